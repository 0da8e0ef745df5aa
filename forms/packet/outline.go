package packet

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// bookmark is an entry of the outline being built.
type bookmark struct {
	title string
	dest  string // a destination in PDF syntax
	kids  []*bookmark
	label string // of the exhibit it stands for
}

// to makes the destination of a whole page.
func to(page int) string { return fmt.Sprintf("[%d 0 R/Fit]", page) }

// What is taken of a source's own outline.
const (
	outlineDepth   = 4
	outlineEntries = 300
)

// bookmarks reads the outline of the source as far as it leads to pages of
// this output. Entries that lead elsewhere give way to what is below them.
func (c *copier) bookmarks() []*bookmark {
	budget := outlineEntries
	return c.level(c.dict(c.root["Outlines"])["First"], 0, &budget)
}

func (c *copier) level(ref types.Object, depth int, budget *int) []*bookmark {
	var out []*bookmark
	for depth < outlineDepth && ref != nil && *budget > 0 {
		*budget-- // also ends a ring of entries
		d := c.dict(ref)
		if d == nil {
			break
		}
		target := d["Dest"]
		if a := c.dict(d["A"]); a != nil && c.name(a["S"]) == "GoTo" {
			target = a["D"]
		}
		kids := c.level(d["First"], depth+1, budget)
		title, err := types.StringOrHexLiteral(c.deref(d["Title"]))
		if dest := c.kept(target); dest != nil && err == nil && title != nil && strings.TrimSpace(*title) != "" {
			var b strings.Builder
			c.emit(&b, dest)
			out = append(out, &bookmark{title: *title, dest: b.String(), kids: kids})
		} else {
			out = append(out, kids...)
		}
		ref = d["Next"]
	}
	return out
}

// writeOutline writes bookmarks below parent, closed, and returns the first,
// the last and how many.
func writeOutline(w *pdfw.Writer, marks []*bookmark, parent int) (first, last, count int) {
	numbers := make([]int, len(marks))
	for i := range marks {
		numbers[i] = w.Alloc()
	}
	for i, m := range marks {
		s := fmt.Sprintf("<</Title%s/Parent %d 0 R/Dest%s", pdfw.Text(m.title), parent, m.dest)
		if i > 0 {
			s += fmt.Sprintf("/Prev %d 0 R", numbers[i-1])
		}
		if i < len(marks)-1 {
			s += fmt.Sprintf("/Next %d 0 R", numbers[i+1])
		}
		if len(m.kids) > 0 {
			f, l, n := writeOutline(w, m.kids, numbers[i])
			s += fmt.Sprintf("/First %d 0 R/Last %d 0 R/Count %d", f, l, -n)
		}
		w.Put(numbers[i], s+">>")
	}
	return numbers[0], numbers[len(numbers)-1], len(marks)
}
