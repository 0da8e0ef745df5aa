package cases

import (
	"cmp"
	"slices"
)

// Mark is a box on a page that is to be painted over. Lengths are in points of the page as it is displayed, from its
// upper left corner.
type Mark struct {
	ID   string  `json:"id"`
	Page int     `json:"page"` // from 1
	X0   float64 `json:"x0"`
	Y0   float64 `json:"y0"`
	X1   float64 `json:"x1"`
	Y1   float64 `json:"y1"`
	Rule string  `json:"rule"` // id of the rule that asks for it, see forms/packet/redact
	Who  string  `json:"who,omitempty"`
	When string  `json:"when"` // RFC 3339, UTC
}

// Redaction is what a person marked on one evidence item, form or document: the work in hand. The copy made of it is a
// WorkingCopy, which carries the marks it was made with.
type Redaction struct {
	Meta
	ID       string      `json:"id"`
	MatterID string      `json:"matterId"`
	SourceID string      `json:"sourceId"`
	SHA256   string      `json:"sha256"`        // of the file whose pages the marks lie on
	For      []Recipient `json:"for,omitempty"` // whose packets the copy is for; empty = the public court file
	Marks    []Mark      `json:"marks,omitempty"`
}

// Key places the marks in their matter's stream.
func (r Redaction) Key() Key { return Key{"redaction", r.ID, MatterStream(r.MatterID)} }

// Readers are the recipients whose packets carry the redacted copy.
func (r Redaction) Readers() []Recipient {
	if len(r.For) == 0 {
		return []Recipient{CourtPublic}
	}
	return r.For
}

// Settled reports whether what a packet for a recipient carries of a source is painted over as the marks in hand ask:
// the redacted copy that goes was made with exactly these marks, of the bytes that the source has now. A source without
// marks for that recipient is settled.
func (s *Snapshot) Settled(source string, to Recipient) bool {
	for _, r := range s.Redactions {
		if r.SourceID != source || len(r.Marks) == 0 || !slices.Contains(r.Readers(), to) {
			continue
		}
		d, ok := s.CopyFor(source, to)
		if !ok || d.Step != Redacted || d.FromSHA256 != r.SHA256 || !sameMarks(d.Marks, r.Marks) {
			return false
		}
		if now, _, ok := s.Whole(source); ok && now.SHA256 != r.SHA256 {
			return false
		}
	}
	return true
}

// Whole is the file of a source in which nothing is painted over: the newest copy that shows all of it, else the
// source's own bytes. from is that copy, nil for the source's own bytes. ok is false where there is no file yet.
func (s *Snapshot) Whole(source string) (b Blob, from *WorkingCopy, ok bool) {
	for i, d := range s.Copies {
		if d.SourceID == source && d.Step != Redacted && (from == nil || d.When >= from.When) {
			from = &s.Copies[i]
		}
	}
	if from != nil {
		return from.Blob, from, true
	}
	for _, e := range s.Evidence {
		if e.ID == source {
			return e.Blob, nil, e.Blob.ID != ""
		}
	}
	for _, f := range s.Forms {
		if f.ID == source {
			return cmp.Or(f.Filing, f.Draft), nil, f.Filing.ID != "" || f.Draft.ID != ""
		}
	}
	for _, d := range s.Documents {
		if d.ID == source {
			return d.PDF, nil, d.PDF.ID != ""
		}
	}
	return Blob{}, nil, false
}

// sameMarks reports whether two lists paint over the same, in any order. Who set a mark, and when, does not count.
func sameMarks(a, b []Mark) bool {
	plain := func(list []Mark) []Mark {
		out := slices.Clone(list)
		for i := range out {
			out[i].ID, out[i].Who, out[i].When = "", "", ""
		}
		slices.SortFunc(out, func(x, y Mark) int {
			return cmp.Or(x.Page-y.Page, cmp.Compare(x.Y0, y.Y0), cmp.Compare(x.X0, y.X0), cmp.Compare(x.Y1, y.Y1),
				cmp.Compare(x.X1, y.X1), cmp.Compare(x.Rule, y.Rule))
		})
		return out
	}
	return slices.Equal(plain(a), plain(b))
}
