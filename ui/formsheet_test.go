package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	pdf "github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// sheetOf opens a form in the matter at the head of the list.
func sheetOf(t *testing.T, a *App, form string) *formSheet {
	t.Helper()
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabForms})
	tab := current(t, a).tabs[tabForms].(*formsTab)
	for _, r := range tab.list.Rows {
		if r.form == form {
			tab.open(r)
		}
	}
	if tab.sheet == nil || len(tab.sheet.lines) == 0 {
		t.Fatalf("%s does not open; on screen: %s", form, page(a))
	}
	return tab.sheet
}

// courtSheet imports a court form, gives it a map with questions, and opens it in a matter.
func courtSheet(t *testing.T, a *App) *formSheet {
	t.Helper()
	b, ctx := courtBlank(t, a), t.Context()
	have, err := readLibrary(ctx, a.vault)
	if err != nil {
		t.Fatal(err)
	}
	if _, made := have.MapFor(b); made {
		return sheetOf(t, a, "QX-7")
	}
	raw, err := readAll(ctx, a.vault, b.Original.ID)
	if err != nil {
		t.Fatal(err)
	}
	e := have.EditionOf(b)
	started, err := forms.StartMap(ctx, nil, &e, raw)
	if err != nil {
		t.Fatal(err)
	}
	decisions := map[string]forms.Field{
		"family":     {Status: forms.Mapped, From: "client.name.family"},
		"given":      {Status: forms.Mapped, From: "client.name.given"},
		"born":       {Status: forms.Ask, Who: "client", Question: "When was it?", From: "matter.answers.qx-7.born", As: "date"},
		"language":   {Status: forms.Mapped, Text: "English"},
		"before_yes": {Status: forms.Ask, Who: "client", Question: "Asked before?", From: "matter.answers.qx-7.before", Is: []string{"yes"}},
		"before_no":  {Status: forms.Ask, Who: "client", Question: "Asked before?", From: "matter.answers.qx-7.before", Is: []string{"no"}},
		"why":        {Status: forms.Ask, Who: "attorney", Question: "What for?", From: "matter.answers.qx-7.why"},
	}
	for i := range started.Map.Fields {
		f := &started.Map.Fields[i]
		d, ok := decisions[f.Name]
		if !ok {
			d = forms.Field{Status: forms.Never, Reason: forms.ReasonOffice}
		}
		d.Name, d.At, d.Print = f.Name, f.At, f.Print
		*f = d
	}
	started.Map.Form = "QX-7"
	if _, err := forms.StoreMap(ctx, a.vault, cases.FormMap{}, started.Map, clock()); err != nil {
		t.Fatal(err)
	}
	matterWith(t, a, "QX-7")
	return sheetOf(t, a, "QX-7")
}

// asked finds a line that waits for a typed answer.
func asked(t *testing.T, s *formSheet, kind forms.AnswerKind) *forms.Line {
	t.Helper()
	for _, l := range s.lines {
		if l.State == forms.LineAsk && l.Kind == kind {
			return l
		}
	}
	t.Fatalf("no line of the kind %q is asked", kind)
	return nil
}

// TestAnswersOfAForm answers questions of a form in the window: the answers are in the matter, undo takes them back, and
// the lines follow.
func TestAnswersOfAForm(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	line := asked(t, s, forms.AnswerText)
	key := lineKey(line)
	s.turn(sheetAsk)
	s.list.SelectKey(key)
	if s.answer.key() != key || !slices.ContainsFunc(s.preview.spots, func(p spot) bool { return p.id == key }) || s.preview.chosen != key {
		t.Fatal("the line is not shown with its box on the page")
	}
	s.answer.focus()
	test.Type(s.answer.field.Input(), "Sent by hand")
	if got := current(t, a).snap.Matter.Answers[strings.TrimPrefix(line.Answer, cases.AnswerPrefix)]; got != "" {
		t.Fatalf("written while typing: %q", got)
	}
	shortcut(a, fyne.KeyS, ctrl)
	s = sheetIn(t, a)
	if got := current(t, a).snap.Matter.Answers[strings.TrimPrefix(line.Answer, cases.AnswerPrefix)]; got != "Sent by hand" {
		t.Fatalf("the answer that is kept: %q", got)
	}
	if l := s.line(key); l.State != forms.LineFilled || l.Value != "Sent by hand" {
		t.Errorf("the line after its answer: %+v", l)
	}
	a.onUndo()
	if got := current(t, a).snap.Matter.Answers[strings.TrimPrefix(line.Answer, cases.AnswerPrefix)]; got != "" {
		t.Errorf("undo leaves %q", got)
	}
}

