package fill

import (
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Box is text or a mark laid over a page, for forms without fields: scans and print versions. It follows the rules of
// fields: nothing is clipped, and what has no room is an Overflow with the box's Name as its field.
type Box struct {
	Name  string     `json:"name"`
	Page  int        `json:"page"` // 1-based
	Rect  [4]float64 `json:"rect"` // left, bottom, right, top in points of the page
	Text  string     `json:"text"`
	Mark  bool       `json:"mark,omitempty"`  // a cross instead of text
	Multi bool       `json:"multi,omitempty"` // several lines, from the top
	Size  float64    `json:"size,omitempty"`  // most, in points; 0 = 11
	Align int        `json:"align,omitempty"` // 0 left, 1 centre, 2 right
	Cells int        `json:"cells,omitempty"` // one character per printed cell
}

// overlay draws the boxes over their pages.
func (p *parsed) overlay(boxes []Box, t *typesetter, o Options, r *Report) error {
	ops := make([]strings.Builder, len(p.pages))
	forms := make([]types.Dict, len(p.pages))
	for i, b := range boxes {
		if b.Page < 1 || b.Page > len(p.pages) {
			return &BadValue{b.Name, fmt.Sprintf("a page from 1 to %d", len(p.pages))}
		}
		at := rect(b.Rect)
		if at.width() <= 0 || at.height() <= 0 {
			return &BadValue{b.Name, "a rectangle with left before right and bottom before top"}
		}
		form, err := p.overlayBox(b, t, o.Pointers[b.Name], r)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("HfB%d", i)
		if forms[b.Page-1] == nil {
			forms[b.Page-1] = types.Dict{}
		}
		forms[b.Page-1][name] = form
		ops[b.Page-1].WriteString(p.doc.place(form, at, name))
	}
	for i, f := range forms {
		if f != nil {
			p.doc.paint(p.pages[i], f, ops[i].String())
		}
	}
	return nil
}

func (p *parsed) overlayBox(b Box, t *typesetter, pointer string, r *Report) (types.IndirectRef, error) {
	at := rect(b.Rect)
	// Pages are often scanned or printed turned: what is laid over them is turned with them.
	tb := textBox{field: b.Name, width: at.width(), height: at.height(), rotate: p.pages[b.Page-1].rotate, size: b.Size,
		align: b.Align, multi: b.Multi, comb: b.Cells, pointer: pointer}
	if tb.size == 0 {
		tb.size = 11
	}
	if b.Mark {
		return p.doc.addForm([]byte(mark(tb.width, tb.height, false)), tb.width, tb.height, textBox{}, types.Dict{}), nil
	}
	out, err := t.draw(Clean(b.Text), tb)
	if err != nil {
		return out.form, err
	}
	r.Set = append(r.Set, b.Name)
	if out.rest != "" {
		r.Overflow = append(r.Overflow, Overflow{Field: b.Name, Page: b.Page, Rect: b.Rect, Shown: out.shown, Rest: out.rest})
	}
	r.noteFonts(b.Name, out)
	return out.form, nil
}
