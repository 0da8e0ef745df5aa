package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// installNeeds is what making the packages for Windows, installing them under Wine and looking at the window takes.
func installNeeds() []need {
	if wineNeeds() == nil {
		return nil
	}
	list := append(append(wineNeeds(), windowsNeeds()...), windowNeeds()...)
	return append(list, program("pdftotext", "poppler-utils"))
}

func cannotInstall() string {
	for _, why := range []string{cannotWine(), cannotWindows(), cannotWindow()} {
		if why != "" {
			return why
		}
	}
	if still := absent(installNeeds()); len(still) > 0 {
		return "missing: " + strings.Join(names(still), ", ")
	}
	return ""
}

// runInstalled makes the packages for Windows and lives with them in a Windows of Wine's own that nobody used before.
func runInstalled(ctx context.Context, t *tree, tally *tally) error {
	for _, m := range makers() {
		if m.name == "windows" {
			if err := t.make(ctx, m, ""); err != nil {
				return err
			}
		}
	}
	ctl, dir, err := t.program(ctx)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	w := &winery{t: t, dir: dir}
	if err := w.prepare(ctx); err != nil {
		return fmt.Errorf("wine could not be set up: %w", err)
	}
	defer w.command(context.WithoutCancel(ctx), "wine", "wineboot", "-k").Run()
	p := &installed{ctx: ctx, w: w, tally: tally, linux: linuxSide(t, filepath.Join(ctl, "harborctl"))}
	return p.live(filepath.Join(t.root, "dist", "windows"))
}

// linuxSide is harborctl as it was built for this computer.
func linuxSide(t *tree, ctl string) *side {
	return &side{"Linux", func(ctx context.Context, args ...string) *exec.Cmd { return t.tool(ctx, ctl, args...) }, func(p string) string { return p }}
}

// side is a harborctl.exe in the Windows of Wine's own.
func (w *winery) side(ctl string) *side {
	return &side{"Windows", func(ctx context.Context, args ...string) *exec.Cmd {
		return w.command(ctx, "wine", append([]string{ctl}, args...)...)
	}, w.path}
}

