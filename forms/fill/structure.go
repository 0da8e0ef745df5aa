package fill

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// forgetWidgets takes removed widgets out of the tagging structure: a reference to a widget that is on no page makes
// the structure wrong.
func (d *document) forgetWidgets(removed []types.Dict) {
	root := d.dict(d.root["StructTreeRoot"])
	if root == nil {
		return
	}
	st := &structure{doc: d, removed: map[uintptr]bool{}, keys: map[int]bool{}, seen: map[uintptr]bool{}}
	for _, w := range removed {
		st.removed[identity(w)] = true
		if key, ok := d.number(w["StructParent"]); ok {
			st.keys[int(key)] = true
		}
	}
	st.element(root, 0)
	st.numbers(d.dict(root["ParentTree"]), 0)
}

type structure struct {
	doc     *document
	removed map[uintptr]bool // widgets, by identity
	keys    map[int]bool     // their StructParent numbers
	seen    map[uintptr]bool // nodes already visited: the structure may loop
}

// element removes the object references below one structure element and says whether the element is now empty.
func (s *structure) element(dict types.Dict, depth int) (empty bool) {
	if s.seen[identity(dict)] || depth > 100 {
		return false
	}
	s.seen[identity(dict)] = true
	kids, isArray := s.doc.get(dict["K"]).(types.Array)
	if !isArray {
		if dict["K"] == nil {
			return false
		}
		kids = types.Array{dict["K"]}
	}
	var keep types.Array
	for _, k := range kids {
		if !s.gone(k, depth) {
			keep = append(keep, k)
		}
	}
	switch {
	case len(keep) == len(kids):
	case len(keep) == 0:
		delete(dict, "K")
		return true
	default:
		dict["K"] = keep
	}
	return false
}

func (s *structure) gone(kid types.Object, depth int) bool {
	dict := s.doc.dict(kid)
	if dict == nil {
		return false
	}
	if s.doc.name(dict["Type"]) == "OBJR" {
		target := s.doc.dict(dict["Obj"])
		return target != nil && s.removed[identity(target)]
	}
	return s.element(dict, depth+1)
}

// numbers removes the entries of the removed widgets from the tree that leads from objects to structure elements.
func (s *structure) numbers(node types.Dict, depth int) {
	if node == nil || depth > 40 || s.seen[identity(node)] {
		return
	}
	s.seen[identity(node)] = true
	for _, k := range s.doc.array(node["Kids"]) {
		s.numbers(s.doc.dict(k), depth+1)
	}
	nums := s.doc.array(node["Nums"])
	var keep types.Array
	for pair := range slices.Chunk(nums, 2) {
		if len(pair) == 2 && !s.keys[s.doc.integer(pair[0])] {
			keep = append(keep, pair...)
		}
	}
	if len(keep) < len(nums) {
		node["Nums"] = keep
	}
}
