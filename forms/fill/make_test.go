package fill

import (
	"fmt"
	"strings"
	"testing"
)

// Small PDFs made by the tests themselves, so that the engine is tested where the official blanks are absent.

// rawPDF writes objects, numbered from 1, with a cross-reference table. The first object is the catalog.
func rawPDF(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return []byte(b.String())
}

func streamObject(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(content), content)
}

// formPDF is one page with the given fields. The objects of the page come first: 1 catalog, 2 pages, 3 page, 4 form,
// 5 content, 6 font; fields start at 7.
func formPDF(fields ...string) []byte {
	var refs []string
	for i := range fields {
		refs = append(refs, fmt.Sprintf("%d 0 R", i+7))
	}
	list := strings.Join(refs, " ")
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>",
		"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 6 0 R>>>>/Annots[" + list + "]>>",
		"<</Fields[" + list + "]/DA(/Helv 10 Tf 0 g)>>",
		streamObject("", "BT /F1 9 Tf 50 20 Td (Form T-100 Rev. March 3, 2026) Tj ET"),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}
	return rawPDF(append(objects, fields...)...)
}

// widgetOf is a field at a place, 200 by 20 points.
func widgetOf(name, rest string) string {
	return fmt.Sprintf("<</Type/Annot/Subtype/Widget/F 4/Rect[50 700 250 720]/T(%s)%s>>", name, rest)
}

// states is an appearance dictionary with the on-states of a box and an empty drawing for each.
func states(names ...string) string {
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "/%s 5 0 R", n)
	}
	return "/AP<</N<<" + b.String() + ">>>>"
}

// refill fills a form, opens the result and returns its fields by name.
func refill(t testing.TB, pdf []byte, v Values, o Options) (map[string]Field, *Report, []byte) {
	t.Helper()
	f, err := Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	out, report, err := f.Fill(v, o)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(out)
	if err != nil && err != ErrNoForm {
		t.Fatal(err)
	}
	fields := map[string]Field{}
	for _, x := range again.Fields() {
		fields[x.Name] = x
	}
	return fields, report, out
}
