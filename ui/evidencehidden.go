package ui

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// hiddenShown is how many hidden things are listed.
const hiddenShown = 12

// lookInto reads what an item carries unseen, once as long as the page is open, and then shows it on the card.
func (e *evidence) lookInto(i *cases.EvidenceItem) {
	e.stopLooking()
	if _, known := e.hidden[i.ID]; known || !mayHide(i.Media) {
		return
	}
	desk := e.desk()
	var found []convert.Hidden
	e.stopLooking = e.a.jobs.aside(func(ctx context.Context, _ cases.Progress) (err error) {
		found, err = desk.HiddenIn(ctx, *i)
		return err
	}, func(err error) {
		if errors.Is(err, context.Canceled) {
			return
		}
		e.hidden[i.ID] = found // a file that does not read hides nothing that could be shown
		if now := e.list.Selected(); now != nil && now.ID == i.ID && len(found) > 0 {
			e.choose(now)
		}
	})
}

// mayHide reports whether files of a kind are looked into.
func mayHide(media string) bool {
	return media == "application/pdf" || strings.HasPrefix(media, "image/") || intake.Plays(media) || intake.NeedsPDF(media)
}

// unseen lists what an item carries that nobody sees, a place first and set apart.
func (e *evidence) unseen(i *cases.EvidenceItem) fyne.CanvasObject {
	found := e.hidden[i.ID]
	if len(found) == 0 {
		empty := kit.VStack(0)
		empty.Hide()
		return empty
	}
	lines := kit.VStack(3)
	ink, places := theme.Ink, e.tellsPlace(i)
	if places {
		ink = theme.Warn.Fg()
	}
	for n, h := range found {
		if n == hiddenShown {
			lines.Add(kit.NewPara(lang.N("evidence.hidden.more", len(found)-n), theme.Small, ink))
			break
		}
		lines.Add(kit.TopRow(10, []float32{138, -1}, kit.NewPara(intake.HiddenLabel(h, lang.Code()), theme.Small, ink), kit.NewPara(cases.OneLine(h.Value), theme.Small, ink)))
	}
	lines.Add(kit.NewPara(e.leaves(i), theme.Small, ink))
	if places {
		return kit.NewNote(theme.Warn, stock.VisibilityIcon(), lang.T("evidence.place"), lines)
	}
	return section(lang.T("evidence.hidden"), lines.Objects...)
}

// tellsPlace reports whether an item tells a place that what packets carry of it would tell too.
func (e *evidence) tellsPlace(i *cases.EvidenceItem) bool {
	found := e.hidden[i.ID]
	return len(found) > 0 && found[0].Where && !e.clean(i)
}

// clean reports whether packets carry a copy that was made here, which hides nothing.
func (e *evidence) clean(i *cases.EvidenceItem) bool {
	d, ok := e.snap.CopyFor(i.ID, "")
	return ok && d.Tool != intake.ByOffice
}

// leaves says whether packets carry what is hidden.
func (e *evidence) leaves(i *cases.EvidenceItem) string {
	if e.clean(i) {
		return lang.T("evidence.hidden.gone")
	}
	if e.strippable(i) {
		return lang.T("evidence.hidden.strip")
	}
	return lang.T("evidence.hidden.stays")
}

// strippable reports whether a copy without hidden data can be made of an item, and none is there yet.
func (e *evidence) strippable(i *cases.EvidenceItem) bool {
	if e.has(i) || len(e.hidden[i.ID]) == 0 {
		return false
	}
	return intake.Strips(i.Media)
}

// onStrip makes the copy that packets carry instead of the original.
func (e *evidence) onStrip(i *cases.EvidenceItem) {
	desk := e.desk()
	e.a.jobs.run(lang.T("evidence.stripping"), func(ctx context.Context, _ cases.Progress) error {
		_, err := desk.Strip(ctx, *i)
		return err
	}, e.made(lang.T("evidence.stripped")))
}

// made says in passing that a copy is there.
func (e *evidence) made(words string) func(error) {
	return func(err error) {
		e.written(err)
		if err == nil {
			e.a.toast(words)
		}
	}
}
