package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// choose shows what is known of an item; its content stays closed.
func (e *evidence) choose(i *cases.EvidenceItem) {
	defer e.divide()
	if e.shown != i.ID {
		e.preview.close()
		e.shown = ""
	}
	e.side.Objects = []fyne.CanvasObject{
		kit.VStack(3, kit.NewBoldPara(i.Title, theme.Sub, theme.Ink), kit.NewPara(dotted(i.FileName, lengthWords(i.Seconds)), theme.Small, theme.Muted)),
	}
	if note := e.toDo(i); note != nil {
		e.side.Objects = append(e.side.Objects, note)
	}
	parts := []fyne.CanvasObject{e.buttons(i), e.unseen(i)}
	if e.tellsPlace(i) {
		slices.Reverse(parts) // a place is pointed out before anything is done
	}
	e.side.Objects = append(append(e.side.Objects, parts...), e.speaks(i), e.reach(i), e.origin(i), e.speech(i), e.chain(i),
		section(lang.T("evidence.hash"), kit.NewPara(spaced(i.Blob.SHA256), theme.Small, theme.Ink)), e.custody(i))
	e.side.Refresh()
	e.card.Refresh()
	e.lookInto(i)
}

// buttons are what can be done with an item: first what shows and files it, then what makes a copy of it.
func (e *evidence) buttons(i *cases.EvidenceItem) fyne.CanvasObject {
	first, copies := kit.Flow(8), kit.Flow(8)
	add := func(row *fyne.Container, icon fyne.Resource, key string, do func()) {
		row.Add(kit.NewButton(kit.Plain, icon, lang.T(key), do))
	}
	if e.shown == i.ID {
		add(first, stock.VisibilityOffIcon(), "evidence.hide", e.onHide)
	} else if _, media := e.visible(i); showable(media) {
		add(first, stock.VisibilityIcon(), "evidence.show", func() { e.onShow(i) })
	}
	if i.Exhibit.Order > 0 {
		add(first, stock.ListIcon(), "evidence.outof", func() { e.onPlace(i, 0) })
	} else {
		add(first, stock.ListIcon(), "evidence.in", func() { e.onPlace(i, 1<<20) })
	}
	add(first, stock.ConfirmIcon(), "evidence.verify", func() { e.onVerify(i) })
	add(first, stock.DownloadIcon(), "evidence.export", func() { e.onExport(i) })
	if intake.BecomesPages(i.Media) && !e.has(i) {
		add(copies, stock.DocumentIcon(), "evidence.pages", func() { e.onPages(i) })
	}
	if intake.NeedsPDF(i.Media) {
		add(copies, stock.DocumentIcon(), "evidence.addpdf", func() { e.onAddPDF(i) })
	}
	if e.readable(i) {
		add(copies, stock.SearchIcon(), "evidence.read", func() { e.onRead(i) })
	}
	if e.strippable(i) {
		add(copies, stock.ContentCutIcon(), "evidence.strip", func() { e.onStrip(i) })
	}
	if intake.Printable(i.Media) || e.has(i) {
		add(copies, stock.ContentClearIcon(), "evidence.redact", func() { e.onRedact(i) })
	}
	add(copies, stock.DocumentCreateIcon(), "evidence.translation", func() { e.onTranslation(i) })
	add(copies, stock.AccountIcon(), "evidence.reach.button", func() { e.onReach(i) })
	return kit.Flow(8, slices.Concat(first.Objects, copies.Objects)...)
}

// toDo is what filing still asks of an item that no packet can print; nil where there is nothing.
func (e *evidence) toDo(i *cases.EvidenceItem) fyne.CanvasObject {
	if !intake.NeedsPDF(i.Media) || e.has(i) {
		return nil
	}
	return kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("evidence.needspdf"), kit.NewPara(lang.T("evidence.needspdf.words"), theme.Small, theme.Info.Fg()))
}

// has reports whether there is a copy that shows the whole of an item.
func (e *evidence) has(i *cases.EvidenceItem) bool {
	_, ok := e.snap.CopyFor(i.ID, "")
	return ok
}

// visible is what Show shows: the original, or where the window knows no such files, the pages made of it.
func (e *evidence) visible(i *cases.EvidenceItem) (blob, media string) {
	if d, ok := e.snap.CopyFor(i.ID, ""); ok && !showable(i.Media) {
		return d.Blob.ID, d.Media
	}
	return i.Blob.ID, i.Media
}

// origin says what an item came out of, and what came out of it.
func (e *evidence) origin(i *cases.EvidenceItem) fyne.CanvasObject {
	box := section(lang.T("evidence.family"))
	for n := range e.snap.Evidence {
		x := &e.snap.Evidence[n]
		switch {
		case x.ID == i.Parent:
			box.Add(e.leads(lang.T("evidence.cameoutof", "what", e.called(*x)), x))
		case x.Parent == i.ID:
			box.Add(e.leads(lang.T("evidence.holds", "what", e.called(*x)), x))
		}
	}
	box.Hidden = len(box.Objects) == 1
	return box
}

// leads is a line that goes to another item.
func (e *evidence) leads(words string, to *cases.EvidenceItem) fyne.CanvasObject {
	return kit.NewNavItem(stock.NavigateNextIcon(), words, "", func() { e.goTo(to.ID) })
}

// goTo chooses an item in the list.
func (e *evidence) goTo(id string) {
	if n := slices.IndexFunc(e.list.Rows, func(x *cases.EvidenceItem) bool { return x.ID == id }); n >= 0 {
		e.list.Select(n)
	}
}

// chain shows how the pages that packets carry came from the original.
func (e *evidence) chain(i *cases.EvidenceItem) fyne.CanvasObject {
	box := section(lang.T("evidence.chain"))
	line := func(what, how, hash string) {
		box.Add(kit.TopRow(10, []float32{138, -1}, kit.NewPara(what, theme.Small, theme.Ink), kit.NewPara(dotted(how, hash[:min(16, len(hash))]), theme.Small, theme.Muted)))
	}
	line(lang.T("evidence.original"), mediaWords(i.Media), i.Blob.SHA256)
	copies := 0
	for _, d := range e.snap.Copies {
		if d.SourceID == i.ID {
			copies++
			line(stepWords(d.Step), dotted(lang.Stamp(d.When), toolWords(d.Tool), copyReaders(d)), d.Blob.SHA256)
		}
	}
	if i.Exhibit.Order > 0 {
		box.Add(kit.NewPara(lang.T("evidence.exhibitis", "letter", e.letter(i)), theme.Small, theme.Ink))
	}
	box.Hidden = copies == 0
	return box
}

// copyReaders are the recipients whose packets carry a redacted copy.
func copyReaders(d cases.WorkingCopy) (words string) {
	for _, r := range d.For {
		words = dotted(words, lang.T("recipient."+string(r)))
	}
	return words
}

func stepWords(s cases.Step) string { return lang.T("step." + string(s)) }

// toolWords names what made a copy; the office's own print has no program that is known.
func toolWords(tool string) string {
	if tool == intake.ByOffice {
		return lang.T("evidence.byoffice")
	}
	return tool
}

// lengthWords is how long sound or film plays: minutes and seconds, hours where there are some.
func lengthWords(seconds int) string {
	switch {
	case seconds == 0:
		return ""
	case seconds >= 3600:
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
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
	if key := "step." + what; lang.In(lang.Code(), key) != "" {
		return lang.T(key)
	}
	return what
}
