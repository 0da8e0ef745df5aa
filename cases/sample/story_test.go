package sample

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// Every piece of the sample says what it is about and when it was approved, and names only people and exhibits of its file.
func TestPiecesOfTheStoryAreWhole(t *testing.T) {
	s := Office()
	for id := range pieces {
		if !slices.ContainsFunc(s.Story, func(f cases.Fragment) bool { return f.ID == id }) {
			t.Errorf("there is no piece %s", id)
		}
	}
	for _, f := range s.Story {
		if f.Topic == "" || !f.IsApproved() || len(f.ReadBacks) == 0 {
			t.Errorf("%s: topic %q, %s, %d read-backs", f.Title, f.Topic, f.State(), len(f.ReadBacks))
		}
		for _, id := range f.People {
			if !slices.ContainsFunc(s.Parties, func(p cases.Party) bool { return p.ID == id && p.ClientID == f.ClientID }) {
				t.Errorf("%s: nobody in the file is %s", f.Title, id)
			}
		}
		for _, id := range f.Exhibits {
			if !slices.ContainsFunc(s.Evidence, func(e EvidencePlan) bool { return e.Item.ID == id && e.Item.MatterID == f.Uses[0] }) {
				t.Errorf("%s: no exhibit is %s", f.Title, id)
			}
		}
	}
}
