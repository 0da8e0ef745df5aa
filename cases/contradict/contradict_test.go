package contradict

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"pgregory.net/rapid"
)

// snapshots reads the sample office as the vault would give it, one snapshot a matter.
func snapshots() []*cases.Snapshot {
	set := sample.Office()
	var out []*cases.Snapshot
	for _, m := range set.Matters {
		s := &cases.Snapshot{Office: set.Office, Matter: m}
		for _, c := range set.Clients {
			if c.ID == m.ClientID {
				s.Client = c
			}
		}
		for _, p := range set.Parties {
			if p.ClientID == m.ClientID {
				s.Parties = append(s.Parties, p)
			}
		}
		for _, g := range set.Story {
			if g.ClientID == m.ClientID {
				s.Story = append(s.Story, g)
			}
		}
		for _, e := range set.EvidenceOf(m.ID) {
			item := e.Item
			item.Text = strings.Join(e.Shows.Lines, "\n")
			s.Evidence = append(s.Evidence, item)
		}
		out = append(out, s)
	}
	return out
}

// clean is the sample client with everything told that the comparisons read, and nothing that does not agree.
func clean() *cases.Snapshot {
	s := snapshots()[0]
	c := s.Client.ID
	s.Timeline = []cases.LifeEvent{
		{ID: "t1", ClientID: c, Phase: cases.Before, Category: "school", Title: "Finished high school", Place: "Yakima, Washington", From: "2017"},
		{ID: "t2", ClientID: c, Phase: cases.Before, Category: "home", Title: "Lived with her mother", Place: "Yakima, Washington", From: "1998", To: "2017"},
		{ID: "t3", ClientID: c, Phase: cases.During, Category: "recruitment", Title: "Met him at a job fair", Place: "Yakima", From: "2017-04"},
		{ID: "t4", ClientID: c, Phase: cases.During, Category: "control", Title: "Debt for rent and clothes", From: "2017-08", To: "2018-11", Tags: []string{"debt", "threats"}},
		{ID: "t5", ClientID: c, Phase: cases.During, Category: "arrest", Title: "Arrested at the bus station", Place: "Seattle, Washington", From: "2018-06-22"},
		{ID: "t6", ClientID: c, Phase: cases.During, Category: "arrest", Title: "Second arrest", Place: "Tacoma", From: "2018-11"},
		{ID: "t7", ClientID: c, Phase: cases.After, Category: "home", Title: "A room of her own", Place: "Seattle, WA", From: "2019-03"},
	}
	s.Exploitations = []cases.Exploitation{{ID: "x1", ClientID: c, Types: []string{"sex", "debt-bondage"}, From: "2017-04", To: "2018-11", ExitEnd: "2019-03", Under18: "no"}}
	s.Sittings = []cases.Sitting{{ID: "s1", ClientID: c, On: "2026-09-08", Answers: []cases.ScreenAnswer{
		{Question: "scr.q.arrested", Answer: "yes"}, {Question: "scr.q.arrest_where", Words: "Seattle, federal, June 2018. Tacoma in 2018, dismissed."},
		{Question: "scr.q.where_born", Answer: "no"}, {Question: "scr.q.under18", Answer: "no"}, {Question: "scr.q.minor_now", Answer: "no"},
		{Question: "scr.q.ages", Numbers: []int{28}}, {Question: "scr.q.told_to", Answer: "yes"},
	}}, {ID: "s2", ClientID: c, On: "2026-10-01", Answers: []cases.ScreenAnswer{{Question: "scr.q.told_to", Answer: "not sure"}}}}
	s.Forms = []cases.FilledForm{{ID: "f1", MatterID: s.Matter.ID, Form: "client intake sheet", Title: "Client intake sheet", Facts: map[string]string{
		"client.name.family": "Ejemplo Núñez", "client.name.given": "XIMENA", "client.birthDate": "03/14/1998", "client.ssn": "000-00-0101",
		"matter.record.arrests[0].date": "June 22, 2018", "matter.venue.docket": "2:18-cr-05550-XYZ",
	}}}
	s.Documents = []cases.Document{{ID: "d1", MatterID: s.Matter.ID, Title: "Declaration", Facts: map[string]string{"client.birthDate": "March 14, 1998", "matter.record.period.from": "April 2017"}}}
	s.Evidence = append(s.Evidence, cases.EvidenceItem{ID: "e9", MatterID: s.Matter.ID, Title: "Booking sheet", Date: "2018-06-22",
		Text: "Name: EJEMPLO NUNEZ, XIMENA\nDOB: 03/14/1998\nDate arrested: 06/22/2018\nAddress at arrest not recorded"})
	return s
}

