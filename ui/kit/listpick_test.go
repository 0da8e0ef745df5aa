package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"github.com/harborfile/harborfile/ui/theme"
)

// rowOf is the widget that shows row i.
func rowOf(t *testing.T, w fyne.Window, i int) *row {
	t.Helper()
	var found *row
	visit(w.Content(), func(o fyne.CanvasObject) {
		if r, ok := o.(*row); ok && r.at == i && r.Size().Height > 0 {
			found = r
		}
	})
	if found == nil {
		t.Fatalf("row %d is not in sight", i)
	}
	return found
}

func click(t *testing.T, w fyne.Window, i int, held fyne.KeyModifier) {
	t.Helper()
	r := rowOf(t, w, i)
	r.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held})
	r.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held})
	test.Tap(r)
}

func shifted(w fyne.Window, k fyne.KeyName) {
	list := w.Canvas().Focused().(desktop.Keyable)
	list.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	hit(w, k)
	list.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func numbers(d *DataList[person]) string {
	var out []string
	for _, p := range d.Picked() {
		out = append(out, strings.TrimPrefix(p.number, "26-00"))
	}
	return strings.Join(out, " ")
}

func manyList(t *testing.T, n int) (*DataList[person], fyne.Window) {
	t.Helper()
	look(t, &theme.Theme{})
	d := peopleList(people(n))
	d.Many = true
	d.Bar = NewText("picked", theme.Body, theme.Ink)
	return d, window(t, d, 700, 600)
}

func TestPickingByMouse(t *testing.T) {
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	d, w := manyList(t, 30)
	for _, step := range []struct {
		row            int
		held           fyne.KeyModifier
		want, selected string
	}{
		{2, 0, "", "26-0002"},
		{4, ctrl, "02 04", "26-0004"}, // the one that was selected comes along
		{7, ctrl, "02 04 07", "26-0007"},
		{4, ctrl, "02 07", "26-0004"},
		{6, shift, "04 05 06", "26-0006"},
		{3, shift, "03 04", "26-0003"},
		{5, 0, "", "26-0005"},
		{3, shift, "03 04 05", "26-0003"},
	} {
		click(t, w, step.row, step.held)
		if got := numbers(d); got != step.want || d.Selected().number != step.selected {
			t.Fatalf("row %d with %d: picked %q, selected %s", step.row, step.held, got, d.Selected().number)
		}
		if d.Bar.Visible() && d.bar.Visible() != (step.want != "") {
			t.Fatalf("row %d: the bar is there: %v", step.row, d.bar.Visible())
		}
	}
}

func TestPickingByKeyboard(t *testing.T) {
	d, w := manyList(t, 30)
	d.Focus(w.Canvas())
	told := 0
	d.OnPick = func() { told++ }
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"first", func() { hit(w, fyne.KeyHome) }, ""},
		{"Space", func() { hit(w, fyne.KeySpace) }, "00"},
		{"down keeps it", func() { hit(w, fyne.KeyDown); hit(w, fyne.KeyDown) }, "00"},
		{"Space again", func() { hit(w, fyne.KeySpace) }, "00 02"},
		{"Space takes away", func() { hit(w, fyne.KeySpace) }, "00"},
		{"Shift and down", func() { shifted(w, fyne.KeyDown) }, "02 03"},
		{"and more", func() { shifted(w, fyne.KeyDown) }, "02 03 04"},
		{"and back", func() { shifted(w, fyne.KeyUp) }, "02 03"},
		{"Shift and Home", func() { shifted(w, fyne.KeyHome) }, "00 01 02"},
		{"Escape", func() { hit(w, fyne.KeyEscape) }, ""},
		{"all", func() { w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{}) },
			"00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29"},
	} {
		before := told
		step.do()
		if got := numbers(d); got != step.want {
			t.Fatalf("%s: picked %q", step.name, got)
		}
		if told == before && step.name != "first" && step.name != "down keeps it" {
			t.Errorf("%s: nobody was told", step.name)
		}
	}
}

