package rows

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

var clientColumns = []Column{
	{"number", []string{"client number", "file number", "número", "número de cliente", "expediente"}},
	{"name", []string{"full name", "client", "nombre completo", "cliente"}},
	{"family", []string{"family name", "last name", "surname", "apellido", "apellidos"}},
	{"given", []string{"given name", "first name", "nombre", "nombres", "primer nombre"}},
	{"middle", []string{"middle name", "segundo nombre"}},
	{"suffix", []string{"sufijo"}},
	{"chosen name", []string{"preferred name", "nombre elegido", "nombre preferido"}},
	{"native name", []string{"name in original script", "nombre en escritura original", "nombre nativo"}},
	{"other names", []string{"aliases", "alias", "also known as", "otros nombres"}},
	{"pronouns", []string{"pronombres"}},
	{"birth date", []string{"date of birth", "dob", "born", "fecha de nacimiento", "nacimiento"}},
	{"birth city", []string{"city of birth", "ciudad de nacimiento"}},
	{"birth country", []string{"country of birth", "país de nacimiento"}},
	{"nationality", []string{"citizenship", "nacionalidad"}},
	{"sex", []string{"gender", "sexo", "género"}},
	{"marital status", []string{"estado civil"}},
	{"languages", []string{"language", "idioma", "idiomas", "lengua"}},
	{"dialect", []string{"dialecto"}},
	{"interpreter", []string{"intérprete"}},
	{"a-number", []string{"alien number", "a number", "número a"}},
	{"ssn", []string{"social security number", "social security", "seguro social"}},
	{"phone", []string{"telephone", "mobile", "cell", "teléfono", "celular"}},
	{"phone safety", []string{"safe to call", "teléfono seguro"}},
	{"email", []string{"e-mail", "correo electrónico", "correo"}},
	{"email safety", []string{"safe to write", "correo seguro"}},
	{"address kind", []string{"address type", "tipo de dirección"}},
	{"street", []string{"address", "street address", "calle", "dirección"}},
	{"unit", []string{"apartment", "apt", "departamento", "apartamento"}},
	{"city", []string{"ciudad"}},
	{"state", []string{"estado"}},
	{"zip", []string{"zip code", "postal code", "código postal"}},
	{"country", []string{"país"}},
	{"referred by", []string{"referral", "referral source", "referido por"}},
}

// clientBook finds clients by number, A-Number and name, those of the office and those of the rows before.
type clientBook struct {
	known    []knownClient
	byNumber map[string][]int
	byANum   map[string][]int
	byName   map[string][]int
	byID     map[string]int
	made     []cases.Record
}

// knownClient is a client with the line of the file that made it, 0 for one of the office.
type knownClient struct {
	cases.Client
	line int
}

func newClientBook(list []cases.Client) clientBook {
	b := clientBook{byNumber: map[string][]int{}, byANum: map[string][]int{}, byName: map[string][]int{}, byID: map[string]int{}}
	for _, c := range list {
		b.add(c, 0)
	}
	return b
}

func (b *clientBook) add(c cases.Client, line int) {
	i := len(b.known)
	b.known = append(b.known, knownClient{c, line})
	b.byID[c.ID] = i
	if c.Number != "" {
		b.byNumber[plain(c.Number)] = append(b.byNumber[plain(c.Number)], i)
	}
	if c.ANumber != "" {
		b.byANum[aDigits(c.ANumber)] = append(b.byANum[aDigits(c.ANumber)], i)
	}
	name := nameKey(c)
	b.byName[name] = append(b.byName[name], i)
}

// nameKey is what two rows of one person have in common: the legal name, or the chosen one where there is no other.
func nameKey(c cases.Client) string {
	if legal := plain(c.Name.Family + " " + c.Name.Given); legal != "" {
		return legal
	}
	return plain(c.ChosenName)
}

func aDigits(s string) string {
	for len(s) < 9 {
		s = "0" + s
	}
	return s
}

