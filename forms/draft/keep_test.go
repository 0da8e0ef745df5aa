package draft

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// A heading stays with what follows it, even where that is more than a page has room for, and where a long footnote hangs
// on the heading.
func TestHeadingStaysWithMuch(t *testing.T) {
	row := func(n int) []Rich { return []Rich{Plain("A"), Plain(words(n))} }
	for name, blocks := range map[string][]Block{
		"tall rows":    {Heading{1, Plain("TALL")}, Table{Rows: [][]Rich{row(250), row(250), row(12)}}},
		"a giant row":  {Heading{1, Plain("TALL")}, Table{Rows: [][]Rich{row(12), row(900), row(12)}}},
		"a long note":  {Heading{1, Rich{text.Span{Text: "NOTED", Note: Plain(words(900))}}}, Paragraph{Text: Plain(words(100))}},
		"a noted name": {Title{Rich{text.Span{Text: "NOTED", Note: Plain(words(900))}}}, Paragraph{Text: Plain(words(100))}},
	} {
		for _, lk := range everyLook {
			for fill := range 50 {
				d := &Document{Look: lk}
				for range fill {
					d.Blocks = append(d.Blocks, Paragraph{Text: Plain("One line.")})
				}
				d.Blocks = append(d.Blocks, blocks...)
				pages, err := laidOut(d)
				if err != nil {
					t.Fatal(err)
				}
				checkMargins(t, pages, lookOf(lk))
				for n, page := range pages[:len(pages)-1] {
					var last piece
					for _, p := range page {
						if !p.f.note {
							last = p
						}
					}
					if last.f != nil && last.f.keep && last.f.rows() == 1 {
						t.Errorf("%s, %s, %d lines above: page %d ends with the heading", name, lk, n+1, fill)
					}
				}
			}
		}
	}
}

// Footnotes that wait for their page fill the page that has no text to offer.
func TestWaitingNotesFillThePage(t *testing.T) {
	var r Rich
	for range 40 {
		r = append(r, text.Span{Text: "word ", Note: Plain(words(80))})
	}
	for _, lk := range everyLook {
		pages, err := laidOut(&Document{Look: lk, Blocks: []Block{Paragraph{Text: r}}})
		if err != nil {
			t.Fatal(err)
		}
		checkMargins(t, pages, lookOf(lk))
		for n, page := range pages[:len(pages)-1] {
			used := 0.0
			if next := pages[n+1]; !slices.ContainsFunc(next, func(p piece) bool { return p.f.note && p.from > 0 }) {
				continue
			}
			for _, p := range page {
				used += p.f.height(p.to - p.from)
			}
			if room := lookOf(lk).tall() - used; room > 120 {
				t.Errorf("%s: page %d of %d has %.0f points empty while footnotes wait", lk, n+1, len(pages), room)
			}
		}
	}
}

// The last footnote ends the paper: no empty page follows it, whatever its length.
func TestNoEmptyPageAfterTheNotes(t *testing.T) {
	for _, lk := range everyLook {
		for n := 20; n < 1500; n += 20 {
			pages, err := laidOut(&Document{Look: lk, Blocks: []Block{Paragraph{Text: Rich{{Text: words(100), Note: Plain(words(n))}}}}})
			if err != nil {
				t.Fatal(err)
			}
			checkMargins(t, pages, lookOf(lk))
			if last := pages[len(pages)-1]; len(last) == 0 {
				t.Errorf("%s, a note of %d words: page %d is empty", lk, n, len(pages))
			}
		}
	}
}
