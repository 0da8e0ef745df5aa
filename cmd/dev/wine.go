package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// wineNeeds is what building for Windows and running there without Windows takes.
func wineNeeds() []need {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return nil
	}
	return []need{
		program(mingw+"gcc", "gcc-mingw-w64-x86-64"),
		program(mingw+"g++", "g++-mingw-w64-x86-64"),
		program("wine", "wine"),
		{"the 64-bit part of wine", "wine64", func() bool { return onPath("wine") }},
	}
}

const mingw = "x86_64-w64-mingw32-"

func cannotWine() string {
	switch {
	case runtime.GOOS == "windows":
		return "this is Windows: the tests themselves ran there"
	case runtime.GOOS != "linux" || runtime.GOARCH != "amd64":
		return "done on 64-bit Linux alone"
	}
	if still := absent(wineNeeds()); len(still) > 0 {
		return "missing: " + strings.Join(names(still), ", ")
	}
	return ""
}

// winePackages are the packages whose tests run as Windows programs: what touches files, locks and keyrings.
var winePackages = []string{"cases", "cases/place", "cases/vault/sealedvfs", "cases/vault"}

// runWine builds the tests of the vault for Windows and runs them under Wine. It proves nothing about a real Windows
// disk, antivirus or Credential Manager; it finds paths, locks and handles that work on Linux alone.
func runWine(ctx context.Context, t *tree, tally *tally) error {
	w, err := t.winery(ctx)
	if err != nil {
		return err
	}
	for _, pkg := range winePackages {
		err = errors.Join(err, w.test(ctx, tally, pkg))
	}
	return err
}

// winery is the folder with a Windows of Wine's own, and the test programs.
type winery struct {
	t       *tree
	dir     string
	overlay string // a build flag, empty where none is wanted
}

// winery is the one that this machine keeps from run to run.
func (t *tree) winery(ctx context.Context) (*winery, error) {
	shop, err := workshop()
	if err != nil {
		return nil, err
	}
	w := &winery{t: t, dir: filepath.Join(shop, "wine")}
	if err := os.MkdirAll(w.dir, 0o700); err != nil {
		return nil, err
	}
	if err := w.prepare(ctx); err != nil {
		return nil, fmt.Errorf("wine could not be set up: %w", err)
	}
	return w, nil
}

// randomness is the one call of a library that Wine before 9 lacks and every Go program needs.
const randomness = `#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) {
  while (n) {
    ULONG k = n > 0x10000000 ? 0x10000000 : (ULONG)n;
    SystemFunction036(p, k);
    p += k;
    n -= k;
  }
  return TRUE;
}
`

// prepare makes the Windows of Wine's own, which takes half a minute the first time.
func (w *winery) prepare(ctx context.Context) error {
	if err := w.makeOverlay(ctx); err != nil {
		return err
	}
	system := filepath.Join(w.dir, "prefix", "drive_c", "windows", "system32")
	if _, err := os.Stat(filepath.Join(system, "kernel32.dll")); err != nil {
		if err := w.command(ctx, "wine", "wineboot", "-i").Run(); err != nil {
			return err
		}
	}
	library := filepath.Join(system, "bcryptprimitives.dll")
	if _, err := os.Stat(library); err == nil {
		return nil // a newer Wine has it, or it was made before
	}
	source := filepath.Join(w.dir, "random.c")
	if err := os.WriteFile(source, []byte(randomness), 0o600); err != nil {
		return err
	}
	return w.command(ctx, mingw+"gcc", "-shared", "-O2", "-o", library, source, "-ladvapi32").Run()
}

// makeOverlay builds the test programs with Go's older way of deleting files: Wine 8 lacks the newer one, and the
// temporary folders of tests could not be removed. Where Go's source has another shape by now it is left as it is.
func (w *winery) makeOverlay(ctx context.Context) error {
	out, err := w.t.goOutput(ctx, "env", "GOROOT")
	if err != nil {
		return err
	}
	source := filepath.Join(strings.TrimSpace(string(out)), "src", "internal", "syscall", "windows", "at_windows.go")
	text, err := os.ReadFile(source)
	const old, now = "var TestDeleteatFallback bool", "var TestDeleteatFallback = true"
	if err != nil || !bytes.Contains(text, []byte(old)) {
		return nil
	}
	changed, list := filepath.Join(w.dir, "at_windows.go"), filepath.Join(w.dir, "overlay.json")
	if err := os.WriteFile(changed, bytes.Replace(text, []byte(old), []byte(now), 1), 0o600); err != nil {
		return err
	}
	if err := os.WriteFile(list, fmt.Appendf(nil, `{"Replace": {%q: %q}}`, source, changed), 0o600); err != nil {
		return err
	}
	w.overlay = "-overlay=" + list
	return nil
}

// test builds one package's tests and runs them in the package's folder, where their fixtures are.
func (w *winery) test(ctx context.Context, tally *tally, pkg string) error {
	program := filepath.Join(w.dir, filepath.Base(pkg)+".test.exe")
	args := []string{"test", "-c", "-o", program}
	if w.overlay != "" {
		args = append(args, w.overlay)
	}
	build := w.t.goTool(ctx, append(args, "./"+pkg)...)
	build.Env = toolEnv("GOOS=windows", "GOARCH=amd64", "CC="+mingw+"gcc", "CXX="+mingw+"g++")
	stop := beat("building " + pkg + " for Windows")
	err := build.Run()
	stop()
	if err != nil {
		return fmt.Errorf("%s does not build for Windows: %w", pkg, err)
	}
	// Wine's own keyring is none of a person's: the prefix is ours alone.
	cmd := w.command(ctx, "go", "tool", "test2json", "-p", pkg+" under Wine", "wine", program, "-test.v=test2json", "-test.timeout=40m")
	cmd.Dir = filepath.Join(w.t.root, filepath.FromSlash(pkg))
	defer beat(pkg + " under Wine")()
	return tally.from(cmd)
}

// command runs in the Windows of Wine's own, without a window.
func (w *winery) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := w.t.tool(ctx, name, args...)
	cmd.Env = toolEnv("WINEPREFIX="+filepath.Join(w.dir, "prefix"), "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=")
	return cmd
}
