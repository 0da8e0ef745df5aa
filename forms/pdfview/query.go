package pdfview

import "image"

// op names what a query asks for.
type op string

const (
	opOpen    op = "open"    // answer: Pages
	opPage    op = "page"    // answer: Geometry
	opRender  op = "render"  // pixels, then answer: PixelW, PixelH
	opThumbs  op = "thumbs"  // pixels of all, then answer: Sizes
	opText    op = "text"    // answer: Text
	opWords   op = "words"   // answer: Words
	opLinks   op = "links"   // answer: Links
	opOutline op = "outline" // answer: Bookmarks
	opTraits  op = "traits"  // answer: Traits
	opSave    op = "save"    // chunks, then an empty answer
)

// query is what the parent asks of the child.
type query struct {
	Op      op
	Doc     uint64 // identity; the child keeps the last document open
	Size    int64  // bytes of the document
	Page    int    // counted from 0
	DPI     int
	Bare    bool  // render: without form fields and annotations
	Single  bool  // words: every character as a word of its own
	Flatten bool  // save: paint form fields and annotations into the page first
	Many    []int `json:",omitempty"` // thumbs: the pages
	Side    int   `json:",omitempty"` // thumbs: most pixels across and down
}

// answer ends an exchange.
type answer struct {
	Err            string `json:",omitempty"` // a word of codes
	Pages          int    `json:",omitempty"`
	Geometry       Geometry
	PixelW, PixelH int           `json:",omitempty"`
	Sizes          []image.Point `json:",omitempty"` // of each picture of thumbs
	Text           string        `json:",omitempty"`
	Words          []Word        `json:",omitempty"`
	Links          []Link        `json:",omitempty"`
	Bookmarks      []Bookmark    `json:",omitempty"`
	Traits         Traits
	Held           uint64 // bytes of memory the child holds
}

// Rect is a rectangle on a page as it is displayed: points (1/72 inch) from the
// top left corner, y growing downwards, page rotation already applied.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Word is a run of characters without white space, with its place.
type Word struct {
	Text string
	Rect Rect
}

// Link is a link annotation.
type Link struct {
	Rect Rect
	Page int    // target page counted from 0, or -1 when the link leads elsewhere
	URI  string `json:",omitempty"` // web address, when it has one
}

// Bookmark is one entry of the outline.
type Bookmark struct {
	Title string
	Page  int        // target page counted from 0, or -1
	Kids  []Bookmark `json:",omitempty"`
}

// Traits is what preflight asks about a whole document.
type Traits struct {
	Encrypted   bool
	Scripts     int // JavaScript actions of the document
	Attachments int
	FormKind    string            // "", "acroform", "xfa"
	Metadata    map[string]string // Title, Author, Subject, Keywords, Creator, Producer, dates; only those set
	Labels      []string          // the label of each page, as a viewer shows it
}

// Geometry is the shape of a page and the way from its own coordinates to the
// displayed ones.
type Geometry struct {
	W, H float64 // points, as displayed
	// M maps a point of the page's user space (x, y) to displayed points:
	// X = M[0]x + M[2]y + M[4], Y = M[1]x + M[3]y + M[5].
	M [6]float64
}

// Place returns where a rectangle of the page's user space (as in a form
// field's Rect: lower left and upper right corner) lies on the displayed page.
func (g Geometry) Place(x0, y0, x1, y1 float64) Rect {
	ax, ay := g.point(x0, y0)
	bx, by := g.point(x1, y1)
	return Rect{min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)}
}

func (g Geometry) point(x, y float64) (float64, float64) {
	return g.M[0]*x + g.M[2]*y + g.M[4], g.M[1]*x + g.M[3]*y + g.M[5]
}
