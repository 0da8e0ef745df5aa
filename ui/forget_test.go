package ui

import (
	"reflect"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestNothingIsLeftAfterALock plants a word, looks at every screen that shows it, locks, and then walks everything that
// the window and the program's own state still reach: widgets that are hidden or covered too.
func TestNothingIsLeftAfterALock(t *testing.T) {
	const canary = "Zzcanary"
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := firstMatter(t, a)
	a.Go(Route{Place: toMatter, ID: m, Tab: tabFacts})
	c, matter := current(t, a).snap.Client, current(t, a).snap.Matter
	c.Name.Family, c.ChosenName, c.BirthCity = canary, canary, canary
	matter.Title = canary
	if err := a.vault.Write(t.Context(), &c, &matter); err != nil {
		t.Fatal(err)
	}
	for _, v := range views(t) {
		if v.name == "unlock" || v.name == "new-way" || v.name == "restore" {
			continue
		}
		if strings.HasPrefix(v.name, "packet-") && v.name != "packet-find" { // one packet is built, with words found on its pages
			continue
		}
		v.open(a)
		if v.name == "facts" {
			f := current(t, a).tabs[tabFacts].(*facts)
			a.window.Canvas().Focus(f.form.Get("client.birthCity").Input())
			f.form.Get("client.dialect").Set(canary)
			f.onEdit()
			f.onSave()
		}
		closeDialog(a)
	}
	a.Go(Route{Place: toHistory, ID: m})
	wants(t, a, canary)
	if reaches(a.window, canary) == "" {
		t.Fatal("the walk does not find what is on screen")
	}
	a.showFind()
	a.onDestroy(cases.Matter{ID: m, Title: canary})
	a.Lock()
	if strings.Contains(page(a), canary) {
		t.Error("on screen after the lock")
	}
	for name, root := range map[string]any{"the window": a.window, "the program": a} {
		if at := reaches(root, canary); at != "" {
			t.Errorf("%s still reaches the word, at %s", name, at)
		}
	}
}

// reaches walks everything that root refers to and gives the path to the first text with word in it.
func reaches(root any, word string) string {
	w := &walker{word: word, seen: map[uintptr]bool{}}
	w.walk(reflect.ValueOf(root), "")
	return w.found
}

type walker struct {
	word, found string
	seen        map[uintptr]bool
}

// walk cannot look into functions; what they hold is reached through the widgets that they belong to.
func (w *walker) walk(v reflect.Value, at string) {
	if w.found != "" || !v.IsValid() || len(at) > 2000 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		if strings.Contains(v.String(), w.word) {
			w.found = at
		}
	case reflect.Pointer:
		if v.IsNil() || w.seen[v.Pointer()] || v.Type() == reflect.TypeFor[*testing.T]() {
			return
		}
		w.seen[v.Pointer()] = true
		w.walk(v.Elem(), at)
	case reflect.Interface:
		w.walk(v.Elem(), at)
	case reflect.Struct:
		for i := range v.NumField() {
			w.walk(v.Field(i), at+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice, reflect.Array:
		if k := v.Type().Elem().Kind(); k == reflect.Uint8 || k == reflect.Float32 || k == reflect.Int {
			return
		}
		for i := range v.Len() {
			w.walk(v.Index(i), at+"[]")
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			w.walk(it.Key(), at+"{key}")
			w.walk(it.Value(), at+"{}")
		}
	}
}
