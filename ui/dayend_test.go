package ui

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

const dayPass = "four words for today"

// borrowed begins a clinic day on a computer without a vault, through the first page and the recovery sheet. It gives
// the groups of the recovery code.
func borrowed(t *testing.T, language string) (a *App, groups []string) {
	t.Helper()
	a = start(t, filepath.Join(t.TempDir(), "Harborfile", "vault"), theme.Theme{Mode: theme.Light}, language)
	press(t, a, lang.T("daybegin.start"))
	fill(t, a, "vault.passphrase", dayPass)
	fill(t, a, "vault.again", dayPass)
	fill(t, a, "clinicday.place", "Hall of the Specimen Library")
	fill(t, a, "clinicday.venue.court", "Superior Court of Example County")
	press(t, a, lang.T("clinic.begin"))
	groups = codeOnScreen(a)
	if len(groups) != 7 {
		t.Fatalf("no recovery sheet: %s", page(a))
	}
	for _, f := range fieldsOf(a) {
		for i := range groups {
			if f.Label() == lang.T("recovery.group", "n", i+1) {
				f.Set(groups[i])
			}
		}
	}
	press(t, a, lang.T("recovery.on"))
	if a.route.Place != toClinic {
		t.Fatalf("the day begins at %q: %s", a.route.Place, page(a))
	}
	return a, groups
}

// arrives writes down somebody who comes to the clinic.
func arrives(t *testing.T, a *App, given, family string) {
	t.Helper()
	press(t, a, lang.T("clinic.arrive"))
	fill(t, a, "client.name.given", given)
	fill(t, a, "client.name.family", family)
	press(t, a, lang.T("clinic.arrive.yes"))
	wants(t, a, family+", "+given)
}

// handOver hands the day over into a file, and gives its path.
func handOver(t *testing.T, a *App) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "stick", "day.backup")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	a.pickers.save = func(_ context.Context, _, name string) (string, error) {
		if name != "clinic-day-2026-11-21.backup" {
			t.Errorf("the offered name is %q", name)
		}
		return file, nil
	}
	press(t, a, lang.T("dayend.hand"))
	return file
}

// TestStoryBatchDay is the story of a clinic day on a borrowed computer, through the window: the vault of the day,
// people at stations, packets in a batch, handing over, wiping with its report, and the office that takes it in.
func TestStoryBatchDay(t *testing.T) {
	a, groups := borrowed(t, "en")
	wants(t, a, "it is wiped at the end of the day", "Specimen Library")
	arrives(t, a, "Nadia", "Muster")
	arrives(t, a, "Oleh", "Zrazok")
	s := a.screen.(*clinic)
	if s.list.Selected().matter.Number != "1121-02" {
		t.Errorf("the second is %q", s.list.Selected().matter.Number)
	}
	press(t, a, "Open matter")
	exhibit(t, a)
	a.Go(Route{Place: toClinic})
	s = a.screen.(*clinic)
	s.list.Select(1)
	for s.list.Selected().turn.At != cases.AtPrint {
		s.list.OnMove(1)
	}
	out := filepath.Join(t.TempDir(), "packets")
	a.pickers.folder = func(context.Context, string) (string, error) { return out, nil }
	press(t, a, "Make packets")
	press(t, a, "Make packets…")
	wants(t, a, "1 made")
	if len(namesIn(out)) == 0 {
		t.Fatal("no packet lies in the folder")
	}
	a.Go(Route{Place: toClinic})
	a.screen.(*clinic).list.Select(1)
	press(t, a, "Hand on to Done")

	press(t, a, "End the day")
	wants(t, a, "This opens once everything is handed over", "1121-02")
	d := a.screen.(*dayEnd)
	if !d.wipe.Off || d.state.wiped.Clients != 2 || d.state.wiped.Matters != 2 {
		t.Fatalf("wiping is open before handing over: %+v", d.state.wiped)
	}
	handOver(t, a)
	wants(t, a, "Handed over as it stands now")
	a.Go(Route{Place: toClinic})
	arrives(t, a, "Late", "Guest")
	press(t, a, "End the day")
	wants(t, a, "Something changed since. Hand over once more.")
	if !a.screen.(*dayEnd).wipe.Off {
		t.Error("what was not handed over could be wiped")
	}
	file := handOver(t, a)
	d = a.screen.(*dayEnd)
	sum := sha256.Sum256(read(t, file))
	if got := d.state.day.Handed[1].SHA256; got != hex.EncodeToString(sum[:]) {
		t.Errorf("the hash is %s, the file's %x", got, sum)
	}
	press(t, a, "Wipe this computer")
	press(t, a, "Wipe now")
	wants(t, a, "This computer is wiped", "read back, and once more before the wipe", "3 clients, 3 matters")
	if strings.Contains(page(a), "Muster") || a.vault != nil || vault.Exists(a.opt.Dir) {
		t.Error("something of the day is still there")
	}
	if left := namesIn(filepath.Dir(a.opt.Dir)); len(left) != 0 {
		t.Errorf("beside the vault lies %v", left)
	}
	if left := namesIn(out); len(left) != 0 {
		t.Errorf("packets that were ticked are still there: %v", left)
	}
	report := saveReport(t, a)
	if !strings.Contains(report, "Overwritten and deleted") || !strings.Contains(strings.ReplaceAll(report, "\n", " "), hex.EncodeToString(sum[:16])) {
		t.Errorf("the report says: %s", report)
	}
	for _, name := range []string{"Muster", "Nadia", "Zrazok", "Guest", "1121-01", "Specimen Library", out} {
		if strings.Contains(report, name) {
			t.Errorf("the report holds %q", name)
		}
	}
	press(t, a, "Put it away")
	wants(t, a, "A new vault")
	takeIn(t, file, groups)
}

