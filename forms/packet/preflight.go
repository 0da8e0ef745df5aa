package packet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Level is how much a preflight line weighs.
type Level string

// The levels. A red line is printed and does not stop the packet: the person
// who files decides. Info only tells.
const (
	Red   Level = "red"
	Amber Level = "amber"
	Info  Level = "info"
	Green Level = "green"
)

// What a person opens to mend what a line says.
const (
	FixForm      = string(law.FixForm)
	FixEvidence  = string(law.FixEvidence)
	FixOCR       = string(law.FixOCR)
	FixRedact    = string(law.FixRedact)
	FixTranslate = string(law.FixTranslate)
	FixDocument  = string(law.FixDocument)
	FixRelease   = string(law.FixRelease)
	FixVenue     = string(law.FixVenue)
	FixDate      = string(law.FixDate)
	FixSign      = string(law.FixSign)
	FixExhibits  = string(law.FixExhibits)
	FixBuild     = string(law.FixBuild)
	FixFamily    = string(law.FixFamily)
)

// Line is one finding about the final bytes.
type Line struct {
	Level   Level  `json:"level"`
	Rule    string `json:"rule"`              // what was checked, permanent: a law.CheckKind, or one of the office's own
	Venue   string `json:"venue,omitempty"`   // id of the venue pack's rule; "" = the office's own check
	Cite    string `json:"cite,omitempty"`    // where the rule of the venue stands; "" = the office's own check
	Confirm bool   `json:"confirm,omitempty"` // the text of the rule was not read: confirm before relying
	Text    string `json:"text"`              // for a person; no words of a client
	Page    int    `json:"page,omitempty"`    // the first page it concerns
	Fix     string `json:"fix,omitempty"`     // what mends it, one of the Fix constants
	Item    string `json:"item,omitempty"`    // id of the record the fix is about
}

// preflight turns what was read back, and what the records still say, into
// lines.
type preflight struct {
	plan     *Plan
	seen     *seen
	snap     *cases.Snapshot
	to       cases.Recipient
	names    []string // of the files
	minors   []int    // pages that name a minor in full
	read     []int    // pages whose pictures were read for protected places
	today    cases.Date
	pack     law.VenuePack
	known    bool // pack is one
	papers   func(kind Kind, name, edition string) (PaperFacts, bool)
	toLookAt func(cases.Document) int
	foreign  bool // a finished file from elsewhere: no plan, no records
	lines    []Line
}

func (p *preflight) run() []Line {
	p.venue()
	p.byEye()
	p.numbers()
	p.contents()
	p.pages()
	p.file()
	p.hidden()
	p.fileNames()
	if p.foreign {
		p.mixedEditions()
		p.notLooked()
		return p.lines
	}
	p.forms()
	p.editions()
	p.signatures()
	p.samePerson()
	p.supplementB()
	p.documents()
	p.proofs()
	p.cited()
	p.told()
	p.keptBack()
	p.together()
	p.translations()
	p.painted()
	p.paintedAlike()
	p.paintedForOthers()
	p.leftOut()
	p.unprinted()
	p.repairs()
	p.wishes()
	return p.lines
}

// venue says where no rules of the court are at hand: silence would read as
// consent.
func (p *preflight) venue() {
	if p.known || p.foreign && p.pack.ID == "" {
		return
	}
	p.put(Line{Level: Info, Rule: "venue-unknown", Fix: FixVenue,
		Text: "No rules of this court or agency are at hand. Only what holds everywhere was checked; look at the court's own rules."})
}

// ofRecords are the checks that need more than a finished file: the plan of the packet, or what the records say.
var ofRecords = []law.CheckKind{
	law.CheckPartNames, law.CheckNumbers, law.CheckCounter, law.CheckContents, law.CheckOneDocument, law.CheckLeadDocument, law.CheckSealed,
	law.CheckConfidential, law.CheckService, law.CheckInterpreted, law.CheckEdition, law.CheckBlanks, law.CheckSignatures, law.CheckSuppB,
	law.CheckSamePerson, law.CheckTranslation, law.CheckMinor, law.CheckHome,
}

// notLooked names what this place asks for and a finished file alone does not tell: silence would read as consent.
func (p *preflight) notLooked() {
	for _, k := range ofRecords {
		if r, ok := p.pack.Rule(k); ok {
			l := p.rule(k, Info)
			l.Level, l.Fix, l.Text = Info, "", "Look at this yourself, a file alone does not tell it: "+r.Words("en")
			p.put(l)
		}
	}
}

// byEye tells what this place asks for and only a person can look at.
func (p *preflight) byEye() {
	if r, ok := p.pack.Rule(law.CheckByEye); ok {
		l := p.rule(law.CheckByEye, Info)
		l.Fix, l.Text = "", "Look at this yourself: "+r.Words("en")
		p.put(l)
	}
}

