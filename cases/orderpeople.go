package cases

// OtherCase is another court case between the same people, or about the same children.
type OtherCase struct {
	Kind   string `json:"kind,omitempty"` // one of OtherCaseKinds
	Court  string `json:"court,omitempty"`
	Number string `json:"number,omitempty"`
	Filed  Date   `json:"filed,omitempty"`
	State  string `json:"state,omitempty"` // two letters
}

// ProtectedPerson is somebody whom the order is to protect beside the client.
type ProtectedPerson struct {
	Name      string `json:"name,omitempty"`
	Sex       string `json:"sex,omitempty"`
	Age       int    `json:"age,omitempty"`
	Relation  string `json:"relation,omitempty"` // to the client, in words
	LivesWith bool   `json:"livesWith,omitempty"`
	Why       string `json:"why,omitempty"` // why this person needs protection, approved words
}

// OrderMinor is a child whom the order speaks of. Names are written out, because the forms for custody ask for them;
// Children holds the initials for papers that anybody may read.
type OrderMinor struct {
	Name      string `json:"name,omitempty"`
	BirthDate Date   `json:"birthDate,omitempty"`
	Relation  string `json:"relation,omitempty"` // to the client, in words
	LivesNow  string `json:"livesNow,omitempty"` // with whom, in words, without an address
	Since     Date   `json:"since,omitempty"`
	// Shared says that the person to be restrained is a parent or guardian of the child too: forms about custody between
	// the two name nobody else's children.
	Shared bool `json:"shared,omitempty"`
}

// OtherCaseKinds are the court cases that requests for an order ask about.
func OtherCaseKinds() []Term {
	return []Term{
		{ID: "custody", EN: "custody", ES: "custodia"},
		{ID: "divorce", EN: "divorce, nullity or legal separation", ES: "divorcio, nulidad o separación legal"},
		{ID: "parentage", EN: "parentage", ES: "filiación"},
		{ID: "child support", EN: "child support", ES: "manutención de menores"},
		{ID: "juvenile", EN: "juvenile", ES: "corte de menores"},
		{ID: "guardianship", EN: "guardianship", ES: "tutela"},
		{ID: "protective order", EN: "protective or restraining order", ES: "orden de protección o restricción"},
		{ID: "criminal", EN: "criminal", ES: "penal"},
		{ID: "eviction", EN: "eviction", ES: "desalojo"},
		{ID: "other", EN: "another case", ES: "otro caso"},
	}
}

func (x OrderExtras) checkPeople() error {
	return firstError(eachRow("matter.order.otherCases", x.OtherCases), eachRow("matter.order.protected", x.Protected), eachRow("matter.order.minors", x.Minors))
}

func (c OtherCase) check(path string) error {
	return firstError(badDate(named[Date]{path + ".filed", c.Filed}), badState(path+".state", c.State), known(path+".kind", OtherCaseKinds(), c.Kind))
}

func (p ProtectedPerson) check(path string) error { return notBelow(path+".age", p.Age) }

func (m OrderMinor) check(path string) error {
	return firstError(badDate(named[Date]{path + ".birthDate", m.BirthDate}, named[Date]{path + ".since", m.Since}), notBefore(path+".since", m.BirthDate, m.Since))
}
