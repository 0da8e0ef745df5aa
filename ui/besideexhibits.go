package ui

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// sharedExhibits shows the papers and pictures of a matter one at a time. Each is blurred until the client asks, and a note
// says what it is before it opens.
type sharedExhibits struct {
	b       *beside
	at      int
	noted   bool // the note before it opens is shown
	preview *preview
	store   blobStore
}

func newSharedExhibits(b *beside) *sharedExhibits {
	e := &sharedExhibits{b: b, store: b.a.vault}
	e.blur()
	return e
}

func (e *sharedExhibits) item() (cases.EvidenceItem, bool) {
	if e.at >= len(e.b.snap.Evidence) {
		return cases.EvidenceItem{}, false
	}
	return e.b.snap.Evidence[e.at], true
}

func (e *sharedExhibits) fill() {
	i, ok := e.item()
	switch {
	case !ok:
		e.b.set(kit.NewBoldPara(lang.T("beside.exhibits.none"), theme.Title, theme.Ink))
	case e.preview != nil:
		e.shown(i)
	case e.noted:
		e.note(i)
	default:
		e.closed(i)
	}
}

// about are the lines over an exhibit: which it is, its title without marked names, and what kind of file.
func (e *sharedExhibits) about(i cases.EvidenceItem) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewPara(lang.T("beside.exhibit", "n", e.at+1, "of", len(e.b.snap.Evidence)), theme.Small, theme.Muted),
		kit.NewBoldPara(e.b.words(i.Title, lang.Code()), theme.Title, theme.Ink),
		kit.NewPara(dotted(mediaWords(i.Media), lang.Date(i.Date)), theme.Small, theme.Muted)}
}

// closed shows the blurred picture.
func (e *sharedExhibits) closed(i cases.EvidenceItem) {
	ways := kit.Flow(8)
	if _, _, ok := e.seen(i); ok {
		ways.Add(kit.NewButton(kit.Primary, stock.VisibilityIcon(), lang.T("beside.show"), func() { e.noted = true; e.b.fill() }))
	}
	e.turns(ways)
	e.b.set(append(e.about(i), e.picture(i), ways)...)
}

// turns are the ways to the exhibits before and after.
func (e *sharedExhibits) turns(ways *fyne.Container) {
	back := kit.NewButton(kit.Plain, stock.NavigateBackIcon(), lang.T("beside.before"), func() { e.turn(-1) })
	next := kit.NewButton(kit.Plain, stock.NavigateNextIcon(), lang.T("beside.next"), func() { e.turn(1) })
	back.Allow(e.at > 0)
	next.Allow(e.at < len(e.b.snap.Evidence)-1)
	ways.Add(back)
	ways.Add(next)
}

func (e *sharedExhibits) turn(step int) {
	e.at = min(max(e.at+step, 0), len(e.b.snap.Evidence)-1)
	e.blurAgain()
	e.blur()
	e.b.fill()
}

// picture is the blurred picture, or a sign for what has none.
func (e *sharedExhibits) picture(i cases.EvidenceItem) fyne.CanvasObject {
	inside := fyne.CanvasObject(container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(64), kit.NewIcon(stock.FileIcon(), theme.Muted))))
	if m := e.b.blurs[i.ID]; m != nil {
		img := canvas.NewImageFromImage(m)
		img.FillMode, img.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		inside = img
	}
	return kit.Tall(190, kit.NewBox(theme.Sunken, theme.Border, 8, 12, inside))
}

// note says what will be seen before it is.
func (e *sharedExhibits) note(i cases.EvidenceItem) {
	e.b.set(append(e.about(i),
		kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("beside.note.head"), kit.NewPara(lang.T("beside.note.words"), theme.Body, theme.Info.Fg())),
		kit.Flow(8, kit.NewButton(kit.Plain, stock.VisibilityIcon(), lang.T("beside.shownow"), func() { e.onShow(i) }),
			kit.NewButton(kit.Primary, stock.VisibilityOffIcon(), lang.T("beside.leaveclosed"), func() { e.noted = false; e.b.fill() })))...)
}

// seen is what can be shown of an item: the original, or the pages that were made of it.
func (e *sharedExhibits) seen(i cases.EvidenceItem) (blob, media string, ok bool) {
	blob, media = i.Blob.ID, i.Media
	if d, copied := e.b.snap.CopyFor(i.ID, ""); copied && !showable(media) {
		blob, media = d.Blob.ID, d.Media
	}
	return blob, media, showable(media)
}

// onShow opens the content because the client asked for it; the custody log says so.
func (e *sharedExhibits) onShow(i cases.EvidenceItem) {
	blob, media, _ := e.seen(i)
	e.preview = newPreview(e.b.a, e.store, "")
	e.b.fill()
	e.preview.show(blob, media)
	touched := i.Touched("viewed", e.b.with(), e.b.a.opt.Now())
	v := e.b.a.vault
	e.b.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, touched) }, func(err error) { e.b.a.fail(err, nil) })
}

// shown is the open exhibit, with the way to close it over it.
func (e *sharedExhibits) shown(i cases.EvidenceItem) {
	head := kit.Row(12, []float32{-1, 0}, kit.NewBoldPara(e.b.words(i.Title, lang.Code()), theme.Sub, theme.Ink),
		kit.NewButton(kit.Primary, stock.VisibilityOffIcon(), lang.T("beside.blur"), func() {
			e.blurAgain()
			e.b.fill()
		}))
	e.b.put(kit.Frame(12, head, e.preview.view, nil))
}

// blur makes the blurred picture of the exhibit that is shown, once.
func (e *sharedExhibits) blur() {
	i, ok := e.item()
	blob, media, seen := e.seen(i)
	if _, done := e.b.blurs[i.ID]; !ok || !seen || done {
		return
	}
	var viewer *pdfview.Viewer
	if media == "application/pdf" {
		var err error
		if viewer, err = e.b.a.view(); err != nil {
			return // the sign of a file stands in its place
		}
	}
	var m image.Image
	store, b := e.store, e.b
	b.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		m, err = blurOf(ctx, store, viewer, blob, media)
		return err
	}, func(err error) {
		if b.blurs == nil || err != nil {
			return // locked meanwhile, or it does not read: the sign of a file stays
		}
		b.blurs[i.ID] = m
		if b.shown == shared(e) && !b.resting {
			b.fill()
		}
	})
}

func (e *sharedExhibits) unsaved() ([]cases.Record, []string) { return nil, nil }

func (e *sharedExhibits) place() string { return "" }

func (e *sharedExhibits) kind() string { return "" }

// blurAgain closes the exhibit; the next look asks again.
func (e *sharedExhibits) blurAgain() {
	e.close()
	e.noted = false
}

// close lets go of the sharp pixels.
func (e *sharedExhibits) close() {
	if e.preview != nil {
		e.preview.close()
		e.preview = nil
	}
}
