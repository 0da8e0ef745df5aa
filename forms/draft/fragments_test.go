package draft

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"pgregory.net/rapid"
)

const toldTemplate = `
id: told
title: Told
footer: Told
look: pleading
lang: %s
for: {kind: record-relief, relief: vac.us}
body:
  - numbered: "First."
%s
`

// told builds a paper with the given entries from pieces that may all stand in it.
func told(t *testing.T, lang, entries string, pieces ...cases.Fragment) (*Document, []Gap) {
	t.Helper()
	tm, err := Read(fmt.Appendf(nil, toldTemplate, lang, entries))
	if err != nil {
		t.Fatal(err)
	}
	s := &cases.Snapshot{Matter: cases.Matter{ID: "m", Kind: cases.RecordRelief}, Story: pieces, Evidence: []cases.EvidenceItem{
		{ID: "photo", Exhibit: cases.Exhibit{Order: 2}}, {ID: "letter", Exhibit: cases.Exhibit{Order: 1}}, {ID: "kept"}}}
	for i := range s.Story {
		s.Story[i].Approved, s.Story[i].Uses = "2026-01-01", []string{"m"}
	}
	d, gaps, err := tm.Build(s)
	if err != nil {
		t.Fatal(err)
	}
	return d, gaps
}

// outline says the blocks of a paper, one a line.
func outline(d *Document) string {
	var out []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			out = append(out, "# "+b.Text.String())
		case Numbered:
			out = append(out, "1 "+b.Text.String())
		case Quote:
			out = append(out, "> "+b.Text.String())
		case Paragraph:
			out = append(out, b.Text.String())
		}
	}
	return strings.Join(out, "\n")
}

func TestPiecesOfTheStoryBecomeParagraphs(t *testing.T) {
	began := cases.Fragment{ID: "a", Topic: "recruitment", Title: "How it began", Words: "I was *nineteen*.\n\n{I} met him.", Exhibits: []string{"photo", "kept", "letter"}}
	after := cases.Fragment{ID: "b", Topic: "recovery", Words: "I work.", Original: "Trabajo.", Language: "Spanish"}
	plain := cases.Fragment{ID: "c", Title: "More", Words: "More words."}

	d, gaps := told(t, "en-US", "  - fragments: {headings: true}", began, after, plain)
	if got, want := outline(d), "1 First.\n# How it began\n1 I was *nineteen*.\n1 {I} met him.\n# Life since then\n1 I work.\n# More\n1 More words."; got != want || gaps != nil {
		t.Errorf("%q, gaps %v", got, gaps)
	}
	want := []Source{
		{Paragraph: 2, Block: 2, Fragment: "a", Hash: began.Hash(), Title: "How it began", Exhibits: []string{"letter", "photo"}},
		{Paragraph: 3, Block: 3, Fragment: "a", Hash: began.Hash(), Title: "How it began", Exhibits: []string{"letter", "photo"}},
		{Paragraph: 4, Block: 5, Fragment: "b", Hash: after.Hash(), Title: "Life since then"},
		{Paragraph: 5, Block: 7, Fragment: "c", Hash: plain.Hash(), Title: "More"},
	}
	if fmt.Sprint(d.Sources) != fmt.Sprint(want) {
		t.Errorf("sources %+v", d.Sources)
	}

	d, _ = told(t, "es-US", "  - fragments: {topics: [recovery], as: quote}", began, after)
	if got := outline(d); got != "1 First.\n> Trabajo." {
		t.Errorf("in Spanish: %q", got)
	}
	if n := len(d.Notes); n == 0 || !strings.Contains(d.Notes[n-1], "How it began") {
		t.Errorf("a piece is left out without a word: %q", d.Notes)
	}
}

// What an earlier entry printed is not printed again; the last entry takes the rest.
func TestAPieceStandsOnce(t *testing.T) {
	a, b := cases.Fragment{ID: "a", Topic: "control", Words: "One."}, cases.Fragment{ID: "b", Words: "Two."}
	d, gaps := told(t, "en-US", "  - fragments: {topics: [control, threats]}\n  - fragments: {as: para}", a, b)
	if got := outline(d); got != "1 First.\n1 One.\nTwo." || gaps != nil {
		t.Errorf("%q, %v", got, gaps)
	}
}

func TestWithoutAPieceTheGapShows(t *testing.T) {
	d, gaps := told(t, "en-US", "  - fragments: {topics: [leaving, harm]}\n  - fragments: {topics: [arrest]}\n    none:\n      - para: Nothing.", cases.Fragment{ID: "a", Words: "One."})
	if len(gaps) != 1 || gaps[0].Fact != fragmentWords || gaps[0].Label != "The client's approved account of leaving and harm to body and mind" {
		t.Errorf("gaps %+v", gaps)
	}
	if got := outline(d); got != "1 First.\n["+gaps[0].String()+"]\nNothing." {
		t.Errorf("%q", got)
	}
	if _, ok := cases.FactByPath(fragmentWords); !ok {
		t.Error("the gap names no fact")
	}
	_, gaps = told(t, "en-US", "  - fragments: {}", cases.Fragment{ID: "a", Original: "Так.", Language: "Ukrainian"})
	if len(gaps) != 1 || !strings.Contains(gaps[0].Label, "English") {
		t.Errorf("a piece without English: %+v", gaps)
	}
}

func TestFragmentsAreReadStrictly(t *testing.T) {
	for _, entry := range []string{"{topics: [nothing]}", "{as: table}", "{headings: true, lines: 3}"} {
		if _, err := Read(fmt.Appendf(nil, toldTemplate, "en-US", "  - fragments: "+entry)); err == nil {
			t.Errorf("%s is read", entry)
		}
	}
}

// However pieces are told and asked for, each paragraph of a paper that holds the client's words leads back to its piece,
// by the number it is printed with, and no word is lost.
func TestEveryParagraphLeadsBack(t *testing.T) {
	topics := []string{"", "recruitment", "control", "other"}
	rapid.Check(t, func(rt *rapid.T) {
		var pieces []cases.Fragment
		for i := range rapid.IntRange(0, 5).Draw(rt, "pieces") {
			pieces = append(pieces, cases.Fragment{ID: fmt.Sprint(i), Topic: rapid.SampledFrom(topics).Draw(rt, "topic"),
				Title: rapid.StringMatching(`[a-z]{0,3}`).Draw(rt, "title"), Words: fmt.Sprintf("w%d", i) + rapid.StringMatching(`[a-z\n]{0,9}`).Draw(rt, "words")})
		}
		d, _ := told(t, "en-US", "  - fragments: {topics: [control], headings: true}\n    none: []\n  - fragments: {}\n    none: []", pieces...)
		numbers := Numbers(d.Blocks)
		var found []string
		for _, src := range d.Sources {
			p, ok := d.Blocks[src.Block].(Numbered)
			i := slices.IndexFunc(pieces, func(f cases.Fragment) bool { return f.ID == src.Fragment })
			if !ok || i < 0 || !strings.Contains(pieces[i].Words, p.Text.String()) || src.Paragraph != numbers[src.Block] {
				rt.Fatalf("%+v leads to %+v", src, d.Blocks[src.Block])
			}
			found = append(found, src.Fragment)
		}
		if len(d.Sources) != strings.Count(outline(d), "\n1 ") {
			rt.Fatalf("%d sources for\n%s", len(d.Sources), outline(d))
		}
		for _, f := range pieces {
			if !slices.Contains(found, f.ID) {
				rt.Fatalf("%q is lost", f.Words)
			}
		}
	})
}
