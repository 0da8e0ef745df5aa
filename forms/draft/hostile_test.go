package draft

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// mistakesOf are the mistakes of a letter with a body, and how long it took to find them.
func mistakesOf(body string) (Mistakes, time.Duration) {
	start := time.Now()
	_, err := Read([]byte(letterHead + "body:\n" + body))
	var found Mistakes
	errors.As(err, &found)
	return found, time.Since(start)
}

// A template that is nothing but brackets, lists or conditions is answered at once.
func TestReadIsQuick(t *testing.T) {
	for name, s := range map[string]string{
		"notes in notes":  "'" + strings.Repeat("^[", 60000) + strings.Repeat("]", 60000) + "'",
		"open notes":      "'" + strings.Repeat("^[", 100000) + "'",
		"notes":           "'" + strings.Repeat("^[x]", 50000) + "'",
		"brackets":        "'^" + strings.Repeat("[", 100000) + strings.Repeat("]", 100000) + "'",
		"lists in lists":  strings.Repeat("[", 100000),
		"maps in maps":    strings.Repeat("{a: ", 50000),
		"stars":           "'" + strings.Repeat("*", 200000) + "'",
		"facts":           "'" + strings.Repeat("{client.name.full}", 12000) + "'",
		"conditions deep": "x\n  - when: " + strings.Repeat("{not: ", 3000) + "{has: client.language}" + strings.Repeat("}", 3000) + "\n    then: [{para: x}]",
	} {
		if _, took := mistakesOf("  - para: " + s + "\n"); took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

// Braces without a fact are said: a text must not lose words without a sign.
func TestBracesNameAFact(t *testing.T) {
	for _, s := range []string{"{}", "{:upper}", "{?}", "a {} b", "^[{}]"} {
		found, _ := mistakesOf("  - para: '" + s + "'\n")
		if len(found) != 1 || found[0].Key != "unknown-fact" || found[0].Line != 7 {
			t.Errorf("%s: %v", s, found)
		}
	}
}

// An entry with nothing in it does not move the lines of the mistakes behind it.
func TestEmptyEntriesKeepTheLines(t *testing.T) {
	found, _ := mistakesOf("  - para: a\n  -\n  - ~\n  - para: '{client.shoeSize}'\n")
	if len(found) != 1 || found[0].Line != 10 {
		t.Errorf("%v", found)
	}
}

func TestMistakesOfSize(t *testing.T) {
	const list = "matter.evidence.exhibits"
	cell := strings.Repeat("a,", 16) + "a"
	for body, key := range map[string]string{
		"  - table: {rows: [[" + cell + "]]}\n":                                                            "many-columns",
		"  - table: {head: [" + cell + "]}\n":                                                              "many-columns",
		"  - table: {rows: [[" + cell[2:] + "]]}\n":                                                        "",
		"  - each: " + list + "\n    do:\n      - each: " + list + "\n        do: [{para: x}]\n":           "each-twice",
		"  - each: " + list + "\n    do:\n      - list: {each: " + list + ", item: x}\n":                   "each-twice",
		"  - each: " + list + "\n    do:\n      - when: {rows: " + list + "}\n        then: [{para: x}]\n": "",
	} {
		found, _ := mistakesOf(body)
		if key == "" && len(found) > 0 || key != "" && !slices.ContainsFunc(found, func(m Mistake) bool { return m.Key == key && m.Line >= 7 }) {
			t.Errorf("%s: %v, want %q", body, found, key)
		}
	}
}

// Lists within lists may be longer than any paper; then building ends with words.
func TestBuildingEnds(t *testing.T) {
	s := proving()
	for range 300 {
		s.Evidence = append(s.Evidence, cases.EvidenceItem{ID: "e", Proves: []string{"ev.rap"}, Exhibit: cases.Exhibit{Order: 1}})
	}
	tm, err := Read([]byte(letterHead + "body:\n  - each: matter.evidence.exhibits\n    do:\n" + strings.Repeat("      - para: x\n", 400)))
	if err != nil {
		t.Fatal(err)
	}
	var m Mistake
	if _, _, err := tm.Build(s); !errors.As(err, &m) || m.Key != "too-much" {
		t.Errorf("%v", err)
	}
}

// A paragraph with thousands of footnotes takes seconds, not minutes.
func TestManyNotesAreQuick(t *testing.T) {
	var r Rich
	for range 3000 {
		r = append(r, text.Span{Text: "word", Note: Plain("a note")})
	}
	start := time.Now()
	if _, err := laidOut(&Document{Look: Letter, Blocks: []Block{Paragraph{Text: r}}}); err != nil || time.Since(start) > 10*time.Second {
		t.Errorf("took %v, %v", time.Since(start), err)
	}
}
