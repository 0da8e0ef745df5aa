package cases

import "slices"

// VersionSource says how a version of a paper came to be.
type VersionSource string

// The sources of a version.
const (
	VersionDrafted VersionSource = "drafted" // made from a template and the facts
	VersionWord    VersionSource = "docx"    // edited in a word processing program and set in pages here
	VersionPDF     VersionSource = "pdf"     // edited elsewhere; its pages are filed as they came
)

// Version is one state of a drafted paper. A version never changes; which of them is filed, its Document says.
type Version struct {
	Meta
	ID         string        `json:"id"`
	MatterID   string        `json:"matterId"`
	DocumentID string        `json:"documentId"`
	Number     int           `json:"number"` // from 1, in the order in which they were made
	Source     VersionSource `json:"source"`
	From       string        `json:"from,omitempty"` // id of the version that was edited
	When       string        `json:"when"`           // RFC 3339, UTC
	By         string        `json:"by,omitempty"`   // who made or took it in
	PDF        Blob          `json:"pdf"`
	Words      Blob          `json:"words,omitzero"` // the words as JSON of draft.Document; empty in versions of older vaults

	// Of the words: as in Document. For is empty where it was not kept: the document says it then.
	For     Recipient         `json:"for,omitempty"`
	Facts   map[string]string `json:"facts,omitempty"`
	Gaps    []string          `json:"gaps,omitempty"`
	Notes   []string          `json:"notes,omitempty"`
	Sources []Source          `json:"sources,omitempty"`
	Cited   []string          `json:"cited,omitempty"`

	// Left is what of an edited file could not be carried, as JSON of docx.Left; "" where all of it was.
	Left string `json:"left,omitempty"`
}

// Key places the version in its matter's stream.
func (v Version) Key() Key { return Key{"version", v.ID, MatterStream(v.MatterID)} }

// Edited reports whether a person changed it outside of this program.
func (v Version) Edited() bool { return v.Source != VersionDrafted }

// VersionsOf are the versions of a document, the oldest first.
func (s *Snapshot) VersionsOf(document string) []Version {
	var out []Version
	for _, v := range s.Versions {
		if v.DocumentID == document {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b Version) int { return a.Number - b.Number })
	return out
}

// VersionToFile is the version that a document files; ok is false where it has none, as in older vaults.
func (s *Snapshot) VersionToFile(d Document) (Version, bool) {
	for _, v := range s.Versions {
		if v.DocumentID == d.ID && v.Number == d.Version {
			return v, true
		}
	}
	return Version{}, false
}
