package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	questions "github.com/harborfile/harborfile/cases/screen"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// screening asks one question at a time, in plain words and large. Every question may be skipped;
// the conversation may stop at any time and go on another day. Each answer is written at once.
type screening struct {
	a       *App
	store   bookStore
	snap    *cases.Snapshot
	matters []cases.Matter
	sitting *cases.Sitting // the conversation under way; nil: none has begun on this screen
	writing bool           // an answer is on its way to the vault
	pause   bool           // after a hard question, until the person goes on
	step    questions.Step
	then    func()     // of the shared view: shows what comes next in the place of fill
	answer  *kit.Field // of a question that is not answered by yes or no
	body    *fyne.Container
	page    *fyne.Container
}

func newScreening(a *App, store bookStore) tab {
	return &screening{a: a, store: store, body: kit.VStack(16)}
}

// Content lays the page out.
func (s *screening) Content() fyne.CanvasObject {
	s.page = kit.Scroll(kit.Narrow(720, kit.Pad(s.body, 0, 0, 8, 0)))
	return s.page
}

func (s *screening) show(snap *cases.Snapshot) {
	s.snap = snap
	v := s.a.vault
	var mine []cases.Matter
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		all, err := vault.List[cases.Matter](ctx, v, "")
		for _, m := range all {
			if m.ClientID == snap.Client.ID {
				mine = append(mine, m)
			}
		}
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.matters = mine
		s.fill()
	})
}

// known is what may answer a question: the file, and the conversation that is under way.
func (s *screening) known() questions.Known {
	k := questions.Known{Client: s.snap.Client, Matters: s.matters, Choices: s.snap.Choices, Timeline: s.snap.Timeline,
		Exploitations: s.snap.Exploitations, Today: s.a.today()}
	for _, x := range cases.Screenings(s.snap.Sittings) {
		if s.sitting == nil || x.ID != s.sitting.ID {
			k.Sittings = append(k.Sittings, x)
		}
	}
	if s.sitting != nil {
		k.Sittings = append(k.Sittings, *s.sitting)
	}
	return k
}

func (s *screening) set(o ...fyne.CanvasObject) {
	s.body.Objects = o
	s.body.Refresh()
	s.page.Refresh()
}

// fill shows the start, the next question, the pause after a hard one, or what the answers lead to.
func (s *screening) fill() {
	k := s.known()
	steps := questions.Steps(k)
	next, ok := questions.Next(steps, s.sitting == nil)
	switch {
	case s.sitting == nil:
		s.start(k, steps, ok)
	case s.pause:
		s.rest()
	case !ok:
		s.stop(false)
	default:
		s.step = next
		s.ask(steps)
	}
}

// start says how it goes, and shows what the answers so far lead to.
func (s *screening) start(k questions.Known, steps []questions.Step, open bool) {
	verb := lang.T("screen.begin")
	before := cases.Screenings(s.snap.Sittings)
	if len(before) > 0 {
		verb = lang.T("screen.goon")
	}
	begin := kit.NewButton(kit.Primary, nil, verb, s.onBegin)
	begin.Allow(open)
	asked := 0
	for _, st := range steps {
		if st.State == questions.Answered || st.State == questions.FromFact {
			asked++
		}
	}
	words := kit.VStack(8, kit.NewBoldPara(lang.T("screen.head"), theme.Sub, theme.Ink), kit.NewPara(lang.T("screen.words"), theme.Body, theme.Ink),
		kit.NewPara(lang.T("screen.progress", "n", asked, "of", len(steps)), theme.Small, theme.Muted))
	if n := len(before); n > 0 {
		last := before[n-1]
		words.Add(kit.NewPara(lang.T("screen.last", "date", lang.Date(last.On)), theme.Small, theme.Muted))
	}
	if !open {
		words.Add(kit.NewPara(lang.T("screen.nothing"), theme.Body, theme.Muted))
	}
	words.Add(kit.Flow(8, begin, kit.NewButton(kit.Plain, stock.AccountIcon(), lang.T("beside.sit"), func() {
		s.a.share(Route{Place: toClient, ID: s.snap.Client.ID}, shareScreening)
	})))
	out := []fyne.CanvasObject{kit.NewCard(20, words)}
	if len(before) > 0 {
		out = append(out, optionCards(questions.Options(k))...)
	}
	s.set(out...)
}

