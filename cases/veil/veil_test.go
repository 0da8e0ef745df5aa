package veil

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
)

func file(parties ...cases.Party) *cases.Snapshot {
	return &cases.Snapshot{Client: cases.Client{Name: cases.Name{Given: "Rosa", Family: "Muster"}}, Parties: parties}
}

func TestNamesAreTakenOut(t *testing.T) {
	brandt := cases.Party{Role: "trafficker", Name: cases.Name{Given: "Brandt", Middle: "Robert", Family: "Holloway-Fictus"}, Aliases: []string{"B.", "Coach", "Mr. Dal"}}
	for _, c := range []struct{ words, want string }{
		{"I met Brandt Holloway-Fictus at a job fair.", "I met the person we spoke of at a job fair."},
		{"Brandt hit me. brandt kept the money.", "The person we spoke of hit me. The person we spoke of kept the money."},
		{"It was Mr. Holloway's car, and HOLLOWAY’S money.", "It was that person’s car, and that person’s money."},
		{"Holloway-Fictus, Brandt R. was there", "The person we spoke of was there"},
		{"B. wrote. Mr. B. R. Holloway came.", "The person we spoke of wrote. The person we spoke of came."},
		{"B. H. told me", "The person we spoke of told me"},
		{"my coach at school, and Coach at the hotel", "my coach at school, and the person we spoke of at the hotel"},
		{"Bob drove", "The person we spoke of drove"},
		{"Bradnt and Hollowey", "The person we spoke of and the person we spoke of"},
		{"we called him Dal", "we called him the person we spoke of"},
		{"vitamin b and plan B", "vitamin b and plan B"},
		{"Rosa Muster signed", "Rosa Muster signed"},
		{"", ""},
	} {
		if got := Of(file(brandt)).Words(c.words, "en"); got != c.want {
			t.Errorf("%q\n gives %q\n wants %q", c.words, got, c.want)
		}
	}
}

func TestTheClientsOwnNameStands(t *testing.T) {
	v := Of(file(cases.Party{Role: "abuser", Name: cases.Name{Given: "Emil", Family: "Muster"}}))
	got := v.Words("Rosa Muster and Emil Muster: Muster said no", "en")
	if want := "Rosa Muster and the person we spoke of: The person we spoke of said no"; got != want {
		t.Errorf("%q", got)
	}
}

func TestMarksDecide(t *testing.T) {
	name := cases.Name{Given: "Emil", Family: "Beispiel"}
	for _, c := range []struct {
		party cases.Party
		want  string
	}{
		{cases.Party{Role: "witness", Name: name}, "Emil Beispiel"},
		{cases.Party{Role: "defendant", Name: name}, "Emil Beispiel"},
		{cases.Party{Role: "witness", Name: name, Veil: cases.VeilName}, "The person we spoke of"},
		{cases.Party{Role: "respondent", Name: name}, "The person we spoke of"},
		{cases.Party{Role: "respondent", Name: name, Veil: cases.ShowName}, "Emil Beispiel"},
	} {
		if got := Of(file(c.party)).Words("Emil Beispiel", "en"); got != c.want {
			t.Errorf("%s %q: %q", c.party.Role, c.party.Veil, got)
		}
	}
	s := file()
	s.Client.Family = []cases.Relative{{Relation: "brother", Name: name, Veil: cases.VeilName}}
	if got := Of(s).Words("Emil came", "es"); got != "Alguien de la familia came" {
		t.Errorf("a relative: %q", got)
	}
}

func TestOtherAlphabets(t *testing.T) {
	latin := Of(file(cases.Party{Role: "respondent", Name: cases.Name{Given: "Rourke", Family: "Fictus-Malone"}}))
	words := "З Рурком я познайомилася"
	if latin.Covers(words) {
		t.Error("a name that is known in Latin letters alone is said to be found in Cyrillic")
	}
	if got := latin.Words(words, "uk"); strings.Contains(got, "Рурк") {
		t.Errorf("%q", got)
	}
	known := Of(file(cases.Party{Role: "respondent", Name: cases.Name{Given: "Rourke", Family: "Fictus"}, NativeName: "Рурк Фіктус"}))
	if got := known.Words(words, "uk"); !known.Covers(words) || got != "З … я познайомилася" {
		t.Errorf("%q", got)
	}
	if !latin.Covers("I met him") {
		t.Error("Latin words are not covered")
	}
}

