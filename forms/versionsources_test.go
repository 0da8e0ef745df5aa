package forms

import (
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

const (
	pieceNight = "He took my passport on the first night and said that nobody would look for me there."
	pieceHouse = "The house had no lock on our side of the door, and we counted the days by the laundry."
)

func numberedPaper(words ...string) *draft.Document {
	d := &draft.Document{}
	for _, w := range words {
		d.Blocks = append(d.Blocks, draft.Numbered{Text: draft.Plain(w)})
	}
	return d
}

// However an attorney cuts, joins, moves or copies paragraphs in a word processor, the paper still knows which pieces of
// the story stand in it: a piece that the client takes back later is found.
func TestPiecesAreFoundWhereverTheyWent(t *testing.T) {
	story := []cases.Fragment{
		{ID: "night", Words: pieceNight, Approved: "2026-01-01"}, {ID: "house", Words: pieceHouse, Approved: "2026-01-01"},
		{ID: "kept", Words: "Mi prima Íñiga me escondió en la habitación del niño hasta que amaneció aquel día.", NotIn: []string{"court-public"}},
	}
	was := numberedPaper("I am the movant.", pieceNight, "I came here in June.", pieceHouse, "I ask the Court for this.")
	was.Sources = []draft.Source{{Paragraph: 2, Block: 1, Fragment: "night", Hash: story[0].Hash()}, {Paragraph: 4, Block: 3, Fragment: "house", Hash: story[1].Hash()}}
	for name, c := range map[string]struct {
		now  *draft.Document
		want map[string]int // piece -> paragraph
	}{
		"as it was":         {numberedPaper("I am the movant.", pieceNight, "I came here in June.", pieceHouse, "I ask the Court for this."), map[string]int{"night": 2, "house": 4}},
		"joined":            {numberedPaper("I am the movant.", pieceNight+" "+pieceHouse, "I ask the Court for this."), map[string]int{"night": 2, "house": 2}},
		"moved and changed": {numberedPaper(pieceHouse+" I never forgot that, and I tell it here because it is what the case is about, whatever else was said of me by others later on.", "I am the movant.", pieceNight, "I ask the Court for this."), map[string]int{"night": 3, "house": 1}},
		"half of it":        {numberedPaper("I am the movant.", "I came here in June. It was then that I learned what was meant, for HE TOOK MY PASSPORT, on the first night, and", "I ask."), map[string]int{"night": 2}},
		"taken out":         {numberedPaper("I am the movant.", "I came here in June.", "I ask the Court for this."), map[string]int{}},
		"written in":        {numberedPaper("I am the movant.", pieceNight, pieceHouse, "También digo: mi prima Íñiga me escondió en la habitación del niño."), map[string]int{"night": 2, "house": 3, "kept": 4}},
		"in a footnote": {&draft.Document{Blocks: []draft.Block{draft.Numbered{Text: append(draft.Plain("I am the movant."), draft.Noted(draft.Plain(pieceHouse)))}}},
			map[string]int{"house": 1}},
	} {
		got := map[string]int{}
		for _, s := range sourcesAfter(was, c.now, story) {
			got[s.Fragment] = s.Paragraph
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: pieces %v, not %v", name, got, c.want)
		}
		for id, n := range c.want {
			if got[id] != n {
				t.Errorf("%s: the piece %q stands in paragraph %d, not %d", name, id, got[id], n)
			}
		}
	}
}

// A paper that goes back to words that were written for another reader goes to that reader again, not to the new one.
func TestAChosenVersionKeepsItsReader(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	o := MatterOptions{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	var rec cases.OfficeTemplate
	var doc cases.Document
	for _, reader := range []string{"court-sealed", "court-public"} {
		s, err := d.Snapshot(t.Context(), matter)
		if err != nil {
			t.Fatal(err)
		}
		text := "id: office.notice\ntitle: A notice\nfooter: Notice\nlook: pleading\nlang: en-US\nfor: {kind: any}\nreader: " + reader +
			"\nset: further\nsort: motion\nbody:\n  - para: \"For " + reader + ": {client.name.full}.\"\n"
		if rec, err = StoreTemplate(t.Context(), d, s.Templates, rec, text, o.Now); err != nil {
			t.Fatal(err)
		}
		made, err := DraftDocument(t.Context(), d, matter, "office.notice", o)
		if err != nil {
			t.Fatal(err)
		}
		doc = made.Record
	}
	if doc.For != cases.CourtPublic || doc.Version != 2 {
		t.Fatalf("version %d is for %q", doc.Version, doc.For)
	}
	for number, want := range map[int]cases.Recipient{1: cases.CourtSealed, 2: cases.CourtPublic} {
		got, err := ChooseVersion(t.Context(), d, matter, doc.ID, number)
		if err != nil || got.For != want {
			t.Errorf("version %d is for %q (%v)", number, got.For, err)
		}
	}
}