func TestTheSampleOfficeIsClean(t *testing.T) {
	for _, s := range snapshots() {
		for _, f := range Find(sample.Today, s) {
			t.Errorf("%s: %s: %q (%s) and %q (%s)", s.Matter.Title, f.About, f.A.Value, f.A.Source, f.B.Value, f.B.Source)
		}
	}
	for _, f := range Find(sample.Today, clean()) {
		t.Errorf("rich sample: %s: %q (%s) and %q (%s)", f.About, f.A.Value, f.A.Source, f.B.Value, f.B.Source)
	}
}

// What clean files say without any two entries at odds.
func TestNoPairWhereNothingIsAtOdds(t *testing.T) {
	for _, w := range []string{
		"I ran away from home in 2014, before I ever met him.", "I left for the United States on March 3, 2010.", "I got out of jail on December 15, 2018.",
		"In 2017 I escaped once, but he found me.", "I was 5 months pregnant then. I was 20 minutes late.", "When I was nineteen I wanted to be a nurse. I still want that.",
		"My brother was arrested on May 5, 2015.", "If I was arrested again in 2020, he said, nobody would help me.", "Mister, he always called himself. Master of the house.",
		"I was arrested in 2018.", "About June 2018 I was arrested in Seattle.", "I was arrested on June 22, 2018 and on November 3, 2018.",
		"I met Brandt again in 2019 on the street.", "He turned 40 in 2018.", "My sister was born in 2003.", "They paid on 01/02/2018. May I stop here?", "He was born in 1985.",
		"I was about 20 when I was arrested.", "Me arrestaron en junio de 2018.", "Nací en marzo de 1998.", "In November 2018 I was nearly twenty-one.",
	} {
		s := clean()
		words(s, w)
		if found := Find(sample.Today, s); len(found) > 0 {
			t.Errorf("%q gives %s", w, abouts(found))
		}
	}
}

// seed is one contradiction put into the clean file, and words of the pair that has to come out.
type seed struct {
	name  string
	put   func(s *cases.Snapshot)
	about string
}

func words(s *cases.Snapshot, w string) {
	s.Story = append(s.Story, cases.Fragment{ID: "seed", ClientID: s.Client.ID, Title: "More", Words: w})
}