// What the filter hides is not picked any more, in whatever order one picks and filters.
func TestNothingOutOfSightIsPicked(t *testing.T) {
	d, w := manyList(t, 40)
	d.Focus(w.Canvas())
	rapid.Check(t, func(rt *rapid.T) {
		d.Keep = nil
		d.Apply()
		d.PickNone()
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			switch i := rapid.IntRange(0, 39).Draw(rt, "row"); rapid.IntRange(0, 4).Draw(rt, "what") {
			case 0:
				d.pick(min(i, len(d.Rows)-1))
			case 1:
				d.stretch(min(i, len(d.Rows)-1))
			case 2:
				d.PickAll()
			case 3:
				letter := rapid.SampledFrom([]string{"a", "b", "d", "e"}).Draw(rt, "letter")
				d.Keep = func(p *person) bool { return strings.HasPrefix(p.fold, letter) }
				d.Apply()
			case 4:
				d.SortBy(0)
			}
			for _, p := range d.Picked() {
				if !slices.Contains(d.Rows, p) {
					rt.Fatalf("%s is picked and not shown", p.name)
				}
			}
			if len(d.picked) != len(d.Picked()) {
				rt.Fatalf("%d keys are kept, %d rows are picked", len(d.picked), len(d.Picked()))
			}
		}
	})
}

func TestOneRowListsPickNothing(t *testing.T) {
	d, w := manyList(t, 5)
	d.Many = false
	click(t, w, 1, fyne.KeyModifierShortcutDefault)
	click(t, w, 3, fyne.KeyModifierShift)
	hit(w, fyne.KeySpace)
	if len(d.Picked()) != 0 || d.Selected().number != "26-0003" {
		t.Errorf("picked %d, selected %v", len(d.Picked()), d.Selected())
	}
}

func TestSecondTapOpens(t *testing.T) {
	d, w := manyList(t, 5)
	opened := ""
	d.OnOpen = func(p *person) { opened += p.number }
	click(t, w, 1, 0)
	click(t, w, 2, 0)
	if opened != "" {
		t.Fatalf("two rows tapped once opened %s", opened)
	}
	if click(t, w, 2, 0); opened != "26-0002" {
		t.Errorf("a double tap opened %q", opened)
	}
	if click(t, w, 2, 0); opened != "26-0002" {
		t.Error("a third tap opened once more")
	}
}

func TestListMenu(t *testing.T) {
	d, w := manyList(t, 30)
	asked, did := "", ""
	d.Menu = func(p *person) []MenuItem {
		asked = p.number
		return []MenuItem{{Label: "Open", Do: func() { did = fmt.Sprint(p.number, " of ", len(d.Picked())) }}}
	}
	d.Focus(w.Canvas())
	test.TapSecondary(rowOf(t, w, 3))
	if asked != "26-0003" || d.Selected().number != asked || w.Canvas().Overlays().Top() == nil {
		t.Fatalf("asked for %q, selected %v", asked, d.Selected())
	}
	if hit(w, fyne.KeyReturn); did != "26-0003 of 0" {
		t.Errorf("the menu did %q", did)
	}
	for _, key := range []func(){func() { hit(w, desktop.KeyMenu) }, func() { shifted(w, fyne.KeyF10) }} {
		asked, did = "", ""
		if key(); asked != "26-0003" || w.Canvas().Overlays().Top() == nil {
			t.Fatalf("the key asked for %q", asked)
		}
		_, at := popped(t, w)
		if row := fyne.CurrentApp().Driver().AbsolutePositionForObject(rowOf(t, w, 3)); at.Y < row.Y || at.Y > row.Y+80 {
			t.Errorf("the menu stands at %.0f, the row at %.0f", at.Y, row.Y)
		}
		hit(w, fyne.KeyEscape)
	}
	if hit(w, fyne.KeyF10); w.Canvas().Overlays().Top() != nil {
		t.Error("F10 alone opens the menu")
	}
	click(t, w, 5, fyne.KeyModifierShift) // 3, 4, 5
	test.TapSecondary(rowOf(t, w, 4))
	if hit(w, fyne.KeyReturn); did != "26-0004 of 3" {
		t.Errorf("over a picked row the menu did %q", did)
	}
	test.TapSecondary(rowOf(t, w, 8))
	if hit(w, fyne.KeyReturn); did != "26-0008 of 0" {
		t.Errorf("beside the picked rows the menu did %q", did)
	}
}

