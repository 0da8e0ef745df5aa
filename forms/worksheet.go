package forms

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Worksheet is one form as a person goes through it: its fields in reading order, with what stands in each, or what is
// asked. Boxes that answer one question are one line, and so are fields that repeat each other.
type Worksheet struct {
	Edition Edition
	Map     *Map   // nil when the edition has none
	Blank   []byte // the empty form

	fields []fill.Field
	byName map[string]fill.Field
}

// LineState says how far one line is.
type LineState string

// The states of a line, in the order of how much they want a person.
const (
	LineAsk     LineState = "ask"     // a question without an answer
	LineHeld    LineState = "held"    // told, and not written: see Why
	LineBlank   LineState = "blank"   // mapped to a fact that nobody has told
	LineFilled  LineState = "filled"  // something is written
	LineQuiet   LineState = "quiet"   // empty, and nobody waits for it: optional, or answered with no
	LineUnasked LineState = "unasked" // belongs to an answer that was not given
	LineNever   LineState = "never"   // not ours to fill: see Why
)

// AnswerKind says how a line is answered.
type AnswerKind string

// The kinds of answers. AnswerNone is a line that is not answered here: a fact has to be changed in its own place.
const (
	AnswerNone   AnswerKind = ""
	AnswerText   AnswerKind = "text"
	AnswerDate   AnswerKind = "date"   // kept as year-month-day
	AnswerChoice AnswerKind = "choice" // one of Options
)

// Line is one line of a worksheet.
type Line struct {
	Fields []string // full names; the first is the one that the line is called by
	Spots  []Spot   // where they are drawn
	Print  Print    // what the page prints about the first
	State  LineState
	Why    string // of a held or never line

	Question string // "" when the label says all
	Who      string // client or attorney
	Kind     AnswerKind
	Answer   string   // name of the answer, matter.answers.FORM.ITEM; of a choice see Options
	Options  []Option // of a choice
	Multi    bool     // several lines of text
	Max      int      // most letters; 0 = no limit

	Facts []string // where the value comes from, answers left out
	Value string   // what is written; of boxes, the words beside the ticked one
	Typed string   // the answer as it is kept
}

// Spot is a rectangle on a page that belongs to a line.
type Spot struct {
	Field  string
	Page   int // 1-based
	Rect   [4]float64
	Option int  // index of the option that the box ticks, -1 for none
	Ticked bool // something is written here
}

// Option is one answer out of several. Choosing it keeps Value under Answer.
type Option struct {
	Answer string
	Value  string
	Label  string // printed beside the box; empty for the plain yes or no of a single box
	chosen bool
}

// Page is the page of a line's first place.
func (l *Line) Page() int {
	if len(l.Spots) == 0 {
		return 0
	}
	return l.Spots[0].Page
}

// Open says that a person still has something to do or to decide about the line.
func (l *Line) Open() bool { return l.State == LineAsk || l.State == LineHeld || l.State == LineBlank }

// Choose gives the answers, by name, that say option i of a choice and nothing else; -1 takes the answer back. An
// answer that is to be forgotten is empty.
func (l *Line) Choose(i int) map[string]string {
	out := map[string]string{}
	for _, o := range l.Options {
		if o.Answer != "" {
			out[o.Answer] = ""
		}
	}
	if i >= 0 && l.Options[i].Answer != "" {
		out[l.Options[i].Answer] = l.Options[i].Value
	}
	return out
}

// Chosen is the option that is answered, -1 for none.
func (l *Line) Chosen() int {
	return slices.IndexFunc(l.Options, func(o Option) bool { return o.chosen })
}

// OpenWorksheet opens a form of a matter for going through it. When the form's blank is not there, the error is a
// *MissingBlank; otherwise the errors are those of fill.Open and of the desk.
func OpenWorksheet(ctx context.Context, d Desk, s *cases.Snapshot, form string) (*Worksheet, error) {
	e, blank, err := blankOf(ctx, d, s, form)
	if err != nil {
		return nil, err
	}
	if blank == nil {
		return nil, &MissingBlank{missing(form)}
	}
	return newWorksheet(e, blank)
}

func newWorksheet(e Edition, blank []byte) (*Worksheet, error) {
	f, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	w := &Worksheet{Edition: e, Blank: blank, fields: slices.Clone(f.Fields()), byName: map[string]fill.Field{}}
	for _, f := range w.fields {
		w.byName[f.Name] = f
	}
	if m, ok := e.Map(); ok {
		if err := m.fits(w.fields); err != nil {
			return nil, fmt.Errorf("worksheet of %s: %w", e.Form, err)
		}
		w.Map = m
		for _, f := range m.drawn() {
			w.fields, w.byName[f.Name] = append(w.fields, f), f
		}
	}
	return w, nil
}

// Read is a matter as this form reads it: today, for the form's reader, and about one relative where the form is about
// a relative.
func (w *Worksheet) Read(s *cases.Snapshot, relative string, today time.Time) *cases.Snapshot {
	if w.Map == nil {
		return s
	}
	p := paperOf(w.Edition.Form, w.Map, today)
	p.Relative = relative
	return s.In(p)
}

