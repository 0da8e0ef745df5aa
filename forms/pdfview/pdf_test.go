package pdfview

import (
	"bytes"
	"fmt"
	"strings"
)

// pdfFile builds a small PDF by hand: object 1 is the catalog, 2 the page
// tree, 3 the font; add returns the number of a further object.
type pdfFile struct {
	objects []string
	pages   []int
	catalog string // further entries of the catalog
}

func newPDF() *pdfFile {
	return &pdfFile{objects: []string{"", "", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}}
}

func (f *pdfFile) add(body string) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

func (f *pdfFile) stream(dict, data string) int {
	return f.add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

// page adds a page with a content stream; extra are further entries, by
// default a letter-size MediaBox.
func (f *pdfFile) page(content, extra string) int {
	if !strings.Contains(extra, "/MediaBox") {
		extra += "/MediaBox[0 0 612 792]"
	}
	if !strings.Contains(extra, "/Resources") {
		extra += "/Resources<</Font<</F1 3 0 R>>>>"
	}
	cs := f.stream("", content)
	n := f.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>", cs, extra))
	f.pages = append(f.pages, n)
	return n
}

func (f *pdfFile) bytes() []byte {
	var kids strings.Builder
	for _, p := range f.pages {
		fmt.Fprintf(&kids, "%d 0 R ", p)
	}
	f.objects[1] = "<</Type/Catalog/Pages 2 0 R" + f.catalog + ">>"
	f.objects[2] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(f.pages))
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, f.objects[n])
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		fmt.Fprintf(&b, "%010d 00000 n \n", offsets[n])
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.objects), start)
	return b.Bytes()
}

// show is a line of text at x, y of the page's user space.
func show(x, y float64, text string) string {
	return fmt.Sprintf("BT /F1 12 Tf %g %g Td (%s) Tj ET\n", x, y, text)
}

// onePage is a document of one page with one line.
func onePage(text string) []byte {
	f := newPDF()
	f.page(show(72, 700, text), "")
	return f.bytes()
}

// endless is a page whose drawing never ends: forms that draw forms, a
// hundred times each, ten levels deep.
func endless() []byte {
	f := newPDF()
	inner := f.stream("/Type/XObject/Subtype/Form/BBox[0 0 612 792]", "0 0 10 10 re f")
	for range 10 {
		inner = f.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X %d 0 R>>>>", inner),
			strings.Repeat("/X Do\n", 100))
	}
	f.page("/X Do", fmt.Sprintf("/Resources<</XObject<</X %d 0 R>>>>", inner))
	return f.bytes()
}
