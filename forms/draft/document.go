package draft

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// Look is the house style of one kind of paper.
type Look string

// The looks: a court paper is double-spaced with first-line indents, a letter single-spaced. California's courts want
// their paper with numbered lines (Cal. Rules of Court, rules 2.104 to 2.110). A chart is set in the size of a court
// paper with single spacing, for wide tables.
const (
	Pleading           Look = "pleading"
	Letter             Look = "letter"
	CaliforniaPleading Look = "california-pleading"
	Chart              Look = "chart"
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

	Sources []Source        // which paragraph comes from which piece of the story, in reading order
	Cited   []string        // ids of the exhibits that the paper names, in reading order
	Reader  cases.Recipient // who it is for
}

// Rich is running text in one or more styles. A span may carry a footnote in its Note: its number follows the span, its
// words stand at the foot of the page.
type Rich []text.Span

// Plain is running text in the upright style.
func Plain(s string) Rich { return Rich{{Text: s}} }

// Noted is a span that is nothing but the mark of a footnote with these words.
func Noted(note Rich) text.Span { return text.Span{Note: note} }

// Notes are the footnotes of r, in order.
func (r Rich) Notes() []Rich {
	var out []Rich
	for _, sp := range r {
		if len(sp.Note) > 0 {
			out = append(out, sp.Note)
		}
	}
	return out
}

// String is the text without its styles and footnotes.
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
		out[i] = text.Span{Text: sp.Text, Style: sp.Style | st, Note: sp.Note}
	}
	return out
}

// Block is one element of a Document. The set is closed: these are all there are.
type Block interface{ compile(*compiler) }

// CaptionStyle is how the courts of a venue draw the head of a paper.
type CaptionStyle string

// The styles of a caption. PlainCaption fits any court; it is also what an empty or unknown style gives.
const (
	PlainCaption CaptionStyle = "plain"
	Federal      CaptionStyle = "federal"
	California   CaptionStyle = "california" // counsel on lines 1 to 7, the court on line 8 (Cal. Rules of Court, rule 2.111)
	NewYork      CaptionStyle = "newyork"    // a box of dashes that end in x
	Texas        CaptionStyle = "texas"      // a column of section signs
	Florida      CaptionStyle = "florida"
)

// Caption is the head of a court paper: the court, the parties on the left, and on the right what the paper is.
type Caption struct {
	Style   CaptionStyle
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

// Numbered is a paragraph with the next number of its level: 1., 2. on level 1 (also 0), a., b. on level 2, i., ii. on
// level 3. A number of a higher level starts those below it anew; Restart starts its own level anew, at one.
type Numbered struct {
	Text    Rich
	Level   int
	Restart bool
}

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

// NotaryKind is what a notary certifies.
type NotaryKind string

// The kinds of Notary: that the words were sworn to, or that the signer acknowledged the signature.
const (
	NotaryJurat          NotaryKind = "jurat"
	NotaryAcknowledgment NotaryKind = "acknowledgment"
)

// Notary is the part of a paper that a notary fills in: venue, words, a line to sign on and a place for the seal. It
// stays whole. What is empty of State, County and Signer becomes a line to write on. Words replace the usual ones of the
// kind.
type Notary struct {
	Kind   NotaryKind
	State  Rich
	County Rich
	Signer Rich
	Words  Rich
}

// Break starts a new page.
type Break struct{}