// AnswerKey is the name in Matter.Answers under which the answer of a line is kept: of its own for each relative.
func (w *Worksheet) AnswerKey(s *cases.Snapshot, relative, answer string) string {
	return w.Read(s, relative, time.Time{}).AnswerKey(answer)
}

// Lines works out every line from the facts of a matter; relative is the id of the member of the family whom the form is
// about, empty for a form about the client. A form without a map has no lines.
func (w *Worksheet) Lines(s *cases.Snapshot, relative string, today time.Time) []Line {
	if w.Map == nil {
		return nil
	}
	s = w.Read(s, relative, today)
	b := &lineBuilder{w: w, s: s, vals: mapValues(w.Map, w.fields, s, today), at: map[string]int{}, group: map[string]string{}, asked: w.Map.asked(s)}
	for _, g := range w.Map.Groups {
		if g.Kind == "oneOf" {
			for _, name := range g.Fields {
				b.group[name] = g.Name
			}
		}
	}
	for i := range w.Map.Fields {
		b.add(&w.Map.Fields[i])
	}
	for i := range b.lines {
		b.settle(&b.lines[i])
	}
	return b.lines
}

// lineBuilder gathers the fields of a map into lines.
type lineBuilder struct {
	w     *Worksheet
	s     *cases.Snapshot
	vals  *values
	lines []Line
	at    map[string]int    // line by key: see key
	group map[string]string // oneOf group by field
	asked *asked
}

// key is what fields of one line share.
func (b *lineBuilder) key(f *Field) string {
	switch answer := b.answerOf(f); {
	case f.Same != "":
		if of, ok := b.w.Map.Field(f.Same); ok {
			return b.key(of)
		}
	case b.group[f.Name] != "":
		return "group " + b.group[f.Name]
	case answer != "":
		return answer
	}
	return "field " + f.Name
}

// answerOf is the name of the answer that a field may take as things stand, empty for none.
func (b *lineBuilder) answerOf(f *Field) string {
	if strings.HasPrefix(f.From, cases.AnswerPrefix) {
		return f.From
	}
	for _, src := range f.Any {
		if strings.HasPrefix(src.From, cases.AnswerPrefix) && src.If.holds(b.asked.fact) {
			return src.From
		}
	}
	return ""
}

func (b *lineBuilder) add(f *Field) {
	key := b.key(f)
	i, ok := b.at[key]
	if !ok {
		i = len(b.lines)
		b.at[key] = i
		b.lines = append(b.lines, Line{Print: f.Print, Question: f.Question, Who: f.Who})
	}
	l := &b.lines[i]
	option := -1
	if f.Same == "" && f.Status != Never {
		option = b.answers(l, f)
	}
	l.Fields = append(l.Fields, f.Name)
	b.spots(l, f, option)
	if l.Question == "" {
		l.Question, l.Who = f.Question, f.Who
	}
}

// answers notes how a field lets its line be answered; the result is the index of its option.
func (b *lineBuilder) answers(l *Line, f *Field) int {
	answer, pdf := b.answerOf(f), b.w.byName[f.Name]
	box := pdf.Type == fill.Check || pdf.Type == fill.Radio
	switch {
	case box && len(f.Choices) > 0:
		for _, c := range f.Choices {
			l.Options = append(l.Options, Option{Answer: answer, Value: c.Is[0], Label: c.words()})
		}
		if answer != "" {
			l.Kind = AnswerChoice
		}
		return len(l.Options) - len(f.Choices)
	case box:
		l.Options = append(l.Options, Option{Answer: answer, Value: wanted(f, answer), Label: f.Print.Label})
		if answer != "" {
			l.Kind = AnswerChoice
		}
		return len(l.Options) - 1
	case answer == "" || l.Kind != AnswerNone:
	case pdf.Type == fill.Combo || pdf.Type == fill.List:
		l.Kind = AnswerChoice
		for _, o := range pdf.Options {
			if strings.TrimSpace(o) != "" {
				l.Options = append(l.Options, Option{Answer: answer, Value: strings.TrimSpace(o), Label: strings.TrimSpace(o)})
			}
		}
	default:
		l.Kind, l.Answer, l.Multi, l.Max = AnswerText, answer, pdf.Multiline, pdf.Max
		if as := formatOf(f, answer); as == "date" || as == "dateAbout" {
			l.Kind = AnswerDate
		}
	}
	return -1
}

// words are what a person reads beside the box.
func (c Choice) words() string {
	if c.Label != "" {
		return c.Label
	}
	return c.Is[0]
}

// wanted is the answer that ticks a box.
func wanted(f *Field, answer string) string {
	is := f.Is
	for _, src := range f.Any {
		if src.From == answer {
			is = src.Is
		}
	}
	if len(is) == 0 || is[0] == "told" {
		return "yes"
	}
	return is[0]
}

