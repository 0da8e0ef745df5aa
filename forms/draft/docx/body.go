package docx

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
)

// para writes a paragraph in a style.
func (w *writer) para(style string, r draft.Rich) { w.body.WriteString(w.paragraph(style, 0, r)) }

// paragraph is a paragraph in a style. numbering is a list of this file, 0 for what the style says.
func (w *writer) paragraph(style string, numbering int, r draft.Rich) string {
	props := `<w:pStyle w:val="` + style + `"/>`
	if w.keep {
		props += "<w:keepNext/>"
	}
	if w.fresh {
		props += "<w:pageBreakBefore/>"
		w.fresh = false
	}
	if numbering > 0 {
		props += fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, levelOf(style), numbering)
	}
	return "<w:p><w:pPr>" + props + direction(r) + "</w:pPr>" + w.runs(r) + "</w:p>"
}

// block writes one block.
func (w *writer) block(b draft.Block) {
	switch b := b.(type) {
	case draft.Caption:
		w.caption(b)
	case draft.Letterhead:
		w.para(styleLetterhead, draft.Plain(b.Name))
		w.para(styleContact, draft.Plain(b.Contact))
	case draft.Title:
		w.para(styleTitle, b.Text)
	case draft.Heading:
		w.para(headingStyle(b.Level), b.Text)
	case draft.Numbered:
		w.numberedParagraph(b)
	case draft.Paragraph:
		w.plainParagraph(b)
	case draft.Quote:
		w.para(styleQuote, b.Text)
	case draft.Table:
		w.table(b)
	case draft.List:
		w.list(b)
	case draft.Signature:
		w.signature(b)
	case draft.Jurat:
		w.keep = true
		w.para(styleJurat, b.Words)
		w.keep = false
		w.signature(draft.Signature{Lines: b.Lines})
	case draft.Notary:
		w.notary(b)
	case draft.Break:
		w.fresh = true
	default:
		w.fail(fmt.Errorf("docx: a block of kind %T is not known", b))
	}
}

func (w *writer) plainParagraph(b draft.Paragraph) {
	w.keep = leadsIn(b.Text)
	if b.Tight {
		w.para(styleAddress, b.Text)
	} else {
		w.para(styleBody, b.Text)
	}
	w.keep = false
}

// leadsIn reports whether a text announces what follows, and stays with it.
func leadsIn(r draft.Rich) bool { return strings.HasSuffix(strings.TrimSpace(r.String()), ":") }

func (w *writer) numberedParagraph(b draft.Numbered) {
	level := min(max(b.Level, 1), levels)
	if b.Restart {
		w.current = w.newList(list{abstract: abstractNumbered, level: level - 1})
	}
	w.keep = leadsIn(b.Text)
	w.body.WriteString(w.paragraph(numberedStyle(level), w.current, b.Text))
	w.keep = false
}

func (w *writer) list(b draft.List) {
	style, numbering := styleDashed, 0
	if b.Lettered {
		style, numbering = styleLettered, w.newList(list{abstract: abstractLettered})
	}
	for _, item := range b.Items {
		w.body.WriteString(w.paragraph(style, numbering, item))
	}
}
