package kit

import "fyne.io/fyne/v2"

// Picked are the rows something can be done with together, in the order shown. A row that the
// filter hides is never among them: nothing happens to what is not in sight.
func (d *DataList[T]) Picked() []*T {
	var out []*T
	for _, r := range d.Rows {
		if d.picked[d.Key(r)] {
			out = append(out, r)
		}
	}
	return out
}

// PickAll picks every row shown.
func (d *DataList[T]) PickAll() {
	d.picked = make(map[string]bool, len(d.Rows))
	for _, r := range d.Rows {
		d.picked[d.Key(r)] = true
	}
	d.pickChanged()
}

// PickNone picks no row; the selected one stays selected.
func (d *DataList[T]) PickNone() {
	if len(d.picked) > 0 {
		d.picked = nil
		d.anchor = d.selected
		d.pickChanged()
	}
}

// pick adds row i to the picked ones or takes it away. The first time by the mouse the row that was
// selected before comes along: it looks chosen.
func (d *DataList[T]) pick(i int) {
	if !d.Many || i < 0 {
		return
	}
	key := d.Key(d.Rows[i])
	if d.picked == nil {
		d.picked = map[string]bool{}
		if d.index() >= 0 && key != d.selected {
			d.picked[d.selected] = true
		}
	}
	if d.picked[key] {
		delete(d.picked, key)
	} else {
		d.picked[key] = true
	}
	d.anchor = key
	d.Select(i)
	d.pickChanged()
}

// stretch picks the rows from the anchor to row i, and no others.
func (d *DataList[T]) stretch(i int) {
	from := d.indexOf(d.anchor)
	if from < 0 {
		from = max(0, d.index())
		d.anchor = d.Key(d.Rows[from])
	}
	d.picked = map[string]bool{}
	for n := min(from, i); n <= max(from, i); n++ {
		d.picked[d.Key(d.Rows[n])] = true
	}
	d.Select(i)
	d.pickChanged()
}

// dropUnseen takes rows that are not shown any more off the picked ones.
func (d *DataList[T]) dropUnseen() {
	if len(d.picked) == 0 {
		return
	}
	left := map[string]bool{}
	for _, r := range d.Rows {
		if key := d.Key(r); d.picked[key] {
			left[key] = true
		}
	}
	d.picked = left
	d.pickChanged()
}

func (d *DataList[T]) pickChanged() {
	if len(d.picked) == 0 {
		d.picked = nil
	}
	d.list.Refresh()
	if d.OnPick != nil {
		d.OnPick()
	}
	d.showBar()
}

// showBar shows what can be done with the picked rows at the foot, where it moves no row.
func (d *DataList[T]) showBar() {
	if d.bar == nil {
		return
	}
	d.bar.Hidden = d.Bar == nil || len(d.picked) == 0
	if d.Bar != nil {
		d.bar.Objects[0].(*fyne.Container).Objects = []fyne.CanvasObject{d.Bar}
	}
	if d.box != nil {
		// Its width first: a bar that was never in sight has told its height for one line.
		d.bar.Resize(fyne.NewSize(max(0, d.box.Size().Width-2), d.bar.Size().Height))
		d.box.Refresh()
	}
}

// markOf is how a record is drawn.
func (d *DataList[T]) markOf(r *T) rowMark {
	key := d.Key(r)
	switch {
	case d.picked[key]:
		return rowPicked
	case key != d.selected:
		return rowPlain
	case len(d.picked) > 0:
		return rowHere
	}
	return rowChosen
}
