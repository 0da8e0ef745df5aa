package fill

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	gofont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Font is a parsed font file that text can be drawn with. It is immutable and may be shared.
type Font struct {
	name   string // PostScript-like name, letters and digits only
	font   *gofont.Font
	tables map[string][]byte // of a TrueType font, for subsetting; nil for outlines of another kind
	upem   float64
}

// ParseFont reads a TrueType or OpenType font, or the first font of a collection. name appears in the PDF.
func ParseFont(name string, data []byte) (*Font, error) {
	loaders, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", name, err)
	}
	if len(loaders) == 0 {
		return nil, fmt.Errorf("read font %s: %w", name, errEmptyFont)
	}
	parsed, err := gofont.NewFont(loaders[0])
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", name, err)
	}
	f := &Font{name: plainName(name), font: parsed, upem: float64(parsed.Upem())}
	if f.upem <= 0 {
		return nil, fmt.Errorf("read font %s: %w", name, errEmptyFont)
	}
	f.tables = subsetTables(loaders[0])
	return f, nil
}

var errEmptyFont = errors.New("no font in the file")

// plainName keeps what a PDF font name may hold.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, s)
}

// subsetTables loads the tables a TrueType subset is made of; nil when the font has no TrueType outlines.
func subsetTables(ld *opentype.Loader) map[string][]byte {
	out := map[string][]byte{}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf"} {
		b, err := ld.RawTable(opentype.MustNewTag(tag))
		if err != nil {
			return nil
		}
		out[tag] = b
	}
	if ld.HasTable(opentype.MustNewTag("fvar")) {
		return nil // a variable font's glyf holds one of many shapes: draw its outlines instead
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if b, err := ld.RawTable(opentype.MustNewTag(tag)); err == nil {
			out[tag] = b
		}
	}
	if len(out["head"]) < 54 || len(out["hhea"]) < 36 || len(out["maxp"]) < 6 {
		return nil
	}
	return out
}

// glyphOf returns the glyph for a character.
func (f *Font) glyphOf(r rune) (gofont.GID, bool) {
	g, ok := f.font.NominalGlyph(r)
	return g, ok && g != 0
}

// bundled are the fonts that come with the program: Liberation Sans, which has the widths of Helvetica and Arial, and
// DejaVu Sans for what it lacks.
var bundled = sync.OnceValues(func() ([]*Font, error) {
	sans, err := ParseFont("LiberationSans", liberationsansregular.TTF)
	if err != nil {
		return nil, err
	}
	dejavu, err := ParseFont("DejaVuSans", dejavusans.TTF)
	if err != nil {
		return nil, err
	}
	return []*Font{sans, dejavu}, nil
})

// boldFont serves the headings of our own forms.
var boldFont = sync.OnceValues(func() (*Font, error) {
	return ParseFont("LiberationSans-Bold", liberationsansbold.TTF)
})
