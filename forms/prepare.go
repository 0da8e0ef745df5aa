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
	"github.com/harborfile/harborfile/forms/pdfview"
)

// ErrMapMismatch says that a blank and the map of its edition do not have the same fields. Nothing is filled then: a
// value could land in the wrong box.
var ErrMapMismatch error = mapMismatch{}

type mapMismatch struct{}

func (mapMismatch) Error() string { return "the form's fields are not those its map was made for" }

// Explain says what happened, whether the data is safe, and what to do now.
func (mapMismatch) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Los campos de este formulario no son los que el programa conoce, así que no se llenó nada.", "No se cambió nada.",
			"Importe de nuevo el formulario desde la página de la agencia."
	}
	return "The fields of this form are not the ones the program knows, so nothing was filled in.", "Nothing was changed.",
		"Import the form again from the agency's page."
}

// Options of Prepare.
type Options struct {
	Today  time.Time       // for ages; the day of filling
	Viewer *pdfview.Viewer // draws the result and compares it with the blank; nil leaves that out, and the report says so
	Fonts  []*fill.Font    // further fonts for letters that the bundled ones lack
	// Relative is the id of the member of the client's family that the form is about; "" for a form about the client.
	Relative string
	// Before is the form as it was filled last, for the list of facts that changed since.
	Before cases.FilledForm
}

// Prepared is one form filled from one matter's facts.
type Prepared struct {
	Edition  Edition
	Draft    []byte            // the form, still editable
	Filing   []byte            // the same values as part of the page; nil while something stands against filing
	Addendum []Further         // what goes on a sheet of its own
	Values   fill.Values       // by full field name
	Facts    map[string]string // facts that were written, by path
	Report   Report

	pointers map[string]string // drawn in the boxes whose text goes on elsewhere
}

// Prepare fills a blank from a matter's facts. The blank is the file as imported, or its normalised copy. A blank of
// an edition without a map comes back unfilled, and the report says so; that is no error.
//
// The errors are those of fill.Open, ErrMapMismatch, and what stopped the drawing.
func Prepare(ctx context.Context, s *cases.Snapshot, e *Edition, blank []byte, o Options) (*Prepared, error) {
	form, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	m, ok := e.Map()
	if !ok {
		return unmapped(s, e, form)
	}
	if m.Published && e.given == nil { // nobody has compared this blank with its map
		if m, err = m.located(form.Fields()); err != nil {
			return nil, err
		}
		asked := *e
		asked.ToCheck, e = m.pages(), &asked
	}
	if err := m.fits(form.Fields()); err != nil {
		return nil, err
	}
	if err := m.onPages(form.Pages()); err != nil {
		return nil, err
	}
	paper := paperOf(e.Form, m, o.Today)
	paper.Relative = o.Relative
	j := newJob(m, e, form, blank, s.In(paper), o)
	if err := j.values(); err != nil {
		return nil, err
	}
	return j.finish(ctx)
}

// paperOf says what the facts of a form are read for.
func paperOf(form string, m *Map, today time.Time) cases.Paper {
	p := cases.Paper{Name: form, For: m.Recipient}
	if !today.IsZero() {
		p.On = cases.DateOf(today)
	}
	return p
}

// unmapped is a form that the program cannot fill by itself.
func unmapped(s *cases.Snapshot, e *Edition, form *fill.Form) (*Prepared, error) {
	pdf, err := form.Normalise()
	if err != nil {
		return nil, err
	}
	p := &Prepared{Edition: *e, Draft: pdf, Values: fill.Values{}, Facts: map[string]string{}}
	p.Report = newReport(e)
	p.Report.Notice = strings.TrimSpace(p.Report.Notice + " " + policeNotice(s, e.Form, ""))
	p.Report.Why = "This edition has no map yet. Fill it in by hand, or map it."
	return p, nil
}

func newReport(e *Edition) Report {
	return Report{Form: e.Form, Edition: e.Edition, Expires: e.Expires, AsOf: e.AsOf, Accepted: e.Accepted(), Notice: e.Notice, Map: e.Source, ToCheck: append([]int{}, e.ToCheck...),
		Blank: []Item{}, Ask: []Item{}, Held: []Item{}, Further: []Further{}, Overflow: []fill.Overflow{}, Fallback: []fill.Fallback{},
		Changed: []string{}, Gate: []GateProblem{}}
}

// fits compares a map with the fields of a blank, barcodes and push buttons aside: names and places, because a field of
// the same name elsewhere is another question.
func (m *Map) fits(fields []fill.Field) error {
	seen := 0
	for _, f := range fields {
		if f.Barcode || f.Type == fill.Button {
			continue
		}
		row, ok := m.Field(f.Name)
		if !ok || row.Draw != nil {
			return fmt.Errorf("%w: %s %s has no row for %q", ErrMapMismatch, m.Form, m.Edition, f.Name)
		}
		if !row.At.holds(f) {
			return fmt.Errorf("%w: %s %s has %q elsewhere", ErrMapMismatch, m.Form, m.Edition, f.Name)
		}
		seen++
	}
	if rows := len(m.Fields) - len(m.drawn()); seen != rows {
		return fmt.Errorf("%w: %s %s has %d rows, the blank %d fields", ErrMapMismatch, m.Form, m.Edition, rows, seen)
	}
	return nil
}

