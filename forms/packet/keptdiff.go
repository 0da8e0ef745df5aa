package packet

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// What became of an item from one packet to another.
const (
	CameIn  = "came in"
	WentOut = "went out"
	Changed = "changed"
)

// Difference is one item that is not the same in two packets.
type Difference struct {
	What  string `json:"what"` // CameIn, WentOut, Changed
	ID    string `json:"id"`
	Label string `json:"label,omitempty"` // of an exhibit
	Part  string `json:"part,omitempty"`  // of what follows an exhibit under its letter
	Title string `json:"title"`
	Why   string `json:"why,omitempty"` // of what changed: content, letter, title, pages
}

// Compare lists what came in, what changed and what went out from one kept
// packet to another, in the order of the later one.
func Compare(before, after *Kept) []Difference {
	var out []Difference
	old := byID(before.Plan.Items)
	for _, it := range after.Plan.Items {
		was, ok := old[it.ID]
		switch why := changed(was, it); {
		case !ok:
			out = append(out, difference(CameIn, it, ""))
		case why != "":
			out = append(out, difference(Changed, it, why))
		}
	}
	now := byID(after.Plan.Items)
	for _, it := range before.Plan.Items {
		if _, ok := now[it.ID]; !ok {
			out = append(out, difference(WentOut, it, ""))
		}
	}
	return out
}

func byID(items []Item) map[string]Item {
	out := map[string]Item{}
	for _, it := range items {
		out[it.ID] = it
	}
	return out
}

func difference(what string, it Item, why string) Difference {
	return Difference{What: what, ID: it.ID, Label: it.Label, Part: it.Part, Title: it.Title, Why: why}
}

// changed says in a word what is not the same.
func changed(was, is Item) string {
	switch {
	case was.SHA256 != is.SHA256 || !slices.Equal(was.Chain, is.Chain) || was.Kind != is.Kind:
		return "content"
	case was.Label != is.Label || was.Part != is.Part:
		return "letter"
	case was.Title != is.Title:
		return "title"
	case was.Probe.Pages != is.Probe.Pages:
		return "pages"
	}
	return ""
}

// Same reports whether two kept packets are the same bytes.
func Same(a, b cases.Packet) bool {
	return slices.EqualFunc(a.Parts, b.Parts, func(x, y cases.Blob) bool { return x.SHA256 == y.SHA256 })
}
