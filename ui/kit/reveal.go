package kit

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// holder is a widget with other objects inside, so that a walk through a window goes on in it.
type holder interface{ inside() []fyne.CanvasObject }

func (c *Card) inside() []fyne.CanvasObject       { return []fyne.CanvasObject{c.Content} }
func (v *ScrollView) inside() []fyne.CanvasObject { return []fyne.CanvasObject{v.Content} }
func (d *desk) inside() []fyne.CanvasObject       { return []fyne.CanvasObject{d.view} }
func (j *JobRow) inside() []fyne.CanvasObject     { return []fyne.CanvasObject{j.stop} }
func (p *PagePreview) inside() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.note, p.desk, p.foot}
}

func (f *Field) inside() []fyne.CanvasObject {
	if f.body == nil { // not drawn yet
		return nil
	}
	return []fyne.CanvasObject{f.body}
}

func (d *DataList[T]) inside() []fyne.CanvasObject {
	if d.box == nil {
		return nil
	}
	return []fyne.CanvasObject{d.box}
}

// revealAir is how much is seen around the thing that was reached.
const revealAir = 12

// uppermost is what can be used now: the thing on top of the page, or the page.
func uppermost(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return within(top)
	}
	return c.Content()
}

// within is what lies in the widget that Fyne puts around a question or a menu. That widget has no name outside of Fyne:
// without a look into it, what has the focus in a question would never be found.
func within(top fyne.CanvasObject) fyne.CanvasObject {
	around := reflect.Indirect(reflect.ValueOf(top))
	if around.Kind() != reflect.Struct {
		return top
	}
	if content := around.FieldByName("Content"); content.IsValid() && content.CanInterface() {
		if o, ok := content.Interface().(fyne.CanvasObject); ok {
			return o
		}
	}
	return top
}

// reveal scrolls what has the focus into view, with every view around it: Tab never goes where nobody sees it.
func reveal(o fyne.CanvasObject) { revealPart(o, 0, o.Size().Height) }

// revealPart is reveal for what lies between two heights of o: a row of a list, the line that is written on.
func revealPart(o fyne.CanvasObject, from, to float32) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	views := around(uppermost(c), o, nil)
	driver := fyne.CurrentApp().Driver()
	for i := len(views) - 1; i >= 0; i-- { // the innermost first: the outer ones then see where it went
		v := views[i]
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(v.Content).Y
		show(v, max(0, top+from-revealAir), top+to+revealAir)
	}
}

// show brings the part of a view's content from top to bottom into sight, with as little movement as it takes. A part
// that is higher than the view fills it.
func show(v *container.Scroll, top, bottom float32) {
	last := bottom - v.Size().Height // where the view stands with the end of the part at its foot
	to := min(max(v.Offset.Y, min(top, last)), max(top, last))
	if to != v.Offset.Y {
		v.ScrollToOffset(fyne.NewPos(v.Offset.X, max(0, to)))
	}
}

// settle lays the page around o out anew: what is written in it made it higher or lower. Fyne asks a widget for its size
// only when what is around it is laid out.
func settle(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if views := around(uppermost(c), o, nil); len(views) > 0 {
		views[0].Refresh()
	}
}

// around is the views on the way from root to o, the outermost first; nil when o is not under root or lies in no view.
func around(root, o fyne.CanvasObject, way []*container.Scroll) []*container.Scroll {
	if root == o {
		return way
	}
	if root == nil || !root.Visible() {
		return nil
	}
	var inside []fyne.CanvasObject
	switch w := root.(type) {
	case *fyne.Container:
		inside = w.Objects
	case *ScrollView:
		inside, way = w.inside(), append(way, &w.Scroll)
	case *container.Scroll:
		inside, way = []fyne.CanvasObject{w.Content}, append(way, w)
	case *widget.PopUp:
		inside = []fyne.CanvasObject{w.Content}
	case holder:
		inside = w.inside()
	}
	for _, child := range inside {
		if found := around(child, o, way); found != nil {
			return found
		}
	}
	return nil
}
