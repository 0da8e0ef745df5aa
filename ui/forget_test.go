package ui

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestNothingIsLeftAfterALock plants a word, looks at every screen that shows it, locks, and then walks everything that
// the window and the program's own state still reach: widgets that are hidden or covered too.
func TestNothingIsLeftAfterALock(t *testing.T) {
	const canary = "Zzcanary"
	temp := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, temp)
	}
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
		if a.vault == nil { // the view that the client shares ends in the lock
			reopen(t, a)
		}
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
	for _, w := range a.app.Driver().AllWindows() {
		if w.Title() != "Harborfile" && w.Title() != "" { // windows of other tests have none
			t.Errorf("a window is called %q", w.Title())
		}
	}
	a.savePreferences()
	inClear(t, temp, canary)
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

// inClear says which file under a folder holds a word that anybody can read there.
func inClear(t *testing.T, dir, word string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		raw, err := os.ReadFile(path)
		if bytes.Contains(raw, []byte(word)) {
			t.Errorf("%s holds the word", d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestEveryScreenIsGone locks or hides from each screen with the dialog that is open on it: nothing covers anything, and
// nothing that the program still reaches holds a word of the client. Every sixth screen in the usual run; with
// HARBORFILE_LONG all.
func TestEveryScreenIsGone(t *testing.T) {
	const canary = "Zzcanary"
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for _, kind := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
		m := matterOf(t, a, kind)
		c := storedClient(t, a, m.ClientID)
		c.Name.Family, m.Title = canary, canary
		if err := a.vault.Write(t.Context(), &c, &m); err != nil {
			t.Fatal(err)
		}
	}
	shown := 0
	for i, v := range views(t) {
		built := strings.HasPrefix(v.name, "packet-") || strings.HasPrefix(v.name, "redact-")
		if os.Getenv("HARBORFILE_LONG") == "" && (i%6 != 0 || built) {
			continue
		}
		if a.vault == nil {
			reopen(t, a)
			closeDialog(a)
		}
		v.open(a)
		if a.vault == nil {
			continue // a page of the doorway
		}
		if strings.Contains(page(a), canary) {
			shown++
		}
		if leave := []func(){a.Lock, a.Hide}[i%2]; true {
			leave()
		}
		if top := a.window.Canvas().Overlays().Top(); top != nil {
			t.Errorf("%s: a dialog or a menu stays open", v.name)
		}
		if a.vault != nil || a.screen != nil || a.shell != nil || strings.Contains(page(a), canary) {
			t.Errorf("%s: on screen after the lock: %s", v.name, page(a))
		}
		for name, root := range map[string]any{"the window": a.window, "the program": a} {
			if at := reaches(root, canary); at != "" {
				t.Errorf("%s: %s still reaches the word, at %s", v.name, name, at)
			}
		}
		a.unhide()
	}
	if shown < 5 {
		t.Fatalf("only %d of the screens showed the word: this proves nothing", shown)
	}
}

// TestHideFromAnywhere: F12 blanks the window from a menu, from a field in a dialog and from the first pages, and Escape
// leads to the way in.
func TestHideFromAnywhere(t *testing.T) {
	f12 := &fyne.KeyEvent{Name: fyne.KeyF12}
	for name, open := range map[string]func(*App){
		"a menu of values": func(a *App) {
			test.Tap(factsOf(t, a).form.Get(contactKindPath).Input().(fyne.Tappable))
		},
		"a field in a dialog": func(a *App) {
			field := kit.NewField("x", "X", "")
			a.askFor("Head", "Words", field, "Yes", func(string) error { return nil })
			a.window.Canvas().Focus(field.Input())
		},
		"the search": func(a *App) { a.showFind() },
		"the keys":   func(a *App) { a.showKeys() },
		"the door":   func(a *App) { a.Lock(); a.window.Canvas().Focus(fieldsOf(a)[0].Input()) },
	} {
		a := opened(t, theme.Theme{Mode: theme.Light}, "en")
		open(a)
		if now := a.window.Canvas().Focused(); now != nil {
			now.TypedKey(f12)
		} else {
			a.onKey(f12)
		}
		if a.vault != nil || strings.Trim(page(a), " |") != "" || a.window.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: after F12 the window says %q", name, page(a))
		}
		a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		wants(t, a, "The vault is locked")
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
