package draft

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"go.yaml.in/yaml/v3"
)

// captionNames are the styles that a caption may ask for; "" and "venue" mean that of the matter's court.
var captionNames = []string{"", "venue", string(PlainCaption), string(Federal), string(California), string(NewYork), string(Texas), string(Florida)}

// head checks everything of a template but its citations and its body.
func (c *checker) head(root *yaml.Node) {
	t := c.t
	note := func(key, what, at string) {
		c.found = append(c.found, Mistake{Line: lineOf(root, at), Key: key, What: what})
	}
	for _, need := range []struct {
		key   string
		lacks bool
	}{{"id", t.ID == ""}, {"title", t.Title == ""}, {"footer", t.Footer == ""}, {"for", len(t.For) == 0}, {"body", len(t.Body) == 0}} {
		if need.lacks {
			note("lacks", need.key, need.key)
		}
	}
	if t.ID != "" && (!plainID.MatchString(t.ID) || len(t.ID) > 80) {
		note("bad-id", t.ID, "id")
	}
	if looks[t.Look] == (look{}) {
		note("unknown-look", string(t.Look), "look")
	}
	if t.Lang != "" && !slices.Contains(langs, t.Lang) {
		note("unknown-lang", t.Lang, "lang")
	}
	if t.Reader != "" && t.Reader != cases.Elsewhere && !slices.Contains(cases.Recipients(), t.Reader) {
		note("unknown-reader", string(t.Reader), "reader")
	}
	if !slices.Contains([]string{"", UsualSet, FurtherSet}, t.Set) {
		note("unknown-set", t.Set, "set")
	}
	if t.Sort != "" && !slices.Contains(sorts(), t.Sort) {
		note("unknown-sort", t.Sort, "sort")
	}
	for _, p := range t.For {
		if !slices.Contains([]cases.Kind{anyKind, cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration}, p.Kind) {
			note("unknown-kind", string(p.Kind), "for")
		}
		for _, relief := range append(slices.Clone(p.Except), p.Relief) {
			if !knownRelief(relief) {
				note("unknown-relief", relief, "for")
			}
		}
	}
}

// knownRelief reports whether the law data has a relief of this id, below it, or above it: vac is above vac.us, and
// vac.us above vac.us.3771a.
func knownRelief(id string) bool {
	return id == "" || slices.ContainsFunc(law.IDs(), func(known string) bool { return within(known, id) || within(id, known) })
}

// within reports whether relief is top or a relief below it: vac.us.3771a is within vac.us.
func within(relief, top string) bool {
	return relief == top || strings.HasPrefix(relief, top+".")
}

// sorts are the ids of the sorts of papers.
func sorts() []string { return idsOf(cases.PaperSorts()) }

func idsOf(list []cases.Term) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.ID
	}
	return out
}