// path is how that Windows names a file of this computer: below its own drive C, or on drive Z, which is all of it.
func (w *winery) path(p string) string {
	if inside, ok := strings.CutPrefix(p, w.drive()); ok {
		p = "C:" + inside
	} else {
		p = "Z:" + p
	}
	return strings.ReplaceAll(p, "/", `\`)
}

// drive is the folder that is drive C there.
func (w *winery) drive() string { return filepath.Join(w.dir, "prefix", "drive_c") }

// installed is the life of the packages on one computer.
type installed struct {
	ctx   context.Context
	w     *winery
	tally *tally
	linux *side
	home  string // the person's folder for what stays on the computer, %LocalAppData%
}

// live installs, works, and removes: first as a person does, then as the IT of a firm.
func (p *installed) live(dist string) error {
	setup, err := only(filepath.Join(dist, "*-setup.exe"))
	if err != nil {
		return err
	}
	msi, err := only(filepath.Join(dist, "*.msi"))
	if err != nil {
		return err
	}
	if p.home, err = only(filepath.Join(p.w.drive(), "users", "*", "AppData", "Local")); err != nil {
		return err
	}
	mine, all := filepath.Join(p.home, "Programs", "Harborfile"), filepath.Join(p.w.drive(), "Program Files", "Harborfile")
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"the installer puts the program in place", func() error { return p.install(mine, setup, "/S") }},
		{"a vault in its usual place opens in the window", func() error { return p.window(mine) }},
		{"vaults go between Windows and Linux", func() error { return p.exchange(mine) }},
		{"the uninstaller takes the program and leaves the vault", func() error {
			return p.remove(mine, filepath.Join(mine, "uninstall.exe"), "/S", "_?="+p.w.path(mine))
		}},
		{"the MSI puts the program in place", func() error { return p.install(all, "msiexec", "/i", p.w.path(msi), "/qn") }},
		{"the program of the MSI reads the vault", func() error { return p.check(p.w.side(filepath.Join(all, "harborctl.exe"))) }},
		{"the MSI goes and leaves the vault", func() error { return p.remove(all, "msiexec", "/x", p.w.path(msi), "/qn") }},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		p.tally.passed++
		say("  %s", step.name)
	}
	return nil
}

// only is the one file or folder that a pattern names.
func only(pattern string) (string, error) {
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) != 1 {
		return "", fmt.Errorf("%d files are %s", len(found), filepath.Base(pattern))
	}
	return found[0], nil
}

// programFiles are what every package puts into the program's folder.
var programFiles = []string{"harborfile.exe", "harborctl.exe", filepath.Join("gl", "harborfile.exe"), "LICENSES.txt"}

// install runs an installer without a question and looks for the program.
func (p *installed) install(folder, name string, args ...string) error {
	if err := p.wine(name, args...); err != nil {
		return err
	}
	for _, file := range programFiles {
		if info, err := os.Stat(filepath.Join(folder, file)); err != nil || info.Size() == 0 {
			return fmt.Errorf("%s is not there", file)
		}
	}
	return nil
}

// remove runs an uninstaller without a question: the program has to be gone, and the vault still there and readable.
func (p *installed) remove(folder, name string, args ...string) error {
	if err := p.wine(name, args...); err != nil {
		return err
	}
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		return err
	}
	for _, file := range left {
		// Run with _?= it cannot remove itself, since it is running.
		if filepath.Base(file) != "uninstall.exe" {
			return fmt.Errorf("%s is still there", filepath.Base(file))
		}
	}
	menu, err := filepath.Glob(filepath.Join(p.w.drive(), "*", "*", "*", "*", "*", "Start Menu", "Programs", "Harborfile*"))
	if err != nil || len(menu) > 0 {
		return fmt.Errorf("it is still in the menu: %v", err)
	}
	return p.check(p.linux)
}

func (p *installed) wine(name string, args ...string) error {
	ctx, stop := context.WithTimeout(p.ctx, 10*time.Minute)
	defer stop()
	return p.w.command(ctx, "wine", append([]string{name}, args...)...).Run()
}

// usual is where the program keeps a vault that nobody put elsewhere, and secret the file with its passphrase.
func (p *installed) usual() string  { return filepath.Join(p.home, "Harborfile", "vault") }
func (p *installed) secret() string { return filepath.Join(p.w.dir, "passphrase") }

// in runs a verb in the usual vault.
func (p *installed) in(s *side, args ...string) error {
	_, err := s.do(p.ctx, append(args, "--vault", s.path(p.usual()), "--passphrase-file", s.path(p.secret()))...)
	return err
}

func (p *installed) check(s *side) error { return p.in(s, "vault", "check") }

// exchange hands vaults over both ways.
func (p *installed) exchange(folder string) error {
	windows := p.w.side(filepath.Join(folder, "harborctl.exe"))
	return errors.Join(
		exchangeVault(p.ctx, p.tally, filepath.Join(p.home, "from here"), windows, p.linux),
		exchangeVault(p.ctx, p.tally, filepath.Join(p.w.dir, "from there"), p.linux, windows))
}

// window makes the sample office in the usual place and opens it with what stands in the Start menu.
func (p *installed) window(folder string) error {
	if err := os.WriteFile(p.secret(), []byte("three fictional clients\n"), 0o600); err != nil {
		return err
	}
	ctl := p.w.side(filepath.Join(folder, "harborctl.exe"))
	if err := errors.Join(p.in(ctl, "vault", "create"), p.in(ctl, "sample")); err != nil {
		return err
	}
	d, err := newDisplay(p.ctx)
	if err != nil {
		return err
	}
	defer d.close()
	cmd := p.w.command(p.ctx, "wine", filepath.Join(folder, "harborfile.exe"), "--passphrase-file", p.w.path(p.secret()))
	cmd.Env = append(cmd.Env, "DISPLAY="+d.name, "LIBGL_ALWAYS_SOFTWARE=1")
	if err := cmd.Start(); err != nil {
		return err
	}
	err = d.waitFor("Harborfile")
	if err == nil {
		err = d.glance(filepath.Join(p.w.t.root, "dist", "screens", "window-windows.png"))
	}
	if err == nil && p.check(ctl) == nil {
		err = errors.New("the window did not open the vault: nobody holds it")
	}
	err = errors.Join(err, p.wine("wineboot", "-k"))
	leave(cmd)
	return errors.Join(err, p.check(p.linux))
}
