package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newLosses is wages, debts and damages, with their sums.
func newLosses(a *App, store bookStore) tab {
	type R = cases.Loss
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return pointers(s.Losses) }
	p.book = newBook(a, store, simple(bookSpec[R]{words: "loss.", icon: stock.ListIcon(),
		cols: []kit.Column[R]{
			{Title: lang.T("loss.kind"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: term(cases.LossKinds(), r.Kind), Sub: dotted(r.What, spanWords(r.From, r.To)), Bold: true}
			}},
			{Title: lang.T("loss.amount"), Width: 120, Cell: func(r *R) kit.Cell { return kit.Cell{Main: dollars(r.Amount)} }},
		},
		lines: []line[R]{
			row(inTerm("loss.kind", cases.LossKinds(), func(r *R) *string { return &r.Kind }), inWords("loss.what", func(r *R) *string { return &r.What })),
			row(inDay(a, "loss.from", func(r *R) *cases.Date { return &r.From }), inDay(a, "loss.to", func(r *R) *cases.Date { return &r.To })),
			row(inCents("loss.amount", func(r *R) *cases.Cents { return &r.Amount }), inCents("loss.repaid", func(r *R) *cases.Cents { return &r.Repaid })),
			row(inWords("loss.basis", func(r *R) *string { return &r.Basis })),
			row(inArea("loss.note", 2, func(r *R) *string { return &r.Note })),
		},
		fresh: func() *R { return &R{ID: cases.NewID(), ClientID: p.snap.Client.ID, Kind: cases.LossKinds()[0].ID} },
		extra: func(*R) []fyne.CanvasObject { return []fyne.CanvasObject{lossSums(p.snap.Losses)} },
	}, func(r *R) string { return r.ID }, func(r *R) (cases.Record, error) { return r, r.Check() }))
	return p
}

func dollars(c cases.Cents) string { return lang.T("money", "amount", c.String()) }

// lossSums are the sums by kind, and of all.
func lossSums(list []cases.Loss) fyne.CanvasObject {
	body := section(lang.T("loss.sums"))
	for _, s := range cases.SumLosses(list) {
		name := lang.T("loss.all")
		if s.Kind != "" {
			name = term(cases.LossKinds(), s.Kind)
		}
		words := dollars(s.Amount)
		if s.Repaid != 0 {
			words = lang.T("loss.open", "amount", s.Amount.String(), "repaid", s.Repaid.String(), "open", s.Open.String())
		}
		body.Add(kit.TopRow(10, []float32{-1, 0}, kit.NewPara(name, theme.Body, theme.Muted), kit.NewText(words, theme.Body, theme.Ink).Whole()))
	}
	return body
}

// newRemedies is what may be asked for beside the case, with the day by which and the steps.
func newRemedies(a *App, store bookStore) tab {
	type R = cases.Remedy
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return pointers(s.Remedies) }
	p.book = newBook(a, store, simple(bookSpec[R]{words: "remedy.", icon: stock.ListIcon(),
		cols: []kit.Column[R]{
			{Title: lang.T("remedy.kind"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: term(cases.RemedyKinds(), r.Kind), Sub: dotted(r.Agency, r.Number), Bold: true}
			}},
			{Title: lang.T("remedy.lastDay"), Width: 124, Cell: func(r *R) kit.Cell { return dueCell(a, r.LastDay, r.Filed) }},
		},
		lines: []line[R]{
			row(inTerm("remedy.kind", cases.RemedyKinds(), func(r *R) *string { return &r.Kind }), inWords("remedy.agency", func(r *R) *string { return &r.Agency })),
			row(inDay(a, "remedy.lastDay", func(r *R) *cases.Date { return &r.LastDay }), inWords("remedy.citation", func(r *R) *string { return &r.Citation })),
			row(inDay(a, "remedy.filed", func(r *R) *cases.Date { return &r.Filed }), inWords("remedy.number", func(r *R) *string { return &r.Number })),
			row(inDay(a, "remedy.decided", func(r *R) *cases.Date { return &r.Decided }), inCents("remedy.awarded", func(r *R) *cases.Cents { return &r.Awarded })),
			row(inArea("remedy.note", 2, func(r *R) *string { return &r.Note })),
		},
		fresh: func() *R { return &R{ID: cases.NewID(), ClientID: p.snap.Client.ID, Kind: cases.RemedyKinds()[0].ID} },
		extra: func(r *R) []fyne.CanvasObject { return []fyne.CanvasObject{steps(a, p.book, r)} },
	}, func(r *R) string { return r.ID }, func(r *R) (cases.Record, error) { return r, r.Check() }))
	return p
}

// steps is the checklist of a remedy: a tick writes the day at once.
func steps(a *App, b *book[cases.Remedy], r *cases.Remedy) fyne.CanvasObject {
	body := section(lang.T("remedy.steps"))
	for _, t := range cases.RemedyChecklist(r.Kind) {
		done := cases.Date("")
		for _, s := range r.Steps {
			if s.What == t.ID {
				done = s.Done
			}
		}
		words := t.In(lang.Code())
		if done != "" {
			words = dotted(words, lang.Date(done))
		}
		body.Add(kit.NewCheck(words, done != "", func(on bool) { tick(a, b, r, t.ID, on) }))
	}
	return body
}

