package contradict

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
)

// Slips of other shapes, in the other two clients of the sample office and in the first.
func TestOtherShapes(t *testing.T) {
	w := words
	type slip struct {
		n string
		i int
		f func(s *cases.Snapshot)
	}
	for _, c := range []slip{
		{"po: entry", 1, func(s *cases.Snapshot) {
			s.Story[0].Words = "I came to California in April 2022. I met Rourke Fictus-Malone in February 2024."
		}},
		{"po: entry us", 1, func(s *cases.Snapshot) { w(s, "I entered the United States on May 4, 2023 at San Francisco.") }},
		{"po: left", 1, func(s *cases.Snapshot) { w(s, "I left him on November 18, 2026.") }},
		{"po: incident date in story", 1, func(s *cases.Snapshot) {
			w(s, "On October 8, 2026 he pushed me against the kitchen counter and held my throat with one hand.")
		}},
		{"po: incident after filing", 1, func(s *cases.Snapshot) { s.Matter.Order.Incidents[1].Date = "2026-12-02" }},
		{"po: met", 1, func(s *cases.Snapshot) { w(s, "I met Rourke in June 2025.") }},
		{"po: moved in", 1, func(s *cases.Snapshot) {
			s.Matter.Order.Relationship = "dated, and lived together from June 2025 to October 2026"
		}},
		{"po: resp name", 1, func(s *cases.Snapshot) { w(s, "Rourke Fictus-Mahone came to my door.") }},
		{"po: resp first name", 1, func(s *cases.Snapshot) { w(s, "Mr. Roark Fictus-Malone came to my door.") }},
		{"po: witness", 1, func(s *cases.Snapshot) { s.Matter.Order.Incidents[0].Witnesses = "Tess Nimmerlund" }},
		{"po: medical dob", 1, func(s *cases.Snapshot) { s.Evidence[0].Text = "Patient: Olena Zrazkova, born September 3, 1994." }},
		{"po: medical date", 1, func(s *cases.Snapshot) { s.Evidence[0].Date = "2026-10-09" }},
		{"po: resp dob", 1, func(s *cases.Snapshot) { s.Parties[0].Age = 28 }},
		{"po: hearing before filed", 1, func(s *cases.Snapshot) { s.Matter.Order.Hearing = "2026-11-07" }},
		{"po: birth year story", 1, func(s *cases.Snapshot) { w(s, "I was born in 1996.") }},
		{"po: age story", 1, func(s *cases.Snapshot) { w(s, "In 2024 I was 25 years old.") }},
		{"po: work address", 1, func(s *cases.Snapshot) { w(s, "He waited at 16 Saffronbridge Street.") }},
		{"po: how long", 1, func(s *cases.Snapshot) { s.Client.Passport.Expires = "2020-05-11" }},
		{"po: form", 1, func(s *cases.Snapshot) {
			s.Forms = []cases.FilledForm{{ID: "x", Form: "DV-100", Facts: map[string]string{"matter.order.hearing": "December 17, 2026"}}}
		}},
		{"po: form resp", 1, func(s *cases.Snapshot) {
			s.Forms = []cases.FilledForm{{ID: "x", Form: "DV-100", Facts: map[string]string{"respondent.name.full": "Rork Fictus-Malone", "respondent.name": "R", "party.respondent.name.family": "Fictus"}}}
		}},
		{"t: entry", 2, func(s *cases.Snapshot) { w(s, "I landed in Los Angeles in January 2022.") }},
		{"t: entry es", 2, func(s *cases.Snapshot) { w(s, "Llegué a Estados Unidos en enero de 2021.") }},
		{"t: anumber", 2, func(s *cases.Snapshot) { s.Evidence[0].Text = "A-Number: A000-000-303" }},
		{"t: fragment plant before entry", 2, func(s *cases.Snapshot) { s.Story[1].From = "2022-01-18" }},
		{"t: injury date", 2, func(s *cases.Snapshot) { w(s, "On February 17, 2026 the skinning machine caught my left hand.") }},
		{"t: daughter", 2, func(s *cases.Snapshot) { w(s, "My daughter was born in 2018.") }},
		{"t: daughter age", 2, func(s *cases.Snapshot) { s.Story[3].Words += " My daughter is six years old." }},
		{"t: reported", 2, func(s *cases.Snapshot) {
			s.Matter.Petition.ReportedOn = "2026-05-12"
			w(s, "I reported to the police on April 2, 2026.")
		}},
		{"t: suppb", 2, func(s *cases.Snapshot) {
			s.Matter.Petition.Filed = "2026-06-01"
			s.Matter.Petition.SuppBSigned = "2026-07-01"
		}},
		{"t: rfe before receipt", 2, func(s *cases.Snapshot) { s.Matter.Petition.Filed = "2026-12-01" }},
		{"t: own name", 2, func(s *cases.Snapshot) { w(s, "My name is Nguyễn Văn Khác.") }},
		{"t: passport in text", 2, func(s *cases.Snapshot) { w(s, "My passport number is X0000320.") }},
		{"t: visa", 2, func(s *cases.Snapshot) { w(s, "I came to the United States on an H-2A visa.") }},
		{"t: widowed", 2, func(s *cases.Snapshot) { w(s, "I am married.") }},
		{"t: city entry", 2, func(s *cases.Snapshot) { w(s, "In January 2023 I landed in Houston.") }},
		{"t: agent name", 2, func(s *cases.Snapshot) { w(s, "Mr. Scheinhardt took the passport.") }},
		{"t: petition under18", 2, func(s *cases.Snapshot) {
			s.Matter.Petition.Under18 = true
			s.Exploitations = []cases.Exploitation{{ID: "x", From: "2023-01", To: "2026-02-27"}}
		}},
		{"t: arrested answer", 2, func(s *cases.Snapshot) { w(s, "I was arrested on March 3, 2024."); w(s, "I have never been arrested.") }},
		{"t: two fragments differ", 2, func(s *cases.Snapshot) {
			w(s, "I left the plant on February 27, 2026 and went to the hospital with Bình.")
			s.Story = append(s.Story, cases.Fragment{ID: "seed2", Title: "x", Words: "I left the plant on March 7, 2026 and went to the hospital with Bình."})
		}},
		{"v: work before birth", 0, func(s *cases.Snapshot) { s.Matter.Record.Arrests[0].Date = "1992-06-22" }},
		{"v: exit before period", 0, func(s *cases.Snapshot) { s.Matter.Record.ExitEnd = "2018-03-31" }},
		{"v: fragment nexus date", 0, func(s *cases.Snapshot) { s.Matter.Record.Nexus += " I was arrested on June 12, 2018." }},
		{"v: photo date", 0, func(s *cases.Snapshot) { s.Evidence[1].Date = "2019-06-21" }},
		{"v: letter known since", 0, func(s *cases.Snapshot) { s.Evidence[0].Text = "Ms. Ejemplo Nunes has kept every appointment." }},
		{"v: provider name", 0, func(s *cases.Snapshot) { s.Evidence[0].Text += "\nCorinne Mustar, MSW" }},
	} {
		snaps := snapshots()
		s := snaps[c.i]
		before := len(Find(sample.Today, s))
		c.f(s)
		found := Find(sample.Today, s)
		if len(found) <= before {
			t.Errorf("%s: not found", c.n)
		} else if len(found) > 4 {
			t.Errorf("%s: one slip gives %s", c.n, abouts(found))
		}
	}
}
