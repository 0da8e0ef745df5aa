package packet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// signatures lists every place where a hand still signs. A paper counts as signed when the scan of the signed pages was
// added as a copy of exactly these bytes: a paper made anew is signed anew.
func (p *preflight) signatures() {
	asked, open := 0, 0
	l := p.rule(law.CheckSignatures, Amber)
	for i, it := range p.plan.Items {
		about, ok := p.about(it)
		if it.Kind != Form && it.Kind != Document || !ok || len(about.Sign) == 0 {
			continue
		}
		asked++
		if p.signed(it) {
			continue
		}
		open++
		first, last := p.plan.run(i)
		var pages []int
		for _, page := range about.Sign {
			at := first + page - 1
			if page == 0 || at > last {
				at = last
			}
			if !slices.Contains(pages, at) {
				pages = append(pages, at)
			}
		}
		line := l
		line.Page, line.Item = pages[0], it.ID
		p.bad(line, "A signature is still to be made by hand on "+p.list(pages)+".", FixSign)
	}
	if asked > 0 && open == 0 {
		p.good(l, "Every paper that asks for a signature was signed, as its scan shows.")
	}
}

// signed reports whether the signed scan of an item's bytes is at hand.
func (p *preflight) signed(it Item) bool {
	made := ""
	if f, ok := p.filled(it.ID); ok {
		made = formBlob(f).SHA256
	} else if d, ok := p.document(it.ID); ok {
		made = d.PDF.SHA256
	}
	return slices.ContainsFunc(p.snap.Copies, func(c cases.WorkingCopy) bool {
		return c.SourceID == it.ID && c.Step == cases.Signed && c.FromSHA256 == made && made != ""
	})
}

// editionPrinted is how agencies print the edition on a page.
var editionPrinted = regexp.MustCompile(`(?i)\bedition(?: date)?[ :]*(\d{2}/\d{2}/\d{2,4})\b`)

// editions reads the edition that the pages of a form print, and holds it against what the office knows.
func (p *preflight) editions() {
	for i, it := range p.plan.Items {
		f, ok := p.filled(it.ID)
		if !ok {
			continue
		}
		first, last := p.plan.run(i)
		var printed []string
		for n := first; n <= last; n++ {
			for _, m := range editionPrinted.FindAllStringSubmatch(p.seen.text[n], -1) {
				if !slices.Contains(printed, m[1]) {
					printed = append(printed, m[1])
				}
			}
		}
		same := p.rule(law.CheckSameEdition, Amber)
		same.Page, same.Item = first, f.ID
		switch {
		case len(printed) > 1:
			p.bad(same, fmt.Sprintf("Form %s has pages of %d editions. Print it anew from one blank.", f.Form, len(printed)), FixForm)
		case len(printed) == 1 && f.Edition != "" && !sameEdition(printed[0], f.Edition):
			p.bad(same, fmt.Sprintf("Form %s prints another edition than the one it was filled for.", f.Form), FixForm)
		case len(printed) == 1:
			same.Page = 0
			p.good(same, fmt.Sprintf("All pages of form %s that print an edition print the same.", f.Form))
		}
		p.current(it, f, first)
	}
}

// formPrinted is how agencies print the form on a page.
var formPrinted = regexp.MustCompile(`\bForm ([A-Z]{1,4}-\d{1,4}[A-Z]{0,2})\b`)

// mixedEditions reads from a file that was made elsewhere which edition each page of a form prints.
func (p *preflight) mixedEditions() {
	l := p.rule(law.CheckSameEdition, Amber)
	first := map[string]string{}
	var mixed []int
	for n := 1; n <= p.seen.pages; n++ {
		form, edition := formPrinted.FindStringSubmatch(p.seen.text[n]), editionPrinted.FindStringSubmatch(p.seen.text[n])
		if form == nil || edition == nil {
			continue
		}
		if was := first[form[1]]; was == "" {
			first[form[1]] = edition[1]
		} else if !sameEdition(was, edition[1]) {
			mixed = append(mixed, n)
		}
	}
	if len(first) == 0 {
		if l.Venue != "" {
			l.Level = Info
			p.bad(l, "No edition of a form was found in the text. Look at the foot of each page.", FixForm)
		}
		return
	}
	p.sort(l, "All pages of a form that print an edition print the same.", "Another edition than on the first page of its form stands on", FixForm, mixed)
}

