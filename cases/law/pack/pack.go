// Package pack reads, makes and installs law data that comes after the program: one signed file that a person picks.
//
// It owns the file's layout (container.go), what is looked at before a file is believed (Open), what changed against
// the data in use (Compare), and the folder where installed packs lie (Shelf). The rows themselves, their reader and
// their checks are package law's; whose signatures count is package trust's. It must not know clients, storage or the
// window.
package pack

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/trust"
)

// A Pack is a set of law data from a file that holds what was promised: it is signed by a known key, laid out as a pack,
// and its rows were read and checked as the built-in ones are.
type Pack struct {
	Manifest
	KeyID string // of the key that signed it, as the minisign tool prints it
	Sum   string // SHA-256 of the file, hexadecimal
	Data  *law.Data
	raw   []byte
}

// Open checks a pack and reads it: first the signature, and only then what is inside. version is that of this program.
// Its errors bring their own words (cases.Explain); nothing of a pack is used unless all of it is in order.
func Open(raw []byte, keys []trust.Key, version string) (*Pack, error) {
	return openIf(raw, keys, version, func(Manifest) error { return nil })
}

// openIf is Open, which stops before the rows are read where wanted says so: the rows of an old pack lack what was
// added since, and it is its age that a person is told.
func openIf(raw []byte, keys []trust.Key, version string, wanted func(Manifest) error) (*Pack, error) {
	signature, archive, err := split(raw)
	if err != nil {
		return nil, err
	}
	signed, err := trust.Verify(keys, archive, signature)
	if err != nil {
		return nil, err
	}
	c, day, err := readArchive(archive)
	if err != nil {
		return nil, problem(broken, err)
	}
	m, err := readManifest(c[manifestFile])
	if err != nil {
		return nil, err
	}
	if signed.Comment != Comment(m.AsOf) || day.Format(time.DateOnly) != m.AsOf {
		return nil, problem(broken, errors.New("it is signed for another day"))
	}
	if order, ok := built.Compare(version, m.Program); ok && order < 0 {
		return nil, problem(newerProgram, nil)
	}
	if err := wanted(m); err != nil {
		return nil, err
	}
	data, err := readData(c, m.AsOf)
	if err != nil {
		return nil, problem(broken, err)
	}
	sum := sha256.Sum256(raw)
	return &Pack{Manifest: m, KeyID: signed.KeyID, Sum: hex.EncodeToString(sum[:]), Data: data, raw: bytes.Clone(raw)}, nil
}

// readData reads the rows and holds them to everything the built-in ones are held to.
func readData(c contents, asOf string) (*law.Data, error) {
	rows := contents{}
	for name, text := range c {
		if name != manifestFile {
			rows[name] = text
		}
	}
	if err := sameFiles(rows); err != nil {
		return nil, err
	}
	d, err := law.Read(rows.files(), asOf)
	if err != nil {
		return nil, err
	}
	return d, errors.Join(d.Check(), d.CheckAfter(law.BuiltIn()))
}

// sameFiles: a pack has every file of rows that the program has and no other. One that nothing reads would be signed
// and shown as law, and never used.
func sameFiles(rows contents) error {
	want := map[string]bool{}
	names, err := law.RowFiles(law.BuiltInFiles())
	if err != nil {
		return err
	}
	for _, name := range names {
		want[name] = true
		if _, ok := rows[name]; !ok {
			return fmt.Errorf("%s is not there", name)
		}
	}
	have, err := law.RowFiles(rows.files())
	if err != nil {
		return err
	}
	for _, name := range have {
		if !want[name] {
			return fmt.Errorf("nothing reads %s", name)
		}
	}
	return nil
}

// newerThan says why a pack does not take the place of data of a day: it is as old, or older. now is the time by this
// computer's clock.
func (m Manifest) newerThan(asOf string, now time.Time) error {
	switch tomorrow := now.AddDate(0, 0, 1).Format(time.DateOnly); { // it is a day later already in other places
	case m.AsOf == asOf:
		return problem(same, nil)
	case m.AsOf < asOf:
		return problem(older, nil)
	case m.AsOf > tomorrow:
		return problem(future, nil)
	}
	return nil
}

// Archive lays out what is to be signed: the manifest and the files of a set of law data. files has the folders data and
// venues, and es.yaml where the texts have Spanish of their own. The rows are read and checked as Open does.
func Archive(m Manifest, files map[string][]byte) ([]byte, error) {
	m.Format = format
	text, err := yaml.Marshal(m)
	if err != nil {
		return nil, err
	}
	if _, err := readManifest(text); err != nil {
		return nil, errors.Join(err, errors.Unwrap(err))
	}
	c := contents{manifestFile: text}
	for name, text := range files {
		c[name] = text
	}
	if _, err := readData(c, m.AsOf); err != nil {
		return nil, err
	}
	day, err := dayOf(m.AsOf)
	if err != nil {
		return nil, err
	}
	archive, err := writeArchive(c, day)
	if err != nil {
		return nil, err
	}
	_, _, err = readArchive(archive)
	return archive, err
}
