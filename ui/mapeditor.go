package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// mapWay is what a person chooses for a field.
type mapWay int

const (
	wayFact mapWay = iota
	wayWords
	wayAsk
	wayNever
)

var mapWayKeys = []string{"map.way.fact", "map.way.words", "map.way.ask", "map.way.never"}

// mapEditor is the card on which one field of a form is decided.
type mapEditor struct {
	s     *mapForm
	f     *forms.Field
	way   mapWay
	pills []*kit.NavItem
	about *fyne.Container // what is known of the field
	body  *fyne.Container // the chosen way
	pick  *factPicker
	fact  *cases.Fact // chosen, and more is to be said about it
	form  kit.Form
	done  *kit.Button
	foot  *fyne.Container
	card  *kit.Card
}

func newMapEditor(s *mapForm) *mapEditor {
	e := &mapEditor{s: s, about: kit.VStack(4), body: kit.VStack(8)}
	e.pick = newFactPicker(e.took)
	row := kit.Flow(4)
	for i, key := range mapWayKeys {
		p := kit.NewPill(lang.T(key), func() { e.turn(mapWay(i)); e.focus() })
		e.pills = append(e.pills, p)
		row.Add(p)
	}
	e.done = kit.NewButton(kit.Primary, nil, lang.T("map.decide"), e.commit)
	skip := kit.NewButton(kit.Plain, nil, lang.T("map.skip"), func() { s.leave(s.next) })
	e.foot = kit.Row(8, []float32{-1, 0, 0}, kit.NewText("", theme.Small, theme.Muted), skip, e.done)
	e.card = kit.NewCard(14, kit.VStack(10, e.about, row, e.body, e.foot))
	e.card.Hide()
	return e
}

// key is the name of the field shown, empty for none.
func (e *mapEditor) key() string {
	if e.f == nil {
		return ""
	}
	return e.f.Name
}

func (e *mapEditor) drop() {
	e.f = nil
	e.card.Hide()
}

// take shows a field with what is decided about it.
func (e *mapEditor) take(f *forms.Field) {
	e.f, e.fact = f, nil
	e.tell()
	way := wayFact
	switch {
	case f.Status == forms.Ask:
		way = wayAsk
	case f.Status == forms.Never:
		way = wayNever
	case f.Text != "":
		way = wayWords
	}
	h := e.s.hints[f.Name]
	e.pick.about(dotted(f.Print.Label, h.Near, h.Tooltip))
	if f.Status == forms.Mapped && f.From != "" {
		if fact, ok := cases.FactByPath(f.From); ok {
			e.fact = &fact
		}
	}
	e.turn(way)
	e.card.Show()
	if e.s.body != nil {
		e.s.body.Refresh()
		e.s.reveal()
	}
}

// tell says what is known of the field.
func (e *mapEditor) tell() {
	h := e.s.hints[e.f.Name]
	chip, tone := decisionState(e.f)
	e.about.Objects = []fyne.CanvasObject{
		kit.Row(8, []float32{-1, 0}, kit.NewText(dotted(lang.T("fields.page", "n", e.f.At.Page), kindOfField(h)), theme.Small, theme.Muted), kit.NewChip(chip, tone)),
		kit.NewBoldPara(orText(e.f.Print.Label, lang.T("map.nolabel")), theme.Body, theme.Ink),
	}
	if h.Near != "" && h.Near != e.f.Print.Label {
		e.about.Add(kit.NewPara(lang.T("map.near", "words", h.Near), theme.Small, theme.Muted))
	}
	if h.Tooltip != "" && h.Tooltip != e.f.Print.Label {
		e.about.Add(kit.NewPara(lang.T("map.tip", "words", h.Tooltip), theme.Small, theme.Muted))
	}
	if p := h.Proposed; p != nil && e.f.Status == forms.Undecided {
		use := kit.NewButton(kit.Plain, nil, lang.T("map.use"), func() { e.decided(*p) })
		e.about.Add(kit.Row(8, []float32{-1, 0}, kit.NewPara(lang.T("map.proposed", "what", decisionWords(e.s.m, p)), theme.Small, theme.Info.Fg()), use))
	}
	if e.f.Draw != nil {
		name := e.f.Name
		e.about.Add(kit.Flow(0, kit.NewButton(kit.Quiet, nil, lang.T("map.draw.remove"), func() { e.s.onRemove(name) })))
	}
	e.about.Refresh()
}

