package pdfw

import (
	"fmt"
	"strings"
)

// fanout is the number of children of one page tree node; a flat tree makes readers slow on long files.
const fanout = 32

// PageTree collects the pages of a file into a balanced tree (ISO 32000-1, 7.7.3.2).
type PageTree struct {
	w      *Writer
	pages  []int
	leaves []int // object numbers of the nodes that hold pages
}

// NewPageTree starts an empty tree.
func (p *Writer) NewPageTree() *PageTree { return &PageTree{w: p} }

// Parent is the object number that page i (0 is the first) names as its /Parent; the page need not be added yet.
func (t *PageTree) Parent(i int) int {
	for len(t.leaves) <= i/fanout {
		t.leaves = append(t.leaves, t.w.Alloc())
	}
	return t.leaves[i/fanout]
}

// Add appends a page by its object number.
func (t *PageTree) Add(page int) {
	t.Parent(len(t.pages))
	t.pages = append(t.pages, page)
}

// Len is the number of pages added.
func (t *PageTree) Len() int { return len(t.pages) }

type treeNode struct {
	nr, count, parent int
	kids              []int
}

// Finish writes the nodes and returns the root's object number for the catalog's /Pages.
func (t *PageTree) Finish() int {
	level := t.leafNodes()
	for len(level) > 1 {
		level = t.raise(level)
	}
	t.put(level[0])
	return level[0].nr
}

func (t *PageTree) leafNodes() []*treeNode {
	t.Parent(0) // a file without pages still has a root
	var nodes []*treeNode
	for i, nr := range t.leaves {
		pages := t.pages[min(i*fanout, len(t.pages)):min((i+1)*fanout, len(t.pages))]
		nodes = append(nodes, &treeNode{nr: nr, count: len(pages), kids: pages})
	}
	return nodes
}

// raise builds the level above and writes the one below, whose parents are now known.
func (t *PageTree) raise(level []*treeNode) []*treeNode {
	var up []*treeNode
	for i, n := range level {
		if i%fanout == 0 {
			up = append(up, &treeNode{nr: t.w.Alloc()})
		}
		top := up[len(up)-1]
		top.kids = append(top.kids, n.nr)
		top.count += n.count
		n.parent = top.nr
		t.put(n)
	}
	return up
}

func (t *PageTree) put(n *treeNode) {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/Pages/Count %d/Kids[", n.count)
	for _, k := range n.kids {
		fmt.Fprintf(&b, "%d 0 R ", k)
	}
	b.WriteString("]")
	if n.parent > 0 {
		fmt.Fprintf(&b, "/Parent %d 0 R", n.parent)
	}
	t.w.Put(n.nr, b.String()+">>")
}
