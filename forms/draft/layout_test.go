package draft

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"pgregory.net/rapid"
)

// All looks and styles of a caption.
var (
	everyLook = []Look{Pleading, Letter, CaliforniaPleading, Chart}
	captions  = []CaptionStyle{PlainCaption, Federal, California, NewYork, Texas, Florida}
)

// laidOut compiles and paginates without writing a file.
func laidOut(d *Document) ([][]piece, error) {
	c := compiled(d, pdfw.New(&bytes.Buffer{}))
	return paginate(c.flows, c.look), c.err
}

func words(n int) string {
	return strings.TrimSpace(strings.Repeat("the record of that day was kept by the clerk ", (n+8)/9))
}

func TestSignatureNeverStandsAlone(t *testing.T) {
	for _, lk := range everyLook {
		for fill := range 60 {
			for _, last := range []int{5, 30, 60, 200} {
				d := &Document{Look: lk}
				for range fill {
					d.Blocks = append(d.Blocks, Paragraph{Text: Plain("One line.")})
				}
				d.Blocks = append(d.Blocks, Heading{1, Plain("CONCLUSION")}, Paragraph{Text: Plain(words(last))},
					Signature{Lead: Plain("Respectfully submitted,"), Dated: true, Lines: []Rich{Plain("A"), Plain("B"), Plain("C")}})
				pages, err := laidOut(d)
				if err != nil {
					t.Fatal(err)
				}
				end := pages[len(pages)-1]
				if len(end) < 2 {
					t.Errorf("%s: %d lines before a paragraph of %d words: the signature stands alone", lk, fill, last)
				}
				if above := end[len(end)-2]; len(end) >= 2 && above.to-above.from < 2 && above.f.rows() > 1 {
					t.Errorf("%s: %d lines, %d words: only one line goes with the signature", lk, fill, last)
				}
			}
		}
	}
}

// A short last paragraph is not enough for a signature to stand under: the words above it come along.
func TestSignatureTakesTwoLines(t *testing.T) {
	for _, lk := range everyLook {
		for fill := range 60 {
			d := &Document{Look: lk}
			for range fill {
				d.Blocks = append(d.Blocks, Paragraph{Text: Plain("One line.")})
			}
			for _, n := range []int{70, 4} {
				d.Blocks = append(d.Blocks, Numbered{Text: Plain(words(n))})
			}
			d.Blocks = append(d.Blocks, Signature{Dated: true, Lines: []Rich{Plain("A"), Plain("B")}})
			pages, err := laidOut(d)
			if err != nil {
				t.Fatal(err)
			}
			lines := 0
			for _, p := range pages[len(pages)-1] {
				if !p.f.signed {
					lines += p.to - p.from
				}
			}
			if lines < 2 {
				t.Errorf("%s, %d lines above: the signature stands under %d line", lk, fill, lines)
			}
		}
	}
}

func TestHeadingStaysWithItsText(t *testing.T) {
	for fill := range 60 {
		d := &Document{Look: Pleading}
		for range fill {
			d.Blocks = append(d.Blocks, Paragraph{Text: Plain("One line.")})
		}
		d.Blocks = append(d.Blocks, Heading{1, Plain("I. FACTS")}, Heading{2, Plain("A. First")}, Numbered{Text: Plain(words(80))})
		pages, err := laidOut(d)
		if err != nil {
			t.Fatal(err)
		}
		for n, p := range pages {
			if last := p[len(p)-1]; last.f.keep {
				t.Errorf("%d lines: page %d ends with a heading", fill, n+1)
			}
		}
	}
}

func TestNoLineIsLeftAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Document{Look: rapid.SampledFrom(everyLook).Draw(t, "look")}
		for range rapid.IntRange(1, 25).Draw(t, "paragraphs") {
			d.Blocks = append(d.Blocks, Numbered{Text: Plain(words(rapid.IntRange(1, 300).Draw(t, "words")))})
		}
		pages, err := laidOut(d)
		if err != nil {
			t.Fatal(err)
		}
		for n, page := range pages {
			for _, p := range page {
				if p.to-p.from == 1 && p.f.rows() > 1 {
					t.Fatalf("page %d shows line %d of %d alone", n+1, p.from+1, p.f.rows())
				}
			}
		}
	})
}

func TestEveryLineIsDrawnOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		c := compiled(d, pdfw.New(&bytes.Buffer{}))
		if c.err != nil {
			return
		}
		drawn := map[*flow]int{}
		for _, page := range paginate(c.flows, c.look) {
			for _, p := range page {
				if p.repeat {
					continue
				}
				if p.from != drawn[p.f] {
					t.Fatalf("a flow goes on at line %d after line %d", p.from, drawn[p.f])
				}
				drawn[p.f] = p.to
			}
		}
		for i, f := range c.flows {
			if drawn[f] != f.rows() {
				t.Fatalf("flow %d: %d of %d lines are on a page", i, drawn[f], f.rows())
			}
		}
	})
}

func TestTableHeadIsRepeatedOverleaf(t *testing.T) {
	var rows [][]Rich
	for i := range 120 {
		rows = append(rows, []Rich{Plain(fmt.Sprint(i)), Plain(words(12))})
	}
	pages, err := laidOut(&Document{Look: Letter, Blocks: []Block{Table{Head: []Rich{Plain("No."), Plain("What")}, Rows: rows, Widths: []float64{1, 5}}}})
	if err != nil || len(pages) < 3 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for n, p := range pages[1:] {
		if !p[0].repeat {
			t.Errorf("page %d begins without the head row", n+2)
		}
	}
}

// Neither the first nor the last entry of a table or a list stands alone on a page.
func TestEntriesStandInPairs(t *testing.T) {
	var rows [][]Rich
	var items []Rich
	for i := range 5 {
		rows = append(rows, []Rich{Plain(fmt.Sprint(i)), Plain(words(12))})
		items = append(items, Plain(fmt.Sprint(i)))
	}
	for _, lk := range everyLook {
		for fill := range 60 {
			for _, b := range []Block{Table{Head: []Rich{Plain("No."), Plain("What")}, Rows: rows}, List{Items: items}} {
				d := &Document{Look: lk}
				for range fill {
					d.Blocks = append(d.Blocks, Paragraph{Text: Plain("One line.")})
				}
				d.Blocks = append(d.Blocks, b)
				c := compiled(d, pdfw.New(&bytes.Buffer{}))
				entries := map[*flow]bool{}
				for _, f := range c.flows[len(c.flows)-5:] {
					entries[f] = true
				}
				for n, page := range paginate(c.flows, c.look) {
					on := 0
					for _, p := range page {
						if entries[p.f] {
							on++
						}
					}
					if on == 1 {
						t.Errorf("%s, %d lines above, %T: page %d has a single entry", lk, fill, b, n+1)
					}
				}
			}
		}
	}
}

// checkMargins fails when ink leaves the page's text area.
func checkMargins(t interface{ Fatalf(string, ...any) }, pages [][]piece, k look) {
	for n, page := range pages {
		above := k.top
		for _, p := range page {
			if p.top > above+0.01 {
				t.Fatalf("page %d: a box from %.1f stands on the one above it, which ends at %.1f", n+1, p.top, above)
			}
			above = p.top - p.f.height(p.to-p.from)
			if p.top > k.top+0.01 || p.top-p.f.height(p.to-p.from) < k.bottom-0.1 && p.f.height(p.to-p.from) <= k.tall() {
				t.Fatalf("page %d: a box from %.1f, %.1f high", n+1, p.top, p.f.height(p.to-p.from))
			}
			for i := range p.f.cells {
				c := &p.f.cells[i]
				for i, l := range c.lines {
					if x := c.lineX(i); x < k.left-0.1 || x+l.W > k.right+0.1 {
						t.Fatalf("page %d: a line from %.1f to %.1f", n+1, x, x+l.W)
					}
				}
			}
		}
	}
}

