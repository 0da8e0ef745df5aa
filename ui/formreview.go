package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// reviewRow is one thing to look at before a form is filed.
type reviewRow struct {
	id    string // also of the spots on the page
	kind  string // gate, overflow, held, ask, blank, changed, further, font: ends the key of its words
	words string
	note  string
	page  int
	rect  [4]float64   // zero where the line's own boxes are marked, or none
	on    pdfview.Rect // the same as displayed, from the upper left corner
	line  string       // key of the line it leads to, empty for none
}

// reviewTones say how much each kind wants a person.
var reviewTones = map[string]theme.Tone{"gate": theme.Bad, "overflow": theme.Bad, "held": theme.Warn, "ask": theme.Warn, "blank": theme.Warn,
	"changed": theme.Warn, "further": theme.Info, "font": theme.Info}

// formReview is the report of a form: what a person should look at, each with its place.
type formReview struct {
	f       *formSheet
	rows    []*reviewRow
	list    *kit.DataList[reviewRow]
	facts   *fyne.Container // about the edition and the map
	full    *fyne.Container // the chosen row in full
	card    *kit.Card
	content *fyne.Container
}

func newFormReview(f *formSheet) *formReview {
	r := &formReview{f: f, facts: kit.VStack(6), full: kit.VStack(6)}
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("review.points", all) }, Keys: lang.T("review.keys")}
	r.list = kit.NewDataList(words, func(w *reviewRow) string { return w.id }, func(w *reviewRow) string { return kit.Fold(w.words) },
		kit.Column[reviewRow]{Title: lang.T("review.what"), Width: -1, Cell: func(w *reviewRow) kit.Cell {
			return kit.Cell{Main: w.words, Sub: dotted(w.place(), w.note)}
		}},
		kit.Column[reviewRow]{Title: lang.T("review.kind"), Width: 142, Kind: kit.Chips, Cell: func(w *reviewRow) kit.Cell {
			return kit.Cell{Main: lang.T("review.kind." + w.kind), Tone: reviewTones[w.kind]}
		}})
	r.list.OnSelect = r.choose
	r.list.OnOpen = r.lead
	r.list.Empty = kit.NewEmptyState(stock.ConfirmIcon(), lang.T("review.none"), lang.T("forms.nothing"), "", nil)
	r.card = kit.NewCard(14, r.full)
	r.card.Hide()
	r.content = kit.Frame(8, r.facts, r.list, r.card)
	return r
}

func (w *reviewRow) place() string {
	if w.page == 0 {
		return ""
	}
	return lang.T("fields.page", "n", w.page)
}

// show gathers the rows anew. What has no answer is told as it is now; what was seen when the form
// was drawn, as it was then.
func (r *formReview) show() {
	r.rows = nil
	if r.f.report != nil {
		r.drawn(r.f.report)
	}
	r.changed()
	for _, state := range []forms.LineState{forms.LineHeld, forms.LineAsk, forms.LineBlank} {
		for _, l := range r.f.lines {
			if l.State == state {
				r.line(l, string(state))
			}
		}
	}
	if r.f.report != nil {
		r.noted(r.f.report)
	}
	chosen := r.list.Selected()
	r.list.SetRows(r.rows)
	if chosen == nil || r.list.Selected() == nil {
		r.card.Hide()
	}
	r.edition()
	r.content.Refresh()
}

func (r *formReview) add(w *reviewRow) {
	if w.id == "" {
		w.id = w.kind + " " + lang.T("number", "n", len(r.rows))
	}
	r.rows = append(r.rows, w)
}

func (r *formReview) line(l *forms.Line, kind string) {
	note := ""
	switch {
	case kind == "held":
		note = lang.FormWords(l.Why)
	case kind == "blank" && len(l.Facts) > 0:
		note = factLabel(l.Facts[0])
	}
	r.add(&reviewRow{id: lineKey(l), kind: kind, words: lineWords(l), note: note, page: l.Page(), line: lineKey(l)})
}

// changed are the facts that differ from those in the filled form.
func (r *formReview) changed() {
	row := r.f.row
	for _, path := range row.changed {
		w := &reviewRow{kind: "changed", id: "changed " + path, words: factLabel(path)}
		now, _ := cases.FactValue(r.f.work.Read(r.f.snap, row.relative, r.f.a.opt.Now()), path)
		w.note = lang.T("review.was", "was", orText(row.filled.Facts[path], "–"), "now", orText(now.String(), "–"))
		for _, l := range r.f.lines {
			for _, p := range append(l.Facts, l.Answer) {
				if p == path {
					w.line, w.page = lineKey(l), l.Page()
				}
			}
		}
		r.add(w)
	}
}

