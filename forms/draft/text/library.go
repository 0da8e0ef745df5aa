package text

import (
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

// bundled is a font that comes with the program. It is parsed when a text first needs it: all ten take 15 MB, and most
// papers need three or four.
type bundled struct {
	name string
	ttf  []byte
	once sync.Once
	face *Face
}

// open parses the font. It is compiled in, so one that does not parse is a broken build.
func (b *bundled) open() *Face {
	b.once.Do(func() {
		f, err := ParseFace(b.name, b.ttf)
		if err != nil {
			panic(err)
		}
		b.face = f
	})
	return b.face
}

// chain is a fallback order: the first face that has a character draws it.
type chain []*bundled

func (c chain) find(r rune) *Face {
	for _, b := range c {
		if f := b.open(); f.has(r) {
			return f
		}
	}
	return nil
}

// library is the fonts that come with the program.
type library struct{ chains [styles]chain }

func (l *library) chain(st Style) chain { return l.chains[st%styles] }

// builtin is the only library.
var builtin = sync.OnceValue(func() *library {
	font := func(name string, ttf []byte) *bundled { return &bundled{name: name, ttf: ttf} }
	plain := font("DejaVuSans", dejavusans.TTF)
	heavy := font("DejaVuSans-Bold", dejavusansbold.TTF)
	l := &library{}
	l.chains[Regular] = chain{font("LiberationSerif", liberationserifregular.TTF), plain, heavy}
	l.chains[Bold] = chain{font("LiberationSerif-Bold", liberationserifbold.TTF), heavy, plain}
	l.chains[Italic] = chain{font("LiberationSerif-Italic", liberationserifitalic.TTF), plain, heavy}
	l.chains[Bold|Italic] = chain{font("LiberationSerif-BoldItalic", liberationserifbolditalic.TTF), heavy, plain}
	l.chains[Sans] = chain{font("LiberationSans", liberationsansregular.TTF), plain, heavy}
	l.chains[Sans|Bold] = chain{font("LiberationSans-Bold", liberationsansbold.TTF), heavy, plain}
	l.chains[Sans|Italic] = chain{font("LiberationSans-Italic", liberationsansitalic.TTF), plain, heavy}
	l.chains[Sans|Bold|Italic] = chain{font("LiberationSans-BoldItalic", liberationsansbolditalic.TTF), heavy, plain}
	return l
})
