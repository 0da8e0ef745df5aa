package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onTake says who works on the chosen matter now.
func (s *clinic) onTake() {
	r := s.list.Selected()
	if r == nil || r.turn.At == cases.DayDone {
		return
	}
	who := kit.NewField("turn.who", lang.T("clinic.who"), lang.T("clinic.who.hint"))
	if ids, names := s.offer(r.turn.At); len(ids) > 0 {
		who = kit.NewChoice("turn.who", lang.T("clinic.who"), "", ids, names)
		who.Set(ids[0])
	}
	s.a.askFor(lang.T("clinic.take"), dotted(r.name, stationWords(r.turn.At)), who, lang.T("clinic.take.yes"), func(name string) error {
		turn := r.turn
		turn.Who = name
		s.write(r, turn, lang.T("clinic.taken"))
		return nil
	})
}

// offer are the people who may take a matter up: those of the station first, then everybody else of the day and the
// office.
func (s *clinic) offer(at cases.Station) (ids, names []string) {
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] {
			seen[id], ids, names = true, append(ids, id), append(names, workerName(s.queue.staff, id))
		}
	}
	for _, who := range s.queue.day.Staff(at) {
		add(who)
	}
	for _, p := range s.queue.day.Posts {
		add(p.Who)
	}
	for _, w := range s.queue.staff {
		add(w.ID)
	}
	return ids, names
}

// onHandOn passes the chosen matter to the next station. It does not ask: it can be undone.
func (s *clinic) onHandOn() {
	r := s.list.Selected()
	if r == nil || r.turn.At == cases.DayDone {
		return
	}
	to := r.turn.At.Next()
	s.write(r, r.turn.To(to, "", s.a.opt.Now()), lang.T("clinic.moved", "station", stationWords(to)))
}

// onSendBack passes it to the station before, with what to look at again.
func (s *clinic) onSendBack() {
	r := s.list.Selected()
	if r == nil || r.turn.At == cases.AtIntake {
		return
	}
	to := r.turn.At.Before()
	s.a.askFor(lang.T("clinic.back.to", "station", stationWords(to)), r.name, kit.NewField("turn.note", lang.T("clinic.note"), lang.T("clinic.note.hint")),
		lang.T("clinic.back.yes"), func(note string) error {
			s.write(r, r.turn.To(to, note, s.a.opt.Now()), lang.T("clinic.moved", "station", stationWords(to)))
			return nil
		})
}

// write keeps a turn, and the matter with the stage and the court that go with it.
func (s *clinic) write(r *clinicRow, turn cases.Turn, words string) {
	m := onDay(r.matter, turn.At, s.queue.day)
	records := []cases.Record{&turn, &m}
	changed, v := noting(records...), s.a.vault
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, records...) }, func(err error) {
		s.a.reload()
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.a.saved(words, changed())
	})
}

// onDay is a matter as it stands at a station of a day: at the stage of that station, and filed with the day's court
// where none was chosen.
func onDay(m cases.Matter, at cases.Station, day cases.ClinicDay) cases.Matter {
	if now, ok := cases.StationOf(m.Stage); ok && now.Stage() != at.Stage() {
		m.Stage = at.Stage()
	}
	if m.Venue == (cases.Venue{}) {
		m.Venue = day.Venue
	}
	return m
}
