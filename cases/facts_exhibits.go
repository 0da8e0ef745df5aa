package cases

import (
	"regexp"
	"slices"
	"strings"
)

// ExhibitsPrefix begins the names of the facts that list the exhibits marked as proving a point: exhibits.ev.medical.
// A point is the id of a row of the law data, of which this package knows nothing, so Facts does not list these.
const ExhibitsPrefix = "exhibits."

var pointID = regexp.MustCompile(`^[a-z0-9_]+([.-][a-z0-9_]+)*$`)

// exhibitsFact lists the letters or numbers of the exhibits that prove a point, in their order.
func exhibitsFact(point string) (Fact, bool) {
	if !pointID.MatchString(point) {
		return Fact{}, false
	}
	return listFact(ExhibitsPrefix+point, "Exhibit that shows "+point, "Anexo que muestra "+point, func(s *Snapshot) []string {
		var out []string
		for i, e := range exhibits(s) {
			if slices.Contains(e.Proves, point) {
				out = append(out, s.Matter.Packet.ExhibitLabel(i))
			}
		}
		return out
	}), true
}

// ExhibitsProving are the ids of the exhibits that are marked as proving a point, in their order.
func (s *Snapshot) ExhibitsProving(point string) []string {
	var out []string
	for _, e := range exhibits(s) {
		if slices.Contains(e.Proves, strings.TrimPrefix(point, ExhibitsPrefix)) {
			out = append(out, e.ID)
		}
	}
	return out
}
