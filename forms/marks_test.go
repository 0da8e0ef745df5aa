package forms

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// A form with a box "not enough space" for each item has that box ticked, and no other, when the item goes on elsewhere;
// the sheet heads the text as the form asks for.
func TestTheBoxOfTheItemThatGoesOn(t *testing.T) {
	needBlanks(t)
	const id = "ca-ch-100-2026-01-01"
	s := snapshotOf(t, cases.ProtectiveOrder)
	s.Matter.Order.Incidents = slices.Clone(s.Matter.Order.Incidents)
	for i := range s.Matter.Order.Incidents {
		if s.Matter.Order.Incidents[i].Date == "2026-10-18" {
			s.Matter.Order.Incidents[i].What = strings.Repeat("He stood in front of the door and did not let me pass. ", 60)
		}
	}
	e := edition(t, id)
	p, err := Prepare(context.Background(), s, e, blank(t, blankFiles[id]), Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	m, _ := e.Map()
	for _, k := range m.Addendum.Marks {
		if got := p.Values[k.Box] == true; got != (k.Item == "7.a.3") {
			t.Errorf("item %s: its box is ticked: %v", k.Item, got)
		}
	}
	d := addendum(s, m, *e, "", p.Addendum)
	headed := slices.ContainsFunc(d.Blocks, func(b draft.Block) bool {
		h, ok := b.(draft.Heading)
		return ok && len(h.Text) == 1 && h.Text[0].Text == "Attachment 7a(3)—Describe Harassment"
	})
	if !headed {
		t.Error("the sheet does not head the text as the form asks for")
	}
}

func TestTheClosestBoxBelongsToAnItem(t *testing.T) {
	a := Addendum{Marks: []Mark{{Box: "seven", Item: "7"}, {Box: "seven a", Item: "7.a"}}}
	for item, want := range map[string]string{"7": "seven", "7.a": "seven a", "7.a.3": "seven a", "7.b": "seven", "71": "", "": ""} {
		if got, _ := a.markOf(item); got.Box != want {
			t.Errorf("item %q: box %q", item, got.Box)
		}
	}
}