// put adds a line.
func (p *preflight) put(l Line) { p.lines = append(p.lines, l) }

// rule begins the line of a check: with the venue's citation and severity where
// its pack has the rule, else with the office's own level.
func (p *preflight) rule(k law.CheckKind, own Level) Line {
	r, ok := p.pack.Rule(k)
	if !ok {
		return Line{Level: own, Rule: string(k)}
	}
	l := Line{Level: levelOf(r.Severity), Rule: string(k), Venue: r.ID, Cite: r.Cite(), Confirm: !r.Sure(), Fix: string(r.Fix)}
	return l
}

func levelOf(s law.Severity) Level {
	switch s {
	case law.Block:
		return Red
	case law.Warn:
		return Amber
	}
	return Info
}

// good, and bad, end a line that a rule began.
func (p *preflight) good(l Line, text string) {
	l.Level, l.Text, l.Fix = Green, text, ""
	p.put(l)
}

func (p *preflight) bad(l Line, text, fix string) {
	if l.Fix == "" {
		l.Fix = fix
	}
	l.Text = text
	p.put(l)
}

// sort ends a line by its pages: good when there are none, else bad, which ends
// before "page", with those pages.
func (p *preflight) sort(l Line, good, bad, fix string, pages []int) {
	if len(pages) == 0 {
		if good != "" {
			p.good(l, good)
		}
		return
	}
	l.Page = pages[0]
	if l.Item == "" {
		l.Item = p.itemAt(pages[0])
	}
	p.bad(l, bad+" "+p.list(pages)+".", fix)
}

// itemAt is the id of what stands on a page, "" for a sheet of ours.
func (p *preflight) itemAt(page int) string {
	for i, it := range p.plan.Items {
		if first, last := p.plan.run(i); page >= first && page <= last && it.Kind != Missing {
			return it.ID
		}
	}
	return ""
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

// numbers compares the printed numbers, the counter of a viewer and the plan.
func (p *preflight) numbers() {
	if p.foreign {
		return
	}
	if p.seen.pages != p.plan.Pages() {
		p.bad(Line{Level: Red, Rule: "page-count", Cite: p.rule(law.CheckNumbers, Red).Cite},
			fmt.Sprintf("The file has %d pages, the plan says %d.", p.seen.pages, p.plan.Pages()), FixBuild)
	}
	p.sort(p.rule(law.CheckNumbers, Red), "Every page carries its number, "+p.plan.Job.Number(p.plan.Parts[0].First)+" to "+p.plan.Job.Number(p.plan.Last)+".",
		"The number does not stand in its place on", FixBuild, p.seen.misplaced)
	p.sort(Line{Level: Amber, Rule: "number-covers"}, "No page number covers words of its page.",
		"The page number covers words on", FixEvidence, p.seen.covered)
	p.sort(p.rule(law.CheckCounter, Red), "The page counter of a viewer shows the printed numbers.",
		"The page counter of a viewer differs from the printed number on", FixBuild, p.seen.mislabel)
}

func (p *preflight) contents() {
	if p.foreign {
		return
	}
	want := 0
	for i := range p.plan.Items {
		if p.plan.Place(i).Part == 1 {
			want++
		}
	}
	if p.seen.links != want {
		p.bad(p.rule(law.CheckContents, Red), fmt.Sprintf("The contents have %d links for %d entries.", p.seen.links, want), FixBuild)
		return
	}
	p.sort(p.rule(law.CheckContents, Red), "Every entry of the contents leads to the page it names.",
		"An entry of the contents leads elsewhere on", FixBuild, p.seen.wrongLink)
}

// fileNames looks at the names of the files and at the properties inside them.
func (p *preflight) fileNames() {
	l := p.rule(law.CheckFileNames, Red)
	if p.foreign {
		if len(p.seen.properties) > 0 {
			p.bad(Line{Level: Info, Rule: "properties"}, "The properties of the file name a person or a program: look at them before it leaves.", FixBuild)
		}
		return
	}
	var client []string
	for _, w := range tokens(p.snap.Client.Name.Full() + " " + p.snap.Client.ChosenName) {
		if len(w) > 2 {
			client = append(client, w)
		}
	}
	holds := func(text string) bool {
		return slices.ContainsFunc(tokens(text), func(w string) bool { return slices.Contains(client, w) })
	}
	switch {
	case slices.ContainsFunc(p.names, holds):
		p.bad(l, "A file name holds part of the client's name.", FixBuild)
	case slices.ContainsFunc(p.seen.properties, holds):
		p.bad(l, "The properties of the file hold part of the client's name.", FixBuild)
	default:
		p.good(l, "File names and document properties hold no name.")
	}
}

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
