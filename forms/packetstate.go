package forms

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/verify"
)

// PaperChange is one form or document of a packet that the file has left behind.
type PaperChange struct {
	ID      string        `json:"id"` // of the form or the document
	Title   string        `json:"title"`
	First   int           `json:"first"`             // page of the packet
	Again   bool          `json:"again,omitempty"`   // it was made anew since; the packet holds the one before
	Changed []string      `json:"changed,omitempty"` // paths of facts that it states otherwise than the file does now
	Story   []StoryChange `json:"story,omitempty"`
}

// PacketState lists the papers in a kept packet that no longer say what the file says, in the order of the packet. What
// was taken out of the matter since is not among them. A packet that was kept without its contents is as fresh as nobody
// knows: it has no changes.
func PacketState(s *cases.Snapshot, p cases.Packet) ([]PaperChange, error) {
	var m verify.Manifest
	if p.Manifest == "" || json.Unmarshal([]byte(p.Manifest), &m) != nil {
		return nil, nil
	}
	var out []PaperChange
	for _, it := range m.Items {
		c, found, err := paperChange(s, it)
		if err != nil {
			return nil, fmt.Errorf("state of packet %s: %w", p.ID, err)
		}
		if found && (c.Again || len(c.Changed) > 0) {
			c.First = it.First
			out = append(out, c)
		}
	}
	return out, nil
}

// paperChange compares one item of a packet with the file; found is false for anything but a form or a document.
func paperChange(s *cases.Snapshot, it verify.Item) (c PaperChange, found bool, err error) {
	if i := slices.IndexFunc(s.Documents, func(d cases.Document) bool { return d.ID == it.ID }); i >= 0 {
		d := s.Documents[i]
		state, err := StateOf(s, d)
		return PaperChange{ID: d.ID, Title: d.Title, Again: madeAgain(it, s, d.ID, d.PDF), Changed: state.Changed, Story: state.Story}, true, err
	}
	if i := slices.IndexFunc(s.Forms, func(f cases.FilledForm) bool { return f.ID == it.ID }); i >= 0 {
		f := s.Forms[i]
		return PaperChange{ID: f.ID, Title: f.Title, Again: madeAgain(it, s, f.ID, f.Draft, f.Filing), Changed: Changed(s, f)}, true, nil
	}
	return c, false, nil
}

// madeAgain reports whether an item of a packet is none of a paper's files: neither as it is now, nor a copy of it.
func madeAgain(it verify.Item, s *cases.Snapshot, id string, files ...cases.Blob) bool {
	if it.SHA256 == "" {
		return false
	}
	for _, c := range s.Copies {
		if c.SourceID == id && slices.ContainsFunc(files, func(b cases.Blob) bool { return c.FromSHA256 == b.SHA256 }) {
			files = append(files, c.Blob)
		}
	}
	return !slices.ContainsFunc(files, func(b cases.Blob) bool { return b.SHA256 == it.SHA256 })
}