func seeds() []seed {
	rec := func(s *cases.Snapshot) *cases.RecordReliefPart { return s.Matter.Record }
	event := func(s *cases.Snapshot, e cases.LifeEvent) {
		e.ID, e.ClientID = "seed", s.Client.ID
		s.Timeline = append(s.Timeline, e)
	}
	return []seed{
		{"birth date in a form", func(s *cases.Snapshot) { s.Forms[0].Facts["client.birthDate"] = "03/14/1989" }, "birth date"},
		{"birth date in a declaration", func(s *cases.Snapshot) { s.Documents[0].Facts["client.birthDate"] = "May 14, 1998" }, "birth date"},
		{"birth date in the story", func(s *cases.Snapshot) { words(s, "I was born on March 4, 1998 in Yakima.") }, "birth date"},
		{"birth date in Spanish", func(s *cases.Snapshot) { words(s, "Nací el 14 de marzo de 1999.") }, "birth date"},
		{"birth date on a booking sheet", func(s *cases.Snapshot) {
			s.Evidence[3].Text = strings.Replace(s.Evidence[3].Text, "03/14/1998", "03/14/1996", 1)
		}, "birth date"},
		{"birth place", func(s *cases.Snapshot) { words(s, "I was born in Spokane.") }, "birth place"},
		{"arrest in the story", func(s *cases.Snapshot) { words(s, "I was arrested on July 22, 2018.") }, "arrest"},
		{"arrest two sentences on", func(s *cases.Snapshot) {
			words(s, "On November 13, 2018 he took the car. I knew nothing. I was arrested with them.")
		}, "arrest"},
		{"arrest on the timeline", func(s *cases.Snapshot) {
			event(s, cases.LifeEvent{Category: "arrest", Title: "Third arrest", From: "2018-09-02"})
		}, "arrest"},
		{"arrest in the screening", func(s *cases.Snapshot) {
			s.Sittings[0].Answers[1].Words = "Seattle, 2016"
		}, "arrest"},
		{"arrest answered with no", func(s *cases.Snapshot) { s.Sittings[0].Answers[0].Answer = "no" }, "arrest"},
		{"arrest on a booking sheet", func(s *cases.Snapshot) {
			s.Evidence[3].Text = strings.Replace(s.Evidence[3].Text, "06/22/2018", "06/25/2018", 1)
		}, "arrest"},
		{"place of an arrest", func(s *cases.Snapshot) { s.Timeline[4].Place = "Spokane, Washington" }, "place of the same happening"},
		{"ended before the arrest", func(s *cases.Snapshot) { rec(s).Arrests[0].Charges[0].Disposition.Date = "2018-02-08" }, "order of days"},
		{"served before filed", func(s *cases.Snapshot) { rec(s).Served = "2026-11-01" }, "order of days"},
		{"told before it happened", func(s *cases.Snapshot) { s.Story[1].Session = "2016-09-15" }, "order of days"},
		{"period of control", func(s *cases.Snapshot) { s.Exploitations[0].From = "2016-04" }, "period under control"},
		{"during, yet before", func(s *cases.Snapshot) {
			event(s, cases.LifeEvent{Phase: cases.During, Title: "Work in a motel", From: "2015"})
		}, "phase"},
		{"after, yet during", func(s *cases.Snapshot) {
			event(s, cases.LifeEvent{Phase: cases.After, Title: "Course", From: "2018-02", To: "2018-03"})
		}, "phase"},
		{"day of leaving", func(s *cases.Snapshot) { words(s, "I got away in February 2018.") }, "leaving"},
		{"age in the story", func(s *cases.Snapshot) { words(s, "I was seventeen in June 2018.") }, "age"},
		{"age of a fragment", func(s *cases.Snapshot) {
			s.Story[0].Words = strings.Replace(s.Story[0].Words, "nineteen", "fifteen", 1)
		}, "age"},
		{"age at the arrest", func(s *cases.Snapshot) { words(s, "I was 16 when I was arrested.") }, "age"},
		{"age on the rap sheet", func(s *cases.Snapshot) { rec(s).Arrests[0].Age = 24 }, "age"},
		{"age in the screening", func(s *cases.Snapshot) { s.Sittings[0].Answers[5].Numbers = []int{31} }, "age"},
		{"under 18", func(s *cases.Snapshot) { s.Exploitations[0].Under18 = "yes" }, "under 18"},
		{"minor", func(s *cases.Snapshot) { s.Client.Minor = true }, "under 18"},
		{"family name in a form", func(s *cases.Snapshot) { s.Forms[0].Facts["client.name.family"] = "Ejemplo Ibáñez" }, "name"},
		{"own name in the story", func(s *cases.Snapshot) { words(s, "My name is Ximena Otra Persona.") }, "name"},
		{"trafficker's name", func(s *cases.Snapshot) { words(s, "He was called Brandt Holoway-Fictus.") }, "spelling of a name"},
		{"another family name", func(s *cases.Snapshot) { words(s, "Brandt Quillson took the money.") }, "name"},
		{"address", func(s *cases.Snapshot) { words(s, "I live at 84 Lindenhollow Row.") }, "address"},
		{"homes at the same time", func(s *cases.Snapshot) {
			event(s, cases.LifeEvent{Category: "home", Title: "With an aunt", Place: "Boise, Idaho", From: "2010", To: "2012"})
		}, "home"},
		{"home now", func(s *cases.Snapshot) { s.Timeline[6].Place = "Portland, Oregon" }, "home"},
		{"number in a form", func(s *cases.Snapshot) { s.Forms[0].Facts["client.ssn"] = "000-00-0110" }, "identification number"},
		{"docket", func(s *cases.Snapshot) { s.Matter.Venue.Docket = "2:19-cr-05550-XYZ" }, "docket"},
		{"arrest date in a form", func(s *cases.Snapshot) { s.Forms[0].Facts["matter.record.arrests[0].date"] = "2018-06-20" }, "charge"},
		{"born abroad", func(s *cases.Snapshot) { s.Client.BirthCountry, s.Client.BirthCity = "Mexico", "" }, "country"},
		{"day of a paper", func(s *cases.Snapshot) { s.Evidence[0].Title = "Letter of October 2, 2025" }, "own day"},
		{"two answers", func(s *cases.Snapshot) {
			s.Sittings[1].Answers = []cases.ScreenAnswer{{Question: "scr.q.told_to", Answer: "no"}}
		}, "answer"},
		{"kind of exploitation", func(s *cases.Snapshot) {
			s.Matter.Petition = &cases.Petition{Trafficking: "labor"}
			s.Exploitations[0].Types = []string{"sex"}
		}, "kind of exploitation"},
		{"dismissed with a sentence", func(s *cases.Snapshot) {
			rec(s).Arrests[0].Charges[1].Disposition.Sentence = "six months"
		}, "disposition"},
		{"entry", func(s *cases.Snapshot) {
			s.Client.LastEntry = cases.Entry{Date: "2015-05-02", City: "El Paso", State: "TX"}
			words(s, "I came to the United States in March 2016.")
		}, "entry"},
		{"entry in the screening", func(s *cases.Snapshot) {
			s.Client.LastEntry = cases.Entry{Date: "2015-05-02"}
			s.Sittings[1].Answers = append(s.Sittings[1].Answers, cases.ScreenAnswer{Question: "scr.q.arrived", Words: "about May 2014, by bus"})
		}, "entry"},
		{"city of entry", func(s *cases.Snapshot) {
			s.Client.LastEntry = cases.Entry{Date: "2015-05-02", City: "El Paso", State: "TX"}
			words(s, "In May 2015 I crossed near Nogales.")
		}, "place of entry"},
		{"the same thing on two days", func(s *cases.Snapshot) {
			event(s, cases.LifeEvent{Phase: cases.During, Category: "violence", Title: "He pushed her down the stairs of the motel", From: "2018-01-05"})
			words(s, "On February 9, 2018 he pushed me down the stairs of the motel.")
		}, "day of the same happening"},
		{"child", func(s *cases.Snapshot) {
			s.Client.Family = []cases.Relative{{Relation: "child", Name: cases.Name{Given: "Ana"}, BirthDate: "2020-02-01"}}
			words(s, "My daughter was born in May 2021.")
		}, "birth of a child"},
		{"single with a spouse", func(s *cases.Snapshot) {
			s.Client.Family = []cases.Relative{{Relation: "spouse", Name: cases.Name{Given: "Leo"}}}
		}, "marital status"},
		{"another's letter on an arrest", func(s *cases.Snapshot) {
			s.Evidence[0].Text += "\nMs. Ejemplo Núñez was arrested on June 2, 2018."
		}, "arrest"},
		{"another's letter on an age", func(s *cases.Snapshot) {
			s.Evidence[0].Text += "\nMs. Ejemplo Núñez is a 34-year-old woman."
		}, "age"},
		{"another's letter, she", func(s *cases.Snapshot) { s.Evidence[0].Text += "\nShe was arrested in Seattle on June 2, 2018." }, "arrest"},
		{"name on a paper", func(s *cases.Snapshot) { s.Evidence[0].Text += "\nClient: Ximena Ejemplo Ibarra" }, "name"},
		{"conviction in the story", func(s *cases.Snapshot) { words(s, "I pleaded guilty in February 2018.") }, "conviction"},
		{"dismissal in the story", func(s *cases.Snapshot) { words(s, "The charge was dismissed on December 24, 2018.") }, "dismissal"},
		{"how often", func(s *cases.Snapshot) { words(s, "I was arrested three times.") }, "number of arrests"},
		{"never", func(s *cases.Snapshot) { words(s, "I have never been arrested.") }, "number of arrests"},
		{"married", func(s *cases.Snapshot) { words(s, "I am married.") }, "marital status"},
		{"from", func(s *cases.Snapshot) { words(s, "I am from Honduras.") }, "country"},
		{"children", func(s *cases.Snapshot) {
			s.Client.Family = []cases.Relative{{Relation: "child", Name: cases.Name{Given: "Ana"}, BirthDate: "2020-02-01"}}
			words(s, "I have two children.")
		}, "child"},
		{"rap sheet", func(s *cases.Snapshot) {
			s.Evidence = append(s.Evidence, cases.EvidenceItem{ID: "e10", Title: "Rap sheet", Text: "1-ARRESTED OR RECEIVED 2018/06/25\nAGENCY-HSI SEATTLE\nCHARGE 1-18 USC 1952 INTERSTATE TRAVEL\n"})
		}, "arrest"},
		{"parent younger", func(s *cases.Snapshot) {
			s.Client.Family = []cases.Relative{{Relation: "parent", Name: cases.Name{Given: "Eva"}, BirthDate: "1999"}}
		}, "family"},
	}
}

