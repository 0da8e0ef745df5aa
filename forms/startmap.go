package forms

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Started is the beginning of a map that an office makes without code: every field of the form in reading order, none
// decided but signatures and what is for the agency alone, and what helps to decide the others.
type Started struct {
	Map   *Map
	Hints map[string]Hint // by field
}

// Hint is what is known about one field that a person decides on.
type Hint struct {
	Type    fill.Kind
	Tooltip string   // as the form has it; forms copy these from one field to the next, so it may mislead
	Near    string   // words that the page prints beside it
	Max     int      // most letters; 0 = no limit
	Options []string // of a drop-down, or the states of a box
	// Proposed is what a map of another edition decided about the same box; nil for none. It is never taken over by
	// itself. Why says where it is from.
	Proposed *Field
	Why      string
}

// StartMap begins a map for a blank whose edition has none; the blank is the file as imported, or its normalised copy.
// Where the form's number could not be read, Map.Form is for the person to set. viewer reads the words beside the
// fields; without one there are none. A form without fields gives a map without rows: see Map.AddBox.
//
// The errors are those of fill.Open, but not fill.ErrNoForm, and of the viewer.
func StartMap(ctx context.Context, viewer *pdfview.Viewer, e *Edition, blank []byte) (*Started, error) {
	form, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	info := form.Info()
	m := &Map{Form: cmp.Or(e.Form, info.Form, shortLabel(info.Title, 40), "form"), Edition: cmp.Or(e.Edition, info.Edition, "not printed"), Recipient: cases.CourtPublic,
		Pinned: &Pinned{SHA256: slices.Clone(e.SHA256), Names: nameHash(form.Fields()), Pages: info.Pages, Title: cmp.Or(e.Title, info.Title)}}
	if !slices.Contains(e.SHA256, info.SHA256) {
		m.Pinned.SHA256 = append(m.Pinned.SHA256, info.SHA256)
	}
	near, err := wordsNear(ctx, viewer, blank, form.Fields())
	if err != nil {
		return nil, err
	}
	for _, f := range inReadingOrder(form.Fields()) {
		row := Field{Name: f.Name, At: At{Page: f.Page, Rect: f.Rect}, Print: Print{Label: shortLabel(cmp.Or(near[f.Name], f.Tooltip), 80)}}
		row.Status, row.Reason = startStatus(f, near[f.Name])
		m.Fields = append(m.Fields, row)
	}
	m.index()
	s := &Started{Map: m, Hints: hintsOf(form.Fields(), near)}
	if old, from, ok := Nearest(e.Form, form.Fields()); ok {
		m.Recipient, m.About = from.Recipient, from.About
		s.propose(&old, from, form.Fields())
	}
	return s, nil
}

// Hints are the hints of a stored map that a person goes on with.
func Hints(ctx context.Context, viewer *pdfview.Viewer, e *Edition, blank []byte, m *Map) (map[string]Hint, error) {
	form, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	fields := append(slices.Clone(form.Fields()), m.drawn()...)
	near, err := wordsNear(ctx, viewer, blank, fields)
	if err != nil {
		return nil, err
	}
	s := &Started{Map: m, Hints: hintsOf(fields, near)}
	if old, from, ok := Nearest(e.Form, fields); ok {
		s.propose(&old, from, fields)
	}
	return s.Hints, nil
}

func hintsOf(fields []fill.Field, near map[string]string) map[string]Hint {
	out := map[string]Hint{}
	for _, f := range fields {
		if !f.Barcode && f.Type != fill.Button {
			out[f.Name] = Hint{Type: f.Type, Tooltip: f.Tooltip, Near: near[f.Name], Max: f.Max, Options: f.Options}
		}
	}
	return out
}