func TestMarkAndRestore(t *testing.T) {
	d, _ := manyList(t, 200)
	d.First(0)
	d.SortBy(0)
	d.Select(120)
	d.pick(121)
	was, mark, offset := d.Selected().number, d.Mark(), d.list.GetScrollOffset()
	if offset == 0 {
		t.Fatal("the list did not scroll")
	}
	for _, early := range []bool{true, false} { // before the rows come, as after going back, or after
		again := peopleList(nil)
		again.Many = true
		place := container.NewStack(again)
		window(t, place, 700, 600)
		reported := 0
		again.OnSelect = func(*person) { reported++ }
		if early {
			again.Restore(mark)
		}
		again.SetRows(people(200))
		again.First(1)
		if !early {
			again.Restore(mark)
		}
		if again.Selected() == nil || again.Selected().number != was || again.sorted != 0 || !again.desc {
			t.Errorf("early %v: selected %v, sorted on %d", early, again.Selected(), again.sorted)
		}
		if got := again.list.GetScrollOffset(); got != offset {
			t.Errorf("early %v: scrolled to %.0f, was %.0f", early, got, offset)
		}
		told := 0
		if !early {
			told = 2 // the first row when the list opened, and the one it came back to
		}
		if len(again.Picked()) != 2 || reported != told {
			t.Errorf("early %v: picked %d, reported %d", early, len(again.Picked()), reported)
		}
	}
	d.Restore("something else")
	if d.Selected().number != was {
		t.Error("a mark of another kind changed the list")
	}
}

// First begins once: later rows do not turn the order round or move the selection.
func TestFirst(t *testing.T) {
	d, _ := manyList(t, 0)
	if d.First(0); d.sorted != -1 {
		t.Error("an empty list was sorted")
	}
	d.SetRows(people(9))
	d.First(0)
	d.Select(4)
	was := d.Selected().number
	d.SetRows(people(12))
	if d.First(0); d.desc || d.Selected().number != was {
		t.Errorf("turned round %v, selected %s", d.desc, d.Selected().number)
	}
	d.SetRows(people(1))
	if d.First(0); d.Selected() == nil {
		t.Error("the selected record is gone and nothing else was selected")
	}
}

// A long list keeps its order from letter to letter, and still follows the rows and the column.
func TestLongListStaysInOrder(t *testing.T) {
	d, _ := manyList(t, longList+40)
	d.First(0)
	check := func(step string) {
		t.Helper()
		down := func(a, b *person) int { return strings.Compare(a.fold, b.fold) }
		if d.desc {
			down = func(a, b *person) int { return strings.Compare(b.fold, a.fold) }
		}
		if !slices.IsSortedFunc(d.Rows, down) {
			t.Errorf("%s: out of order", step)
		}
	}
	check("first")
	d.Keep = func(p *person) bool { return strings.Contains(p.fold, "e") }
	d.Apply()
	check("filtered")
	d.SortBy(0)
	check("turned round")
	d.Keep = nil
	d.SetRows(people(longList + 7))
	if check("other rows"); len(d.Rows) != longList+7 {
		t.Errorf("%d rows", len(d.Rows))
	}
}

// TestTheBarOfThePickedTakesItsLines: a bar that needs two lines pushes the rows up and lies on nothing, from the first time on.
func TestTheBarOfThePickedTakesItsLines(t *testing.T) {
	look(t, &theme.Theme{})
	d := peopleList(people(5))
	bar := Flow(6)
	for i := range 5 {
		bar.Add(NewButton(Plain, nil, fmt.Sprint("Do something with all ", i), nil))
	}
	d.Bar = bar
	window(t, d, 500, 400)
	d.PickAll()
	driver := fyne.CurrentApp().Driver()
	last := bar.Objects[4]
	end := driver.AbsolutePositionForObject(last).Y + last.Size().Height
	if count := driver.AbsolutePositionForObject(d.count).Y; end > count || bar.Objects[0].Position().Y == last.Position().Y {
		t.Errorf("the bar ends at %.0f, the count under it begins at %.0f", end, count)
	}
	if foot := driver.AbsolutePositionForObject(d.count).Y + d.count.Size().Height; foot > 400 {
		t.Errorf("the count ends at %.0f, the window at 400", foot)
	}
}
