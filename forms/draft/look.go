package draft

// The page, in points: US letter with one-inch margins.
const (
	pageWidth  = 612.0
	pageHeight = 792.0
	left       = 72.0
	right      = 540.0
	top        = 720.0
	bottom     = 76.0
	measure    = right - left
	footerY    = 42.0
)

// look is the sizes of one Look, in points.
type look struct {
	size    float64 // of body text
	lead    float64 // from line to line of body text
	tight   float64 // from line to line where text is single-spaced
	indent  float64 // of a paragraph's first line
	after   float64 // below a paragraph
	centred bool    // headings of level 1
}

var looks = map[Look]look{
	Pleading: {size: 12, lead: 24, tight: 14, indent: 36, centred: true},
	Letter:   {size: 11, lead: 14.5, tight: 14, after: 8},

	CaliforniaPleading: {size: 12, lead: 24, tight: 14, indent: 36, centred: true},
	Chart:              {size: 12, lead: 14.5, tight: 14, after: 8, centred: true},
}

func lookOf(l Look) look {
	if k, ok := looks[l]; ok {
		return k
	}
	return looks[Pleading]
}
