package fill

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// page is one page with the entries it inherits resolved.
type page struct {
	dict      types.Dict
	resources types.Dict
	box       rect // what a viewer shows: crop box within media box
	rotate    int  // 0, 90, 180, 270
}

// letter is the page size where the file gives none.
var letter = rect{0, 0, 612, 792}

// maxPages is far above any form; a page tree can name the same page without end.
const maxPages = 2000

// inherited are the entries a page takes from the nodes above it.
type inherited struct {
	resources, mediaBox, cropBox, rotate types.Object
}

func (d *document) readPages() []*page {
	w := &pageWalk{doc: d, seen: map[int]bool{}}
	w.node(d.root["Pages"], inherited{}, 0)
	return w.pages
}

type pageWalk struct {
	doc   *document
	seen  map[int]bool // nodes already visited, by object number: a node may be its own child
	pages []*page
}

func (w *pageWalk) node(o types.Object, above inherited, depth int) {
	if ref, ok := o.(types.IndirectRef); ok {
		n := ref.ObjectNumber.Value()
		if w.seen[n] {
			return
		}
		w.seen[n] = true
	}
	dict := w.doc.dict(o)
	if dict == nil || depth > 64 || len(w.pages) >= maxPages {
		return
	}
	here := above
	for key, slot := range map[string]*types.Object{"Resources": &here.resources, "MediaBox": &here.mediaBox, "CropBox": &here.cropBox, "Rotate": &here.rotate} {
		if v := dict[key]; v != nil {
			*slot = v
		}
	}
	kids, isNode := w.doc.get(dict["Kids"]).(types.Array)
	if !isNode || w.doc.name(dict["Type"]) == "Page" {
		w.pages = append(w.pages, w.doc.newPage(dict, here))
		return
	}
	for _, k := range kids {
		w.node(k, here, depth+1)
	}
}

func (d *document) newPage(dict types.Dict, in inherited) *page {
	p := &page{dict: dict, resources: d.dict(in.resources), box: letter, rotate: quarter(d.integer(in.rotate))}
	if r, ok := d.rect(in.mediaBox); ok && r.width() > 0 && r.height() > 0 {
		p.box = r
	}
	if c, ok := d.rect(in.cropBox); ok {
		both := rect{math.Max(c[0], p.box[0]), math.Max(c[1], p.box[1]), math.Min(c[2], p.box[2]), math.Min(c[3], p.box[3])}
		if both.width() > 0 && both.height() > 0 {
			p.box = both
		}
	}
	return p
}

// quarter brings a rotation to 0, 90, 180 or 270.
func quarter(degrees int) int {
	return ((degrees/90)%4 + 4) % 4 * 90
}
