package fill

import (
	"context"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// onPage returns the content of the first page with the form XObjects that flattening added, and its annotations.
func onPage(t *testing.T, pdf []byte) (content string, annotations int) {
	t.Helper()
	p, err := parse(context.Background(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	if p.doc.root["AcroForm"] != nil {
		t.Error("the form is left")
	}
	pg := p.pages[0]
	var b strings.Builder
	b.Write(p.doc.pageContent(pg))
	for name, o := range p.doc.dict(pg.resources["XObject"]) {
		if s, ok := p.doc.stream(o); ok && strings.HasPrefix(name, "Hf") {
			b.WriteString("\n")
			b.Write(p.doc.content(s))
		}
	}
	return b.String(), len(p.doc.array(pg.dict["Annots"]))
}

func flatten(t *testing.T, pdf []byte, v Values) string {
	t.Helper()
	out, _, err := open(t, pdf).Fill(v, Options{Flatten: true})
	if err != nil {
		t.Fatal(err)
	}
	content, _ := onPage(t, out)
	return content
}

// drawing is an appearance that paints a white ground and a mark by which the test knows it.
func drawing(mark string) string {
	return streamObject("/Type/XObject/Subtype/Form/BBox[0 0 200 20]", "1 g 0 0 200 20 re f % "+mark)
}

func TestFlattenPaintsWhatPaperShows(t *testing.T) {
	ap := func(n string) string { return "/AP<</N " + n + ">>" }
	for _, c := range []struct {
		name   string
		fields []string
		fill   Values
		has    string
		hasNot string
	}{
		{"a value", []string{widgetOf("f", "/FT/Tx")}, Values{"f": "Ana"}, "Tm", "re f"},
		{"an empty field leaves no white ground", []string{widgetOf("f", "/FT/Tx"+ap("8 0 R")), drawing("own")}, nil, "", "own"},
		{"an empty field keeps its border", []string{widgetOf("f", "/FT/Tx/MK<</BC[0 0 0]/BG[1 1 1]>>")}, nil, "0 0 0 RG", "rg"},
		{"a coloured ground stays", []string{widgetOf("f", "/FT/Tx/MK<</BG[0.6 0.8 1]>>")}, nil, "0.6 0.8 1 rg", ""},
		{"a constant of the blank is drawn again", []string{widgetOf("f", "/FT/Tx/Ff 1/V(PRESENT)"+ap("8 0 R")), drawing("own")}, nil, "Tm", "own"},
		{"a barcode keeps its own drawing", []string{widgetOf("PDF417BarCode1", "/FT/Tx/Ff 1/V(T-1|01/01/26|1)"+ap("8 0 R")), drawing("own")}, nil, "own", "Tm"},
		{"an unselected drop-down prints no prompt", []string{widgetOf("f", "/FT/Ch/Ff 131072/Opt[(Select) (CA)]/V(Select)"+ap("8 0 R")), drawing("own")}, nil, "", "own"},
		{"a framed push button is not printed", []string{widgetOf("f", "/FT/Btn/Ff 65536/MK<</BC[0]/CA(Print)>>"+ap("8 0 R")), drawing("own")}, nil, "", "own"},
		{"a push button with a command is not printed", []string{widgetOf("f", "/FT/Btn/Ff 65536/A<</S/Named/N/Print>>"+ap("8 0 R")), drawing("own")}, nil, "", "own"},
		{"a push button that a script runs is not printed", []string{widgetOf("f", "/FT/Btn/Ff 65536/AA<</U<</S/JavaScript/JS(this.print\\(\\))>>>>"+ap("8 0 R")), drawing("own")}, nil, "", "own"},
		{"a screen-only push button is not printed", []string{"<</Subtype/Widget/F 0/Rect[50 700 250 720]/T(f)/FT/Btn/Ff 65536" + ap("8 0 R") + ">>", drawing("own")}, nil, "", "own"},
		{"words beside a push button are not printed", []string{widgetOf("f", "/FT/Btn/Ff 65536"+ap("8 0 R")), drawing("own"), widgetOf("g", "/FT/Btn/Ff 65536/MK<</BG[0.8]>>")}, nil, "", "own"},
		{"a link in the text that is a push button stays", []string{widgetOf("f", "/FT/Btn/Ff 65536/MK<</CA(DV-110)>>"+ap("8 0 R")), drawing("own")}, nil, "own", ""},
		{"a link that a script opens stays", []string{widgetOf("f", "/FT/Btn/Ff 65536/A<</S/JavaScript/JS(app.launchURL)>>"+ap("8 0 R")), drawing("own")}, nil, "own", ""},
		{"a hidden field is not printed", []string{"<</Subtype/Widget/F 6/Rect[50 700 250 720]/T(f)/FT/Tx/V(secret)" + ap("8 0 R") + ">>", drawing("own")}, nil, "", "own"},
		{"a ticked box", []string{widgetOf("f", "/FT/Btn"+states("Yes", "Off"))}, Values{"f": true}, " l S", ""},
		{"a ticked round button gets a dot in its circle", []string{widgetOf("f", "/FT/Btn/Ff 32768/MK<</CA(l)/BC[0]>>"+states("Yes", "Off"))}, Values{"f": true}, " c h f", " l S"},
		{"an unticked box keeps its frame", []string{widgetOf("f", "/FT/Btn/AS/Yes/V/Yes/MK<</BC[0]>>"+states("Yes", "Off"))}, nil, "re S", " l S"},
		{"a state without a drawing draws nothing", []string{widgetOf("f", "/FT/Btn/AS/Gone/V/Gone/AP<</N<<>>>>")}, nil, "", "Do"},
		{"a frame that the box draws itself stays", []string{widgetOf("f", "/FT/Btn/AP<</N<</Yes 5 0 R/Off 8 0 R>>>>"), streamObject("/Subtype/Form/BBox[0 0 200 20]", "0 0 m 200 0 l S % frame")}, nil, "% frame", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := flatten(t, formPDF(c.fields...), c.fill)
			if c.has != "" && !strings.Contains(got, c.has) {
				t.Errorf("%q is missing in:\n%s", c.has, got)
			}
			if c.hasNot != "" && strings.Contains(got, c.hasNot) {
				t.Errorf("%q is in:\n%s", c.hasNot, got)
			}
		})
	}
}

func TestFlattenKeepsLinks(t *testing.T) {
	pdf := rawPDF("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/Annots[4 0 R 5 0 R]>>", widgetOf("f", "/FT/Tx"),
		"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>")
	out, _, err := open(t, pdf).Fill(Values{"f": "x"}, Options{Flatten: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, n := onPage(t, out); n != 1 {
		t.Errorf("%d annotations left, want the link", n)
	}
}

// Pages share resources: what is added for one page must not reach another.
func TestFlattenLeavesSharedResourcesAlone(t *testing.T) {
	pdf := rawPDF("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>", "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Resources 6 0 R>>",
		"<</Type/Page/Parent 2 0 R/Annots[5 0 R]>>", "<</Type/Page/Parent 2 0 R>>", widgetOf("f", "/FT/Tx"), "<</XObject<<>>>>")
	out, _, err := open(t, pdf).Fill(Values{"f": "x"}, Options{Flatten: true})
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(p.doc.dict(p.pages[1].resources["XObject"])); n != 0 {
		t.Errorf("the second page has %d drawings of the first", n)
	}
}

func TestFlattenTakesWidgetsOutOfTheTags(t *testing.T) {
	pdf := rawPDF("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/Annots[4 0 R]/StructParents 0>>",
		widgetOf("f", "/FT/Tx/StructParent 1"),
		"<</Type/StructTreeRoot/K 6 0 R/ParentTree<</Nums[0[7 0 R]1 8 0 R]>>>>",
		"<</S/Document/P 5 0 R/K[7 0 R 8 0 R]>>", "<</S/P/P 6 0 R/K 0>>",
		"<</S/Form/P 6 0 R/K<</Type/OBJR/Obj 4 0 R>>>>")
	out, _, err := open(t, pdf).Fill(Values{"f": "x"}, Options{Flatten: true})
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	d := p.doc
	root := d.dict(d.root["StructTreeRoot"])
	if kids := d.array(d.dict(root["K"])["K"]); len(kids) != 1 || d.name(d.dict(kids[0])["S"]) != "P" {
		t.Errorf("the document's tags are %v, want the paragraph alone", kids)
	}
	if nums := d.array(d.dict(root["ParentTree"])["Nums"]); len(nums) != 2 || d.integer(nums[0]) != 0 {
		t.Errorf("the parent tree is %v", nums)
	}
	for n := range d.ctx.Table {
		if d.name(d.dict(*types.NewIndirectRef(n, 0))["Subtype"]) == "Widget" {
			t.Error("the widget is still in the file")
		}
	}
}

func TestBoxesOverPages(t *testing.T) {
	pdf := rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
		streamObject("", "q 2 0 0 2 0 0 cm"))
	f, err := Open(pdf)
	if err != ErrNoForm || f == nil {
		t.Fatalf("%v, %v", f, err)
	}
	boxes := []Box{
		{Name: "name", Page: 1, Rect: [4]float64{100, 700, 300, 716}, Text: "Nguyễn Thị Ánh"},
		{Name: "agree", Page: 1, Rect: [4]float64{100, 600, 110, 610}, Mark: true},
		{Name: "story", Page: 1, Rect: [4]float64{100, 500, 200, 520}, Text: strings.Repeat("word ", 40), Multi: true},
	}
	out, report, err := f.Fill(nil, Options{Boxes: boxes})
	if err != nil {
		t.Fatal(err)
	}
	content, _ := onPage(t, out)
	if !strings.Contains(content, "Q\nq 1 0 0 1 100 700 cm") && !strings.Contains(content, "1 0 0 1 100 700 cm /HfB0 Do") {
		t.Errorf("the first box is not at its place:\n%s", content)
	}
	if len(report.Overflow) != 1 || report.Overflow[0].Field != "story" || report.Overflow[0].Shown+report.Overflow[0].Rest != boxes[2].Text {
		t.Errorf("overflow %+v", report.Overflow)
	}
	if _, _, err := f.Fill(nil, Options{Boxes: boxes, Flatten: true}); err == nil {
		t.Error("a filing copy was made although text has no room")
	}
	for _, bad := range []Box{{Name: "b", Page: 2, Rect: [4]float64{0, 0, 9, 9}}, {Name: "b", Page: 1, Rect: [4]float64{9, 0, 0, 9}}} {
		if _, _, err := f.Fill(nil, Options{Boxes: []Box{bad}}); err == nil {
			t.Errorf("%+v was accepted", bad)
		}
	}
}
