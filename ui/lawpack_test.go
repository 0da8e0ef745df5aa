package ui

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/law/pack/packtest"
	"github.com/harborfile/harborfile/cases/update"
	"github.com/harborfile/harborfile/ui/theme"
)

// withLaw gives a window a shelf of its own and law data of the next day to choose.
func withLaw(t *testing.T, a *App) (path string, m packtest.Maker) {
	t.Helper()
	m = packtest.New(t)
	asOf := packtest.Day(t, 1)
	later, err := time.Parse(time.DateOnly, packtest.Day(t, 40))
	if err != nil {
		t.Fatal(err)
	}
	a.opt.Now = func() time.Time { return later }
	a.opt.Law = &LawShelf{Shelf: m.Shelf(t)}
	path = filepath.Join(t.TempDir(), "law"+pack.Suffix)
	if err := os.WriteFile(path, m.Pack(t, asOf), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, m
}

// lawViews are the pages of new law data by name, for the pictures and for the test that mounts all.
func lawViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	return []view{
		{"law-new", func(a *App) {
			path, _ := withLaw(t, a)
			a.lookAtLaw(path)
		}},
		{"law-none", func(a *App) {
			a.lawLook = nil
			a.Go(Route{Place: toLaw})
		}},
		{"law-installed", func(a *App) {
			path, _ := withLaw(t, a)
			a.lookAtLaw(path)
			a.screen.(*lawPackPage).onTake()
		}},
		{"law-settings", func(a *App) {
			path, _ := withLaw(t, a)
			raw, _ := os.ReadFile(path)
			if _, err := a.opt.Law.Install(raw, a.opt.Now()); err != nil {
				t.Fatal(err)
			}
			spoiled := []pack.Passed{{AsOf: packtest.Day(t, 3), Err: fmt.Errorf("spoiled")}}
			a.opt.Law.passed.Store(&spoiled)
			a.Go(Route{Place: toSettings, Tab: settingAt("lawpack.head")})
		}},
		{"law-passed", func(a *App) {
			withLaw(t, a)
			spoiled := []pack.Passed{{AsOf: packtest.Day(t, 3), Err: fmt.Errorf("spoiled")}}
			a.opt.Law.passed.Store(&spoiled)
			a.Go(Route{Place: toToday})
		}},
		{"update", func(a *App) {
			_, m := withLaw(t, a)
			a.checkUpdate(release(t, m, "9.9.9"))
		}},
	}
}

func settingAt(key string) int {
	for i, k := range settingKeys {
		if k == key {
			return i + 1
		}
	}
	return 0
}

