package packet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// ErrSource: a source cannot be read, or holds more than a source may.
var ErrSource = errors.New("packet: a source cannot be read")

// What a source may hold at most: a page tree can name one page without end.
const (
	maxPages = 20_000
	maxDepth = 100
)

// source is one parsed PDF. It reads; copier writes.
type source struct {
	ctx   *model.Context
	r     io.ReaderAt // where the data of pictures is read from
	inner bool        // r is a PDF made here of a picture, not the item's own bytes
	root  types.Dict
	pages []sourcePage
	isPg  map[int]bool // object numbers of pages
	dests map[string]types.Object
}

// sourcePage is a page with what it inherits from the page tree.
type sourcePage struct {
	number    int // of its object
	dict      types.Dict
	inherited map[string]types.Object
}

// inheritable are the keys a page takes from its parents (ISO 32000-1, table 30).
var inheritable = []string{"MediaBox", "CropBox", "Rotate", "Resources"}

func init() {
	// Else pdfcpu writes a configuration folder into the user's home.
	api.DisableConfigDir()
}

// openSource parses a PDF, its pictures left out; a file encrypted with an
// empty user password is decrypted, and then nothing can be left out. A broken
// file is an error, never a panic.
func openSource(r io.ReaderAt, size int64) (*source, error) {
	return openWithout(r, size, unread)
}

// openFinished parses a packet to be looked through: nothing of its catalog is
// left away.
func openFinished(r io.ReaderAt, size int64) (*source, error) { return openWithout(r, size, nil) }

func openWithout(r io.ReaderAt, size int64, without []string) (*source, error) {
	thin := &sparse{r: r, size: size}
	s, err := parseSource(thin, size, without)
	if thin.left > 0 && (err != nil || thin.lost() || s.ctx.E != nil || len(s.ctx.EncKey) > 0) {
		s, err = parseSource(r, size, without)
	}
	if err != nil {
		return nil, err
	}
	s.r = r
	return s, nil
}

// parseSource parses a PDF without some entries of its catalog (none: as it is).
func parseSource(r io.ReaderAt, size int64, leave []string) (s *source, err error) {
	defer func() {
		if p := recover(); p != nil {
			s, err = nil, fmt.Errorf("%w: %v", ErrSource, p)
		}
	}()
	ctx, err := api.ReadContext(io.NewSectionReader(r, 0, size), readConfig())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSource, err)
	}
	s = &source{ctx: ctx, isPg: map[int]bool{}}
	if s.root, err = ctx.Catalog(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSource, err)
	}
	for _, k := range leave {
		delete(s.root, k)
	}
	if len(leave) > 0 {
		s.thin()
	}
	if err := api.ValidateContext(ctx); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSource, err)
	}
	if err := s.walk(s.root["Pages"], nil, map[int]bool{}, 0); err != nil {
		return nil, err
	}
	if len(s.pages) == 0 {
		return nil, fmt.Errorf("%w: no pages", ErrSource)
	}
	return s, nil
}

// unread are the entries of a catalog that are never copied. Checking them
// takes as long as all the rest of a form, and a defect in them stops nobody.
var unread = []string{"StructTreeRoot", "Metadata", "PieceInfo", "AA", "OpenAction", "Perms", "Legal", "SpiderInfo", "Collection", "AF"}

// thin takes out of every object what is never copied: a defect in it stops
// nobody, and checking it takes time.
func (s *source) thin() {
	for nr, e := range s.ctx.Table {
		if e == nil {
			continue
		}
		if l, ok := e.Object.(types.LazyObjectStreamObject); ok {
			raw, err := l.GetData()
			if err != nil || !slices.ContainsFunc(inDropped, func(key []byte) bool { return bytes.Contains(raw, key) }) {
				continue
			}
		}
		switch d := s.object(nr).(type) {
		case types.Dict:
			without(d)
		case types.StreamDict:
			without(d.Dict)
		}
	}
}

// inDropped are the keys that are never copied, as a file writes them.
var inDropped = func() (out [][]byte) {
	for k := range dropped {
		out = append(out, []byte("/"+k))
	}
	return out
}()

// needs are those that the check of an object asks for.
var needs = []string{"JS", "EF", "RichMediaContent"}

func without(d types.Dict) {
	for k := range d {
		if dropped[k] && !slices.Contains(needs, k) {
			delete(d, k)
		}
	}
}

// readConfig makes pdfcpu read and nothing more.
func readConfig() *model.Configuration {
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.CreateBookmarks, conf.Optimize = false, false
	conf.OptimizeBeforeWriting, conf.OptimizeResourceDicts = false, false
	conf.RemoveEncryption, conf.Offline = true, true
	conf.Cmd = model.MERGECREATE
	return conf
}