// kindOfField says what a field takes.
func kindOfField(h forms.Hint) string {
	switch {
	case h.Box():
		return lang.T("map.kind.box")
	case h.Choice():
		return lang.N("map.kind.choice", len(h.Options))
	case h.Max > 0:
		return lang.N("map.kind.letters", h.Max)
	}
	return lang.T("map.kind.text")
}

// turn shows one way of deciding.
func (e *mapEditor) turn(to mapWay) {
	e.way, e.form = to, nil
	for i, p := range e.pills {
		p.Select(i == int(to))
	}
	e.body.Objects = nil
	switch to {
	case wayFact:
		e.byFact()
	case wayWords:
		e.byWords()
	case wayAsk:
		e.byQuestion()
	case wayNever:
		e.byHand()
	}
	e.foot.Refresh()
	e.body.Refresh()
	if e.s.body != nil {
		e.s.body.Refresh()
	}
}

func (e *mapEditor) add(f *kit.Field) *kit.Field {
	e.form = append(e.form, f.Enter(e.commit))
	return f
}

// byFact finds a fact, and then asks what else has to be known about it.
func (e *mapEditor) byFact() {
	e.done.Allow(e.fact != nil)
	if e.fact == nil {
		e.body.Add(e.pick.view)
		return
	}
	other := kit.NewButton(kit.Quiet, nil, lang.T("map.other"), func() {
		e.fact = nil
		e.turn(wayFact)
		e.focus()
	})
	e.body.Add(kit.Row(8, []float32{-1, 0}, kit.NewBoldPara(factLabel(e.fact.Path), theme.Body, theme.Ink), other))
	if e.fact.Repeats() {
		e.body.Add(e.add(kit.NewField("map.row", lang.T("map.row"), lang.T("map.row.hint"))))
		e.form.Get("map.row").Set("1")
	}
	if e.s.box(e.f) {
		values := e.add(kit.NewField("map.is", lang.T("map.is"), lang.T("map.is.hint")))
		if len(e.f.Is) > 0 && e.f.Is[0] != "told" {
			values.Set(strings.Join(e.f.Is, ", "))
		}
		e.body.Add(values)
		return
	}
	if h := e.s.hints[e.f.Name]; !h.Choice() {
		e.body.Add(kit.TopRow(12, []float32{-1, -1}, e.format(), e.notTold()))
	}
}

// format asks how a fact is written.
func (e *mapEditor) format() *kit.Field {
	values := []string{"", "upper", "date", "dateAbout", "age", "digits", "alnum", "phone", "zip", "aNumber", "list", "feet"}
	var words []string
	for _, v := range values {
		words = append(words, lang.T("map.as."+orText(v, "plain")))
	}
	f := e.add(kit.NewChoice("map.as", lang.T("map.as"), "", values, words))
	f.Set(e.s.usualFormat(e.f, e.fact.Path))
	if e.f.From == e.fact.Path {
		f.Set(e.f.As)
	}
	return f
}

// notTold asks what stands in the field when the fact is not told.
func (e *mapEditor) notTold() *kit.Field {
	f := e.add(kit.NewField("map.na", lang.T("map.na"), ""))
	f.Set(e.f.NA)
	return f
}

func (e *mapEditor) byWords() {
	e.done.Allow(true)
	if e.s.box(e.f) {
		e.body.Add(kit.NewPara(lang.T("map.always"), theme.Body, theme.Ink))
		return
	}
	if h := e.s.hints[e.f.Name]; h.Choice() {
		f := e.add(kit.NewChoice("map.text", lang.T("map.words"), "", h.Options, h.Options))
		f.Set(e.f.Text)
		e.body.Add(f)
		return
	}
	f := e.add(kit.NewField("map.text", lang.T("map.words"), lang.T("map.words.hint")))
	f.Set(e.f.Text)
	e.body.Add(f)
}

func (e *mapEditor) byQuestion() {
	e.done.Allow(true)
	question := e.add(kit.NewField("map.question", lang.T("map.question"), lang.T("map.question.hint")))
	who := e.add(kit.NewChoice("map.who", lang.T("map.who"), "", []string{"client", "attorney"}, []string{lang.T("map.who.client"), lang.T("map.who.attorney")}))
	question.Set(e.f.Question)
	who.Set(orText(e.f.Who, "client"))
	e.body.Add(question)
	if !e.s.box(e.f) {
		e.body.Add(who)
		return
	}
	value := e.add(kit.NewField("map.is", lang.T("map.stands"), lang.T("map.stands.hint")))
	value.Set(orText(strings.Join(e.f.Is, ", "), "yes"))
	e.body.Add(kit.TopRow(12, []float32{-1, -1}, value, who))
	if last := e.lastQuestion(); last != nil {
		same := kit.NewButton(kit.Plain, nil, lang.T("map.samequestion"), func() {
			question.Set(last.Question)
			who.Set(last.Who)
			value.Set("no")
			e.s.a.window.Canvas().Focus(value.Input())
		})
		e.body.Add(kit.Flow(0, same))
	}
}

