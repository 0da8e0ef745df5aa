package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// Write makes the file of a document. version is the id of the version of the paper that it is, kept in the file so that
// an edited one finds its way back; "" leaves it out. Equal documents give equal bytes. The file names no author, no day
// and nobody's comments: what it says of itself is the title, the language and the program.
//
// Errors: *text.MissingGlyph for a character that no such file can hold.
func Write(d *draft.Document, version string) ([]byte, error) {
	w := &writer{doc: d, look: lookOf(d.Look)}
	for _, b := range d.Blocks {
		w.block(b)
	}
	if w.err != nil {
		return nil, w.err
	}
	return w.pack(version)
}

// writer turns blocks into the parts of the file. It keeps the first error and goes on.
type writer struct {
	look
	doc   *draft.Document
	body  strings.Builder
	notes []string // the footnotes, as paragraphs
	lists []list   // numberings beyond the usual ones
	err   error

	current int  // the numbering that numbered paragraphs go on in; 0 = the usual one
	fresh   bool // the next paragraph begins a page
	keep    bool // the paragraph being written stays with the next
}

// part is one member of the package.
type part struct{ name, text string }

// pack lays the parts into the zip, in a fixed order and with no times.
func (w *writer) pack(version string) ([]byte, error) {
	parts := []part{
		{"[Content_Types].xml", contentTypes(w.numbered)},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", w.core()},
		{"docProps/custom.xml", w.custom(version)},
		{"word/document.xml", w.document()},
		{"word/styles.xml", w.styles()},
		{"word/numbering.xml", w.numbering()},
		{"word/footnotes.xml", w.footnotes()},
		{"word/settings.xml", settings},
		{"word/footer1.xml", w.footer()},
		{"word/_rels/document.xml.rels", documentRelations(w.numbered)},
	}
	if w.numbered {
		parts = append(parts, part{"word/header1.xml", w.lineNumbers()})
	}
	if w.err != nil {
		return nil, w.err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(p.text)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// document is the main part.
func (w *writer) document() string {
	header := ""
	if w.numbered {
		header = `<w:headerReference w:type="default" r:id="rId6"/>`
	}
	return xmlHead + `<w:document ` + namespaces + `><w:body>` + w.body.String() +
		`<w:sectPr>` + header + `<w:footerReference w:type="default" r:id="rId5"/>` +
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="360" w:footer="620" w:gutter="0"/>`,
			pageWidth, pageHeight, margin, w.right(), 76*twips, w.left()) + w.borders() + `</w:sectPr></w:body></w:document>`
}

// borders are the rules of numbered paper: a double one at the left of the text, a single one at its right.
func (w *writer) borders() string {
	if !w.numbered {
		return ""
	}
	return `<w:pgBorders w:offsetFrom="text"><w:left w:val="double" w:sz="4" w:space="6" w:color="auto"/>` +
		`<w:right w:val="single" w:sz="4" w:space="6" w:color="auto"/></w:pgBorders>`
}

// clean is a text as XML.
func (w *writer) clean(s string) string {
	if !utf8.ValidString(s) {
		w.fail(&text.MissingGlyph{Rune: utf8.RuneError})
		return ""
	}
	var out strings.Builder
	for _, r := range text.Clean(s) {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"':
			out.WriteString("&quot;")
		case r != '\n' && r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF:
			w.fail(&text.MissingGlyph{Rune: r})
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