// anyText is text as people and machines may put it into a fact.
func anyText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.SampledFrom([]rune("abcWÉñ ǖ’“§ а ї ệ\u0301\u0323 محمد שלום 0123,.-/\n\t\u200d\u202e|W—")), 0, 300, -1),
		rapid.StringMatching(`([A-Z][a-z]{1,30} ){0,10}`),
		rapid.Just(strings.Repeat("Ab9", 90)),
	)
}

func anyRich() *rapid.Generator[Rich] {
	return rapid.Custom(func(t *rapid.T) Rich {
		var r Rich
		for range rapid.IntRange(0, 3).Draw(t, "spans") {
			sp := text.Span{Text: anyText().Draw(t, "text"), Style: text.Style(rapid.IntRange(0, 7).Draw(t, "style"))}
			if rapid.IntRange(0, 5).Draw(t, "noted") == 5 {
				sp.Note = []text.Span{{Text: anyText().Draw(t, "note")}}
			}
			r = append(r, sp)
		}
		return r
	})
}

func anyBlock() *rapid.Generator[Block] {
	some := func(t *rapid.T, what string) []Rich { return rapid.SliceOfN(anyRich(), 0, 4).Draw(t, what) }
	return rapid.Custom(func(t *rapid.T) Block {
		r := anyRich().Draw(t, "words")
		switch rapid.IntRange(0, 12).Draw(t, "kind") {
		case 0:
			return Caption{Style: rapid.SampledFrom(captions).Draw(t, "style"), Counsel: some(t, "counsel"), Court: some(t, "court"), Parties: some(t, "parties"), Right: some(t, "right")}
		case 1:
			return Letterhead{Name: r.String(), Contact: anyText().Draw(t, "contact")}
		case 2:
			return Title{r}
		case 3:
			return Heading{rapid.IntRange(1, 2).Draw(t, "level"), r}
		case 4:
			return Numbered{Text: r, Level: rapid.IntRange(0, 4).Draw(t, "level"), Restart: rapid.Bool().Draw(t, "restart")}
		case 5:
			return Paragraph{Text: r, Tight: rapid.Bool().Draw(t, "tight")}
		case 6:
			return Quote{r}
		case 7:
			return Table{Head: some(t, "head"), Rows: rapid.SliceOfN(rapid.SliceOfN(anyRich(), 0, 5), 0, 4).Draw(t, "rows"),
				Widths: rapid.SliceOfN(rapid.Float64Range(-1, 100), 0, 5).Draw(t, "widths")}
		case 8:
			return List{Items: some(t, "items"), Lettered: rapid.Bool().Draw(t, "lettered")}
		case 9:
			return Signature{Lead: r, Lines: some(t, "lines"), Dated: rapid.Bool().Draw(t, "dated")}
		case 10:
			return Jurat{Words: r, Lines: some(t, "lines")}
		case 11:
			return Notary{Kind: rapid.SampledFrom([]NotaryKind{"", NotaryJurat, NotaryAcknowledgment}).Draw(t, "kind"), State: r,
				County: anyRich().Draw(t, "county"), Signer: anyRich().Draw(t, "signer"), Words: anyRich().Draw(t, "own words")}
		}
		return Break{}
	})
}

func anyDocument() *rapid.Generator[*Document] {
	return rapid.Custom(func(t *rapid.T) *Document {
		return &Document{Title: anyText().Draw(t, "title"), Footer: anyText().Draw(t, "footer"), Look: rapid.SampledFrom(everyLook).Draw(t, "look"),
			Blocks: rapid.SliceOfN(anyBlock(), 0, 8).Draw(t, "blocks")}
	})
}

func TestAnyTextInAnyBlock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		pages, err := laidOut(d)
		var missing *text.MissingGlyph
		switch {
		case errors.As(err, &missing):
			return
		case err != nil:
			t.Fatal(err)
		}
		checkMargins(t, pages, lookOf(d.Look))
		pdf, err := Render(d)
		if errors.As(err, &missing) { // in the footer
			return
		}
		if err != nil || len(pdf) == 0 {
			t.Fatal("render: ", err)
		}
	})
}
