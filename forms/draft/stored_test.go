package draft

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// Every paper of the sample comes back from its JSON as it was.
func TestDocumentIsStoredWhole(t *testing.T) {
	papers := []*Document{{Title: "Every block", Look: CaliforniaPleading, Lang: "es-US", Blocks: []Block{
		Caption{Style: Texas, Counsel: []Rich{Plain("Counsel")}, Court: []Rich{Plain("Court")}, Parties: []Rich{Plain("A"), {}}, Right: []Rich{Plain("No. 1")}},
		Letterhead{"Office", "Ways"}, Title{Plain("T")}, Heading{2, Plain("H")}, Numbered{Text: Plain("N"), Level: 2, Restart: true},
		Paragraph{Text: Rich{{Text: "with a note", Style: text.Bold | text.Strike}, Noted(Plain("note"))}, Tight: true}, Quote{Plain("q")},
		Table{Head: []Rich{Plain("h")}, Rows: [][]Rich{{Plain("c"), nil}}, Widths: []float64{1, 2}}, List{[]Rich{Plain("i")}, true},
		Signature{Plain("Lead"), []Rich{Plain("Name")}, true}, Jurat{Plain("Words"), []Rich{Plain("Name")}},
		Notary{Kind: NotaryJurat, State: Plain("Ohio"), Signer: Plain("S")}, Break{}}}}
	for _, s := range snapshots() {
		for _, tm := range For(s) {
			d, _, err := tm.Build(s)
			if err != nil {
				t.Fatal(err)
			}
			papers = append(papers, d)
		}
	}
	seen := map[string]bool{}
	for _, d := range papers {
		raw, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back Document
		if err := json.Unmarshal(raw, &back); err != nil {
			t.Fatal(err)
		}
		if len(back.Blocks) != len(d.Blocks) {
			t.Fatalf("%s: %d blocks came back of %d", d.Title, len(back.Blocks), len(d.Blocks))
		}
		for i, b := range d.Blocks {
			seen[reflect.TypeOf(b).Name()] = true
			if !reflect.DeepEqual(b, back.Blocks[i]) {
				t.Errorf("%s: block %d came back as %#v, was %#v", d.Title, i, back.Blocks[i], b)
			}
		}
		again, err := json.Marshal(&back)
		if err != nil || string(again) != string(raw) {
			t.Errorf("%s: written again it is not the same: %v", d.Title, err)
		}
	}
	for kind := range blockKinds {
		if !seen[kind] {
			t.Errorf("no paper of this test has a %s", kind)
		}
	}
	if err := json.Unmarshal([]byte(`{"Blocks":[{"kind":"Picture"}]}`), &Document{}); err == nil {
		t.Error("a block of an unknown kind was left out without a word")
	}
}
