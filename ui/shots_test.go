package ui

import (
	"fmt"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// look is one way the window may be set.
type look struct {
	name     string
	theme    theme.Theme
	language string
	size     fyne.Size
}

var small, wide = fyne.NewSize(1280, 800), fyne.NewSize(1920, 1080)

var looks = []look{
	{"light", theme.Theme{Mode: theme.Light, Zoom: 1}, "en", small},
	{"dark", theme.Theme{Mode: theme.Dark, Zoom: 1}, "en", small},
	{"contrast", theme.Theme{Mode: theme.Contrast, Zoom: 1}, "en", small},
	{"zoom150", theme.Theme{Mode: theme.Light, Zoom: 1.5}, "en", small},
	{"zoom200", theme.Theme{Mode: theme.Light, Zoom: 2}, "es", small},
	{"spanish", theme.Theme{Mode: theme.Light, Zoom: 1}, "es", small},
	{"wide", theme.Theme{Mode: theme.Light, Zoom: 1}, "en", wide},
}

// views are the screens by name: each brings an open window to one of them.
func views(t *testing.T) []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	out := []view{
		{"ways", func(a *App) { a.Go(Route{Place: toWays}) }},
		{"keys", func(a *App) { a.showKeys() }},
	}
	for _, id := range slices.Sorted(maps.Keys(screens)) {
		out = append(out, view{strings.TrimPrefix(id, "matter."), func(a *App) { visit(t, a, id) }})
	}
	out = append(out, view{"packet-built", func(a *App) {
		a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabPacket})
		current(t, a).tabs[tabPacket].(*packetTab).onBuild()
	}}, view{"forms-filled", func(a *App) { a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabForms}) }},
		view{"evidence-shown", func(a *App) {
			a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabEvidence})
			e := current(t, a).tabs[tabEvidence].(*evidence)
			e.onShow(e.list.Selected())
		}})
	out = append(out, safetyViews(t)...)
	out = append(out, lawViews(t)...)
	out = append(out, batchViews(t)...)
	out = append(out, clinicViews(t)...)
	out = append(out, listViews(t)...)
	out = append(out, formViews(t)...)
	out = append(out, evidenceViews(t)...)
	out = append(out, packetViews(t)...)
	out = append(out, redactViews(t)...)
	out = append(out, documentViews(t)...)
	out = append(out, licenceViews()...)
	out = append(out, view{"find", func(a *App) { a.showFind() }}, view{"look", func(a *App) { a.showLook() }})
	out = append(out, besideViews(t)...)
	return append(out, view{"unlock", func(a *App) { a.Lock() }}, view{"new-way", func(a *App) { a.showNewWay(first{}) }},
		view{"restore", func(a *App) { a.showRestore() }})
}

// firstMatter is the matter at the head of the list.
func firstMatter(t *testing.T, a *App) string {
	t.Helper()
	a.Go(Route{Place: toMatters})
	s, ok := a.screen.(*matters)
	if !ok || len(s.list.Rows) == 0 {
		t.Fatal("the list of matters is empty")
	}
	return s.list.Rows[0].matter.ID
}

// importShared brings the official blanks that lie beside the checkout, where they do, so that the
// pictures show them filled.
func importShared(t *testing.T, a *App) {
	t.Helper()
	root := os.Getenv("HARBORFILE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	for _, name := range []string{"ca-dv100.pdf", "uscis-i-914.pdf"} {
		if path := filepath.Join(root, "forms", "pdf", name); exists(path) {
			a.takeBlanks([]string{path}, func() {})
			closeDialog(a)
		}
	}
	kit.ShowToast(a.shell.toasts, nil)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// TestShots writes every screen in every look to the folder named by HARBORFILE_SHOTS, to be
// looked at; the pictures are never compared. HARBORFILE_SHOTS_LOOK narrows it to one look,
// HARBORFILE_SHOTS_VIEW to some screens with commas between.
func TestShots(t *testing.T) {
	dir := os.Getenv("HARBORFILE_SHOTS")
	if dir == "" {
		t.Skip("HARBORFILE_SHOTS names no folder for the pictures")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, l := range looks {
		if only := os.Getenv("HARBORFILE_SHOTS_LOOK"); only != "" && only != l.name {
			continue
		}
		a := start(t, filepath.Join(t.TempDir(), "new"), l.theme, l.language)
		shoot(t, a, l.size, filepath.Join(dir, fmt.Sprintf("%s-first-run.png", l.name)))
		a = opened(t, l.theme, l.language)
		importShared(t, a)
		for _, v := range views(t) {
			if only := os.Getenv("HARBORFILE_SHOTS_VIEW"); only != "" && !strings.Contains(","+only+",", ","+v.name+",") {
				continue
			}
			v.open(a)
			if v.name == "packet-built" && l.name == "light" {
				shoot(t, a, l.size, filepath.Join(dir, "matter.png")) // the picture of the README
			}
			shoot(t, a, l.size, filepath.Join(dir, fmt.Sprintf("%s-%s.png", l.name, v.name)))
			for over := a.window.Canvas().Overlays(); over.Top() != nil; {
				over.Remove(over.Top())
			}
		}
	}
}

func shoot(t *testing.T, a *App, size fyne.Size, path string) {
	t.Helper()
	a.window.Resize(size)
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, a.window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
