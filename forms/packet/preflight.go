package packet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// Level is how much a preflight line weighs.
type Level string

// The levels. A red line is printed and does not stop the packet: the person
// who files decides.
const (
	Red   Level = "red"
	Amber Level = "amber"
	Green Level = "green"
)

// Line is one finding about the final bytes.
type Line struct {
	Level Level  `json:"level"`
	Rule  string `json:"rule"`           // id of the rule, permanent
	Cite  string `json:"cite,omitempty"` // where the rule of the venue stands; "" = the office's own check
	Text  string `json:"text"`           // for a person; no words of a client
	Page  int    `json:"page,omitempty"` // the first page it concerns
}

var ssnPattern = regexp.MustCompile(`\b\d{3}-\d{2}-\d{4}\b`)

// preflight turns what was read back, and what the records still say, into
// lines.
type preflight struct {
	plan   *Plan
	seen   *seen
	snap   *cases.Snapshot
	to     cases.Recipient
	names  []string // of the files
	minors []int    // pages that name a minor in full
	today  cases.Date
	cites  cites
	lines  []Line
}

func (p *preflight) run() []Line {
	p.cites = citesOf(p.snap.Matter)
	p.numbers()
	p.contents()
	p.searchable()
	p.active()
	p.identifiers()
	p.fileNames()
	p.emptyPages()
	p.size()
	p.forms()
	p.documents()
	p.leftOut()
	p.repairs()
	p.wishes()
	return p.lines
}

// say adds a line: good when pages is empty, else bad, which ends before "page",
// with those pages.
func (p *preflight) say(rule, cite, good string, level Level, bad string, pages []int) {
	if len(pages) == 0 {
		p.lines = append(p.lines, Line{Level: Green, Rule: rule, Cite: cite, Text: good})
		return
	}
	p.lines = append(p.lines, Line{Level: level, Rule: rule, Cite: cite, Text: bad + " " + p.list(pages) + ".", Page: pages[0]})
}

// list names pages as a sentence does, the first ten of them.
func (p *preflight) list(pages []int) string {
	var s []string
	for _, n := range pages[:min(len(pages), 10)] {
		s = append(s, p.plan.Job.Number(n))
	}
	switch more := len(pages) - len(s); {
	case len(s) == 1:
		return "page " + s[0]
	case more > 0:
		return fmt.Sprintf("pages %s and %d more", strings.Join(s, ", "), more)
	}
	last := len(s) - 1
	return "pages " + strings.Join(s[:last], ", ") + " and " + s[last]
}

func (p *preflight) numbers() {
	if p.seen.pages != p.plan.Last {
		p.lines = append(p.lines, Line{Level: Red, Rule: "page-count", Cite: p.cites.numbers,
			Text: fmt.Sprintf("The file has %d pages, the plan says %d.", p.seen.pages, p.plan.Last)})
	}
	p.say("page-numbers", p.cites.numbers, fmt.Sprintf("Every page carries its number, 1 to %d.", p.plan.Last),
		Red, "The number does not stand in its place on", p.seen.misplaced)
	p.say("number-covers", "", "No page number covers words of its page.",
		Amber, "The page number covers words on", p.seen.covered)
	p.say("page-counter", p.cites.numbers, "The page counter of a viewer shows the printed numbers.",
		Red, "The page counter of a viewer differs from the printed number on", p.seen.mislabel)
}

func (p *preflight) contents() {
	want := 0
	for i := range p.plan.Items {
		if p.plan.Place(i).Part == 1 {
			want++
		}
	}
	if p.seen.links != want {
		p.lines = append(p.lines, Line{Level: Red, Rule: "contents", Cite: p.cites.contents,
			Text: fmt.Sprintf("The contents have %d links for %d entries.", p.seen.links, want)})
		return
	}
	p.say("contents", p.cites.contents, "Every entry of the contents leads to the page it names.",
		Red, "An entry of the contents leads elsewhere on", p.seen.wrongLink)
}

func (p *preflight) searchable() {
	p.say("text-on-every-page", p.cites.text, "Every page holds text that can be searched.",
		Amber, "Only a picture, without text that can be searched or checked for protected places, on", p.seen.textless)
}

func (p *preflight) active() {
	if len(p.seen.active) > 0 {
		p.lines = append(p.lines, Line{Level: Red, Rule: "active-content", Cite: p.cites.active,
			Text: "The file still holds " + strings.Join(p.seen.active, ", ") + "."})
		return
	}
	p.lines = append(p.lines, Line{Level: Green, Rule: "active-content", Cite: p.cites.active, Text: "No password, script, attached file or open form field."})
}

