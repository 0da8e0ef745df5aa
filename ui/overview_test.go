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

// TestTheLastStepsAreTrue: a form that nobody asked for stands for no other, a review holds for what was reviewed, and a
// packet for the papers it was made of.
func TestTheLastStepsAreTrue(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	m := matterOf(t, a, cases.Immigration)
	whole, err := a.vault.Snapshot(context.Background(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	s := *whole
	s.Matter.Forms = []string{"I-914", "I-192"}
	s.Forms = []cases.FilledForm{{Form: "I-765", Draft: cases.Blob{ID: "x"}}, {Form: "I-914", Draft: cases.Blob{ID: "x"}}}
	if filled, wanted := filledForms(&s); filled != 2 || wanted != 3 {
		t.Errorf("%d of %d forms", filled, wanted)
	}

	s = *whole
	s.Matter.Stage, s.Matter.Attorney, s.Matter.Supervisor = cases.Drafting, "a", "b"
	s.Deadlines, s.Forms, s.Documents, s.Copies, s.Packets = nil, nil, nil, nil, nil
	s.Story = append([]cases.Fragment(nil), whole.Story...)
	for i := range s.Story {
		s.Story[i].Approved = "2026-01-02"
	}
	s.Story = append(s.Story, cases.Fragment{ID: "of another matter", Uses: []string{"another"}})
	r := readiness{placed: 1}
	step := func(want string) {
		t.Helper()
		got := ""
		if n := r.first(&s, a.today()); n != nil {
			got = n.key
			for _, code := range lang.Languages {
				if lang.In(code, got) == "" || lang.In(code, "why."+got) == "" {
					t.Errorf("%s has no words in %q", got, code)
				}
			}
		}
		if got != want {
			t.Errorf("missing is %q, want %q", got, want)
		}
	}
	step("step.review")
	s.SignOffs = []cases.SignOff{{By: "b", On: "2026-11-01", Reviewed: cases.Fingerprints(&s)}}
	step("step.packet")
	s.Packets = []cases.Packet{{When: "2026-11-02T10:00:00Z", Pages: 12}}
	step("")
	s.Packets[0].Red = 2
	step("step.packet.mend")
	s.Packets[0].Red = 0
	s.Copies = []cases.WorkingCopy{{When: "2026-11-03T10:00:00Z", Step: cases.Signed}}
	step("step.packet.again")
	s.Client.Name.Family = "Changed"
	step("step.review.again")
}

// BenchmarkDaysOfManyMatters reads the days that follow from the facts of 10,000 matters, as every list of them does.
func BenchmarkDaysOfManyMatters(b *testing.B) {
	m := cases.Matter{Kind: cases.ProtectiveOrder, Relief: "po.ca.dvro", Order: &cases.Order{Hearing: "2026-12-07", Filed: "2026-11-16", Expires: "2029-12-07"}}
	for b.Loop() {
		for range 10_000 {
			factDays(m, cases.Client{}, nil)
		}
	}
}
