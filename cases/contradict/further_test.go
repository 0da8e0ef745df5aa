package contradict

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
)

// written is one change of a file of the sample office: 0 record relief with a rich timeline, 1 order, 2 immigration.
type written struct {
	name string
	of   int
	put  func(s *cases.Snapshot)
}

func (w written) in() *cases.Snapshot {
	s := clean()
	if w.of > 0 {
		s = snapshots()[w.of]
	}
	w.put(s)
	return s
}

func tells(of int, w string) written {
	return written{w, of, func(s *cases.Snapshot) { words(s, w) }}
}

func evidence(of int, title, text string) written {
	return written{title + ": " + text, of, func(s *cases.Snapshot) {
		s.Evidence = append(s.Evidence, cases.EvidenceItem{ID: "more", MatterID: s.Matter.ID, Title: title, Text: text})
	}}
}

// Slips as people make them, written without looking at how they are looked for.
func TestFurtherSlipsAreFound(t *testing.T) {
	list := []written{
		// birth
		tells(0, "My birthday is April 14, 1998."),
		tells(1, "I was born in September 1995 in Zhytomyr."),
		evidence(1, "Clinic intake", "Client: Olena Zrazkova\nBirth date: 09/20/1994"),
		tells(2, "Nací el 5 de diciembre de 1990."),
		evidence(0, "Declaration of the client", "I, Ximena Ejemplo Núñez, declare: I was born on March 24, 1998."),
		// entry
		tells(2, "I arrived in America on February 17, 2023."),
		tells(2, "I flew to the United States in 2024 with four other men."),
		evidence(2, "Declaration of the client", "I came to this country in January 2024 on an H-2B visa."),
		tells(1, "I arrived in the United States in March 2022 through New York."),
		{"form with another entry", 2, func(s *cases.Snapshot) {
			s.Forms = []cases.FilledForm{{ID: "x", Form: "I-914", Facts: map[string]string{"client.lastEntry.date": "01/27/2023"}}}
		}},
		// arrests
		tells(0, "The police took me to jail on June 12, 2018."),
		tells(0, "They arrested me in August 2018."),
		tells(0, "My second arrest was on December 3, 2018."),
		tells(0, "Me arrestaron el 2 de julio de 2018."),
		tells(0, "I have only been arrested once in my life."),
		evidence(0, "Letter of a counselor", "Ms. Ejemplo Núñez told me that she was arrested in June 2019."),
		{"arrest on the timeline at another day", 0, func(s *cases.Snapshot) {
			s.Timeline[4].From = "2018-06-23"
		}},
		{"timeline arrest in another city", 0, func(s *cases.Snapshot) { s.Timeline[4].Place = "Portland, Oregon" }},
		// ages
		tells(0, "When he first took me to a hotel, in the fall of 2017, I was only sixteen."),
		tells(1, "I was 26 when I met Rourke in February 2024."),
		tells(2, "In 2022 I was 25 years old and had a daughter."),
		evidence(1, "Visit summary", "Olena Zrazkova is a 27-year-old woman, seen on October 19, 2026."),
		{"age in the screening", 0, func(s *cases.Snapshot) { s.Sittings[0].Answers[5].Numbers = []int{24} }},
		// names
		tells(1, "Then Rourke Fictus-Maloney called again."),
		tells(2, "Mr. Scheinhardt took my passport."),
		tells(2, "Dalton Schwarz drove the van."),
		{"given name in a form", 2, func(s *cases.Snapshot) {
			s.Forms = []cases.FilledForm{{ID: "x", Form: "I-914", Facts: map[string]string{"client.name.given": "Minh"}}}
		}},
		evidence(1, "Police report", "Complainant: ZRAZKOVA, OLENA, born 09/30/1984."),
		// addresses
		tells(0, "I live at 48 Linden Hollow Avenue now."),
		{"party's street in a form", 1, func(s *cases.Snapshot) {
			s.Forms = []cases.FilledForm{{ID: "x", Form: "DV-100", Facts: map[string]string{"client.address.safe.zip": "95811", "client.safeAddress.zip": "95811", "client.mailing.zip": "95811", "respondent.address.street": "19 Counterfeit Road", "matter.venue.street": "270 Specimen Street"}}}
		}},
		tells(1, "His house is at 19 Counterfeit Road."),
		// incidents
		{"incident told of another day", 1, func(s *cases.Snapshot) {
			words(s, "On August 20, 2026 he threw the telephone on the ground in the parking lot of the market.")
		}},
		{"incident in the timeline on another day", 1, func(s *cases.Snapshot) {
			s.Timeline = []cases.LifeEvent{{ID: "t", ClientID: s.Client.ID, Category: "violence", Title: "He held her throat in the kitchen and took her keys", What: "He pushed her against the kitchen counter and held her throat.", From: "2026-09-18"}}
		}},
		{"incident after it was approved", 1, func(s *cases.Snapshot) { s.Matter.Order.Incidents[0].Date = "2026-11-12" }},
		tells(1, "I left him for good on September 18, 2026."),
		// timeline
		{"a school year before birth", 0, func(s *cases.Snapshot) { s.Timeline[0].From = "1997" }},
		{"home in two states", 0, func(s *cases.Snapshot) {
			s.Timeline = append(s.Timeline, cases.LifeEvent{ID: "more", ClientID: s.Client.ID, Category: "home", Title: "With cousins", Place: "Reno, Nevada", From: "2014", To: "2016"})
		}},
		{"left later than the control ended", 0, func(s *cases.Snapshot) {
			s.Timeline = append(s.Timeline, cases.LifeEvent{ID: "more", ClientID: s.Client.ID, Phase: cases.During, Category: "leaving", Title: "Got away", From: "2019-09"})
		}},
		// family
		tells(2, "My daughter was born in March 2015."),
		tells(2, "I have three children."),
		tells(1, "I am divorced."),
		tells(1, "I am from Belarus."),
		// screening
		{"no report, said in the screening", 2, func(s *cases.Snapshot) {
			s.Sittings = []cases.Sitting{{ID: "s", ClientID: s.Client.ID, On: "2026-05-20", Answers: []cases.ScreenAnswer{{Question: "scr.q.police_report", Answer: "no"}}}}
		}},
		{"arrival in the screening", 2, func(s *cases.Snapshot) {
			s.Sittings = []cases.Sitting{{ID: "s", ClientID: s.Client.ID, On: "2026-05-20", Answers: []cases.ScreenAnswer{{Question: "scr.q.arrived", Date: "2021-01"}}}}
		}},
		{"born here, said in the screening", 2, func(s *cases.Snapshot) {
			s.Sittings = []cases.Sitting{{ID: "s", ClientID: s.Client.ID, On: "2026-05-20", Answers: []cases.ScreenAnswer{{Question: "scr.q.where_born", Answer: "no"}}}}
		}},
		// declarations
		evidence(2, "Declaration of the client", "I reported to the investigators on May 2, 2026."),
		evidence(0, "Affidavit", "I pleaded guilty on March 8, 2019."),
		evidence(2, "Declaration of the client", "My A-Number is A000-000-203."),
	}
	if len(list) < 40 {
		t.Fatalf("only %d", len(list))
	}
	for _, c := range list {
		t.Run(c.name, func(t *testing.T) {
			if found := Find(sample.Today, c.in()); len(found) == 0 {
				t.Error("not found")
			} else {
				t.Log(abouts(found))
			}
		})
	}
}

