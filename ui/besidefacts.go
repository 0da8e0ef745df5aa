package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// sharedFacts asks what is not known yet about the client, one question at a time: why it is asked and where it will stand
// is said before. What was told, what is not known and what the client prefers not to say is not asked again.
type sharedFacts struct {
	b       *beside
	list    []question
	at      int                  // in list; len(list) is the end
	fields  kit.Form             // of the question that is shown
	shownAt int                  // the question that fields belong to
	stand   *kit.Para            // says where the answer will stand
	veiled  map[string][2]string // by field: its words without marked names, and as they are in the file
	where   map[string][]string  // the forms of this matter that print an answer, by the question's key; nil until they are read
}

func newSharedFacts(b *beside) *sharedFacts {
	f := &sharedFacts{b: b, list: questionsOf(), shownAt: -1}
	f.at = f.next(0)
	f.lookUp()
	return f
}

// lookUp reads in which forms of the matter each answer will stand.
func (f *sharedFacts) lookUp() {
	numbers, where := f.b.snap.Matter.Forms, map[string][]string{}
	f.b.a.jobs.run("", func(context.Context, cases.Progress) error {
		for _, q := range f.list {
			where[q.key] = forms.Printing(numbers, q.prints...)
		}
		return nil
	}, func(error) {
		f.where = where
		if f.stand != nil && f.at < len(f.list) { // what is being typed stays under the cursor
			f.stand.Set(f.stands(f.list[f.at]))
			f.b.body.Refresh()
		}
	})
}

// next is the first question from a place on that is not answered.
func (f *sharedFacts) next(from int) int {
	for i := from; i < len(f.list); i++ {
		if !f.state(i).Answered() {
			return i
		}
	}
	return len(f.list)
}

// state is where a question stands by the file as it is now.
func (f *sharedFacts) state(i int) cases.Asking { return f.list[i].state(f.b.snap) }

func (f *sharedFacts) fill() {
	if f.at >= len(f.list) {
		f.told()
		return
	}
	q := f.list[f.at]
	if f.shownAt != f.at || f.fields == nil {
		f.fields, f.shownAt = q.fields(f.b.a), f.at
		if q.told(f.b.snap) != "" {
			q.get(f.b.snap.Client, f.fields) // it is to be said anew
			f.cover()
		}
	} else {
		f.fields = f.relabelled(q)
	}
	f.ask(q)
}

// cover takes marked names out of the fields.
func (f *sharedFacts) cover() {
	f.veiled = map[string][2]string{}
	for _, field := range f.fields {
		if _, typed := field.Input().(*kit.Entry); !typed {
			continue
		}
		if was := field.Value(); f.b.words(was, lang.Code()) != was {
			f.veiled[field.Path] = [2]string{f.b.words(was, lang.Code()), was}
			field.Set(f.veiled[field.Path][0])
		}
	}
}

// uncovered does something while the fields that nobody changed hold the words of the file.
func (f *sharedFacts) uncovered(do func()) {
	for path, words := range f.veiled {
		if field := f.fields.Get(path); field != nil && field.Value() == words[0] {
			field.Set(words[1])
			defer field.Set(words[0])
		}
	}
	do()
}

// relabelled keeps what was typed when the language or the size changes.
func (f *sharedFacts) relabelled(q question) kit.Form {
	fresh := q.fields(f.b.a)
	for _, field := range fresh {
		if old := f.fields.Get(field.Path); old != nil {
			field.Set(old.Value())
		}
	}
	return fresh
}

func (f *sharedFacts) ask(q question) {
	left := 0
	for i := range f.list {
		if !f.state(i).Answered() {
			left++
		}
	}
	f.stand = kit.NewPara(f.stands(q), theme.Small, theme.Muted)
	body := kit.VStack(16)
	for _, field := range f.fields {
		field.Enter(f.onNext)
		body.Add(field)
	}
	f.b.set(kit.NewPara(lang.N("screen.left", left), theme.Small, theme.Muted),
		kit.NewBoldPara(lang.T("beside.ask."+q.key), theme.Title, theme.Ink),
		kit.VStack(4, kit.NewPara(lang.T("beside.why."+q.key), theme.Body, theme.Ink), f.stand),
		body,
		kit.Flow(8, kit.NewButton(kit.Primary, nil, lang.T("screen.next"), f.onNext),
			kit.NewButton(kit.Plain, nil, lang.T("screen.skip"), func() { f.answer(cases.AnsweredSkip) }),
			kit.NewButton(kit.Plain, nil, lang.T("beside.notknown"), func() { f.answer(cases.AnsweredNotSure) }),
			kit.NewButton(kit.Plain, nil, lang.T("beside.prefernot"), func() { f.answer(cases.AnsweredPrefersNo) })))
	if len(f.fields) > 0 {
		f.b.a.window.Canvas().Focus(f.fields[0].Input())
	}
}

