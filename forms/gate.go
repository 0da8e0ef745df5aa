package forms

import (
	"context"
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// gate draws the result and compares it with the blank: every value seen, nothing changed outside the boxes, every
// text found again. What looks wrong takes the filing copy away, so that nobody files it unseen.
func (j *job) gate(ctx context.Context, p *Prepared, r *fill.Report) error {
	if j.o.Viewer == nil {
		return nil
	}
	result := p.Filing
	if result == nil {
		result = p.Draft
	}
	boxes := j.boxes(r)
	found, err := pdfview.Gate(ctx, j.o.Viewer, j.blank, result, boxes)
	if err != nil {
		return err
	}
	p.Report.Checked = true
	for _, problem := range found.Problems {
		said := j.problem(problem)
		if problem.Box >= 0 {
			said.Rect = boxes[problem.Box].Rect
		}
		p.Report.Gate = append(p.Report.Gate, said)
	}
	if len(p.Report.Gate) > 0 {
		p.Filing = nil
		p.Report.Why = "The filled form was drawn and compared with the blank, and something looks wrong. See the lines below."
	}
	return nil
}

// boxes are all widgets of the form with what each of them should show.
func (j *job) boxes(r *fill.Report) []pdfview.Box {
	shown := map[string]string{}
	for _, o := range r.Overflow {
		shown[o.Field] = o.Shown
	}
	var out []pdfview.Box
	for _, f := range j.fields() {
		val, set := j.vals.set[f.Name]
		widgets := f.Widgets
		if len(widgets) == 0 {
			widgets = []fill.Widget{{Page: f.Page, Rect: f.Rect}}
		}
		for _, w := range widgets {
			if w.Page == 0 || w.Hidden {
				continue
			}
			b := pdfview.Box{Name: f.Name, Page: w.Page, Rect: w.Rect}
			if set {
				b.Want, b.Mark = shows(f, w, val)
			}
			if over, ok := shown[f.Name]; ok {
				b.Want = over
			}
			out = append(out, b)
		}
	}
	for _, s := range j.stamps() {
		out = append(out, pdfview.Box{Name: s.Name, Page: s.Page, Rect: s.Rect, Want: s.Text})
	}
	return out
}

// shows is what one widget of a field should show: a text, or a mark.
func shows(f fill.Field, w fill.Widget, val any) (want string, mark bool) {
	state, isText := val.(string)
	switch {
	case val == false || val == "" || val == "Off":
		return "", false
	case f.Type == fill.Text:
		return state, true
	case isText && len(w.States) > 0:
		return "", slices.Contains(w.States, state) // of several buttons only the chosen one
	case len(w.States) > 0 && len(f.Options) > 0:
		return "", slices.Contains(w.States, f.Options[0])
	}
	return "", true // a box, or a drop-down's printed words
}

// problem says in words what looked wrong, and where on which page a person finds it.
func (j *job) problem(p pdfview.Problem) GateProblem {
	words := map[pdfview.ProblemKind]string{
		pdfview.Unseen:    "what was filled in cannot be seen",
		pdfview.TextLost:  "the text is not the one that was given",
		pdfview.Outside:   "something changed outside the boxes",
		pdfview.Erased:    "printed words are covered",
		pdfview.PageShape: "the pages are not those of the blank",
	}[p.Kind]
	out := GateProblem{Kind: string(p.Kind), Page: p.Page, Field: p.Name, On: p.Rect}
	i := Item{Page: p.Page}
	if f, ok := j.m.Field(p.Name); ok {
		i.Part, i.Item = f.Print.Part, f.Print.Item
		out.Part, out.Item, out.Label = f.Print.Part, f.Print.Item, f.Print.Label
	}
	out.Words = fmt.Sprintf("%s: %s.", i.where(), words)
	if p.Page == 0 {
		out.Words = "The form: " + words + "."
	}
	return out
}
