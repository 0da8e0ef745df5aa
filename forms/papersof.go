package forms

import (
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/packet"
)

// PapersOn says what is known of forms and drafted papers on a day, for packet.BuildOptions: where a hand signs them,
// and whether a form is of an edition that its agency takes.
func PapersOn(day time.Time) func(kind packet.Kind, name, edition string) (packet.PaperFacts, bool) {
	return func(kind packet.Kind, name, edition string) (packet.PaperFacts, bool) {
		if kind == packet.Document {
			return draftedPaper(name)
		}
		if own, ok := OwnForm(name); ok {
			if slices.Contains(internal, own.ID) {
				return packet.PaperFacts{}, true
			}
			return packet.PaperFacts{Sign: []int{0}}, true
		}
		return formOf(name, edition, day)
	}
}

// draftedPaper is what is known of a drafted paper.
func draftedPaper(template string) (p packet.PaperFacts, ok bool) {
	if strings.HasPrefix(template, "addendum.") {
		return packet.PaperFacts{Sign: []int{0}}, true
	}
	t, ok := draft.TemplateByID(template)
	if ok && t.Signs() {
		p.Sign = []int{0}
	}
	return p, ok
}

// formOf is what is known of one edition of a form.
func formOf(name, edition string, day time.Time) (p packet.PaperFacts, ok bool) {
	for _, e := range EditionsOf(name) {
		p.AsOf = e.AsOf
		if e.NewestKnown && (p.Newest == "" || e.Edition == edition) {
			p.Newest = e.Edition
		}
		if e.Edition != edition {
			continue
		}
		p.NotNow = e.notTaken(day)
		if m, has := e.Map(); has && p.Sign == nil {
			p.Sign = signPlaces(m)
		}
	}
	return p, p.AsOf != ""
}

// signPlaces are the pages with a field that a hand signs. The dates beside signatures, and the signatures of the court or
// agency, do not count.
func signPlaces(m *Map) []int {
	var out []int
	for _, f := range m.Fields {
		why := strings.ToLower(f.Reason)
		if f.Status != Never || !strings.HasPrefix(why, "a signature is made by hand") {
			continue
		}
		if named := strings.ToLower(f.Print.Label + " " + f.Name); strings.Contains(named, "date") {
			continue
		}
		out = append(out, f.At.Page)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
