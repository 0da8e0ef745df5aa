package draft

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// element is one node of the structure tree that screen readers walk (ISO 32000-1, 14.7).
type element struct {
	role  string // H1, P, Table, ...
	attrs string
	id    string // of a note, unique in the document
	kids  []kid  // in reading order
	notes []*element
	nr    int
}

// kid is what an element holds: another element, or a reference to marked content on a page.
type kid struct {
	el   *element
	mark string
}

// add appends a child; children are read in the order they were added.
func (e *element) add(role string) *element {
	k := &element{role: role}
	e.kids = append(e.kids, kid{el: k})
	return k
}

// addNote appends a footnote, which is read after all else that e holds, wherever e goes on overleaf.
func (e *element) addNote(n int) *element {
	k := &element{role: "Note", id: fmt.Sprintf("note-%05d", n)}
	e.notes = append(e.notes, k)
	return k
}

// mark notes that marked content id of a page belongs to e.
func (e *element) mark(page, id int) {
	e.kids = append(e.kids, kid{mark: fmt.Sprintf("<</Type/MCR/Pg %d 0 R/MCID %d>>", page, id)})
}

// all are the children with the footnotes behind them.
func (e *element) all() []kid {
	out := slices.Clone(e.kids)
	for _, n := range e.notes {
		out = append(out, kid{el: n})
	}
	return out
}

// empty reports whether nothing was drawn for e or below it; such elements are left out.
func (e *element) empty() bool {
	return !slices.ContainsFunc(e.all(), func(k kid) bool { return k.mark != "" || !k.el.empty() })
}

// number allocates the object of e and all below it.
func (e *element) number(w *pdfw.Writer) {
	e.nr = w.Alloc()
	for _, k := range e.all() {
		if k.el != nil {
			k.el.number(w)
		}
	}
}

// put writes e and all below it, and lists the elements that have an id.
func (e *element) put(w *pdfw.Writer, parent int, ids map[string]int) {
	var kids strings.Builder
	for _, k := range e.all() {
		switch {
		case k.el == nil:
			kids.WriteString(k.mark)
		case !k.el.empty():
			fmt.Fprintf(&kids, "%d 0 R ", k.el.nr)
			k.el.put(w, e.nr, ids)
		}
	}
	attrs := e.attrs
	if e.id != "" {
		attrs += "/ID(" + e.id + ")"
		ids[e.id] = e.nr
	}
	w.Put(e.nr, fmt.Sprintf("<</Type/StructElem/S/%s%s/P %d 0 R/K[%s]>>", e.role, attrs, parent, kids.String()))
}

// putTree writes the structure tree and returns its root; marked lists, per page, the element of each marked content.
func putTree(w *pdfw.Writer, doc *element, marked [][]*element) int {
	doc.number(w)
	var parents strings.Builder
	for page, list := range marked {
		fmt.Fprintf(&parents, "%d[", page)
		for _, e := range list {
			fmt.Fprintf(&parents, "%d 0 R ", e.nr)
		}
		parents.WriteString("]")
	}
	root := w.Alloc()
	ids := map[string]int{}
	doc.put(w, root, ids)
	w.Put(root, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R%s/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>",
		doc.nr, idTree(ids), parents.String(), len(marked)))
	return root
}

// idTree is the index of the elements that have an id, sorted as a name tree has to be (ISO 32000-1, 7.9.6).
func idTree(ids map[string]int) string {
	if len(ids) == 0 {
		return ""
	}
	names := make([]string, 0, len(ids))
	for id := range ids {
		names = append(names, id)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, id := range names {
		fmt.Fprintf(&b, "(%s)%d 0 R ", id, ids[id])
	}
	return "/IDTree<</Names[" + b.String() + "]>>"
}