// TestNamesInOtherSpellings: written as one word or as two, made small, in the plural, in an address, broken by a line.
func TestNamesInOtherSpellings(t *testing.T) {
	people := []cases.Party{
		{Role: "trafficker", Name: cases.Name{Given: "Brandt", Family: "Holloway"}},
		{Role: "abuser", Name: cases.Name{Given: "Kim", Family: "O'Brien"}, Aliases: []string{"T-Bone"}},
		{Role: "abuser", Name: cases.Name{Given: "Juan", Family: "De La Cruz"}},
		{Role: "abuser", Name: cases.Name{Given: "Sean", Family: "McDonald"}},
	}
	v := Of(file(people...))
	for _, words := range []string{"Holloways", "Kims", "OBrien", "Obrien", "O Brien", "O’Brien", "Juanito", "Juancito", "Delacruz", "DelaCruz", "Mc Donald", "Mcdonald",
		"bholloway92@example.com", "@brandt_h", "BrandtH", "brandtholloway", "Bran\u00addt", "Hollo-\nway", "Hollo\u200bway", "TBone", "T Bone", "Kimmy", "Mr. H.", "Mr H"} {
		got := v.Words("I saw "+words+" today", "en")
		if !strings.Contains(got, "erson we spoke of") {
			t.Errorf("%q gives %q", words, got)
		}
	}
	for _, words := range []string{"The reporter came on Same day", "Mr. X and Dr Y", "my donation of 92 dollars", "He said so. Mary said no.", "a de facto rule"} {
		if v.Words(words, "en") != words {
			t.Errorf("%q gives %q", words, v.Words(words, "en"))
		}
	}
}

// TestScriptsWithoutBlanks: a name is found between other letters, and short forms are said not to be.
func TestScriptsWithoutBlanks(t *testing.T) {
	for native, words := range map[string]string{"李伟": "李伟打我", "أحمد كريمي": "وأحمد كان هناك", "สมชาย ใจดี": "สมชายตีฉัน"} {
		v := Of(file(cases.Party{Role: "abuser", Name: cases.Name{Given: "Xx", Family: "Yyyy"}, NativeName: native}))
		if got := v.Words(words, "other"); strings.Contains(got, strings.Fields(native)[0]) || !strings.Contains(got, "…") {
			t.Errorf("%q gives %q", words, got)
		}
	}
	v := Of(file(cases.Party{Role: "abuser", Name: cases.Name{Given: "Wei", Family: "Li"}, NativeName: "李伟"}))
	if v.Covers("小伟来了") {
		t.Error("a short form between other letters is said to be found")
	}
}

// TestSampleStoriesNameNobody reads every story of the sample office with the people of its file veiled.
func TestSampleStoriesNameNobody(t *testing.T) {
	set := sample.Office()
	for _, c := range set.Clients {
		s := &cases.Snapshot{Client: c}
		for _, p := range set.Parties {
			if p.ClientID == c.ID {
				s.Parties = append(s.Parties, p)
			}
		}
		v := Of(s)
		if v.Empty() {
			t.Fatalf("nobody is marked in the file of %s", c.ID)
		}
		told := 0
		for _, f := range set.Story {
			if f.ClientID != c.ID {
				continue
			}
			told++
			words := v.Words(f.Words, "en")
			for _, p := range s.Parties {
				for _, part := range []string{p.Name.Given, p.Name.Family} {
					if p.Veiled() && strings.Contains(words, part) {
						t.Errorf("%s stands in %q", part, words)
					}
				}
			}
		}
		if told == 0 {
			t.Errorf("no story of %s", c.ID)
		}
	}
}

// FuzzWords: no marked name survives as a word, whatever stands around it, and nothing else is lost.
func FuzzWords(f *testing.F) {
	f.Add("He said ", " is here")
	f.Add("(", ")")
	f.Add("Mr. ", "'s house")
	f.Add("Muster ", ", Brandt")
	f.Fuzz(func(t *testing.T, before, after string) {
		v := Of(file(cases.Party{Role: "trafficker", Name: cases.Name{Given: "Brandt", Family: "Holloway"}}))
		for _, code := range []string{"en", "es", "uk"} {
			got := v.Words(before+" Brandt Holloway "+after, code)
			for _, w := range plainWords(got) {
				if w == "brandt" || w == "holloway" {
					t.Fatalf("%q gives %q", before+" Brandt Holloway "+after, got)
				}
			}
			if again := v.Words(got, code); again != got {
				t.Fatalf("%q is not settled: %q", got, again)
			}
		}
	})
}