// lastQuestion is the question of the box before this one.
func (e *mapEditor) lastQuestion() (last *forms.Field) {
	for i := range e.s.m.Fields {
		f := &e.s.m.Fields[i]
		if f.Name == e.f.Name {
			return last
		}
		if f.Status == forms.Ask {
			last = f
		}
	}
	return nil
}

func (e *mapEditor) byHand() {
	e.done.Allow(true)
	values := forms.NeverReasons()
	if e.f.Status == forms.Never && e.f.Reason != "" && !slices.Contains(values, e.f.Reason) {
		values = append(values, e.f.Reason)
	}
	var words []string
	for _, reason := range values {
		words = append(words, upper(lang.FormWords(reason)))
	}
	reason := e.add(kit.NewChoice("map.reason", lang.T("map.reason"), "", values, words))
	reason.Set(orText(e.f.Reason, values[0]))
	e.body.Add(reason)
}

// took is called with the fact that was found. What needs nothing more is decided at once.
func (e *mapEditor) took(f cases.Fact) {
	e.fact = &f
	if f.Repeats() || e.s.box(e.f) {
		e.turn(wayFact)
		e.focus()
		return
	}
	e.decided(e.s.byFact(e.f, f.Path, nil))
}

// commit takes the decision that the card shows.
func (e *mapEditor) commit() {
	if e.f == nil || e.done.Off {
		return
	}
	at := func(path string) string {
		if f := e.form.Get(path); f != nil {
			return cases.Tidied(f.Value())
		}
		return ""
	}
	switch e.way {
	case wayFact:
		path, ok := inRow(e.fact.Path, at("map.row"))
		if !ok {
			e.form.Problem("map.row", lang.T("map.row.hint"))
			return
		}
		row := e.s.byFact(e.f, path, split(at("map.is")))
		if e.form.Get("map.as") != nil {
			row.As, row.NA = at("map.as"), at("map.na")
		}
		e.decided(row)
	case wayWords:
		text := at("map.text")
		if e.s.box(e.f) {
			text = "yes"
		}
		if text == "" {
			e.form.Problem("map.text", lang.T("map.words.hint"))
			return
		}
		e.decided(e.s.byWords(e.f, text))
	case wayAsk:
		if at("map.question") == "" {
			e.form.Problem("map.question", lang.T("map.question.hint"))
			return
		}
		e.decided(e.s.byQuestion(e.f, at("map.who"), at("map.question"), split(at("map.is"))))
	case wayNever:
		e.decided(e.s.byHand(e.f, at("map.reason")))
	}
}

// inRow puts the numbers of rows, counted from 1, into the path of a fact of lists.
func inRow(path, typed string) (string, bool) {
	for _, number := range append(split(typed), "1", "1") {
		if !strings.Contains(path, "[]") {
			break
		}
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return "", false
		}
		path = strings.Replace(path, "[]", "["+strconv.Itoa(n-1)+"]", 1)
	}
	return path, true
}

// decided keeps a decision and goes on to the next field.
func (e *mapEditor) decided(row forms.Field) {
	if err := e.s.decide(row); err != nil {
		e.about.Add(kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("map.unfit"), kit.NewPara(lang.T("map.unfit.words"), theme.Body, theme.Warn.Fg())))
		e.s.body.Refresh()
		return
	}
	e.s.next()
}

// typed is the label of a text that was typed and not decided on, empty for none.
func (e *mapEditor) typed() string {
	if e.f == nil {
		return ""
	}
	for path, kept := range map[string]string{"map.question": e.f.Question, "map.text": e.f.Text} {
		if f := e.form.Get(path); f != nil && f.Value() != "" && f.Value() != kept {
			return f.Label()
		}
	}
	return ""
}

// focus gives the keyboard to the first thing to decide.
func (e *mapEditor) focus() {
	over := e.s.a.window.Canvas()
	switch {
	case e.way == wayFact && e.fact == nil:
		over.Focus(e.pick.find)
	case len(e.form) > 0:
		over.Focus(e.form[0].Input())
	default:
		over.Focus(e.done)
	}
}
