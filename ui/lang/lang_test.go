package lang

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"go.yaml.in/yaml/v3"
)

// same lists the keys whose text is rightly the same in both languages.
func same(t *testing.T) []string {
	t.Helper()
	raw, err := os.ReadFile("same.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	if err := yaml.Unmarshal(raw, &keys); err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestCataloguesAgree(t *testing.T) {
	alike := same(t)
	hole := regexp.MustCompile(`\{[a-z]+\}`)
	for _, key := range Keys("en") {
		en, es := In("en", key), In("es", key)
		switch {
		case es == "":
			t.Errorf("%s has no Spanish", key)
		case en == es && !slices.Contains(alike, key):
			t.Errorf("%s is the same in both languages and not in same.yaml: %q", key, en)
		}
		a, b := hole.FindAllString(en, -1), hole.FindAllString(es, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s fills %v in English and %v in Spanish", key, a, b)
		}
	}
	for _, key := range Keys("es") {
		if In("en", key) == "" {
			t.Errorf("%s has no English", key)
		}
	}
	for _, key := range alike {
		if In("en", key) != In("es", key) || In("en", key) == "" {
			t.Errorf("same.yaml lists %s, which differs or is gone", key)
		}
	}
}

func TestWordsAreCalm(t *testing.T) {
	never := map[string][]string{
		"en": {"invalid", "failed", "failure", "must", "error", "oops", "victim", "alien", "claims", "refused", "!"},
		"es": {"inválid", "fallid", "fallo", "debe", "error", "víctima", "ilegal", "rechaz", "¡"},
	}
	for code, words := range never {
		for _, key := range Keys(code) {
			for _, w := range words {
				if strings.Contains(strings.ToLower(In(code, key)), w) {
					t.Errorf("%s, %s says %q", code, key, w)
				}
			}
		}
	}
}

func TestDates(t *testing.T) {
	today := time.Date(2026, time.November, 21, 22, 0, 0, 0, time.UTC)
	defer Use("en")
	for _, c := range []struct{ code, typed, want string }{
		{"en", "11/24/26", "2026-11-24"}, {"es", "24/11/26", "2026-11-24"},
		{"en", "Nov 24, 2026", "2026-11-24"}, {"en", "24 november 2026", "2026-11-24"}, {"es", "24 de noviembre de 2026", "2026-11-24"},
		{"en", "2026-11-24", "2026-11-24"}, {"en", "2026/11/24", "2026-11-24"}, {"en", "3/14/94", "1994-03-14"}, {"en", "1/2/27", "2027-01-02"},
		{"en", "about 1994", "~1994"}, {"es", "hacia 1994", "~1994"}, {"en", "3/1994", "1994-03"}, {"en", "Mar 1994", "1994-03"}, {"en", "1994", "1994"},
		{"en", "", ""}, {"en", "13/14/1994", "?"}, {"en", "2/30/2020", "?"}, {"en", "the 41st", "?"}, {"en", "about", "?"}, {"es", "14/3/1994", "1994-03-14"},
	} {
		Use(c.code)
		got, ok := ReadDate(c.typed, today)
		if !ok {
			got = "?"
		}
		if string(got) != c.want {
			t.Errorf("%s %q reads as %q, want %q", c.code, c.typed, got, c.want)
		}
	}
	for _, c := range []struct {
		code, day, date, far string
	}{
		{"en", "2026-11-24", "Tuesday, Nov 24, 2026", "in 3 days"}, {"es", "2026-11-24", "martes, 24 nov 2026", "en 3 días"},
		{"en", "2026-11-21", "Saturday, Nov 21, 2026", "today"}, {"en", "2026-11-18", "Wednesday, Nov 18, 2026", "3 days ago"},
		{"es", "2026-11-22", "domingo, 22 nov 2026", "mañana"}, {"en", "2019-05", "May 2019", ""}, {"en", "~2019", "about 2019", ""}, {"es", "", "no se sabe", ""},
	} {
		Use(c.code)
		far, _, _ := Distance(cases.Date(c.day), today)
		if date := Weekday(cases.Date(c.day)); date != c.date || far != c.far {
			t.Errorf("%s %s: %q, %q; want %q, %q", c.code, c.day, date, far, c.date, c.far)
		}
	}
}

// FuzzReadDate: whatever is typed, what comes out is a date of the calendar or nothing.
func FuzzReadDate(f *testing.F) {
	for _, s := range []string{"11/24/26", "24 de nov. 2026", "~1994-03", "about 1994", "0/0/0", "99/99/9999", "１２/３/２０"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := ReadDate(s, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC))
		if _, err := cases.ParseDate(string(d)); ok && err != nil {
			t.Errorf("%q reads as %q", s, d)
		}
	})
}

func TestUnknownLanguageIsEnglish(t *testing.T) {
	defer Use("en")
	Use("xx")
	if Code() != "en" || T("nav.matters") != In("en", "nav.matters") {
		t.Errorf("language %q", Code())
	}
	if got := N("matters.count", 1); got != "1 matter" {
		t.Errorf("one matter: %q", got)
	}
	if got := N("matters.count", 3); got != "3 matters" {
		t.Errorf("three matters: %q", got)
	}
	if got := T("no.such.key"); got != "no.such.key" {
		t.Errorf("a missing key gives %q", got)
	}
}

// TestCataloguesReadPlainly: the short way of reading a catalogue finds what YAML finds, and is the one that is taken.
func TestCataloguesReadPlainly(t *testing.T) {
	for _, code := range Languages {
		for _, name := range names(code) {
			raw, err := files.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]string{}
			if err := yaml.Unmarshal(raw, &want); err != nil {
				t.Fatal(err)
			}
			got, plain := plainTexts(raw)
			if !plain {
				t.Errorf("%s has a line that is not `key: \"text\"`: the window's start waits for it", name)
			} else if !maps.Equal(got, want) {
				t.Errorf("%s reads otherwise than YAML reads it", name)
			}
		}
	}
	for _, other := range []string{"a: b", "a: 'b'", "a: \"b\" # c", "a: \"b\"\na: \"c\"", " a: \"b\"", "a:\n  b: \"c\"", "- a", "a: \"\\e\"", "\"a\": \"b\"", "{a: \"b\"}"} {
		if texts, plain := plainTexts([]byte(other)); plain {
			t.Errorf("%q reads as %v without YAML", other, texts)
		}
	}
}
