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
	"slices"
	"strings"
	"time"
)

// debrootNeeds is what installing the Debian package in a clean system of its own takes, and a display to look at the
// window that runs there.
func debrootNeeds() []need {
	if runtime.GOOS != "linux" {
		return nil
	}
	return append(append(linuxNeeds(), windowNeeds()...), need{"debootstrap", "debootstrap", hasDebootstrap}, program("unshare", "util-linux"))
}

// hasDebootstrap looks where administrators' tools lie too, which is not on everybody's PATH.
func hasDebootstrap() bool {
	_, err := os.Stat(debootstrap)
	return err == nil
}

const debootstrap = "/usr/sbin/debootstrap"

func cannotDebroot() string {
	if why := cannotLinux(); why != "" {
		return why
	}
	if os.Geteuid() != 0 {
		return "a system in a folder is made by root alone"
	}
	if !hasDebootstrap() || !onPath("apt-get") || !onPath("unshare") {
		return "missing: debootstrap, apt or unshare"
	}
	if out, err := exec.Command("unshare", append(inside, "--mount-proc", "true")...).CombinedOutput(); err != nil {
		return "a system in a folder is not permitted here, as in most containers: " + strings.TrimSpace(string(out))
	}
	return cannotWindow()
}

// A debroot is a small Debian system in a folder, with nothing of this machine in it.
type debroot struct {
	ctx   context.Context
	t     *tree
	dir   string
	tally *tally
}

// runDebroot makes the Debian package, installs it in a clean system, so that its Depends are really looked up, does
// the main job there, looks at the window, and takes the package off again: the vault has to be there still.
func runDebroot(ctx context.Context, t *tree, tally *tally) error {
	if err := runPackage(ctx, t, []string{"linux"}); err != nil {
		return err
	}
	debs, err := filepath.Glob(filepath.Join(t.root, "dist", "linux", "*.deb"))
	if err != nil || len(debs) != 1 {
		return fmt.Errorf("%d packages for Debian were made (%v)", len(debs), err)
	}
	shop, err := workshop()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp(shop, "debroot-*")
	if err != nil {
		return err
	}
	r := &debroot{ctx: ctx, t: t, dir: dir, tally: tally}
	defer r.remove()
	if err := r.make(); err != nil {
		return fmt.Errorf("a clean system could not be made: %w", err)
	}
	return r.live(debs[0])
}

// live is the life of the package in the clean system.
func (r *debroot) live(deb string) error {
	for _, step := range []struct {
		name string
		run  func() error
	}{
		{"install", func() error { return r.install(deb) }},
		{"harborctl --version", func() error { return r.in("harborctl", "--version") }},
		{"the main job", r.mainJob},
		{"the window", r.window},
		{"purge", r.purge},
	} {
		say("+ clean system: %s", step.name)
		stop := beat("clean system: " + step.name)
		err := step.run()
		stop()
		if err != nil {
			r.tally.fault(fmt.Sprintf("the package in a clean system: %s (%v)", step.name, err))
			return err
		}
		r.tally.passed++
	}
	return nil
}

// make unpacks a minimal system from the place that this machine's own apt uses, which nobody has to name.
func (r *debroot) make() error {
	place, suite, err := aptPlace(r.ctx)
	if err != nil {
		return err
	}
	say("+ debootstrap --variant=minbase %s", suite)
	defer beat("unpacking a clean system")()
	if err := r.t.tool(r.ctx, debootstrap, "--variant=minbase", suite, r.dir, place).Run(); err != nil {
		return err
	}
	// No service may start there, and its names are looked up as here.
	policy := "#!/bin/sh\nexit 101\n"
	if err := os.WriteFile(filepath.Join(r.dir, "usr", "sbin", "policy-rc.d"), []byte(policy), 0o755); err != nil {
		return err
	}
	return r.borrow("/etc/resolv.conf", "/etc/hosts")
}

// aptPlace is where this machine gets its packages, and which release it is.
func aptPlace(ctx context.Context) (place, suite string, err error) {
	out, err := exec.CommandContext(ctx, "apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT) $(ORIGIN)", "Created-By: Packages").Output()
	if err != nil {
		return "", "", fmt.Errorf("apt does not say where its packages come from: %w", err)
	}
	return readPlace(string(out))
}

// readPlace takes the first whole release of Debian or Ubuntu in the list: no updates, no backports.
func readPlace(list string) (place, suite string, err error) {
	for line := range strings.Lines(list) {
		f := strings.Fields(line)
		if len(f) == 4 && f[2] == "main" && (f[3] == "Debian" || f[3] == "Ubuntu") && !strings.ContainsAny(f[1], "-/") {
			return f[0], f[1], nil
		}
	}
	return "", "", errors.New("apt here knows no release of Debian or Ubuntu")
}

// borrow copies files of this machine that the network of the clean system needs, those that are there.
func (r *debroot) borrow(files ...string) error {
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(r.dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// in runs a program inside; its words are shown only when it does not succeed.
func (r *debroot) in(name string, args ...string) error {
	cmd := r.command(name, args...)
	var words bytes.Buffer
	cmd.Stdout, cmd.Stderr = &words, &words
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, indent(words.String()))
	}
	return nil
}

// inside are the walls around what runs in the clean system.
var inside = []string{"--mount", "--pid", "--fork", "--kill-child"}

// command prepares a program inside, with an environment and a /proc of its own: the program starts itself once more
// to read PDF pages, and finds itself there. What it started ends with it.
func (r *debroot) command(name string, args ...string) *exec.Cmd {
	words := slices.Concat(inside, []string{"--mount-proc=" + filepath.Join(r.dir, "proc"),
		"chroot", r.dir, "/usr/bin/env", "-i", "HOME=" + insideHome, "LANG=C.UTF-8", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
		"DEBIAN_FRONTEND=noninteractive", name}, args)
	cmd := exec.CommandContext(r.ctx, "unshare", words...)
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// install lets apt find everything the package says it needs, and nothing that it only recommends, except a driver
// that draws without a graphics card.
func (r *debroot) install(deb string) error {
	place := "/tmp/" + filepath.Base(deb)
	content, err := os.ReadFile(deb)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(r.dir, place), content, 0o644); err != nil {
		return err
	}
	if err := r.in("apt-get", "install", "-y", "--no-install-recommends", place); err != nil {
		return err
	}
	return r.in("apt-get", "install", "-y", "--no-install-recommends", "libgl1-mesa-dri")
}

// remove takes the clean system away. Nothing of this machine is mounted in it, which debootstrap sees to; if something
// is all the same, it is left and said.
func (r *debroot) remove() {
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil || strings.Contains(string(mounts), " "+r.dir+"/") {
		say("Left in place, since something is mounted in it: %s", r.dir)
		return
	}
	if err := os.RemoveAll(r.dir); err != nil {
		say("Could not be removed: %v", err)
	}
}
