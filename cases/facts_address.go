package cases

// addressParts are what papers ask of one place.
var addressParts = []struct {
	name, en, es string
	get          func(Address) string
}{
	{"inCareOf", "in care of", "a cargo de", func(a Address) string { return a.InCareOf }},
	{"street", "street", "calle y número", func(a Address) string { return a.Street }},
	{"unitKind", "kind of unit", "tipo de unidad", func(a Address) string { return a.UnitKind }},
	{"unit", "unit number", "número de unidad", func(a Address) string { return a.Unit }},
	{"city", "city or town", "ciudad o pueblo", func(a Address) string { return a.City }},
	{"county", "county", "condado", func(a Address) string { return a.County }},
	{"state", "state", "estado", func(a Address) string { return a.State }},
	{"zip", "ZIP Code", "código postal", func(a Address) string { return a.ZIP }},
	{"province", "province", "provincia", func(a Address) string { return a.Province }},
	{"postalCode", "postal code outside the United States", "código postal fuera de los Estados Unidos", func(a Address) string { return a.PostalCode }},
	{"country", "country", "país", func(a Address) string { return a.Country }},
	{"streetLine", "street and unit", "calle y unidad", Address.StreetLine},
	{"cityLine", "city, state, ZIP", "ciudad, estado, código postal", Address.CityLine},
	{"line", "address in one line", "dirección en una línea", Address.Line},
}

// rowAddressFacts are the parts of the place that find gives. en and es begin every label: "Home: ".
func rowAddressFacts(path, en, es string, find func(*Snapshot, []int) (Address, bool)) []Fact {
	var out []Fact
	for _, p := range addressParts {
		out = append(out, rowTextFact(path+"."+p.name, en+p.en, es+p.es, find, p.get))
	}
	return out
}

// addressFacts are the parts of one typed place.
func addressFacts(path, en, es string, place AddressKind, of func(*Snapshot) Address) []Fact {
	out := rowAddressFacts(path, en+": ", es+": ", func(s *Snapshot, _ []int) (Address, bool) { return of(s), true })
	for i := range out {
		out[i].Place = place
	}
	return out
}

// guarded makes facts follow the rule of the very place that lives gives.
func guarded(facts []Fact, lives func(*Snapshot, []int) Address) []Fact {
	for i := range facts {
		facts[i].lives = lives
	}
	return facts
}

// StreetLine is the street with its unit: "12 Example St, Apt 4".
func (a Address) StreetLine() string {
	kind := a.UnitKind
	if short, ok := map[string]string{"APT": "Apt", "STE": "Ste", "FLR": "Fl"}[kind]; ok {
		kind = short
	}
	if a.Unit == "" {
		return joinWords(a.Street)
	}
	return joinParts(", ", a.Street, joinWords(kind, a.Unit))
}

// CityLine is city, state and ZIP code: "Fresno, CA 93721"; outside the United States city, province and postal code.
func (a Address) CityLine() string {
	if a.State == "" && a.ZIP == "" {
		return joinParts(", ", a.City, joinWords(a.Province, a.PostalCode))
	}
	return joinParts(", ", a.City, joinWords(a.State, a.ZIP))
}

// Line is the whole place in one line, without "in care of" and without the United States.
func (a Address) Line() string {
	country := a.Country
	if country == "United States" || country == "US" || country == "USA" {
		country = ""
	}
	return joinParts(", ", a.StreetLine(), a.CityLine(), country)
}
