package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft/proof"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// documents lists the papers that the program drafts for a matter, says how each stands against the facts, and shows its
// pages beside.
type documents struct {
	a       *App
	store   forms.Desk
	snap    *cases.Snapshot
	list    *kit.DataList[documentRow]
	preview *preview
	report  *fyne.Container
	scroll  *fyne.Container
	draft   *kit.Button
	new     *kit.Button
	pills   []*kit.NavItem
	pillRow *fyne.Container
	at      int  // of the pills
	more    bool // what only tells is shown too

	uncited  []cases.EvidenceItem          // exhibits that no paper for filing cites
	want     string                        // template of a paper that was added, to be chosen once it is there
	busy     bool                          // a paper is being drafted
	compared *comparing                    // two versions that are compared now; nil = none
	seek     struct{ paper, words string } // words to turn to once the pages of a paper show
}

func newDocuments(a *App, store forms.Desk) *documents {
	d := &documents{a: a, store: store, report: kit.VStack(14)}
	d.preview = newPreview(a, store, lang.T("document.nopage"))
	d.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	d.preview.onShow = func(int, pdfview.Geometry) { d.turnToSought() }
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("ready.documents.n", all) }}
	d.list = kit.NewDataList(words, (*documentRow).key, func(r *documentRow) string { return kit.Fold(r.title) },
		kit.Column[documentRow]{Title: lang.T("document.paper"), Width: -1, Cell: d.nameCell},
		kit.Column[documentRow]{Title: lang.T("forms.state"), Width: 140, Kind: kit.Chips, Cell: func(r *documentRow) kit.Cell {
			words, tone := r.chip()
			return kit.Cell{Main: words, Tone: tone}
		}})
	d.list.OnSelect = d.choose
	d.list.Empty = kit.NewEmptyState(stock.DocumentIcon(), lang.T("document.none"), lang.T("document.none.words"), "", nil)
	d.draft = kit.NewButton(kit.Primary, stock.DocumentCreateIcon(), lang.T("document.all"), d.onDraftAll)
	d.new = kit.NewButton(kit.Plain, stock.ContentAddIcon(), lang.T("document.add"), d.onNew)
	d.makePills()
	return d
}

func (d *documents) nameCell(r *documentRow) kit.Cell {
	sub := lang.T("document.notyet")
	if r.record != nil {
		sub = lang.T("document.drafted", "when", lang.Stamp(r.record.When))
		if v, ok := d.snap.VersionToFile(*r.record); ok && r.record.Edited {
			sub = lang.T("document.edited", "n", v.Number, "when", lang.Stamp(v.When))
		}
	}
	return kit.Cell{Main: r.title, Sub: sub, Bold: true}
}

// Content lays the page out.
func (d *documents) Content() fyne.CanvasObject {
	head := kit.Head(120, kit.Pad(kit.NewPara(lang.T("document.words"), theme.Small, theme.Muted), 0, 0, 8, 0), d.new, d.draft)
	d.scroll = kit.Scroll(kit.Pad(d.report, 0, 12, 0, 0))
	d.pillRow = kit.Flow(4)
	for _, p := range d.pills {
		d.pillRow.Add(p)
	}
	below := kit.Frame(8, d.pillRow, kit.NewCard(16, d.scroll), nil)
	left := kit.Frame(12, head, container.New(&shares{0.8, 1.25}, d.list, below), nil)
	return kit.WorkPanes(340, 0.9, left, d.preview.view)
}

func (d *documents) show(s *cases.Snapshot) {
	d.snap = s
	var rows []*documentRow
	d.a.jobs.run("", func(context.Context, cases.Progress) (err error) {
		rows, err = documentRows(s)
		return err
	}, func(err error) {
		if d.snap != s {
			return // the matter was read again meanwhile
		}
		if err != nil {
			d.a.fail(err, nil)
			return
		}
		d.take(rows)
		d.proofread(s, rows)
	})
}

// take shows the rows of a snapshot; a paper that was chosen stays so, also when it got its record just now.
func (d *documents) take(rows []*documentRow) {
	was := d.list.Selected()
	for _, r := range rows {
		if was != nil && d.want == "" && was.template == r.template {
			r.proofed = was.proofed // until it is read again
			d.list.Hold(r.key())
		}
	}
	d.list.SetRows(rows)
	if i := slices.IndexFunc(rows, func(r *documentRow) bool { return d.want != "" && r.template == d.want && r.record != nil }); i >= 0 {
		d.want = ""
		d.list.SelectKey(rows[i].key())
	}
	d.draft.Allow(len(rows) > 0 && !d.busy)
	if d.list.Selected() == nil {
		d.list.Select(0)
	}
	if r := d.list.Selected(); r != nil {
		d.choose(r)
		return
	}
	d.tell()
	d.preview.close()
}

// choose shows the pages of a paper, and what it needs next.
func (d *documents) choose(r *documentRow) {
	d.more = false
	if r.page() != d.preview.blob {
		d.preview.mark(nil, "")
	}
	d.tell()
	d.preview.show(r.page(), "application/pdf")
}

// open chooses a paper and turns to the page on which some words stand.
func (d *documents) open(id, words string) {
	open := d.preview.doc
	d.list.Hold(id)
	d.list.SelectKey(id)
	d.seek.paper, d.seek.words = id, words
	if open != nil && open == d.preview.doc || d.a.jobs.inline {
		d.turnToSought() // its page shows already
	}
}

// turnToSought turns to the words that were asked for with the paper, once.
func (d *documents) turnToSought() {
	at := d.seek
	if r := d.list.Selected(); at.words != "" && d.preview.doc != nil && r != nil && r.page() == d.preview.blob {
		if d.seek.words = ""; r.key() == at.paper {
			d.showOnPage(proof.Finding{Quote: at.words})
		}
	}
}

// close lets go of the shown pages.
func (d *documents) close() { d.preview.close() }
