//go:build linux

package ui

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

// helloSource is the least program of the toolkit: a window of the same size with one word.
const helloSource = `package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.harborfile.bench.hello").NewWindow("hello")
	w.SetContent(widget.NewLabel("Hello"))
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
`

// The time from the start of the process until the first page stands whole on the screen, and the memory that
// an open vault rests in: the real programs, one after the other, on one display that is drawn in software.
func BenchmarkRowWindow(b *testing.B) {
	if _, err := exec.LookPath("Xvfb"); err != nil {
		b.Skip("Xvfb is not there: the real window is not measured")
	}
	dir := b.TempDir()
	hello := buildProgram(b, dir, "hello", writeHello(b, dir))
	harborfile := buildProgram(b, dir, "harborfile", "../cmd/harborfile")
	d := newDisplay(b)

	var ours, peer []float64
	for i := range 7 {
		fresh := filepath.Join(dir, "fresh", strconv.Itoa(i))
		ours = append(ours, d.start(b, false, harborfile, "--vault", fresh).ready)
		peer = append(peer, d.start(b, false, hello).ready)
	}
	o, p := median(ours), median(peer)
	benchrow.Against("start to first usable page, software GL, hello world, median of 7 pairs, ms", o, p, "<= 1.5", o/p <= 1.5).Put(b)

	from, err := sampleVault()
	if err != nil {
		b.Fatal(err)
	}
	vaultDir, words := filepath.Join(dir, "vault"), filepath.Join(dir, "words")
	if err := os.CopyFS(vaultDir, os.DirFS(filepath.Join(from, "vault"))); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(words, []byte(passphrase.Reveal()), 0o600); err != nil {
		b.Fatal(err)
	}
	mib := d.start(b, true, harborfile, "--vault", vaultDir, "--passphrase-file", words).memory
	benchrow.Alone("memory at rest with an open vault, software GL, MiB", mib, "<= 250", mib <= 250).Put(b)
}

func writeHello(b *testing.B, dir string) string {
	b.Helper()
	path := filepath.Join(dir, "hello.go")
	if err := os.WriteFile(path, []byte(helloSource), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

func buildProgram(b *testing.B, dir, name, what string) string {
	b.Helper()
	out := filepath.Join(dir, name)
	cmd := exec.Command("go", "build", "-trimpath", "-tags", "sqlite_fts5 migrated_fynedo", "-o", out, what)
	if words, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%s does not build: %v\n%s", name, err, words)
	}
	return out
}

// display is an X server without a screen, whose picture lies in a file.
type display struct {
	name, home string
	picture    *os.File
}

func newDisplay(b *testing.B) *display {
	b.Helper()
	dir := b.TempDir()
	read, write, err := os.Pipe()
	if err != nil {
		b.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "+extension", "GLX", "-nolisten", "tcp", "-fbdir", dir)
	x.ExtraFiles = []*os.File{write}
	if err := x.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = x.Process.Kill()
		_ = x.Wait()
	})
	write.Close()
	number := make([]byte, 16)
	n, err := read.Read(number) // comes when the server is ready
	if err != nil {
		b.Fatal(err)
	}
	picture, err := os.Open(filepath.Join(dir, "Xvfb_screen0"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { picture.Close() })
	return &display{name: ":" + strings.TrimSpace(string(number[:n])), home: b.TempDir(), picture: picture}
}

// started is what one run of a program showed.
type started struct{ ready, memory float64 } // milliseconds, MiB

const (
	quietFor  = 2 * time.Second // a page that stays as it is so long is there
	restFor   = 6 * time.Second // after which memory is at rest
	startsIn  = 60 * time.Second
	sampled   = 50  // lines of the picture that are looked at
	bigChange = 400 // pixels of these: more than a blinking cursor
)

// start runs a program until its window rests, and ends it. Ready is the last moment at which much of the picture
// changed.
func (d *display) start(b *testing.B, rest bool, program string, args ...string) (s started) {
	b.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.name, "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+d.home, "XDG_CONFIG_HOME="+d.home, "LANG=C.UTF-8")
	before := d.look(b)
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		time.Sleep(300 * time.Millisecond) // the server clears the window
	}()
	var changed time.Time
	for time.Since(began) < startsIn {
		now := d.look(b)
		if different(before, now) > bigChange {
			changed, before = time.Now(), now
		}
		if !changed.IsZero() && time.Since(changed) > quietFor {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	if changed.IsZero() {
		b.Fatalf("%s showed nothing in %s", filepath.Base(program), startsIn)
	}
	s.ready = float64(changed.Sub(began).Microseconds()) / 1000
	if rest {
		time.Sleep(restFor)
		s.memory = resident(b, cmd.Process.Pid)
	}
	return s
}

// look reads some lines of the picture, which lies in the file as the X window dump of the screen.
func (d *display) look(b *testing.B) []byte {
	b.Helper()
	head := make([]byte, 100)
	if _, err := d.picture.ReadAt(head, 0); err != nil {
		b.Fatal(err)
	}
	field := func(n int) int64 { return int64(binary.BigEndian.Uint32(head[4*n:])) }
	begin, high, wide := field(0)+12*field(19), field(5), field(12)
	out := make([]byte, sampled*wide)
	for i := range int64(sampled) {
		if _, err := d.picture.ReadAt(out[i*wide:(i+1)*wide], begin+(high*i/sampled)*wide); err != nil {
			b.Fatal(err)
		}
	}
	return out
}

// different counts the pixels that are not the same in two looks.
func different(a, b []byte) (n int) {
	for i := 0; i+4 <= min(len(a), len(b)); i += 4 {
		if !bytes.Equal(a[i:i+3], b[i:i+3]) {
			n++
		}
	}
	return n
}

// resident is the memory a process holds, in MiB.
func resident(b *testing.B, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for _, line := range strings.Split(string(status), "\n") {
		var kib float64
		if n, _ := fmt.Sscanf(line, "VmRSS: %f kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	b.Fatal("the process does not say how much memory it holds")
	return 0
}
