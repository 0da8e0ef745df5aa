package packet

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// cites say where the rules of a matter's venue stand. An empty one means that
// the law data knows no such rule there: the line is then the office's own
// check, and says no rule.
type cites struct {
	numbers     string // consecutive page numbers
	contents    string // a table of contents
	text        string // text that can be searched
	identifiers string // numbers to be left out
	active      string // no password, script, attached file or open field
}

// citesOf reads them from the law data.
func citesOf(m cases.Matter) cites {
	v, ok := venueOf(m)
	if !ok {
		return cites{}
	}
	f, where := v.Facts, v.Cite()
	when := func(established bool) string {
		if established {
			return where
		}
		return ""
	}
	forbids := func(allowed ...*bool) bool {
		return slices.ContainsFunc(allowed, func(b *bool) bool { return b != nil && !*b })
	}
	c := cites{
		numbers:     when(f.PageNumbering != ""),
		contents:    when(f.TableOfContents != ""),
		text:        when(f.TextSearchable != nil && *f.TextSearchable),
		identifiers: when(len(f.Redaction) > 0),
		active:      when(forbids(f.Password, f.JavaScript, f.FormFields, f.EmbeddedFiles)),
	}
	if v.ID == federalCourts {
		if r, ok := law.VenueByID(federalRedaction); ok {
			c.identifiers = r.Cite()
		}
	}
	return c
}

// Rows of the law data: what holds in every federal court stands in a row of
// its own.
const (
	federalCourts    = "file.us.cmecf"
	federalRedaction = "file.us.redaction"
)

// venueOf is the place of filing: the one the matter names, else the only one
// of the court's state. A state with several is not guessed.
func venueOf(m cases.Matter) (law.Venue, bool) {
	if m.Venue.ID != "" {
		return law.VenueByID(m.Venue.ID)
	}
	if m.Kind == cases.Immigration || m.Venue.State == "" {
		return law.Venue{}, false
	}
	if m.Venue.State == "US" || strings.HasPrefix(m.Venue.Court, "United States") {
		return law.VenueByID(federalCourts)
	}
	of := slices.DeleteFunc(law.Venues(), func(v law.Venue) bool { return v.Jurisdiction != m.Venue.State })
	if len(of) != 1 {
		return law.Venue{}, false
	}
	return of[0], true
}