func (b *clientBook) take(c *cells) Line {
	client := readClient(c)
	if c.why == nil {
		c.checked(client)
	}
	if c.why != nil {
		return Line{}
	}
	if there, found := b.same(c, client); found || c.why != nil {
		return Line{Outcome: There, What: there.Name.Full()}
	}
	client.ID = cases.NewID()
	b.add(client, c.row.Line)
	b.made = append(b.made, client)
	return Line{Outcome: New, What: cmpOr(client.Name.Full(), client.ChosenName)}
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

var (
	otherPerson = cases.Term{ID: "other person", EN: "This number already belongs to somebody of another name or birth date.", ES: "Este número ya pertenece a alguien con otro nombre o fecha de nacimiento."}
	maybeSame   = cases.Term{ID: "maybe the same", EN: "Somebody of this name is already there, and it cannot be told whether it is the same person. Give both a number or a full birth date.",
		ES: "Ya hay alguien con este nombre y no se puede saber si es la misma persona. Dé a ambas un número o una fecha de nacimiento completa."}
	twoRows = cases.Term{ID: "two rows", EN: "An earlier row has the same name and birth date but says other things. Give each person a number, or keep one row.",
		ES: "Una fila anterior tiene el mismo nombre y fecha de nacimiento pero dice otras cosas. Dé un número a cada persona, o deje una sola fila."}
)

// same finds the client that a row is about. Numbers come first; a name alone is not enough where the birth dates
// differ in what is known of them.
func (b *clientBook) same(c *cells, client cases.Client) (cases.Client, bool) {
	for _, by := range []struct {
		column, value string
		found         []int
	}{{"number", client.Number, b.byNumber[plain(client.Number)]}, {"a-number", client.ANumber, b.byANum[aDigits(client.ANumber)]}} {
		if by.value == "" || len(by.found) == 0 {
			continue
		}
		k := b.known[by.found[0]]
		if nameKey(k.Client) != nameKey(client) || k.BirthDate != client.BirthDate && k.BirthDate != "" && client.BirthDate != "" {
			c.aside(by.column, otherPerson)
		}
		return b.again(c, k, client)
	}
	for _, i := range b.byName[nameKey(client)] {
		k := b.known[i]
		switch {
		case k.Number != "" && client.Number != "" && plain(k.Number) != plain(client.Number),
			k.ANumber != "" && client.ANumber != "" && aDigits(k.ANumber) != aDigits(client.ANumber):
			continue // two people of one name, each with a number
		case k.BirthDate == client.BirthDate:
			return b.again(c, k, client)
		case k.BirthDate.Full() && client.BirthDate.Full():
			continue
		}
		c.aside("birth date", maybeSame)
		return k.Client, true
	}
	return cases.Client{}, false
}

// again is a row about a client of the office, or a row that stands twice in its file. A second row that says other
// things would be lost without a word.
func (b *clientBook) again(c *cells, k knownClient, client cases.Client) (cases.Client, bool) {
	if k.line > 0 {
		client.ID = k.ID
		if cases.Fingerprint(client) != cases.Fingerprint(k.Client) {
			c.aside("", twoRows)
		}
	}
	return k.Client, true
}

func readClient(c *cells) cases.Client {
	client := cases.Client{
		Number: c.text("number"), ChosenName: c.text("chosen name"), NativeName: c.text("native name"), Pronouns: c.text("pronouns"),
		Name:      cases.Name{Family: c.text("family"), Given: c.text("given"), Middle: c.text("middle"), Suffix: c.text("suffix")},
		BirthDate: c.past("birth date"), BirthCity: c.text("birth city"), BirthCountry: c.text("birth country"), Nationality: c.text("nationality"),
		Sex: c.oneOf("sex", sexes), MaritalStatus: c.text("marital status"), Dialect: c.text("dialect"), Interpreter: c.text("interpreter"),
		ANumber: numberOnly(c.text("a-number")), SSN: numberOnly(c.text("ssn")), ReferredBy: c.text("referred by"), Languages: list(c.text("languages")),
	}
	if whole := c.text("name"); whole != "" && client.Name == (cases.Name{}) {
		client.Name = wholeName(c, whole)
	}
	for _, other := range list(c.text("other names")) {
		client.OtherNames = append(client.OtherNames, partName(other))
	}
	client.Contacts = contacts(c)
	if a, ok := address(c); ok {
		client.Addresses = []cases.Address{a}
	}
	return cases.Tidied(client)
}

// wholeName parts "Family, Given". Without a comma nobody can say where a family name begins, and a wrong guess would
// stand on every form.
func wholeName(c *cells, whole string) cases.Name {
	if !strings.Contains(whole, ",") {
		c.aside("name", cases.Term{ID: "one name", EN: "Write family name and given name in columns of their own, or as \"Family, Given\".",
			ES: "Escriba apellido y nombre en columnas separadas, o como \"Apellido, Nombre\"."})
	}
	return partName(whole)
}

func partName(s string) cases.Name {
	family, given, ok := strings.Cut(s, ",")
	if !ok {
		return cases.Name{Given: strings.TrimSpace(s)}
	}
	return cases.Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)}
}