func TestSeededContradictionsAreFound(t *testing.T) {
	if len(seeds()) < 30 {
		t.Fatal("thirty are promised")
	}
	for _, c := range seeds() {
		t.Run(c.name, func(t *testing.T) {
			s := clean()
			c.put(s)
			found := Find(sample.Today, s)
			hit := false
			for _, f := range found {
				hit = hit || f.About == c.about
				if f.A.Value == "" || f.B.Value == "" || f.A.Source == "" || f.B.Source == "" || f.AboutES == f.About || f.ES == "" || f.Do != Explain && f.Do != Fix {
					t.Errorf("a pair that is not whole: %+v", f)
				}
			}
			if !hit {
				t.Errorf("not found as %q; found %s", c.about, abouts(found))
			}
			if len(found) > 4 {
				t.Errorf("one slip gives %d pairs: %s", len(found), abouts(found))
			}
		})
	}
}

func abouts(list []Finding) string {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "\n  %s: %q / %q", f.About, f.A.Value, f.B.Value)
	}
	return b.String()
}

// All at once, nothing hides another.
func TestManySeedsAtOnce(t *testing.T) {
	s := clean()
	for _, c := range seeds()[:12] {
		if c.name != "arrest answered with no" {
			c.put(s)
		}
	}
	if found := Find(sample.Today, s); len(found) < 10 {
		t.Errorf("only %s", abouts(found))
	}
}

