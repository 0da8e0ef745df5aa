package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// exhibitList is the list of facts whose rows are the matter's exhibits.
const exhibitList = "matter.evidence.exhibits"

// Gap is a fact that a paper asks for and nobody has told yet. The paper shows it in brackets at its place.
type Gap struct {
	Fact  string // path; of a list without a row, the path of one of its facts
	Label string // in the language of the paper
	Lang  string // of the paper: "en" or "es"
}

// String is the gap as the paper shows it, without brackets.
func (g Gap) String() string {
	if g.Lang == "es" {
		return g.Label + ": aún no se sabe"
	}
	return g.Label + ": not yet known"
}

// Build makes the document from the facts of one matter. It always gives a document: what is lacking shows in its text
// and in the gaps, each fact once, in reading order. An error means that the template itself cannot be built.
func (t *Template) Build(s *cases.Snapshot) (*Document, []Gap, error) {
	return t.build(s, nil)
}

// build is Build as if nobody had told the facts that lacks names, by their paths with []. needed says that such a fact
// will show as a gap.
func (t *Template) build(s *cases.Snapshot, lacks func(path string, needed bool) bool) (*Document, []Gap, error) {
	b := &builder{t: t, s: s, lacks: lacks, facts: map[string]string{}, cited: map[string]bool{}}
	b.nodes(t.Body)
	if b.err != nil {
		return nil, nil, b.err
	}
	d := &Document{Title: t.Title, Footer: t.Footer, Lang: t.Lang, Look: t.Look, Blocks: b.blocks, Facts: b.facts}
	d.Cited, d.Reader = b.exhibits, t.ReaderIn(s.Matter.Kind)
	d.Notes = slices.Concat(b.notes(), b.storyNotes(), b.remarks, t.origin())
	d.Sources = b.sources
	d.numberSources()
	return d, b.gaps, nil
}

// rowAt is one row of a list that the builder is in.
type rowAt struct {
	list string
	i    int
}

type builder struct {
	t      *Template
	s      *cases.Snapshot
	rows   []rowAt
	blocks []Block
	facts  map[string]string
	gaps   []Gap
	cited  map[string]bool
	parts  int // entries built so far
	err    error
	lacks  func(path string, needed bool) bool // nil where nothing is taken away

	exhibits []string // ids of those that the text names
	remarks  []string // for the attorney's note, of what a chart lacks

	tells   bool // an entry asked for pieces of the story
	sources []Source
}

// mostParts is how many entries of a template are built for one paper, each row of a list counted: lists within lists may
// grow beyond any use.
const mostParts = 50000

func (b *builder) nodes(list []node) {
	for _, n := range list {
		if b.parts++; b.parts > mostParts && b.err == nil {
			b.err = mistake("too-much", "")
		}
		if b.err != nil {
			return
		}
		b.node(n)
	}
}

func (b *builder) node(n node) {
	switch {
	case n.When != nil:
		if b.holds(*n.When) {
			b.nodes(n.Then)
		} else {
			b.nodes(n.Else)
		}
	case n.Each != "":
		b.each(n.Each, n.Where, n.None, nil, func() { b.nodes(n.Do) })
	case n.Nexus:
		b.nexusChart()
	case n.Fragments != nil:
		b.fragments(n.Fragments, n.None)
	case n.Gap != "":
		b.add(Paragraph{Text: Rich{b.gap(n.Gap, text.Regular)}})
	default:
		b.block(n)
	}
}

func (b *builder) add(bl Block) { b.blocks = append(b.blocks, bl) }

// block builds the constructs that are blocks of the document.
func (b *builder) block(n node) {
	switch {
	case n.Caption != nil:
		b.add(Caption{Style: b.captionStyle(n.Caption.Style), Counsel: b.lines(n.Caption.Counsel), Court: b.lines(n.Caption.Court),
			Parties: b.lines(n.Caption.Parties), Right: b.lines(n.Caption.Right)})
	case n.Letterhead != nil:
		b.add(Letterhead{Name: b.rich(n.Letterhead.Name).String(), Contact: b.rich(n.Letterhead.Contact).String()})
	case n.Table != nil:
		b.table(n.Table)
	case n.List != nil:
		b.list(n.List)
	case n.Signature != nil:
		b.add(Signature{Lead: b.rich(n.Signature.Lead), Lines: b.lines(n.Signature.Lines), Dated: n.Signature.Dated})
	case n.Jurat != nil:
		b.add(Jurat{Words: b.rich(n.Jurat.Words), Lines: b.lines(n.Jurat.Lines)})
	case n.Notary != nil:
		b.add(Notary{Kind: n.Notary.Kind, State: b.rich(n.Notary.State), County: b.rich(n.Notary.County), Signer: b.rich(n.Notary.Signer),
			Words: b.rich(n.Notary.Words)})
	case len(n.Tight) > 0:
		b.tight(n.Tight)
	case n.Break:
		b.add(Break{})
	default:
		b.words(n)
	}
}

