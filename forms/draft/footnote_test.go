package draft

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"pgregory.net/rapid"
)

// notedText is a paragraph whose nth footnote hangs behind its nth stretch of words.
func notedText(stretches []int, notes []int) Rich {
	var r Rich
	for i, n := range stretches {
		sp := text.Span{Text: words(n) + " "}
		if i < len(notes) {
			sp.Note = []text.Span{{Text: words(notes[i])}}
		}
		r = append(r, sp)
	}
	return r
}

// A note begins on the page of its mark, its lines follow each other from page to page, and none is lost.
func TestNotesBeginOnThePageOfTheirMark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Document{Look: rapid.SampledFrom(everyLook).Draw(t, "look")}
		some := func(what string, most int) []int {
			return rapid.SliceOfN(rapid.IntRange(1, most), 1, 5).Draw(t, what)
		}
		for range rapid.IntRange(1, 12).Draw(t, "paragraphs") {
			r := notedText(some("words", 120), some("notes", 90))
			if rapid.Bool().Draw(t, "quoted") {
				d.Blocks = append(d.Blocks, Quote{r})
			} else {
				d.Blocks = append(d.Blocks, Numbered{Text: r})
			}
		}
		c := compiled(d, pdfw.New(&bytes.Buffer{}))
		pages := paginate(c.flows, c.look)
		checkMargins(t, pages, c.look)
		markOn, begun, drawn := map[int]int{}, map[int]int{}, map[*flow]int{}
		byFlow := map[*flow]int{}
		for _, n := range c.notes {
			byFlow[n.flow] = n.number
		}
		for page, pieces := range pages {
			for _, p := range pieces {
				for _, h := range p.f.notesOf(p.from, p.to) {
					markOn[h.number] = page
				}
				if !p.f.note {
					continue
				}
				if p.from != drawn[p.f] {
					t.Fatalf("note %d goes on at line %d after line %d", byFlow[p.f], p.from, drawn[p.f])
				}
				drawn[p.f] = p.to
				if p.from == 0 {
					begun[byFlow[p.f]] = page
				}
				if n := p.to - p.from; n == 1 && p.f.rows() > 1 {
					t.Fatalf("a single line of note %d stands on page %d", byFlow[p.f], page+1)
				}
			}
		}
		for _, n := range c.notes {
			if drawn[n.flow] != n.flow.rows() {
				t.Fatalf("note %d: %d of %d lines are on a page", n.number, drawn[n.flow], n.flow.rows())
			}
			if begun[n.number] != markOn[n.number] {
				t.Fatalf("the mark of note %d stands on page %d, the note begins on page %d", n.number, markOn[n.number]+1, begun[n.number]+1)
			}
		}
	})
}

// A note that is longer than a page goes on from page to page, also after the text has ended.
func TestNoteLongerThanAPage(t *testing.T) {
	for _, lk := range everyLook {
		d := &Document{Look: lk, Blocks: []Block{Paragraph{Text: notedText([]int{20, 20}, []int{3000})}}}
		pages, err := laidOut(d)
		if err != nil || len(pages) < 3 {
			t.Fatalf("%s: %d pages, %v", lk, len(pages), err)
		}
		checkMargins(t, pages, lookOf(lk))
	}
}

func TestNotesAreNumberedAndTagged(t *testing.T) {
	need(t, "pdfinfo", "the tags of footnotes were not checked")
	note := func(s string) text.Span { return Noted(Rich{{Text: s}}) }
	d := &Document{Title: "T", Footer: "F", Look: Pleading, Blocks: []Block{
		Caption{Court: []Rich{Plain("COURT")}, Parties: []Rich{{{Text: "J. D.,"}, note("A name for this case only.")}}},
		Paragraph{Text: Rich{{Text: "First"}, note("Words of the second."), {Text: " and after."}}},
		Table{Head: []Rich{Plain("Head")}, Rows: [][]Rich{{Rich{{Text: "Cell"}, note("Words of the third.")}}}},
		List{Items: []Rich{{{Text: "Item"}, {Text: " more", Note: []text.Span{{Text: "Words of the fourth,"}, {Text: " with one", Note: []text.Span{{Text: "within"}}}}}}}},
	}}
	pdf, err := Render(d)
	if err != nil {
		t.Fatal(err)
	}
	tree := strings.Join(strings.Fields(run(t, pdf, "pdfinfo", "-struct-text", "FILE")), " ")
	at := 0
	for _, want := range []string{`"J. D.,"`, "Reference", `"¹"`, "Note", "Lbl", `"¹"`, `"A name for this case only."`,
		`"First"`, "Reference", `"²"`, `" and after."`, "Note", `"Words of the second."`,
		"TD", `"Cell"`, `"³"`, "Note", `"Words of the third."`, "LBody", `"⁴"`, "Note", `"Words of the fourth, with one (within)"`} {
		i := strings.Index(tree[at:], want)
		if i < 0 {
			t.Fatalf("%s is missing or out of order in\n%s", want, tree)
		}
		at += i + len(want)
	}
	words := extract(t, pdf)
	if !regexp.MustCompile(`(?s)First² and after\..*¹ ?A name for this case only\.\n ?² ?Words of the second\.`).MatchString(words) {
		t.Errorf("the notes do not follow the text of their page:\n%s", words)
	}
}

func TestRaised(t *testing.T) {
	for n, want := range map[int]string{1: "¹", 10: "¹⁰", 247: "²⁴⁷"} {
		if got := raised(n); got != want {
			t.Errorf("raised(%d) = %s, want %s", n, got, want)
		}
	}
}

// A table head with a note is shown again overleaf, its note is not.
func TestNoteOfARepeatedHead(t *testing.T) {
	var rows [][]Rich
	for i := range 90 {
		rows = append(rows, []Rich{Plain(fmt.Sprint(i)), Plain(words(12))})
	}
	d := &Document{Look: Pleading, Blocks: []Block{Table{Head: []Rich{Plain("No."), {{Text: "What", Note: []text.Span{{Text: "Once."}}}}}, Rows: rows}}}
	pages, err := laidOut(d)
	if err != nil || len(pages) < 3 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	notes := 0
	for n, page := range pages {
		for _, p := range page {
			if p.f.note {
				notes++
			}
		}
		if n > 0 && !page[0].repeat {
			t.Errorf("page %d begins without the head row", n+1)
		}
	}
	if notes != 1 {
		t.Errorf("the note stands on %d pages", notes)
	}
}
