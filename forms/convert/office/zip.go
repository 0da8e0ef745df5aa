package office

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/harborfile/harborfile/forms/unpack"
)

// Limits of an office file, which is a zip of XML: against files that unpack to far more than they show.
const (
	maxMembers  = 10000
	maxUnpacked = 256 << 20 // of all members that are read
	maxRatio    = 400       // unpacked to packed, of a member of more than a megabyte
	maxDepth    = 500       // of elements within elements
)

// packed is an opened office file.
type packed struct {
	files map[string]*zip.File
	names []string // in the order of the file
	left  int64    // bytes that may still be unpacked
}

func openPacked(r io.ReaderAt, size int64) (*packed, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, ErrUnreadable
	}
	if len(z.File) > maxMembers {
		return nil, ErrTooLarge
	}
	p := &packed{files: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range z.File {
		if _, twice := p.files[f.Name]; !twice {
			p.files[f.Name] = f
			p.names = append(p.names, f.Name)
		}
	}
	return p, nil
}

// walk reads a member as XML and gives each token to f. It is no error when the member is missing.
func (p *packed) walk(name string, f func(xml.Token)) error {
	m := p.files[name]
	if m == nil {
		return nil
	}
	rc, err := m.Open()
	if err != nil {
		return ErrUnreadable
	}
	defer rc.Close()
	g := &unpack.Reader{R: rc, Packed: int64(m.CompressedSize64), From: 1 << 20, Ratio: maxRatio, Left: &p.left}
	d := xml.NewDecoder(g)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = map[string]string{} // nothing is declared or fetched
	for depth := 0; ; {
		t, err := d.RawToken()
		switch {
		case g.Over():
			return ErrTooLarge
		case err == io.EOF:
			return nil
		case err != nil:
			return ErrUnreadable
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth {
			return ErrUnreadable
		}
		f(t)
	}
}

// name is an element's name without its prefix; prefixes differ between programs.
func local(n xml.Name) string { return n.Local }

// value is an attribute by its name without prefix.
func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if strings.EqualFold(a.Name.Local, name) {
			return a.Value
		}
	}
	return ""
}
