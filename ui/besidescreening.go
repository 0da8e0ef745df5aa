package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	questions "github.com/harborfile/harborfile/cases/screen"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// sharedScreening asks the questions of the screening in the shared view. What the answers may lead to is for the desk: it
// is talked about, not read off a screen.
type sharedScreening struct {
	b  *beside
	of *screening // takes and keeps the answers
}

func newSharedScreening(b *beside) *sharedScreening {
	s := &sharedScreening{b: b, of: &screening{a: b.a, store: b.a.vault, body: kit.VStack(16)}}
	s.take()
	return s
}

// take gives the screening what the file says now, and the conversation of today.
func (s *sharedScreening) take() {
	s.of.snap, s.of.matters, s.of.sitting = s.b.snap, s.b.matters, s.b.held[cases.SittingScreening]
	if s.of.sitting == nil {
		s.of.sitting = &cases.Sitting{ID: cases.NewID(), ClientID: s.b.snap.Client.ID, On: s.b.a.today(), With: s.b.with(), Language: lang.Code()}
	}
}

func (s *sharedScreening) fill() {
	steps := questions.Steps(s.of.known())
	next, open := questions.Next(steps, len(s.of.sitting.Answers) == 0)
	switch {
	case s.of.pause:
		s.rest()
	case !open:
		s.end()
	default:
		typed := ""
		if s.of.step.ID == next.ID && s.of.answer != nil {
			typed = s.of.answer.Value() // before the language or the size changed
		}
		s.of.step = next
		s.ask(steps)
		if typed != "" && s.of.answer != nil {
			s.of.answer.Set(typed)
		}
	}
}

func (s *sharedScreening) ask(steps []questions.Step) {
	st := s.of.step
	words, help := st.Ask, st.Help
	if lang.Code() == "es" {
		words, help = st.AskES, st.HelpES
	}
	left := 0
	for _, x := range steps {
		if x.State == questions.Open {
			left++
		}
	}
	page := []fyne.CanvasObject{kit.NewPara(lang.N("screen.left", left), theme.Small, theme.Muted), kit.NewBoldPara(words, theme.Title, theme.Ink)}
	if help != "" {
		page = append(page, kit.NewPara(help, theme.Body, theme.Muted))
	}
	page = append(page, kit.VStack(4, kit.NewPara(lang.T("beside.screening.why"), theme.Body, theme.Ink), kit.NewPara(lang.T("beside.screening.stands"), theme.Small, theme.Muted)))
	s.of.then = s.took
	page = append(page, s.of.answers(st), kit.Flow(8,
		kit.NewButton(kit.Plain, nil, lang.T("screen.skip"), func() { s.of.reply(cases.ScreenAnswer{Answer: cases.AnsweredSkip}) }),
		kit.NewButton(kit.Plain, nil, lang.T("beside.prefernot"), s.preferNot)))
	s.b.set(page...)
	if s.of.answer != nil {
		if first := s.of.answer.Input(); first != nil {
			s.b.a.window.Canvas().Focus(first)
		}
	}
}

// took goes on once an answer is kept.
func (s *sharedScreening) took() {
	s.b.held[cases.SittingScreening] = s.of.sitting
	s.b.read(func() {
		s.take()
		s.b.fill()
	})
}

// preferNot keeps the answer, and the decision that keeps the question from being asked again.
func (s *sharedScreening) preferNot() {
	st := s.of.step
	words := st.Ask
	if lang.Code() == "es" {
		words = st.AskES
	}
	now := cases.Tidied(s.of.with(cases.ScreenAnswer{Answer: cases.AnsweredPrefersNo}))
	choice := cases.PreferNot(s.b.snap.Client.ID, st.ID, words, lang.T("beside.prefers", "what", words), s.b.with(), s.b.a.today())
	s.b.held[cases.SittingScreening] = &now
	s.b.keep(func() {
		s.of.answer = nil
		s.take()
		s.b.fill()
	}, &now, &choice)
}

// rest is offered after a hard question.
func (s *sharedScreening) rest() {
	s.b.set(kit.NewBoldPara(lang.T("screen.rest"), theme.Title, theme.Ink), kit.NewPara(lang.T("screen.rest.words"), theme.Body, theme.Ink),
		kit.Flow(8, kit.NewButton(kit.Primary, nil, lang.T("screen.rest.on"), func() { s.of.pause = false; s.b.fill() })))
}

func (s *sharedScreening) end() {
	s.b.set(kit.NewBoldPara(lang.T("beside.screening.end"), theme.Title, theme.Ink), kit.NewPara(lang.T("beside.screening.end.words"), theme.Body, theme.Ink),
		kit.Flow(8, kit.NewButton(kit.Plain, nil, lang.T("beside.else"), func() { s.b.open(shareAll) })))
}

func (s *sharedScreening) unsaved() ([]cases.Record, []string) {
	records, lost := s.of.unsaved()
	if len(records) == 1 {
		if now, ok := records[0].(*cases.Sitting); ok {
			s.b.held[cases.SittingScreening], s.of.sitting, s.of.answer = now, now, nil
		}
	}
	return records, lost
}

func (s *sharedScreening) place() string { return s.of.step.ID }

func (s *sharedScreening) kind() string { return cases.SittingScreening }

func (s *sharedScreening) close() { s.of.answer = nil }