func TestPartlyKnownDaysAgree(t *testing.T) {
	for _, c := range []struct {
		a, b cases.Date
		want bool
	}{
		{"2019", "2019-03", true}, {"2019-03", "2019-03-31", true}, {"2019-02", "2019-03", false}, {"", "2019", true},
		{"~2019-02", "2019-03", true}, {"~2019", "2020-06", true}, {"~2019-05-01", "2019-05-20", true}, {"~2019-05-01", "2019-08-20", false},
	} {
		if agree(c.a, c.b) != c.want || agree(c.b, c.a) != c.want {
			t.Errorf("agree(%q, %q) is not %v", c.a, c.b, c.want)
		}
	}
}

func TestLessOfADayNeverMakesAPair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := cases.Date(fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1950, 2030).Draw(t, "y"), rapid.IntRange(1, 12).Draw(t, "m"), rapid.IntRange(1, 28).Draw(t, "d")))
		less := rapid.SampledFrom([]cases.Date{d[:4], d[:7], d, "~" + d[:7], "~" + d[:4]}).Draw(t, "less")
		if !agree(d, less) || before(d, less) || before(less, d) {
			t.Fatalf("%s and %s", d, less)
		}
	})
}

func TestDecidedPairsKeepTheirDecision(t *testing.T) {
	s := clean()
	s.Client.Minor = true
	first := Find(sample.Today, s)
	if len(first) != 1 {
		t.Fatal(abouts(first))
	}
	s.Explained = []cases.Explained{{ID: "d", ClientID: s.Client.ID, Finding: first[0].Key, Decision: "fix", On: "2026-11-01"}}
	again := Find(sample.Today, s)
	if again[0].Decided == nil || again[0].Decided.Decision != "fix" {
		t.Error("the decision is not shown")
	}
}

var harsh = regexp.MustCompile(`(?i)\b(lie|lying|lied|false|liar|fraud|wrong|inconsistent|contradict|mentir|falso|mentira)\b`)

func TestWordsAreNeutral(t *testing.T) {
	for _, do := range []string{Explain, Fix} {
		w := adviceFor(do)
		if bad := harsh.FindString(w.en + w.es); bad != "" {
			t.Errorf("%q is no neutral word", bad)
		}
	}
	for en, es := range aboutWordsES {
		if bad := harsh.FindString(en + es); bad != "" {
			t.Errorf("%q is no neutral word", bad)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("I was born on March 4, 1998. I was arrested on June 2, 2018 at 48 Lindenhollow Row.", "03/14/1998")
	f.Add("Nací en 1998. Me arrestaron en junio de 2018. A 000-000-101", "~2018")
	f.Fuzz(func(t *testing.T, words, value string) {
		rich := clean()
		s := &cases.Snapshot{Client: rich.Client, Matter: rich.Matter, Parties: rich.Parties, Forms: rich.Forms,
			Story: []cases.Fragment{{ID: "fuzz", Words: words, From: cases.Date(value)}}}
		s.Forms[0].Facts["client.birthDate"] = value
		a, b := Find(sample.Today, s), Find(sample.Today, s)
		if abouts(a) != abouts(b) {
			t.Fatal("the same file gives two answers")
		}
	})
}

// A paper for a recipient who may see the home holds the home; a paper for another holds the safe address.
func TestAddressesChosenForARecipientAgree(t *testing.T) {
	for _, s := range snapshots() {
		for _, r := range cases.Recipients() {
			used := map[string]string{}
			for _, fact := range cases.Facts() {
				if !fact.Repeats() {
					used[fact.Path] = fact.Get(s.In(cases.Paper{For: r, On: sample.Today})).String()
				}
			}
			s.Forms = []cases.FilledForm{{ID: "f", Form: "any", Facts: used}}
			if found := Find(sample.Today, s); len(found) > 0 {
				t.Errorf("%s for %s: %s", s.Matter.Title, r, abouts(found))
			}
		}
	}
}
