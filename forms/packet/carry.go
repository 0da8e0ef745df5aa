package packet

import (
	"bytes"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/forms/jpegfile"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// carrier is an output that takes a range of an item's bytes by itself, so
// that they need not pass through the process that writes the packet.
type carrier interface {
	Carry(item int, at, n int64) error
}

// payload is the data of one stream on its way into the output: bytes at hand,
// or a range of the source.
type payload struct {
	here     []byte
	away     bool // the n bytes from at in the source
	at, n    int64
	unpacked bool // here is a JPEG without the Flate that was around it
}

// plain is a stream's data as it goes over: as it is, except that a picture
// loses the segments or boxes that tell of its camera, its place and its maker.
func (s *source) plain(sd types.StreamDict) (payload, error) {
	at, n, out := leftOut(sd.Raw)
	p := payload{here: sd.Raw}
	if out {
		p = payload{away: true, at: at, n: n}
	}
	if data, ok, err := s.plainJPX(sd); ok || err != nil {
		return payload{here: data}, err
	}
	kind := jpegFilter(sd.Dict["Filter"])
	if kind == noJPEG || out && kind == bareJPEG && s.quiet(at, n) {
		return p, nil
	}
	data, err := s.data(sd)
	if err != nil {
		return p, err
	}
	if kind == packedJPEG {
		bare := sd
		bare.Dict = types.Dict{"Filter": types.Name("FlateDecode")}
		bare.Raw = data
		unpacked, ok := s.decoded(bare)
		if !ok {
			return p, nil // beyond what is unpacked here
		}
		data = unpacked
	}
	clean, ok := strippedJPEG(data)
	if !ok {
		return p, nil // no decoder follows its segments either
	}
	return payload{here: clean, unpacked: kind == packedJPEG}, nil
}

// How a stream holds a JPEG.
const (
	noJPEG     = iota
	bareJPEG   // DCTDecode alone
	packedJPEG // Flate around it
)

func jpegFilter(o types.Object) int {
	names := types.Array{o}
	if a, ok := o.(types.Array); ok {
		names = a
	}
	is := func(i int, name string) bool {
		n, ok := names[i].(types.Name)
		return ok && string(n) == name
	}
	switch {
	case len(names) == 1 && is(0, "DCTDecode"):
		return bareJPEG
	case len(names) == 2 && is(0, "FlateDecode") && is(1, "DCTDecode"):
		return packedJPEG
	}
	return noJPEG
}

// mark stands for a carried range in the file identifier.
func (c *copier) mark(d payload) string { return fmt.Sprintf("%s %d %d\n", c.sha, d.at, d.n) }

// carry puts a range of the source into the output.
func (c *copier) carry(file io.Writer, d payload) error {
	if w, ok := file.(carrier); ok && !c.inner {
		return w.Carry(c.item, d.at, d.n)
	}
	_, err := io.CopyN(file, io.NewSectionReader(c.r, d.at, d.n), d.n)
	return err
}

// jpegHead is how much of a JPEG's beginning is read to see its segments.
const jpegHead = 2048

// quiet reports whether a JPEG in the source holds nothing beside the picture:
// its segments up to the first scan are those that a decoder needs, and it
// ends where the picture does.
func (s *source) quiet(at, n int64) bool {
	head, tail := make([]byte, min(n, jpegHead)), make([]byte, min(n, 4))
	if _, err := s.r.ReadAt(head, at); err != nil && err != io.EOF {
		return false
	}
	if _, err := s.r.ReadAt(tail, at+n-int64(len(tail))); err != nil && err != io.EOF {
		return false
	}
	return bytes.HasSuffix(bytes.TrimRight(tail, "\r\n"), []byte{0xFF, jpegfile.EOI}) && quietHead(head)
}
