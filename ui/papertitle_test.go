package ui

import (
	"regexp"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestPapersHaveSpanishNames: every paper of the program has a Spanish title, and whatever is not the program's keeps its own.
func TestPapersHaveSpanishNames(t *testing.T) {
	lang.Use("es")
	defer lang.Use("en")
	titles := []string{forms.SheetTitle + "HF-101", forms.SheetTitle + "I-914A (family member 2)"}
	for _, o := range forms.OwnForms() {
		titles = append(titles, o.Edition.Title)
	}
	for _, d := range draft.Templates() {
		titles = append(titles, d.Title)
	}
	for _, title := range titles {
		if said := paperTitle(title); said == title || englishWords.MatchString(said) {
			t.Errorf("%q is called %q", title, said)
		}
	}
	if said := paperTitle(titles[1]); said != "Hoja anexa de I-914A (familiar 2)" {
		t.Errorf("the sheet of the second relative is called %q", said)
	}
	for _, title := range []string{"Application for T Nonimmigrant Status", "Letter, filing fee", "Client Intake Sheet of Ana"} {
		if said := paperTitle(title); said != title {
			t.Errorf("%q is called %q", title, said)
		}
	}
	lang.Use("en")
	for _, d := range draft.Templates() {
		if said := paperTitle(d.Title); strings.HasPrefix(d.Lang, "es") != (said != d.Title) {
			t.Errorf("in English %q is called %q", d.Title, said)
		}
	}
	if said := paperTitle("Certificate of Service"); said != "Certificate of Service" {
		t.Errorf("in English it is called %q", said)
	}
}

// rowOfData is the name of a row of the law data.
var rowOfData = regexp.MustCompile(`\b[a-z]+(?:\.[a-z0-9_-]+)+\b`)

// TestNotesBesidePapersInSpanish drafts the papers of every sample matter: the attorney's notes beside them hold no English
// but citations and names of the data.
func TestNotesBesidePapersInSpanish(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "es")
	defer lang.Use("en")
	matters, err := vault.List[cases.Matter](t.Context(), a.vault, "")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, m := range matters {
		s, err := a.vault.Snapshot(t.Context(), m.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, paper := range draft.For(s) {
			d, _, err := paper.Build(s)
			if err != nil {
				t.Fatal(err)
			}
			for _, note := range d.Notes {
				seen++
				said, _, _ := strings.Cut(lang.Note(note), " Confírmelo antes de apoyarse en ello: ") // citations follow
				for _, c := range paper.Cites {
					said = strings.ReplaceAll(said, c.Text, "")
					if head, ok := law.Find(c.Law); ok {
						said = strings.ReplaceAll(said, head.Cite(), "")
					}
				}
				for _, f := range s.Story { // the client's own words
					said = strings.ReplaceAll(said, f.Title, "")
				}
				said = rowOfData.ReplaceAllString(said, "")
				if said == note || englishWords.MatchString(said) || strings.Contains(said, "onfidence") {
					t.Errorf("%s says %q", paper.ID, said)
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d notes were read", seen)
	}
}
