package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// about is what is known of a paper: how it stands, what can be done, what is not told yet, and the notes that never
// stand in it.
func (d *documents) about(r *documentRow) []fyne.CanvasObject {
	words, tone := r.chip()
	sub := lang.T("document.notyet")
	if r.record != nil {
		sub = lang.T("document.drafted", "when", lang.Stamp(r.record.When))
	}
	out := []fyne.CanvasObject{kit.VStack(8, kit.VStack(3, kit.NewBoldPara(r.title, theme.Sub, theme.Ink), kit.NewPara(sub, theme.Small, theme.Muted)),
		kit.Flow(0, kit.NewChip(words, tone)))}
	switch {
	case r.record == nil:
		out = append(out, kit.NewPara(lang.T("document.new.words"), theme.Body, theme.Ink))
	case len(r.state.Changed) > 0:
		out = append(out, d.changed(r))
	case len(r.state.Gaps) == 0:
		out = append(out, kit.NewPara(lang.T("document.fresh.words"), theme.Body, theme.Ink))
	}
	if r.signed != nil {
		out = append(out, kit.NewPara(lang.T("document.signed.words", "when", lang.Stamp(r.signed.When)), theme.Body, theme.Ink))
	}
	out = append(out, d.buttons(r))
	if len(r.state.Gaps) > 0 {
		out = append(out, d.gaps(r))
	}
	return out
}

// changedShown is how many changed facts are named before "and more".
const changedShown = 6

// changed names the facts that the paper states otherwise than the file does now.
func (d *documents) changed(r *documentRow) fyne.CanvasObject {
	var labels []string
	facts := withoutStory(r.state)
	for i, path := range facts {
		if i == changedShown {
			labels = append(labels, lang.N("today.more", len(facts)-changedShown))
			break
		}
		labels = append(labels, factLabel(path))
	}
	words := lang.T("document.changed.words")
	if r.signed != nil {
		words += " " + lang.T("document.changed.signed")
	}
	box := kit.VStack(4)
	if len(labels) > 0 {
		box.Add(kit.NewPara(strings.Join(labels, ", "), theme.Body, theme.Warn.Fg()))
	}
	if told := storyChanges(r.state.Story); told != nil {
		box.Add(told)
	}
	box.Add(kit.NewPara(words, theme.Small, theme.Warn.Fg()))
	return kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("document.changed"), box)
}

// gaps lists what nobody has told yet, each with the way to where it is told.
func (d *documents) gaps(r *documentRow) fyne.CanvasObject {
	box := section(lang.N("document.gaps", len(r.state.Gaps)))
	box.Add(kit.NewPara(lang.T("document.gaps.words"), theme.Small, theme.Muted))
	for _, g := range r.state.Gaps {
		to := factPlace(g.Fact, d.snap)
		open := kit.NewButton(kit.Quiet, nil, lang.T(factPlaceKey(g.Fact, d.snap)), func() { d.a.Go(to) })
		label := factLabel(g.Fact)
		if label == g.Fact {
			label = g.Label // a list without a row has no fact of its own
		}
		box.Add(kit.Row(10, []float32{18, -1, 0}, kit.NewIcon(stock.RadioButtonIcon(), stock.ColorNameDisabled),
			kit.NewPara(label, theme.Body, theme.Ink), open))
	}
	return box
}

// notes are for the attorney: sources with their dates, and what to confirm. They are never printed.
func (d *documents) notes(r *documentRow) []fyne.CanvasObject {
	if len(r.record.Notes) == 0 {
		return []fyne.CanvasObject{kit.NewPara(lang.T("document.notes.none"), theme.Body, theme.Ink)}
	}
	out := []fyne.CanvasObject{kit.NewPara(lang.T("document.notes.words"), theme.Small, theme.Muted)}
	for _, l := range r.record.Notes {
		out = append(out, kit.TopRow(8, []float32{14, -1}, kit.NewText("–", theme.Small, theme.Muted), kit.NewPara(lang.Note(l), theme.Small, theme.Ink)))
	}
	return out
}

// buttons are what one can do with the paper now.
func (d *documents) buttons(r *documentRow) fyne.CanvasObject {
	row := kit.Flow(8)
	add := func(icon fyne.Resource, key string, do func()) *kit.Button {
		b := kit.NewButton(kit.Plain, icon, lang.T(key), do)
		row.Add(b)
		return b
	}
	again := "document.again"
	if r.record == nil {
		again = "document.one"
	}
	add(stock.DocumentCreateIcon(), again, func() { d.onDraft(r) }).Allow(!d.busy)
	if r.record == nil {
		return row
	}
	id := r.record.ID
	add(stock.DownloadIcon(), "document.export", func() { d.onExport(r) })
	add(stock.ConfirmIcon(), "packet.sign.add", func() { d.a.takeSigned(d.store, d.snap, id, lang.T("document.signed")) })
	add(stock.ContentClearIcon(), "redact.open", func() { d.a.Go(Route{Place: toRedact, ID: id}) })
	if r.form != "" {
		add(stock.ListIcon(), "document.form", func() { d.openForm(r) })
	} else {
		add(stock.DeleteIcon(), "document.remove", func() { d.onRemove(r) })
	}
	return row
}
