package rows

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

var matterColumns = []Column{
	{"number", []string{"matter number", "case number", "file number", "número", "número de asunto", "expediente"}},
	{"client number", []string{"número de cliente"}},
	{"client id", []string{"id de cliente"}},
	{"client", []string{"client name", "cliente", "nombre de cliente"}},
	{"client family", []string{"family", "last name", "apellido", "apellidos"}},
	{"client given", []string{"given", "first name", "nombre"}},
	{"client birth date", []string{"birth date", "date of birth", "dob", "fecha de nacimiento"}},
	{"kind", []string{"type", "matter type", "relief type", "clase", "tipo"}},
	{"title", []string{"título"}},
	{"stage", []string{"status", "etapa", "estado del asunto"}},
	{"relief", []string{"relief id"}},
	{"court", []string{"tribunal", "corte", "juzgado"}},
	{"division", []string{"división"}},
	{"county", []string{"condado"}},
	{"court state", []string{"state", "estado", "jurisdiction", "jurisdicción"}},
	{"docket", []string{"docket number", "court number", "número de causa"}},
	{"opened", []string{"date opened", "open date", "abierto", "fecha de apertura"}},
}

// matterBook finds matters by number and by what they are.
type matterBook struct {
	clients *clientBook
	known   []cases.Matter
	byNum   map[string][]int
	made    []cases.Record
	lines   map[string]int // id -> line of this file
}

func newMatterBook(list []cases.Matter, clients *clientBook) matterBook {
	b := matterBook{clients: clients, byNum: map[string][]int{}, lines: map[string]int{}}
	for _, m := range list {
		b.add(m)
	}
	return b
}

func (b *matterBook) add(m cases.Matter) {
	if m.Number != "" {
		b.byNum[plain(m.Number)] = append(b.byNum[plain(m.Number)], len(b.known))
	}
	b.known = append(b.known, m)
}

var matterKinds = []choice{
	{string(cases.RecordRelief), []string{"record-relief", "vacatur", "expungement", "sealing", "criminal record", "antecedentes", "anulación"}},
	{string(cases.ProtectiveOrder), []string{"protective-order", "restraining order", "protection order", "order", "orden de protección", "orden"}},
	{string(cases.Immigration), []string{"immigration", "inmigración", "t visa", "u visa", "vawa"}},
}

var stages = []choice{
	{string(cases.Intake), []string{"intake", "new", "open", "ingreso", "nuevo", "abierto"}}, {string(cases.Drafting), []string{"drafting", "redacción"}},
	{string(cases.Review), []string{"review", "revisión"}}, {string(cases.Ready), []string{"ready", "listo"}}, {string(cases.Filed), []string{"filed", "presentado"}},
	{string(cases.Decided), []string{"decided", "decidido"}}, {string(cases.Closed), []string{"closed", "cerrado"}}, {string(cases.Dormant), []string{"dormant", "waiting", "en espera"}},
}

func (b *matterBook) take(c *cells) Line {
	client, ok := b.clients.named(c)
	if !ok {
		return Line{}
	}
	m := readMatter(c, client)
	if c.why == nil {
		c.checked(m)
	}
	if c.why != nil {
		return Line{}
	}
	if there, found := b.same(m); found {
		if line := b.lines[there.ID]; line > 0 {
			m.ID = there.ID
			if cases.Fingerprint(m) != cases.Fingerprint(there) {
				c.aside("", cases.Term{ID: "two rows", EN: "An earlier row is about the same matter but says other things. Give each matter a number, or keep one row.",
					ES: "Una fila anterior trata del mismo asunto pero dice otras cosas. Dé un número a cada asunto, o deje una sola fila."})
			}
		}
		return Line{Outcome: There, What: there.Title}
	}
	m.ID = cases.NewID()
	b.add(m)
	b.lines[m.ID] = c.row.Line
	b.made = append(b.made, m)
	return Line{Outcome: New, What: m.Title}
}

