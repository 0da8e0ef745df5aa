package draft

// The page, in points: US letter.
const (
	pageWidth  = 612.0
	pageHeight = 792.0
)

// frame is where text stands on a page, in points from its lower left corner.
type frame struct {
	left, right, top, bottom float64
}

// measure is the width of a line of text.
func (f frame) measure() float64 { return f.right - f.left }

// tall is the height of the text on a full page.
func (f frame) tall() float64 { return f.top - f.bottom }

// The frames: one-inch margins; somewhat wider for charts; and for California the line numbers and rules beside a text
// of the same width. There 28 lines of 23.5 points leave line 8, where the title of the court stands, 3 1/3 inches below
// the edge of the page, and room for the footer (Cal. Rules of Court, rules 2.107, 2.108, 2.110 and 2.111).
var (
	inchFrame       = frame{left: 72, right: 540, top: 720, bottom: 76}
	chartFrame      = frame{left: 54, right: 558, top: 734, bottom: 72}
	californiaFrame = frame{left: 108, right: 576, top: 716, bottom: 716 - 28*californiaLead}
)

const californiaLead = 23.5

// look is the sizes of one Look, in points.
type look struct {
	frame
	size     float64 // of body text
	lead     float64 // from line to line of body text
	tight    float64 // from line to line where text is single-spaced
	headLead float64 // from line to line of a heading
	indent   float64 // of a paragraph's first line
	after    float64 // below a paragraph
	note     float64 // size of footnotes
	table    float64 // size of tables
	centred  bool    // headings of level 1
	grid     float64 // where not 0, body text stands on lines this far apart, counted from the top of the page
}

var looks = map[Look]look{
	Pleading: {frame: inchFrame, size: 12, lead: 24, tight: 14, headLead: 15, indent: 36, note: 10, table: 10.5, centred: true},
	Letter:   {frame: inchFrame, size: 11, lead: 14.5, tight: 14, headLead: 15, after: 8, note: 9, table: 10.5},
	Chart:    {frame: chartFrame, size: 12, lead: 15.5, tight: 14, headLead: 15, after: 8, note: 10, table: 10.5, centred: true},
	CaliforniaPleading: {frame: californiaFrame, size: 12, lead: californiaLead, tight: 14,
		headLead: californiaLead, indent: 36, note: 12, table: 12, centred: true, grid: californiaLead},
}

func lookOf(l Look) look {
	if k, ok := looks[l]; ok {
		return k
	}
	return looks[Pleading]
}