// walk visits the page tree once; asking pdfcpu for page n would start at the
// root each time.
func (s *source) walk(o types.Object, from map[string]types.Object, seen map[int]bool, depth int) error {
	ref, ok := o.(types.IndirectRef)
	if !ok || depth > maxDepth {
		return nil
	}
	nr := ref.ObjectNumber.Value()
	dict, ok := s.object(nr).(types.Dict)
	if !ok || seen[nr] {
		return nil
	}
	inherited := map[string]types.Object{}
	for _, k := range inheritable {
		if v, ok := dict[k]; ok {
			inherited[k] = v
		} else if v, ok := from[k]; ok {
			inherited[k] = v
		}
	}
	kids, isNode := s.deref(dict["Kids"]).(types.Array)
	if !isNode {
		if len(s.pages) >= maxPages {
			return fmt.Errorf("%w: more than %d pages", ErrSource, maxPages)
		}
		s.isPg[nr] = true
		s.pages = append(s.pages, sourcePage{nr, dict, inherited})
		return nil
	}
	seen[nr] = true
	for _, kid := range kids {
		if err := s.walk(kid, inherited, seen, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// object returns an object by number, nil when there is none.
func (s *source) object(nr int) types.Object {
	e, ok := s.ctx.FindTableEntryLight(nr)
	if !ok || e == nil || e.Free {
		return nil
	}
	// What no check asked for is still as it stands in its object stream: its
	// references would go over with the numbers of the source.
	if l, ok := e.Object.(types.LazyObjectStreamObject); ok {
		o, err := l.DecodedObject(context.Background())
		if err != nil {
			return nil
		}
		e.Object = o
	}
	return e.Object
}

// deref follows references; a ring of them ends in nil.
func (s *source) deref(o types.Object) types.Object {
	for range 20 {
		r, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		o = s.object(r.ObjectNumber.Value())
	}
	return nil
}

func (s *source) dict(o types.Object) types.Dict {
	d, _ := s.deref(o).(types.Dict)
	return d
}

func (s *source) array(o types.Object) types.Array {
	a, _ := s.deref(o).(types.Array)
	return a
}

func (s *source) name(o types.Object) string {
	n, _ := s.deref(o).(types.Name)
	return string(n)
}

func (s *source) integer(o types.Object) int {
	n, _ := s.deref(o).(types.Integer)
	return n.Value()
}

func (s *source) numbers(o types.Object) []float64 {
	var out []float64
	for _, x := range s.array(o) {
		switch v := s.deref(x).(type) {
		case types.Integer:
			out = append(out, float64(v))
		case types.Float:
			out = append(out, float64(v))
		}
	}
	return out
}

// text decodes a string or name for comparison.
func (s *source) text(o types.Object) string {
	switch v := o.(type) {
	case types.StringLiteral:
		if b, err := types.Unescape(string(v)); err == nil {
			return string(b)
		}
		return string(v)
	case types.HexLiteral:
		b, _ := v.Bytes()
		return string(b)
	case types.Name:
		return string(v)
	}
	return ""
}

// destination turns any destination into an explicit one, nil when there is
// none: named ones would have to be unique over all sources of a packet.
func (s *source) destination(o types.Object) types.Array {
	o = s.deref(o)
	if key := s.text(o); key != "" {
		o = s.deref(s.named()[key])
	}
	if d, ok := o.(types.Dict); ok {
		o = s.deref(d["D"])
	}
	a, _ := o.(types.Array)
	if len(a) == 0 {
		return nil
	}
	if _, ok := a[0].(types.IndirectRef); !ok {
		return nil
	}
	return a
}

// named collects the named destinations, of the old dictionary and of the name
// tree (ISO 32000-1, 12.3.2.3).
func (s *source) named() map[string]types.Object {
	if s.dests != nil {
		return s.dests
	}
	s.dests = map[string]types.Object{}
	for k, v := range s.dict(s.root["Dests"]) {
		s.dests[k] = v
	}
	budget := 10_000
	var tree func(d types.Dict, depth int)
	tree = func(d types.Dict, depth int) {
		names := s.array(d["Names"])
		for i := 0; i+1 < len(names); i += 2 {
			s.dests[s.text(s.deref(names[i]))] = names[i+1]
		}
		for _, k := range s.array(d["Kids"]) {
			if budget--; depth < 20 && budget > 0 {
				tree(s.dict(k), depth+1)
			}
		}
	}
	tree(s.dict(s.dict(s.root["Names"])["Dests"]), 0)
	return s.dests
}
