package text

import (
	"os"
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/harborfile/harborfile/forms/draft/fonts"
)

// Style picks a face; Bold, Italic and Sans may be combined with |. The zero Style is upright Liberation Serif, which
// has the widths of Times New Roman; Sans has those of Arial. Underline and Strike draw a line under or through the text
// and change no width.
type Style uint8

// The parts of a Style.
const (
	Regular Style = 0
	Bold    Style = 1
	Italic  Style = 2
	Sans    Style = 4

	Underline Style = 8
	Strike    Style = 16

	styles = 8 // that pick a face
)

// source is a font that has not been read yet. It is read and parsed when a text first needs it: all of them together
// take 30 MB, and most papers need three or four.
type source struct {
	read  func() (*Face, error)
	draws func(rune) bool // the characters it is asked for; nil means any
	once  sync.Once
	face  *Face
}

// open is the font, or nil where a font of the system cannot be used.
func (b *source) open() *Face {
	b.once.Do(func() { b.face, _ = b.read() })
	return b.face
}

// find is the font, if it is one for r and has it.
func (b *source) find(r rune) *Face {
	if b.draws != nil && !b.draws(r) {
		return nil
	}
	if f := b.open(); f != nil && f.has(r) {
		return f
	}
	return nil
}

// chain is a fallback order: the first face that has a character draws it.
type chain []*source

func (c chain) find(r rune) *Face {
	for _, b := range c {
		if f := b.find(r); f != nil {
			return f
		}
	}
	return nil
}

// library is the fonts that come with the program.
type library struct{ chains [styles]chain }

// find is the face that draws r in a style: one that comes with the program, or for Chinese, Japanese and Korean one of
// the system.
func (l *library) find(r rune, st Style) *Face {
	if f := l.chains[st%styles].find(r); f != nil {
		return f
	}
	if fonts.CJK(r) {
		return system().find(r)
	}
	return nil
}

// builtin is the only library.
var builtin = sync.OnceValue(func() *library {
	plain, heavy := compiled("DejaVuSans", dejavusans.TTF), compiled("DejaVuSans-Bold", dejavusansbold.TTF)
	light, dark := scripts()
	light, dark = append(light, plain, heavy), append(dark, heavy, plain)
	l := &library{}
	for st, main := range [styles]*source{
		Regular:              compiled("LiberationSerif", liberationserifregular.TTF),
		Bold:                 compiled("LiberationSerif-Bold", liberationserifbold.TTF),
		Italic:               compiled("LiberationSerif-Italic", liberationserifitalic.TTF),
		Bold | Italic:        compiled("LiberationSerif-BoldItalic", liberationserifbolditalic.TTF),
		Sans:                 compiled("LiberationSans", liberationsansregular.TTF),
		Sans | Bold:          compiled("LiberationSans-Bold", liberationsansbold.TTF),
		Sans | Italic:        compiled("LiberationSans-Italic", liberationsansitalic.TTF),
		Sans | Bold | Italic: compiled("LiberationSans-BoldItalic", liberationsansbolditalic.TTF),
	} {
		rest := light
		if Style(st)&Bold != 0 {
			rest = dark
		}
		l.chains[st] = append(chain{main}, rest...)
	}
	return l
})

// scripts are the fonts of package fonts in both orders. The other weight follows each: where one lacks a character,
// the wrong weight is better than none.
func scripts() (light, dark chain) {
	for _, f := range fonts.Families {
		regular := packed(f.Regular, f.Draws)
		light, dark = append(light, regular), append(dark, regular)
		if f.Bold != "" {
			bold := packed(f.Bold, f.Draws)
			light, dark = append(light, bold), append(dark[:len(dark)-1], bold, regular)
		}
	}
	return light, dark
}

// compiled is a font in a Go module. One that does not parse is a broken build.
func compiled(name string, ttf []byte) *source {
	return &source{read: func() (*Face, error) { return must(ParseFace(name, ttf)), nil }}
}

func packed(name string, draws func(rune) bool) *source {
	return &source{draws: draws, read: func() (*Face, error) { return must(ParseFace(name, must(fonts.Open(name)))), nil }}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// largestFont is the most that is read from a font file of the system; Noto's largest has 25 MB.
const largestFont = 64 << 20

// system is the fonts of this computer with Chinese, Japanese and Korean characters.
func system() chain {
	var out chain
	for _, path := range fonts.System() {
		out = append(out, systemFont(path))
	}
	return out
}

// systemFonts remembers the fonts of the system by their paths.
var systemFonts sync.Map

func systemFont(path string) *source {
	s, _ := systemFonts.LoadOrStore(path, &source{draws: fonts.CJK, read: func() (*Face, error) {
		info, err := os.Stat(path)
		if err != nil || info.Size() > largestFont {
			return nil, errNotEmbeddable
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return parseSystemFace(path, data)
	}})
	return s.(*source)
}
