package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/redline"
	"github.com/harborfile/harborfile/ui/theme"
)

// declaration drafts the papers of the record-relief matter and chooses the one with the most of the story in it.
func declaration(t *testing.T, a *App) (*documents, *documentRow) {
	t.Helper()
	d := papers(t, a, matterOf(t, a, cases.RecordRelief).ID)
	press(t, a, "Draft all anew")
	d = papers(t, a, d.snap.Matter.ID)
	i := slices.IndexFunc(d.list.Rows, func(r *documentRow) bool { return strings.HasSuffix(r.template, "declaration") })
	d.list.SelectKey(d.list.Rows[i].key())
	return d, d.list.Selected()
}

// TestPapersAndStoryLeadToEachOther: from a paragraph to the very piece it came from, back to the same paper and pill, and
// from a piece to the page on which its words stand.
func TestPapersAndStoryLeadToEachOther(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	d, row := declaration(t, a)
	d.turnPill(pillSources)
	list := d.snap.SourcesIn(*row.record)
	last := list[len(list)-1].Fragment
	if last == list[0].Fragment {
		t.Fatal("the paper has only one piece of the story")
	}
	s := storyOf(t, a, cases.RecordRelief)
	s.filter.Set("waiting") // it leaves the piece out
	s.filter.OnChange()
	a.Back()
	d = current(t, a).tabs[tabDocuments].(*documents)
	if d.at != pillSources || d.list.Selected().key() != row.key() {
		t.Fatalf("back from the story: pill %d, paper %s", d.at, d.list.Selected().title)
	}
	a.openPiece(last)
	s = current(t, a).tabs[tabStory].(*parts).current().(*story)
	if current(t, a).at != tabStory || s.chosen == nil || s.chosen.ID != last {
		t.Fatalf("the story shows %+v", s.chosen)
	}
	uses := s.snap.UsesOf(*s.chosen)
	at := slices.IndexFunc(uses, func(u cases.StoryUse) bool { return u.Paper == row.record.ID })
	if at < 0 {
		t.Fatal("the piece does not say that it stands in the declaration")
	}
	press(t, a, useWords(uses[at]))
	d = current(t, a).tabs[tabDocuments].(*documents)
	if current(t, a).at != tabDocuments || d.list.Selected().key() != row.key() {
		t.Fatalf("the piece leads to %s", d.list.Selected().title)
	}
	if len(d.preview.spots) == 0 {
		t.Error("its words are not framed on the page")
	}
}

// TestFindKnowsPapersAndStory: papers and pieces of the open matter and templates are found by their names.
func TestFindKnowsPapersAndStory(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	_, row := declaration(t, a)
	s := storyOf(t, a, cases.RecordRelief)
	piece := s.list.Rows[len(s.list.Rows)-1]
	seek(t, a, piece.Title).OnSubmitted("")
	if s = current(t, a).tabs[tabStory].(*parts).current().(*story); s.chosen == nil || s.chosen.ID != piece.ID {
		t.Errorf("%q leads to another piece", piece.Title)
	}
	seek(t, a, "declaration in support of the motion under").OnSubmitted("")
	if current(t, a).at != tabDocuments || current(t, a).tabs[tabDocuments].(*documents).list.Selected().key() != row.key() {
		t.Error("the declaration is not found")
	}
	seek(t, a, "vac.ny.motion").OnSubmitted("")
	if list, ok := a.screen.(*templates); !ok || len(list.list.Rows) != 1 || list.list.Rows[0].t.ID != "vac.ny.motion" {
		t.Errorf("the template is not found: %+v", a.route)
	}
}

// TestALongComparisonShowsInSteps: a comparison of a long paper does not lay out all its rows at once.
func TestALongComparisonShowsInSteps(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	d, row := declaration(t, a)
	found := &redline.Comparison{}
	for range 410 {
		found.Rows = append(found.Rows, redline.Row{Kind: redline.Changed, Before: "1.", After: "1.", Spans: []redline.Span{
			{Kind: redline.Same, Text: strings.Repeat("words that stay ", 30)}, {Kind: redline.Added, Text: "and some that came"}}})
	}
	d.compared = &comparing{row.record.ID, 1, 2, found, redlineStep}
	d.turnPill(pillVersions)
	if n := len(d.report.Objects); n > redlineStep+3 {
		t.Errorf("%d rows at once", n)
	}
	press(t, a, "Show 40 more")
	if n := len(d.report.Objects); n < 2*redlineStep || n > 2*redlineStep+3 {
		t.Errorf("%d rows after one more step", n)
	}
	for range 8 {
		press(t, a, "Show 40 more")
	}
	wants(t, a, "Show 10 more")
	press(t, a, "Show 10 more")
	if n := len(d.report.Objects); n != 412 {
		t.Errorf("%d rows at the end", n)
	}
}

