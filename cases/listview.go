package cases

import "slices"

// ListView is a way to look at the list of matters or of clients that an office gave a name: which of them, in which
// order. It lies in the vault and not in the program's preferences: its words may be those of a client.
type ListView struct {
	Meta
	ID   string `json:"id"`
	Name string `json:"name"`
	List Listed `json:"list,omitempty"`
	MatterFilter
	Language string `json:"language,omitempty"` // of a list of clients: one of those the client speaks, as it is written there
	Sort     string `json:"sort,omitempty"`     // name of a column of the list; "" for the usual order
	Desc     bool   `json:"desc,omitempty"`
}

// Listed is what a list shows.
type Listed string

// What a kept view can be of.
const (
	ListOfMatters Listed = ""
	ListOfClients Listed = "clients"
)

// NoMatter stands in a filter of clients for those without a matter. No stage has this name.
const NoMatter Stage = "none"

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
	stages := Stages()
	if v.List == ListOfClients {
		stages = append(stages, NoMatter)
	}
	known := oneOf("", v.List, ListOfClients) && oneOf("", v.Kind, RecordRelief, ProtectiveOrder, Immigration) && oneOf("", v.Stage, stages...) &&
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

// OnClient is the filter over clients: it reports whether one of the client's matters passes, or, with NoMatter, that
// there is none. language is the one the client speaks, "" for any. Next dates are not looked at.
func (f MatterFilter) OnClient(language string) func(c *Client, matters []Matter) bool {
	none := f.Stage == NoMatter
	f.Words, f.Due = "", ""
	any := f == (MatterFilter{})
	passes := f.On("")
	return func(c *Client, matters []Matter) bool {
		switch {
		case language != "" && !slices.Contains(c.Languages, language):
			return false
		case none:
			return len(matters) == 0
		case any:
			return true
		}
		return slices.ContainsFunc(matters, func(m Matter) bool { return passes(&m, "") })
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
