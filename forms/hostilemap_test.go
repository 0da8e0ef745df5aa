package forms

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/fill"
)

// A map from anywhere is taken only as what it says it is: no strange signs, no other reader, no other edition, and none
// that fills the memory.
func TestHostileMaps(t *testing.T) {
	raw := officeBlank(t, "03/03/26", nil)
	d, s, _ := begun(t, raw)
	have := vaultLibrary(t, d.(*vault.Vault))
	file := string(s.Map.Write())
	swap := func(old, new string) string {
		if !strings.Contains(file, old) {
			t.Fatalf("the map has no %s", old)
		}
		return strings.Replace(file, old, new, 1)
	}
	for name, text := range map[string]string{
		"escape sequence":   swap(`office: ""`, `office: "Clinic\e[31m"`),
		"line break":        swap(`by: ""`, `by: "Ana\nSigned by the court"`),
		"turned text":       swap(`office: ""`, "office: \"\u202eclinic\""),
		"NUL":               swap("03/03/26", `03/03/26\0`),
		"a page of letters": swap(`title: "`, `title: "`+strings.Repeat("T", 400)),
		"a book in one row": swap("status: undecided", `status: mapped, text: "`+strings.Repeat("{client.name.full} ", 1000)+`"`),
		"a million rows":    file + strings.Repeat("  - {}\n", 1_000_000),
		"deep":              strings.Repeat("[", 1_000_000),
		"doubling":          "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" + file,
		"empty":             "",
	} {
		begun := time.Now()
		_, err := TakeMap(t.Context(), d, have, strings.NewReader(text), today)
		var not *MapNotOurs
		if !errors.As(err, &not) || time.Since(begun) > 20*time.Second {
			t.Errorf("%s: %v after %v", name, err, time.Since(begun))
		}
	}
}

// A shared map cannot give a form of the program's library another reader, nor pass for another edition of it.
func TestSharedMapGivesAFormNoOtherReader(t *testing.T) {
	raw := madeForm(t, "Form DV-100, Rev. March 3, 2031", [][]string{{"Request for Domestic Violence Restraining Order"}}, officeFields)
	d := desk(t)
	in, err := Import(t.Context(), d, Library{}, bytes.NewReader(raw), today)
	if err != nil {
		t.Fatal(err)
	}
	s, err := StartMap(t.Context(), viewer(t), &in.Edition, raw)
	if err != nil {
		t.Fatal(err)
	}
	b := in.Blank
	if b.Form != "DV-100" {
		t.Fatalf("taken for %s %s", b.Form, b.Edition)
	}
	take := func() error {
		_, err := TakeMap(t.Context(), d, vaultLibrary(t, d), bytes.NewReader(s.Map.Write()), today)
		return err
	}
	s.Map.Recipient = cases.CourtSealed
	if err := take(); !errors.Is(err, ErrMapReader) || cases.Explain(err, "es").Empty() {
		t.Errorf("another reader: %v", err)
	}
	s.Map.Recipient, s.Map.Edition = cases.CourtPublic, "Rev. January 1, 2025"
	var not *MapNotOurs
	if err := take(); !errors.As(err, &not) {
		t.Errorf("another edition: %v", err)
	}
	s.Map.Edition = b.Edition
	if err := take(); err != nil {
		t.Error(err)
	}
}

// What a map prints as part or item may be in any letters: it is shortened by letters, not by bytes.
func TestShortReferencesKeepTheirLetters(t *testing.T) {
	j := &job{byName: map[string]fill.Field{"p": {Max: 2}}}
	for in, want := range map[string]string{"4.(1)b": "41", "ñ.ññ": "ññ", "ч": "ч", "4": "4"} {
		if got := j.short("p", in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