// TestAnUnfinishedTemplateIsKept: a lock in the middle of writing keeps a text with mistakes, leaves the template that
// stands alone, and the mended text takes its place.
func TestAnUnfinishedTemplateIsKept(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toTemplate})
	e := a.screen.(*templateEditor)
	good := e.entry.Text
	e.onSave()
	a.Go(Route{Place: toTemplate, ID: "office.paper"})
	e = a.screen.(*templateEditor)
	e.entry.SetText(good + "  - para: \"Half a sen")
	a.vault.Write(t.Context(), unsavedOf(t, e)...)
	own := ownTemplates(t, a)
	if len(own) != 2 || own[0].Text != good && own[1].Text != good {
		t.Fatalf("kept at the lock: %d, the good one changed", len(own))
	}
	e.entry.SetText(good) // nothing is asked on leaving
	a.Go(Route{Place: toPapers})
	s := a.screen.(*templates)
	s.list.SelectKey("office.paper" + unfinished)
	if r := s.list.Selected(); r == nil || !r.bad {
		t.Fatal("the unfinished text is not in the list")
	}
	a.Go(Route{Place: toTemplate, ID: "office.paper" + unfinished})
	e = a.screen.(*templateEditor)
	if !strings.HasSuffix(e.entry.Text, "Half a sen") {
		t.Fatalf("the editor has %q", e.entry.Text)
	}
	e.entry.SetText(e.entry.Text + "tence.\"\n")
	e.onSave()
	if own = ownTemplates(t, a); len(own) != 1 || own[0].Template != "office.paper" || !strings.Contains(own[0].Text, "Half a sentence.") {
		t.Fatalf("after it was mended: %+v", own)
	}
	a.Go(Route{Place: toTemplate})
	e = a.screen.(*templateEditor)
	e.entry.SetText(good + "  - para: Another one.\n") // with the id that is there
	a.vault.Write(t.Context(), unsavedOf(t, e)...)
	if own = ownTemplates(t, a); len(own) != 2 || !slices.ContainsFunc(own, func(o cases.OfficeTemplate) bool {
		return o.Template == "office.paper-2" && strings.HasPrefix(o.Text, "id: office.paper-2\n")
	}) {
		t.Errorf("a text with the id of another: %+v", own)
	}
}

func unsavedOf(t *testing.T, e *templateEditor) []cases.Record {
	t.Helper()
	recs, lost := e.unsaved()
	if len(recs) != 1 || len(lost) > 0 {
		t.Fatalf("a lock keeps %d and loses %q", len(recs), lost)
	}
	return recs
}

// TestTheEditorOfALongTemplate: the line that is named is the line that the cursor goes to, however the lines above are
// wrapped; what is put in is one step; pasted lines of another system are plain lines.
func TestTheEditorOfALongTemplate(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toTemplate})
	a.window.Resize(small)
	e := a.screen.(*templateEditor)
	text := e.entry.Text
	for range 60 {
		text += "  - para: " + strings.Repeat("A long line of words. ", 12) + "\n  - para: Short.\n"
	}
	e.entry.SetText(text)
	if !e.look() {
		t.Fatal("the long text has mistakes")
	}
	e.goTo(101)
	e.insert("HERE ")
	if lines := strings.Split(e.entry.Text, "\n"); !strings.HasPrefix(lines[100], "HERE ") {
		t.Error("the cursor went to another line")
	}
	e.entry.Undo()
	if e.entry.Text != text {
		t.Error("one step back does not take out what was put in")
	}
	e.entry.SetText("")
	e.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted("id: a\r\ntitle: b\r\n")})
	if e.entry.Text != "id: a\ntitle: b\n" {
		t.Errorf("pasted: %q", e.entry.Text)
	}
}

type pasted string

func (p pasted) Content() string { return string(p) }
func (pasted) SetContent(string) {}
