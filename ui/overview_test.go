package ui

import (
	"context"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestNextMissingStep takes one thing after another away from a matter and asks what is missing first.
func TestNextMissingStep(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	for _, kind := range allKinds {
		m := matterOf(t, a, kind)
		whole, err := a.vault.Snapshot(context.Background(), m.ID)
		if err != nil {
			t.Fatal(err)
		}
		today := a.today()
		for _, c := range []struct {
			want string
			less func(*cases.Snapshot)
		}{
			{"step.passed", func(s *cases.Snapshot) {
				s.Deadlines = append(s.Deadlines, cases.Deadline{ID: "x", Due: "2020-01-02"})
			}},
			{"step.contact", func(s *cases.Snapshot) { s.Client.Contacts = nil }},
			{"step.attorney", func(s *cases.Snapshot) { s.Matter.Attorney = "" }},
			{"step.person", func(s *cases.Snapshot) { s.Client.BirthDate = "" }},
			{"step.kind." + string(kind), func(s *cases.Snapshot) { s.Matter.Record, s.Matter.Order, s.Matter.Petition = nil, nil, nil }},
			{"step.story", func(s *cases.Snapshot) { s.Story = nil }},
			{"", func(s *cases.Snapshot) { s.Matter.Stage = cases.Filed }},
		} {
			s := *whole
			s.Matter.Stage = cases.Drafting
			c.less(&s)
			r, err := readyState(&s, today)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if r.missing != nil {
				got = r.missing.key
				for _, code := range lang.Languages {
					if lang.In(code, got) == "" || lang.In(code, "why."+got) == "" {
						t.Errorf("%s has no words in %q", got, code)
					}
				}
			}
			if got != c.want {
				t.Errorf("%s: missing is %q, want %q", kind, got, c.want)
			}
		}
	}
}

// TestOverviewLeadsOn: the one main button leads to the step, and packet lines say what the facts left behind.
func TestOverviewLeadsOn(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	m := matterOf(t, a, cases.Immigration)
	m.Attorney = ""
	if err := a.vault.Write(context.Background(), &m); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toMatter, ID: m.ID})
	wants(t, a, "Next missing step", "Say who signs", "Safe contact", "What is asked")
	press(t, a, "Go there")
	if a.route.Tab != tabWork || a.route.Part != 2 {
		t.Errorf("it leads to %+v", a.route)
	}
}
