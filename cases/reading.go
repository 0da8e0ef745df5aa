package cases

import (
	"slices"
	"strings"
)

// Paper says what facts are read for: which paper, whom it goes to, and when. Facts that differ by recipient follow it,
// such as the address that stands in a form, and the pieces of the story that the client keeps out of it.
type Paper struct {
	Name string    // form number or document template; "" where it is not known
	Sort string    // of a drafted paper, id of PaperSorts; "" for forms and where it is not known
	For  Recipient // "" where it is not known: no rule of a recipient applies then
	On   Date      // "" where it is not known: nothing has ended then
	// Relative is the id of the member of the client's family whom the paper is about, such as Supplement A of an
	// immigration form; "" where it is about the client alone. The facts "relative." are read of this person.
	Relative string
}

// In is the same matter read for one paper.
func (s *Snapshot) In(p Paper) *Snapshot {
	out := *s
	out.paper = p
	return &out
}

// PaperAtHand is what the snapshot is read for, as In was told; the zero Paper where it was not.
func (s *Snapshot) PaperAtHand() Paper { return s.paper }

// address is the client's address for the paper at hand.
func (s *Snapshot) address() Address {
	return s.Client.AddressFor(s.paper.For, s.paper.On).Address
}

// MayStandIn reports whether the client lets the fragment stand in a paper of a matter: the words are approved as they
// are, the use in this matter was agreed to, and NotIn names neither the kind of the matter, nor the paper, nor its sort,
// nor its reader.
func (f Fragment) MayStandIn(m Matter, p Paper) bool {
	return f.IsApproved() && has(f.Uses, m.ID) && !f.KeptFrom(m, p)
}

// KeptFrom reports whether the client said no to a paper of a matter.
func (f Fragment) KeptFrom(m Matter, p Paper) bool {
	return slices.ContainsFunc(f.NotIn, func(no string) bool {
		return no != "" && (strings.EqualFold(no, p.Name) || no == string(p.For) || no == p.Sort || no == string(m.Kind))
	})
}
