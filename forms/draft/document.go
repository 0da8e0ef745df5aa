package draft

import (
	"github.com/harborfile/harborfile/forms/draft/text"
)

// Look is the house style of one kind of paper.
type Look string

// The looks: a court paper is double-spaced with first-line indents, a letter single-spaced.
const (
	Pleading Look = "pleading"
	Letter   Look = "letter"
)

// Document is one paper, ready to be set in pages.
type Document struct {
	Title  string // title bar and bookmarks; no names in it
	Footer string // short title before "page x of y"
	Lang   string // BCP 47, for screen readers
	Look   Look
	Blocks []Block

	Facts map[string]string // fact path -> value used: when one changes, the paper is stale
	Notes []string          // attorney's note; never printed in the paper

	Sources []Source // which paragraph comes from which piece of the story, in reading order
}

// Rich is running text in one or more styles.
type Rich []text.Span

// Plain is running text in the upright style.
func Plain(s string) Rich { return Rich{{Text: s}} }

// String is the text without its styles.
func (r Rich) String() string {
	out := ""
	for _, sp := range r {
		out += sp.Text
	}
	return out
}

// styled adds a style to all of r.
func (r Rich) styled(st text.Style) []text.Span {
	out := make([]text.Span, len(r))
	for i, sp := range r {
		out[i] = text.Span{Text: sp.Text, Style: sp.Style | st}
	}
	return out
}

// Block is one element of a Document. The set is closed: these are all there are.
type Block interface{ compile(*compiler) }

// Caption is the head of a court paper: the court, the parties on the left, and on the right what the paper is.
type Caption struct {
	Counsel []Rich // lines at the top left, where the venue wants them
	Court   []Rich // centred
	Parties []Rich // one entry per line; "v." stands on its own
	Right   []Rich
}

// Letterhead is the head of a letter: the office's name and a line of ways to reach it.
type Letterhead struct {
	Name    string
	Contact string
}

// Title is the name of the paper, centred.
type Title struct{ Text Rich }

// Heading is a section heading of level 1 or 2.
type Heading struct {
	Level int
	Text  Rich
}

// Numbered is a paragraph with the next number of the document.
type Numbered struct{ Text Rich }

// Paragraph is a paragraph without a number. Tight ones are single-spaced without indent, as addresses are.
type Paragraph struct {
	Text  Rich
	Tight bool
}

// Quote is a block quotation: single-spaced, drawn in on both sides.
type Quote struct{ Text Rich }

// Table has a head row and rows; Widths are shares of the page width, equal when empty.
type Table struct {
	Head   []Rich
	Rows   [][]Rich
	Widths []float64
}

// List has one entry per item, lettered (a), (b), (c) or with a dash.
type List struct {
	Items    []Rich
	Lettered bool
}

// Signature is the place to sign: a date to be filled in by hand on the left, the signer's lines on the right. It stays
// whole and never stands alone on a page.
type Signature struct {
	Lead  Rich   // such as "Respectfully submitted,"
	Lines []Rich // under the line to sign on
	Dated bool
}

// Jurat is a declaration under penalty of perjury, followed by the declarant's signature (28 U.S.C. § 1746 for papers in
// federal courts and agencies).
type Jurat struct {
	Words Rich
	Lines []Rich
}

// Break starts a new page.
type Break struct{}
