package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/plan"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// elementWords is what an element asks to be shown, in the language in use.
func elementWords(e plan.Element) string {
	if lang.Code() == "es" && e.TextES != "" {
		return lang.Law(e.TextES)
	}
	return lang.Law(e.Text)
}

// speaks lists what an item is filed under, with the way to change that.
func (e *evidence) speaks(i *cases.EvidenceItem) fyne.CanvasObject {
	box := section(lang.T("evidence.speaks"))
	if len(e.plan.Elements) == 0 {
		box.Hide() // under which law it is asked is not chosen yet
		return box
	}
	for _, x := range e.plan.Elements {
		if slices.ContainsFunc(x.Have, func(p plan.Piece) bool { return p.ID == i.ID }) {
			box.Add(kit.TopRow(8, []float32{18, -1}, kit.NewIcon(stock.ConfirmIcon(), theme.Done), kit.NewPara(elementWords(x), theme.Small, theme.Ink)))
		}
	}
	if len(box.Objects) == 1 {
		box.Add(kit.NewPara(lang.T("evidence.speaks.none"), theme.Small, theme.Muted))
	}
	box.Add(kit.Flow(0, kit.NewButton(kit.Plain, stock.CheckButtonCheckedIcon(), lang.T("evidence.speaks.choose"), func() { e.onTag(i) })))
	return box
}

// onTag asks what an item speaks for. What it is filed under by its kind alone stays so, whatever is chosen.
func (e *evidence) onTag(i *cases.EvidenceItem) {
	var ids, words, have []string
	for _, x := range e.plan.Elements {
		ids, words = append(ids, x.ID), append(words, elementWords(x))
		if slices.Contains(i.Proves, x.ID) {
			have = append(have, x.ID)
		}
	}
	field := kit.NewChecks("evidence.proves", lang.T("evidence.speaks"), "", ids, words)
	field.Set(strings.Join(have, "\n"))
	kit.Ask(e.a.window.Canvas(), i.Title, lang.T("evidence.speaks.words"), kit.Tall(260, kit.Scroll(kit.Pad(field, 0, 12, 0, 0))),
		kit.Answer{Label: lang.T("facts.save"), Do: func() { e.tag(i, ids, strings.Fields(field.Value())) }},
		kit.Answer{Label: lang.T("ask.no")})
}

// tag files an item under the chosen ones of the offered elements; whatever else it is filed under stays.
func (e *evidence) tag(i *cases.EvidenceItem, offered, chosen []string) {
	now := *i
	now.Proves = slices.DeleteFunc(slices.Clone(i.Proves), func(id string) bool { return slices.Contains(offered, id) })
	now.Proves = append(now.Proves, chosen...)
	if slices.Equal(now.Proves, i.Proves) {
		return
	}
	undo := noting(&now)
	e.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return e.store.Write(ctx, &now) }, func(err error) {
		e.written(err)
		if err == nil {
			e.a.saved(lang.T("facts.done"), undo())
		}
	})
}

// takeUnder takes files in, and files what came of them under an element: also what the matter had already.
func (e *evidence) takeUnder(paths []string, element string) {
	v := e.a.vault
	e.takeIn(paths, func(ctx context.Context, got intake.Taken) error {
		var changed []cases.Record
		for _, f := range got.Files {
			if f.Item.ID == "" {
				continue
			}
			item, err := vault.Get[cases.EvidenceItem](ctx, v, f.Item.ID)
			if err != nil {
				return err
			}
			if !slices.Contains(item.Proves, element) {
				item.Proves = append(item.Proves, element)
				changed = append(changed, &item)
			}
		}
		if len(changed) == 0 {
			return nil
		}
		return e.store.Write(ctx, changed...)
	})
}

// dropOn files what is dropped on an element of the plan under it; ok is false where no element lies there.
func (s *matter) dropOn(at fyne.Position, paths []string) (ok bool) {
	kind, several := s.tabs[tabKind].(*parts)
	if s.at != tabKind || !several || s.snap == nil {
		return false
	}
	page, there := kind.current().(*planPage)
	if !there {
		return false
	}
	element, ok := page.elementAt(at)
	if ok {
		e := newEvidence(s.a, s.a.vault)
		e.snap = s.snap
		e.takeUnder(paths, element)
	}
	return ok
}

// elementAt is the element whose card lies at a point of the window.
func (p *planPage) elementAt(at fyne.Position) (id string, ok bool) {
	inside := func(o fyne.CanvasObject) bool {
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		to := from.AddXY(o.Size().Width, o.Size().Height)
		return at.X >= from.X && at.X < to.X && at.Y >= from.Y && at.Y < to.Y
	}
	if !inside(p.page) { // scrolled out of sight
		return "", false
	}
	for id, card := range p.cards {
		if inside(card) {
			return id, true
		}
	}
	return "", false
}
