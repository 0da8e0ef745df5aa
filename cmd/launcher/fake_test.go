package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cmd/launcher/handover"
)

// The window of these tests is this test program itself, put into the folders gl and soft: a real process with a
// real pipe, which does what HARBORFILE_FAKE_GL or HARBORFILE_FAKE_SOFT says. It writes what it was told to a file.

const fakeLog = "HARBORFILE_FAKE_LOG"

func TestMain(m *testing.M) {
	self, _ := os.Executable()
	switch filepath.Base(filepath.Dir(self)) {
	case "gl", "soft":
		os.Exit(fakeWindow(filepath.Base(filepath.Dir(self))))
	}
	if does := os.Getenv("HARBORFILE_FAKE_PROBE"); does != "" {
		os.Exit(fakeProbe(does))
	}
	if library, ok := folder("").probeAsked(os.Args); ok {
		if library == "" {
			library = os.Args[2] // these tests alone name libraries of their own
		}
		os.Exit(answerProbe(library))
	}
	os.Exit(m.Run())
}

// fakeWindow does one thing of: ends:N, dies:N (after its first own step), draws:N, late, hangs, stuck (without a first
// step), wants:card and wants:processor (as its settings would).
func fakeWindow(folder string) int {
	l, launched := handover.Take()
	_, left := os.LookupEnv(handover.Variable)
	f, err := os.OpenFile(os.Getenv(fakeLog), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return 99
	}
	fmt.Fprintf(f, "%s %v args=%q gallium=%s launched=%v left=%v\n", folder, l.Order, os.Args[1:], os.Getenv("GALLIUM_DRIVER"), launched, left)
	f.Close()
	does, number, _ := strings.Cut(os.Getenv("HARBORFILE_FAKE_"+strings.ToUpper(folder)), ":")
	code, _ := strconv.Atoi(number)
	switch does {
	case "ends":
		return code
	case "stuck":
		time.Sleep(time.Hour)
	}
	l.Tell(handover.Began)
	switch {
	case does == "dies":
		return code
	case does == "hangs":
		time.Sleep(time.Hour)
	case does == "late":
		time.Sleep(700 * time.Millisecond)
	case does == "wants" && l.Free && number == "processor" && !l.Processor:
		return handover.WantsProcessor
	case does == "wants" && l.Free && number == "card" && l.Processor:
		return handover.WantsCard
	}
	l.Tell(handover.Here)
	l.Tell(handover.Drawn)
	_, _ = io.Copy(os.Stdout, os.Stdin)
	return code
}

func fakeProbe(does string) int {
	switch does {
	case "good":
		fmt.Print(probeDrawn)
	case "good, then dies":
		fmt.Print(probeDrawn)
		return 9
	case "silent":
	case "babbles":
		fmt.Print(probeDrawn, "and more")
	case "hangs":
		fmt.Print(probeDrawn)
		time.Sleep(time.Hour)
	}
	return 0
}

// scene is a folder with a launcher's neighbours, and everything said and asked there.
type scene struct {
	t      *testing.T
	l      *launcher
	can    map[way]bool  // what a probe finds
	answer bool          // the person's
	after  time.Duration // it is given after this time
	probed []way
	said   []message
	went   int // messages that went by themselves
}

// newScene installs the fake window; soft says whether with the library of the processor.
func newScene(t *testing.T, soft bool) *scene {
	t.Helper()
	dir := t.TempDir()
	p := &scene{t: t, can: map[way]bool{card: true, processor: true}}
	f := folder(filepath.Join(dir, "Harborfile"))
	install(t, f.program(card))
	if soft {
		install(t, f.program(processor))
		write(t, f.drawing(processor), "not loaded in these tests")
	}
	t.Setenv(fakeLog, filepath.Join(dir, "log.txt"))
	t.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector holds a program that ends well for a second, longer than a frame may take
	p.l = &launcher{folder: f, notes: openNotes(filepath.Join(dir, "local", "drawing.json"), "here"),
		probe: func(w way) bool {
			p.probed = append(p.probed, w)
			return p.can[w]
		},
		ask: p.ask, limits: limits{start: 5 * time.Second, frame: 300 * time.Millisecond}}
	return p
}

func (p *scene) ask(m message, gone <-chan struct{}) bool {
	p.said = append(p.said, m)
	select {
	case <-gone:
		p.went++
		return false
	case <-time.After(p.after):
		return m.asks() && p.answer
	}
}

// again is the next start at the same place.
func (p *scene) again() {
	p.l.notes = openNotes(p.l.notes.path, p.l.notes.list[0].Place)
	p.probed, p.said, p.went = nil, nil, 0
	if err := os.Remove(os.Getenv(fakeLog)); err != nil && !os.IsNotExist(err) {
		p.t.Fatal(err)
	}
}

// does says what the windows do.
func (p *scene) does(gl, soft string) {
	p.t.Setenv("HARBORFILE_FAKE_GL", gl)
	p.t.Setenv("HARBORFILE_FAKE_SOFT", soft)
}

// started is which windows were started, "gl soft" for both in turn.
func (p *scene) started() string {
	var out []string
	for _, line := range strings.Split(p.log(), "\n") {
		if folder, _, ok := strings.Cut(line, " "); ok {
			out = append(out, folder)
		}
	}
	return strings.Join(out, " ")
}

func (p *scene) log() string {
	text, _ := os.ReadFile(os.Getenv(fakeLog))
	return string(text)
}

func install(t *testing.T, path string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && os.Link(self, path) == nil { // Windows removes no name of a program that runs
		return
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, program, 0o700); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
