package draft

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// counselOf is a caption with n lines of counsel.
func counselOf(n int) Caption {
	b := Caption{Style: California, Court: []Rich{Plain("SUPERIOR COURT OF CALIFORNIA"), Plain("COUNTY OF EJEMPLO")},
		Parties: []Rich{Plain("A. B.,"), Plain("\tPetitioner,")}, Right: []Rich{Plain("Case No. 1")}}
	for range n {
		b.Counsel = append(b.Counsel, Plain("A line of counsel"))
	}
	return b
}

// The court stands on line 8, which begins 3 1/3 inches below the edge of the page, however many lines counsel takes.
func TestCourtStandsOnLineEight(t *testing.T) {
	k := lookOf(CaliforniaPleading)
	if from := pageHeight - (k.top - 7*k.grid); from < 240 {
		t.Errorf("line 8 begins %.1f points below the edge of the page, 240 are asked for", from)
	}
	if k.gridLines() != 28 {
		t.Errorf("%d numbered lines", k.gridLines())
	}
	for n := range 14 {
		pages, err := laidOut(&Document{Look: CaliforniaPleading, Blocks: []Block{counselOf(n), Paragraph{Text: Plain(words(30))}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages[0] {
			if c := p.f.cells[0]; c.align == centred && len(c.lines) > 0 && strings.HasPrefix(c.lines[0].Text(), "SUPERIOR") {
				if got := math.Round((k.top-p.top)/k.grid*100) / 100; got != 7 {
					t.Errorf("%d lines of counsel: the court stands %.2f lines below line 1", n, got)
				}
			}
		}
	}
}

// Double-spaced text stands on the numbered lines, whatever stands between it.
func TestTextStandsOnNumberedLines(t *testing.T) {
	k := lookOf(CaliforniaPleading)
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		d.Look = CaliforniaPleading
		d.Blocks = append(d.Blocks, Quote{Plain(words(40))}, Numbered{Text: Plain(words(90))})
		pages, err := laidOut(d)
		if err != nil {
			return
		}
		for n, page := range pages {
			for _, p := range page {
				if p.f.lead != k.grid || p.f.note {
					continue
				}
				if off := math.Mod(k.top-p.top+0.01, k.grid); off > 0.05 {
					t.Fatalf("page %d: a line stands %.2f points below its number", n+1, off)
				}
			}
		}
	})
}

// Every page shows the numbers 1 to 28 at its left, its own number and the title at its foot.
func TestPleadingPaperInTheFile(t *testing.T) {
	need(t, "pdftotext", "the numbered lines were not checked")
	d := &Document{Title: "T", Footer: "DECLARATION OF A. B.", Look: CaliforniaPleading, Blocks: []Block{counselOf(6)}}
	for range 20 {
		d.Blocks = append(d.Blocks, Numbered{Text: Plain(words(60))})
	}
	pdf, err := Render(d)
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(run(t, pdf, "pdftotext", "-enc", "UTF-8", "FILE", "-"), "\f"), "\f")
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	digits := regexp.MustCompile(`(?m)^\d+$`)
	for n, page := range pages {
		body, foot, ok := strings.Cut(page, "page ")
		if !ok || !strings.Contains(foot, "DECLARATION OF A. B.") {
			t.Errorf("page %d has no footer:\n%s", n+1, page)
		}
		if digits.MatchString(body) {
			t.Errorf("page %d: the numbers of its lines stand between its words:\n%s", n+1, page)
		}
		if got := inkedLines(t, run(t, pdf, "pdftoppm", "-r", "72", "-gray", "-f", fmt.Sprint(n+1), "-l", fmt.Sprint(n+1), "FILE")); got != 28 {
			t.Errorf("page %d shows %d numbered lines", n+1, got)
		}
	}
}

// inkedLines counts the stretches of ink, from the top down, in the margin left of the rules of pleading paper.
func inkedLines(t *testing.T, pgm string) int {
	t.Helper()
	var wide, high, most int
	if _, err := fmt.Sscanf(pgm, "P5\n%d %d\n%d\n", &wide, &high, &most); err != nil {
		t.Fatal(err)
	}
	gray, found, before := pgm[len(pgm)-wide*high:], 0, false
	for y := range high {
		row := gray[y*wide : y*wide+int(californiaFrame.left)-14]
		ink := false
		for i := range len(row) {
			ink = ink || row[i] < 250
		}
		if ink && !before {
			found++
		}
		before = ink
	}
	return found
}
