package ui

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/forms/sample"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

func TestMain(m *testing.M) {
	pdfview.WorkerMain() // the page renderer is a child process of this test
	os.Setenv("LANG", "C.UTF-8")
	code := m.Run()
	if dir, err := sampleVault(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// The passphrase of every vault of these tests, behind a key derivation that costs nothing.
const passphrase cases.Secret = "four words for tests"

var cheap = vault.KDFParams{Passes: 1, KiB: 8, Lanes: 1}

// clock is a Saturday three days before the sample's nearest dates.
func clock() time.Time { return time.Date(2026, time.November, 21, 10, 0, 0, 0, time.UTC) }

// sampleVault is a closed vault with the sample office, made once and copied for each test.
var sampleVault = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "harborfile-ui-test-")
	if err != nil {
		return "", err
	}
	ctx := context.Background()
	v, _, err := vault.Create(ctx, filepath.Join(dir, "vault"), vault.CreateOptions{
		Unlock: vault.Unlock{Passphrase: passphrase}, KDF: cheap, Clock: clock})
	if err != nil {
		return "", err
	}
	if err := sample.Fill(ctx, v); err != nil {
		return "", err
	}
	return dir, v.Close()
})

// copyVault gives a test a vault of its own with the sample office.
func copyVault(t *testing.T) string {
	t.Helper()
	from, err := sampleVault()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "vault")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(from, "vault"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// start opens a window over the vault in dir, with jobs on the caller, and shows its first screen.
func start(t *testing.T, dir string, th theme.Theme, language string) *App {
	t.Helper()
	fy := test.NewTempApp(t)
	fy.Preferences().SetInt(prefMode, int(th.Mode))
	fy.Preferences().SetFloat(prefZoom, float64(max(th.Zoom, 1)))
	fy.Preferences().SetString(prefLang, language)
	// Nothing ticks in a test: on a busy machine running clocks would look as if the computer had slept.
	still := vault.Clocks{Wall: clock, Running: func() time.Duration { return 0 }}
	a := New(fy, Options{Dir: dir, Now: clock, Inline: true, KDF: cheap, Clocks: still})
	a.pickers = pickers{} // a test that meets a file dialog puts its answer here
	t.Cleanup(func() { a.shut(func() {}); lang.Use("en") })
	a.window.Resize(fyne.NewSize(1280, 800))
	a.Begin()
	return a
}

// opened is start on the sample office, unlocked, at the list of matters.
func opened(t *testing.T, th theme.Theme, language string) *App {
	t.Helper()
	a := start(t, copyVault(t), th, language)
	a.open(vault.Unlock{Passphrase: passphrase}, func(err error) { t.Fatal(err) })
	a.show(Route{Place: toMatters})
	return a
}