// same finds a matter of the same client with the same number; without a number, one of the same kind, title and docket.
func (b *matterBook) same(m cases.Matter) (cases.Matter, bool) {
	for _, k := range b.known {
		switch {
		case k.ClientID != m.ClientID:
		case m.Number != "" && plain(k.Number) == plain(m.Number),
			(m.Number == "" || k.Number == "") && k.Kind == m.Kind && sameName(k.Title, m.Title) && plain(k.Venue.Docket) == plain(m.Venue.Docket):
			return k, true
		}
	}
	return cases.Matter{}, false
}

func readMatter(c *cells, client cases.Client) cases.Matter {
	m := cases.Matter{
		ClientID: client.ID, Number: c.text("number"), Kind: cases.Kind(c.oneOf("kind", matterKinds)), Title: c.text("title"),
		Stage: cases.Stage(c.oneOf("stage", stages)), Relief: c.text("relief"), Opened: c.date("opened"),
		Venue: cases.Venue{Court: courtOf(c, "court"), Division: c.text("division"), County: c.text("county"), State: stateOf(c, "court state"), Docket: c.text("docket")},
	}
	if m.Relief != "" {
		if _, ok := law.Find(m.Relief); !ok {
			c.aside("relief", cases.Term{ID: "relief", EN: "There is no relief of this id in the law data.", ES: "No hay ninguna vía legal con este id en los datos."})
		}
	}
	switch m.Kind {
	case cases.RecordRelief:
		m.Record = &cases.RecordReliefPart{}
	case cases.ProtectiveOrder:
		m.Order = &cases.Order{}
	case cases.Immigration:
		m.Petition = &cases.Petition{}
	}
	if m.Title == "" {
		m.Title = map[cases.Kind]string{cases.RecordRelief: "Record relief", cases.ProtectiveOrder: "Protective order", cases.Immigration: "Immigration"}[m.Kind]
	}
	if namesClient(m.Title, client) {
		c.aside("title", cases.Term{ID: "title", EN: "A matter's title is neutral. This one holds the client's name.", ES: "El título de un asunto es neutral. Este contiene el nombre de la persona."})
	}
	if m.Stage == "" {
		m.Stage = cases.Intake
	}
	return cases.Tidied(m)
}

// namesClient finds a word of the client's name in a title.
func namesClient(title string, c cases.Client) bool {
	for _, word := range strings.Fields(c.Name.Full() + " " + c.ChosenName) {
		for _, t := range strings.Fields(title) {
			if len(plain(word)) > 2 && plain(word) == plain(t) {
				return true
			}
		}
	}
	return false
}

var (
	noClient   = cases.Term{ID: "no client", EN: "No client of this number or name is in the vault. Import the clients first.", ES: "No hay ninguna persona con este número o nombre en la bóveda. Importe primero las personas."}
	twoClients = cases.Term{ID: "two clients", EN: "More than one client has this name. Give the client number or the birth date.", ES: "Más de una persona tiene este nombre. Dé el número de cliente o la fecha de nacimiento."}
)

// named finds the client whom a row is about; a name that two clients have is nobody's.
func (b *clientBook) named(c *cells) (cases.Client, bool) {
	if id := c.text("client id"); id != "" {
		if i, ok := b.byID[id]; ok {
			return b.known[i].Client, true
		}
		c.aside("client id", noClient)
		return cases.Client{}, false
	}
	column, found := "client number", b.byNumber[plain(c.text("client number"))]
	if c.text("client number") == "" {
		column, found = b.byNameOf(c)
	}
	switch len(found) {
	case 1:
		return b.known[found[0]].Client, true
	case 0:
		c.aside(column, noClient)
	default:
		c.aside(column, twoClients)
	}
	return cases.Client{}, false
}

func (b *clientBook) byNameOf(c *cells) (column string, found []int) {
	column, name := "client", c.text("client")
	if name == "" {
		column, name = "client family", c.text("client family")+" "+c.text("client given")
	}
	born := c.date("client birth date")
	for i, k := range b.known {
		full := plain(k.Name.Given + " " + k.Name.Family)
		said := plain(name)
		if said == "" || said != nameKey(k.Client) && said != full && said != plain(k.Name.Full()) {
			continue
		}
		if born == "" || k.BirthDate == born {
			found = append(found, i)
		}
	}
	return column, found
}