func (s *screening) onBegin() {
	s.sitting = &cases.Sitting{ID: cases.NewID(), ClientID: s.snap.Client.ID, On: s.a.today(),
		With: s.snap.Office.Name, Language: lang.Code()}
	s.fill()
}

// ask shows one question: what is said before it, the question, and the ways to answer or not to.
func (s *screening) ask(steps []questions.Step) {
	st := s.step
	words, help := st.Ask, st.Help
	if lang.Code() == "es" {
		words, help = st.AskES, st.HelpES
	}
	body := kit.VStack(14)
	for _, before := range st.Before {
		body.Add(kit.NewPara(before.Facts.Text, theme.Small, theme.Muted))
	}
	body.Add(kit.NewBoldPara(words, theme.Title, theme.Ink))
	if help != "" {
		body.Add(kit.NewPara(help, theme.Body, theme.Muted))
	}
	body.Add(s.answers(st))
	ways := kit.Flow(8,
		kit.NewButton(kit.Plain, nil, lang.T("screen.skip"), func() { s.reply(cases.ScreenAnswer{Answer: cases.AnsweredSkip}) }),
		kit.NewButton(kit.Plain, stock.MediaPauseIcon(), lang.T("screen.pause"), s.onPause),
		kit.NewButton(kit.Plain, stock.MediaStopIcon(), lang.T("screen.stop"), func() { s.stop(true) }))
	left := 0
	for _, x := range steps {
		if x.State == questions.Open {
			left++
		}
	}
	s.set(kit.NewCard(28, body), kit.Row(12, []float32{-1, 0}, ways, kit.NewText(lang.N("screen.left", left), theme.Small, theme.Muted).Whole()))
}

// answers are the ways to answer a question.
func (s *screening) answers(st questions.Step) fyne.CanvasObject {
	s.answer = nil
	say := func(weight kit.Weight, key, answer string) fyne.CanvasObject {
		return kit.NewButton(weight, nil, lang.T(key), func() { s.reply(cases.ScreenAnswer{Answer: answer}) })
	}
	notSure := say(kit.Plain, "screen.notsure", cases.AnsweredNotSure)
	switch st.Answers {
	case "several", "list":
		var values, texts []string
		for _, c := range st.Choices {
			values, texts = append(values, c.ID), append(texts, upper(c.In(lang.Code())))
		}
		s.answer = kit.NewChecks("screening.answers", lang.T("screen.several"), "", values, texts)
		if len(values) == 0 {
			s.answer = kit.NewArea("screening.answers", lang.T("screen.list"), "", 3)
		}
	case "date":
		s.answer = kit.NewReadField("screening.answers", lang.T("screen.date"), lang.T("facts.date.hint"), s.a.understood)
	case "numbers":
		s.answer = kit.NewField("screening.answers", lang.T("screen.numbers"), lang.T("hint.screen.numbers"))
	default:
		return kit.Flow(8, say(kit.Plain, "screen.yes", cases.AnsweredYes), say(kit.Plain, "screen.no", cases.AnsweredNo), notSure)
	}
	s.answer.Enter(s.onAnswer)
	return kit.VStack(12, s.answer, kit.Flow(8, kit.NewButton(kit.Primary, nil, lang.T("screen.next"), s.onAnswer), notSure))
}

// onAnswer takes what stands in the field of a question.
func (s *screening) onAnswer() {
	r, amiss := s.typed()
	if amiss != "" {
		s.answer.Problem(amiss)
		return
	}
	s.reply(r)
}