// inReadingOrder sorts fields by page, line and place on the line, and leaves out barcodes and push buttons. Fields
// whose middles lie within six points are on one line.
func inReadingOrder(fields []fill.Field) []fill.Field {
	var out []fill.Field
	for _, f := range fields {
		if !f.Barcode && f.Type != fill.Button {
			f.Page = max(1, f.Page) // a field on no page is listed with the first
			out = append(out, f)
		}
	}
	middle := func(f fill.Field) float64 { return (f.Rect[1] + f.Rect[3]) / 2 }
	slices.SortStableFunc(out, func(a, b fill.Field) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(middle(b), middle(a)))
	})
	for from := 0; from < len(out); {
		to := from + 1
		for to < len(out) && out[to].Page == out[from].Page && math.Abs(middle(out[to])-middle(out[from])) <= 6 {
			to++
		}
		slices.SortStableFunc(out[from:to], func(a, b fill.Field) int { return cmp.Compare(a.Rect[0], b.Rect[0]) })
		from = to
	}
	return out
}

// What the words of a form say about fields that are not ours to fill.
var (
	signatureWords = []string{"signature", "sigdate", "sign here", "firma"}
	officeWords    = []string{"for uscis use", "for agency use", "for government use", "official use", "court use only", "office use", "clerk stamps", "clerk fills", "do not write in this", "for dhs use", "attorney state bar use"}
)

// startStatus decides at once what is never filled: signatures with their dates, and what the agency or court writes.
func startStatus(f fill.Field, near string) (s Status, reason string) {
	words := strings.ToLower(f.Name + " " + f.Tooltip + " " + near)
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(words, w) })
	}
	switch {
	case f.Type == fill.Signature, has(signatureWords) && f.Type == fill.Text:
		return Never, "a signature is made by hand, and its date is written by the person who signs"
	case has(officeWords):
		return Never, "for the agency or the court only"
	}
	return Undecided, ""
}

// propose holds every undecided row against the map of another edition: a field of the same name counts only where its
// place or its words are alike, too, because names outlive their meaning.
func (s *Started) propose(old *Edition, from *Map, fields []fill.Field) {
	diff := CompareEditions(from, nil, fields)
	for _, r := range diff.Rows {
		if r.New == nil || r.Row == nil || r.Row.Status == Never {
			continue
		}
		h, ok := s.Hints[r.New.Name]
		if !ok {
			continue
		}
		why := likeness(r, h)
		if why == "" || r.Row.Same != "" && !s.has(r.Row.Same) {
			continue
		}
		p := *r.Row
		p.Name, p.At, p.Type, p.Draw = r.New.Name, At{Page: r.New.Page, Rect: r.New.Rect}, "", nil
		h.Proposed, h.Why = &p, fmt.Sprintf("%s %s: %s", old.Form, old.Edition, why)
		s.Hints[r.New.Name] = h
	}
	for _, g := range from.Groups {
		there := !slices.ContainsFunc(g.Fields, func(name string) bool { return !s.has(name) })
		known := slices.ContainsFunc(s.Map.Groups, func(x Group) bool { return x.Name == g.Name })
		if there && !known {
			s.Map.Groups = append(s.Map.Groups, g)
		}
	}
}

func (s *Started) has(name string) bool {
	_, ok := s.Map.Field(name)
	return ok
}

// likeness says in words why a row of another edition is proposed for a field; "" when too little speaks for it.
func likeness(r DiffRow, h Hint) string {
	words := sharesWords(r.Row.Print.Label, joinSentences(h.Near, h.Tooltip))
	switch {
	case !r.Old.placed() && !words:
		return ""
	case !r.Old.placed():
		return "the same name beside the same words"
	case r.Kind == DiffSame && (words || h.Near == ""):
		return "the same name in the same place"
	case r.Kind == DiffSame:
		return "the same name in the same place, beside other words"
	case r.Kind == DiffMoved && words, r.Kind == DiffChanged && words:
		return "the same name beside the same words, in another place"
	case r.Kind == DiffRenamed && words:
		return "another name, in the same place beside the same words"
	}
	return ""
}

// sharesWords says whether most words of a label are found in a text.
func sharesWords(label, text string) bool {
	want, have := strings.Fields(bare(label)), " "+bare(text)+" "
	n := 0
	for _, w := range want {
		if strings.Contains(have, " "+w+" ") {
			n++
		}
	}
	return len(want) > 0 && n*4 >= len(want)*3
}

// shortLabel cuts a label at the end of a word.
func shortLabel(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= most {
		return s
	}
	cut := strings.LastIndexByte(s[:most], ' ')
	if cut <= 0 {
		return strings.ToValidUTF8(s[:most], "")
	}
	return s[:cut]
}
