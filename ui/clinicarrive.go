package ui

import (
	"context"
	"errors"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/conflict"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// onArrive writes down somebody who came to the clinic: a name, and the kind of help. The name is looked for in every
// file first, and nobody's name is shown.
func (s *clinic) onArrive() { s.askArrival(cases.Client{}, string(cases.RecordRelief), "", "") }

// askArrival asks; what was typed in a try before stands in the fields, and what is amiss beside the name.
func (s *clinic) askArrival(c cases.Client, kind, born, amiss string) {
	a := s.a
	given := kit.NewField("client.name.given", factLabel("client.name.given"), "")
	family := kit.NewField("client.name.family", factLabel("client.name.family"), "")
	day := kit.NewReadField("client.birthDate", factLabel("client.birthDate"), lang.T("facts.date.hint"), a.understood)
	values, words := []string{}, []string{}
	for _, k := range allKinds {
		values, words = append(values, string(k)), append(words, kindWords(k))
	}
	what := kit.NewChoice("matter.kind", lang.T("new.kind"), "", values, words)
	given.Set(c.Name.Given)
	family.Set(c.Name.Family)
	day.Set(born)
	what.Set(kind)
	if amiss != "" {
		given.Problem(amiss)
	}
	kit.Ask(a.window.Canvas(), lang.T("clinic.arrive"), lang.T("clinic.arrive.words"),
		kit.VStack(12, kit.TopRow(12, []float32{-1, -1}, given, family), day, what),
		kit.Answer{Label: lang.T("clinic.arrive.yes"), Do: func() {
			c := cases.Client{ID: cases.NewID(), Name: cases.Name{Given: given.Value(), Family: family.Value()}}
			c.BirthDate, _ = lang.ReadDate(day.Value(), a.opt.Now())
			c = cases.Tidied(c)
			if err := c.Check(); err != nil {
				s.askArrival(c, what.Value(), day.Value(), cases.Explain(err, lang.Code()).What)
				return
			}
			a.checkName(c.Name.Full(), c.BirthDate, func() { s.arrived(c, cases.Kind(what.Value())) })
		}},
		kit.Answer{Label: lang.T("ask.no")})
	a.window.Canvas().Focus(given.Input())
}

// arrived puts a new client with a new matter at the first station.
func (s *clinic) arrived(c cases.Client, kind cases.Kind) {
	now := s.a.opt.Now()
	m := cases.Matter{ID: cases.NewID(), ClientID: c.ID, Kind: kind, Title: kindWords(kind), Stage: cases.Intake, Opened: s.a.today(),
		Venue: s.queue.day.Venue, Number: s.number()}
	switch kind {
	case cases.RecordRelief:
		m.Record = &cases.RecordReliefPart{}
	case cases.ProtectiveOrder:
		m.Order = &cases.Order{}
	case cases.Immigration:
		m.Petition = &cases.Petition{}
	}
	turn, _ := cases.BeginTurn(m, s.queue.day.ID, now)
	records := []cases.Record{&c, &m, &turn}
	changed, v := noting(records...), s.a.vault
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, records...) }, func(err error) { s.came(m.ID, "clinic.arrived", changed, err) })
}

// came shows the queue with a matter that was put into it, and says so.
func (s *clinic) came(id, key string, changed func() []change, err error) {
	if err == nil {
		s.list.Hold(id)
	}
	s.a.reload()
	if err != nil {
		s.a.fail(err, nil)
		return
	}
	s.a.saved(lang.T(key), changed())
}

// number is the next free number of the day: month, day, and a count, as 1121-03. It names nobody.
func (s *clinic) number() string {
	day := string(s.queue.day.On)
	taken := map[string]bool{}
	for _, r := range s.queue.rows {
		taken[r.matter.Number] = true
	}
	for n := 1; ; n++ {
		number := fmt.Sprintf("%s%s-%02d", day[5:7], day[8:10], n)
		if !taken[number] {
			return number
		}
	}
}

// onCheck looks for a name in every file and says how alike what stands there is, and no name.
func (s *clinic) onCheck() {
	s.a.askFor(lang.T("clinic.check"), lang.T("clinic.check.words"), kit.NewField("client.name", lang.T("clinic.check.name"), ""), lang.T("clinic.check.yes"),
		func(name string) error {
			if name == "" {
				return &cases.FieldError{Field: "client.name", Msg: lang.T("clinic.check.empty")}
			}
			s.a.matches(name, "", "", s.checked)
			return nil
		})
}

func (s *clinic) checked(found []conflict.Match) {
	if len(found) == 0 {
		kit.Ask(s.a.window.Canvas(), lang.T("clinic.check.clear"), lang.T("clinic.check.clear.words"), nil, kit.Answer{Label: lang.T("fail.close")})
		return
	}
	kit.Ask(s.a.window.Canvas(), lang.N("conflict.head", len(found)), lang.T("clinic.check.found"), matchList(found), kit.Answer{Label: lang.T("fail.close")})
}

// addShown is how many matters are offered at once.
const addShown = 8

// onAdd puts a matter that is here already on the day.
func (s *clinic) onAdd() {
	v, now := s.a.vault, s.a.opt.Now()
	var rows []*matterRow
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		rows, err = readMatters(ctx, v)
		for _, r := range rows {
			r.measure(now)
		}
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.askAdd(rows)
	})
}

func (s *clinic) askAdd(rows []*matterRow) {
	there := map[string]bool{}
	for _, r := range s.queue.rows {
		there[r.matter.ID] = true
	}
	results := kit.VStack(2)
	var shut func()
	offer := func(typed string) {
		results.Objects = nil
		for _, r := range rows {
			turn, ok := cases.BeginTurn(r.matter, s.queue.day.ID, s.a.opt.Now())
			if !ok || there[r.matter.ID] || !holds(r.fold, folded(typed)) {
				continue
			}
			results.Add(kit.NewResult(r.name, dotted(r.matter.Number, r.matter.Title, stationWords(turn.At)), func() {
				shut()
				s.join(r, turn)
			}))
			if len(results.Objects) == addShown {
				break
			}
		}
		if len(results.Objects) == 0 {
			results.Add(kit.NewPara(lang.T("clinic.add.none"), theme.Body, theme.Muted))
		}
		results.Refresh()
	}
	find := kit.NewSearch(lang.T("matters.find"), offer)
	offer("")
	shut = kit.Ask(s.a.window.Canvas(), lang.T("clinic.add"), lang.T("clinic.add.words"),
		kit.VStack(10, find, kit.Tall(230, kit.Scroll(results))), kit.Answer{Label: lang.T("fail.close")})
	s.a.window.Canvas().Focus(find)
}

// join puts a matter on the day. A turn of an earlier day gives its place to this one.
func (s *clinic) join(r *matterRow, turn cases.Turn) {
	v := s.a.vault
	m := onDay(r.matter, turn.At, s.queue.day)
	var changed func() []change
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		if err := keepRevision(ctx, v, &turn); err != nil {
			return err
		}
		records := []cases.Record{&turn, &m}
		changed = noting(records...)
		return v.Write(ctx, records...)
	}, func(err error) { s.came(m.ID, "clinic.added", changed, err) })
}

// keepRevision lets a turn take the place of the one that the matter has, where it has one.
func keepRevision(ctx context.Context, v *vault.Vault, turn *cases.Turn) error {
	old, err := vault.Get[cases.Turn](ctx, v, turn.MatterID)
	if errors.Is(err, cases.ErrNotFound) {
		return nil
	}
	turn.Rev = old.Rev
	return err
}
