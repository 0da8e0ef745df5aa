package cases

import (
	"fmt"
	"slices"
)

// FiledWith says why a paper is filed under the letter of an exhibit that it is not itself.
type FiledWith string

// The reasons.
const (
	AsTranslation FiledWith = "translation" // the English translation of the exhibit
	AsCertificate FiledWith = "certificate" // in which the translator certifies it (8 CFR 103.2(b)(3))
	AsAttachment  FiledWith = "attachment"  // came attached to the exhibit, or inside of it
)

// Beside is a paper that follows an exhibit under the exhibit's letter.
type Beside struct {
	ID    string // of an evidence item, or of a form or document that is a certificate
	As    FiledWith
	Of    string // id of what it translates, certifies or was attached to
	N     int    // of an attachment: its number, from 1, the same for every recipient
	Whole bool   // of a translation: its certificate is part of the same paper
}

// Beside lists what is filed under the letter of an exhibit, in its order: its translation and the translator's
// certificate, then what came attached to it, each with its own. What has a letter of its own is not among them.
func (s *Snapshot) Beside(e EvidenceItem) []Beside {
	seen := map[string]bool{e.ID: true}
	return s.beside(e, seen)
}

func (s *Snapshot) beside(e EvidenceItem, seen map[string]bool) []Beside {
	var out []Beside
	add := func(b Beside) bool {
		if item, ok := s.item(b.ID); b.ID == "" || seen[b.ID] || ok && item.Exhibit.Order > 0 || !ok && !s.paperOf(b.ID) {
			return false
		}
		seen[b.ID] = true
		out = append(out, b)
		return true
	}
	add(Beside{ID: e.Translation, As: AsTranslation, Of: e.ID, Whole: e.Translation == e.Certificate})
	add(Beside{ID: e.Certificate, As: AsCertificate, Of: e.ID})
	n := 0
	for _, a := range s.Evidence {
		if a.Parent != e.ID {
			continue
		}
		n++
		if add(Beside{ID: a.ID, As: AsAttachment, Of: e.ID, N: n}) {
			out = append(out, s.beside(a, seen)...)
		}
	}
	return out
}

// ExhibitOf is the exhibit under whose letter an item or paper is filed: the item itself where it has a letter.
func (s *Snapshot) ExhibitOf(id string) (EvidenceItem, bool) {
	for _, e := range s.Exhibits() {
		if e.ID == id || slices.ContainsFunc(s.Beside(e), func(b Beside) bool { return b.ID == id }) {
			return e, true
		}
	}
	return EvidenceItem{}, false
}

// Reaches reports whether an item may stand in a packet for a recipient, as far as its own marks say: sealed items
// never reach the public file, an item kept for some reaches no one else, and the certifying agency gets only what is
// marked for it. The office's own copy holds everything.
func (e EvidenceItem) Reaches(to Recipient) bool {
	switch {
	case to == OfficeCopy:
		return true
	case e.Sealed && to == CourtPublic:
		return false
	case len(e.Exhibit.Only) == 0:
		return to != Certifier
	}
	return slices.Contains(e.Exhibit.Only, to)
}

// Reaches reports whether an item may stand in a packet for a recipient: as its own marks say, and as those of the mail
// or archive say that it came out of, and of the original that it translates, also where it has a letter of its own. An
// item that is marked for the recipient itself goes whatever the mail is for.
func (s *Snapshot) Reaches(e EvidenceItem, to Recipient) bool {
	if !e.Reaches(to) || to == OfficeCopy || slices.Contains(e.Exhibit.Only, to) {
		return e.Reaches(to)
	}
	return !slices.ContainsFunc(s.origins(e), func(from EvidenceItem) bool { return !from.Reaches(to) })
}

// SealedFor reports whether an item is kept out of the public file because it, or what it came out of or translates, is
// sealed.
func (s *Snapshot) SealedFor(e EvidenceItem) bool {
	if s.Reaches(e, CourtPublic) {
		return false
	}
	return e.Sealed || slices.ContainsFunc(s.origins(e), func(from EvidenceItem) bool { return from.Sealed })
}

// origins are what an item came out of or translates, and what those did in turn.
func (s *Snapshot) origins(e EvidenceItem) []EvidenceItem {
	out := []EvidenceItem{e}
	for i := 0; i < len(out); i++ {
		for _, from := range s.Evidence {
			if from.ID != out[i].Parent && from.Translation != out[i].ID {
				continue
			}
			if !slices.ContainsFunc(out, func(x EvidenceItem) bool { return x.ID == from.ID }) {
				out = append(out, from)
			}
		}
	}
	return out[1:]
}

func (s *Snapshot) item(id string) (EvidenceItem, bool) {
	i := slices.IndexFunc(s.Evidence, func(e EvidenceItem) bool { return e.ID == id })
	if i < 0 {
		return EvidenceItem{}, false
	}
	return s.Evidence[i], true
}

// ExhibitLabel is how exhibit i, 0 the first, is named in this matter: by letter or by number.
func (l PacketLook) ExhibitLabel(i int) string {
	if l.Labels == Numbers && i >= 0 {
		return fmt.Sprint(i + 1)
	}
	return ExhibitLabel(i)
}

// Check finds what a packet cannot be laid out with. Errors are of kind *FieldError.
func (l PacketLook) Check() error {
	switch {
	case l.Labels != "" && l.Labels != Letters && l.Labels != Numbers:
		return &FieldError{"matter.packet.labels", "Choose letters or numbers."}
	case len(l.Bates) > maxBates || !plainBates(l.Bates):
		return &FieldError{"matter.packet.bates", "Use up to 12 letters, digits and hyphens before the page numbers."}
	case l.BatesFrom < 0 || l.BatesFrom > 999_999:
		return &FieldError{"matter.packet.batesFrom", "Begin with a page number from 1 to 999999."}
	case l.MaxPart != 0 && l.MaxPart < LeastPart:
		return &FieldError{"matter.packet.maxPart", "One file of a packet takes at least 1 megabyte."}
	}
	return nil
}

// LeastPart is the least that one file of a packet may be limited to, in bytes.
const LeastPart = 1_000_000

const maxBates = 12

// plainBates reports whether a prefix prints and is read back in every viewer.
func plainBates(s string) bool {
	for _, r := range s {
		if (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return true
}
