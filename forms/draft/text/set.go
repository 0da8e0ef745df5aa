package text

import (
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"github.com/harborfile/harborfile/forms/draft/fonts"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// Set holds the fonts of one output file: it lays out and draws text and remembers which glyphs the file needs. A Set
// is for one goroutine.
type Set struct {
	w         *pdfw.Writer
	resources int // object number of the font dictionary
	chains    [styles]*fallback
	fonts     []*outFont
	bySource  map[*source]*outFont
	byFace    map[*font.Face]*outFont
	raised    *outFont // for the marks of notes, once there is one
	split     shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
	wrapper   shaping.LineWrapper
	singles   map[single]Line
}

// outFont is one face as one file uses it.
type outFont struct {
	*Face // nil until open
	set   *Set
	from  *source
	id    int // /HbF<id> in content streams
	face  *font.Face
	used  map[font.GID]string // glyph drawn -> the text it stands for, "" while none is known
}

// open makes the font ready where no text needed it before; false where it cannot be used.
func (f *outFont) open() bool {
	if f.Face == nil {
		if f.Face = f.from.open(); f.Face == nil {
			return false
		}
		f.face = font.NewFace(f.shape)
		f.set.byFace[f.face] = f
	}
	return true
}

// can reports whether the font is one for r and has it.
func (f *outFont) can(r rune) bool {
	return (f.from.draws == nil || f.from.draws(r)) && f.open() && f.has(r)
}

// font is the source as this file uses it.
func (s *Set) font(from *source) *outFont {
	f := s.bySource[from]
	if f == nil {
		f = &outFont{set: s, from: from, id: len(s.fonts), used: map[font.GID]string{}}
		s.bySource[from] = f
		s.fonts = append(s.fonts, f)
	}
	return f
}

// fallback resolves characters to faces in one style.
type fallback struct {
	set    *Set
	fonts  []*outFont
	system []*outFont // once a character asked for them
	asked  bool
}

// find is the font that draws r, or nil.
func (c *fallback) find(r rune) *outFont {
	for _, f := range c.fonts {
		if f.can(r) {
			return f
		}
	}
	if !fonts.CJK(r) {
		return nil
	}
	if !c.asked {
		c.asked = true
		for _, from := range system() {
			c.system = append(c.system, c.set.font(from))
		}
	}
	for _, f := range c.system {
		if f.can(r) {
			return f
		}
	}
	return nil
}

// first is the main font of the style.
func (c *fallback) first() *outFont {
	c.fonts[0].open()
	return c.fonts[0]
}

// ResolveFace gives the segmenter one font for everything: fonts are chosen afterwards, by split.
func (c *fallback) ResolveFace(rune) *font.Face { return c.first().face }

type single struct {
	txt   string
	size  float64
	style Style
}

// NewSet prepares the built-in fonts for the file that w writes. Nothing is written before Finish.
func NewSet(w *pdfw.Writer) *Set {
	s := &Set{w: w, resources: w.Alloc(), bySource: map[*source]*outFont{}, byFace: map[*font.Face]*outFont{}, singles: map[single]Line{}}
	s.shaper.SetFontCacheSize(2 * styles)
	for st := range s.chains {
		c := &fallback{set: s}
		for _, from := range builtin().chains[st] {
			c.fonts = append(c.fonts, s.font(from))
		}
		s.chains[st] = c
	}
	return s
}

// Resources is the entry for the /Resources dictionary of every page or form that Draw drew on.
func (s *Set) Resources() string { return fmt.Sprintf("/Font %d 0 R", s.resources) }
