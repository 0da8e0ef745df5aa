package guide

import (
	"cmp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Resources lists every hotline, agency, guide and group: the rows of the law data, those of the seed pages, and the
// office's own, which stand in place of a row with the same id. Hidden ones are left out unless all is set. Hotlines
// come first; within a kind the order is by title.
func Resources(own []cases.Resource, all bool) []cases.Resource {
	byID := map[string]cases.Resource{}
	for _, r := range builtIn() {
		byID[r.ID] = r
	}
	for _, r := range own {
		byID[r.ID] = r
	}
	var out []cases.Resource
	for _, r := range byID {
		if all || !r.Hidden {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b cases.Resource) int {
		return cmp.Or(cmp.Compare(kindRank(a), kindRank(b)), strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.ID, b.ID))
	})
	return out
}

func kindRank(r cases.Resource) int {
	return slices.IndexFunc(cases.ResourceKinds(), func(t cases.Term) bool { return t.ID == r.Kind })
}

// BuiltIn finds a resource that the program brings, by its id, to begin an office's own copy from.
func BuiltIn(id string) (cases.Resource, bool) {
	for _, r := range builtIn() {
		if r.ID == id {
			return r, true
		}
	}
	return cases.Resource{}, false
}

func builtIn() []cases.Resource {
	set := groups()
	var out []cases.Resource
	for _, row := range law.Resources() {
		out = append(out, cases.Resource{
			ID: row.ID, Kind: cmp.Or(set.Kinds[row.ID], "other"), Title: row.Title, Purpose: row.Facts.Purpose, Phone: row.Facts.Phone,
			TTY: row.Facts.TTY, Text: row.Facts.TextNumber, Email: row.Facts.Email, Website: row.Facts.Website, Place: row.Jurisdiction,
			LastChecked: cases.Date(row.Facts.LastChecked), Note: strings.Join(row.Notes, " "),
		})
	}
	for _, m := range set.More {
		out = append(out, cases.Resource{ID: m.ID, Kind: m.Kind, Title: m.Title, Purpose: m.Purpose, Place: m.Place, Note: m.Note})
	}
	return out
}

// Unchecked reports whether nobody has checked the resource within a year of today. Its number may have changed.
func Unchecked(r cases.Resource, today cases.Date) bool {
	checked, ok := r.LastChecked.Time()
	day, known := today.Time()
	return !ok || known && checked.AddDate(1, 0, 0).Before(day)
}
