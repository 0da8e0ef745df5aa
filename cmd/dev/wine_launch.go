package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// launchNeeds is what the launcher takes where no Windows is: Wine, and a display for its boxes.
func launchNeeds() []need { return append(wineNeeds(), windowNeeds()...) }

func cannotLaunch() string {
	if why := cannotWine(); why != "" {
		return why
	}
	return cannotWindow()
}

// launchPackage holds the launcher; its tests are the window that it starts here, too.
const launchPackage = "cmd/launcher"

// libraryKinds is how many kinds of OpenGL libraries the launcher's testdata/opengl32.c makes.
const libraryKinds = 10

// runLaunch runs the launcher and its tests as Windows programs: the probe of good and bad OpenGL libraries and of a
// system without OpenGL, real processes that hang and die, and the boxes, which it answers by their keys. Pictures of
// the boxes lie in dist/screens for eyes. It proves nothing about real drivers, RDP or Citrix.
func runLaunch(ctx context.Context, t *tree, tally *tally) error {
	w, err := t.winery(ctx)
	if err != nil {
		return err
	}
	l := &launchery{winery: w, dir: filepath.Join(w.dir, "launch")}
	if err := l.make(ctx); err != nil {
		return err
	}
	defer os.RemoveAll(l.dir)
	return errors.Join(
		l.on(ctx, "+GLX", func(d *display) error {
			return errors.Join(l.test(ctx, tally, d, "yes", "."), l.boxes(ctx, tally, d, boxes))
		}),
		l.on(ctx, "-GLX", func(d *display) error {
			return errors.Join(l.test(ctx, tally, d, "no", "TestProbeOfTheSystem"), l.boxes(ctx, tally, d, boxesWithoutGraphics))
		}))
}

// launchery is a folder with the launcher, a window for it to start, and OpenGL libraries.
type launchery struct {
	*winery
	dir string
}

