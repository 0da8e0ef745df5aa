package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/packaging"
)

// The two ways to make a package a second time.
const (
	twice     = "--twice"      // other folders; compiled packages come from the same cache
	twiceCold = "--twice=cold" // other folders and an empty cache: everything is compiled again
)

// takeTwice takes the word out of the arguments that asks for a second build.
func takeTwice(args []string) (rest []string, how string) {
	for _, a := range args {
		if a == twice || a == twiceCold {
			how = a
			continue
		}
		rest = append(rest, a)
	}
	return rest, how
}

// again makes the package once more from a copy of the checkout at another place, in other folders, and compares every
// file with that of the first time, byte for byte. Only what was measured is said.
func (t *tree) again(ctx context.Context, m maker, first *packaging.Shop, how string) error {
	shop, err := workshop()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp(shop, "a-second-place-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	second := *first
	second.Root, second.Dist, second.Work = filepath.Join(dir, "checkout"), filepath.Join(dir, "dist"), filepath.Join(dir, "between")
	if err := t.copyCheckout(ctx, second.Root); err != nil {
		return err
	}
	for _, d := range []string{second.Dist, second.Work} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return err
		}
	}
	if how == twiceCold {
		second.Env = append(slices.Clone(first.Env), "GOCACHE="+filepath.Join(dir, "cache"))
		say("+ once more in another folder, everything compiled again (this takes many minutes)")
	} else {
		say("+ once more in another folder, compiled packages from the same cache")
	}
	if err := second.FetchTools(ctx); err != nil {
		return err
	}
	if err := m.make(ctx, &second); err != nil {
		return fmt.Errorf("the second time: %w", err)
	}
	if err := second.Seal(ctx, m.name); err != nil {
		return fmt.Errorf("the second time: %w", err)
	}
	return tellApart(first, &second)
}

// tellApart says of each file whether both times gave the same bytes: the programs as the linker left them, and what
// lies in dist.
func tellApart(first, second *packaging.Shop) error {
	for _, pair := range [][2]string{
		{filepath.Join(first.Work, "unsigned"), filepath.Join(second.Work, "unsigned")},
		{first.Dist, second.Dist},
	} {
		a, err := contents(pair[0])
		if err != nil {
			return err
		}
		b, err := contents(pair[1])
		if err != nil {
			return err
		}
		for _, line := range compare(a, b) {
			say("%s", line)
		}
	}
	return nil
}

// compare is a line for each file of either folder.
func compare(a, b map[string][]byte) []string {
	var out []string
	for name, content := range a {
		switch other, ok := b[name]; {
		case !ok:
			out = append(out, "only the first time   "+name)
		case bytes.Equal(content, other):
			out = append(out, "the same bytes        "+name)
		default:
			out = append(out, fmt.Sprintf("differs               %s (%d and %d bytes)", name, len(content), len(other)))
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			out = append(out, "only the second time  "+name)
		}
	}
	slices.SortFunc(out, func(x, y string) int { return strings.Compare(x[22:], y[22:]) })
	return out
}

// contents are the files of a folder by name.
func contents(dir string) (map[string][]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		if out[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// copyCheckout copies every file that git knows or would take to another place, as it lies here.
func (t *tree) copyCheckout(ctx context.Context, to string) error {
	cmd := t.tool(ctx, "git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
	cmd.Stdout = nil
	out, err := cmd.Output()
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		from := filepath.Join(t.root, filepath.FromSlash(name))
		info, err := os.Stat(from)
		if os.IsNotExist(err) {
			continue // deleted here and not committed
		}
		if err != nil {
			return err
		}
		content, err := os.ReadFile(from)
		if err != nil {
			return err
		}
		at := filepath.Join(to, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(at, content, info.Mode().Perm()); err != nil {
			return err
		}
	}
	return nil
}
