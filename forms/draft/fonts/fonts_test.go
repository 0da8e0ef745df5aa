package fonts

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The README names every file with the SHA-256 of the font as its source has it.
func TestReadmeNamesEveryFile(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := files.ReadDir(".")
	if err != nil || len(entries) == 0 {
		t.Fatal(len(entries), err)
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".ttf.gz")
		ttf, err := Open(name)
		if err != nil {
			t.Error(err)
			continue
		}
		row := fmt.Sprintf("| %s.ttf | %x |", name, sha256.Sum256(ttf))
		if !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the row\n%s", row)
		}
		if !slices.ContainsFunc(Families, func(f *Family) bool { return f.Regular == name || f.Bold == name }) {
			t.Errorf("no family uses %s", name)
		}
	}
}

func TestFamiliesOpen(t *testing.T) {
	for _, f := range Families {
		for _, name := range []string{f.Regular, f.Bold} {
			if name == "" {
				continue
			}
			if ttf, err := Open(name); err != nil || len(ttf) < 10_000 {
				t.Errorf("%s: %d bytes, %v", name, len(ttf), err)
			}
		}
	}
	if _, err := Open("nothing"); err == nil {
		t.Error("a font that is not there was opened")
	}
}

func TestBlocksStandInOneFamily(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		var by []string
		for _, f := range Families {
			if f.Draws(r) {
				by = append(by, f.Regular)
			}
		}
		if len(by) > 1 && r != 0x964 && r != 0x965 {
			t.Errorf("U+%04X is drawn by %v", r, by)
		}
		if len(by) > 0 && (r < 0x530 || CJK(r)) {
			t.Errorf("U+%04X belongs to another font", r)
		}
	}
}

func TestPresent(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "opentype", "noto")
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(deep, "b.ttc"), filepath.Join(dir, "a.ttf")} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := present([]string{filepath.Join(dir, "missing"), dir}, []string{"c.ttf", "b.ttc", "a.ttf"})
	if want := []string{filepath.Join(deep, "b.ttc"), filepath.Join(dir, "a.ttf")}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	t.Setenv(BundledOnly, "1")
	if len(System()) != 0 {
		t.Error("fonts of the system are listed although only the built-in ones are wanted")
	}
}

func TestCJK(t *testing.T) {
	for _, r := range "王佐한글あア、。ａ㐀𠮷" {
		if !CJK(r) {
			t.Errorf("%c is not taken for CJK", r)
		}
	}
	for _, r := range "aéЖمशก“”—☐😀" {
		if CJK(r) {
			t.Errorf("%c is taken for CJK", r)
		}
	}
}
