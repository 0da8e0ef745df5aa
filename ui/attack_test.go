package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// shortcut sends keys the way the window driver does: to the focused text field when it keeps
// them, else to the window.
func shortcut(a *App, key fyne.KeyName, mod fyne.KeyModifier) {
	s := &desktop.CustomShortcut{KeyName: key, Modifier: mod}
	if f, ok := a.window.Canvas().Focused().(*kit.Entry); ok && !f.Passes(s) {
		f.TypedShortcut(s)
		return
	}
	a.shortcuts.TypedShortcut(s)
}

const ctrl = fyne.KeyModifierShortcutDefault

func factsOf(t *testing.T, a *App) *facts {
	t.Helper()
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabFacts})
	return current(t, a).tabs[tabFacts].(*facts)
}

func reopen(t *testing.T, a *App) {
	t.Helper()
	a.open(vault.Unlock{Passphrase: passphrase}, func(err error) { t.Fatal(err) })
}

// TestKeysWorkWhileTyping: a focused text field does not keep the window's shortcuts to itself.
func TestKeysWorkWhileTyping(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	name := f.form.Get("client.chosenName")
	a.window.Canvas().Focus(name.Input())
	name.Set("")
	test.Type(name.Input(), "Typed")
	shortcut(a, fyne.KeyS, ctrl)
	if f.edited || f.snap.Client.ChosenName != "Typed" {
		t.Error("Ctrl+S in a field does not save")
	}
	test.Type(name.Input(), " once more")
	shortcut(a, fyne.KeyL, ctrl)
	wants(t, a, "The vault is locked")
	reopen(t, a)
	wants(t, a, "What was typed before the lock is saved")
	if got := factsOf(t, a).form.Get("client.chosenName").Value(); got != "Typed once more" {
		t.Errorf("after the lock the field says %q", got)
	}
}

// TestLockKeepsWhatItCan: half a date cannot be kept and is named; the rest is saved; nothing of it
// stays in the window or in the program's own memory of the screen.
func TestLockKeepsWhatItCan(t *testing.T) {
	for name, lock := range map[string]func(*App){
		"the session": func(a *App) { a.idle.session(func() {}) },
		"F12":         func(a *App) { a.onKey(&fyne.KeyEvent{Name: fyne.KeyF12}) },
	} {
		a := opened(t, theme.Theme{Mode: theme.Light}, "en")
		f := factsOf(t, a)
		before := f.form.Get("client.birthDate").Value()
		f.form.Get("client.birthCity").Set("Zzcanary")
		f.form.Get("client.birthDate").Set("the 41st of")
		f.form.Get("client.ssn").Set("12")
		f.onEdit()
		lock(a)
		if a.vault != nil || strings.Contains(page(a), "Zzcanary") || a.screen != nil {
			t.Fatalf("%s leaves something: %s", name, page(a))
		}
		reopen(t, a)
		wants(t, a, "Most of what was typed", factLabel("client.birthDate"), factLabel("client.ssn"))
		if strings.Contains(page(a), "41st") {
			t.Error("the lost words themselves were kept in memory")
		}
		closeDialog(a)
		g := factsOf(t, a)
		if g.form.Get("client.birthCity").Value() != "Zzcanary" || g.form.Get("client.birthDate").Value() != before {
			t.Errorf("%s: city %q, date %q", name, g.form.Get("client.birthCity").Value(), g.form.Get("client.birthDate").Value())
		}
	}
}

func TestLockKeepsAMatterHalfBegun(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toNewMatter})
	s := a.screen.(*newMatterScreen)
	test.Type(s.family.Input(), "Halfbegun")
	a.Go(Route{Place: toMatters})
	wants(t, a, "There are unsaved words")
	press(t, a, "Keep editing")
	a.Lock()
	reopen(t, a)
	a.Go(Route{Place: toMatters})
	if rows := a.screen.(*matters).list.Rows; len(rows) != 4 {
		t.Errorf("%d matters after the lock", len(rows))
	}
}

