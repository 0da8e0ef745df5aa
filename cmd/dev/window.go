package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// windowNeeds is what showing the real window takes where nobody sits: a display without a screen, hands on its
// keyboard, and a camera.
func windowNeeds() []need {
	if runtime.GOOS != "linux" {
		return nil
	}
	return []need{program("Xvfb", "xvfb"), program("xdotool", "xdotool"), program("import", "imagemagick"),
		{"a software OpenGL", "libgl1-mesa-dri", func() bool { return true }}}
}

func cannotWindow() string {
	if runtime.GOOS != "linux" {
		return "done on Linux alone, where a display needs no screen"
	}
	if still := absent(windowNeeds()); len(still) > 0 {
		return "missing: " + strings.Join(names(still), ", ")
	}
	return ""
}

// A press is one thing done with the keyboard in the real window, and what the picture has to do after it.
type press struct {
	name string // of the picture
	keys []string
	text string // typed, instead of keys
	calm bool   // the window is nearly empty then: nothing of the vault is on it
}

// presses is a walk by keyboard alone through the window of the sample office.
var presses = []press{
	{name: "today", keys: []string{"Escape"}}, // the question about the recovery sheet goes
	{name: "matters", keys: []string{"ctrl+2"}},
	{name: "find", keys: []string{"ctrl+k"}},
	{name: "found", text: "zraz"},
	{name: "matter", keys: []string{"Return"}},
	{name: "facts", keys: []string{"ctrl+Tab"}},
	{name: "writing", keys: []string{"Tab", "Tab", "Tab", "Tab", "Tab", "Tab"}},
	{name: "settings", keys: []string{"ctrl+comma"}},
	{name: "hidden", keys: []string{"F12"}, calm: true},
	{name: "locked", keys: []string{"Escape"}},
}

// runWindow opens the program itself on a display without a screen, with the sample office in it, and walks through it
// by keys. After each the window is photographed; the pictures lie in dist/screens for eyes.
func runWindow(ctx context.Context, t *tree, tally *tally) error {
	o, err := t.office(ctx)
	if err != nil {
		return err
	}
	defer os.RemoveAll(o.dir)
	d, err := newDisplay(ctx)
	if err != nil {
		return err
	}
	defer d.close()
	out := filepath.Join(t.root, "dist", "screens")
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	window := t.tool(ctx, o.window, "--vault", o.vault, "--passphrase-file", o.passphrase)
	window.Env = append(window.Env, d.env(o.dir)...)
	if err := window.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- window.Wait() }()
	defer func() {
		if window.Process.Kill() == nil {
			<-ended
		}
	}()
	if err := d.waitFor("Harborfile"); err != nil {
		return err
	}
	return d.walk(tally, out)
}

// walk presses and looks.
func (d *display) walk(tally *tally, out string) error {
	last, err := d.settled(nil)
	if err != nil {
		return err
	}
	for _, p := range presses {
		if p.text != "" {
			err = d.hands("type", "--delay", "60", p.text)
		} else {
			err = d.hands(append([]string{"key", "--delay", "60"}, p.keys...)...)
		}
		if err != nil {
			return err
		}
		now, err := d.settled(last)
		if err != nil {
			return err
		}
		if err := savePNG(filepath.Join(out, "window-"+p.name+".png"), now); err != nil {
			return err
		}
		switch {
		case differ(last, now) < 0.001:
			tally.fault(fmt.Sprintf("real window: %s changed nothing", p.name))
		case p.calm && busy(now) > 0.03:
			tally.fault(fmt.Sprintf("real window: %s is not calm, %.0f %% of it is drawn on", p.name, 100*busy(now)))
		case !p.calm && busy(now) < 0.005:
			tally.fault(fmt.Sprintf("real window: %s is empty", p.name))
		default:
			tally.passed++
		}
		last = now
	}
	if title, err := d.title(); err != nil || title != "Harborfile" {
		tally.fault(fmt.Sprintf("real window: its title is %q, %v", title, err))
	}
	return nil
}

// display is an X server without a screen.
type display struct {
	ctx    context.Context
	name   string // as in DISPLAY
	server *exec.Cmd
	window string // the id of the program's window
}

// newDisplay starts a server on the first free number; more goes to it after our own words.
func newDisplay(ctx context.Context, more ...string) (*display, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer read.Close()
	args := []string{"-displayfd", "3", "-screen", "0", "1400x900x24", "+extension", "GLX", "-nolisten", "tcp"}
	server := exec.CommandContext(ctx, "Xvfb", append(args, more...)...)
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		return nil, err
	}
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		server.Process.Kill()
		return nil, fmt.Errorf("the display did not start: %w", err)
	}
	return &display{ctx: ctx, name: ":" + strings.TrimSpace(number), server: server}, nil
}

// env is the environment of a window that is shown here, drawn without a graphics card, with settings of its own in dir.
func (d *display) env(dir string) []string {
	return []string{"DISPLAY=" + d.name, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1",
		"XDG_CONFIG_HOME=" + filepath.Join(dir, "config"), "XDG_CACHE_HOME=" + filepath.Join(dir, "cache")}
}

func (d *display) close() {
	if d.server.Process.Kill() == nil {
		d.server.Wait()
	}
}

// run runs a program on the display.
func (d *display) run(name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(d.ctx, name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.name)
	return cmd.Output()
}

// windowLimit is how long the window may take to come, and a page to stand still: software drawing on a busy machine.
const windowLimit = 40 * time.Second

// waitFor waits for a window with a title, and gives it the keyboard.
func (d *display) waitFor(title string) error {
	for end := time.Now().Add(windowLimit); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		out, err := d.run("xdotool", "search", "--onlyvisible", "--name", "^"+title+"$")
		if ids := strings.Fields(string(out)); err == nil && len(ids) > 0 {
			d.window = ids[0]
			return d.hands("windowfocus", "--sync", d.window)
		}
	}
	return fmt.Errorf("no window came within %s", windowLimit)
}

func (d *display) hands(args ...string) error {
	_, err := d.run("xdotool", args...)
	return err
}

func (d *display) title() (string, error) {
	out, err := d.run("xdotool", "getwindowname", d.window)
	return strings.TrimSpace(string(out)), err
}

// settled is the picture of the window once it stands still, and is another than before where one is given.
func (d *display) settled(before image.Image) (image.Image, error) {
	var last image.Image
	for end := time.Now().Add(windowLimit); time.Now().Before(end); time.Sleep(300 * time.Millisecond) {
		raw, err := d.run("import", "-window", d.window, "png:-")
		if err != nil {
			return nil, err
		}
		now, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		still := last != nil && differ(last, now) < 0.0005 // a cursor blinks
		if still && (before == nil && busy(now) > 0.005 || before != nil && differ(before, now) >= 0.001) {
			return now, nil
		}
		last = now
	}
	return last, nil
}

// differ is the share of points in which two pictures differ.
func differ(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	count, all := 0, 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			all++
			if a.At(x, y) != b.At(x, y) {
				count++
			}
		}
	}
	return float64(count) / float64(all)
}

// busy is the share of points that have another colour than their neighbour: writing, edges, pictures.
func busy(m image.Image) float64 {
	b, changes := m.Bounds(), 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X + 1; x < b.Max.X; x++ {
			if m.At(x, y) != m.At(x-1, y) {
				changes++
			}
		}
	}
	return float64(changes) / float64(b.Dx()*b.Dy())
}

func savePNG(path string, m image.Image) error {
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}
