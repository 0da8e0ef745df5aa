// Command lawpack makes a pack of law data from the files of this checkout, for people whose program is older. Run it
// with `go run ./cmd/dev lawpack OUT.lawpack`.
//
// It signs with the key that HARBORFILE_SIGN_KEY names, else with the test key of this machine, which no release
// believes. Where the key lies on a computer apart, --archive writes what is to be signed and --signature takes what
// `minisign -S` made of it there.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/trust"
	"github.com/harborfile/harborfile/packaging"
)

// work is one command line.
type work struct {
	root, keys         string // the checkout, and where the test key lies
	notes, program     string
	archive, signature string
	out                string
	behind             bool // something stands behind the name of the file to write
}

func main() {
	w := work{root: "."} // the runner starts it there
	flag.StringVar(&w.keys, "keys", "", "folder of this machine's test key")
	flag.StringVar(&w.notes, "notes", "", "YAML file with notes and notes_es: what changed, for people")
	flag.StringVar(&w.program, "for", "", "oldest version of the program that can read it; that of FyneApp.toml where nothing is said")
	flag.StringVar(&w.archive, "archive", "", "write what is to be signed to this file, and no pack")
	flag.StringVar(&w.signature, "signature", "", "a minisign signature of that file, made elsewhere")
	flag.Parse()
	w.out = flag.Arg(0)
	w.behind = flag.NArg() > 1
	if err := w.run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (w work) run() error {
	if w.behind { // a flag there would be passed over, and the notes with it
		return errors.New("the file to write comes last, behind all flags")
	}
	m, err := w.manifest()
	if err != nil {
		return err
	}
	files, err := w.files()
	if err != nil {
		return err
	}
	archive, err := pack.Archive(m, files)
	if err != nil {
		return err
	}
	if w.archive != "" {
		fmt.Fprintf(os.Stderr, "Sign it with: minisign -S -m %s -t '%s'\n", filepath.Base(w.archive), pack.Comment(m.AsOf))
		return writeNew(w.archive, archive)
	}
	if !strings.HasSuffix(w.out, pack.Suffix) {
		return fmt.Errorf("name the file to write; it ends in %s", pack.Suffix)
	}
	keys, err := packaging.FindKeys(w.root, w.keys)
	if err != nil {
		return err
	}
	signature, err := w.sign(keys, archive, pack.Comment(m.AsOf))
	if err != nil {
		return err
	}
	raw, err := pack.Join(signature, archive)
	if err != nil {
		return err
	}
	if err := holds(raw, keys, m.Program); err != nil {
		return err
	}
	if err := writeNew(w.out, raw); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "ok    law data of %s, %d bytes, for version %s and later\n", m.AsOf, len(raw), m.Program)
	return nil
}

// holds opens what was made as the programs will, with the keys that they believe: a signature of another file, of
// another key or with another comment is found here and not by everyone who gets the pack.
func holds(raw []byte, keys *packaging.Keys, version string) error {
	var trusted []trust.Key
	for _, text := range keys.Trusted {
		var k trust.Key
		if err := k.UnmarshalText([]byte(text)); err != nil {
			return err
		}
		trusted = append(trusted, k)
	}
	if _, err := pack.Open(raw, trusted, version); err != nil {
		return fmt.Errorf("no program would take this pack: %w", errors.Join(err, errors.Unwrap(err)))
	}
	return nil
}

// writeNew writes a file that is not there yet. Two packs of one name are easily taken for each other, and a name that
// was mistyped is not written over.
func writeNew(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// manifest says of what day the rows are, and for which programs.
func (w work) manifest() (pack.Manifest, error) {
	m := pack.Manifest{AsOf: law.BuiltInAsOf, Program: w.program}
	if tomorrow := time.Now().AddDate(0, 0, 1).Format(time.DateOnly); m.AsOf > tomorrow {
		return m, fmt.Errorf("the law data are of %s, a day to come: no program takes them before, and none an earlier day after", m.AsOf)
	}
	if w.program == "" {
		app, err := packaging.ReadApp(w.root)
		if err != nil {
			return m, err
		}
		m.Program = app.Version
	}
	if w.notes == "" {
		return m, nil
	}
	text, err := os.ReadFile(w.notes)
	if err != nil {
		return m, err
	}
	var notes struct {
		EN []string `yaml:"notes"`
		ES []string `yaml:"notes_es"`
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true) // a misspelled name would leave its notes out without a word
	if err := dec.Decode(&notes); err != nil {
		return m, fmt.Errorf("the notes: %w", err)
	}
	if len(notes.EN) == 0 || len(notes.EN) != len(notes.ES) {
		return m, errors.New("the notes: notes and notes_es say the same in two languages, each as often")
	}
	m.Notes, m.NotesES = notes.EN, notes.ES
	return m, nil
}

// files are the rows that this program was built with, and the Spanish of the window for them.
func (w work) files() (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(law.BuiltInFiles(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(law.BuiltInFiles(), name)
		return err
	})
	if err != nil {
		return nil, err
	}
	files["es.yaml"], err = os.ReadFile(filepath.Join(w.root, "ui", "lang", "law-es.yaml"))
	return files, err
}

// sign signs here, or takes the signature that was made elsewhere.
func (w work) sign(keys *packaging.Keys, archive []byte, comment string) ([]byte, error) {
	if w.signature != "" {
		return os.ReadFile(w.signature)
	}
	if keys.Test {
		fmt.Fprintln(os.Stderr, "Signed with the test key of this machine: only programs packaged here believe it.")
	}
	return keys.Sign(archive, comment)
}
