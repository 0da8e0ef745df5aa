package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"path"
	"strings"

	"github.com/harborfile/harborfile/forms/unpack"
)

// Limits of a file that came from outside.
const (
	maxFile     = 32 << 20 // bytes of the file
	maxMembers  = 5000
	maxUnpacked = 96 << 20 // bytes of all parts that are read
	maxRatio    = 300      // unpacked to packed, of a part of more than a megabyte
)

// pack is an opened file.
type pack struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	nodes int   // elements that may still be read
}

// openPack looks at the file's list of members. A name that stands there twice could be read in two ways, and is
// refused.
func openPack(file []byte) (*pack, error) {
	switch {
	case len(file) > maxFile:
		return nil, ErrTooLarge
	case bytes.HasPrefix(file, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return nil, ErrPassword // a locked file, or one of an old Word, is not a zip
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, ErrUnreadable
	}
	if len(z.File) > maxMembers {
		return nil, ErrTooLarge
	}
	p := &pack{files: map[string]*zip.File{}, left: maxUnpacked, nodes: maxNodes}
	for _, f := range z.File {
		name := strings.ToLower(f.Name) // part names are compared without case (ECMA-376 part 2, 6.2.2)
		if p.files[name] != nil {
			return nil, ErrUnreadable
		}
		p.files[name] = f
	}
	return p, nil
}

// part reads a part as a tree; nil when there is none of this name.
func (p *pack) part(name string) (*node, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	rc, err := f.Open()
	if err != nil {
		return nil, ErrUnreadable
	}
	defer rc.Close()
	g := &unpack.Reader{R: rc, Packed: int64(f.CompressedSize64), From: 1 << 20, Ratio: maxRatio, Left: &p.left}
	n, err := parse(g, &p.nodes)
	if g.Over() {
		return nil, ErrTooLarge
	}
	return n, err
}

// related are the parts that a part is tied to, by the last word of the kind of tie. What lies outside of the file is
// never looked at.
func (p *pack) related(name string) (map[string][]string, error) {
	dir, base := path.Split(name)
	rels, err := p.part(dir + "_rels/" + base + ".rels")
	out := map[string][]string{}
	if err != nil || rels == nil {
		return out, err
	}
	for _, r := range rels.kids {
		if strings.EqualFold(r.val("TargetMode"), "External") {
			continue
		}
		kind, target := r.val("Type"), r.val("Target")
		if strings.HasPrefix(target, "/") {
			target = path.Clean(target)[1:]
		} else {
			target = path.Join(dir, target)
		}
		kind = kind[strings.LastIndex(kind, "/")+1:]
		out[kind] = append(out[kind], target)
		out["id "+r.val("Id")] = []string{target}
	}
	return out, nil
}
