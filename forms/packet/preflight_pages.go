package packet

import (
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases/law"
)

// pages looks at the pages themselves: text, pictures, size, empty corners.
func (p *preflight) pages() {
	p.searchable()
	alone := "Nothing but the page number stands on"
	if p.foreign {
		alone = "Nothing stands on"
	}
	p.sort(Line{Level: Amber, Rule: "blank-pages"}, "No page is empty.", alone, FixEvidence, p.seen.empty)
	p.pageSize()
	p.resolution()
	p.sort(Line{Level: Amber, Rule: "unreadable-scans"}, "", "The words of the picture could not be read, although they were looked for, on", FixEvidence, p.unread())
	p.corner(law.CheckCorner, p.seen.corner, "The upper right corner of the first page is blank.", "The upper right corner, which stays blank for the clerk, is not blank on")
	p.corner(law.CheckCornerLater, p.seen.cornerLater, "The upper right corner of the later pages is blank.", "The upper right corner holds words on")
}

// searchable tells pages whose pictures were read for protected places apart from those that nobody has searched.
func (p *preflight) searchable() {
	var unseen, seen []int
	for _, n := range p.seen.textless {
		if slices.Contains(p.read, n) {
			seen = append(seen, n)
		} else {
			unseen = append(unseen, n)
		}
	}
	l := p.rule(law.CheckText, Amber)
	p.sort(l, "", "Only a picture, whose words were read and searched for protected places but cannot be searched in the file, on", FixOCR, seen)
	few := l
	if few.Level == Red { // a photo with its caption is no scan
		few.Level = Amber
	}
	p.sort(few, "", "A picture with hardly any text, so that most of its words can not be searched or checked for protected places, is on", FixOCR, p.seen.hardly)
	good := "Every page holds text that can be searched."
	if len(seen)+len(p.seen.hardly) > 0 {
		good = ""
	}
	p.sort(l, good, "Only a picture, without text that can be searched or checked for protected places, on", FixOCR, unseen)
}

// pageSize is checked everywhere: a page of another size is printed cut off or
// shrunk.
func (p *preflight) pageSize() {
	p.sort(p.rule(law.CheckPageSize, Amber), "Every page has the size of letter paper.", "Another size than letter paper has", FixEvidence, p.seen.odd)
}

// leastDPI is what the office holds to be readable where no venue says more.
const leastDPI = 100

// resolution looks at pages that are pictures.
func (p *preflight) resolution() {
	if p.seen.closed {
		return
	}
	r, ok := p.pack.Rule(law.CheckDPI)
	least := leastDPI
	if ok && r.Known() {
		least = r.Number()
	}
	var low []int
	for page, dpi := range p.seen.dpi {
		if dpi+dpi/50 < least { // a scanner's 199 is its 200
			low = append(low, page)
		}
	}
	slices.Sort(low)
	p.sort(p.rule(law.CheckDPI, Amber), fmt.Sprintf("Scanned pages have at least %d dots an inch.", least),
		fmt.Sprintf("Fewer than %d dots an inch, so that small letters may not be readable, on", least), FixEvidence, low)
}

// unread are the pages of scans whose words were looked for and not found: a
// text layer was made, and there are no words.
func (p *preflight) unread() []int {
	var out []int
	for i, it := range p.plan.Items {
		if p.foreign || !p.recognised(it.ID) {
			continue
		}
		first, last := p.plan.run(i)
		for _, page := range p.seen.textless {
			if page >= first && page <= last {
				out = append(out, page)
			}
		}
	}
	return out
}

// corner is checked where a venue asks for it.
func (p *preflight) corner(k law.CheckKind, pages []int, good, bad string) {
	if _, ok := p.pack.Rule(k); ok {
		p.sort(p.rule(k, Amber), good, bad, FixDocument, pages)
	}
}
