package packet

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// PackOf is the venue pack that a packet for a recipient is checked against: the one the office chose for the matter,
// else the recipient's own, else that of the matter's court. ok is false where none fits, and where several do: a court
// is not guessed.
func PackOf(s *cases.Snapshot, to cases.Recipient) (pack law.VenuePack, ok bool) {
	m := s.Matter
	if m.Packet.Pack != "" {
		return law.VenuePackByID(m.Packet.Pack)
	}
	if p, ok := onlyPack(func(p law.VenuePack) bool { return slices.Contains(p.Recipients, string(to)) }); ok {
		return p, true
	}
	if m.Venue.ID != "" {
		return onlyPack(func(p law.VenuePack) bool { return slices.Contains(p.Rows, m.Venue.ID) })
	}
	switch {
	case m.Kind == cases.Immigration || m.Venue.State == "" && m.Venue.Court == "":
		return law.VenuePack{}, false
	case m.Venue.State == "US" || strings.HasPrefix(m.Venue.Court, "United States"):
		return onlyPack(func(p law.VenuePack) bool { return slices.Contains(p.Rows, federalCourts) })
	}
	return onlyPack(func(p law.VenuePack) bool { return p.Jurisdiction == m.Venue.State })
}

// federalCourts is the row of what holds in every federal court.
const federalCourts = "file.us.cmecf"

// onlyPack is the one pack that fits.
func onlyPack(fits func(law.VenuePack) bool) (law.VenuePack, bool) {
	var found []law.VenuePack
	for _, p := range law.VenuePacks() {
		if fits(p) {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return law.VenuePack{}, false
	}
	return found[0], true
}
