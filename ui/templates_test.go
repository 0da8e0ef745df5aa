package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// A person of the office writes a template: mistakes are named with their line and not kept, pages show with a matter's
// facts, and what is saved stands among the papers, from where it can be opened again and removed.
func TestOfficeWritesATemplate(t *testing.T) {
	for _, language := range []string{"en", "es"} {
		t.Run(language, func(t *testing.T) {
			a := opened(t, theme.Theme{Mode: theme.Light}, language)
			petition := matterOf(t, a, cases.Immigration).ID
			a.Go(Route{Place: toLibrary})
			pick(t, a, lang.T("template.pill.papers"))
			wants(t, a, lang.T("template.program"))
			press(t, a, lang.T("template.new"))
			e, ok := a.screen.(*templateEditor)
			if !ok {
				t.Fatalf("the editor did not open: %T", a.screen)
			}
			begun := e.entry.Text
			if !e.look() {
				t.Fatalf("the beginning of a template has mistakes: %s", page(a))
			}

			e.entry.SetText(strings.Replace(begun, "{client.name.given}", "{client.shoeSize}", 1))
			press(t, a, lang.T("facts.save"))
			wants(t, a, lang.N("template.mistakes", 1), "client.shoeSize")
			if own := ownTemplates(t, a); len(own) > 0 {
				t.Fatal("a template with a mistake was kept")
			}
			press(t, a, lang.T("template.goto"))
			if line := strings.Split(e.entry.Text, "\n")[e.entry.CursorRow]; !strings.Contains(line, "client.shoeSize") {
				t.Errorf("the cursor went to %q", line)
			}

			e.entry.SetText(begun)
			e.matter.Set(petition)
			e.try()
			if e.preview.doc == nil || e.preview.doc.Pages() != 1 || !strings.HasPrefix(string(e.shown), "%PDF-") {
				t.Error("no page shows")
			}
			e.goTo(strings.Count(begun[:strings.Index(begun, "  - signature")], "\n") + 1)
			e.insert("  - quote: Words put in.\n")
			if !strings.Contains(e.entry.Text, "\n  - quote: Words put in.\n  - signature") {
				t.Errorf("put in at another place:\n%s", e.entry.Text)
			}
			asked := false
			e.leave(func() { asked = true })
			if asked {
				t.Error("an unsaved template is left without a question")
			}
			press(t, a, lang.T("facts.stay"))
			if recs, lost := e.unsaved(); len(recs) != 1 || len(lost) != 0 {
				t.Errorf("at a lock %d records are kept and %q lost", len(recs), lost)
			}
			press(t, a, lang.T("facts.save"))
			own := ownTemplates(t, a)
			if len(own) != 1 || own[0].Template != "office.paper" || !strings.Contains(own[0].Text, "Words put in.") {
				t.Fatalf("kept: %+v", own)
			}

			press(t, a, lang.T("template.back"))
			s := a.screen.(*templates)
			s.list.SelectKey("office.paper")
			s.choose(s.list.Selected())
			wants(t, a, lang.T("template.own"), lang.T("template.set.further"))
			press(t, a, lang.T("template.remove"))
			pressIn(t, a.window.Canvas().Overlays().Top(), lang.T("template.remove"))
			if own := ownTemplates(t, a); len(own) > 0 {
				t.Error("it is still there")
			}
		})
	}
}

func ownTemplates(t *testing.T, a *App) []cases.OfficeTemplate {
	t.Helper()
	own, err := vault.List[cases.OfficeTemplate](t.Context(), a.vault, cases.OfficeStream)
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// The office's version of a program's template begins with the program's text.
func TestProgramTemplateMadeOurs(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toTemplate, ID: "us.t.cover-letter"})
	wants(t, a, lang.T("template.note.program"))
	e := a.screen.(*templateEditor)
	e.entry.SetText(strings.Replace(e.entry.Text, "\ntitle: ", "\ntitle: Our ", 1))
	e.onSave()
	a.Go(Route{Place: toPapers})
	s := a.screen.(*templates)
	s.list.SelectKey("us.t.cover-letter")
	if r := s.list.Selected(); r == nil || !r.t.Replaces || !strings.HasPrefix(r.t.Title, "Our ") {
		t.Error("the office's does not stand in the place of the program's")
	}
}

// A file that takes the place of one of the office's templates can be taken back: the earlier text stands again.
func TestImportOverATemplateIsTakenBack(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toTemplate})
	e := a.screen.(*templateEditor)
	e.onSave()
	was := ownTemplates(t, a)
	if len(was) != 1 {
		t.Fatalf("%d templates are kept", len(was))
	}
	file := filepath.Join(t.TempDir(), "shared.yaml")
	if err := os.WriteFile(file, []byte(strings.Replace(was[0].Text, "Sincerely,", "With regards,", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	press(t, a, lang.T("template.back"))
	a.screen.(*templates).onImport()
	if now := ownTemplates(t, a); len(now) != 1 || !strings.Contains(now[0].Text, "With regards,") {
		t.Fatalf("taken in: %+v", now)
	}
	a.onUndo()
	if now := ownTemplates(t, a); len(now) != 1 || now[0].Text != was[0].Text {
		t.Errorf("after undo: %+v", now)
	}
}
