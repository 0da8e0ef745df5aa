package kit

import "maps"

// listPlace is where somebody was in a list: identities and numbers, no words of a record.
type listPlace struct {
	selected string
	picked   map[string]bool
	sorted   int
	desc     bool
	offset   float32
}

// Mark is where the list stands now: order, selected and picked rows, and how far it is scrolled.
// Restore of a list of the same columns brings it there again.
func (d *DataList[T]) Mark() any {
	offset := d.back // not there yet
	if offset < 0 {
		offset = d.list.GetScrollOffset()
	}
	return listPlace{d.selected, maps.Clone(d.picked), d.sorted, d.desc, offset}
}

// Restore brings the list to a place that Mark gave; anything else changes nothing. The rows may
// come later: then First leaves the order alone. With rows there, the selection is told.
func (d *DataList[T]) Restore(mark any) {
	at, ok := mark.(listPlace)
	if !ok || at.sorted >= len(d.cols) {
		return
	}
	d.selected, d.anchor, d.sorted, d.desc = at.selected, at.selected, at.sorted, at.desc
	d.begun, d.back, d.inOrder = true, at.offset, nil
	if d.picked = maps.Clone(at.picked); len(d.picked) == 0 {
		d.picked = nil
	}
	for _, h := range d.head {
		h.Refresh()
	}
	if len(d.all) == 0 {
		return
	}
	d.Apply()
	if r := d.Selected(); r != nil && d.OnSelect != nil {
		d.OnSelect(r)
	}
}

// comeBack scrolls to where the list was left, once there are rows and room for them.
func (d *DataList[T]) comeBack() bool {
	if d.back < 0 || len(d.Rows) == 0 || d.list.Size().Height < 2*d.list.MinSize().Height {
		return false
	}
	d.list.ScrollToOffset(d.back)
	d.back = -1
	return true
}
