// Package packtest makes signed packs of law data for tests, from the built-in data with changes. No program imports it.
package packtest

import (
	"bytes"
	"crypto/rand"
	"io/fs"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
)

// Maker signs packs with a key of its own.
type Maker struct {
	Public minisign.PublicKey
	secret minisign.PrivateKey
}

// New makes a maker with a new key.
func New(t testing.TB) Maker {
	t.Helper()
	public, secret, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return Maker{public, secret}
}

// Day is a day so many days after that of the built-in data, year-month-day.
func Day(t testing.TB, after int) string {
	t.Helper()
	d, err := time.Parse(time.DateOnly, law.BuiltInAsOf)
	if err != nil {
		t.Fatal(err)
	}
	return d.AddDate(0, 0, after).Format(time.DateOnly)
}

// Files are the built-in files, by name.
func Files(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, pattern := range []string{"data/*.yaml", "venues/*.yaml"} {
		names, err := fs.Glob(law.BuiltInFiles(), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if out[name], err = fs.ReadFile(law.BuiltInFiles(), name); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

// Edit replaces a text in a file, once, and ends the test where it is not there.
func Edit(t testing.TB, files map[string][]byte, name, was, is string) {
	t.Helper()
	if !strings.Contains(string(files[name]), was) {
		t.Fatalf("%q is not in %s", was, name)
	}
	files[name] = []byte(strings.Replace(string(files[name]), was, is, 1))
}

// Newer are the built-in files as they could look later: the opposition to a federal motion is due after 45 days
// instead of 30 (invented), and its row is of the new day.
func Newer(t testing.TB, asOf string) map[string][]byte {
	t.Helper()
	files := Files(t)
	const name = "data/deadlines.yaml"
	rows := strings.SplitAfter(string(files[name]), "\n- id: ")
	for i, r := range rows {
		if strings.HasPrefix(r, "dl.us.3771a.opposition\n") {
			r = strings.Replace(r, "days: 30", "days: 45", 1)
			rows[i] = strings.Replace(r, "as_of: '"+law.BuiltInAsOf+"'", "as_of: '"+asOf+"'", 1)
		}
	}
	files[name] = []byte(strings.Join(rows, ""))
	reworkExamples(t, files)
	return files
}

// reworkExamples takes out the worked dates of the changed rule and works one anew.
func reworkExamples(t testing.TB, files map[string][]byte) {
	t.Helper()
	const name = "data/examples.yaml"
	rows := strings.SplitAfter(string(files[name]), "\n\n")
	var kept []string
	for _, r := range rows {
		if !strings.Contains(r, "rule_id: dl.us.3771a.opposition\n") {
			kept = append(kept, r)
		}
	}
	text := strings.TrimRight(strings.Join(kept, ""), "\n")
	files[name] = []byte(text + `

- id: ex.new
  rule_id: dl.us.3771a.opposition
  trigger_date: '2026-03-02'
  expected: '2026-04-16'
  steps:
    - Mon 2026-03-02 + 45 days = Thu 2026-04-16
  why: Plain count of 45 days.
`)
}

// Manifest is that of a pack of a day.
func Manifest(asOf string) pack.Manifest {
	return pack.Manifest{AsOf: asOf, Program: "0.0.1", Notes: []string{"A test changes a rule."}, NotesES: []string{"Una prueba cambia una regla."}}
}

// Pack signs the newer files of a day.
func (m Maker) Pack(t testing.TB, asOf string) []byte {
	t.Helper()
	archive, err := pack.Archive(Manifest(asOf), Newer(t, asOf))
	if err != nil {
		t.Fatal(err)
	}
	return m.Seal(t, archive, pack.Comment(asOf))
}

// Seal signs whatever it is given, in order or not.
func (m Maker) Seal(t testing.TB, archive []byte, comment string) []byte {
	t.Helper()
	raw, err := pack.Join(m.Sign(t, archive, comment), archive)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Sign signs a message as the packaging does.
func (m Maker) Sign(t testing.TB, message []byte, comment string) []byte {
	t.Helper()
	r := minisign.NewReader(bytes.NewReader(message))
	if _, err := r.Read(make([]byte, len(message)+1)); err != nil && len(message) > 0 {
		t.Fatal(err)
	}
	return r.SignWithComments(m.secret, comment, "signature of Harborfile")
}

// Shelf is an empty shelf that believes the maker.
func (m Maker) Shelf(t testing.TB) pack.Shelf {
	t.Helper()
	return pack.Shelf{Dir: t.TempDir() + "/law", Keys: []minisign.PublicKey{m.Public}, Version: "1.0.0"}
}

// Trusting reads a public key, to be believed by a shelf of another process.
func Trusting(text string) []minisign.PublicKey {
	var k minisign.PublicKey
	if err := k.UnmarshalText([]byte(text)); err != nil {
		return nil
	}
	return []minisign.PublicKey{k}
}
