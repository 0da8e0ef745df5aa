package cases

import "slices"

// ListView is a way to look at the list of matters that an office gave a name: which matters, in which order. It lies
// in the vault and not in the program's preferences: its words may be those of a client.
type ListView struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	MatterFilter
	Sort string `json:"sort,omitempty"` // name of a column of the list; "" for the usual order
	Desc bool   `json:"desc,omitempty"`
}

// MatterFilter says which matters a list shows. What is empty lets every matter through.
type MatterFilter struct {
	Words string   `json:"words,omitempty"` // as typed
	Kind  Kind     `json:"kind,omitempty"`
	Stage Stage    `json:"stage,omitempty"`
	Who   string   `json:"who,omitempty"` // id of an Attorney who works on it, or Nobody
	Due   DueIn    `json:"due,omitempty"`
	Waits WaitsFor `json:"waits,omitempty"`
}

// Nobody stands in a filter for the matters on which nobody works yet. No Attorney has this id.
const Nobody = "nobody"

// DueIn says how near the next open date of a matter is.
type DueIn string

// How near a date can be.
const (
	DuePassed DueIn = "passed" // before today
	DueWeek   DueIn = "7"      // passed, today, or in the 7 days after it
	DueTwo    DueIn = "14"
	DueMonth  DueIn = "30"
	DueNone   DueIn = "none" // no open date
)

// AllDueIn lists them in the order a menu shows.
func AllDueIn() []DueIn { return []DueIn{DuePassed, DueWeek, DueTwo, DueMonth, DueNone} }

// Key places the view in the office's stream.
func (v ListView) Key() Key { return Key{"listview", v.ID, OfficeStream} }

// Check asks for a name, and for a filter that means something.
func (v ListView) Check() error {
	if joinWords(v.Name) == "" {
		return &FieldError{"listview.name", "Give this view a name, so that it is found again."}
	}
	known := oneOf("", v.Kind, RecordRelief, ProtectiveOrder, Immigration) && oneOf("", v.Stage, Stages()...) &&
		oneOf("", v.Due, AllDueIn()...) && oneOf("", v.Waits, AllWaitsFor()...)
	if !known {
		return &FieldError{"listview.filter", msgList}
	}
	return nil
}

func oneOf[T comparable](none, v T, list ...T) bool { return v == none || slices.Contains(list, v) }

// On is the filter on a day: it reports whether a matter whose next open date is next ("" for none) passes. Words are not
// looked at: what they are searched in is the list's.
func (f MatterFilter) On(today Date) func(m *Matter, next Date) bool {
	near := f.Due.on(today)
	return func(m *Matter, next Date) bool {
		switch {
		case f.Kind != "" && m.Kind != f.Kind, f.Stage != "" && m.Stage != f.Stage, f.Waits != "" && m.WaitsFor() != f.Waits:
			return false
		case f.Who == Nobody:
			return m.Attorney == "" && m.Advocate == "" && m.Supervisor == "" && near(next)
		case f.Who != "" && f.Who != m.Attorney && f.Who != m.Advocate && f.Who != m.Supervisor:
			return false
		}
		return near(next)
	}
}

// on reports whether a date is as near to today as d says.
func (d DueIn) on(today Date) func(next Date) bool {
	days := 0
	switch d {
	case DueWeek:
		days = 7
	case DueTwo:
		days = 14
	case DueMonth:
		days = 30
	case DuePassed:
		return func(next Date) bool { return next != "" && next < today }
	case DueNone:
		return func(next Date) bool { return next == "" }
	default:
		return func(Date) bool { return true }
	}
	now, ok := today.Time()
	last := DateOf(now.AddDate(0, 0, days))
	return func(next Date) bool { return ok && next != "" && next <= last }
}
