package docx

import "github.com/harborfile/harborfile/forms/draft"

// twips are twentieths of a point, the unit of this format.
const twips = 20

// The page: US letter. Margins in twips; those of numbered paper leave room for the numbers.
const (
	pageWidth  = 612 * twips
	pageHeight = 792 * twips
	margin     = 72 * twips
)

// look is how one draft.Look is set, in points.
type look struct {
	size     float64 // of body text
	line     float64 // from line to line of body text
	tight    float64 // from line to line where text is single-spaced
	indent   float64 // of a paragraph's first line
	after    float64 // below a paragraph
	centred  bool    // headings of level 1
	numbered bool    // lines are numbered 1 to 28 at the left
}

var looks = map[draft.Look]look{
	draft.Pleading:           {size: 12, line: 24, tight: 14, indent: 36, centred: true},
	draft.CaliforniaPleading: {size: 12, line: 24, tight: 12, indent: 36, centred: true, numbered: true},
	draft.Letter:             {size: 11, line: 14.5, tight: 14, after: 8},
	draft.Chart:              {size: 12, line: 15, tight: 14, after: 8, centred: true},
}

func lookOf(l draft.Look) look {
	if k, ok := looks[l]; ok {
		return k
	}
	return looks[draft.Pleading]
}

// left and right are the margins in twips.
func (k look) left() int {
	if k.numbered {
		return 108 * twips
	}
	return margin
}

func (k look) right() int {
	if k.numbered {
		return 45 * twips
	}
	return margin
}

// measure is the width of the text in twips.
func (k look) measure() int { return pageWidth - k.left() - k.right() }
