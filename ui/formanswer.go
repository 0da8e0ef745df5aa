package ui

import (
	"context"
	"errors"
	"maps"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// answerCard is one line of a form to be answered. What is chosen is saved at once, what is typed
// when one goes on, and after a short pause.
type answerCard struct {
	f     *formSheet
	line  *forms.Line
	field *kit.Field // of typed words and of long choices
	shown string     // what the vault said last
	body  *fyne.Container
	state *kit.Text
	after *kit.Button
	card  *kit.Card
	beat  int // raised by every key; a pause saves only when nothing was typed since

	writing *cases.Matter     // on its way into the vault
	kept    *cases.Matter     // as written last; the snapshot that holds it is still to come
	waiting map[string]string // answers given meanwhile
	then    func()            // to be done when nothing is on its way any more
	pressed time.Time         // when an answer was pressed last
}

// typingPause is how long nobody types before the words are saved.
const typingPause = 1500 * time.Millisecond

// secondPress is how soon after the first press a second one belongs to a double click.
const secondPress = 600 * time.Millisecond

// mostPills is how many answers stand side by side; more are a menu.
const mostPills = 4

func newAnswerCard(f *formSheet) *answerCard {
	c := &answerCard{f: f, body: kit.VStack(8), state: kit.NewText("", theme.Small, theme.Muted)}
	c.after = kit.NewButton(kit.Primary, nil, lang.T("fields.next"), func() { c.commit(f.next) })
	c.card = kit.NewCard(14, kit.VStack(10, c.body, kit.Row(8, []float32{-1, 0}, c.state, c.after)))
	c.card.Hide()
	return c
}

// key is that of the line shown, empty for none.
func (c *answerCard) key() string {
	if c.line == nil {
		return ""
	}
	return lineKey(c.line)
}

// drop empties the card.
func (c *answerCard) drop() {
	c.line, c.field, c.shown = nil, nil, ""
	c.card.Hide()
}

// take shows a line.
func (c *answerCard) take(l *forms.Line) {
	c.line, c.field = l, nil
	c.build()
	c.card.Show()
	c.f.body.Refresh()
	c.f.reveal()
}

// renew shows the same line as it is now. Words that are typed and not saved stay.
func (c *answerCard) renew(l *forms.Line) {
	switch {
	case c.line == nil:
		return
	case l == nil:
		c.drop()
		return
	case c.field != nil && c.dirty():
		c.line, c.shown = l, c.display(l)
		return
	case c.field != nil && c.display(l) == c.field.Value() && l.Kind == c.line.Kind && len(l.Options) == len(c.line.Options):
		c.line = l
		c.build() // around the field: somebody may be typing in it
		c.f.body.Refresh()
		return
	}
	focused := c.f.a.window.Canvas().Focused()
	had := c.field != nil && focused != nil && focused == c.field.Input()
	c.line, c.field = l, nil
	c.build()
	c.f.body.Refresh()
	if had {
		c.focus()
	}
}

// build lays the line out anew; an input that is there stays.
func (c *answerCard) build() {
	l := c.line
	chipWords, tone := lineState(l)
	c.body.Objects = []fyne.CanvasObject{
		kit.Row(8, []float32{-1, 0}, kit.NewText(dotted(placeWords(l.Page(), l.Print.Part, l.Print.Item), whoWords(l.Who)), theme.Small, theme.Muted), kit.NewChip(chipWords, tone)),
		kit.NewBoldPara(lineWords(l), theme.Body, theme.Ink),
	}
	if l.Question != "" && l.Print.Label != "" && len(l.Options) < 2 {
		c.body.Add(kit.NewPara(lang.T("fields.printed", "words", l.Print.Label), theme.Small, theme.Muted))
	}
	if c.field != nil {
		c.body.Add(c.field)
	} else if in := c.input(); in != nil {
		c.body.Add(in)
	}
	c.facts()
	if l.Why != "" {
		c.body.Add(kit.NewPara(lang.FormWords(l.Why), theme.Small, theme.Muted))
	}
	c.shown = c.display(l)
	c.say()
	c.body.Refresh()
}

func whoWords(who string) string {
	if who == "" {
		return ""
	}
	return lang.T("fields.who." + who)
}

// input is what takes the answer, nil for a line that is not answered here.
func (c *answerCard) input() fyne.CanvasObject {
	l := c.line
	switch {
	case l.Kind == forms.AnswerNone:
		return nil
	case l.Kind == forms.AnswerChoice && len(l.Options) <= mostPills:
		return c.pills()
	case l.Kind == forms.AnswerChoice:
		c.field = c.menu()
	case l.Kind == forms.AnswerDate:
		c.field = kit.NewReadField(l.Answer, lang.T("fields.answer"), lang.T("facts.date.hint"), c.f.a.understood)
	case l.Multi:
		c.field = kit.NewArea(l.Answer, lang.T("fields.answer"), "", 3)
	default:
		c.field = kit.NewField(l.Answer, lang.T("fields.answer"), "")
	}
	c.field.Set(c.display(l))
	c.field.OnChange = c.onType
	if l.Kind == forms.AnswerChoice {
		c.field.OnChange = func() { c.commit(func() {}) }
	}
	c.field.Enter(func() { c.commit(c.f.next) })
	return c.field
}

// pills are the answers side by side; the chosen one pressed again takes it back.
func (c *answerCard) pills() fyne.CanvasObject {
	chosen := c.line.Chosen()
	row := kit.Flow(6)
	for i := range c.line.Options {
		if c.line.Options[i].Answer == "" {
			continue // the fact beside it decides this box
		}
		pill := kit.NewPill(optionLabel(c.line, i), func() {
			twice := time.Since(c.pressed) < secondPress
			switch c.pressed = time.Now(); {
			case i != chosen:
				c.put(c.line.Choose(i))
			case !twice: // the second press of a double click takes nothing back
				c.put(c.line.Choose(-1))
			}
		})
		pill.Select(i == chosen)
		row.Add(kit.NewBox(theme.Surface, theme.InputEdge, 14, 0, pill))
	}
	return row
}

func (c *answerCard) menu() *kit.Field {
	values, words := []string{""}, []string{"–"}
	for i := range c.line.Options {
		values, words = append(values, c.line.Options[i].Value), append(words, optionLabel(c.line, i))
	}
	return kit.NewChoice(c.key(), lang.T("fields.answer"), "", values, words)
}

// facts says which facts the value comes from, and leads to where they are told.
func (c *answerCard) facts() {
	s := c.f.snap
	read := c.f.work.Read(s, c.f.row.relative, c.f.a.opt.Now())
	for _, path := range c.line.Facts {
		value := lang.T("fields.untold")
		if v, ok := cases.FactValue(read, path); ok && !v.Empty() {
			value = factShown(v)
		}
		there := kit.NewButton(kit.Quiet, nil, lang.T("fields.change", "place", lang.T(factPlaceKey(path, s))), func() { c.f.a.Go(factPlace(path, s)) })
		c.body.Add(kit.Row(8, []float32{-1, 0}, kit.VStack(1, kit.NewPara(factLabel(path), theme.Small, theme.Muted), kit.NewPara(value, theme.Body, theme.Ink)), there))
	}
}

// factShown is a fact as a person reads it.
func factShown(v cases.Value) string {
	switch v.Kind {
	case cases.DateFact:
		return lang.Date(v.Date())
	case cases.YesFact:
		return lang.T("answer.yes")
	case cases.ListFact:
		return strings.Join(v.List, ", ")
	}
	return v.Text
}

// display is the answer as the input shows it.
func (c *answerCard) display(l *forms.Line) string { return strings.TrimSpace(l.Typed) }

// dirty reports words that are not saved.
func (c *answerCard) dirty() bool { return c.field != nil && c.field.Value() != c.shown }

// focus gives the keyboard to the answer.
func (c *answerCard) focus() {
	over := c.f.a.window.Canvas()
	if c.field != nil {
		over.Focus(c.field.Input())
		return
	}
	for _, o := range c.body.Objects {
		if row, ok := o.(*fyne.Container); ok && len(row.Objects) > 0 {
			if box, ok := row.Objects[0].(*kit.Card); ok {
				over.Focus(box.Content.(fyne.Focusable))
				return
			}
		}
	}
	over.Focus(c.after)
}

// say tells whether the answer is saved.
func (c *answerCard) say() {
	words := ""
	switch {
	case c.line.Kind == forms.AnswerNone && len(c.line.Facts) > 0:
		words = lang.T("fields.fromfacts")
	case c.dirty():
		words = lang.T("fields.typing")
	case c.line.Typed != "":
		words = lang.T("fields.saved")
	}
	c.state.Set(words)
}

func (c *answerCard) onType() {
	c.say()
	c.beat++
	beat := c.beat
	if c.f.a.jobs.inline {
		return
	}
	time.AfterFunc(typingPause, func() { c.f.a.jobs.ui(func() { c.paused(beat) }) })
}

// paused saves what was typed when nothing was typed since. A date waits until one goes on: half of one may read as
// another.
func (c *answerCard) paused(beat int) {
	if c.beat == beat && c.f.a.vault != nil && c.line != nil && c.line.Kind != forms.AnswerDate {
		c.commit(func() {})
	}
}

// answers are what the input says now, by the name of the answer; ok is false for words that do not
// read as what is asked.
func (c *answerCard) answers() (out map[string]string, ok bool) {
	typed := cases.Tidied(c.field.Value())
	switch c.line.Kind {
	case forms.AnswerChoice:
		for i, o := range c.line.Options {
			if o.Value == typed {
				return c.line.Choose(i), true
			}
		}
		return c.line.Choose(-1), true
	case forms.AnswerDate:
		d, ok := lang.ReadDate(typed, c.f.a.opt.Now())
		return map[string]string{c.line.Answer: string(d)}, ok
	}
	return map[string]string{c.line.Answer: typed}, true
}

// commit saves what is typed and goes on. A date that does not read stays in its field, and says so.
func (c *answerCard) commit(then func()) {
	if !c.dirty() {
		then()
		return
	}
	answers, ok := c.answers()
	if !ok {
		c.field.Problem(lang.T("facts.date.unread"))
		return
	}
	c.shown = c.field.Value()
	c.then = func() { c.commit(then) } // what is typed meanwhile is saved too; on a full disk the line stays
	c.put(answers)
}

// leave saves what is typed before one goes elsewhere; a date that does not read is asked about.
func (c *answerCard) leave(goOn func()) {
	if c.dirty() {
		if _, ok := c.answers(); !ok {
			kit.Ask(c.f.a.window.Canvas(), lang.T("facts.leave"), lang.T("facts.date.unread"), nil,
				kit.Answer{Label: lang.T("facts.discard"), Do: func() { c.drop(); goOn() }},
				kit.Answer{Label: lang.T("facts.stay")})
			return
		}
	}
	c.commit(goOn)
}

// settled goes on once every answer is in the vault: a form that is filled before that would lack the last one.
func (c *answerCard) settled(then func()) {
	if c.writing == nil {
		then()
		return
	}
	c.then = then
}

// put saves answers. While the vault is writing, later ones wait their turn.
func (c *answerCard) put(answers map[string]string) {
	if c.writing != nil {
		if c.waiting == nil {
			c.waiting = map[string]string{}
		}
		maps.Copy(c.waiting, answers)
		return
	}
	f := c.f
	m := answered(c.matter(), answers)
	c.writing = &m
	noted, at := noting(&m), f.a.route // one may have gone on when it is written
	f.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		err := f.store.Write(ctx, &m)
		if !errors.Is(err, cases.ErrConflict) {
			return err
		}
		now, err := f.store.Snapshot(ctx, m.ID) // changed elsewhere: the answer goes on top of that
		if err != nil {
			return err
		}
		m = answered(now.Matter, answers)
		noted = noting(&m)
		return f.store.Write(ctx, &m)
	}, func(err error) {
		c.writing = nil
		if err != nil {
			if c.waiting, c.then = nil, nil; c.line != nil {
				c.shown = c.display(c.line) // what stands in the field is not saved
			}
			f.a.fail(err, nil)
			f.list.SelectKey(c.key())
			f.a.reload()
			return
		}
		f.a.undo, f.a.undoAt, f.a.undoOf = noted(), at, ""
		c.kept = &m
		f.a.reload()
		if more := c.waiting; more != nil {
			c.waiting = nil
			c.put(more)
			return
		}
		if then := c.then; then != nil {
			c.then = nil
			then()
		}
	})
}