// captionStyle is the style that the template names, else that of the matter's court, on which the paper then depends.
func (b *builder) captionStyle(name string) CaptionStyle {
	if name != "" && name != "venue" {
		return CaptionStyle(name)
	}
	b.value("matter.relief")
	b.value("matter.venue.state")
	return CaptionOf(b.s.Matter)
}

// tight builds single-spaced lines, such as an address.
func (b *builder) tight(lines []string) {
	var all Rich
	for i, l := range b.lines(lines) {
		if i > 0 {
			all = append(all, text.Span{Text: "\n"})
		}
		all = append(all, l...)
	}
	if len(all) > 0 {
		b.add(Paragraph{Text: all, Tight: true})
	}
}

// words builds the constructs that are one text, and leaves out a void one.
func (b *builder) words(n node) {
	for _, w := range []struct {
		text string
		make func(Rich) Block
	}{
		{n.Title, func(r Rich) Block { return Title{r} }},
		{n.Heading, func(r Rich) Block { return Heading{1, r} }},
		{n.Subheading, func(r Rich) Block { return Heading{2, r} }},
		{n.Numbered, func(r Rich) Block { return Numbered{Text: r, Level: n.Level, Restart: n.Restart} }},
		{n.Para, func(r Rich) Block { return Paragraph{Text: r} }},
		{n.Quote, func(r Rich) Block { return Quote{r} }},
	} {
		if w.text == "" {
			continue
		}
		if r := b.rich(w.text); !void(r, w.text) {
			b.add(w.make(r))
		}
	}
}

func (b *builder) table(n *tableNode) {
	t := Table{Head: b.lines(n.Head), Widths: n.Widths}
	for _, r := range n.Rows {
		if cells := b.cells(r); !lackingRow(cells, r) {
			t.Rows = append(t.Rows, cells)
		}
	}
	if n.Each != "" && !b.each(n.Each, n.Where, n.None, n.Row, func() { t.Rows = append(t.Rows, b.cells(n.Row)) }) {
		return
	}
	b.add(t)
}

func (b *builder) list(n *listNode) {
	l := List{Items: b.lines(n.Items), Lettered: n.Lettered}
	if n.Each != "" && !b.each(n.Each, n.Where, n.None, []string{n.Item}, func() { l.Items = append(l.Items, b.rich(n.Item)) }) {
		return
	}
	if len(l.Items) > 0 {
		b.add(l)
	}
}

// lackingRow reports whether a row of a table only labels what is optional and lacking: a cell came out void, and no
// other cell says a fact.
func lackingRow(cells []Rich, texts []string) bool {
	lacking := false
	for i, s := range texts {
		tokens, err := parseInline(s)
		asks := err == nil && slices.ContainsFunc(tokens, func(t token) bool { return t.fact != "" })
		if asks && !void(cells[i], s) {
			return false
		}
		lacking = lacking || void(cells[i], s)
	}
	return lacking
}

// each runs do for every row of a list that where holds for; false when there was none. An empty list is said: by none
// where the template has it, else as a gap, named after the first fact that a row would print: what else a row knows,
// such as why the client was where, is not for each reader.
func (b *builder) each(list string, where *condition, none *[]node, row []string, do func()) bool {
	n := b.count(list)
	met := false
	for i := range n {
		if b.err != nil {
			return true
		}
		b.rows = append(b.rows, rowAt{list, i})
		if where == nil || b.holds(*where) {
			met = true
			do()
		}
		b.rows = b.rows[:len(b.rows)-1]
	}
	b.facts[b.bind(list)+"["+strconv.Itoa(n)+strings.TrimPrefix(anyFactOf(list), list+"[")] = "" // a further row will make the paper stale
	switch {
	case met:
	case none != nil:
		b.nodes(*none)
	default:
		b.add(Paragraph{Text: Rich{b.gap(printedOf(list, row), text.Regular)}})
	}
	return met
}