// What looks like a slip and is none.
func TestFurtherWordsThatAgree(t *testing.T) {
	for _, c := range []written{
		tells(0, "I was born in the spring of 1998 in Yakima."),
		tells(0, "I was born on 3/14/98."),
		tells(0, "I was about twenty when I was arrested the first time."),
		tells(0, "My name is Ximena Ejemplo."),
		tells(0, "My name is Jimena Ejemplo Nunez."),
		tells(0, "He was called Brandt, or Coach."),
		tells(0, "My brother was born in 2005, and my mother was arrested in 2011."),
		tells(0, "I never wanted to be arrested again."),
		tells(0, "In 2016 my friend was arrested for something else."),
		tells(0, "If I had been arrested in 2017 nobody would have believed me."),
		tells(0, "At eighteen I finished high school. By 2020 I was working in a laundry."),
		tells(1, "I used to live at 12 Old Mill Road in Zhytomyr."),
		tells(1, "My sister Iryna Zrazkova lives in Sacramento."),
		tells(1, "Helena is what he called me."),
		tells(1, "I arrived in early 2023. About March, I think."),
		tells(1, "Rourke came home around October 2026 and it was worse."),
		tells(1, "In June 2024 we moved in together. In 2025 we looked at 14 Maple Street, and did not take it."),
		tells(1, "My sister came to the United States in 2019. She was 31."),
		tells(1, "Олена Зразкова, 1994."),
		tells(2, "My daughter Ví was born in February 2016."),
		tells(2, "I landed in Los Angeles in January 2023 and saw snow in 2024 for the first time."),
		tells(2, "Bình was born in 1985. He came to the United States in 2021."),
		tells(2, "Nguyen Van Mau is how they write my name."),
		tells(2, "My wife died in 2019. We married in 2014."),
		evidence(1, "Visit summary", "Patient: ZRAZKOVA, OLENA Y., 09/30/1994, seen October 19, 2026. Provider since 2012."),
		evidence(1, "Police report", "On October 18, 2026 officers met the complainant, Olena Zrazkova. The suspect, Fictus-Malone, born 02/19/1988, had left. He was arrested in 2015 in another matter."),
		evidence(0, "Letter of a counselor", "I have known Ms. Ejemplo since November 2018. I was arrested myself in 1999, which is how I came to this work."),
		{"moved house", 0, func(s *cases.Snapshot) {
			s.Timeline[6].To = "2022-05"
			s.Timeline = append(s.Timeline, cases.LifeEvent{ID: "more", ClientID: s.Client.ID, Phase: cases.After, Category: "home", Title: "Another room", Place: "Seattle, WA", From: "2022-05"})
			s.Client.Addresses = append(s.Client.Addresses, cases.Address{Kind: cases.Home, Street: "7 Earlier Way", City: "Tacoma", State: "WA", From: "2019-03", Until: "2022-05-31"})
		}},
		{"partly known days", 0, func(s *cases.Snapshot) {
			s.Client.BirthDate = "1998"
			s.Matter.Record.Arrests[0].Date = "2018-06"
			s.Timeline[4].From = "~2018-06"
		}},
		{"family name alone in a form", 2, func(s *cases.Snapshot) {
			s.Forms = []cases.FilledForm{{ID: "x", Form: "I-914", Facts: map[string]string{"client.name.family": "NGUYEN", "client.birthDate": "12/05/1991", "client.lastEntry.date": "Jan 17, 2023"}}}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if found := Find(sample.Today, c.in()); len(found) > 0 {
				t.Error(abouts(found))
			}
		})
	}
}