// tick writes one step of a checklist, done today or open again.
func tick(a *App, b *book[cases.Remedy], r *cases.Remedy, what string, on bool) {
	now := *r
	now.Steps = nil
	found := false
	for _, s := range r.Steps {
		if s.What == what {
			found, s.Done = true, ""
			if on {
				s.Done = a.today()
			}
		}
		now.Steps = append(now.Steps, s)
	}
	if !found && on {
		now.Steps = append(now.Steps, cases.RemedyStep{What: what, Done: a.today()})
	}
	b.write([]cases.Record{&now}, nil, func() {})
}

// newEvaluations follows evaluators: what was asked, under which release, and the report.
func newEvaluations(a *App, store bookStore) tab {
	type R = cases.Evaluation
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return pointers(s.Evaluations) }
	release := inOffer("evaluation.release", func(r *R) *string { return &r.Release })
	page := &offering[R]{pageOf: p, offer: func(s *cases.Snapshot) {
		ids, names := []string{""}, []string{"–"}
		for _, x := range s.Releases {
			ids, names = append(ids, x.ID), append(names, dotted(orText(x.Whom, recipientWords(x.Recipient)), lang.Date(x.Expires)))
		}
		release.field.Offer(ids, names)
	}}
	p.book = newBook(a, store, simple(bookSpec[R]{words: "evaluation.", icon: stock.AccountIcon(),
		cols: []kit.Column[R]{
			{Title: lang.T("evaluation.evaluator"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: r.Evaluator, Sub: term(cases.EvaluationFields(), r.Field), Bold: true}
			}},
			{Title: lang.T("evaluation.appointment"), Width: 124, Cell: func(r *R) kit.Cell { return dueCell(a, r.Appointment, r.Received) }},
		},
		lines: []line[R]{
			row(inWords("evaluation.evaluator", func(r *R) *string { return &r.Evaluator }), inTerm("evaluation.field", cases.EvaluationFields(), func(r *R) *string { return &r.Field })),
			row(inArea("evaluation.question", 3, func(r *R) *string { return &r.Question })),
			row(release, inWords("evaluation.interpreter", func(r *R) *string { return &r.Interpreter })),
			row(inDay(a, "evaluation.asked", func(r *R) *cases.Date { return &r.Asked }), inDay(a, "evaluation.appointment", func(r *R) *cases.Date { return &r.Appointment })),
			row(inDay(a, "evaluation.received", func(r *R) *cases.Date { return &r.Received })),
			row(inArea("evaluation.note", 2, func(r *R) *string { return &r.Note })),
		},
		fresh: func() *R {
			return &R{ID: cases.NewID(), ClientID: p.snap.Client.ID, Field: cases.EvaluationFields()[0].ID, Asked: a.today()}
		},
	}, func(r *R) string { return r.ID }, func(r *R) (cases.Record, error) { return r, r.Check() }))
	return page
}

// newSafetyPlans is the client's own plan, topic by topic.
func newSafetyPlans(a *App, store bookStore) tab {
	type R = cases.SafetyPlan
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return pointers(s.SafetyPlans) }
	lines := []line[R]{
		row(inDay(a, "safetyplan.on", func(r *R) *cases.Date { return &r.On }), inWords("safetyplan.with", func(r *R) *string { return &r.With })),
		row(inDay(a, "safetyplan.review", func(r *R) *cases.Date { return &r.Review }),
			inChoice("safetyplan.paper", "safetyplan.paper.", []string{"ask first", "no", "yes"}, func(r *R) *string { return &r.Paper })),
	}
	for _, t := range cases.SafetyTopics() {
		lines = append(lines, row(inSafety(t)))
	}
	p.book = newBook(a, store, simple(bookSpec[R]{words: "safetyplan.", icon: stock.HomeIcon(), lines: lines,
		cols: []kit.Column[R]{
			{Title: lang.T("safetyplan.on"), Width: -1, Cell: func(r *R) kit.Cell { return kit.Cell{Main: lang.Date(r.On), Sub: r.With, Bold: true} }},
			{Title: lang.T("safetyplan.review"), Width: 124, Cell: func(r *R) kit.Cell { return dueCell(a, r.Review, "") }},
		},
		extra: func(r *R) []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.Flow(8, kit.NewButton(kit.Plain, stock.DocumentPrintIcon(), lang.T("sheet.plan"), func() { a.onSafetyPlan(*r) }))}
		},
		fresh: func() *R { return &R{ID: cases.NewID(), ClientID: p.snap.Client.ID, On: a.today(), Paper: "ask first"} },
	}, func(r *R) string { return r.ID }, func(r *R) (cases.Record, error) { return r, r.Check() }))
	return p
}

// inSafety is what the plan says about one topic; several lines of a topic stand under each other.
func inSafety(t cases.Term) input[cases.SafetyPlan] {
	return input[cases.SafetyPlan]{kit.NewArea("safetyplan.line."+t.ID, t.In(lang.Code()), "", 2), func(p *cases.SafetyPlan) string {
		var out []string
		for _, l := range p.Lines {
			if l.Topic == t.ID {
				out = append(out, l.What)
			}
		}
		return strings.Join(out, "\n")
	}, func(p *cases.SafetyPlan, typed string) bool {
		var lines []cases.SafetyLine
		for _, l := range p.Lines {
			if l.Topic != t.ID {
				lines = append(lines, l)
			}
		}
		if typed != "" {
			lines = append(lines, cases.SafetyLine{Topic: t.ID, What: typed})
		}
		p.Lines = lines
		return true
	}}
}
