package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// press presses the button with a label wherever it is shown, a dialog on top first.
func press(t *testing.T, a *App, label string) {
	t.Helper()
	root := a.window.Content()
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var found *kit.Button
	var tab *kit.Tab
	each(root, func(o fyne.CanvasObject) {
		switch w := o.(type) {
		case *kit.Button:
			if w.Label() == label && !w.Off {
				found = w
			}
		case *kit.Tab:
			if w.Label() == label {
				tab = w
			}
		}
	})
	switch {
	case found != nil:
		test.Tap(found)
	case tab != nil:
		test.Tap(tab)
	default:
		t.Fatalf("nothing to press says %q; on screen: %s", label, words(root))
	}
}

// each visits every visible object under o, inside widgets too.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch w := o.(type) {
	case *fyne.Container:
		for _, child := range w.Objects {
			each(child, visit)
		}
	case *container.Scroll:
		each(w.Content, visit)
	case *widget.PopUp:
		each(w.Content, visit)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(w).Objects() {
			each(child, visit)
		}
	}
}

// words are all texts under o.
func words(o fyne.CanvasObject) string {
	var out []string
	each(o, func(o fyne.CanvasObject) {
		switch w := o.(type) {
		case *kit.Text:
			out = append(out, w.Words())
		case *kit.Para:
			out = append(out, w.Words())
		case *kit.Entry:
			out = append(out, w.Text)
		case *canvas.Text: // of a row, which draws its texts itself
			out = append(out, w.Text)
		}
	})
	return strings.Join(out, " | ")
}

// page is every text of the window, dialogs included.
func page(a *App) string {
	out := words(a.window.Content())
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		out += " | " + words(top)
	}
	return out
}

func wants(t *testing.T, a *App, texts ...string) {
	t.Helper()
	have := page(a)
	for _, text := range texts {
		if !strings.Contains(have, text) {
			t.Fatalf("the screen does not say %q; it says: %s", text, have)
		}
	}
}

func current(t *testing.T, a *App) *matter {
	t.Helper()
	m, ok := a.screen.(*matter)
	if !ok || m.snap == nil {
		t.Fatalf("no matter is open; on screen: %s", page(a))
	}
	return m
}

// TestWalkFromUnlockToPacket goes the way of a filing night through real widgets on a real vault.
func TestWalkFromUnlockToPacket(t *testing.T) {
	a := start(t, copyVault(t), theme.Theme{Mode: theme.Light}, "en")
	wants(t, a, "The vault is locked", "the weaker")
	var u *kit.Field
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok {
			u = f
		}
	})
	test.Type(u.Input(), "not this one at all")
	press(t, a, "Open")
	if !strings.Contains(u.Note(), "does not open the vault") {
		t.Fatalf("a wrong passphrase says %q", u.Note())
	}
	u.Set(passphrase.Reveal())
	press(t, a, "Open")
	wants(t, a, "Waits for review")
	a.Go(Route{Place: toMatters})

	list, ok := a.screen.(*matters)
	if !ok || len(list.list.Rows) != 3 {
		t.Fatalf("the list of matters: %s", page(a))
	}
	test.Type(list.find, "ejemplo")
	if len(list.list.Rows) != 1 {
		t.Fatalf("the search for a name shows %d rows", len(list.list.Rows))
	}
	list.list.Select(0)
	press(t, a, "Open matter")
	wants(t, a, "Next date", "How it was reached", "Safe contact")

	walkFacts(t, a)
	walkEvidence(t, a)
	press(t, a, "Forms")
	press(t, a, "Fill all")
	closeDialog(a)
	walkPacket(t, a)

	a.Lock()
	if a.vault != nil || a.screen != nil || strings.Contains(page(a), "Ejemplo") {
		t.Error("something of the vault is still there after Lock")
	}
}

// walkFacts changes a name and a date, meets a date that does not read, and finds the words saved.
func walkFacts(t *testing.T, a *App) {
	t.Helper()
	press(t, a, "Facts")
	m := current(t, a)
	f := m.tabs[tabFacts].(*facts)
	birth := f.form.Get("client.birthDate")
	birth.Set("the 41st")
	chosen := f.form.Get("client.chosenName")
	chosen.Set("")
	test.Type(chosen.Input(), "Belén")
	press(t, a, "Save")
	if !strings.Contains(birth.Note(), "does not read as a date") {
		t.Errorf("beside the date stands %q", birth.Note())
	}
	birth.Set("3/14/1994")
	f.onEdit()
	press(t, a, "Save")
	stored, err := vault.Get[cases.Client](context.Background(), a.vault, m.snap.Client.ID)
	if err != nil || stored.ChosenName != "Belén" || stored.BirthDate != "1994-03-14" {
		t.Fatalf("stored %q, %q, %v", stored.ChosenName, stored.BirthDate, err)
	}
	test.Type(f.form.Get("client.ssn").Input(), "12")
	press(t, a, "Save")
	if !strings.Contains(f.form.Get("client.ssn").Note(), "nine digits") {
		t.Errorf("beside the number stands %q", f.form.Get("client.ssn").Note())
	}
	press(t, a, "Evidence") // unsaved words are asked about
	wants(t, a, "There are unsaved words")
	press(t, a, "Discard them")
}

