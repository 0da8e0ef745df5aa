package fill

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// clean removes what would redraw, recalculate or lock a filled copy, or run in the reader's program, and repairs
// entries that strict readers refuse.
func (p *parsed) clean() {
	d := p.doc
	for _, key := range []string{"Perms", "NeedsRendering", "OpenAction", "AA", "Extensions", "Legal"} {
		delete(d.root, key)
	}
	if names := d.dict(d.root["Names"]); names != nil {
		delete(names, "JavaScript")
	}
	if p.tree.acro != nil {
		for _, key := range []string{"XFA", "NeedAppearances", "CO", "SigFlags"} {
			delete(p.tree.acro, key)
		}
	}
	for _, pg := range p.pages {
		delete(pg.dict, "AA")
		for _, a := range d.array(pg.dict["Annots"]) {
			d.quiet(d.dict(a))
		}
	}
	for number := range d.ctx.Table {
		o := d.get(*types.NewIndirectRef(number, 0))
		d.reserve(o, 0)
		d.repair(d.dict(o))
	}
}

// activeActions run something or send something; going to a page or to a web address stays.
var activeActions = []string{"JavaScript", "Launch", "SubmitForm", "ResetForm", "ImportData", "Rendition", "GoToE", "SetOCGState"}

// quiet takes the actions from an annotation: all of a widget's, the active ones of a link's.
func (d *document) quiet(annotation types.Dict) {
	if annotation == nil {
		return
	}
	delete(annotation, "AA")
	action := d.dict(annotation["A"])
	if action == nil {
		delete(annotation, "A")
		return
	}
	if d.name(annotation["Subtype"]) == "Widget" || slices.Contains(activeActions, d.name(action["S"])) {
		delete(annotation, "A")
		return
	}
	delete(action, "Next")
}

// repair mends entries seen in official forms that make validating readers refuse the whole file.
func (d *document) repair(dict types.Dict) {
	if dict == nil {
		return
	}
	if d.name(dict["Subtype"]) == "Widget" || dict["FT"] != nil {
		delete(dict, "A")
		delete(dict, "AA")
		d.makeDirect(dict, "TU")
	}
	if d.name(dict["S"]) == "JavaScript" {
		delete(dict, "JS")
		dict["JS"] = types.StringLiteral("")
	}
	if fd := d.dict(dict["FontDescriptor"]); fd != nil {
		d.repairFontFile(fd)
	}
}

// makeDirect replaces a reference to a string by the string.
func (d *document) makeDirect(dict types.Dict, key string) {
	if dict[key] == nil {
		return
	}
	switch s := d.get(dict[key]).(type) {
	case types.StringLiteral, types.HexLiteral:
		dict[key] = s
	default:
		delete(dict, key)
	}
}

// repairFontFile adds the lengths that a Type 1 font file must give. Readers find its sections by scanning, so zero is
// harmless where a refused form is not.
func (d *document) repairFontFile(descriptor types.Dict) {
	s, ok := d.stream(descriptor["FontFile"])
	if !ok {
		return
	}
	for _, key := range []string{"Length1", "Length2", "Length3"} {
		if s.Dict[key] == nil {
			s.Dict[key] = types.Integer(0)
		}
	}
}
