package packet

import (
	"io"

	"github.com/harborfile/harborfile/forms/packet/verify"
)

// Kind says what an item of a packet is.
type Kind string

// The kinds of item. The first six have pages of their own; the others are a
// sheet that this package sets, or, withheld, at times no page at all.
const (
	Form        Kind = "form"
	Document    Kind = "document"
	Exhibit     Kind = "exhibit"
	Translation Kind = "translation" // of the exhibit before it, under the same letter
	Certified   Kind = "certificate" // of the translator, under the same letter
	Attachment  Kind = "attachment"  // of the exhibit before it, under the same letter
	Missing     Kind = "missing"     // stands in the place of a form whose blank is not at hand
	Media       Kind = "media"       // stands for something that cannot be printed: sound, film
	Withheld    Kind = "withheld"    // keeps the letter of an exhibit that this recipient does not get
	Custodian   Kind = "custodian"   // the certificate of the custodian of the records
)

// Item is one thing in a packet, in filing order.
type Item struct {
	ID     string // of the record; the only name of it in the manifest
	Kind   Kind
	Group  string   // heading in the contents under which it stands
	Title  string   // as the contents and bookmarks print it
	Label  string   // of an exhibit: "A", "1"
	Part   string   // of what follows an exhibit under its letter: "English translation"
	SHA256 string   // of the original, lower-case hex; "" for a sheet
	Bytes  int64    // of a recording that is handed over beside the packet
	Steps  []string // how the pages came from the original, in plain words
	Chain  []Link   // the same with hashes, the original first
	Sheet  *Sheet   // what a sheet of ours says; nil for pages of a source
	Probe  Probe

	R     io.ReaderAt `json:"-"` // the PDF or picture; nil for a sheet
	Size  int64
	Media string // "image/jpeg" or "image/png" for a picture; anything else is PDF

	held   int     // number of the look after which the child may still hold it parsed
	parsed *source // in the child: held since then
}

// Link is a step from an original to the pages of a packet.
type Link = verify.Link

// tabbed reports whether a tab sheet with its letter comes before the item.
func (j Job) tabbed(it Item) bool {
	return it.Label != "" && it.Part == "" && it.Kind != Withheld && !j.NoTabs
}

// Probe is what planning needs to know of a source. It depends on the bytes of
// the source alone.
type Probe struct {
	Pages   int
	Drawn   bool       // form fields or visible markup lie over the pages
	Weights [][]Weight // per page: the objects it needs
}

// Weight is an object of a source and about how many bytes it takes.
type Weight struct {
	Object int
	Bytes  int64
}

// Sheet is a page of words that this package sets.
type Sheet struct {
	Kicker string      // small line above the title
	Title  string      //
	Facts  [][2]string // name, value
	Words  []string    // paragraphs
	Sign   []string    // lines to be signed and filled in by hand, each with its words below
}

// Job is what concerns the packet as a whole.
type Job struct {
	Title    string // in the document's properties; neutral, no names
	Cover    Cover
	TabWord  string // before a label on its tab sheet: "Exhibit", "Tab"
	Prefix   string // before page numbers, which then have six digits; "" = plain numbers
	From     int    // number of the first page; 0 = 1
	NoTabs   bool   // exhibits without tab sheets
	Date     string // of the document's properties, as in 20261122000000Z; never the clock
	MaxPart  int64  // bytes of one part; 0 = one file
	Version  string // of the program, for the record page
	LawAsOf  string // day of the law data, for the record page
	NoRecord bool   // without the record page at the end
}

// Cover is what the first page says. Empty parts are left out.
type Cover struct {
	Low      float64  // points from the upper edge that stay empty, where a court stamps there
	Court    []string // court or agency, centred
	Left     []string // caption, left side: parties
	Right    []string // caption, right side: numbers
	Title    string
	Subtitle string
	By       []string // who prepared it
	Notice   string   // about confidentiality
}
