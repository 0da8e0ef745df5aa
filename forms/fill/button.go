package fill

import (
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Push buttons serve two ends. Some are commands for the screen (Print, Save, Clear) and have no place on paper; some
// are words of the running text that a reader may click ("Form DV-110"), and without them the sentence has a hole.

// commandActions work on the document instead of leading somewhere.
var commandActions = []string{"Named", "ResetForm", "SubmitForm", "ImportData", "Hide"}

// command says that a push button is one to press: its action works on the document, or it looks like a button because
// it has a frame or a coloured ground.
func (d *document) command(w *widget) bool {
	actions := types.Array{w.dict["A"]}
	for _, a := range d.dict(w.dict["AA"]) {
		actions = append(actions, a)
	}
	for _, o := range actions {
		a := d.dict(o)
		switch kind := d.name(a["S"]); {
		case slices.Contains(commandActions, kind):
			return true
		case kind == "JavaScript" && !strings.Contains(d.text(a["JS"]), "URL"): // launchURL, getURL: a link
			return true
		}
	}
	return d.decor(w, w.rect.width(), w.rect.height(), false) != ""
}

// caption returns what a push button leaves on paper: the words of one that stands in the text. Words in a row with
// commands belong to these ("press the Clear button when you are done").
func (fl *flattener) caption(w *widget) types.Object {
	if w.command {
		return nil
	}
	for _, f := range fl.tree.fields {
		for _, c := range f.widgets {
			if c.command && c.page == w.page && min(c.rect[3], w.rect[3])-max(c.rect[1], w.rect[1]) > 1 {
				return nil
			}
		}
	}
	return fl.doc.normalAppearance(w.dict)
}