// matter is the matter as it is known to be kept now.
func (c *answerCard) matter() cases.Matter {
	if c.kept != nil {
		return *c.kept
	}
	return c.f.snap.Matter
}

// answered is a matter with answers; an empty one is forgotten.
func answered(m cases.Matter, answers map[string]string) cases.Matter {
	m.Answers = maps.Clone(m.Answers)
	if m.Answers == nil {
		m.Answers = map[string]string{}
	}
	for path, text := range answers {
		key := strings.TrimPrefix(path, cases.AnswerPrefix)
		if m.Answers[key] = text; text == "" {
			delete(m.Answers, key)
		}
	}
	return m
}

// unsaved implements typist for the sheet: a lock keeps what is typed.
func (c *answerCard) unsaved() (records []cases.Record, lost []string) {
	answers := maps.Clone(c.waiting)
	if c.dirty() {
		typed, ok := c.answers()
		if ok = ok && !(c.field.Half() && len(c.field.Value()) < len(c.shown)); !ok {
			lost = []string{c.field.Label()}
		} else if answers == nil {
			answers = typed
		} else {
			maps.Copy(answers, typed)
		}
	}
	m := c.matter()
	if c.writing != nil {
		records, m = []cases.Record{c.writing}, *c.writing
	}
	if len(answers) > 0 {
		m = answered(m, answers)
		records = append(records, &m) // on top of what is on its way
	}
	return records, lost
}
