package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cmd/dev/netless"
)

// quietNeeds is what watching the real window takes, beside showing it.
func quietNeeds() []need {
	if windowNeeds() == nil {
		return nil
	}
	return append(windowNeeds(), program("strace", "strace"), program("unshare", "util-linux"),
		program("dbus-run-session", "dbus"), program("gnome-keyring-daemon", "gnome-keyring"))
}

func cannotQuiet() string {
	if why := cannotWindow(); why != "" {
		return why
	}
	if still := absent(quietNeeds()); len(still) > 0 {
		return "missing: " + strings.Join(names(still), ", ")
	}
	return netless.Cannot()
}

// withKeyring begins a keyring of its own on the bus around it, makes a vault that opens with it, and goes on as the
// program that is named behind the folder, harborctl and the vault.
const withKeyring = `set -e
export HOME="$1" XDG_RUNTIME_DIR="$1" XDG_DATA_HOME="$1/.local/share"
mkdir -p "$XDG_DATA_HOME"
eval "$(printf 'test\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"
"$2" vault create --vault "$3" >&2
"$2" sample --vault "$3" >&2
shift 3
exec "$@"
`

// runQuiet shows the window where there is no network, with everything it asks the system for written down: once with
// a passphrase and no message bus, once with a keyring on a bus. Only sockets of this computer are no fault.
func runQuiet(ctx context.Context, t *tree, tally *tally) error {
	o, err := t.office(ctx)
	if err != nil {
		return err
	}
	defer os.RemoveAll(o.dir)
	program := o.window
	home, vault := filepath.Join(o.dir, "home"), filepath.Join(o.dir, "kept")
	if err := os.Mkdir(home, 0o700); err != nil {
		return err
	}
	alone := &quiet{t: t, dir: o.dir, log: filepath.Join(o.dir, "alone.trace"), env: []string{"DBUS_SESSION_BUS_ADDRESS="}}
	alone.line = netless.Watched(alone.log, program, "--vault", o.vault, "--passphrase-file", o.passphrase)
	err = alone.run(ctx, tally, func(d *display) error { return d.walk(tally, o.dir) })
	kept := &quiet{t: t, dir: o.dir, log: filepath.Join(o.dir, "kept.trace")}
	kept.line = append([]string{"dbus-run-session", "--", "bash", "-c", withKeyring, "keyring", home, o.ctl, vault},
		netless.Watched(kept.log, program, "--vault", vault)...)
	return errors.Join(err, kept.run(ctx, tally, func(d *display) error {
		if _, err := d.settled(nil); err != nil {
			return err
		}
		if err := d.hands("key", "Return"); err != nil { // "Open with this computer's keyring"
			return err
		}
		return d.glance(filepath.Join(t.root, "dist", "screens", "window-keyring.png"))
	}))
}

// A quiet is one showing of the window under watch.
type quiet struct {
	t        *tree
	dir, log string
	line     []string
	env      []string
}

// run shows the window, does what use does with it, ends it, and looks at what it asked for.
func (q *quiet) run(ctx context.Context, tally *tally, use func(*display) error) error {
	d, err := newDisplay(ctx)
	if err != nil {
		return err
	}
	line := netless.Apart(q.line...)
	cmd := q.t.tool(ctx, line[0], line[1:]...)
	cmd.Env = append(append(cmd.Env, netless.Calm), d.env(q.dir)...)
	cmd.Env = append(cmd.Env, q.env...)
	if err := cmd.Start(); err != nil {
		d.close()
		return err
	}
	err = d.waitFor("Harborfile")
	if err == nil {
		err = use(d)
	}
	d.close() // a window without its display ends by itself, and all around it with it
	leave(cmd)
	if err != nil {
		return err
	}
	found, err := netless.Read(q.log)
	if err != nil {
		return err
	}
	tally.heard(found)
	return nil
}

// glance takes a picture of the window once much stands on it: the page of an open vault, and not the few words before.
func (d *display) glance(path string) error {
	var share float64
	for end := time.Now().Add(windowLimit); time.Now().Before(end); {
		now, err := d.settled(nil)
		if err != nil {
			return err
		}
		if share = busy(now); share > openPage {
			return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), savePNG(path, now))
		}
	}
	return fmt.Errorf("the window shows no open vault: %.1f %% of it is drawn on", 100*share)
}

// openPage is the share of the window that is drawn on when a page of the vault stands on it; the door has a third of it.
const openPage = 0.02

// leave waits for a program to end, and ends it where it does not.
func leave(cmd *exec.Cmd) {
	stop := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer stop.Stop()
	cmd.Wait()
}

// nearby are the ends of unix sockets that the window may speak with: the display (of the older and the newer kind), the
// two message buses, and what looks up names of users for the C library.
var nearby = regexp.MustCompile(`^@?(/tmp/\.X11-unix/X\d+|/.*/(wayland-\d+)?|/(var/)?run/dbus/system_bus_socket|/tmp/dbus-\w+|/(var/)?run/nscd/socket)$`)

// heard counts what a watched window did.
func (ty *tally) heard(found netless.Trace) {
	for _, line := range found.Foreign {
		ty.fault("real window: a socket that could leave the computer: " + line)
	}
	for _, peer := range found.Peers {
		if !nearby.MatchString(peer) {
			ty.fault("real window: it speaks with " + peer)
		}
	}
	own := func(path string) bool {
		return filepath.Base(path) == "harborfile" || filepath.Base(path) == "tesseract"
	}
	for _, path := range slices.DeleteFunc(slices.Clone(found.Programs), own) {
		ty.fault("real window: it starts " + path)
	}
	if len(found.Peers) == 0 {
		ty.fault("real window: it spoke with no display, so nothing was watched")
	}
	ty.passed++
	say("  it spoke with %s", strings.Join(found.Peers, ", "))
}
