package rows

import (
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// Office is what is there before the import.
type Office struct {
	Clients []cases.Client
	Matters []cases.Matter
}

// Options are what a person says about a file.
type Options struct {
	Dates Order
	Today cases.Date // a birth or an arrest after it has not happened
}

// Outcome is what becomes of one row.
type Outcome string

// The outcomes of a row.
const (
	New     Outcome = "new"
	There   Outcome = "already there"
	Refused Outcome = "set aside"
)

// Line is one row's outcome. What names what is made, for a preview: it may hold a client's name. Column, Reason and
// Value are of a row that was set aside; Value is the cell as the file has it, for the report alone.
type Line struct {
	Line    int        `json:"line"`
	Outcome Outcome    `json:"outcome"`
	What    string     `json:"what,omitempty"`
	Column  string     `json:"column,omitempty"`
	Reason  cases.Term `json:"reason,omitzero"`
	Value   string     `json:"-"`
}

// Plan is what an import would do. Nothing is written before its records are.
type Plan struct {
	Kind      Kind     `json:"kind"`
	Encoding  string   `json:"encoding"`
	Separator string   `json:"separator"`
	Ignored   []string `json:"ignoredColumns"`
	Lines     []Line   `json:"rows"`
	records   []cases.Record
}

// Count is the number of rows with an outcome.
func (p Plan) Count(o Outcome) (n int) {
	for _, l := range p.Lines {
		if l.Outcome == o {
			n++
		}
	}
	return n
}

// Records are what the good rows make, to be written in one transaction.
func (p Plan) Records() []cases.Record { return p.records }

// Prepare reads a file and plans what it adds. It gives a *HeadError where the file as a whole cannot be read.
func Prepare(k Kind, data []byte, office Office, opt Options) (Plan, error) {
	f := Parse(data)
	p := Plan{Kind: k, Encoding: f.Encoding, Separator: map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}[f.Separator], Ignored: []string{}, Lines: []Line{}}
	switch {
	case !slices.Contains(Kinds(), k):
		return p, &HeadError{cases.Term{ID: "kind", EN: "Say what the rows are: clients, matters or charges.", ES: "Diga qué son las filas: clients, matters o charges."}}
	case len(f.Rows) == 0:
		return p, &HeadError{cases.Term{ID: "empty", EN: "This file has no rows.", ES: "Este archivo no tiene filas."}}
	case len(f.Rows) > mostRows:
		return p, &HeadError{cases.Term{ID: "long", EN: "This file has more than 200,000 rows. Part it first.", ES: "Este archivo tiene más de 200.000 filas. Divídalo primero."}}
	}
	h, err := readHead(k, f.Rows[0])
	if err != nil {
		return p, err
	}
	if why := lacking(k, h); why != nil {
		return p, &HeadError{*why}
	}
	p.Ignored = append(p.Ignored, h.ignored...)
	w := newWork(k, office, opt)
	for _, row := range f.Rows[1:] {
		p.Lines = append(p.Lines, w.take(h, row))
	}
	p.records = w.records()
	return p, nil
}

// lacking says which column a kind of file cannot do without.
func lacking(k Kind, h head) *cases.Term {
	client := h.has("client number", "client id") || h.has("client family") || h.has("client")
	switch {
	case k == Clients && !h.has("family", "given", "chosen name", "name"):
		return &cases.Term{ID: "no name", EN: "No column of this file holds a name: family, given, or chosen name.", ES: "Ninguna columna de este archivo contiene un nombre: apellido, nombre o nombre elegido."}
	case k == Matters && (!client || !h.has("kind")):
		return &cases.Term{ID: "no client", EN: "A file of matters needs a column for the client (client number, client id, or client) and one for the kind.", ES: "Un archivo de asuntos necesita una columna para la persona (número de cliente, id de cliente o cliente) y una para la clase."}
	case k == Charges && !h.has("matter number", "matter id"):
		return &cases.Term{ID: "no matter", EN: "A file of charges needs a column for the matter: matter number or matter id.", ES: "Un archivo de cargos necesita una columna para el asunto: número de asunto o id de asunto."}
	case k == Charges && !h.has("statute", "charge"):
		return &cases.Term{ID: "no charge", EN: "A file of charges needs a column for the statute or the charge.", ES: "Un archivo de cargos necesita una columna para la ley o el cargo."}
	}
	return nil
}