// make builds everything; the launcher takes no C, the libraries take nothing else.
func (l *launchery) make(ctx context.Context) error {
	if err := os.RemoveAll(l.dir); err != nil {
		return err
	}
	source := filepath.Join(l.t.root, filepath.FromSlash(launchPackage), "testdata", "opengl32.c")
	for kind := range libraryKinds {
		out := filepath.Join(l.dir, "stubs", strconv.Itoa(kind))
		if err := os.MkdirAll(out, 0o700); err != nil {
			return err
		}
		gcc := l.t.tool(ctx, mingw+"gcc", "-shared", "-O1", "-Wno-attributes", "-DKIND="+strconv.Itoa(kind), "-o", filepath.Join(out, "opengl32.dll"), source)
		if err := gcc.Run(); err != nil {
			return fmt.Errorf("the OpenGL libraries of the tests do not build: %w", err)
		}
	}
	test := []string{"test", "-c", "-o", l.tests()}
	if l.overlay != "" {
		test = append(test, l.overlay)
	}
	for _, args := range [][]string{test, {"build", "-ldflags=-H=windowsgui", "-o", filepath.Join(l.dir, "harborfile.exe")}} {
		build := l.t.goTool(ctx, append(args, "./"+launchPackage)...)
		build.Env = toolEnv("GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
		if err := build.Run(); err != nil {
			return fmt.Errorf("the launcher does not build for Windows: %w", err)
		}
	}
	return nil
}

func (l *launchery) tests() string { return filepath.Join(l.dir, "launcher.test.exe") }

// on runs something on a display of its own, with OpenGL ("+GLX") or without ("-GLX"). Wine's desktop of an earlier
// display ends first.
func (l *launchery) on(ctx context.Context, glx string, do func(*display) error) error {
	d, err := newDisplay(ctx, glx[:1]+"extension", glx[1:])
	if err != nil {
		return err
	}
	defer d.close()
	err = do(d)
	return errors.Join(err, l.command(ctx, "wineserver", "-w").Run())
}

// under is a command of Wine on a display. A library beside a program goes before Wine's own, as on Windows.
func (l *launchery) under(ctx context.Context, d *display, name string, args ...string) *exec.Cmd {
	cmd := l.command(ctx, name, args...)
	cmd.Env = append(cmd.Env, "WINEDLLOVERRIDES=mscoree,mshtml=;opengl32=n,b", "DISPLAY="+d.name,
		"HARBORFILE_FAKE_LOG="+windowsPath(filepath.Join(l.dir, "log.txt")))
	return cmd
}

// windowsPath is a file of this computer as Wine names it.
func windowsPath(path string) string { return "Z:" + strings.ReplaceAll(path, "/", `\`) }

// test runs the launcher's own tests. system says whether the display's OpenGL can draw.
func (l *launchery) test(ctx context.Context, tally *tally, d *display, system, pattern string) error {
	cmd := l.under(ctx, d, "go", "tool", "test2json", "-p", launchPackage+" under Wine", "wine", l.tests(), "-test.v=test2json", "-test.run="+pattern, "-test.timeout=10m")
	cmd.Env = append(cmd.Env, "HARBORFILE_GL_SYSTEM="+system, "HARBORFILE_GL_STUBS="+windowsPath(filepath.Join(l.dir, "stubs")))
	cmd.Dir = filepath.Join(l.t.root, filepath.FromSlash(launchPackage))
	defer beat(launchPackage + " under Wine")()
	return tally.from(cmd)
}

// A box is one start of the launcher that ends in a box, the keys that answer it, and the exit code after them.
type box struct {
	name  string
	files string // beside the launcher: "gl", "gl soft", or none
	does  string // what the window in gl does; the one in soft draws
	soft  string // the kind of the library in soft
	keys  []string
	code  int
	args  []string
}

var boxes = []box{
	{name: "incomplete", keys: []string{"Return"}, code: 5},
	{name: "no-processor", files: "gl", args: []string{"--software"}, keys: []string{"Return"}, code: 3},
	{name: "ended-yes", files: "gl soft", does: "dies:1", soft: "0", keys: []string{"Return"}, code: 0},
	{name: "ended-no", files: "gl soft", does: "dies:1", soft: "0", keys: []string{"Tab", "Return"}, code: 3},
	{name: "ended-alone", files: "gl", does: "dies:1", keys: []string{"Return"}, code: 3},
	{name: "slow-yes", files: "gl soft", does: "hangs", soft: "0", keys: []string{"Return"}, code: 0},
	{name: "slow-alone", files: "gl", does: "hangs", keys: []string{"Return"}, code: 3},
}

var boxesWithoutGraphics = []box{
	{name: "cannot-draw", files: "gl", keys: []string{"Return"}, code: 3},
	{name: "cannot-draw-at-all", files: "gl soft", soft: "1", keys: []string{"Return"}, code: 3},
}

// boxes answers every box in both languages, as far as this computer knows Spanish.
func (l *launchery) boxes(ctx context.Context, tally *tally, d *display, all []box) error {
	out := filepath.Join(l.t.root, "dist", "screens")
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	spanish, known := l.spanish(ctx)
	if !known {
		tally.skip("the launcher's boxes in Spanish", "the C library's Spanish is missing (package locales)")
	}
	for _, b := range all {
		if err := l.answer(ctx, d, b, filepath.Join(out, "launcher-"+b.name+"-en.png"), nil); err != nil {
			tally.fault(fmt.Sprintf("box %s (%v)", b.name, err))
		} else {
			tally.passed++
		}
		if !known || strings.HasSuffix(b.name, "-no") {
			continue
		}
		if err := l.answer(ctx, d, b, filepath.Join(out, "launcher-"+b.name+"-es.png"), spanish); err != nil {
			tally.fault(fmt.Sprintf("box %s in Spanish (%v)", b.name, err))
		} else {
			tally.passed++
		}
	}
	return nil
}

// spanish is the environment in which Wine is a Spanish Windows.
func (l *launchery) spanish(ctx context.Context) (env []string, ok bool) {
	dir := filepath.Join(l.dir, "locale")
	if os.MkdirAll(dir, 0o700) != nil {
		return nil, false
	}
	cmd := exec.CommandContext(ctx, "localedef", "-i", "es_ES", "-f", "UTF-8", filepath.Join(dir, "es_ES.UTF-8"))
	if cmd.Run() != nil {
		return nil, false
	}
	return []string{"LOCPATH=" + dir, "LC_ALL=es_ES.UTF-8", "LANG=es_ES.UTF-8"}, true
}

// answer starts the launcher, waits for its box, photographs it, and presses the keys.
func (l *launchery) answer(ctx context.Context, d *display, b box, picture string, env []string) error {
	if err := l.forget(); err != nil {
		return err
	}
	place, err := l.layOut(b)
	if err != nil {
		return err
	}
	defer os.RemoveAll(place)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	defer stop()
	cmd := l.under(ctx, d, "wine", append([]string{filepath.Join(place, "harborfile.exe")}, b.args...)...)
	cmd.Env = append(cmd.Env, "HARBORFILE_FAKE_GL="+b.does, "HARBORFILE_FAKE_SOFT=draws:0")
	cmd.Env = append(cmd.Env, env...)
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	if err := d.waitFor("Harborfile"); err != nil {
		stop()
		<-ended
		return err
	}
	shot, err := d.settled(nil)
	if err == nil {
		err = savePNG(picture, shot)
	}
	if err == nil {
		err = d.hands(append([]string{"key", "--delay", "200"}, b.keys...)...)
	}
	if err != nil {
		stop()
	}
	<-ended
	if err == nil && cmd.ProcessState.ExitCode() != b.code {
		err = fmt.Errorf("it ended with %d, not %d", cmd.ProcessState.ExitCode(), b.code)
	}
	return err
}

// forget removes what the launcher remembers of the computer: Wine gives every program one folder for that, in whatever
// spelling it was made first.
func (l *launchery) forget() error {
	notes, err := filepath.Glob(filepath.Join(l.winery.dir, "prefix", "drive_c", "users", "*", "AppData", "Local", "[Hh]arborfile", "drawing.json"))
	for _, path := range notes {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// layOut makes a folder as the package lays it out, as far as the box wants it.
func (l *launchery) layOut(b box) (string, error) {
	place, err := os.MkdirTemp(l.dir, "place-*")
	if err != nil {
		return "", err
	}
	link := func(from, to string) {
		to = filepath.Join(place, to)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o700), os.Link(from, to))
	}
	link(filepath.Join(l.dir, "harborfile.exe"), "harborfile.exe")
	for _, folder := range strings.Fields(b.files) {
		link(l.tests(), folder+"/harborfile.exe")
	}
	if b.soft != "" {
		link(filepath.Join(l.dir, "stubs", b.soft, "opengl32.dll"), "soft/opengl32.dll")
	}
	return place, err
}
