package cases

import "testing"

// A person who harmed the client does not sign for the client, however the name is written.
func TestWhoMaySignAsGuardian(t *testing.T) {
	g := func(given, middle, family string) Guardian {
		return Guardian{Name: Name{Given: given, Middle: middle, Family: family}}
	}
	him := Party{ID: "p", Role: "respondent", Name: Name{Given: "José", Middle: "Luis", Family: "Ficticio-Muestra"}, Aliases: []string{"Pepe"}}
	for _, c := range []struct {
		g    Guardian
		p    Party
		want bool
	}{
		{g("José", "Luis", "Ficticio-Muestra"), him, false},
		{g("Jose", "", "Ficticio Muestra"), him, false},
		{g("JOSÉ", "L", "Ficticio-Muestra"), him, false},
		{g("JOSÉ", "Marco", "Ficticio-Muestra"), him, true}, // another middle name
		{g("Pepe", "", ""), him, false},
		{g("José", "", "Prueba"), him, true},
		{g("José", "", ""), him, true},
		{g("Ana", "", "Ficticio"), Party{Role: "Tratante ", Name: Name{Given: "Ana", Family: "Ficticio"}}, false},
		{g("Ana", "", "Ficticio"), Party{Role: "witness", ChildSafety: true, Name: Name{Given: "Ana", Family: "Ficticio"}}, false},
		{g("Ana", "", "Ficticio"), Party{Role: "witness", Name: Name{Given: "Ana", Family: "Ficticio"}}, true},
		{Guardian{Name: Name{Given: "Somebody", Family: "Else"}, PartyID: "p"}, him, false},
	} {
		if got := c.g.MayConsent([]Party{c.p}); got != c.want {
			t.Errorf("%s beside %s (%s): may sign %v", c.g.Name.Full(), c.p.Name.Full(), c.p.Role, got)
		}
	}
}
