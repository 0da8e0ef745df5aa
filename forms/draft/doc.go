// Package draft makes the office's own papers: motions, declarations, proposed orders, letters. A template (YAML, under
// templates) and the facts of one matter give a Document, a list of blocks; Render sets it in pages as a tagged PDF
// with embedded fonts. Every paper is a draft for an attorney's review.
//
// It owns the templates, the block model and the layout of pages. It must not know storage, the window, or how papers
// are bound into a packet.
//
//	for _, t := range draft.For(snapshot) {
//		doc, gaps, err := t.Build(snapshot) // facts -> blocks; what is lacking shows in the text and in gaps
//		pdf, err := draft.Render(doc)
//	}
//
// How a page comes to be: each block compiles into flows, lines of text in columns (compile.go and the file of the block);
// paginate breaks them into pages and finds room for the footnotes (noteroom.go); pageWriter draws what falls on a page
// and tags it (tags.go); furniture.go draws the footer and the numbered lines of pleading paper. All sizes are in look.go.
//
// doc.Notes is the attorney's note: where each statement of law comes from, how old the text is, and how sure the data
// is of it. It belongs beside the paper, never in it.
package draft
