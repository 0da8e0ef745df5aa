package ui

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// clinicRow is one matter of the day: at which station it stands, with whom, and what is still open there.
type clinicRow struct {
	*matterRow
	turn cases.Turn
	open []cases.Term
	who  string // name of whoever has it, "" while it waits
	here string // how long it has been at its station
}

// clinicQueue is the day with its matters in the order of the stations, those that came first at the head.
type clinicQueue struct {
	day   cases.ClinicDay // without an id where none is open
	rows  []*clinicRow
	staff []cases.Attorney
}

// readClinic reads the open day. A matter that was begun today belongs to it without anybody putting it there.
func readClinic(ctx context.Context, v *vault.Vault, now time.Time) (q clinicQueue, err error) {
	days, err := vault.List[cases.ClinicDay](ctx, v, cases.OfficeStream)
	if err != nil {
		return q, err
	}
	day, open := cases.OpenDay(days)
	if !open {
		return q, nil
	}
	q.day = day
	if q.staff, err = vault.List[cases.Attorney](ctx, v, cases.OfficeStream); err != nil {
		return q, err
	}
	turns, err := vault.List[cases.Turn](ctx, v, "")
	if err != nil {
		return q, err
	}
	of := map[string]cases.Turn{}
	for _, t := range turns {
		of[t.MatterID] = t
	}
	matters, err := readMatters(ctx, v)
	if err != nil {
		return q, err
	}
	for _, m := range matters {
		t, there := of[m.matter.ID]
		if t.Day != day.ID {
			fresh, ok := cases.BeginTurn(m.matter, day.ID, now)
			if !ok || m.matter.Opened != day.On {
				continue
			}
			fresh.Rev = t.Rev // of an earlier day; this one takes its place
			t = fresh
		}
		r := &clinicRow{matterRow: m, turn: t, who: workerName(q.staff, t.Who)}
		if there {
			r.here = waited(t.Since, now)
		}
		if err := r.look(ctx, v); err != nil {
			return q, err
		}
		r.measure(now)
		q.rows = append(q.rows, r)
	}
	slices.SortStableFunc(q.rows, func(a, b *clinicRow) int {
		return cmp.Or(cmp.Compare(a.place(), b.place()), cmp.Compare(a.turn.Since, b.turn.Since), cmp.Compare(a.nameKey, b.nameKey))
	})
	return q, nil
}

// look finds what is still open at the matter's station.
func (r *clinicRow) look(ctx context.Context, v *vault.Vault) error {
	if r.turn.At == cases.DayDone {
		return nil
	}
	snap, err := v.Snapshot(ctx, r.matter.ID)
	if err == nil {
		r.open = r.turn.At.Open(snap)
	}
	return err
}

// place is the station's number in the order of the day.
func (r *clinicRow) place() int { return slices.Index(dayStations(), r.turn.At) }

// dayStations are the stations and the end of the day.
func dayStations() []cases.Station { return append(cases.Stations(), cases.DayDone) }

func stationWords(at cases.Station) string { return lang.T("station." + string(at)) }

func stationTone(at cases.Station) theme.Tone {
	switch at {
	case cases.AtReview:
		return theme.Warn
	case cases.AtSign, cases.AtPrint:
		return theme.Info
	case cases.DayDone:
		return theme.Good
	}
	return theme.Neutral
}

// waited says how long ago a moment was.
func waited(rfc3339 string, now time.Time) string {
	at, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return ""
	}
	switch minutes := int(now.Sub(at).Minutes()); {
	case minutes < 1:
		return lang.T("clinic.now")
	case minutes < 60:
		return lang.T("clinic.minutes", "n", minutes)
	default:
		return lang.T("clinic.hours", "hours", minutes/60, "minutes", minutes%60)
	}
}

// workerName is the name of someone of the office by the id, or what was written where it is no such person.
func workerName(staff []cases.Attorney, who string) string {
	for _, w := range staff {
		if w.ID == who {
			return w.Name.Full()
		}
	}
	return who
}

// clinicColumns are the columns of the queue.
func clinicColumns() []kit.Column[clinicRow] {
	return []kit.Column[clinicRow]{
		{Title: lang.T("matters.client"), Width: -1, Cell: func(r *clinicRow) kit.Cell {
			return kit.Cell{Main: r.name, Sub: dotted(r.matter.Number, r.matter.Title), Bold: true}
		}, Order: func(a, b *clinicRow) int { return cmp.Compare(a.nameKey, b.nameKey) }},
		{Title: lang.T("clinic.station"), Width: 118, Kind: kit.Chips, Cell: func(r *clinicRow) kit.Cell {
			return kit.Cell{Main: stationWords(r.turn.At), Tone: stationTone(r.turn.At)}
		}, Order: func(a, b *clinicRow) int {
			return cmp.Or(cmp.Compare(a.place(), b.place()), cmp.Compare(a.turn.Since, b.turn.Since))
		}},
		{Title: lang.T("clinic.who"), Width: 140, Spare: true, Cell: func(r *clinicRow) kit.Cell {
			c := kit.Cell{Main: r.who, Sub: r.here}
			if r.who == "" && r.turn.At != cases.DayDone {
				c.Main, c.MainRole = lang.T("clinic.waits"), theme.Muted
			}
			return c
		}, Order: func(a, b *clinicRow) int { return compareFolded(a.who, b.who) }},
		{Title: lang.T("clinic.open"), Width: -0.9, Cell: func(r *clinicRow) kit.Cell {
			switch {
			case r.turn.At == cases.DayDone:
				return kit.Cell{Main: lang.T("clinic.passed"), MainRole: theme.Muted}
			case len(r.open) == 0:
				return kit.Cell{Main: lang.T("clinic.nothing"), Sub: r.turn.Note, MainRole: theme.Good.Fg()}
			case len(r.open) > 1:
				return kit.Cell{Main: r.open[0].In(lang.Code()), Sub: lang.N("clinic.more", len(r.open)-1)}
			}
			return kit.Cell{Main: r.open[0].In(lang.Code()), Sub: r.turn.Note}
		}, Order: func(a, b *clinicRow) int { return cmp.Compare(len(a.open), len(b.open)) }},
	}
}
