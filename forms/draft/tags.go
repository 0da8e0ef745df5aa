package draft

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// element is one node of the structure tree that screen readers walk (ISO 32000-1, 14.7).
type element struct {
	role  string // H1, P, Table, ...
	attrs string
	kids  []*element
	marks strings.Builder // references to marked content, in reading order
	nr    int
}

// add appends a child; children are read in the order they were added.
func (e *element) add(role string) *element {
	k := &element{role: role}
	e.kids = append(e.kids, k)
	return k
}

// mark notes that marked content id of a page belongs to e.
func (e *element) mark(page, id int) {
	fmt.Fprintf(&e.marks, "<</Type/MCR/Pg %d 0 R/MCID %d>>", page, id)
}

// empty reports whether nothing was drawn for e or below it; such elements are left out.
func (e *element) empty() bool {
	for _, k := range e.kids {
		if !k.empty() {
			return false
		}
	}
	return e.marks.Len() == 0
}

// number allocates the object of e and all below it.
func (e *element) number(w *pdfw.Writer) {
	e.nr = w.Alloc()
	for _, k := range e.kids {
		k.number(w)
	}
}

// put writes e and all below it.
func (e *element) put(w *pdfw.Writer, parent int) {
	var kids strings.Builder
	kids.WriteString(e.marks.String())
	for _, k := range e.kids {
		if k.empty() {
			continue
		}
		fmt.Fprintf(&kids, "%d 0 R ", k.nr)
		k.put(w, e.nr)
	}
	w.Put(e.nr, fmt.Sprintf("<</Type/StructElem/S/%s%s/P %d 0 R/K[%s]>>", e.role, e.attrs, parent, kids.String()))
}

// putTree writes the structure tree and returns its root; marked lists, per page, the element of each marked content.
func putTree(w *pdfw.Writer, doc *element, marked [][]*element) int {
	var parents strings.Builder
	for page, list := range marked {
		fmt.Fprintf(&parents, "%d[", page)
		for _, e := range list {
			fmt.Fprintf(&parents, "%d 0 R ", e.nr)
		}
		parents.WriteString("]")
	}
	root := w.Alloc()
	doc.put(w, root)
	w.Put(root, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>",
		doc.nr, parents.String(), len(marked)))
	return root
}