// TestTypedAnswerSurvivesALock: what is typed into a form and not saved is in the vault after a lock.
func TestTypedAnswerSurvivesALock(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	line := asked(t, s, forms.AnswerText)
	s.list.SelectKey(lineKey(line))
	s.answer.focus()
	test.Type(s.answer.field.Input(), "Typed and left")
	id := a.route.ID
	a.Lock()
	reopen(t, a)
	wants(t, a, lang.T("left.kept"))
	a.Go(Route{Place: toMatter, ID: id, Tab: tabForms})
	if got := current(t, a).snap.Matter.Answers[strings.TrimPrefix(line.Answer, cases.AnswerPrefix)]; got != "Typed and left" {
		t.Errorf("after the lock: %q", got)
	}
}

// TestPressOnThePage: a press on a box of the page leads to its line, and back on the list the box stands out.
func TestPressOnThePage(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	l := s.lines[len(s.lines)-1]
	s.preview.view.OnMark(lineKey(l))
	if s.answer.key() != lineKey(l) || s.list.Selected() != l || s.preview.view.Page() != l.Page()-1 {
		t.Errorf("the press leads to %q on page %d", s.answer.key(), s.preview.view.Page()+1)
	}
}

// TestReviewLeadsToTheLine: every point of the report leads to its place.
func TestReviewLeadsToTheLine(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	courtSheet(t, a)
	press(t, a, lang.T("fields.fill"))
	s := sheetIn(t, a)
	s.turn(sheetReview)
	if len(s.review.rows) == 0 {
		t.Fatal("nothing to look at in a form with open questions")
	}
	for _, w := range s.review.rows {
		s.review.list.SelectKey(w.id)
		if w.line != "" && s.preview.chosen != w.line {
			t.Errorf("%s %q marks %q", w.kind, w.words, s.preview.chosen)
		}
	}
	first := s.review.rows[0]
	s.review.list.SelectKey(first.id)
	press(t, a, lang.T("review.lead"))
	if s.answer.key() != first.line || s.at == sheetReview {
		t.Errorf("the report leads to %q, not %q", s.answer.key(), first.line)
	}
}

// staleSheet is a filled form with a fact that changed since.
func staleSheet(t *testing.T, a *App) *formSheet {
	t.Helper()
	s := courtSheet(t, a)
	if s.row.filled == nil {
		press(t, a, lang.T("fields.fill"))
	}
	c := current(t, a).snap.Client
	c.Name.Family = c.Name.Family + "-Nova"
	if err := a.vault.Write(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	a.reload()
	return sheetIn(t, a)
}

// TestChangedSinceFilled: a fact that changed after the filling stands in the report with what it was, leads to its box,
// and is gone once the form is prepared again.
func TestChangedSinceFilled(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := staleSheet(t, a)
	s.turn(sheetReview)
	i := slices.IndexFunc(s.review.rows, func(w *reviewRow) bool { return w.kind == "changed" })
	if i < 0 {
		t.Fatal("the report does not know of the change")
	}
	w := s.review.rows[i]
	if s.review.list.SelectKey(w.id); s.preview.chosen != "family" || !strings.Contains(w.note, "-Nova") {
		t.Errorf("%q marks %q", w.note, s.preview.chosen)
	}
	press(t, a, lang.T("fields.again"))
	for _, w := range sheetIn(t, a).review.rows {
		if w.kind == "changed" {
			t.Errorf("still changed: %s", w.words)
		}
	}
	if r := sheetIn(t, a).report; r == nil || !r.Checked {
		t.Error("the form was not drawn and compared")
	}
}

// TestGateProblemIsShownOnThePage: what looked wrong when the form was drawn is marked where it is, in a box or beside all.
func TestGateProblemIsShownOnThePage(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	s.report = &forms.Report{Gate: []forms.GateProblem{
		{Kind: "outside", Page: 1, On: pdfview.Rect{X0: 50, Y0: 60, X1: 150, Y1: 80}, Words: "Page 1: something changed outside the boxes."},
		{Kind: "unseen", Page: 1, Field: "why", Words: "Page 1: what was filled in cannot be seen."}},
		Overflow: []pdf.Overflow{{Field: "why", Page: 1, Shown: "A long", Rest: "story"}}}
	s.review.show()
	s.frames()
	s.turn(sheetReview)
	wants(t, a, "something changed outside the boxes", lang.T("review.kind.gate"), lang.T("review.kind.overflow"))
	for i, w := range s.review.rows[:3] {
		s.review.list.SelectKey(w.id)
		at := slices.IndexFunc(s.preview.spots, func(p spot) bool { return p.id == s.preview.chosen })
		if at < 0 || i == 0 && s.preview.spots[at].on.X0 != 50 || i > 0 && s.preview.chosen != "why" {
			t.Errorf("%s %q marks %q", w.kind, w.words, s.preview.chosen)
		}
	}
}
