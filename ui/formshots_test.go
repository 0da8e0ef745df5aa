package ui

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
)

// formViews are the screens for official forms that need a blank, by name: a court form that the tests make.
func formViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	return []view{
		{"map-form", func(a *App) { a.Go(Route{Place: toMapForm, ID: courtBlank(t, a).ID}) }},
		{"map-form-asked", func(a *App) {
			a.Go(Route{Place: toMapForm, ID: courtBlank(t, a).ID})
			s := a.screen.(*mapForm)
			s.at(t, "before_no")
			s.edit.turn(wayAsk)
		}},
		{"editions", func(a *App) {
			officialBlank(t, a, "uscis-i-589.pdf", laterForm)
			a.Go(Route{Place: toEditions, ID: officialBlank(t, a, "uscis-i-589-old.pdf", laterForm).ID})
		}},
		{"pages", func(a *App) {
			courtSheet(t, a)
			a.Go(Route{Place: toPages, ID: officialBlank(t, a, "ca-dv100.pdf", courtForm).ID})
		}},
		{"form-court", func(a *App) { courtSheet(t, a) }},
		{"form-review", func(a *App) {
			s := staleSheet(t, a)
			s.turn(sheetReview)
			s.review.list.Select(0)
		}},
	}
}

// courtBlank is the court form of the tests in the library, under the name that the office gave it.
func courtBlank(t *testing.T, a *App) cases.Blank {
	t.Helper()
	b := imported(t, a, courtForm(t))
	if b.Form = "QX-7"; a.vault.Write(t.Context(), &b) != nil {
		t.Fatal("the name of the form is not kept")
	}
	return b
}

// imported takes a file into the library.
func imported(t *testing.T, a *App, path string) cases.Blank {
	t.Helper()
	have, err := readLibrary(t.Context(), a.vault)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := forms.Import(t.Context(), a.vault, have, f, clock())
	if err != nil {
		t.Fatal(err)
	}
	return got.Blank
}

// officialBlank is an official form from beside the checkout, where pictures are made and it is there; else instead.
func officialBlank(t *testing.T, a *App, name string, instead func(*testing.T) string) cases.Blank {
	t.Helper()
	if path := sharedForm(name); os.Getenv("HARBORFILE_SHOTS") != "" && exists(path) {
		return imported(t, a, path)
	}
	return imported(t, a, instead(t))
}

// sharedForm is where an official form lies beside the checkout.
func sharedForm(name string) string {
	root := os.Getenv("HARBORFILE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	return filepath.Join(root, "forms", "pdf", name)
}
