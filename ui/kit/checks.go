package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// Check is a box with its words, on or off.
type Check struct {
	press
	words string
	on    bool
}

// NewCheck makes a check; changed is called when a person turns it.
func NewCheck(words string, on bool, changed func(on bool)) *Check {
	c := &Check{words: words, on: on}
	c.OnTap = func() {
		c.on = !c.on
		c.Refresh()
		changed(c.on)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Label is the words beside the box.
func (c *Check) Label() string { return c.words }

// On reports whether the box is ticked.
func (c *Check) On() bool { return c.on }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	box, words := NewIcon(stock.CheckButtonIcon(), theme.Muted), NewPara(c.words, theme.Body, theme.Ink)
	in := Pad(TopRow(8, []float32{18, -1}, box, words), 4, 4, 4, 4)
	return c.draw(c, in, 6, func() face {
		if c.on {
			box.Set(stock.CheckButtonCheckedIcon(), theme.Accent)
		} else {
			box.Set(stock.CheckButtonIcon(), theme.Muted)
		}
		return face{}
	})
}

// checks are the boxes of a field that takes several values.
type checks struct {
	box     *fyne.Container
	values  []string
	chosen  []string
	changed func()
}

// NewChecks offers several values, each with a box beside its words. The field's value is the
// chosen ones with line breaks between, in the order in which they are offered; a chosen value that
// is not offered (any more) stays chosen.
func NewChecks(path, label, hint string, values, words []string) *Field {
	f := newField(path, label, hint)
	c := &checks{box: VStack(2), changed: f.changed}
	f.input, f.value, f.set = c.box, c.value, c.set
	f.offer = func(values, words []string) { c.offer(values, words) }
	c.offer(values, words)
	return f
}

func (c *checks) offer(values, words []string) {
	c.values, c.box.Objects = values, nil
	for i, v := range values {
		c.box.Add(NewCheck(words[i], slices.Contains(c.chosen, v), func(on bool) { c.turn(v, on) }))
	}
	c.box.Refresh()
}

func (c *checks) turn(v string, on bool) {
	c.chosen = slices.DeleteFunc(c.chosen, func(o string) bool { return o == v })
	if on {
		c.chosen = append(c.chosen, v)
	}
	c.changed()
}

func (c *checks) value() string {
	var out []string
	for _, v := range c.values {
		if slices.Contains(c.chosen, v) {
			out = append(out, v)
		}
	}
	for _, v := range c.chosen {
		if !slices.Contains(c.values, v) {
			out = append(out, v)
		}
	}
	return strings.Join(out, "\n")
}

func (c *checks) set(lines string) {
	c.chosen = nil
	if lines != "" {
		c.chosen = strings.Split(lines, "\n")
	}
	for i, o := range c.box.Objects {
		o.(*Check).on = slices.Contains(c.chosen, c.values[i])
		o.Refresh()
	}
}
