package cases

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// A piece of an older vault has no list of read-backs: what was approved stays so, until its words change.
func TestAnOlderPieceStaysApproved(t *testing.T) {
	var f Fragment
	if err := json.Unmarshal([]byte(`{"id":"f","clientId":"c","words":"I left in March.","approved":"2026-01-05","uses":["m"]}`), &f); err != nil {
		t.Fatal(err)
	}
	if !f.IsApproved() || f.State() != StoryApproved || !f.MayStandIn(Matter{ID: "m"}, Paper{}) || f.About() != TopicOther {
		t.Fatalf("an older piece is %s", f.State())
	}
	now := f
	now.Place = "Yakima" // not words
	if now = now.Since(f); !now.IsApproved() || len(now.ReadBacks) != 0 {
		t.Errorf("another place: %s, %+v", now.State(), now.ReadBacks)
	}
	now.Words = "I left in April."
	now = now.Since(f)
	if now.IsApproved() || now.State() != StoryLapsed || now.ApprovedOn() != "" || now.MayStandIn(Matter{ID: "m"}, Paper{}) {
		t.Errorf("changed words are %s", now.State())
	}
	if len(now.ReadBacks) != 1 || now.ReadBacks[0].Words != "I left in March." || now.ReadBacks[0].On != "2026-01-05" {
		t.Errorf("what was approved is kept as %+v", now.ReadBacks)
	}
	back := now
	back.Words = f.Words
	if back = back.Since(now); !back.IsApproved() {
		t.Error("the approved words, put back, are not approved")
	}
	again := now.Heard("2026-01-09", "Jordan", true)
	if !again.IsApproved() || again.ApprovedOn() != "2026-01-09" || len(again.ReadBacks) != 2 || again.ReadBacks[1].Words != "I left in April." {
		t.Errorf("approved again: %+v", again)
	}
	if len(now.ReadBacks) != 1 {
		t.Error("approving touched the list of another copy")
	}
}

func TestAnApprovalGivenByItsDay(t *testing.T) {
	f := Fragment{ID: "f", Words: "one", Approved: "2026-02-01"}.Since(Fragment{})
	if !f.IsApproved() || len(f.ReadBacks) != 1 || f.ReadBacks[0].Hash != f.Hash() {
		t.Fatalf("a new piece with a day: %+v", f)
	}
	now := f
	now.Words, now.Approved = "two", "2026-03-01"
	if now = now.Since(f); !now.IsApproved() || len(now.ReadBacks) != 2 || now.ReadBacks[1].Words != "two" {
		t.Errorf("new words with a new day: %+v", now)
	}
	if same := now.Since(now); len(same.ReadBacks) != 2 {
		t.Errorf("keeping it again adds %+v", same.ReadBacks)
	}
	now.Approved = ""
	if now = now.Since(f); now.IsApproved() || now.Lapsed() {
		t.Errorf("an approval taken out: %s", now.State())
	}
}

func TestStatesOfAPiece(t *testing.T) {
	told := Fragment{ID: "f", Words: "w"}
	begun := told
	begun.Begun = true
	gone := told.Heard("2026-01-01", "", true)
	gone.Withdrawn = "2026-01-02"
	for want, f := range map[StoryState]Fragment{
		StoryTold: told, StoryBegun: begun, StoryRead: told.Heard("2026-01-01", "J", false), StoryApproved: told.Heard("2026-01-01", "J", true), StoryWithdrawn: gone,
	} {
		if f.State() != want {
			t.Errorf("%s, want %s", f.State(), want)
		}
		if f.IsApproved() != (want == StoryApproved) {
			t.Errorf("%s: approved %t", want, f.IsApproved())
		}
	}
	if f := gone.Heard("2026-01-03", "", true); f.State() != StoryApproved {
		t.Errorf("given back: %s", f.State())
	}
}

// Whatever is done to a piece, it is approved only in words that the client approved.
func TestOnlyApprovedWordsStand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"a", "b", "c", "a\nb"})
		f := Fragment{ID: "f", Words: words.Draw(t, "first")}
		approved := map[string]bool{}
		if rapid.Bool().Draw(t, "older") {
			f.Approved = "2025-12-01"
			approved[f.Words] = true
		}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			before := f
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				f.Words = words.Draw(t, "words")
				f = f.Since(before)
			case 1:
				f = f.Heard("2026-01-01", "", true)
				approved[f.Words] = true
			case 2:
				f = f.Heard("2026-01-02", "", false)
			case 3:
				f.Approved = Date(rapid.SampledFrom([]string{"2026-02-01", "2026-02-02"}).Draw(t, "day"))
				if f.Approved != before.Approved {
					approved[f.Words] = true
				}
				f = f.Since(before)
			}
			if f.IsApproved() && !approved[f.Words] {
				t.Fatalf("%q stands approved: %+v", f.Words, f)
			}
		}
	})
}

func TestWishesAboutAPiece(t *testing.T) {
	m := Matter{ID: "m", Kind: ProtectiveOrder}
	for _, c := range []struct {
		notIn string
		p     Paper
		want  bool
	}{
		{"", Paper{Name: "x"}, true}, {"protective-order", Paper{}, false}, {"immigration", Paper{}, true},
		{"declaration", Paper{Sort: "declaration"}, false}, {"declaration", Paper{Sort: "motion"}, true}, {"declaration", Paper{}, true},
		{"court-public", Paper{For: CourtPublic}, false}, {"ca.dvro.declaration", Paper{Name: "ca.dvro.declaration"}, false}, {"dv-100", Paper{Name: "DV-100"}, false},
	} {
		f := Fragment{Words: "w", Approved: "2026-01-01", Uses: []string{"m"}, NotIn: []string{c.notIn}}
		if got := f.MayStandIn(m, c.p); got != c.want {
			t.Errorf("not in %q, %+v: %t", c.notIn, c.p, got)
		}
	}
}

func TestWordsOfAPieceInALanguage(t *testing.T) {
	f := Fragment{Words: " I left. ", Original: "Me fui.", Language: "Spanish"}
	if f.WordsIn("en") != "I left." || f.WordsIn("es") != "Me fui." || f.WordsIn("uk") != "I left." {
		t.Errorf("%q %q", f.WordsIn("en"), f.WordsIn("es"))
	}
	if f.Language = "the language of her village"; f.WordsIn("es") != "I left." {
		t.Errorf("an unknown language: %q", f.WordsIn("es"))
	}
}

func TestWherePiecesStand(t *testing.T) {
	f, g := Fragment{ID: "f", Words: "I left."}, Fragment{ID: "g", Words: "I came."}
	s := &Snapshot{Story: []Fragment{f, g},
		Documents: []Document{
			{ID: "d", Title: "Declaration", Sources: []Source{{Paragraph: 3, Fragment: "f"}, {Paragraph: 4, Fragment: "f"}, {Paragraph: 5, Fragment: "g"}}},
			{ID: "old", Title: "Statement", Facts: map[string]string{"story.fragments[0].words": "I left.", "client.work": "I came."}},
		},
		Forms: []FilledForm{{ID: "form", Form: "I-589", Facts: map[string]string{"story.approved": "I came.\n\nI left."}}}}
	uses := s.UsesOf(f)
	if len(uses) != 3 || uses[0].Paper != "d" || len(uses[0].Paragraphs) != 2 || uses[1].Paper != "old" || uses[2].Form != "I-589" {
		t.Errorf("%+v", uses)
	}
	if uses = s.UsesOf(g); len(uses) != 2 {
		t.Errorf("%+v", uses)
	}
}