// stands says which forms of the matter print the answer.
func (f *sharedFacts) stands(q question) string {
	switch list := f.where[q.key]; {
	case f.where == nil:
		return ""
	case len(list) > 0:
		return lang.T("beside.stands", "forms", commas(list))
	}
	return lang.T("beside.stands.no")
}

// commas sets words side by side with commas between.
func commas(list []string) string { return strings.Join(list, ", ") }

// onNext takes what was typed; an empty answer is a skip.
func (f *sharedFacts) onNext() {
	if f.empty() {
		f.answer(cases.AnsweredSkip)
		return
	}
	c, err := f.read()
	if err != nil {
		f.b.a.fail(err, f.fields)
		return
	}
	if c == nil {
		return
	}
	f.goOn(f.b.sitting(cases.SittingFacts, cases.ScreenAnswer{Question: f.list[f.at].path, Answer: cases.AnsweredTold}), c)
}

// empty reports whether nothing was typed. What a menu stands on by itself is no answer, but where it is the question.
func (f *sharedFacts) empty() bool { return f.untouched() && !f.list[f.at].chosen }

// read is the client with the answer, checked; nil where the words do not read, which the field says.
func (f *sharedFacts) read() (*cases.Client, error) {
	c := f.b.snap.Client
	path := ""
	f.uncovered(func() { path = f.list[f.at].put(f.b.a, &c, f.fields) })
	if path != "" {
		f.fields.Problem(path, lang.T("facts.date.unread"))
		return nil, nil
	}
	c = cases.Tidied(c)
	return &c, c.Check()
}

// answer takes one of the answers that are no value.
func (f *sharedFacts) answer(what string) {
	q := f.list[f.at]
	said := f.b.sitting(cases.SittingFacts, cases.ScreenAnswer{Question: q.path, Answer: what})
	if what == cases.AnsweredPrefersNo {
		choice := cases.PreferNot(f.b.snap.Client.ID, q.path, factLabel(q.path), lang.T("beside.prefers", "what", factLabel(q.path)), f.b.with(), f.b.a.today())
		f.goOn(said, &choice)
		return
	}
	f.goOn(said)
}

func (f *sharedFacts) goOn(records ...cases.Record) {
	from := f.at + 1
	f.b.keep(func() {
		f.fields, f.veiled, f.shownAt = nil, nil, -1
		f.at = f.next(from)
		f.b.fill()
	}, records...)
}

// told is the end: what was said, to be looked at and changed.
func (f *sharedFacts) told() {
	rows := kit.VStack(14)
	for i, q := range f.list {
		if words := q.told(f.b.snap); words != "" {
			rows.Add(kit.Row(12, []float32{-1, 0}, kit.VStack(2, kit.NewPara(factLabel(q.path), theme.Small, theme.Muted), kit.NewPara(f.b.words(words, lang.Code()), theme.Body, theme.Ink)),
				kit.NewButton(kit.Quiet, nil, lang.T("beside.change"), func() { f.at, f.fields, f.veiled = i, nil, nil; f.b.fill() })))
		}
	}
	page := []fyne.CanvasObject{kit.NewBoldPara(lang.T("beside.facts.end"), theme.Title, theme.Ink), kit.NewPara(lang.T("beside.facts.end.words"), theme.Body, theme.Ink)}
	if len(rows.Objects) > 0 {
		page = append(page, kit.NewCard(20, rows))
	}
	f.b.set(append(page, kit.Flow(8, kit.NewButton(kit.Plain, nil, lang.T("beside.else"), func() { f.b.open(shareAll) })))...)
}

// unsaved implements typist: what reads is kept as told.
func (f *sharedFacts) unsaved() ([]cases.Record, []string) {
	if f.at >= len(f.list) || f.shownAt != f.at || f.fields == nil || f.untouched() {
		return nil, nil
	}
	c, err := f.read()
	if c == nil || err != nil {
		var lost []string
		for _, field := range f.fields {
			lost = append(lost, field.Label())
		}
		return nil, lost
	}
	return []cases.Record{c, f.b.sitting(cases.SittingFacts, cases.ScreenAnswer{Question: f.list[f.at].path, Answer: cases.AnsweredTold})}, nil
}

// untouched reports whether no text was typed.
func (f *sharedFacts) untouched() bool {
	for _, field := range f.fields {
		if typed, ok := field.Input().(*kit.Entry); ok && typed.Text != "" {
			return false
		}
	}
	return true
}

func (f *sharedFacts) place() string {
	if f.at < len(f.list) {
		return f.list[f.at].path
	}
	return ""
}

func (f *sharedFacts) kind() string { return cases.SittingFacts }

func (f *sharedFacts) close() { f.fields, f.stand, f.veiled = nil, nil, nil }
