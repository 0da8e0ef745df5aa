package draft

// Agenda is a sheet of days for the wall or the file: which matter by its number, and what kind of day. Whoever makes it
// takes care that no line names a person.
type Agenda struct {
	Title, Made, Lang string
	Head              [4]string // over day, matter, kind, and the room for notes by hand
	Rows              [][3]string
	None              string // where there are no rows
}

// AgendaSheet lays the days out as a table with room to write.
func AgendaSheet(a Agenda) *Document {
	d := &Document{Title: a.Title, Footer: a.Title, Lang: a.Lang, Look: Letter,
		Blocks: []Block{Title{Plain(a.Title)}, Paragraph{Text: Plain(a.Made)}}}
	if len(a.Rows) == 0 {
		d.Blocks = append(d.Blocks, Paragraph{Text: Plain(a.None)})
		return d
	}
	t := Table{Widths: []float64{0.26, 0.2, 0.22, 0.32}}
	for _, h := range a.Head {
		t.Head = append(t.Head, Plain(h))
	}
	for _, r := range a.Rows {
		t.Rows = append(t.Rows, []Rich{Plain(r[0]), Plain(r[1]), Plain(r[2]), Plain("")})
	}
	d.Blocks = append(d.Blocks, t)
	return d
}
