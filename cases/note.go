package cases

import "slices"

// NoteKind says whose a note is. Legal strategy and the advocate's notes are kept apart, because the protection of each
// differs by role and by state.
type NoteKind string

// The kinds of note.
const (
	FileNote     NoteKind = "file"     // a call, a visit, a letter: what anybody at work on the file may read
	AttorneyNote NoteKind = "attorney" // the attorney's own notes
	StrategyNote NoteKind = "strategy" // how the matter may be argued; work product
	AdvocateNote NoteKind = "advocate" // the advocate's notes of talks with the client
)

// NoteKinds lists the kinds of note in the order a menu shows them.
func NoteKinds() []NoteKind {
	return []NoteKind{FileNote, AttorneyNote, StrategyNote, AdvocateNote}
}

// Note is something written down for the people at work on a file. A note never stands in a packet.
type Note struct {
	Meta
	ID         string   `json:"id"`
	ClientID   string   `json:"clientId"`
	MatterID   string   `json:"matterId,omitempty"` // empty: of the client as a whole
	Kind       NoteKind `json:"kind"`
	On         Date     `json:"on,omitempty"`
	By         string   `json:"by,omitempty"` // initials or name of the author
	Text       string   `json:"text"`
	Privileged bool     `json:"privileged,omitempty"`
}

// Key places the note in its matter's stream, else in the client's.
func (n Note) Key() Key { return Key{"note", n.ID, streamOf(n.ClientID, n.MatterID)} }

// Protected reports whether the note was marked privileged, or is privileged by its kind.
func (n Note) Protected() bool {
	return n.Privileged || n.Kind == AttorneyNote || n.Kind == StrategyNote || n.Kind == AdvocateNote
}

// ReadBy reports whether a list for somebody in this role (as in Attorney.Role) shows the note. It keeps notes apart in
// what is shown; the vault itself opens to whoever has its key.
func (n Note) ReadBy(role string) bool {
	switch n.Kind {
	case AttorneyNote, StrategyNote:
		return role == "attorney" || role == "supervisor" || role == "accredited representative"
	case AdvocateNote:
		return role == "advocate"
	}
	return !n.Privileged || role != ""
}

// Check asks for words and for a kind.
func (n Note) Check() error {
	switch {
	case n.ClientID == "":
		return &FieldError{"note.clientId", msgClient}
	case !slices.Contains(NoteKinds(), n.Kind):
		return &FieldError{"note.kind", "Choose whose note this is: file, attorney, strategy, or advocate."}
	case joinWords(n.Text) == "":
		return &FieldError{"note.text", "Write down what should be kept."}
	}
	return badDate(named[Date]{"note.on", n.On})
}

// streamOf is the stream of a record that belongs to a matter, else to a client, else to the office.
func streamOf(clientID, matterID string) string {
	switch {
	case matterID != "":
		return MatterStream(matterID)
	case clientID != "":
		return ClientStream(clientID)
	}
	return OfficeStream
}
