package contradict

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

func itoa(n int) string { return strconv.Itoa(n) }

// known is one address of the file.
type address struct {
	cases.Address
	side Side
}

func (f *file) addresses() []address {
	var out []address
	add := func(a cases.Address, side Side) {
		if a.Street != "" {
			side.Value = strings.Join(strings.Fields(a.Street+" "+a.UnitKind+" "+a.Unit+" "+a.City+" "+a.State+" "+a.ZIP), " ")
			out = append(out, address{a, side})
		}
	}
	for i, a := range f.client.Addresses {
		add(a, Side{Source: "client's facts: " + string(a.Kind), SourceES: "datos de la persona: " + string(a.Kind), Record: f.client.Key(), Path: fmt.Sprintf("client.addresses[%d]", i)})
	}
	for _, p := range f.first.Parties {
		add(p.Address, Side{Source: "people: " + p.Role, SourceES: "personas: " + p.Role, Record: p.Key(), Path: "party.address"})
	}
	for _, r := range f.client.Family {
		add(r.Address, relativeSide(f, r, "address", ""))
	}
	return out
}

const streetKinds = `Street|St|Avenue|Ave|Road|Rd|Row|Lane|Ln|Terrace|Ter|Court|Ct|Plaza|Place|Pl|Drive|Dr|Boulevard|Blvd|Way|Highway|Hwy|Circle|Cir|Parkway|Pkwy|Trail|Alley|Square`

var streetIn = pattern.Must(`\b(\d{1,6}) ((?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?(?:[\p{Lu}\d][\pL\d'’-]*\.? ){1,4}?)(` + streetKinds + `)\b\.?`)

var (
	nowLives = pattern.Must(`(?i)\b(I (?:now )?live|I am (?:now )?living|I stay|I am staying|my (?:home |current )?address is|my home is|vivo|mi direcci[oó]n es)\b`)
)

// comparePlaces compares streets in all writing with the addresses of the file, and homes that overlap.
func (f *file) comparePlaces() {
	list := f.addresses()
	for _, t := range f.texts {
		for _, s := range t.parts {
			for _, m := range streetIn.FindAllStringSubmatch(s.at, -1) {
				f.street(m[1], m[2], s, list)
			}
		}
	}
	f.sameAddressTwice(list)
	f.homes()
	f.livedTogether()
}

// livedTogether: the words of the relationship say it, and the answer beside them does not.
func (f *file) livedTogether() {
	for _, s := range f.snaps {
		o := s.Matter.Order
		if o == nil || o.LivedTogether || !sharedHome.MatchString(o.Relationship) {
			continue
		}
		f.add("answer", matterSide(s, "matter.order.relationship", o.Relationship), matterSide(s, "matter.order.livedTogether", "lived together: not marked"), Fix)
	}
}

var sharedHome = pattern.Must(`(?i)^(?:.*[,;] )?(?:(?:has|have|had|and|we) )*(?:lives?|lived|living) together\b`)

// street finds a known street with another number, and "I live at ..." that is none of the client's addresses.
func (f *file) street(no, name string, s sentence, list []address) {
	name = fold(name)
	var close *address
	for _, a := range list {
		m := streetIn.FindStringSubmatch(a.Street)
		if m == nil {
			continue
		}
		if fold(m[2]) == name || len([]rune(name)) >= 6 && distance(fold(m[2]), name, 2) <= 1 {
			if m[1] == no && fold(m[2]) == name {
				return
			}
			close = &a
		}
	}
	if close != nil {
		f.add("address", close.side, s.said(""), Fix)
		return
	}
	if !s.client || !nowLives.MatchString(s.at) {
		return
	}
	for _, a := range list {
		if a.side.Record == f.client.Key() && a.Kind == cases.Home && strings.HasPrefix(a.side.Path, "client.addresses") {
			f.add("address", a.side, s.said(""), Explain)
			return
		}
	}
}

// sameAddressTwice finds one street and number with two cities or ZIP Codes.
func (f *file) sameAddressTwice(list []address) {
	for i, b := range list {
		for _, a := range list[:i] {
			if fold(a.Street) != fold(b.Street) {
				continue
			}
			if a.City != "" && b.City != "" && fold(a.City) != fold(b.City) || a.ZIP != "" && b.ZIP != "" && a.ZIP[:min(5, len(a.ZIP))] != b.ZIP[:min(5, len(b.ZIP))] ||
				a.State != "" && b.State != "" && stateName(a.State) != stateName(b.State) {
				f.add("address", a.side, b.side, Fix)
			}
		}
	}
}

// homes compares the places lived at the same time.
func (f *file) homes() {
	var list []cases.LifeEvent
	for _, e := range f.first.Timeline {
		if e.Category == "home" && e.Place != "" && e.From != "" {
			list = append(list, e)
		}
	}
	side := func(e cases.LifeEvent) Side {
		return Side{Value: e.Place + ", " + period(e.From, e.To), Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.place"}
	}
	for i, b := range list {
		for _, a := range list[:i] {
			if a.To != "" && b.To != "" && inside(a, b) && !samePlace(a.Place, b.Place) {
				f.add("home", side(a), side(b), Explain)
			}
		}
	}
	for _, e := range list {
		home, ok := f.client.Address(cases.Home)
		if ok && e.To == "" && home.City != "" && !samePlace(e.Place, home.City+", "+home.State) && lastHome(e, list) {
			f.add("home", Side{Value: home.City + ", " + home.State, Source: "client's facts: home", SourceES: "datos de la persona: casa", Record: f.client.Key(), Path: "client.address.home"}, side(e), Fix)
		}
	}
}

func lastHome(e cases.LifeEvent, list []cases.LifeEvent) bool {
	for _, other := range list {
		if before(e.From, other.From) {
			return false
		}
	}
	return true
}

// inside reports whether two closed periods overlap beyond the days on which they may meet.
func inside(a, b cases.LifeEvent) bool {
	_, a1, ok1 := a.From.Span()
	a2, _, ok2 := a.To.Span()
	_, b1, ok3 := b.From.Span()
	b2, _, ok4 := b.To.Span()
	if !ok1 || !ok2 || !ok3 || !ok4 || a.From.About() || a.To.About() || b.From.About() || b.To.About() {
		return false
	}
	// Each begins, beyond doubt, before the other ends.
	return a1 < b2 && b1 < a2
}
