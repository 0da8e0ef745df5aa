package cases

import (
	"slices"
	"strings"
)

// Learned is one line of "who learned what", over all matters of a client.
type Learned struct {
	When      string    `json:"when"` // RFC 3339
	Matter    string    `json:"matter"`
	Recipient Recipient `json:"recipient"`
	Whom      string    `json:"whom,omitempty"` // as the release names the recipient
	Items     []string  `json:"items"`          // ids
	Titles    []string  `json:"titles"`         // what the items are, where they are still kept
	Release   string    `json:"release,omitempty"`
	Revoked   Date      `json:"revoked,omitempty"` // the release was taken back since: tell the recipient so
	Override  string    `json:"override,omitempty"`
}

// WhoLearned makes the table from the log, newest first. titles names the items by their ids; what it does not know
// is left out of Titles, never guessed.
func WhoLearned(log []Disclosure, releases []Release, titles map[string]string) []Learned {
	by := map[string]Release{}
	for _, r := range releases {
		by[r.ID] = r
	}
	out := []Learned{}
	for _, d := range log {
		l := Learned{When: d.When, Matter: d.MatterID, Recipient: d.Recipient, Items: d.Items, Release: d.Release, Override: d.Override}
		var whom []string
		for _, id := range strings.Fields(d.Release) {
			r := by[id]
			if r.Whom != "" && !slices.Contains(whom, r.Whom) {
				whom = append(whom, r.Whom)
			}
			l.Revoked = max(l.Revoked, r.Revoked)
		}
		l.Whom = strings.Join(whom, "; ")
		for _, id := range d.Items {
			if t := titles[id]; t != "" {
				l.Titles = append(l.Titles, t)
			}
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b Learned) int { return strings.Compare(b.When, a.When) })
	return out
}

// Titles adds what the forms, documents and exhibits of this matter are called, by their ids.
func (s *Snapshot) Titles(to map[string]string) {
	for _, f := range s.Forms {
		to[f.ID] = joinParts(", ", f.Form, f.Title)
	}
	for _, d := range s.Documents {
		to[d.ID] = d.Title
	}
	for _, e := range s.Evidence {
		to[e.ID] = e.Title
		if e.Exhibit.Title != "" {
			to[e.ID] = e.Exhibit.Title
		}
	}
}
