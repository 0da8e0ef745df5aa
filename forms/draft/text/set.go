package text

import (
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// Set holds the fonts of one output file: it lays out and draws text and remembers which glyphs the file needs. A Set
// is for one goroutine.
type Set struct {
	w         *pdfw.Writer
	resources int // object number of the font dictionary
	chains    [styles]fallback
	fonts     []*outFont
	byFace    map[*font.Face]*outFont
	split     shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
	singles   map[single]Line
}

// outFont is one face as one file uses it.
type outFont struct {
	*Face // nil until open
	set   *Set
	from  *bundled
	id    int // /HbF<id> in content streams
	face  *font.Face
	used  map[font.GID]string // glyph drawn -> the text it stands for, "" while none is known
}

// open makes the font ready where no text needed it before.
func (f *outFont) open() *outFont {
	if f.Face == nil {
		f.Face = f.from.open()
		f.face = font.NewFace(f.shape)
		f.set.byFace[f.face] = f
	}
	return f
}

// fallback resolves characters to faces for the segmenter.
type fallback []*outFont

func (c fallback) ResolveFace(r rune) *font.Face {
	for _, f := range c {
		if f.open().has(r) {
			return f.face
		}
	}
	return c[0].open().face
}

type single struct {
	txt   string
	size  float64
	style Style
}

// NewSet prepares the built-in fonts for the file that w writes. Nothing is written before Finish.
func NewSet(w *pdfw.Writer) *Set {
	s := &Set{w: w, resources: w.Alloc(), byFace: map[*font.Face]*outFont{}, singles: map[single]Line{}}
	s.shaper.SetFontCacheSize(2 * styles)
	seen := map[*bundled]*outFont{}
	for st := range Style(styles) {
		for _, f := range builtin().chain(st) {
			o := seen[f]
			if o == nil {
				o = &outFont{set: s, from: f, id: len(s.fonts), used: map[font.GID]string{}}
				seen[f] = o
				s.fonts = append(s.fonts, o)
			}
			s.chains[st] = append(s.chains[st], o)
		}
	}
	return s
}

// Resources is the entry for the /Resources dictionary of every page or form that Draw drew on.
func (s *Set) Resources() string { return fmt.Sprintf("/Font %d 0 R", s.resources) }
