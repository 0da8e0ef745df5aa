package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// clinicBegin opens a clinic day: where it is, and with which court its matters are filed.
type clinicBegin struct {
	a     *App
	place *kit.Field
	court *kit.Field
	count *kit.Field // the county
	state *kit.Field
	form  kit.Form
	done  func()
}

func newClinicBegin(a *App, done func()) *clinicBegin {
	b := &clinicBegin{a: a, done: done}
	b.place = kit.NewField("clinicday.place", lang.T("clinic.place"), lang.T("clinic.place.hint"))
	b.court = kit.NewField("clinicday.venue.court", lang.T("clinic.court"), lang.T("clinic.court.hint"))
	b.count = kit.NewField("clinicday.venue.county", lang.T("clinic.county"), "")
	b.state = kit.NewField("clinicday.venue.state", lang.T("clinic.state"), "")
	b.form = kit.Form{b.place, b.court, b.count, b.state}
	return b
}

// Content lays the page out.
func (b *clinicBegin) Content() *fyne.Container {
	begin := kit.NewButton(kit.Primary, nil, lang.T("clinic.begin"), b.onSave)
	card := kit.NewCard(20, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("clinic.none"), theme.Sub, theme.Ink), kit.NewPara(lang.T("clinic.none.words"), theme.Body, theme.Muted)),
		b.place, b.court, kit.TopRow(12, []float32{-2, -1}, b.count, b.state), kit.Flow(8, begin)))
	return kit.Frame(14, kit.NewBold(lang.T("nav.clinic"), theme.Title, theme.Ink), kit.Scroll(kit.Narrow(560, card)), nil)
}

// show empties the fields.
func (b *clinicBegin) show() {
	for _, f := range b.form {
		f.Set("")
	}
}

// read is the day on the page, which begins now.
func (b *clinicBegin) read(now time.Time) cases.ClinicDay {
	return cases.Tidied(cases.ClinicDay{ID: cases.NewID(), On: cases.DateOf(now), Begun: now.UTC().Format(time.RFC3339), Place: b.place.Value(),
		Venue: cases.Venue{Court: b.court.Value(), County: b.count.Value(), State: strings.ToUpper(b.state.Value())}})
}

func (b *clinicBegin) onSave() {
	b.form.Clear()
	day := b.read(b.a.opt.Now())
	if err := day.Check(); err != nil {
		b.a.fail(err, b.form)
		return
	}
	write(b.a, b.a.vault, &day, b.done)
}

// onPosts says who works at which station: names with commas between, one field for each station.
func (s *clinic) onPosts() {
	day, staff := s.queue.day, s.queue.staff
	fields := map[cases.Station]*kit.Field{}
	body := kit.VStack(12)
	for _, at := range cases.Stations() {
		f := kit.NewField("clinicday.posts."+string(at), stationWords(at), "")
		var names []string
		for _, who := range day.Staff(at) {
			names = append(names, workerName(staff, who))
		}
		f.Set(strings.Join(names, ", "))
		fields[at] = f
		body.Add(f)
	}
	kit.Ask(s.a.window.Canvas(), lang.T("clinic.posts"), lang.T("clinic.posts.words"), body,
		kit.Answer{Label: lang.T("clinic.posts.yes"), Do: func() {
			day.Posts = nil
			for _, at := range cases.Stations() {
				for _, name := range strings.Split(fields[at].Value(), ",") {
					if name = strings.Join(strings.Fields(name), " "); name != "" {
						day.Posts = append(day.Posts, cases.Post{At: at, Who: workerID(staff, name)})
					}
				}
			}
			s.writeDay(day, lang.T("clinic.posts.done"))
		}},
		kit.Answer{Label: lang.T("ask.no")})
	s.a.window.Canvas().Focus(fields[cases.AtIntake].Input())
}

// workerID is the id of someone of the office by the full name, or the name where it is nobody of the office.
func workerID(staff []cases.Attorney, name string) string {
	for _, w := range staff {
		if kit.Fold(w.Name.Full()) == kit.Fold(name) {
			return w.ID
		}
	}
	return name
}

// writeDay keeps the day and shows it.
func (s *clinic) writeDay(day cases.ClinicDay, words string) {
	if err := day.Check(); err != nil {
		s.a.fail(err, nil)
		return
	}
	rec, v := &day, s.a.vault
	changed := noting(rec)
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, rec) }, func(err error) {
		s.a.reload()
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.a.saved(words, changed())
	})
}

// onEnd ends the day. On a borrowed computer that is a page of its own: handing over and wiping.
func (s *clinic) onEnd() {
	if s.queue.day.Borrowed {
		s.a.Go(Route{Place: toDayEnd})
		return
	}
	under := slices.ContainsFunc(s.queue.rows, func(r *clinicRow) bool { return r.turn.At != cases.DayDone })
	words := lang.T("clinic.end.words")
	if under {
		words = lang.T("clinic.end.open") + " " + words
	}
	kit.Ask(s.a.window.Canvas(), lang.T("clinic.end"), words, nil,
		kit.Answer{Label: lang.T("clinic.end.yes"), Do: func() {
			day := s.queue.day
			day.Ended = s.a.opt.Now().UTC().Format(time.RFC3339)
			s.writeDay(day, lang.T("clinic.ended"))
		}},
		kit.Answer{Label: lang.T("ask.no")})
}
