package cases

// FormMap is a form map that an office made for an edition the program knows no map of, or that another office shared.
// The map itself is a sealed file; the record says which blanks it fits.
type FormMap struct {
	Meta
	ID      string   `json:"id"`
	Form    string   `json:"form"`    // number as people say it
	Edition string   `json:"edition"` // as printed
	Title   string   `json:"title,omitempty"`
	About   string   `json:"about,omitempty"`  // "relative" for a form about a member of the client's family
	SHA256  []string `json:"sha256"`           // of the blanks it was made from
	Names   string   `json:"names,omitempty"`  // hash of the names of all their fields
	Open    int      `json:"open,omitempty"`   // rows that nobody has decided yet
	File    Blob     `json:"file"`             // the map as it is written
	From    string   `json:"from,omitempty"`   // the office that shared it; "" for one of our own making
	Theirs  string   `json:"theirs,omitempty"` // who signed it off there, and when, in words
	By      string   `json:"by,omitempty"`     // who of this office signed it off, "" while nobody has
	On      Date     `json:"on,omitempty"`
	When    string   `json:"when,omitempty"` // RFC 3339: when it was changed last
}

// Key places the map in the office's stream.
func (m FormMap) Key() Key { return Key{"formMap", m.ID, OfficeStream} }

// PageCheck is one page of a blank that a person compared with the map: every box, and what will be written in it.
type PageCheck struct {
	Page int    `json:"page"` // from 1
	By   string `json:"by"`   // who
	On   Date   `json:"on"`
	Of   string `json:"of"` // hash of what the map said of this page; after a change the page is to be checked again
}
