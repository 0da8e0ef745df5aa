package ui

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// evidenceStore is what the evidence tab reads and writes.
type evidenceStore interface {
	blobStore
	Write(ctx context.Context, recs ...cases.Record) error
	Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error)
}

// evidence lists the originals of a matter. What they show stays closed until the person asks.
type evidence struct {
	a       *App
	store   evidenceStore
	snap    *cases.Snapshot
	list    *kit.DataList[cases.EvidenceItem]
	preview *preview
	side    *fyne.Container // what is known of the chosen item
	card    *kit.Card
	panel   *fyne.Container
	shares  shares
	shown   string // id of the item whose content is on screen
}

func newEvidence(a *App, store evidenceStore) *evidence {
	e := &evidence{a: a, store: store, side: kit.VStack(16)}
	e.preview = newPreview(a, store, lang.T("evidence.closed"))
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("evidence.count", all) }, Keys: lang.T("evidence.drop")}
	e.list = kit.NewDataList(words, func(i *cases.EvidenceItem) string { return i.ID }, func(i *cases.EvidenceItem) string { return kit.Fold(i.Title) },
		kit.Column[cases.EvidenceItem]{Title: lang.T("evidence.exhibit"), Width: 58, Cell: func(i *cases.EvidenceItem) kit.Cell {
			return kit.Cell{Main: e.letter(i), Bold: true}
		}, Order: func(a, b *cases.EvidenceItem) int { return cmp.Compare(exhibitRank(a), exhibitRank(b)) }},
		kit.Column[cases.EvidenceItem]{Title: lang.T("evidence.what"), Width: -1, Cell: func(i *cases.EvidenceItem) kit.Cell {
			return kit.Cell{Main: i.Title, Sub: dotted(mediaWords(i.Media), bytesWords(i.Blob.Size)), Bold: true}
		}, Order: func(a, b *cases.EvidenceItem) int { return compareFolded(a.Title, b.Title) }},
		kit.Column[cases.EvidenceItem]{Title: lang.T("evidence.date"), Width: 118, Spare: true, Cell: func(i *cases.EvidenceItem) kit.Cell {
			return kit.Cell{Main: lang.Date(i.Date), Sub: i.Source}
		}, Order: func(a, b *cases.EvidenceItem) int { return cmp.Compare(a.Date, b.Date) }})
	e.list.OnSelect = e.choose
	e.list.Empty = kit.NewEmptyState(stock.FileImageIcon(), lang.T("evidence.none"), lang.T("evidence.none.words"), lang.T("evidence.add"), e.onAdd)
	return e
}

// exhibitRank sorts exhibits in their order, and the rest behind them.
func exhibitRank(i *cases.EvidenceItem) int {
	if i.Exhibit.Order == 0 {
		return 1 << 30
	}
	return i.Exhibit.Order
}

// letter is the exhibit's label by its place, as packets print it.
func (e *evidence) letter(i *cases.EvidenceItem) string {
	at := slices.IndexFunc(e.snap.Exhibits(), func(x cases.EvidenceItem) bool { return x.ID == i.ID })
	if at < 0 {
		return "–"
	}
	return cases.ExhibitLabel(at)
}

// Content lays the page out.
func (e *evidence) Content() fyne.CanvasObject {
	add := kit.NewButton(kit.Primary, stock.ContentAddIcon(), lang.T("evidence.add"), e.onAdd)
	head := kit.Head(120, kit.Pad(kit.NewPara(lang.T("evidence.words"), theme.Small, theme.Muted), 0, 0, 8, 0), add)
	e.card = kit.NewCard(16, kit.Scroll(e.side))
	e.panel = container.New(&e.shares, e.card, e.preview.view)
	e.panel.Hide()
	return kit.Panes(330, 0.85, kit.Frame(12, head, e.list, nil), e.panel)
}

func (e *evidence) show(s *cases.Snapshot) {
	e.snap = s
	selected := e.list.Selected()
	rows := make([]*cases.EvidenceItem, len(s.Evidence))
	for i := range s.Evidence {
		rows[i] = &s.Evidence[i]
	}
	e.list.SetRows(rows)
	if selected == nil {
		e.list.Select(0)
	}
	if item := e.list.Selected(); item != nil {
		e.choose(item)
	}
	e.panel.Hidden = len(rows) == 0
	e.panel.Refresh()
}