// identifiers is red where the public reads the file.
func (p *preflight) identifiers() {
	level := Amber
	if p.to == cases.CourtPublic {
		level = Red
	}
	p.say("identifiers", p.cites.identifiers, "No Social Security number was found in the text.",
		level, "A number in the form of a Social Security number stands on", p.seen.ssn)
}

func (p *preflight) fileNames() {
	for _, name := range p.names {
		for _, w := range tokens(p.snap.Client.Name.Full() + " " + p.snap.Client.ChosenName) {
			if len(w) > 2 && strings.Contains(fold(name), w) {
				p.lines = append(p.lines, Line{Level: Red, Rule: "file-names", Text: "A file name holds part of the client's name."})
				return
			}
		}
	}
	p.lines = append(p.lines, Line{Level: Green, Rule: "file-names", Text: "File names and document properties hold no name."})
}

func (p *preflight) emptyPages() {
	p.say("blank-pages", "", "No page is empty.", Amber, "Nothing but the page number stands on", p.seen.empty)
}

func (p *preflight) size() {
	if limit := p.plan.Job.MaxPart; limit > 0 && p.seen.largest > limit {
		p.lines = append(p.lines, Line{Level: Red, Rule: "size",
			Text: fmt.Sprintf("The largest part has %d bytes; %d are allowed.", p.seen.largest, limit)})
	}
}

// forms says what the forms of the packet still need.
func (p *preflight) forms() {
	for i, it := range p.plan.Items {
		at := p.plan.Place(i).Number
		switch it.Kind {
		case Missing:
			level := Red
			if !p.to.NeedsRelease() { // the office's and the client's own copies
				level = Amber
			}
			p.lines = append(p.lines, Line{Level: level, Rule: "form-missing", Page: at,
				Text: "A form is not in the packet yet; a sheet keeps its place on page " + p.plan.Job.Number(at) + "."})
		case Form:
			for _, f := range p.snap.Forms {
				if f.ID == it.ID {
					p.form(f, at)
				}
			}
		}
	}
}

func (p *preflight) form(f cases.FilledForm, at int) {
	inFamily := func(r cases.Relative) bool { return r.ID == f.Relative }
	if f.Relative != "" && !slices.ContainsFunc(p.snap.Client.Family, inFamily) {
		p.lines = append(p.lines, Line{Level: Red, Rule: "form-relative", Page: at,
			Text: fmt.Sprintf("Form %s is about a person who is no longer in the family list. Prepare the matter's forms again, and it goes.", f.Form)})
	}
	if f.Overflow > 0 {
		p.lines = append(p.lines, Line{Level: Red, Rule: "form-overflow", Page: at,
			Text: fmt.Sprintf("On form %s, %s not fit and %s not been placed elsewhere.", f.Form, counted(f.Overflow, "answer does", "answers do"), hasHave(f.Overflow))})
	}
	if len(f.Open) > 0 {
		p.lines = append(p.lines, Line{Level: Amber, Rule: "form-open", Page: at,
			Text: fmt.Sprintf("On form %s, %s a look before filing.", f.Form, counted(len(f.Open), "point needs", "points need"))})
	}
}

func (p *preflight) documents() {
	for i, it := range p.plan.Items {
		for _, d := range p.snap.Documents {
			if d.ID == it.ID && len(d.Gaps) > 0 {
				at := p.plan.Place(i).Number
				p.lines = append(p.lines, Line{Level: Amber, Rule: "document-gaps", Page: at,
					Text: fmt.Sprintf("In the document on page %s, %s still open.", p.plan.Job.Number(at), counted(len(d.Gaps), "fact is", "facts are"))})
			}
		}
	}
}

// leftOut counts the evidence that nobody has made an exhibit: what came in
// last is not left behind unseen.
func (p *preflight) leftOut() {
	n := 0
	for _, e := range p.snap.Evidence {
		if e.Exhibit.Order == 0 {
			n++
		}
	}
	if n > 0 {
		p.lines = append(p.lines, Line{Level: Amber, Rule: "evidence-left-out",
			Text: counted(n, "piece", "pieces") + " of this matter’s evidence " + isAre(n) + " not among the exhibits of this packet."})
	}
}

func (p *preflight) repairs() {
	for i, it := range p.plan.Items {
		for _, s := range it.Steps {
			if s == stepRepaired {
				at := p.plan.Place(i).Number
				p.lines = append(p.lines, Line{Level: Amber, Rule: "repaired", Page: at,
					Text: "A damaged file was repaired to be filed; compare it with the original from page " + p.plan.Job.Number(at) + " on."})
			}
		}
	}
}

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func hasHave(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}