// walkEvidence drops a file, shows one on purpose, verifies and exports it; the log has it all.
func walkEvidence(t *testing.T, a *App) {
	t.Helper()
	m := current(t, a)
	if m.at != tabEvidence {
		t.Fatalf("tab %d is open", m.at)
	}
	e := m.tabs[tabEvidence].(*evidence)
	before := len(e.list.Rows)
	file := filepath.Join(t.TempDir(), "notes of the meeting.txt")
	if err := os.WriteFile(file, []byte("A plain note.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.onDrop([]fyne.URI{&fileURI{path: file}})
	if len(e.list.Rows) != before+1 {
		t.Fatalf("%d items after the drop, %d before; %s", len(e.list.Rows), before, page(a))
	}
	e.list.Select(0)
	if e.preview.view.Shown() {
		t.Error("an exhibit is open before anybody asked")
	}
	press(t, a, "Show")
	if !e.preview.view.Shown() {
		t.Fatalf("Show does not show: %s", page(a))
	}
	press(t, a, "Verify")
	out := filepath.Join(t.TempDir(), "exhibit.pdf")
	a.pickers.save = func(context.Context, string, string) (string, error) { return out, nil }
	press(t, a, "Export")
	wants(t, a, "This leaves the vault")
	press(t, a, "Choose where")
	if info, err := os.Stat(out); err != nil || info.Size() != e.list.Selected().Blob.Size {
		t.Fatalf("the exported file: %v", err)
	}
	wants(t, a, "added", "shown", "verified", "exported")
}

// walkPacket builds the packet, looks at its pages, exports it, and has it verified.
func walkPacket(t *testing.T, a *App) {
	t.Helper()
	press(t, a, "Packet")
	press(t, a, "Build packet")
	m := current(t, a)
	p := m.tabs[tabPacket].(*packetTab)
	if p.built == nil || !p.pages.preview.view.Shown() {
		t.Fatalf("no packet is shown: %s", page(a))
	}
	if p.pages.preview.view.Count() != p.built.Pages || p.built.Pages < 8 {
		t.Errorf("%d pages in the preview, %d built", p.pages.preview.view.Count(), p.built.Pages)
	}
	if p.built.Red() != 0 {
		t.Errorf("the sample's packet has red lines: %s", page(a))
	}
	dir := filepath.Join(t.TempDir(), "packet")
	a.pickers.folder = func(context.Context, string) (string, error) { return dir, nil }
	press(t, a, "Export")
	wants(t, a, "The office’s own copy")
	press(t, a, "Choose where")
	report, err := verify.Dir(dir)
	if err != nil {
		t.Fatalf("verify: %v; %s", err, page(a))
	}
	if !report.OK {
		t.Errorf("verify: %+v", report)
	}
	if len(current(t, a).snap.Packets) != 1 {
		t.Error("the exported packet is not kept in the vault")
	}
}

// pill presses the entry of a row of choices, or of the sidebar.
func pill(t *testing.T, a *App, label string) {
	t.Helper()
	var found *kit.NavItem
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if n, ok := o.(*kit.NavItem); ok && n.Label() == label {
			found = n
		}
	})
	if found == nil {
		t.Fatalf("no choice says %q; on screen: %s", label, page(a))
	}
	test.Tap(found)
}

func closeDialog(a *App) {
	for over := a.window.Canvas().Overlays(); over.Top() != nil; {
		over.Remove(over.Top())
	}
}

// fileURI is a dropped file.
type fileURI struct {
	fyne.URI
	path string
}

func (f *fileURI) Path() string { return f.path }

// TestFirstRun makes a vault behind a passphrase, keeps the recovery sheet, and comes back in with
// the code on it.
func TestFirstRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "office")
	a := start(t, dir, theme.Theme{Mode: theme.Light}, "en")
	wants(t, a, "A new vault", "The stronger way")
	pill(t, a, lang.T("first.pass"))
	wants(t, a, "The weaker way")
	fields := fieldsOf(a)
	fields.Get("vault.passphrase").Set("short")
	press(t, a, "Make the vault")
	if !strings.Contains(fields.Get("vault.passphrase").Note(), "shorter than 12") {
		t.Errorf("a short passphrase says %q", fields.Get("vault.passphrase").Note())
	}
	fields.Get("vault.passphrase").Set("four words that differ")
	fields.Get("vault.again").Set("four words that differ")
	press(t, a, "Make the vault")
	wants(t, a, "Your recovery code")
	groups := codeOnScreen(a)
	if len(groups) != 7 {
		t.Fatalf("%d groups on screen: %s", len(groups), page(a))
	}
	sheet := filepath.Join(t.TempDir(), "sheet.pdf")
	a.pickers.save = func(context.Context, string, string) (string, error) { return sheet, nil }
	press(t, a, "Save the recovery sheet")
	closeDialog(a)
	if raw, err := os.ReadFile(sheet); err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
		t.Errorf("the sheet: %v", err)
	}
	press(t, a, "It is written down")
	if a.screen != nil {
		t.Fatal("the vault opened although no group was typed")
	}
	for _, f := range fieldsOf(a) {
		var n int
		for i := range groups {
			if f.Label() == lang.T("recovery.group", "n", i+1) {
				n = i
			}
		}
		f.Set(strings.ToLower(groups[n]))
	}
	press(t, a, "It is written down")
	wants(t, a, "Good first steps", "Begin with a client")
	a.Lock()
	press(t, a, "Use the recovery code")
	fieldsOf(a)[0].Set(strings.Join(groups, " "))
	press(t, a, "Open")
	wants(t, a, "Choose how it opens from now on")
	press(t, a, "Not now")
	wants(t, a, "Good first steps", "Begin with a client")
}

func fieldsOf(a *App) kit.Form { return fieldsIn(a.window.Content()) }

func fieldsIn(root fyne.CanvasObject) kit.Form {
	var out kit.Form
	each(root, func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok {
			out = append(out, f)
		}
	})
	return out
}

// codeOnScreen are the groups of the recovery code as the page shows them.
func codeOnScreen(a *App) (groups []string) {
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if x, ok := o.(*kit.Text); ok && x.Mono() {
			groups = append(groups, x.Words())
		}
	})
	return groups
}
