package fill

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// New makes the fillable PDF of one of our own forms. The same template gives the same bytes, so that a form can be
// recognised by its hash. The error names what is wrong with the template.
func New(t Template) ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	m, err := newMaker()
	if err != nil {
		return nil, err
	}
	m.paginate(m.blocks(t))
	m.foot(t)
	m.finish(t)
	if m.err != nil {
		return nil, fmt.Errorf("template %s: %w", t.ID, m.err)
	}
	return m.doc.write(), nil
}

func newMaker() (*maker, error) {
	d := emptyDocument()
	set, err := newTypesetter(d, nil)
	if err != nil {
		return nil, err
	}
	bold, err := boldFont()
	if err != nil {
		return nil, err
	}
	m := &maker{doc: d, set: set, bold: newFace(bold)}
	set.faces = append(set.faces, m.bold)
	return m, nil
}

// emptyDocument has a catalog and nothing else.
func emptyDocument() *document {
	d := &document{ctx: &model.Context{XRefTable: &model.XRefTable{Table: map[int]*model.XRefTableEntry{}}}, root: types.Dict{}, next: 1}
	root := d.add(d.root)
	d.ctx.Root = &root
	return d
}

// footWords are the words at the foot of a page and in the title of the file.
type footWords struct{ edition, page, title string }

func (t Template) footWords() footWords {
	if t.Language == "es" {
		return footWords{"Edición %s", "Página %d de %d", "%s (%s, edición %s)"}
	}
	return footWords{"Edition %s", "Page %d of %d", "%s (%s, edition %s)"}
}

// foot prints number, edition and page at the foot of each page.
func (m *maker) foot(t Template) {
	say := t.footWords()
	for i, s := range m.sheets {
		s.rule(marginSide, 44, pageWidth-marginSide, 0.6, soft)
		s.text(m.glyphs(fmt.Sprintf("%s  %s", t.Number, t.Title), false), 8, marginSide, 33, soft)
		middle := m.glyphs(fmt.Sprintf(say.edition, t.Edition), false)
		s.text(middle, 8, (pageWidth-advance(middle)*8)/2, 33, soft)
		right := m.glyphs(fmt.Sprintf(say.page, i+1, len(m.sheets)), false)
		s.text(right, 8, pageWidth-marginSide-advance(right)*8, 33, soft)
	}
}

// finish completes pages, form and catalog.
func (m *maker) finish(t Template) {
	d := m.doc
	m.set.finish()
	pages := types.Dict{"Type": types.Name("Pages"), "Count": types.Integer(len(m.sheets))}
	pagesRef := d.add(pages)
	var kids types.Array
	for _, s := range m.sheets {
		for k, v := range (types.Dict{"Type": types.Name("Page"), "Parent": pagesRef,
			"MediaBox":  types.Array{types.Integer(0), types.Integer(0), types.Integer(pageWidth), types.Integer(pageHeight)},
			"Resources": types.Dict{"Font": s.fonts}, "Contents": d.addStream(types.Dict{}, []byte(s.ops.String())),
			"Annots": s.annots, "Tabs": types.Name("R")}) {
			s.dict[k] = v
		}
		kids = append(kids, s.ref)
	}
	pages["Kids"] = kids
	language := t.Language
	if language == "" {
		language = "en"
	}
	for k, v := range (types.Dict{"Type": types.Name("Catalog"), "Pages": pagesRef, "Lang": types.StringLiteral(language + "-US"),
		"ViewerPreferences": types.Dict{"DisplayDocTitle": types.Boolean(true)},
		"AcroForm":          types.Dict{"Fields": m.fields, "DA": types.StringLiteral("/Helv 0 Tf 0 g"), "DR": m.formResources()}}) {
		d.root[k] = v
	}
	info := d.add(types.Dict{"Title": textString(fmt.Sprintf(t.footWords().title, t.Title, t.Number, t.Edition)),
		"Producer": types.StringLiteral("Harborfile")})
	d.ctx.Info = &info
}

// formResources are the fonts with which a reader program shows what a person types. They are the standard ones every
// reader has; what Fill draws uses embedded fonts.
func (m *maker) formResources() types.Dict {
	font := func(base string) types.Dict {
		return types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type1"), "BaseFont": types.Name(base)}
	}
	helvetica := font("Helvetica")
	helvetica["Encoding"] = types.Name("WinAnsiEncoding")
	return types.Dict{"Font": types.Dict{"Helv": m.doc.add(helvetica), "ZaDb": m.doc.add(font("ZapfDingbats"))}}
}