// typed is the answer as far as it stands in the field of a question; amiss says what does not read.
func (s *screening) typed() (r cases.ScreenAnswer, amiss string) {
	typed := s.answer.Value()
	switch {
	case typed == "":
		return r, lang.T("screen.empty")
	case s.step.Answers == "date":
		d, ok := lang.ReadDate(typed, s.a.opt.Now())
		if r.Date = d; !ok {
			return r, lang.T("facts.date.unread")
		}
	case s.step.Answers == "numbers":
		for _, part := range strings.FieldsFunc(typed, func(c rune) bool { return c == ',' || c == ' ' || c == ';' }) {
			n, err := strconv.Atoi(part)
			if err != nil || n < 0 {
				return r, lang.T("book.number")
			}
			r.Numbers = append(r.Numbers, n)
		}
	case len(s.step.Choices) > 0:
		r.Chosen = strings.Split(typed, "\n")
	default:
		r.Words = typed
	}
	return r, ""
}

// with is the conversation with one answer more.
func (s *screening) with(r cases.ScreenAnswer) cases.Sitting {
	r.Question = s.step.ID
	now := *s.sitting
	now.Answers = append(slices.DeleteFunc(slices.Clone(now.Answers), func(o cases.ScreenAnswer) bool { return o.Question == r.Question }), r)
	return now
}

// begun reports whether words stand in the field of a question that was not answered yet.
func (s *screening) begun() bool {
	return s.sitting != nil && !s.pause && s.answer != nil && s.answer.Value() != ""
}

// soFar is the conversation with the answer that was begun, where it reads.
func (s *screening) soFar() cases.Sitting {
	if s.begun() {
		if r, amiss := s.typed(); amiss == "" {
			return s.with(r)
		}
	}
	return *s.sitting
}

// onPause keeps what was begun, and rests.
func (s *screening) onPause() {
	rest := func() {
		s.pause = true
		s.fill()
	}
	if s.begun() {
		s.keep(s.soFar(), rest)
		return
	}
	rest()
}

// unsaved implements typist: a lock keeps the answer that was being typed.
func (s *screening) unsaved() ([]cases.Record, []string) {
	if !s.begun() {
		return nil, nil
	}
	r, amiss := s.typed()
	if amiss != "" {
		return nil, []string{s.answer.Label()}
	}
	now := cases.Tidied(s.with(r))
	return []cases.Record{&now}, nil
}

// leave asks about an answer that was begun.
func (s *screening) leave(goOn func()) {
	if !s.begun() {
		goOn()
		return
	}
	kit.Ask(s.a.window.Canvas(), lang.T("facts.leave"), lang.T("facts.leave.words"), nil,
		kit.Answer{Label: lang.T("facts.discard"), Do: goOn},
		kit.Answer{Label: lang.T("facts.stay")})
}

// reply keeps one answer at once, and goes on. After a hard question a pause is offered.
func (s *screening) reply(r cases.ScreenAnswer) {
	now := s.with(r)
	hard := s.step.Sensitivity == "high" && r.Answer != cases.AnsweredSkip
	s.keep(now, func() {
		s.pause = hard
		if s.then != nil {
			s.then()
			return
		}
		s.fill()
	})
}

func (s *screening) keep(said cases.Sitting, then func()) {
	if s.writing {
		return // the same answer a second time
	}
	s.writing = true
	now := cases.Tidied(said)
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return s.store.Write(ctx, &now) }, func(err error) {
		s.writing = false
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.sitting, s.answer = &now, nil
		then()
	})
}

// rest is the pause: no question, no clock.
func (s *screening) rest() {
	s.set(kit.NewCard(28, kit.VStack(14, kit.NewBoldPara(lang.T("screen.rest"), theme.Title, theme.Ink),
		kit.NewPara(lang.T("screen.rest.words"), theme.Body, theme.Ink),
		kit.Flow(8, kit.NewButton(kit.Primary, nil, lang.T("screen.rest.on"), func() { s.pause = false; s.fill() }),
			kit.NewButton(kit.Plain, nil, lang.T("screen.stop"), func() { s.stop(true) })))))
}

// stop ends the conversation for today; early says that the client stopped before the end.
func (s *screening) stop(early bool) {
	now := s.soFar()
	s.pause = false
	if len(now.Answers) == 0 {
		s.sitting = nil
		s.fill()
		return
	}
	now.Stopped = early
	if early {
		now.Place = s.step.ID
	}
	s.keep(now, func() {
		s.sitting = nil
		s.a.reload()
	})
}
