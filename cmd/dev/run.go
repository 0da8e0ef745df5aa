package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
	"time"
)

// sampleBlanks are the agencies' blanks that the sample's packets carry when they lie beside the checkout.
var sampleBlanks = []string{"uscis-i-914.pdf", "ca-dv100.pdf"}

// runSample is `dev run`: build, sample office, packets, window.
func runSample(ctx context.Context, t *tree, args []string) error {
	if err := ensure(ctx, buildNeeds(), nil); err != nil {
		return err
	}
	o, err := t.office(ctx)
	if err != nil {
		return err
	}
	packets, err := o.packets()
	if err != nil {
		return err
	}
	say("The packets of the sample office:")
	for _, p := range packets {
		fmt.Println(p)
	}
	papers, err := o.papers()
	if err != nil {
		return err
	}
	say("Every paper that fits these matters, letters included:")
	for _, p := range papers {
		fmt.Println(p)
	}
	say("The sample vault: --vault %s --passphrase-file %s", o.vault, o.passphrase)
	if !hasDisplay() {
		say("There is no display here, so the window stays closed.")
		return nil
	}
	say("Opening the window.")
	window := t.tool(ctx, o.window,
		append([]string{"--vault", o.vault, "--passphrase-file", o.passphrase}, args...)...)
	return window.Run()
}

// program builds both programs into bin, and makes a new folder for a sample office.
func (t *tree) program(ctx context.Context) (bin, dir string, err error) {
	shop, err := workshop()
	if err != nil {
		return "", "", err
	}
	bin = filepath.Join(shop, "bin")
	if err := t.build(ctx, bin); err != nil {
		return "", "", err
	}
	dir, err = newSample(shop)
	return bin, dir, err
}

// build makes both programs in dir.
func (t *tree) build(ctx context.Context, dir string) error {
	say("Building harborctl and harborfile (the first time takes some minutes).")
	start := time.Now()
	defer beat("building")()
	cmd := t.goTool(ctx, "build", "-o", dir+string(filepath.Separator), "./cmd/harborctl", "./cmd/harborfile")
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the build did not succeed: %w", err)
	}
	say("Built in %s.", time.Since(start).Round(time.Second))
	return nil
}

// An office is a throw-away vault with the sample office, and the programs that work on it.
type office struct {
	ctx               context.Context
	t                 *tree
	ctl, window       string
	dir               string
	vault, passphrase string
}

// office builds both programs and makes a sample office with them, in a new folder.
func (t *tree) office(ctx context.Context) (*office, error) {
	bin, dir, err := t.program(ctx)
	if err != nil {
		return nil, err
	}
	o, err := newOffice(ctx, t, bin, dir)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return o, nil
}

// newOffice creates the vault behind a random passphrase in a file of its own, so that the user's keyring is never
// touched, and fills it.
func newOffice(ctx context.Context, t *tree, bin, dir string) (*office, error) {
	o := &office{
		ctx: ctx, t: t, dir: dir,
		ctl:        filepath.Join(bin, exe("harborctl")),
		window:     filepath.Join(bin, exe("harborfile")),
		vault:      filepath.Join(dir, "vault"),
		passphrase: filepath.Join(dir, "passphrase"),
	}
	if err := os.WriteFile(o.passphrase, []byte(rand.Text()+"\n"), 0o600); err != nil {
		return nil, err
	}
	if _, err := o.harborctl("vault", "create"); err != nil {
		return nil, err
	}
	if _, err := o.harborctl("sample"); err != nil {
		return nil, err
	}
	return o, o.importBlanks()
}

func (o *office) importBlanks() error {
	for _, name := range sampleBlanks {
		blank, ok := o.t.shared("forms", "pdf", name)
		if !ok {
			say("No official blank %s beside the checkout; its packet carries a sheet that says where to get it.", name)
			continue
		}
		if _, err := o.harborctl("form", "import", blank); err != nil {
			return err
		}
	}
	return nil
}

// matters lists the ids of the sample's matters.
func (o *office) matters() ([]string, error) {
	out, err := o.harborctl("matter", "list", "--json")
	if err != nil {
		return nil, err
	}
	var list []struct{ ID string }
	if err := json.Unmarshal(out, &list); err != nil {
		return nil, fmt.Errorf("the list of matters could not be read: %w", err)
	}
	var ids []string
	for _, m := range list {
		ids = append(ids, m.ID)
	}
	return ids, nil
}

// papers drafts each matter's whole set, also what a person adds only where it is wanted, and returns the folders with
// the pages. It comes after the packets, which hold the usual set.
func (o *office) papers() ([]string, error) {
	ids, err := o.matters()
	if err != nil {
		return nil, err
	}
	var folders []string
	for i, id := range ids {
		if _, err := o.harborctl("draft", "make", "--matter", id, "--all"); err != nil {
			return nil, err
		}
		folder := filepath.Join(o.dir, "papers", fmt.Sprintf("%d", i+1))
		if _, err := o.harborctl("draft", "pdf", "--matter", id, "--out", folder); err != nil {
			return nil, err
		}
		folders = append(folders, folder)
	}
	return folders, nil
}

// packets makes the forms, the documents and the packet of each matter and returns the PDF files. `packet build`
// prepares what was never made, so that each matter needs the vault opened once.
func (o *office) packets() ([]string, error) {
	matters, err := o.matters()
	if err != nil {
		return nil, err
	}
	var files []string
	for i, id := range matters {
		folder := filepath.Join(o.dir, "packets", fmt.Sprintf("%d", i+1))
		if _, err := o.harborctl("packet", "build", "--matter", id, "--out", folder); err != nil {
			return nil, err
		}
		if _, err := o.harborctl("verify", folder); err != nil {
			return nil, err
		}
		found, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil {
			return nil, err
		}
		sort.Strings(found)
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%d matters gave no packet", len(matters))
	}
	return files, nil
}

// harborctl runs one verb and returns what it wrote on standard output. `verify` takes no vault.
func (o *office) harborctl(args ...string) ([]byte, error) {
	say("+ harborctl %s", strings.Join(args, " "))
	if args[0] != "verify" {
		args = append(args, "--vault", o.vault, "--passphrase-file", o.passphrase)
	}
	var out bytes.Buffer
	cmd := o.t.tool(o.ctx, o.ctl, args...)
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("harborctl %s: %w", args[0], err)
	}
	if !slices.Contains(args, "--json") {
		retell(out.String())
	}
	return out.Bytes(), nil
}

// retell shows what a verb said, without the paths, which this program prints itself.
func retell(text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); !filepath.IsAbs(line) {
			say("  %s", line)
		}
	}
}

// hasDisplay reports whether a window could be shown.
func hasDisplay() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