// job is one filling in progress.
type job struct {
	m      *Map
	e      *Edition
	form   *fill.Form
	byName map[string]fill.Field
	s      *cases.Snapshot
	o      Options
	vals   *values
	place  placer
	stop   string // why there is no filing copy
	blank  []byte // the form unfilled, with the copies of pages that the texts need

	base    *fill.Form // the form and its map without copies of pages; nil while there are none
	baseMap *Map
}

func newJob(m *Map, e *Edition, form *fill.Form, blank []byte, s *cases.Snapshot, o Options) *job {
	j := &job{m: m, e: e, form: form, blank: blank, s: s, o: o, byName: map[string]fill.Field{}}
	for _, f := range j.fields() {
		j.byName[f.Name] = f
	}
	j.place = placer{job: j, pointers: map[string]string{}}
	return j
}

// fields are the fields of the form and the boxes laid over its pages.
func (j *job) fields() []fill.Field { return append(slices.Clone(j.form.Fields()), j.m.drawn()...) }

// values works out what goes where, texts without room included.
func (j *job) values() error {
	j.vals = mapValues(j.m, j.form.Fields(), j.s, j.o.Today)
	var more []Further
	secret := secretsOf(j.s, j.m.Recipient)
	for _, f := range j.m.moreRows(j.s) {
		if secret.in(f.Text) {
			j.hold(Item{Page: f.Page, Part: f.Part, Item: f.Item, Label: f.Label, Why: heldWords})
			continue
		}
		more = append(more, f)
	}
	for _, i := range j.m.heldRows(j.s) {
		j.hold(i)
	}
	return j.place.run(more)
}

func (j *job) hold(i Item) { j.vals.held = append(j.vals.held, i) }

// draft fills the editable copy for measuring. A value that cannot be drawn or that its field does not take is held
// back and named, and the others are kept.
func (j *job) draft(pointers map[string]string) (*fill.Report, error) {
	_, r, err := j.fill(fill.Options{Pointers: pointers, Fonts: j.o.Fonts})
	return r, err
}

func (j *job) fill(o fill.Options) ([]byte, *fill.Report, error) {
	for {
		var set fill.Values
		set, o.Boxes = j.m.split(j.vals.set)
		o.Boxes = append(o.Boxes, j.stamps()...)
		pdf, r, err := j.form.Fill(set, o)
		var glyph *fill.MissingGlyph
		var bad *fill.BadValue
		switch {
		case errors.As(err, &glyph):
			j.drop(glyph.Field, fmt.Sprintf("No font at hand draws the character %q (%U). Write the name as the passport spells it, or choose a font file.", glyph.Rune, glyph.Rune))
		case errors.As(err, &bad):
			j.drop(bad.Field, "This box takes "+bad.Want+".")
		default:
			return pdf, r, err
		}
	}
}

// drop takes a value back that cannot be written. The form is then not ready to be filed.
func (j *job) drop(field, why string) {
	delete(j.vals.set, field)
	i := Item{Field: field, Why: why}
	if f, ok := j.m.Field(field); ok {
		i = Item{Field: field, Page: f.At.Page, Rect: f.At.Rect, Part: f.Print.Part, Item: f.Print.Item, Label: f.Print.Label, Fact: f.From, Why: why}
	}
	j.hold(i)
	j.stop = "One box could not be written as it should be. See the lines below."
}

// finish draws both copies, compares them with the blank and writes the report.
func (j *job) finish(ctx context.Context) (*Prepared, error) {
	draft, r, err := j.fill(fill.Options{Pointers: j.place.pointers, Fonts: j.o.Fonts})
	if err != nil {
		return nil, err
	}
	p := &Prepared{Edition: *j.e, Draft: draft, Values: j.vals.set, Facts: j.vals.facts, Addendum: j.place.sheet, pointers: j.place.pointers}
	p.Report = j.report(r)
	if why := j.against(); why != "" {
		p.Report.Why = why
	} else if p.Filing, _, err = j.fill(fill.Options{Flatten: true, Pointers: j.place.pointers, Fonts: j.o.Fonts}); err != nil {
		return nil, err
	}
	if err := j.gate(ctx, p, r); err != nil {
		return nil, err
	}
	p.Report.Filing = p.Filing != nil
	return p, nil
}

// against says why there can be no filing copy, "" when nothing stands against it.
func (j *job) against() string {
	if why := j.e.notTaken(j.o.Today); why != "" {
		return why
	}
	return j.stop
}

func (j *job) report(r *fill.Report) Report {
	out := newReport(j.e)
	if j.e.Source == FromLibrary && j.m.Verified.By == "" && !j.e.own() {
		out.Notice = strings.TrimSpace(out.Notice + " No person has signed off the map of this edition yet: compare every page with the facts before filing.")
	}
	out.Notice = strings.TrimSpace(out.Notice + " " + policeNotice(j.s, j.e.Form, j.m.Recipient))
	if n := j.m.Count(Undecided); n > 0 {
		out.Notice = joinSentences(out.Notice, fmt.Sprintf("Your office's map of this form is not finished: %d boxes are not decided.", n))
	}
	out.Filled = len(j.vals.set)
	out.Blank = append(out.Blank, j.vals.blank...)
	out.Ask = append(out.Ask, j.vals.ask...)
	out.Held = append(out.Held, j.vals.held...)
	out.Further = append(append(out.Further, j.place.placed...), j.place.sheet...)
	for _, o := range r.Overflow {
		if j.place.pointers[o.Field] == "" {
			out.Overflow = append(out.Overflow, o)
		}
	}
	out.Fallback = append(out.Fallback, r.Fallback...)
	out.Changed = append(out.Changed, Changed(j.s, j.o.Before)...)
	return out
}
