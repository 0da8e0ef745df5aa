package packet

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// probe reads a source once for planning.
func probe(r io.ReaderAt, size int64, media string) (Probe, error) {
	s, err := openItem(r, size, media)
	if err != nil {
		return Probe{}, err
	}
	return s.probe()
}

// probe is what planning needs to know of a parsed source.
func (s *source) probe() (p Probe, err error) {
	defer func() { // pdfcpu's types panic on some broken objects
		if broken := recover(); broken != nil {
			err = fmt.Errorf("%w: %v", ErrSource, broken)
		}
	}()
	p = Probe{Pages: len(s.pages)}
	for _, page := range s.pages {
		p.Weights = append(p.Weights, s.weigh(page))
		for _, a := range s.array(page.dict["Annots"]) {
			p.Drawn = p.Drawn || s.drawn(s.dict(a))
		}
	}
	return p, nil
}

// openItem parses a source; a picture becomes a PDF of one page first.
func openItem(r io.ReaderAt, size int64, media string) (*source, error) {
	if !isPicture(media) {
		return openSource(r, size)
	}
	page, err := picturePage(r, size, media)
	if err != nil {
		return nil, err
	}
	s, err := openSource(bytes.NewReader(page), int64(len(page)))
	if err == nil {
		s.inner = true
	}
	return s, err
}

// Bytes an object takes in the output beside its data.
const (
	streamHead = 400
	smallBytes = 120
)

// weigh lists the objects a page needs. It walks with a list of its own: a
// chain of a million references is no reason to run out of stack.
func (s *source) weigh(p sourcePage) []Weight {
	var out []Weight
	seen := map[int]bool{p.number: true}
	todo := []types.Object{p.inherited["Resources"], p.dict}
	for len(todo) > 0 {
		o := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch v := o.(type) {
		case types.IndirectRef:
			nr := v.ObjectNumber.Value()
			if seen[nr] || s.isPg[nr] {
				continue
			}
			seen[nr] = true
			target := s.object(nr)
			if sd, ok := target.(types.StreamDict); ok {
				out = append(out, Weight{nr, dataSize(sd) + streamHead})
				target = sd.Dict
			} else {
				out = append(out, Weight{nr, smallBytes})
			}
			todo = append(todo, target)
		case types.Dict:
			for _, k := range sortedKeys(v) {
				if k != "Parent" && !dropped[k] {
					todo = append(todo, v[k])
				}
			}
		case types.Array:
			todo = append(todo, v...)
		}
	}
	return out
}

// sortedKeys makes the output independent of the order in which Go hands out a
// map.
func sortedKeys(d types.Dict) []string {
	keys := make([]string, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