// cells is one row by the names of its columns.
type cells struct {
	head head
	row  Row
	opt  Options
	why  *Line // what sets the row aside, the first that is found
}

func (c *cells) text(column string) string {
	i, ok := c.head.at[column]
	if !ok || i >= len(c.row.Cells) {
		return ""
	}
	return strings.TrimSpace(c.row.Cells[i])
}

// aside sets the row aside for what stands in a column.
func (c *cells) aside(column string, why cases.Term) {
	if c.why == nil {
		c.why = &Line{Line: c.row.Line, Outcome: Refused, Column: column, Reason: why, Value: c.text(column)}
	}
}

func (c *cells) date(column string) cases.Date {
	d, why := readDate(c.text(column), c.opt.Dates)
	if why != nil {
		c.aside(column, *why)
	}
	return d
}

// past is a date that cannot lie ahead.
func (c *cells) past(column string) cases.Date {
	d := c.date(column)
	if first, _, ok := d.Span(); ok && c.opt.Today != "" && first > c.opt.Today {
		c.aside(column, future)
	}
	return d
}

// oneOf reads a word of a list, by its id, its words in either language, or another spelling.
func (c *cells) oneOf(column string, list []choice) string {
	said := plain(c.text(column))
	if said == "" {
		return ""
	}
	for _, x := range list {
		for _, word := range x.words {
			if plain(word) == said {
				return x.value
			}
		}
	}
	var known []string
	for _, x := range list {
		known = append(known, x.words[0])
	}
	all := strings.Join(known, ", ")
	c.aside(column, cases.Term{ID: "not in the list", EN: "This is not in the list: " + all + ".", ES: "Esto no está en la lista: " + all + "."})
	return ""
}

// choice is a word of a list with the ways to write it.
type choice struct {
	value string
	words []string
}

// readable sets a row aside that is no row of this table.
func (c *cells) readable() {
	switch {
	case c.row.Broken:
		c.aside("", cases.Term{ID: "quotation mark", EN: "A quotation mark in this row never ends.", ES: "En esta fila hay una comilla que nunca se cierra."})
	case len(c.row.Cells) > len(c.head.names) && !blank(c.row.Cells[len(c.head.names):]):
		c.aside("", cases.Term{ID: "too many cells", EN: "This row has more cells than the first line has columns.", ES: "Esta fila tiene más celdas que columnas la primera línea."})
	}
	for i, cell := range c.row.Cells {
		if !strings.ContainsRune(cell, bad) && !strings.ContainsRune(cell, 0) {
			continue
		}
		column := "column " + strconv.Itoa(i+1)
		for name, at := range c.head.at {
			if at == i {
				column = name
			}
		}
		if c.why == nil {
			c.why = &Line{Line: c.row.Line, Outcome: Refused, Column: column, Value: cell,
				Reason: cases.Term{ID: "letters", EN: "Some letters of this row are in another encoding than the file.", ES: "Algunas letras de esta fila están en otra codificación que el archivo."}}
		}
	}
}

// checked asks the record itself what keeps it from being stored.
func (c *cells) checked(rec interface{ Check() error }) {
	if err := rec.Check(); err != nil {
		c.aside("", cases.Term{ID: "check", EN: cases.Explain(err, "en").What, ES: cases.Explain(err, "es").What})
	}
}

// work takes the rows of one file, one after the other.
type work struct {
	kind    Kind
	opt     Options
	clients clientBook
	matters matterBook
	charges chargeBook
}

func newWork(k Kind, o Office, opt Options) *work {
	w := &work{kind: k, opt: opt, clients: newClientBook(o.Clients)}
	w.matters = newMatterBook(o.Matters, &w.clients)
	w.charges = newChargeBook(&w.matters)
	return w
}

func (w *work) take(h head, row Row) Line {
	c := &cells{head: h, row: row, opt: w.opt}
	c.readable()
	var l Line
	if c.why == nil {
		switch w.kind {
		case Clients:
			l = w.clients.take(c)
		case Matters:
			l = w.matters.take(c)
		case Charges:
			l = w.charges.take(c)
		}
	}
	if c.why != nil {
		return *c.why
	}
	l.Line = row.Line
	return l
}

func (w *work) records() []cases.Record {
	switch w.kind {
	case Clients:
		return w.clients.made
	case Matters:
		return w.matters.made
	}
	return w.charges.records()
}
