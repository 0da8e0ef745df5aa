package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// redactPage is where a person marks what a file must not show, and has the copy made. It opens because the person
// asked for it, so the pages are shown at once.
type redactPage struct {
	a    *App
	id   string // of the original, the form or the document
	snap *cases.Snapshot
	work redact.Work
	desk *redact.Desk
	to   cases.Recipient

	list    *kit.DataList[cases.Mark]
	preview *preview
	pages   cases.ReaderAtCloser // of a picture, open as long as it is shown
	title   *kit.Para
	note    *kit.Para
	reader  *kit.Field // whose packets carry the copy
	rule    *kit.Field // of the chosen mark
	next    string     // rule of the next mark: the one that was last chosen by hand
	find    *kit.Entry
	pad     *kit.ArrowPad
	remove  *kit.Button
	undo    *kit.Button
	paint   *kit.Button
	stale   *fyne.Container
	body    *fyne.Container
	past    [][]cases.Mark // before each change, for Undo
	waiting []func()       // edits of the marks that come after the one under way
	editing bool           // one is under way
	edits   int            // how many there were
	again   bool           // the marks are to be read again after the edits
	busy    bool           // the copy is being made
}

func newRedactPage(a *App, id string) *redactPage {
	s := &redactPage{a: a, id: id, to: cases.CourtPublic, next: redact.Own, stale: kit.VStack(0)}
	s.preview = newPreview(a, a.vault, lang.T("redact.nopage"))
	s.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	s.preview.onSpot = func(id string) { s.list.SelectKey(id) }
	s.preview.view.Draw(s.onDrawn)
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("redact.count", all) }, Keys: lang.T("redact.keys")}
	s.list = kit.NewDataList(words, func(m *cases.Mark) string { return m.ID }, func(m *cases.Mark) string { return strconv.Itoa(m.Page) },
		kit.Column[cases.Mark]{Title: lang.T("redact.page"), Width: 64, Cell: func(m *cases.Mark) kit.Cell {
			return kit.Cell{Main: lang.T("number", "n", m.Page), Bold: true}
		}},
		kit.Column[cases.Mark]{Title: lang.T("redact.rule"), Width: -1, Cell: func(m *cases.Mark) kit.Cell {
			r, _ := redact.RuleByID(m.Rule)
			return kit.Cell{Main: ruleWords(m.Rule), Sub: dotted(r.Cite, m.Who)}
		}})
	s.list.OnSelect = s.choose
	s.list.OnOpen = func(*cases.Mark) { s.a.window.Canvas().Focus(s.pad) }
	s.list.Empty = kit.NewEmptyState(stock.VisibilityOffIcon(), lang.T("redact.none"), lang.T("redact.none.words"), lang.T("redact.new"), s.onNew)
	s.title = kit.NewBoldPara("", theme.Title, theme.Ink)
	s.note = kit.NewPara("", theme.Small, theme.Muted)
	s.reader = recipientChoice("redact.for", lang.T("redact.for"))
	s.reader.Set(string(s.to))
	s.reader.OnChange = s.onReader
	s.rule = ruleChoice(s.onRule)
	s.find = kit.NewSearch(lang.T("redact.find"), func(string) {})
	s.find.OnSubmitted = func(string) { s.onFind() }
	s.pad = kit.NewArrowPad(lang.T("redact.moves"), lang.T("redact.sizes"))
	s.pad.OnArrow = s.onArrow
	s.remove = kit.NewButton(kit.Plain, stock.DeleteIcon(), lang.T("redact.remove"), s.onRemove)
	s.undo = kit.NewButton(kit.Plain, stock.ContentUndoIcon(), lang.T("redact.undo"), s.onBack)
	s.paint = kit.NewButton(kit.Primary, stock.ConfirmIcon(), lang.T("redact.paint"), s.onPaint)
	return s
}

// recipientChoice offers everybody to whom a packet can go.
func recipientChoice(path, label string) *kit.Field {
	var values, words []string
	for _, r := range cases.Recipients() {
		values, words = append(values, string(r)), append(words, lang.T("recipient."+string(r)))
	}
	return kit.NewChoice(path, label, "", values, words)
}

// ruleChoice offers the rules.
func ruleChoice(changed func()) *kit.Field {
	var values, words []string
	for _, r := range redact.Rules() {
		values, words = append(values, r.ID), append(words, ruleWords(r.ID))
	}
	f := kit.NewChoice("redact.rule", lang.T("redact.why"), "", values, words)
	f.Set(redact.Own)
	f.OnChange = changed
	return f
}

// ruleWords is a rule in the language of the window.
func ruleWords(id string) string {
	r, ok := redact.RuleByID(id)
	switch {
	case !ok:
		return id
	case lang.Code() == "es":
		return r.Spanish
	}
	return r.English
}