// TestStaleFacts: the facts were changed elsewhere since they were read. What was typed stays, the
// rest is brought up to date, and the second press saves.
func TestStaleFacts(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	other := f.snap.Client
	other.BirthCity, other.Dialect = "Elsewhere", "Another"
	if err := a.vault.Write(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	f.form.Get("client.birthCity").Set("Mine")
	f.onEdit()
	f.onSave()
	if words := cases.Explain(cases.ErrConflict, "en"); !strings.Contains(page(a), words.What) {
		t.Fatalf("the person is not told: %s", page(a))
	}
	closeDialog(a)
	if got := f.form.Get("client.dialect").Value(); got != "Another" {
		t.Errorf("the untouched field says %q", got)
	}
	city := f.form.Get("client.birthCity")
	if city.Value() != "Mine" || !strings.Contains(city.Note(), "Elsewhere") {
		t.Errorf("the typed field says %q, under it %q", city.Value(), city.Note())
	}
	f.onSave()
	stored, err := vault.Get[cases.Client](t.Context(), a.vault, other.ID)
	if err != nil || stored.BirthCity != "Mine" || stored.Dialect != "Another" || f.edited {
		t.Errorf("stored %q, %q, %v", stored.BirthCity, stored.Dialect, err)
	}
}

// lateStore writes and, before it comes back, lets the person go on typing.
type lateStore struct {
	*vault.Vault
	meanwhile func()
}

func (l lateStore) Write(ctx context.Context, recs ...cases.Record) error {
	err := l.Vault.Write(ctx, recs...)
	l.meanwhile()
	return err
}

// TestTypingWhileSaving: words typed while the vault writes are not overwritten, a press in that moment saves them when
// the vault is ready, and the next save meets no conflict.
func TestTypingWhileSaving(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	city := f.form.Get("client.birthCity")
	f.store = lateStore{a.vault, func() {
		f.store = a.vault
		city.Set("Second")
		f.onEdit()
		f.onSave()
		recs, lost := f.unsaved()
		if last, ok := recs[len(recs)-1].(*cases.Client); !ok || last.BirthCity != "Second" || len(lost) != 0 {
			t.Errorf("a lock in that moment would write %+v last, and lose %v", recs[len(recs)-1], lost)
		}
	}}
	city.Set("First")
	f.onEdit()
	f.onSave()
	if city.Value() != "Second" || f.edited || f.snap.Client.BirthCity != "Second" {
		t.Fatalf("the field says %q, unsaved %v, stored %q", city.Value(), f.edited, f.snap.Client.BirthCity)
	}
	city.Set("Third")
	f.onEdit()
	f.onSave()
	if f.edited || f.snap.Client.BirthCity != "Third" {
		t.Errorf("the next save: %s", page(a))
	}
}

// TestKeysBeforeTheVaultIsOpen: no shortcut reaches past the pages before the vault is open, and a
// change of looks does not skip the recovery sheet.
func TestKeysBeforeTheVaultIsOpen(t *testing.T) {
	a := start(t, filepath.Join(t.TempDir(), "office"), theme.Theme{Mode: theme.Light}, "en")
	all := func() {
		for _, key := range []fyne.KeyName{fyne.KeyK, fyne.KeyS, fyne.KeyF, fyne.KeyN, fyne.Key1, fyne.Key2, fyne.KeyO, fyne.KeyB} {
			shortcut(a, key, ctrl)
		}
		shortcut(a, fyne.KeyLeft, fyne.KeyModifierAlt)
	}
	all()
	wants(t, a, "A new vault")
	v, code, err := vault.Create(t.Context(), a.opt.Dir, vault.CreateOptions{Unlock: vault.Unlock{Passphrase: passphrase}, KDF: cheap})
	if err != nil {
		t.Fatal(err)
	}
	a.keep(v)
	a.showRecoverySheet(code, func() { a.enter(v, first{}) })
	all()
	a.setLook(theme.Dark, 1, "es")
	lang.Use("en")
	if got := codeOnScreen(a); len(got) != 7 || strings.Join(got, "-") != code.Words() {
		t.Errorf("after a change of looks the code is gone: %s", page(a))
	}
}

func TestQuestionFirst(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	f.form.Get("client.birthDate").Set("the 41st of")
	f.onEdit()
	shortcut(a, fyne.Key1, ctrl)
	shortcut(a, fyne.Key2, ctrl)
	shortcut(a, fyne.KeyK, ctrl)
	if n := len(a.window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d questions lie on each other", n)
	}
	a.quit()
	a.quit()
	if n := len(a.window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("closing twice asks %d times", n)
	}
	press(t, a, "Keep editing")
	if f.form.Get("client.birthDate").Value() != "the 41st of" {
		t.Error("the words are gone")
	}
}

// TestFiftyFilesAndAFolder: what cannot be added is named, everything else is in; a drop on another
// tab with words that do not read waits for the answer and is not forgotten.
func TestFiftyFilesAndAFolder(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	f.form.Get("client.birthDate").Set("the 41st of")
	f.onEdit()
	dir := t.TempDir()
	var uris []fyne.URI
	for i := range 50 {
		path, content := filepath.Join(dir, fmt.Sprintf("note %02d.txt", i)), []byte(fmt.Sprintf("Note %d.", i))
		if i == 7 {
			path, content = filepath.Join(dir, "nothing in it.txt"), nil
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		uris = append(uris, &fileURI{path: path})
	}
	uris = append(uris[:20], append([]fyne.URI{&fileURI{path: dir}, &fileURI{path: filepath.Join(dir, "gone.txt")}}, uris[20:]...)...)
	a.onDrop(uris)
	wants(t, a, "There are unsaved words")
	press(t, a, "Discard them")
	wants(t, a, "3 files were left out", "nothing in it.txt", filepath.Base(dir), "gone.txt")
	closeDialog(a)
	e := current(t, a).tabs[tabEvidence].(*evidence)
	if len(e.list.Rows) != 49+3 {
		t.Errorf("%d originals", len(e.list.Rows))
	}
}

// TestCancelRowStays: the row of a job is one widget as long as the job runs. A new one ten times a
// second would lose the click on Cancel, and the focus.
func TestCancelRowStays(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.jobs.running = []*job{{title: "Working"}}
	a.showJobs()
	before := a.shell.rows.Objects[0]
	a.showJobs()
	if a.shell.rows.Objects[0] != before {
		t.Error("the row of a running job is made anew")
	}
	a.jobs.running = nil
	a.showJobs()
}

// TestNewWayAfterRecovery: the code opens the vault, a new passphrase is set, and it opens it too.
func TestNewWayAfterRecovery(t *testing.T) {
	dir := copyVault(t)
	v, err := vault.Open(t.Context(), dir, vault.Unlock{Passphrase: passphrase})
	if err != nil {
		t.Fatal(err)
	}
	code, err := v.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	v.Close()
	a := start(t, dir, theme.Theme{Mode: theme.Light}, "en")
	press(t, a, "Use the recovery code")
	fieldsOf(a)[0].Set(code.Words())
	press(t, a, "Open")
	wants(t, a, "Choose how it opens from now on")
	pill(t, a, lang.T("first.pass"))
	fields := fieldsOf(a)
	fields.Get("vault.passphrase").Set("another long passphrase")
	fields.Get("vault.again").Set("another long passphrase!")
	press(t, a, "Use this way")
	if fields.Get("vault.again").Note() == "" || a.shell != nil {
		t.Error("two different passphrases were taken")
	}
	fields.Get("vault.again").Set("another long passphrase")
	press(t, a, "Use this way")
	wants(t, a, "Waits for review")
	a.Lock()
	fieldsOf(a)[0].Set("another long passphrase")
	press(t, a, "Open")
	wants(t, a, "Waits for review")
}

// TestNewSheet makes a recovery sheet in the window; the old one no longer opens the vault.
func TestNewSheet(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	old, err := a.vault.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toWays})
	wants(t, a, "With a passphrase alone", "With the recovery code on paper")
	press(t, a, "Make a new recovery sheet")
	wants(t, a, "The old sheet stops working")
	press(t, a, "Make the new code")
	groups := codeOnScreen(a)
	if len(groups) != 7 {
		t.Fatalf("no code: %s", page(a))
	}
	for _, f := range fieldsOf(a) {
		for i := range groups {
			if f.Label() == lang.T("recovery.group", "n", i+1) {
				f.Set(groups[i])
			}
		}
	}
	press(t, a, "It is written down")
	wants(t, a, "How this vault opens")
	a.Lock()
	for words, opens := range map[string]bool{old.Words(): false, strings.Join(groups, "-"): true} {
		v, err := vault.Open(t.Context(), a.opt.Dir, vault.Unlock{Recovery: cases.Secret(words)})
		if (err == nil) != opens {
			t.Errorf("the code opens: %v, wanted %v", err == nil, opens)
		}
		if v != nil {
			v.Close()
		}
	}
}

