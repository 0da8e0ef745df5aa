package cases

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// ids of the terms of a list.
func termIDs(list []Term) (out []string) {
	for _, t := range list {
		out = append(out, t.ID)
	}
	return out
}

func TestStationsFollowEachOther(t *testing.T) {
	all := append(Stations(), DayDone)
	for i, s := range all {
		if want := all[min(i+1, len(all)-1)]; s.Next() != want {
			t.Errorf("after %s comes %s, want %s", s, s.Next(), want)
		}
		if want := all[max(i-1, 0)]; s.Before() != want {
			t.Errorf("before %s stands %s, want %s", s, s.Before(), want)
		}
		if at, ok := StationOf(s.Stage()); !ok || at.Stage() != s.Stage() {
			t.Errorf("%s stands for the stage %s, which begins at %s", s, s.Stage(), at)
		}
	}
	for _, stage := range []Stage{Filed, Decided, Closed, Dormant} {
		if at, ok := StationOf(stage); ok {
			t.Errorf("a matter that is %s begins at %s", stage, at)
		}
	}
}

// TestTurnsKeepTheirWay: whatever is done, the way is whole: each station that was left stands in it once, in order, and
// going back is told from going on.
func TestTurnsKeepTheirWay(t *testing.T) {
	order := append(Stations(), DayDone)
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
		turn, ok := BeginTurn(Matter{ID: "m", Stage: rapid.SampledFrom([]Stage{Intake, Drafting, Review, Ready}).Draw(t, "stage")}, "day", now)
		if !ok {
			t.Fatal("no turn")
		}
		way, back := []Station{turn.At}, 0
		for range rapid.IntRange(0, 12).Draw(t, "moves") {
			now = now.Add(time.Minute)
			to := rapid.SampledFrom(order).Draw(t, "to")
			if slices.Index(order, to) < slices.Index(order, turn.At) {
				back++
			}
			if to != turn.At {
				way = append(way, to)
			}
			before := len(turn.Passed)
			turn.Who = "somebody"
			next := turn.To(to, "a note", now)
			if len(turn.Passed) != before {
				t.Fatal("the turn before was changed")
			}
			turn = next
			if turn.Check() != nil {
				t.Fatal(turn.Check())
			}
		}
		var walked []Station
		sent := 0
		for _, p := range turn.Passed {
			if walked = append(walked, p.At); p.Back {
				sent++
			}
		}
		if !slices.Equal(append(walked, turn.At), way) || sent != back {
			t.Errorf("walked %v and stands at %s, sent back %d times; want %v, %d", walked, turn.At, sent, way, back)
		}
	})
}

// TestWhatIsOpenAtAStation fills a matter as the day goes on, and sees each station satisfied.
func TestWhatIsOpenAtAStation(t *testing.T) {
	s := &Snapshot{Matter: Matter{ID: "m"}}
	wants := func(at Station, ids ...string) {
		t.Helper()
		if got := termIDs(at.Open(s)); !slices.Equal(got, ids) {
			t.Errorf("at %s %v is open, want %v", at, got, ids)
		}
	}
	wants(AtIntake, "contact", "birth", "language", "court")
	s.Client = Client{Contacts: []Contact{{Kind: "mobile"}}, BirthDate: "1994", Languages: []string{"Spanish"}}
	s.Matter.Venue.Court = "A court"
	wants(AtIntake)

	wants(AtDraft, "papers")
	s.Matter.Forms = []string{"A-1", "A-2"}
	s.Forms = []FilledForm{{ID: "f", Open: []string{"item 3"}, When: "2026-11-21T10:00:00Z"}}
	s.Story = []Fragment{{Uses: []string{"m"}}, {Uses: []string{"other"}}}
	wants(AtDraft, "forms", "places", "words")
	s.Matter.Forms, s.Forms[0].Open, s.Story[0].Approved = nil, nil, "2026-11-21"
	wants(AtDraft)

	wants(AtReview, "signoff")
	wants(AtSign, "signed")
	s.SignOffs = []SignOff{{Reviewed: Fingerprints(s)}}
	wants(AtReview)
	s.Matter.Venue.Docket = "26-1"
	wants(AtReview, "changed")
	s.SignOffs = append(s.SignOffs, SignOff{Reviewed: Fingerprints(s)})
	wants(AtReview)
	s.Copies = []WorkingCopy{{Step: Signed, When: "2026-11-21T11:00:00Z"}}
	wants(AtSign)

	wants(AtPrint, "packet")
	s.Packets = []Packet{{When: "2026-11-21T10:30:00Z", Red: 1}}
	wants(AtPrint, "older", "red") // the signed paper came after it
	s.Packets = append(s.Packets, Packet{When: "2026-11-21T12:30:00+01:00"})
	wants(AtPrint) // 11:30 by the same clock
	if got := DayDone.Open(s); len(got) != 0 {
		t.Errorf("%v", got)
	}
	for _, w := range stationWork {
		if w.words.EN == "" || w.words.ES == "" || w.words.EN == w.words.ES {
			t.Errorf("%s at %s has no words in both languages", w.words.ID, w.at)
		}
	}
}

func TestOpenDay(t *testing.T) {
	if _, ok := OpenDay(nil); ok {
		t.Error("a day is open where there is none")
	}
	days := []ClinicDay{{ID: "1", Begun: "2026-11-01T09:00:00Z", Ended: "2026-11-01T17:00:00Z"}, {ID: "2", Begun: "2026-11-21T09:00:00Z"}, {ID: "3", Begun: "2026-11-20T09:00:00Z"}}
	if d, ok := OpenDay(days); !ok || d.ID != "2" {
		t.Errorf("day %q is open", d.ID)
	}
	d := ClinicDay{On: "2026-11-21", Posts: []Post{{AtDraft, "A"}, {AtIntake, "B"}, {AtDraft, "C"}}}
	if got := d.Staff(AtDraft); !slices.Equal(got, []string{"A", "C"}) || d.Check() != nil {
		t.Errorf("%v, %v", got, d.Check())
	}
	for name, bad := range map[string]ClinicDay{"no day": {}, "a month": {On: "2026-11"}, "no station": {On: "2026-11-21", Posts: []Post{{"kitchen", "A"}}},
		"nobody": {On: "2026-11-21", Posts: []Post{{AtDraft, " "}}}, "a state": {On: "2026-11-21", Venue: Venue{State: "Cal"}}} {
		if bad.Check() == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
