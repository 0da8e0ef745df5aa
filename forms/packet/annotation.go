package packet

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// markup are the annotations that are part of what a reader sees.
var markup = []string{"Highlight", "Underline", "StrikeOut", "Squiggly", "FreeText", "Stamp", "Ink",
	"Line", "Square", "Circle", "Polygon", "PolyLine"}

// Flags of an annotation (ISO 32000-1, table 165).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// drawn reports whether an annotation is seen over its page: a form field, or
// markup that is not hidden.
func (s *source) drawn(d types.Dict) bool {
	switch kind := s.name(d["Subtype"]); {
	case d == nil || s.integer(d["F"])&(flagHidden|flagNoView) != 0:
		return false
	case kind == "Widget":
		return true
	default:
		return slices.Contains(markup, kind) && d["AP"] != nil
	}
}

// annotation copies links and visible markup. Fields, sound and film, attached
// files, scripts, pop-ups, and anything hidden stay behind, and so do the note
// texts and author names of markup.
func (c *copier) annotation(b *strings.Builder, d types.Dict) {
	if d == nil || c.integer(d["F"])&(flagHidden|flagNoView) != 0 {
		return
	}
	kind := c.name(d["Subtype"])
	switch {
	case kind == "Link":
		c.link(b, d)
	case slices.Contains(markup, kind) && d["AP"] != nil:
		c.emit(b, d, "A", "P", "IRT", "Contents", "RC", "T", "Subj", "NM", "M", "CreationDate", "Parent")
	}
}

// link keeps a web link, or one to a page of the same source that is part of
// this output. Any other link is dropped, so that nothing jumps wrong.
func (c *copier) link(b *strings.Builder, d types.Dict) {
	rect := c.numbers(d["Rect"])
	if len(rect) != 4 {
		return
	}
	to := d["Dest"]
	action := c.dict(d["A"])
	if action != nil && c.name(action["S"]) == "GoTo" {
		to = action["D"]
	}
	var target strings.Builder
	if action != nil && c.name(action["S"]) == "URI" {
		target.WriteString("/A<</S/URI/URI ")
		c.emit(&target, c.deref(action["URI"]))
		target.WriteString(">>")
	} else if dest := c.kept(to); dest != nil {
		target.WriteString("/Dest")
		c.emit(&target, dest)
	} else {
		return
	}
	b.WriteString("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect" + numbers([4]float64(rect)) + target.String() + ">>")
}

// kept is the explicit destination when its page is part of this output.
func (c *copier) kept(o types.Object) types.Array {
	a := c.destination(o)
	if a == nil || !c.keep[a[0].(types.IndirectRef).ObjectNumber.Value()] {
		return nil
	}
	return a
}