// list parts a cell of several texts.
func list(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '/' || r == '|' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// numberOnly drops the letter A, spaces and dashes of a number; anything else stays, so that it is seen and refused.
func numberOnly(s string) string {
	return strings.NewReplacer("-", "", " ", "").Replace(strings.TrimPrefix(strings.TrimPrefix(s, "A"), "a"))
}

var sexes = []choice{{"female", []string{"female", "f", "woman", "mujer", "femenino"}}, {"male", []string{"male", "m", "man", "hombre", "masculino", "h"}},
	{"another", []string{"another", "x", "other", "nonbinary", "non-binary", "otro", "no binario"}}}

var safeties = []choice{{string(cases.Safe), []string{"safe", "yes", "y", "sí", "si", "seguro"}}, {string(cases.Unsafe), []string{"unsafe", "no", "n", "no seguro"}},
	{string(cases.AskFirst), []string{"ask first", "ask", "preguntar", "preguntar antes"}}}

// contacts are the ways to reach somebody. Without a word on safety a way is "ask first".
func contacts(c *cells) (out []cases.Contact) {
	for _, w := range []struct{ kind, column, safety string }{{"mobile", "phone", "phone safety"}, {"email", "email", "email safety"}} {
		if value := c.text(w.column); value != "" {
			safety := cases.Safety(c.oneOf(w.safety, safeties))
			if safety == "" {
				safety = cases.AskFirst
			}
			out = append(out, cases.Contact{Kind: w.kind, Value: value, Safety: safety})
		}
	}
	return out
}

var addressKinds = []choice{
	{string(cases.Home), []string{"home", "casa", "domicilio"}}, {string(cases.Shelter), []string{"shelter", "refugio", "albergue"}},
	{string(cases.Work), []string{"work", "trabajo"}}, {string(cases.School), []string{"school", "escuela"}},
	{string(cases.Mailing), []string{"mailing", "mail", "correo", "postal"}}, {string(cases.SafeMail), []string{"safe", "segura", "seguro"}},
	{string(cases.Substitute), []string{"substitute", "acp", "address confidentiality program", "sustituta"}},
}

// address reads a place. One whose kind is not given counts as home, which is secret: a safe guess, never an open one.
func address(c *cells) (cases.Address, bool) {
	a := cases.Address{Street: c.text("street"), Unit: c.text("unit"), City: c.text("city"), State: c.text("state"), ZIP: c.text("zip"), Country: c.text("country")}
	if a.Street == "" && a.City == "" && a.ZIP == "" {
		return a, false
	}
	a.State = stateOf(c, "state")
	a.Kind = cases.AddressKind(c.oneOf("address kind", addressKinds))
	if a.Kind == "" {
		a.Kind = cases.Home
	}
	return a, true
}
