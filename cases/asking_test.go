package cases

import "testing"

func TestAskingOf(t *testing.T) {
	s := &Snapshot{Client: Client{ID: "c", Name: Name{Given: "Rosa"}, BirthCity: "Example"}}
	at := func(path string, want Asking, on Date) {
		t.Helper()
		if got, since := AskingOf(s, path, func(Key) []Change {
			return []Change{{When: "2026-10-03T10:00:00Z", Field: "birthCity", Value: `"Example"`}}
		}); got != want || since != on {
			t.Errorf("%s: %q since %q, wanted %q since %q", path, got, since, want, on)
		}
	}
	at("client.birthCity", Told, "2026-10-03")
	at("client.name.given", Told, "")
	at("client.birthCountry", NotAsked, "")
	s.Sittings = []Sitting{
		{On: "2026-10-04", About: SittingFacts, Answers: []ScreenAnswer{{Question: "client.birthCountry", Answer: AnsweredNotSure},
			{Question: "client.pronouns", Answer: AnsweredSkip}, {Question: "client.name.given", Answer: AnsweredTold}}},
		{On: "2026-10-05", Answers: []ScreenAnswer{{Question: "client.pronouns", Answer: AnsweredNotSure}}},
	}
	at("client.birthCountry", NotKnown, "2026-10-04")
	at("client.pronouns", NotAsked, "") // skipped there, and the other conversation was about something else
	at("client.name.given", Told, "2026-10-04")
	s.Choices = []Choice{PreferNot("c", "client.birthCountry", "Country of birth", "Prefers not to say", "", "2026-10-06")}
	at("client.birthCountry", PrefersNot, "2026-10-06")
	taken := s.Choices[0]
	taken.ID, taken.Lifted, taken.On = NewID(), true, "2026-10-07"
	s.Choices = append(s.Choices, taken)
	at("client.birthCountry", NotKnown, "2026-10-04")
	if err := s.Choices[0].Check(); err != nil {
		t.Error(err)
	}
	if err := s.Sittings[0].Check(); err != nil {
		t.Error(err)
	}
	if got := Screenings(s.Sittings); len(got) != 1 || got[0].On != "2026-10-05" {
		t.Errorf("%d sittings of the screening", len(got))
	}
}
