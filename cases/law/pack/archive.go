package pack

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"testing/fstest"
	"time"
)

// Bounds of what an archive may hold.
const (
	mostFiles     = 64
	mostFileBytes = 1 << 20
)

// manifestFile is the file that says what the pack is.
const manifestFile = "manifest.yaml"

// fileForm is every name that a file of a pack may have.
var fileForm = regexp.MustCompile(`^(manifest|es|data/[a-z]+(_[a-z]+)*|venues/[a-z]+(-[a-z]+)*)\.yaml$`)

// contents are the files of a pack by name.
type contents map[string][]byte

// files gives them as a file system.
func (c contents) files() fs.FS {
	m := fstest.MapFS{}
	for name, text := range c {
		m[name] = &fstest.MapFile{Data: text, Mode: 0o444}
	}
	return m
}

// writeArchive lays files into a tar in the one way that a pack has: sorted, of one date, of nobody, and not packed, so
// that nothing can grow while it is read.
func writeArchive(c contents, day time.Time) ([]byte, error) {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(c)) {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(c[name])), Mode: 0o644, ModTime: day, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := w.Write(c[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// readArchive reads a tar that was laid out as writeArchive does and no other: names that are not a pack's, a name twice,
// a link, a folder, anything behind the end. Two readers cannot see two things in it.
func readArchive(raw []byte) (c contents, day time.Time, err error) {
	c = contents{}
	r := tar.NewReader(bytes.NewReader(raw))
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, day, err
		}
		_, twice := c[h.Name]
		switch {
		case !fileForm.MatchString(h.Name):
			return nil, day, errors.New("a name that is no file of a pack")
		case twice:
			return nil, day, fmt.Errorf("%s stands twice", h.Name)
		case h.Typeflag != tar.TypeReg:
			return nil, day, fmt.Errorf("%s is no file", h.Name)
		case h.Size > mostFileBytes || len(c) == mostFiles:
			return nil, day, fmt.Errorf("%s is beyond the bounds", h.Name)
		}
		if c[h.Name], err = io.ReadAll(io.LimitReader(r, mostFileBytes)); err != nil {
			return nil, day, err
		}
		day = h.ModTime.UTC()
	}
	again, err := writeArchive(c, day)
	if err != nil {
		return nil, day, err
	}
	if !bytes.Equal(again, raw) {
		return nil, day, errors.New("the archive is not laid out as a pack's")
	}
	return c, day, nil
}
