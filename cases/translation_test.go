package cases

import (
	"errors"
	"testing"
)

// A translation is another item of the matter; its certificate may be a form or a document too, or the translation.
func TestTranslated(t *testing.T) {
	s := &Snapshot{Evidence: []EvidenceItem{{ID: "letter"}, {ID: "english"}}, Forms: []FilledForm{{ID: "form"}}, Documents: []Document{{ID: "paper"}}}
	for _, c := range []struct {
		language, by, certificate, field string
	}{
		{"es", "english", "english", ""},
		{"es", "english", "form", ""},
		{"", "", "paper", ""},
		{"", "", "", ""},
		{"xx", "english", "form", "evidence.language"},
		{"es", "letter", "form", "evidence.translation"},
		{"es", "nothing", "", "evidence.translation"},
		{"es", "english", "nothing", "evidence.certificate"},
		{"es", "english", "letter", "evidence.certificate"},
	} {
		got, err := s.Translated(s.Evidence[0], c.language, c.by, c.certificate)
		var field *FieldError
		switch {
		case c.field == "" && (err != nil || got.Language != c.language || got.Translation != c.by || got.Certificate != c.certificate):
			t.Errorf("%+v gives %+v, %v", c, got, err)
		case c.field != "" && (!errors.As(err, &field) || field.Field != c.field):
			t.Errorf("%+v gives %v", c, err)
		}
	}
}

func TestLanguagesAreTerms(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range Languages() {
		if len(l.ID) != 2 || l.EN == "" || l.ES == "" || seen[l.ID] {
			t.Errorf("%+v", l)
		}
		seen[l.ID] = true
	}
}
