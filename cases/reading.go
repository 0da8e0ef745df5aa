package cases

import (
	"slices"
	"strings"
)

// Paper says what facts are read for: which paper, whom it goes to, and when. Facts that differ by recipient follow it,
// such as the address that stands in a form, and the pieces of the story that the client keeps out of it.
type Paper struct {
	Name string    // form number or document template; "" where it is not known
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

// address is the client's address for the paper at hand.
func (s *Snapshot) address() Address {
	return s.Client.AddressFor(s.paper.For, s.paper.On).Address
}

// MayStandIn reports whether the client lets the fragment stand in a paper of a matter: it is approved, its use in this
// matter was agreed to, and neither the paper nor its reader is among those for which the client said no.
func (f Fragment) MayStandIn(matterID string, p Paper) bool {
	if f.Approved == "" || !has(f.Uses, matterID) {
		return false
	}
	return !slices.ContainsFunc(f.NotIn, func(no string) bool { return no != "" && (strings.EqualFold(no, p.Name) || no == string(p.For)) })
}
