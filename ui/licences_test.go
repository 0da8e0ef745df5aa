package ui

import (
	"os"
	"os/user"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// licencesOf is the page of the parts.
func licencesOf(t *testing.T, a *App) *licences {
	t.Helper()
	a.Go(Route{Place: toSettings})
	press(t, a, "Parts and licenses")
	return a.screen.(*licences)
}

// TestLicencesAreRead: from the settings to the list, by words to one part, by keyboard to its terms, and back.
func TestLicencesAreRead(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := licencesOf(t, a)
	if len(s.list.Rows) != len(built.Licences()) {
		t.Fatalf("%d of %d parts are listed", len(s.list.Rows), len(built.Licences()))
	}
	if s.text.Words() == "" {
		t.Error("nothing is shown of the first part")
	}
	for _, part := range []string{"SQLite", "PDFium", "libheif", "Noto"} {
		s.find.SetText(part)
		if len(s.list.Rows) == 0 {
			t.Errorf("%s is not found", part)
			continue
		}
		s.list.Select(0)
		l := s.list.Selected()
		if s.text.Words() != l.Text || s.name.Words() != l.Name {
			t.Errorf("%s is chosen, and %q with %d letters is shown", l.Name, s.name.Words(), len(s.text.Words()))
		}
		if l.Note != "" {
			wants(t, a, l.Note)
		}
	}
	s.find.SetText("LGPL")
	if len(s.list.Rows) == 0 {
		t.Fatal("a kind of licence is not found")
	}
	s.list.Focus(a.window.Canvas())
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if a.window.Canvas().Focused() != fyne.Focusable(s.text) {
		t.Error("Enter does not lead to the text")
	}
	s.find.SetText("no such part anywhere")
	wants(t, a, "No part has that name")
	press(t, a, "Settings")
	if _, ok := a.screen.(*settings); !ok {
		t.Error("there is no way back")
	}
}

// TestCopiedFactsTellNothing: what is copied for a report is the text of --version, and holds no word of a client, no
// folder and nobody's name, whatever the vault and the computer are called.
func TestCopiedFactsTellNothing(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	secrets := []string{a.opt.Dir, a.office}
	clients, err := vault.List[cases.Client](t.Context(), a.vault, "")
	if err != nil || len(clients) == 0 {
		t.Fatalf("the sample has %d clients, %v", len(clients), err)
	}
	for _, c := range clients {
		secrets = append(secrets, c.Name.Family, c.Name.Given)
	}
	if home, err := os.UserHomeDir(); err == nil {
		secrets = append(secrets, home)
	}
	if u, err := user.Current(); err == nil {
		secrets = append(secrets, "/"+u.Username, `\`+u.Username)
	}
	if host, err := os.Hostname(); err == nil && len(host) > 4 {
		secrets = append(secrets, host)
	}
	a.Go(Route{Place: toSettings})
	press(t, a, "Copy for a report")
	wants(t, a, "Copied.")
	got := a.app.Clipboard().Content()
	if got != built.Text(madeOf()) || !strings.HasPrefix(got, "harborfile development\ncommit: ") {
		t.Errorf("copied was %q", got)
	}
	for _, word := range secrets {
		if word != "" && strings.Contains(strings.ToLower(got), strings.ToLower(word)) {
			t.Errorf("what is copied says %q:\n%s", word, got)
		}
	}
	a.Lock()
	if a.app.Clipboard().Content() != got {
		t.Error("a lock takes the facts off the clipboard")
	}
}

// TestAboutSaysItAll: every fact has its words in the window, and a plain build says what it is.
func TestAboutSaysItAll(t *testing.T) {
	for _, c := range []struct{ language, want string }{{"en", "development build"}, {"es", "versión de desarrollo"}} {
		a := opened(t, theme.Theme{Mode: theme.Light}, c.language)
		a.Lock()
		wants(t, a, "Harborfile "+c.want)
		reopen(t, a)
		a.Go(Route{Place: toSettings})
		wants(t, a, c.want)
		have := page(a)
		for _, f := range madeOf() {
			if f.Key == built.FactForms || f.Key == built.FactCommit { // in words of their own
				continue
			}
			if words := madeWords(f); !strings.Contains(have, words) {
				t.Errorf("%s: the settings do not say %s %q", c.language, f.Name, words)
			}
		}
	}
}

// licenceViews are the page of the parts by name, for the pictures and for the test that mounts all.
func licenceViews() []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	return []view{
		{"licences", func(a *App) { a.Go(Route{Place: toLicences}) }},
		{"licences-found", func(a *App) {
			a.Go(Route{Place: toLicences})
			s := a.screen.(*licences)
			s.find.SetText("LGPL")
			s.list.Select(0)
			a.window.Canvas().Focus(s.text)
			s.text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		}},
		{"licences-none", func(a *App) {
			a.Go(Route{Place: toLicences})
			a.screen.(*licences).find.SetText("no such part")
		}},
		{"settings-about", func(a *App) {
			a.Go(Route{Place: toSettings, Tab: slices.Index(settingKeys, "about.head") + 1})
		}},
	}
}