// takeIn opens what was handed over in the office.
func takeIn(t *testing.T, file string, groups []string) {
	t.Helper()
	keyring.MockInit()
	b := start(t, filepath.Join(t.TempDir(), "office"), theme.Theme{Mode: theme.Light}, "en")
	press(t, b, "I have a backup file")
	b.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	press(t, b, "Choose the backup file")
	fields := fieldsOf(b)
	fields.Get("vault.recovery").Set(strings.Join(groups, " "))
	fields.Get("vault.passphrase").Set("words for the office computer")
	fields.Get("vault.again").Set("words for the office computer")
	press(t, b, "Restore")
	b.Go(Route{Place: toMatters})
	wants(t, b, "Muster, Nadia", "Zrazok, Oleh", "Guest, Late")
}

// saveReport saves the wipe report, and gives its words.
func saveReport(t *testing.T, a *App) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	a.pickers.save = func(context.Context, string, string) (string, error) { return path, nil }
	press(t, a, lang.T("wiped.save"))
	closeDialog(a)
	if !bytes.HasPrefix(read(t, path), []byte("%PDF-")) {
		t.Fatal("no report was written")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (package poppler-utils)")
	}
	words, err := exec.Command("pdftotext", "-enc", "UTF-8", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(words)
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestHandedFileIsReadOnceMore: a file that was damaged since keeps the computer from being wiped; one that is out of
// reach does not.
func TestHandedFileIsReadOnceMore(t *testing.T) {
	a, _ := borrowed(t, "en")
	arrives(t, a, "Nadia", "Muster")
	press(t, a, "End the day")
	file := handOver(t, a)
	raw := read(t, file)
	damaged := bytes.Clone(raw)
	damaged[len(raw)/2] ^= 1
	if err := os.WriteFile(file, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	press(t, a, "Wipe this computer")
	press(t, a, "Wipe now")
	wants(t, a, "The sealed file is not as it was written")
	if a.vault == nil || !vault.Exists(a.opt.Dir) {
		t.Fatal("it was wiped")
	}
	closeDialog(a)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	press(t, a, "Wipe this computer")
	press(t, a, "Wipe now")
	wants(t, a, "This computer is wiped", "read back when written")
	press(t, a, "Put it away")
	wants(t, a, "The report is not saved")
	press(t, a, "Put it away without saving")
	wants(t, a, "A new vault")
}

// TestUntickedStaysAndStrangersStay: what a person takes along, and what was in a folder before, is not touched.
func TestUntickedStaysAndStrangersStay(t *testing.T) {
	a, _ := borrowed(t, "en")
	dir := t.TempDir()
	stranger, ours, kept := filepath.Join(dir, "of others.txt"), filepath.Join(dir, "made"), filepath.Join(t.TempDir(), "kept.pdf")
	write := func(path string) {
		t.Helper()
		if err := os.WriteFile(path, []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(stranger)
	a.pickers.folder = func(context.Context, string) (string, error) { return dir, nil }
	a.pickers.save = func(context.Context, string, string) (string, error) { return kept, nil }
	late, unknown := filepath.Join(dir, "put there later.txt"), filepath.Join(t.TempDir(), "cut")
	a.saveFolder("", func(string) { write(ours); a.noteWritten(dir) })
	write(late)
	a.pickers.folder = func(context.Context, string) (string, error) { return filepath.Dir(unknown), nil }
	a.saveFolder("", func(string) { write(unknown) }) // the program did not come to say what it wrote
	a.saveFile("", "", func(string) { write(kept) })
	a.saveFile("", "", func(string) {}) // chosen again, nothing written
	gone := filepath.Join(dir, "gone.pdf")
	a.pickers.save = func(context.Context, string, string) (string, error) { return gone, nil }
	a.saveFile("", "", func(string) {})

	press(t, a, "End the day")
	d := a.screen.(*dayEnd)
	if len(d.state.strays) != 3 || d.state.wiped.OutGone != 1 {
		t.Fatalf("%+v, %d gone", d.state.strays, d.state.wiped.OutGone)
	}
	wants(t, a, "made", "cut", "kept.pdf", "1 place more")
	if strings.Contains(page(a), "put there later") {
		t.Error("a file of others is offered to be erased")
	}
	for _, x := range d.state.strays {
		if x.erase != (x.path != unknown) {
			t.Errorf("%s: ticked %v", filepath.Base(x.path), x.erase)
		}
		if x.path == kept {
			x.erase = false
		}
	}
	press(t, a, "Wipe this computer") // nobody is in the vault: there is nothing to hand over
	press(t, a, "Wipe now")
	wants(t, a, "1 erased, 2 left, 1 gone before", "Nothing was here")
	for path, want := range map[string]bool{stranger: true, kept: true, ours: false, late: true, unknown: true} {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

// TestWipeGoesOn: a program that ended in the middle of a wipe completes it at its next start, and says so.
func TestWipeGoesOn(t *testing.T) {
	a, _ := borrowed(t, "en")
	a.Lock()
	note, err := json.Marshal(cases.Wiped{Clients: 4, Matters: 5})
	if err != nil {
		t.Fatal(err)
	}
	mark, err := json.Marshal(map[string]any{"files": 3, "note": json.RawMessage(note)})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(filepath.Join(a.opt.Dir, "vault.keys")), os.WriteFile(filepath.Join(a.opt.Dir, "vault.wiping"), mark, 0o600)); err != nil {
		t.Fatal(err)
	}
	b := start(t, a.opt.Dir, theme.Theme{Mode: theme.Light}, "en")
	wants(t, b, "Wiped, with something left to look at", "4 clients, 5 matters")
	if vault.Exists(a.opt.Dir) {
		t.Error("the vault is still there")
	}
	if words := saveReport(t, b); !strings.Contains(words, "ended in the middle of the wipe") {
		t.Errorf("the report says: %s", words)
	}
}

// TestQuickHideDuringAWipe: the report is not shown on a page that somebody hid, and is not lost.
func TestQuickHideDuringAWipe(t *testing.T) {
	a, _ := borrowed(t, "es")
	a.Hide()
	a.wipeDay(cases.Wiped{}, nil)
	if strings.Contains(page(a), lang.T("wiped.head")) {
		t.Error("the report is shown on a hidden page")
	}
	a.unhide()
	wants(t, a, lang.T("wiped.head"))
}

// TestNothingIsRememberedInAnOffice: an office's own vault keeps no list of paths.
func TestNothingIsRememberedInAnOffice(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.pickers.save = func(context.Context, string, string) (string, error) { return "somewhere.pdf", nil }
	taken := ""
	a.saveFile("", "", func(path string) { taken = path })
	if list, err := readOutings(t.Context(), a.vault); err != nil || len(list) != 0 || taken != "somewhere.pdf" {
		t.Errorf("%v, %v, %q", list, err, taken)
	}
}

func TestEraseStrayFollowsNoLink(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other")
	folder := filepath.Join(dir, "folder")
	err := errors.Join(os.WriteFile(other, []byte("of others"), 0o600), os.MkdirAll(filepath.Join(folder, "deep"), 0o700),
		os.WriteFile(filepath.Join(folder, "deep", "ours"), []byte("ours"), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(other, filepath.Join(folder, "link")); err != nil {
		if runtime.GOOS == "windows" {
			t.Skip("Windows makes links for administrators only")
		}
		t.Fatal(err)
	}
	if err := eraseStray(folder); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder is still there")
	}
	if string(read(t, other)) != "of others" {
		t.Error("what a link led to was changed")
	}
}

// TestTheHandedFileIsNoStray: it may be put into a folder that packets went to before, and is not erased with them, also
// where the page was left in between; and it is looked at once more before the wipe.
func TestTheHandedFileIsNoStray(t *testing.T) {
	a, _ := borrowed(t, "en")
	arrives(t, a, "Nadia", "Muster")
	dir := t.TempDir()
	ours, file := filepath.Join(dir, "packet"), filepath.Join(dir, "day.backup")
	a.pickers.folder = func(context.Context, string) (string, error) { return dir, nil }
	a.saveFolder("", func(string) {
		if err := os.WriteFile(ours, []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	})
	press(t, a, "End the day")
	a.pickers.save = func(context.Context, string, string) (string, error) { return file, nil }
	press(t, a, lang.T("dayend.hand"))
	a.Go(Route{Place: toClinic})
	press(t, a, "End the day")
	d := a.screen.(*dayEnd)
	if len(d.state.strays) != 1 || d.state.strays[0].path != ours {
		t.Fatalf("outside lie %+v", d.state.strays)
	}
	d.state.strays[0].erase = true
	press(t, a, "Wipe this computer")
	press(t, a, "Wipe now")
	wants(t, a, "This computer is wiped", "once more before the wipe")
	if _, err := os.Stat(file); err != nil {
		t.Errorf("the sealed file is gone: %v", err)
	}
	if _, err := os.Stat(ours); err == nil {
		t.Error("the packet is still there")
	}
}
