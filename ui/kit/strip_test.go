package kit

import (
	"image"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	stock "fyne.io/fyne/v2/theme"
)

// TestStripAsksForPagesInView: of 600 pages only those on screen are asked for, wherever one scrolls.
func TestStripAsksForPagesInView(t *testing.T) {
	test.NewTempApp(t)
	asked := map[int]bool{}
	s := NewPageStrip()
	s.Picture = func(page int) image.Image { asked[page] = true; return nil }
	s.Number = func(page int) string { return strconv.Itoa(page + 1) }
	var picked []int
	s.OnPick = func(page int) { picked = append(picked, page); s.Turn(page) }
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(100, 700))
	s.Pages(600)
	if len(asked) == 0 || len(asked) > 12 || !asked[0] {
		t.Errorf("%d pages were asked for at first", len(asked))
	}
	clear(asked)
	s.Turn(400)
	if len(asked) == 0 || len(asked) > 30 || !asked[400] || asked[200] {
		t.Errorf("%d pages were asked for at page 401", len(asked))
	}
	if len(picked) != 0 {
		t.Error("a page that is shown was picked")
	}
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome} {
		s.TypedKey(&fyne.KeyEvent{Name: key})
	}
	want := []int{401, 400, 410, 599, 0}
	if len(picked) != len(want) {
		t.Fatalf("picked %v, want %v", picked, want)
	}
	for i := range want {
		if picked[i] != want[i] {
			t.Fatalf("picked %v, want %v", picked, want)
		}
	}
}

// TestRowsAreDragged: a row that is let go further down says by how many rows; one that was hardly moved says nothing.
func TestRowsAreDragged(t *testing.T) {
	test.NewTempApp(t)
	type rec struct{ name string }
	d := NewDataList(ListWords{Count: func(int, int) string { return "" }}, func(r *rec) string { return r.name }, func(r *rec) string { return r.name },
		Column[rec]{Title: "Name", Width: -1, Cell: func(r *rec) Cell { return Cell{Main: r.name, Sub: "x"} }})
	var got []string
	d.OnDrag = func(r *rec, n int) { got = append(got, r.name+" "+strconv.Itoa(n)) }
	d.SetRows([]*rec{{"a"}, {"b"}, {"c"}, {"d"}})
	w := test.NewTempWindow(t, d)
	w.Resize(fyne.NewSize(300, 400))
	var rows []*row
	for _, o := range test.LaidOutObjects(d) {
		if r, ok := o.(*row); ok {
			rows = append(rows, r)
		}
	}
	if len(rows) < 4 {
		t.Fatalf("%d rows on screen", len(rows))
	}
	drag := func(r *row, by float32) {
		r.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: by / 2}})
		r.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: by / 2}})
		r.DragEnd()
	}
	high := rows[0].Size().Height
	rows[0].Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: 2.2 * high}})
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	gap := d.list.Theme().Size(stock.SizeNamePadding)
	if at := where(d.drop).Y - where(d.list).Y; !d.drop.Visible() || at < 3*high+2*gap-3 || at > 3*(high+gap) {
		t.Errorf("while the first row is held over the third, the line is at %v, rows are %v high", at, high)
	}
	if rows[0].DragEnd(); d.drop.Visible() {
		t.Error("the line stays after the row was let go")
	}
	drag(rows[3], -high)
	drag(rows[1], 0.3*high)
	if len(got) != 2 || got[0] != "a 2" || got[1] != "d -1" {
		t.Errorf("%v", got)
	}
	d.CanDrag = func(r *rec) bool { return r.name != "b" }
	rows[1].Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: 2 * high}})
	if d.drop.Visible() {
		t.Error("a row that cannot be dragged shows where it would go")
	}
	if rows[1].DragEnd(); len(got) != 2 {
		t.Errorf("%v", got)
	}
}
