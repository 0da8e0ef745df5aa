package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The home of the clean system's only user, and the vault in its usual place there.
const (
	insideHome  = "/srv/office"
	insideVault = insideHome + "/.config/Harborfile/vault"
	insidePass  = insideHome + "/passphrase"
)

// mainJob makes the sample office and its packets with the installed program, and checks them.
func (r *debroot) mainJob() error {
	if err := os.MkdirAll(filepath.Join(r.dir, insideHome), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(r.dir, insidePass), []byte("a passphrase for a test of packages\n"), 0o600); err != nil {
		return err
	}
	for _, words := range [][]string{{"vault", "create"}, {"sample"}} {
		if err := r.in("harborctl", r.opened(words...)...); err != nil {
			return err
		}
	}
	out, err := r.command("harborctl", r.opened("matter", "list", "--json")...).Output()
	if err != nil {
		return err
	}
	var matters []struct{ ID string }
	if err := json.Unmarshal(out, &matters); err != nil || len(matters) == 0 {
		return fmt.Errorf("the sample has %d matters (%v)", len(matters), err)
	}
	for i, m := range matters {
		folder := fmt.Sprintf("%s/packets/%d", insideHome, i+1)
		if err := r.in("harborctl", r.opened("packet", "build", "--matter", m.ID, "--out", folder)...); err != nil {
			return err
		}
		if err := r.in("harborctl", "verify", folder); err != nil {
			return err
		}
	}
	made, err := filepath.Glob(filepath.Join(r.dir, insideHome, "packets", "*", "*.pdf"))
	if len(made) < len(matters) {
		return fmt.Errorf("%d matters gave %d files (%v)", len(matters), len(made), err)
	}
	say("  %d matters, %d files of packets", len(matters), len(made))
	return nil
}

// opened are the words of a verb that works on the vault inside.
func (r *debroot) opened(words ...string) []string {
	return append(words, "--vault", insideVault, "--passphrase-file", insidePass)
}

// window opens the installed window on a display of this machine, and keeps its picture for eyes.
func (r *debroot) window() error {
	d, err := newDisplay(r.ctx)
	if err != nil {
		return err
	}
	defer d.close()
	// The window inside finds the display by the name of its socket, which is the same in every folder of a machine.
	cmd := r.command("env", "DISPLAY="+d.name, "LIBGL_ALWAYS_SOFTWARE=1", "harborfile", "--vault", insideVault, "--passphrase-file", insidePass)
	var words bytes.Buffer
	cmd.Stdout, cmd.Stderr = &words, &words
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		if cmd.Process.Kill() == nil {
			cmd.Wait()
		}
	}()
	if err := d.waitFor("Harborfile"); err != nil {
		return fmt.Errorf("%w\n%s", err, indent(words.String()))
	}
	page, err := d.settled(nil)
	if err != nil {
		return err
	}
	out := filepath.Join(r.t.root, "dist", "screens")
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := savePNG(filepath.Join(out, "window-debian.png"), page); err != nil {
		return err
	}
	if busy(page) < 0.005 {
		return errors.New("the window is empty")
	}
	return nil
}

// purge takes the package off with its settings. The programs go, and the vault stays as it was.
func (r *debroot) purge() error {
	before, err := r.vaultFiles()
	if err != nil {
		return err
	}
	if err := r.in("apt-get", "purge", "-y", "harborfile"); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(r.dir, "usr", "bin", "harborctl")); err == nil {
		return errors.New("the program is still there")
	}
	after, err := r.vaultFiles()
	if err != nil {
		return err
	}
	if before == "" || before != after {
		return errors.New("the vault is not as it was before the package was taken off")
	}
	return nil
}

// vaultFiles is the name and the size of each file of the vault.
func (r *debroot) vaultFiles() (string, error) {
	entries, err := os.ReadDir(filepath.Join(r.dir, insideVault))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s %d\n", e.Name(), info.Size())
	}
	return b.String(), nil
}
