package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/plan"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// evidence lists the originals of a matter. What they show stays closed until the person asks.
type evidence struct {
	a       *App
	store   intake.Store
	snap    *cases.Snapshot
	list    *kit.DataList[cases.EvidenceItem]
	preview *preview
	side    *fyne.Container // what is known of the chosen item
	card    *kit.Card
	panel   *fyne.Container
	shares  shares
	shown   string    // id of the item whose content is on screen
	plan    plan.Plan // what has to be shown, with what is filed under it

	hidden      map[string][]convert.Hidden // by item: what was found in it; an item that is there was looked into
	stopLooking func()                      // ends the look that is under way
}

func newEvidence(a *App, store intake.Store) *evidence {
	e := &evidence{a: a, store: store, side: kit.VStack(16), hidden: map[string][]convert.Hidden{}, stopLooking: func() {}}
	e.preview = newPreview(a, store, lang.T("evidence.closed"))
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("evidence.count", all) }, Keys: lang.T("evidence.drop")}
	e.list = kit.NewDataList(words, func(i *cases.EvidenceItem) string { return i.ID }, func(i *cases.EvidenceItem) string { return kit.Fold(i.Title) },
		kit.Column[cases.EvidenceItem]{Title: lang.T("evidence.exhibit"), Width: 58, Cell: func(i *cases.EvidenceItem) kit.Cell {
			return kit.Cell{Main: e.letter(i), Bold: true}
		}, Order: func(a, b *cases.EvidenceItem) int { return cmp.Compare(exhibitRank(a), exhibitRank(b)) }},
		kit.Column[cases.EvidenceItem]{Title: lang.T("evidence.what"), Width: -1, Cell: func(i *cases.EvidenceItem) kit.Cell {
			return kit.Cell{Main: i.Title, Sub: e.about(i), Bold: true}
		}, Order: func(a, b *cases.EvidenceItem) int { return compareFolded(a.Title, b.Title) }},
		kit.Column[cases.EvidenceItem]{Title: lang.T("evidence.date"), Width: 118, Spare: true, Cell: func(i *cases.EvidenceItem) kit.Cell {
			return kit.Cell{Main: lang.Date(i.Date), Sub: i.Source}
		}, Order: func(a, b *cases.EvidenceItem) int { return cmp.Compare(a.Date, b.Date) }})
	e.list.OnSelect, e.list.Menu = e.choose, e.menu
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
	return e.snap.Matter.Packet.ExhibitLabel(at)
}

// about is the line below a title: the kind of file, its size or length, what it came out of, its language, and the
// newest copy made of it.
func (e *evidence) about(i *cases.EvidenceItem) string {
	length := bytesWords(i.Blob.Size)
	if i.Seconds > 0 {
		length = lengthWords(i.Seconds)
	}
	words := dotted(mediaWords(i.Media), length)
	if at := slices.IndexFunc(e.snap.Evidence, func(x cases.EvidenceItem) bool { return x.ID == i.Parent }); at >= 0 {
		words = dotted(words, lang.T("evidence.outofit", "what", e.snap.Evidence[at].Title))
	}
	if i.Language != "" && i.Language != "en" {
		words = dotted(words, languageWords(i.Language))
		if i.Translation != "" {
			words = dotted(words, lang.T("evidence.translated"))
		}
	}
	for _, d := range slices.Backward(e.snap.Copies) {
		if d.SourceID == i.ID {
			return dotted(words, stepWords(d.Step))
		}
	}
	return words
}

// Content lays the page out.
func (e *evidence) Content() fyne.CanvasObject {
	head := kit.Head(120, kit.Pad(kit.NewPara(lang.T("evidence.words"), theme.Small, theme.Muted), 0, 0, 8, 0),
		kit.NewButton(kit.Plain, stock.FolderIcon(), lang.T("evidence.add.folder"), e.onAddFolder),
		kit.NewButton(kit.Primary, stock.ContentAddIcon(), lang.T("evidence.add"), e.onAdd))
	e.card = kit.NewCard(16, kit.Scroll(kit.Pad(e.side, 0, 12, 0, 0)))
	e.panel = container.New(&e.shares, e.card, e.preview.view)
	e.panel.Hide()
	return kit.Panes(330, 0.85, kit.Frame(12, head, e.list, nil), e.panel)
}

func (e *evidence) show(s *cases.Snapshot) {
	e.snap, e.plan = s, plan.For(s)
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

// onPlace puts an original behind the exhibits, or takes it out of them.
func (e *evidence) onPlace(i *cases.EvidenceItem, place int) {
	var moved []cases.Record
	for _, x := range cases.PlaceExhibit(e.snap.Evidence, i.ID, place) {
		moved = append(moved, &x)
	}
	e.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return e.store.Write(ctx, moved...) }, e.written)
}

// divide gives what is shown more of the height: the description while the content is closed, then the content.
func (e *evidence) divide() {
	e.shares = shares{1.3, 0.7}
	if e.shown != "" {
		e.shares = shares{0.6, 1.4}
	}
	e.panel.Refresh()
}

// onShow opens the content on purpose, and the custody log says so.
func (e *evidence) onShow(i *cases.EvidenceItem) {
	e.shown = i.ID
	e.preview.show(e.visible(i))
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
func (e *evidence) close() {
	e.stopLooking()
	e.preview.close()
}

// showable reports whether the window can show a kind of file.
func showable(media string) bool {
	return media == "application/pdf" || strings.HasPrefix(media, "image/") && media != "image/heic"
}

func mediaWords(media string) string {
	kind, _, _ := strings.Cut(media, "/")
	switch {
	case media == "application/pdf":
		return "PDF"
	case convert.IsMail(media):
		return lang.T("media.mail")
	case convert.IsMessages(media):
		return lang.T("media.messages")
	case media == convert.MediaZip:
		return lang.T("media.archive")
	case media == convert.MediaDOCX, media == "application/msword":
		return lang.T("media.word")
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