// choose shows what is known of an item; its content stays closed.
func (e *evidence) choose(i *cases.EvidenceItem) {
	defer e.divide()
	if e.shown != i.ID {
		e.preview.close()
		e.shown = ""
	}
	shows := kit.NewButton(kit.Plain, stock.VisibilityIcon(), lang.T("evidence.show"), func() { e.onShow(i) })
	if e.shown == i.ID {
		shows = kit.NewButton(kit.Plain, stock.VisibilityOffIcon(), lang.T("evidence.hide"), e.onHide)
	}
	buttons := kit.Flow(8)
	if showable(i.Media) {
		buttons.Add(shows)
	}
	place, words := 1<<20, lang.T("evidence.in")
	if i.Exhibit.Order > 0 {
		place, words = 0, lang.T("evidence.outof")
	}
	buttons.Add(kit.NewButton(kit.Plain, stock.ListIcon(), words, func() { e.onPlace(i, place) }))
	buttons.Add(kit.NewButton(kit.Plain, stock.ConfirmIcon(), lang.T("evidence.verify"), func() { e.onVerify(i) }))
	buttons.Add(kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("evidence.export"), func() { e.onExport(i) }))
	e.side.Objects = []fyne.CanvasObject{
		kit.VStack(3, kit.NewBoldPara(i.Title, theme.Sub, theme.Ink), kit.NewPara(i.FileName, theme.Small, theme.Muted)),
		buttons,
		section(lang.T("evidence.hash"), kit.NewPara(spaced(i.Blob.SHA256), theme.Small, theme.Ink)),
		e.custody(i),
	}
	e.side.Refresh()
	e.card.Refresh()
}

// onPlace puts an original behind the exhibits, or takes it out of them.
func (e *evidence) onPlace(i *cases.EvidenceItem, place int) {
	var moved []cases.Record
	for _, x := range cases.PlaceExhibit(e.snap.Evidence, i.ID, place) {
		moved = append(moved, &x)
	}
	e.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return e.store.Write(ctx, moved...) }, e.written)
}

// divide gives shown content more of the height than its description.
func (e *evidence) divide() {
	e.shares = shares{1, 1}
	if e.shown != "" {
		e.shares = shares{0.6, 1.4}
	}
	e.panel.Refresh()
}

// custody is the log of who touched the item, newest first.
func (e *evidence) custody(i *cases.EvidenceItem) fyne.CanvasObject {
	log := section(lang.T("evidence.custody"))
	for n := len(e.snap.Custody) - 1; n >= 0; n-- {
		if c := e.snap.Custody[n]; c.EvidenceID == i.ID {
			log.Add(kit.TopRow(10, []float32{138, -1}, kit.NewPara(lang.Stamp(c.When), theme.Small, theme.Muted),
				kit.NewPara(dotted(custodyWords(c.What), c.Who, c.To), theme.Small, theme.Ink)))
		}
	}
	return log
}

func custodyWords(what string) string {
	switch what {
	case "acquired", "viewed", "exported", "verified":
		return lang.T("custody." + what)
	}
	return what
}

// onShow opens the content on purpose, and the custody log says so.
func (e *evidence) onShow(i *cases.EvidenceItem) {
	e.shown = i.ID
	e.preview.show(i.Blob.ID, i.Media)
	e.choose(i)
	e.log(i.Touched("viewed", e.who(), e.a.opt.Now()))
}

func (e *evidence) onHide() {
	e.preview.close()
	e.shown = ""
	if i := e.list.Selected(); i != nil {
		e.choose(i)
	}
}

// who is the person the log names: the attorney of the matter until the office has accounts.
func (e *evidence) who() string { return e.snap.Attorney.Name.Full() }

func (e *evidence) log(c cases.CustodyEvent) {
	e.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return e.store.Write(ctx, c) }, e.written)
}

func (e *evidence) written(err error) {
	if err != nil {
		e.a.fail(err, nil)
		return
	}
	e.a.reload()
}

// close lets go of the shown content.
func (e *evidence) close() { e.preview.close() }

// showable reports whether the window can show a kind of file.
func showable(media string) bool {
	return media == "application/pdf" || strings.HasPrefix(media, "image/") && media != "image/heic"
}

func mediaWords(media string) string {
	kind, _, _ := strings.Cut(media, "/")
	switch {
	case media == "application/pdf":
		return "PDF"
	case kind == "image", kind == "video", kind == "audio", kind == "text":
		return lang.T("media." + kind)
	}
	return lang.T("media.file")
}

// bytesWords is a size as people say it.
func bytesWords(n int64) string {
	switch {
	case n >= 1e9:
		return lang.T("size.gb", "n", decimal(float64(n)/1e9))
	case n >= 1e6:
		return lang.T("size.mb", "n", decimal(float64(n)/1e6))
	}
	return lang.T("size.kb", "n", max(1, n/1000))
}

// spaced sets a hash in groups of eight, so that it can be compared and wraps.
func spaced(hash string) string {
	var groups []string
	for len(hash) > 8 {
		groups, hash = append(groups, hash[:8]), hash[8:]
	}
	return strings.Join(append(groups, hash), " ")
}