func formatOf(f *Field, answer string) string {
	for _, src := range f.Any {
		if src.From == answer {
			return src.As
		}
	}
	return f.As
}

func (b *lineBuilder) spots(l *Line, f *Field, option int) {
	pdf := b.w.byName[f.Name]
	widgets := slices.DeleteFunc(slices.Clone(pdf.Widgets), func(w fill.Widget) bool { return w.Hidden || w.Page == 0 })
	if len(widgets) == 0 {
		widgets = []fill.Widget{{Page: f.At.Page, Rect: f.At.Rect}}
	}
	val, ticked := b.vals.set[f.Name]
	for _, w := range widgets {
		spot := Spot{Field: f.Name, Page: w.Page, Rect: w.Rect, Option: option, Ticked: ticked}
		if len(f.Choices) > 0 { // the first option of the field, and those after it
			i := slices.IndexFunc(f.Choices, func(c Choice) bool { return slices.Contains(w.States, c.Tick) })
			spot.Option, spot.Ticked = option+i, i >= 0 && val == f.Choices[i].Tick
			if i < 0 {
				spot.Option = -1
			}
		}
		l.Spots = append(l.Spots, spot)
	}
}

// settle says how far a line is, once all of its fields are known.
func (b *lineBuilder) settle(l *Line) {
	b.single(l)
	b.facts(l)
	b.value(l)
	l.State, l.Why = b.state(l)
}

// single gives the one box of a question that stands alone both of its answers.
func (b *lineBuilder) single(l *Line) {
	if l.Kind == AnswerChoice && len(l.Options) == 1 && l.Options[0].Value == "yes" {
		o := l.Options[0]
		l.Options = []Option{{Answer: o.Answer, Value: "yes"}, {Answer: o.Answer, Value: "no"}}
	}
}

// facts are the facts that decide a line, answers left out.
func (b *lineBuilder) facts(l *Line) {
	note := func(path string) {
		if path != "" && !strings.HasPrefix(path, cases.AnswerPrefix) && !slices.Contains(l.Facts, path) {
			l.Facts = append(l.Facts, path)
		}
	}
	for _, name := range l.Fields {
		f, ok := b.w.Map.Field(name)
		if !ok || f.Status != Mapped {
			continue
		}
		src := b.source(f)
		note(src.From)
		for _, p := range placeholder.FindAllStringSubmatch(src.Text, -1) {
			note(p[1])
		}
	}
}

// source is the one of a field's sources that counts now.
func (b *lineBuilder) source(f *Field) Source {
	read := b.w.Map.asked(b.s).fact
	for _, src := range f.Any {
		if strings.HasPrefix(src.When, cases.AnswerPrefix) {
			continue
		}
		if src.counts(read) {
			return src
		}
	}
	return Source{From: f.From, Text: f.Text}
}

func (b *lineBuilder) value(l *Line) {
	var shown []string
	for _, name := range l.Fields {
		val, ok := b.vals.set[name]
		f, _ := b.w.Map.Field(name)
		if !ok || f == nil || f.Same != "" {
			continue
		}
		if i := slices.IndexFunc(f.Choices, func(c Choice) bool { return val == c.Tick }); i >= 0 {
			shown = append(shown, f.Choices[i].words())
		} else if text, isText := val.(string); isText && b.w.byName[name].Type != fill.Radio {
			shown = append(shown, text)
		} else {
			shown = append(shown, f.Print.Label)
		}
	}
	l.Value = strings.Join(shown, ", ")
	if l.Answer != "" {
		l.Typed = b.s.Matter.Answers[b.s.AnswerKey(l.Answer)]
	}
	for i := range l.Options {
		o := &l.Options[i]
		if had := b.s.Matter.Answers[b.s.AnswerKey(o.Answer)]; o.Answer != "" && had != "" && matches(cases.Value{Text: had}, []string{o.Value}, nil) {
			l.Typed, o.chosen = had, true
		}
	}
}

func (b *lineBuilder) state(l *Line) (LineState, string) {
	in := func(list []Item) (Item, bool) {
		i := slices.IndexFunc(list, func(i Item) bool { return slices.Contains(l.Fields, i.Field) })
		if i < 0 {
			return Item{}, false
		}
		return list[i], true
	}
	if i, ok := in(b.vals.held); ok {
		return LineHeld, i.Why
	}
	for _, name := range l.Fields {
		if _, ok := b.vals.set[name]; ok {
			return LineFilled, ""
		}
	}
	if _, ok := in(b.vals.ask); ok {
		return LineAsk, ""
	}
	if _, ok := in(b.vals.blank); ok {
		return LineBlank, ""
	}
	f, _ := b.w.Map.Field(l.Fields[0])
	if f.Status == Never {
		return LineNever, f.Reason
	}
	if !b.w.Map.asked(b.s).holds(f) {
		return LineUnasked, ""
	}
	return LineQuiet, ""
}
