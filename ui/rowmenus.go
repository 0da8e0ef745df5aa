package ui

import (
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// The menus of rows: what the buttons beside the list do, at the row itself. Most are made of those
// buttons, so that a row never offers what its page does not.

func (s *clients) menu(r *clientRow) []kit.MenuItem {
	items := []kit.MenuItem{{Label: lang.T("clients.place"), Icon: stock.AccountIcon(), Do: func() { s.a.Go(Route{Place: toClient, ID: r.client.ID}) }}}
	for i, m := range r.matters {
		if i == 0 {
			items = append(items, kit.MenuItem{})
		}
		items = append(items, kit.MenuItem{Label: dotted(m.Number, m.Title), Icon: stock.FolderOpenIcon(), Do: func() { s.a.Go(Route{Place: toMatter, ID: m.ID}) }})
	}
	return items
}

func (e *evidence) menu(i *cases.EvidenceItem) []kit.MenuItem { return kit.MenuOf(e.buttons(i)) }

// menu of a form is what stands under what is said of it; the row was chosen on the way here.
func (f *formsTab) menu(*formRow) []kit.MenuItem { return kit.MenuOf(f.report) }

func (s *library) menu(*editionRow) []kit.MenuItem { return kit.MenuOf(s.side) }

func (p *packetTab) menu(r *partRow) []kit.MenuItem {
	movable := r.item != nil && p.kept == ""
	return []kit.MenuItem{
		{Label: lang.T("lists.part.page"), Icon: stock.VisibilityIcon(), Off: r.first == 0, Do: func() { p.pages.turnTo(r.first) }},
		{},
		{Label: lang.T("lists.part.up"), Icon: stock.MoveUpIcon(), Off: !movable, Do: func() { p.drag(r, -1) }},
		{Label: lang.T("lists.part.down"), Icon: stock.MoveDownIcon(), Off: !movable, Do: func() { p.drag(r, 1) }},
	}
}

// menu of an entry of a book: what can be done with it, and taking it away. Where words are typed that
// cannot be kept, the form still shows another entry, and there is no menu before that is answered.
func (b *book[T]) menu(r *T) []kit.MenuItem {
	if b.chosen == nil || b.fresh || b.spec.id(b.chosen) != b.spec.id(r) {
		return nil
	}
	items := kit.MenuOf(b.extra)
	if b.spec.drop == nil {
		return items
	}
	if len(items) > 0 {
		items = append(items, kit.MenuItem{})
	}
	return append(items, kit.MenuItem{Label: lang.T("book.remove"), Icon: stock.DeleteIcon(), Bad: true, Do: b.onRemove})
}
