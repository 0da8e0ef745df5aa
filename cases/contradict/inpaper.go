package contradict

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// Told is one paragraph of a paper that is being written.
type Told struct {
	Words  string
	Client bool // the client speaks: "I" is the client
}

// underPaper is the table that the sides of a paper's paragraphs name; their row is the paragraph's place.
const underPaper = "paper under check"

// InPaper compares the paragraphs of a paper with the rest of the file. The result has an entry for each paragraph, in
// which A is what the paragraph says and B what the file says. What an attorney has decided already is left out, and so
// are the matter's stored papers: they are made from the same facts.
func InPaper(today cases.Date, s *cases.Snapshot, paper []Told) [][]Finding {
	file := *s
	file.Documents, file.Forms = nil, nil
	f := newFile(today, []*cases.Snapshot{&file})
	f.paper = paper
	f.claimFacts()
	f.readTexts()
	f.claimSittings()
	f.compareClaims()
	f.compareAges()
	f.compareArrests()
	f.comparePeople()
	f.comparePlaces()
	f.compareCharges()
	out := make([][]Finding, len(paper))
	for _, x := range f.result() {
		if x.B.Record.Table == underPaper {
			x.A, x.B = x.B, x.A
		}
		if x.A.Record.Table != underPaper || x.B.Record.Table == underPaper || x.Decided != nil {
			continue
		}
		if i := slices.IndexFunc(paper, func(t Told) bool { return t.row() == x.A.Record.Row }); i >= 0 {
			out[i] = append(out[i], x)
		}
	}
	return out
}

// row tells one paragraph of a paper from another.
func (t Told) row() string { return t.Words }

// gatherPaper adds the paragraphs of the paper under check.
func (f *file) gatherPaper(add func(text)) {
	for _, t := range f.paper {
		side := Side{Source: "this paper", SourceES: "este papel", Record: cases.Key{Table: underPaper, Row: t.row()}}
		add(text{words: t.Words, list: underPaper, client: t.Client, side: side})
	}
}