// Content lays the page out.
func (s *redactPage) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("redact.back"), s.onLeave)
	log := kit.NewButton(kit.Plain, stock.HistoryIcon(), lang.T("redact.log"), s.onLog)
	identifiers := kit.NewButton(kit.Plain, stock.SearchIcon(), lang.T("redact.identifiers"), s.onIdentifiers)
	mark := kit.NewButton(kit.Plain, nil, lang.T("redact.mark"), s.onFind)
	add := kit.NewButton(kit.Plain, stock.ContentAddIcon(), lang.T("redact.new"), s.onNew)
	top := kit.VStack(6, kit.Flow(0, back), kit.Head(240, kit.VStack(2, s.title, s.note), log, s.paint), s.stale)
	head := kit.VStack(8, s.reader, kit.Row(8, []float32{-1, 0}, s.find, mark), kit.Flow(8, identifiers, add))
	foot := kit.NewCard(12, kit.VStack(8, s.rule, s.pad, kit.Flow(8, s.remove, s.undo)))
	s.body = kit.Frame(8, head, s.list, foot)
	return kit.Frame(12, top, kit.WorkPanes(380, 0.85, s.body, s.preview.view), nil)
}

func (s *redactPage) load() {
	if s.editing {
		s.again = true
		return
	}
	v, edits := s.a.vault, s.edits
	viewer, err := s.a.view()
	if err != nil {
		s.a.fail(err, nil)
		return
	}
	var snap *cases.Snapshot
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		snap, err = v.SnapshotOf(ctx, s.id)
		return err
	}, func(err error) {
		if s.a.screen != screen(s) {
			return // nobody waits for it any more
		}
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		if s.editing || s.edits != edits {
			s.load() // the marks have been changed since they were read
			return
		}
		s.show(snap, v, viewer)
	})
}

func (s *redactPage) show(snap *cases.Snapshot, store redact.Store, viewer *pdfview.Viewer) {
	s.snap = snap
	s.desk = &redact.Desk{Store: store, Viewer: viewer, Who: snap.Attorney.Name.Full(), Now: s.a.opt.Now}
	if e, ok := ocr.Find(); ok {
		s.desk.Eyes = e
	}
	s.open()
}

// open takes up the marks for the chosen readers.
func (s *redactPage) open() {
	work, err := redact.Open(s.snap, s.id, s.to)
	if err != nil {
		s.title.Set(lang.T("redact.head"))
		s.a.fail(err, nil)
		return
	}
	s.work, s.past = work, nil
	s.title.Set(dotted(work.Title, lang.T("redact.head")))
	s.showPages()
	s.tell()
	s.list.Select(0)
}

// showPages shows the file. Of a picture the page is made first.
func (s *redactPage) showPages() {
	if s.work.Media == "application/pdf" {
		s.preview.show(s.work.Blob.ID, s.work.Media)
		return
	}
	if s.pages != nil {
		return
	}
	var pages cases.ReaderAtCloser
	desk, work := s.desk, s.work
	s.a.jobs.open("", func(ctx context.Context, _ cases.Progress) (err error) {
		pages, err = desk.Pages(ctx, &work)
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		if s.a.screen != screen(s) || s.pages != nil {
			pages.Close()
			return
		}
		s.pages = pages
		s.preview.open("page of "+work.Blob.ID, pages, pages.Size())
	}, func() {
		if pages != nil {
			pages.Close()
		}
	})
}

// close lets go of the pages.
func (s *redactPage) close() {
	s.preview.close()
	if s.pages != nil {
		s.pages.Close()
		s.pages = nil
	}
}

// tell brings the page up to date with the marks.
func (s *redactPage) tell() {
	s.list.SetRows(pointers(s.work.Marks))
	s.drawMarks()
	n := len(s.work.Marks)
	s.note.Set(lang.T("redact.words"))
	s.undo.Allow(len(s.past) > 0)
	s.remove.Allow(s.list.Selected() != nil)
	s.pad.Allow(s.list.Selected() != nil)
	s.paint.Allow(n > 0 && !s.work.Changed && !s.busy)
	s.stale.Objects = nil
	if s.work.Changed {
		fit := kit.NewButton(kit.Plain, nil, lang.T("redact.fit"), s.onRenew)
		anew := kit.NewButton(kit.Plain, nil, lang.T("redact.anew"), s.onAnew)
		s.stale.Add(kit.NewNote(theme.Warn, stock.WarningIcon(), lang.T("redact.changed"),
			kit.VStack(8, kit.NewPara(lang.T("redact.changed.words"), theme.Body, theme.Warn.Fg()), kit.Flow(8, fit, anew))))
	}
	s.stale.Refresh()
	if s.body != nil {
		s.body.Refresh()
	}
}

// drawMarks frames the marks on the page; the chosen one stands out.
func (s *redactPage) drawMarks() {
	var spots []spot
	for _, m := range s.work.Marks {
		spots = append(spots, spot{id: m.ID, page: m.Page, on: pdfview.Rect{X0: m.X0, Y0: m.Y0, X1: m.X1, Y1: m.Y1}, role: theme.PaperAsk})
	}
	chosen := ""
	if m := s.list.Selected(); m != nil {
		chosen = m.ID
	}
	s.preview.mark(spots, chosen)
}

// choose shows where a mark lies, and its rule.
func (s *redactPage) choose(m *cases.Mark) {
	s.preview.look(m.ID)
	if r, ok := redact.RuleByID(m.Rule); ok {
		s.rule.OnChange = nil
		s.rule.Set(r.ID)
		s.rule.OnChange = s.onRule
	}
	s.remove.Allow(true)
	s.pad.Allow(true)
}