// release writes an installer with its signed list beside it.
func release(t *testing.T, m packtest.Maker, version string) string {
	t.Helper()
	dir, name := t.TempDir(), "Harborfile-"+version+"-windows-setup.exe"
	content := []byte("an installer")
	list := fmt.Appendf(nil, "%x  %s\n", sha256.Sum256(content), name)
	for n, text := range map[string][]byte{name: content, update.SumsName: list, update.SignatureName: m.Sign(t, list, "Harborfile "+version)} {
		if err := os.WriteFile(filepath.Join(dir, n), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, name)
}

// TestNewLawData: a person sees what a file changes, takes it, and can go back; noted dates stay as they are.
func TestNewLawData(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	path, _ := withLaw(t, a)
	a.Go(Route{Place: toSettings})
	wants(t, a, "The law data in use came with Harborfile.", "Install law data from a file…")
	a.lookAtLaw(path)
	wants(t, a, "New law data: what they change", "1 row changes", "days", "45 (before: 30)", "1 open date comes out otherwise", "A test changes a rule.")
	press(t, a, "Not now")
	if p, _ := a.opt.Law.Choose(); p != nil {
		t.Error("looking at law data installed them")
	}
	a.lookAtLaw(path)
	press(t, a, "Use these law data")
	wants(t, a, "The law data are installed")
	press(t, a, "Close")
	wants(t, a, "Used when Harborfile is started again")
	if law.AsOf() != law.BuiltInAsOf {
		t.Error("law data changed while the window is open")
	}
	if p, _ := a.opt.Law.Choose(); p == nil || p.AsOf != packtest.Day(t, 1) {
		t.Error("nothing is installed")
	}
	a.lookAtLaw(path)
	wants(t, a, "already in use")
	press(t, a, "Close")
	press(t, a, "Go back to those before")
	press(t, a, "Go back")
	if p, _ := a.opt.Law.Choose(); p != nil {
		t.Error("went back, and they are still used")
	}
	raw, _ := os.ReadFile(path)
	raw[len(raw)/2] ^= 1
	os.WriteFile(path, raw, 0o600)
	a.lookAtLaw(path)
	wants(t, a, "not as it was when it was signed")
}

// TestLookedAtLawIsForgotten: the page names matters, so nothing of it outlives the lock.
func TestLookedAtLawIsForgotten(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	path, _ := withLaw(t, a)
	a.lookAtLaw(path)
	a.Lock()
	if a.lawLook != nil {
		t.Error("what was looked at is still there")
	}
}

// TestDownloadedVersion: the window says what a file is, and what it is not.
func TestDownloadedVersion(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	_, m := withLaw(t, a)
	path := release(t, m, "9.9.9")
	a.checkUpdate(path)
	wants(t, a, "The file is as its makers signed it", "version 9.9.9")
	press(t, a, "Close")
	if err := os.WriteFile(path, []byte("another installer"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.checkUpdate(path)
	wants(t, a, "not one that the makers")
}

// TestPassedOverLaw: installed law data that are not used are told of under the first pages and in the settings.
func TestPassedOverLaw(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	withLaw(t, a)
	if a.lawLine() != nil {
		t.Error("told of nothing")
	}
	spoiled := []pack.Passed{{AsOf: packtest.Day(t, 3), Err: fmt.Errorf("spoiled")}}
	a.opt.Law.passed.Store(&spoiled)
	for _, r := range []Route{{Place: toToday}, {Place: toMatters}, {Place: toSettings}} {
		a.Go(r)
		if !strings.Contains(page(a), "Installed law data are not used") {
			t.Errorf("%s does not tell", r.Place)
		}
	}
	wants(t, a, "cannot be used", "The installed law data of "+lawDay(packtest.Day(t, 3)))
	if strings.Contains(page(a), packtest.Day(t, 3)) {
		t.Error("a day stands as the data write it")
	}
}

// TestOvertakenLawIsQuiet: a newer program that brings newer law data is no reason to warn anybody, day after day.
func TestOvertakenLawIsQuiet(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	withLaw(t, a)
	shelf := a.opt.Law
	if err := os.MkdirAll(shelf.Dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(shelf.Dir, packtest.Day(t, -30)+pack.Suffix), []byte("of an older program"), 0o600); err != nil {
		t.Fatal(err)
	}
	shelf.choose()
	if len(*shelf.passed.Load()) != 1 {
		t.Fatal("nothing was passed over")
	}
	if a.lawLine() != nil {
		t.Error("it is told of under the first pages")
	}
	a.Go(Route{Place: toSettings})
	wants(t, a, "The law data in use came with Harborfile.")
	for _, words := range []string{"Installed law data are not used", "Go back to those before"} {
		if strings.Contains(page(a), words) {
			t.Errorf("the settings say %q", words)
		}
	}
}

// TestDroppedLaw: a file of law data that is dropped on the settings is looked at; nothing else is, and none behind a
// question or after a lock.
func TestDroppedLaw(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	path, _ := withLaw(t, a)
	drop := func(paths ...string) {
		var uris []fyne.URI
		for _, p := range paths {
			uris = append(uris, storage.NewFileURI(p))
		}
		a.onDrop(uris)
	}
	a.Go(Route{Place: toSettings})
	drop(filepath.Join(t.TempDir(), "photo.jpg"))
	drop(path, path)
	a.showKeys()
	drop(path)
	closeDialog(a)
	if a.route.Place != toSettings || a.lawLook != nil {
		t.Fatal("something else was looked at")
	}
	drop(path)
	wants(t, a, "New law data: what they change")
	if under[a.route.Place] != toSettings {
		t.Error("the sidebar does not say where the page is")
	}
	press(t, a, "Not now")
	if a.lawLook != nil {
		t.Error("what was not wanted is kept")
	}
	a.Back()
	wants(t, a, "No file is being looked at")
	a.Lock()
	drop(path)
	if a.lawLook != nil {
		t.Error("a file is looked at behind the lock")
	}
}

// TestOddFilesForLaw: whatever a person chooses by mistake, the words fit it and no path and no name of a file is in them.
func TestOddFilesForLaw(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	withLaw(t, a)
	dir := filepath.Join(t.TempDir(), "Zrazkova-shelter")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	film := put("film.mp4", "a film")
	if err := os.Truncate(film, 3<<30); err != nil { // takes no room
		t.Skip("no large file can be made here: ", err)
	}
	const notOurs, unread = "not a file of law data", "cannot be read"
	for path, want := range map[string]string{put("scan.pdf", "%PDF-1.7"): notOurs, put("empty", ""): notOurs, film: notOurs,
		filepath.Join(dir, "gone.lawpack"): unread, dir: unread} {
		for name, open := range map[string]func(string){want: a.lookAtLaw, "Nothing was changed": a.checkUpdate} {
			a.Go(Route{Place: toSettings})
			if name != want && path == film {
				continue // it is read to its end, which takes a while; that is under test with a small one
			}
			open(path)
			wants(t, a, name)
			if said := words(front(a)); strings.Contains(said, "Zrazkova") || strings.Contains(said, filepath.Base(path)) {
				t.Errorf("the words for %s name it: %s", filepath.Base(path), said)
			}
			closeDialog(a)
		}
	}
}

// TestLargeLawPack: a set whose every row is newer is shown within bounds, and says how many it does not show.
func TestLargeLawPack(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "es")
	path, _ := withLaw(t, a)
	a.lookAtLaw(path)
	wants(t, a, "§ 3771A: último día para que el gobierno se oponga")
	one := a.lawLook.changes[0]
	for range 400 {
		a.lawLook.changes = append(a.lawLook.changes, one)
	}
	a.Go(Route{Place: toLaw})
	a.window.Resize(fyne.NewSize(1280, 800))
	wants(t, a, "Cambian 401 filas", "Y 251 más")
	if least := a.window.Content().MinSize(); least.Height > 600 {
		t.Errorf("the page asks for %.0f", least.Height)
	}
}

// TestNotedByNewerLaw: the window says which of two days is the one to doubt.
func TestNotedByNewerLaw(t *testing.T) {
	opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	d, err := due.Compute("m", law.Request{Rule: "dl.us.3771a.opposition", From: "2026-03-02"})
	if err != nil {
		t.Fatal(err)
	}
	if lawDiffers(&d) != nil {
		t.Error("a day that both give differs")
	}
	other := d
	other.Due = "2026-04-16"
	elsewhere := other
	elsewhere.Data = packtest.Day(t, 5)
	unknown := elsewhere
	unknown.Rule = "dl.us.later"
	for name, c := range map[string]struct {
		d    cases.Deadline
		want string
	}{
		"an older rule": {other, "The rule now gives Apr 1, 2026"}, "a newer rule": {elsewhere, "Keep the day that was noted"}, "a rule unknown here": {unknown, "Keep the day that was noted"},
	} {
		if got := words(lawDiffers(&c.d)); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