func TestListOfKeys(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	wants(t, a, "Keys", "F12", keyName("Ctrl+K"))
	closeDialog(a)
	f := factsOf(t, a)
	a.window.Canvas().Focus(f.form.Get("client.ssn").Input())
	shortcut(a, fyne.KeyB, ctrl)
	if m := current(t, a); m.at != tabPacket || m.tabs[tabPacket].(*packetTab).built == nil {
		t.Error("Ctrl+B does not build the packet")
	}
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	shortcut(a, fyne.KeyO, ctrl)
	if m := current(t, a); m.at != tabEvidence || len(m.snap.Evidence) != 4 {
		t.Error("Ctrl+O does not add files")
	}
	shortcut(a, fyne.KeyLeft, fyne.KeyModifierAlt)
	if m := current(t, a); m.at != tabPacket {
		t.Errorf("Alt+Left goes to tab %d", m.at)
	}
}

// TestSpanishCheckAndDeadlines: every rule of the packet's check and every deadline rule has
// Spanish words, and a built packet's lines are all in Spanish.
func TestSpanishCheckAndDeadlines(t *testing.T) {
	var source []byte
	files, err := filepath.Glob(filepath.Join("..", "forms", "packet", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source = append(source, text...)
	}
	found := regexp.MustCompile(`Level: \w+, Rule: "([a-z-]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(found) < 15 {
		t.Fatalf("%d rules found", len(found))
	}
	for _, k := range law.CheckKinds() {
		found = append(found, []string{"", string(k)})
	}
	have := lang.CheckRules()
	for _, m := range found {
		if !have[m[1]] {
			t.Errorf("no Spanish for the rule %s", m[1])
		}
	}
	for _, d := range law.Deadlines() {
		if !lang.HasDeadline(d.ID) {
			t.Errorf("no Spanish for the deadline %s", d.ID)
		}
	}
	a := opened(t, theme.Theme{Mode: theme.Light}, "es")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabPacket})
	p := current(t, a).tabs[tabPacket].(*packetTab)
	p.onBuild()
	if p.built == nil {
		t.Fatalf("not built: %s", page(a))
	}
	for _, l := range p.built.Lines {
		if got := lang.Check(l.Rule, l.Level == "green", l.Text); got == l.Text {
			t.Errorf("%s is in English: %s", l.Rule, l.Text)
		}
	}
}
