package forms

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/fill"
)

// madeField is a field of a form that a test makes: for editions whose blank nobody here has.
type madeField struct {
	Name  string
	Type  fill.Kind
	Page  int
	Rect  [4]float64
	Tip   string
	Multi bool
	Max   int
}

// madeForm is a PDF of letter pages with the given fields. Each page prints the words given for it, one line under the
// other from the top, and the foot on every page.
func madeForm(t testing.TB, foot string, pages [][]string, fields []madeField) []byte {
	t.Helper()
	var objects []string
	add := func(o string) int { objects = append(objects, o); return len(objects) }
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	add("") // catalog
	add("") // pages
	add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	add("") // form
	empty := add("<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 0>>\nstream\n\nendstream")
	var kids, all []string
	for i, lines := range pages {
		var b strings.Builder
		for n, l := range lines {
			fmt.Fprintf(&b, "BT /F1 9 Tf 50 %d Td (%s) Tj ET\n", 740-20*n, escape.Replace(l))
		}
		fmt.Fprintf(&b, "BT /F1 8 Tf 50 30 Td (%s Page %d of %d) Tj ET\n", escape.Replace(foot), i+1, len(pages))
		content := add(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", b.Len(), b.String()))
		var annots []string
		for _, f := range fields {
			if f.Page == i+1 {
				n := add(f.widget(escape, empty))
				annots = append(annots, fmt.Sprintf("%d 0 R", n))
			}
		}
		all = append(all, annots...)
		n := add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[%s]>>", content, strings.Join(annots, " ")))
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
	}
	objects[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R>>"
	if len(fields) == 0 {
		objects[0] = "<</Type/Catalog/Pages 2 0 R>>"
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 612 792]>>", strings.Join(kids, " "), len(kids))
	objects[3] = fmt.Sprintf("<</Fields[%s]/DA(/Helv 10 Tf 0 g)>>", strings.Join(all, " "))
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

func (f madeField) widget(escape *strings.Replacer, empty int) string {
	flags, kind, rest := 0, "Tx", ""
	switch f.Type {
	case fill.Check, fill.Radio:
		kind, rest = "Btn", fmt.Sprintf("/AS/Off/AP<</N<</Yes %d 0 R>>>>", empty)
		if f.Type == fill.Radio {
			flags |= 1 << 15
		}
	case fill.Combo:
		kind, flags, rest = "Ch", 1<<17, "/Opt[( )(CA)(NY)(TX)]"
	case fill.Signature:
		kind = "Sig"
	}
	if f.Multi {
		flags |= 1 << 12
	}
	if f.Max > 0 {
		rest += fmt.Sprintf("/MaxLen %d", f.Max)
	}
	if f.Tip != "" {
		rest += "/TU(" + escape.Replace(f.Tip) + ")"
	}
	return fmt.Sprintf("<</Type/Annot/Subtype/Widget/F 4/FT/%s/Ff %d/T(%s)/Rect[%g %g %g %g]%s>>", kind, flags, escape.Replace(f.Name), f.Rect[0], f.Rect[1], f.Rect[2], f.Rect[3], rest)
}

// knowing makes the program know further editions, each with its map, as long as the test runs.
func knowing(t testing.TB, more map[*Edition]string) {
	t.Helper()
	was := theRegistry
	t.Cleanup(func() { theRegistry = was })
	r := was()
	r.editions, r.maps = append([]Edition{}, r.editions...), maps.Clone(r.maps)
	for e, text := range more {
		m := mustRead(t, text)
		e.Known, e.Mapped, e.AsOf, e.Source = true, true, r.asOf, FromLibrary
		if m.Published {
			e.Source = FromPublished
		}
		r.editions = append(r.editions, *e)
		r.maps[e.ID] = func() *Map { return m }
	}
	theRegistry = func() registry { return r }
}

// look writes a filled sample form into the folder that HARBORFILE_LOOK names, for a person who wants to see its pages.
func look(t testing.TB, name string, pdf []byte) {
	t.Helper()
	dir := os.Getenv("HARBORFILE_LOOK")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
		t.Error(err)
	}
}

func mustRead(t testing.TB, text string) *Map {
	t.Helper()
	m, err := ReadMap([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return m
}