// printedOf is the first fact of a list that the texts of a row print, else the list's first.
func printedOf(list string, row []string) string {
	for _, s := range row {
		tokens, _ := parseInline(s)
		for _, t := range tokens {
			if strings.HasPrefix(t.fact, list+"[]") {
				return t.fact
			}
		}
	}
	return anyFactOf(list)
}

// anyFactOf is the first fact that repeats over a list; it stands for the list where the list is empty.
func anyFactOf(list string) string {
	if path, ok := firstOfList()[list]; ok {
		return path
	}
	return list
}

// firstOfList is the first fact of every list, by the list.
var firstOfList = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, f := range cases.Facts() {
		for at := range len(f.Path) {
			if list, rest := f.Path[:at], f.Path[at:]; strings.HasPrefix(rest, "[].") && out[list] == "" {
				out[list] = f.Path
			}
		}
	}
	return out
})

// bind puts the row numbers of the enclosing lists into a path.
func (b *builder) bind(path string) string {
	out := path
	for _, r := range b.rows {
		if strings.HasPrefix(path, r.list+"[]") {
			out = strings.Replace(out, "[]", "["+strconv.Itoa(r.i)+"]", 1)
		}
	}
	return out
}

// value reads a fact that a condition asks about; it is noted as used, because the paper depends on it.
func (b *builder) value(path string) cases.Value {
	path = b.bind(path)
	v := b.told(path, false)
	b.facts[path] = v.String()
	return v
}

// told is what is known of a fact whose rows are chosen.
func (b *builder) told(path string, needed bool) cases.Value {
	v, _ := cases.FactValue(b.s, path)
	if b.lacks != nil && b.lacks(unnumbered(path), needed) {
		return cases.Value{Kind: v.Kind}
	}
	return v
}

// count is the number of rows of a list.
func (b *builder) count(list string) int {
	if b.lacks != nil && b.lacks(list, true) {
		return 0
	}
	n, _ := cases.Rows(b.s, b.bind(list))
	return n
}

var rowNumber = regexp.MustCompile(`\[\d+\]`)

// unnumbered is a path with [] for every row.
func unnumbered(path string) string { return rowNumber.ReplaceAllString(path, "[]") }

func (b *builder) holds(q condition) bool {
	switch {
	case q.Has != "":
		return !b.value(q.Has).Empty()
	case q.Lacks != "":
		return b.value(q.Lacks).Empty()
	case q.Is != "":
		return slices.Contains(q.In, b.value(q.Is).String())
	case q.Rows != "":
		return b.count(q.Rows) > 0
	case len(q.Proves) > 0:
		return b.proves(q.Proves)
	case len(q.All) > 0:
		return !slices.ContainsFunc(q.All, func(c condition) bool { return !b.holds(c) })
	case q.Not != nil:
		return !b.holds(*q.Not)
	}
	return slices.ContainsFunc(q.Any, b.holds)
}

// proves asks the exhibit of the innermost row.
func (b *builder) proves(points []string) bool {
	if len(b.rows) == 0 {
		return false
	}
	list := b.s.Exhibits()
	i := b.rows[len(b.rows)-1].i
	return i < len(list) && slices.ContainsFunc(list[i].Proves, func(p string) bool { return slices.Contains(points, p) })
}

// cells builds the texts of a row, empty ones too: a cell keeps its column.
func (b *builder) cells(list []string) []Rich {
	out := make([]Rich, len(list))
	for i, s := range list {
		out[i] = b.rich(s)
	}
	return out
}

// lines builds several texts without those that are void.
func (b *builder) lines(list []string) []Rich {
	var out []Rich
	for _, s := range list {
		if r := b.rich(s); !void(r, s) {
			out = append(out, r)
		}
	}
	return out
}

// void reports whether a text that the template has came out empty: it holds facts, and all are optional and lacking.
func void(r Rich, s string) bool { return r == nil && s != "" }