// spots are the places of rows that no line of the form has.
func (r *formReview) spots() []spot {
	var out []spot
	for _, w := range r.rows {
		if w.page > 0 && !w.placeless() {
			out = append(out, spot{id: w.id, page: w.page, rect: w.rect, on: w.on, role: theme.PaperAsk})
		}
	}
	return out
}

// choose shows the place of a row on the page, and all of its words.
func (r *formReview) choose(w *reviewRow) {
	words, tone := lang.T("review.kind."+w.kind), reviewTones[w.kind]
	r.full.Objects = []fyne.CanvasObject{
		kit.Row(8, []float32{-1, 0}, kit.NewText(w.place(), theme.Small, theme.Muted), kit.NewChip(words, tone)),
		kit.NewBoldPara(w.words, theme.Body, theme.Ink),
	}
	if w.note != "" {
		r.full.Add(kit.NewPara(w.note, theme.Body, theme.Ink))
	}
	if w.line != "" {
		r.full.Add(kit.Flow(0, kit.NewButton(kit.Plain, nil, lang.T("review.lead"), func() { r.lead(w) })))
	}
	r.card.Show()
	r.content.Refresh()
	r.f.preview.look(w.spot())
	if w.page > 0 && w.placeless() && w.line == "" {
		r.f.preview.view.Go(w.page - 1)
	}
}

// placeless says that a row has no rectangle of its own.
func (w *reviewRow) placeless() bool { return w.rect == ([4]float64{}) && w.on == (pdfview.Rect{}) }

// spot is what a row marks on the page.
func (w *reviewRow) spot() string {
	if w.placeless() && w.line != "" {
		return w.line
	}
	return w.id
}

// lead goes to the line that a row speaks of.
func (r *formReview) lead(w *reviewRow) {
	if w.line != "" {
		r.f.onSpot(w.line)
		r.f.answer.focus()
	}
}

// waits says that some row wants a person before the form is filed.
func (r *formReview) waits() bool {
	return slices.ContainsFunc(r.rows, func(w *reviewRow) bool { return reviewTones[w.kind] != theme.Info })
}

// edition says which edition this is, how far it may be used, and who looked at the map.
func (r *formReview) edition() {
	e := r.f.work.Edition
	line := func(words string, tone theme.Tone) {
		if words == "" {
			return
		}
		role := theme.Muted
		if tone != theme.Neutral {
			role = tone.Fg()
		}
		r.facts.Add(kit.NewPara(words, theme.Small, role))
	}
	r.facts.Objects = nil
	line(editionLine(e), theme.Neutral)
	s := r.f.snap
	words, tone := mapWords(e, officeMap(forms.Library{Blanks: s.Blanks, Maps: s.Maps}, r.f.row.blank))
	line(words, tone)
	if e.Source != forms.FromOffice { // whose map it is stands in the line before
		line(lang.FormWords(e.Notice), theme.Warn)
	}
	switch f := r.f.row.filled; {
	case f == nil:
		line(lang.T("forms.unfilled"), theme.Neutral)
	case r.f.report != nil && r.f.report.Why != "":
		line(lang.FormWords(r.f.report.Why), theme.Warn)
	case r.f.report == nil || !r.f.report.Checked:
		line(lang.T("review.unchecked", "when", lang.Stamp(f.When)), theme.Warn)
	case f.Filing.ID == "" || r.waits():
		line(lang.T("review.compared", "when", lang.Stamp(f.When)), theme.Neutral)
	default:
		line(lang.T("review.ready", "when", lang.Stamp(f.When)), theme.Good)
	}
	r.onward(e)
	r.facts.Refresh()
}

// onward leads to the map of the form, where somebody still has to look at it.
func (r *formReview) onward(e forms.Edition) {
	blank := r.f.row.blank
	to := func(key string, p place) {
		r.facts.Add(kit.Flow(0, kit.NewButton(kit.Quiet, nil, lang.T(key), func() { r.f.a.Go(Route{Place: p, ID: blank.ID}) })))
	}
	switch {
	case blank == nil:
	case e.Source == forms.FromPublished && len(e.ToCheck) > 0:
		to("library.pages", toPages)
	case e.Source == forms.FromOffice:
		to("library.openmap", toMapForm)
	}
}
