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
// has the widths of Times New Roman; Sans has those of Arial.
type Style uint8

// The parts of a Style.
const (
	Regular Style = 0
	Bold    Style = 1
	Italic  Style = 2
	Sans    Style = 4

	styles = 8
)

// chain is a fallback order: the first face that has a character draws it.
type chain []*Face

func (c chain) find(r rune) *Face {
	for _, f := range c {
		if f.has(r) {
			return f
		}
	}
	return nil
}

// library is the faces that come with the program, parsed once.
type library struct{ chains [styles]chain }

func (l *library) chain(st Style) chain { return l.chains[st%styles] }

// builtin parses the fonts on first use. They are compiled in, so a font that does not parse is a broken build.
var builtin = sync.OnceValue(func() *library {
	parse := func(name string, ttf []byte) *Face {
		f, err := ParseFace(name, ttf)
		if err != nil {
			panic(err)
		}
		return f
	}
	plain := parse("DejaVuSans", dejavusans.TTF)
	heavy := parse("DejaVuSans-Bold", dejavusansbold.TTF)
	l := &library{}
	l.chains[Regular] = chain{parse("LiberationSerif", liberationserifregular.TTF), plain, heavy}
	l.chains[Bold] = chain{parse("LiberationSerif-Bold", liberationserifbold.TTF), heavy, plain}
	l.chains[Italic] = chain{parse("LiberationSerif-Italic", liberationserifitalic.TTF), plain, heavy}
	l.chains[Bold|Italic] = chain{parse("LiberationSerif-BoldItalic", liberationserifbolditalic.TTF), heavy, plain}
	l.chains[Sans] = chain{parse("LiberationSans", liberationsansregular.TTF), plain, heavy}
	l.chains[Sans|Bold] = chain{parse("LiberationSans-Bold", liberationsansbold.TTF), heavy, plain}
	l.chains[Sans|Italic] = chain{parse("LiberationSans-Italic", liberationsansitalic.TTF), plain, heavy}
	l.chains[Sans|Bold|Italic] = chain{parse("LiberationSans-BoldItalic", liberationsansbolditalic.TTF), heavy, plain}
	return l
})