// current holds a form's edition against the newest one known.
func (p *preflight) current(it Item, f cases.FilledForm, page int) {
	about, ok := p.about(it)
	if !ok {
		return
	}
	l := p.rule(law.CheckEdition, Amber)
	l.Page, l.Item = page, f.ID
	switch {
	case about.NotNow != "":
		p.bad(l, fmt.Sprintf("Form %s is of an edition that the agency does not take today. Import the edition in force and prepare the form again.", f.Form), FixForm)
	case about.Newest != "" && !sameEdition(about.Newest, f.Edition):
		p.bad(l, fmt.Sprintf("A newer edition of form %s is known. Look at the agency's page which one it takes.", f.Form), FixForm)
	case about.Newest != "":
		l.Page = 0
		p.good(l, fmt.Sprintf("Form %s is of the newest edition known on %s. Look at the agency's page on the day of filing.", f.Form, about.AsOf))
	}
}

// sameEdition compares editions as printed: 01/20/25 and 01/20/2025 are one.
func sameEdition(a, b string) bool {
	short := func(s string) string {
		if m := regexp.MustCompile(`^(\d{2}/\d{2}/)(?:20)?(\d{2})$`).FindStringSubmatch(strings.TrimSpace(s)); m != nil {
			return m[1] + m[2]
		}
		return strings.TrimSpace(s)
	}
	return short(a) == short(b)
}

// exhibitNamed is how a drafted paper names an exhibit.
var exhibitNamed = regexp.MustCompile(`\bExhibits? ((?:[A-Z]{1,2}|\d{1,3})(?:(?:, and |, | and | & )(?:[A-Z]{1,2}|\d{1,3}))*)\b`)

// cited looks for exhibits that a paper names and the packet does not hold.
func (p *preflight) cited() {
	have := map[string]bool{}
	for _, it := range p.plan.Items {
		have[it.Label] = it.Label != ""
	}
	for i, it := range p.plan.Items {
		if it.Kind != Document {
			continue
		}
		first, last := p.plan.run(i)
		for n := first; n <= last; n++ {
			for _, label := range labelsIn(p.seen.text[n]) {
				if have[label] {
					continue
				}
				have[label] = true // said once
				p.put(Line{Level: Amber, Rule: "exhibit-cited", Page: n, Fix: FixExhibits, Item: it.ID,
					Text: fmt.Sprintf("The paper on page %s names Exhibit %s, which is not in this packet.", p.plan.Job.Number(n), label)})
			}
		}
	}
}

// labelsIn are the exhibits that a text names. The words below the heading "Index of Exhibits" are no labels: a name
// that begins with M, with a letter behind it that English does not have, would read as one.
func labelsIn(text string) []string {
	var out []string
	for _, at := range exhibitNamed.FindAllStringSubmatchIndex(text, -1) {
		if next, _ := utf8.DecodeRuneInString(text[at[1]:]); unicode.In(next, unicode.L, unicode.M) || strings.HasSuffix(text[:at[0]], "Index of ") {
			continue
		}
		for _, label := range regexp.MustCompile(`[A-Z]{1,2}|\d{1,3}`).FindAllString(text[at[2]:at[3]], -1) {
			if !slices.Contains(out, label) {
				out = append(out, label)
			}
		}
	}
	return out
}

// translations looks whether each exhibit in another language has its English translation in the packet, and whether
// somebody certified it (8 CFR 103.2(b)(3)).
func (p *preflight) translations() {
	l := p.rule(law.CheckTranslation, Amber)
	in := map[string]bool{}
	for _, it := range p.plan.Items {
		in[it.ID] = true
	}
	foreign, clean := 0, true
	for i, it := range p.plan.Items {
		at := slices.IndexFunc(p.snap.Evidence, func(e cases.EvidenceItem) bool { return e.ID == it.ID })
		if at < 0 || p.snap.Evidence[at].Language == "" || p.snap.Evidence[at].Language == "en" {
			continue
		}
		e := p.snap.Evidence[at]
		foreign++
		bad := l
		bad.Page, bad.Item = p.plan.Place(i).Number, e.ID
		switch page := p.plan.Job.Number(bad.Page); {
		case e.Translation == "" || !in[e.Translation]:
			p.bad(bad, "What begins on page "+page+" is in another language, and its English translation is not in the packet.", FixTranslate)
			clean = false
		case e.Certificate == "" || !in[e.Certificate]:
			p.bad(bad, "The translation of what begins on page "+page+" has no translator's certificate in the packet.", FixTranslate)
			clean = false
		}
	}
	if foreign > 0 && clean {
		p.good(l, "Every paper in another language has its certified translation.")
	}
}

// recognised reports whether words were looked for in an item's scan: a copy with a text layer was made.
func (p *preflight) recognised(id string) bool {
	return p.snap != nil && slices.ContainsFunc(p.snap.Copies, func(c cases.WorkingCopy) bool { return c.SourceID == id && c.Step == cases.TextLayer })
}
