package law

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"
)

// The files that are part of the program.
//
//go:embed data/*.yaml venues/*.yaml
var builtInFiles embed.FS

// The two folders of a set of law data: rows by what they are about, and one file for each place of filing.
const (
	rowFolder   = "data"
	venueFolder = "venues"
)

// Data is one whole set of the law. It is read strictly and never changes.
type Data struct {
	files fs.FS
	asOf  string // year-month-day

	calendars   table[[]Calendar]
	methods     table[[]Method]
	deadlines   table[[]Deadline]
	vacaturs    table[vacaturSet]
	orders      table[orderSet]
	immigration table[immigrationSet]
	venues      table[venueSet]
	evidence    table[[]EvidenceKind]
	screening   table[screeningSet]
	resources   table[[]Resource]
	heads       table[map[string]Head]
	packs       table[[]VenuePack]
	spanish     table[[]Said]
}

// newData lays out a set whose files are read when first asked for.
func newData(files fs.FS, asOf string) *Data {
	d := &Data{files: files, asOf: asOf}
	d.calendars.read = fromFile(d, "holidays.yaml", readCalendars)
	d.methods.read = fromFile(d, "time_methods.yaml", readMethods)
	d.deadlines.read = fromFile(d, "deadlines.yaml", readDeadlines)
	d.vacaturs.read = fromFile(d, "vacatur.yaml", readVacaturs)
	d.orders.read = fromFile(d, "protective_orders.yaml", readOrders)
	d.immigration.read = fromFile(d, "immigration.yaml", readImmigration)
	d.venues.read = fromFile(d, "venues.yaml", readVenues)
	d.evidence.read = fromFile(d, "evidence.yaml", readEvidence)
	d.screening.read = fromFile(d, "screening.yaml", readScreening)
	d.resources.read = fromFile(d, "resources.yaml", readResources)
	d.heads.read = d.byHead
	d.packs.read = d.readPacks
	d.spanish.read = d.readSpanish
	return d
}

// loads are the tables in an order in which none needs a later one.
func (d *Data) loads() []func() error {
	return []func() error{
		d.calendars.load, d.methods.load, d.deadlines.load, d.vacaturs.load, d.orders.load, d.immigration.load,
		d.venues.load, d.evidence.load, d.screening.load, d.resources.load, d.heads.load, d.packs.load, d.spanish.load,
	}
}

// A table is a part of the data that is read at its first use and then kept.
type table[T any] struct {
	read func() (T, error)
	once sync.Once
	kept T
	err  error
}

func (t *table[T]) load() error {
	t.once.Do(func() { t.kept, t.err = t.read() })
	return t.err
}

// rows gives what was read. The built-in files are part of the program and a test reads them all, and a set from
// elsewhere is read whole before anyone is given it: an error here is a broken build and nothing a user could mend.
func (t *table[T]) rows() T {
	if err := t.load(); err != nil {
		panic(fmt.Errorf("law data: %w", err))
	}
	return t.kept
}

// fromFile reads a table from one file of rows.
func fromFile[T any](d *Data, name string, read func(*Data, []byte) (T, error)) func() (T, error) {
	return func() (T, error) {
		name := rowFolder + "/" + name
		text, err := fs.ReadFile(d.files, name)
		if err != nil {
			var none T
			return none, err
		}
		set, err := read(d, text)
		if err != nil {
			return set, fmt.Errorf("%s: %w", name, err)
		}
		return set, nil
	}
}
