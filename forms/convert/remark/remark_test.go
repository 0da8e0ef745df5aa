package remark

import (
	"strings"
	"testing"
)

// Every kind has words in both languages, with its number where it has one.
func TestEveryKindHasWords(t *testing.T) {
	if len(words) < 20 {
		t.Fatal("the table of words is short")
	}
	for k, w := range words {
		if strings.Contains(w.en, "%d") != strings.Contains(w.es, "%d") {
			t.Errorf("%s: only one language has the number", k)
		}
		for _, lang := range []string{"en", "es", "fr", ""} {
			s := Remark{Kind: k, Count: 37}.In(lang)
			if s == "" || strings.Contains(s, "%!") || strings.Contains(w.en, "%d") && !strings.Contains(s, "37") {
				t.Errorf("%s in %q: %q", k, lang, s)
			}
		}
	}
	if got := (Remark{Kind: TNEF, Count: 1, What: "winmail.dat"}).In("en"); !strings.HasSuffix(got, "(winmail.dat)") {
		t.Error(got)
	}
}

func TestListCountsTogether(t *testing.T) {
	var l List
	l.Add(BadPart, 2, "")
	l.Add(TNEF, 1, "a")
	l.Add(BadPart, 3, "")
	l.Add(TNEF, 1, "b")
	l.Add(Cut, 0, "")
	if len(l) != 3 || l[0].Count != 5 || l[1].What != "a" || l[2].What != "b" {
		t.Errorf("%v", l)
	}
}
