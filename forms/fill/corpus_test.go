package fill

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The corpus of official blanks lies beside the repository and is never part of it.

// shared returns the folder with the shared material, or skips the test.
func shared(t testing.TB, parts ...string) string {
	t.Helper()
	root := os.Getenv("HARBORFILE_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for !exists(filepath.Join(dir, "go.mod")) {
			if dir == filepath.Dir(dir) {
				t.Fatal("no go.mod above the test")
			}
			dir = filepath.Dir(dir)
		}
		root = filepath.Join(filepath.Dir(dir), "shared")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if !exists(path) {
		t.Skipf("the folder ../shared/%s is not here: official blanks are not part of the repository", filepath.Join(parts...))
	}
	return path
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// blank reads one official blank and checks that it is the one the manifest describes.
func blank(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(shared(t, "forms", "pdf"), name+".pdf"))
	if err != nil {
		t.Fatalf("blank %s of the manifest is missing", name)
	}
	return b
}

// manifestRow is one line of the corpus' manifest.
type manifestRow map[string]string

func manifest(t testing.TB) []manifestRow {
	t.Helper()
	file, err := os.Open(filepath.Join(shared(t, "forms"), "manifest.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []manifestRow
	for _, l := range lines[1:] {
		row := manifestRow{}
		for i, key := range lines[0] {
			if i < len(l) {
				row[key] = l[i]
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func long() bool { return os.Getenv("HARBORFILE_LONG") == "1" }

// usual is the part of the corpus that every test run looks at: one form of each way of building forms.
var usual = []string{"uscis-i-914", "uscis-g-28", "uscis-g-1145", "ca-dv100", "ca-cr180", "ca-pos040-2015", "nc-aoc-cr-287", "ma-indigency",
	"ma-juv-sealing", "il-op-summons", "eoir-33-2022", "or-setaside-pre2026", "vt-fee-waiver"}

// eachBlank runs a test over the usual forms, or over all of them in a long run.
func eachBlank(t *testing.T, run func(t *testing.T, row manifestRow, data []byte)) {
	for _, row := range manifest(t) {
		if !long() && !slices.Contains(usual, row["name"]) {
			continue
		}
		t.Run(row["name"], func(t *testing.T) {
			data := blank(t, row["name"])
			sum := sha256.Sum256(data)
			if got := hex.EncodeToString(sum[:]); got != row["sha256"] {
				t.Fatalf("the file differs from the manifest: sha256 %s", got)
			}
			run(t, row, data)
		})
	}
}

func open(t testing.TB, data []byte) *Form {
	t.Helper()
	f, err := Open(data)
	if err != nil && err != ErrNoForm {
		t.Fatal(err)
	}
	return f
}

func TestEditionOfBlanks(t *testing.T) {
	eachBlank(t, func(t *testing.T, row manifestRow, data []byte) {
		info := open(t, data).Info()
		want := strings.Trim(row["edition"], "()")
		if want == "not printed" {
			want = ""
		}
		if got := strings.Replace(info.Edition, "Revised", "Rev.", 1); got != strings.Replace(want, "Revised", "Rev.", 1) {
			t.Errorf("edition %q, the manifest says %q", info.Edition, want)
		}
		t.Log(info.Form, "|", info.Edition, "|", info.Protection, "|", info.XFA)
	})
}
