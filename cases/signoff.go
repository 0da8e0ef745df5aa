package cases

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
)

// SignOff is a supervisor's review of a matter as it stood. Reviewed pins what was read, so that a later change shows.
type SignOff struct {
	Meta
	ID       string            `json:"id"`
	MatterID string            `json:"matterId"`
	By       string            `json:"by"` // id of an Attorney, or initials
	On       Date              `json:"on"`
	Scope    string            `json:"scope,omitempty"` // what was reviewed, in words
	Reviewed map[string]string `json:"reviewed"`        // "table/row" -> Fingerprint
	Note     string            `json:"note,omitempty"`  // what to look at again
}

// Key places the sign-off in its matter's stream.
func (o SignOff) Key() Key { return Key{"signoff", o.ID, MatterStream(o.MatterID)} }

// Check asks who reviewed, when, and that something was reviewed.
func (o SignOff) Check() error {
	switch {
	case joinWords(o.By) == "":
		return &FieldError{"signoff.by", "Write who reviewed this."}
	case !o.On.Full():
		return &FieldError{"signoff.on", "Write the full day of the review."}
	case len(o.Reviewed) == 0:
		return &FieldError{"signoff.reviewed", "There is nothing yet that was reviewed. Choose what was read."}
	}
	return badDate(named[Date]{"signoff.on", o.On})
}

// Changed lists, in order, what of the reviewed records is no longer as it was read. now is what Fingerprints gives;
// a record that is gone counts as changed.
func (o SignOff) Changed(now map[string]string) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(o.Reviewed)) {
		if now[name] != o.Reviewed[name] {
			out = append(out, name)
		}
	}
	return out
}

// Added lists, in order, what came to the matter after the review.
func (o SignOff) Added(now map[string]string) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if _, had := o.Reviewed[name]; !had {
			out = append(out, name)
		}
	}
	return out
}

// Fingerprints pins what a supervisor reviews of a matter: its facts, people, story, evidence, dates and papers. Notes,
// tasks and the custody log are not part of it; they go on while a matter is reviewed.
func Fingerprints(s *Snapshot) map[string]string {
	out := map[string]string{}
	add := func(r Record) {
		k := r.Key()
		out[k.Table+"/"+k.Row] = Fingerprint(r)
	}
	add(s.Client)
	add(withoutStage(s.Matter))
	for _, r := range s.Parties {
		add(r)
	}
	for _, r := range s.Story {
		add(r)
	}
	for _, r := range s.Evidence {
		add(r)
	}
	for _, r := range s.Deadlines {
		add(r)
	}
	for _, r := range s.Forms {
		add(r)
	}
	for _, r := range s.Documents {
		add(r)
	}
	return out
}

// withoutStage lets a matter move on after its review: filing it is not a change of what was reviewed.
func withoutStage(m Matter) Matter {
	m.Stage, m.Pause, m.Closing = "", Pause{}, Closing{}
	return m
}

// Fingerprint is the SHA-256 of a record's content, in hex. It is the same for the same content whatever its revision.
func Fingerprint(r Record) string {
	text, err := json.Marshal(r)
	if err != nil {
		return "" // a record that cannot be written was never stored
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
