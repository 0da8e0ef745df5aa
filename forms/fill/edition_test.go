package fill

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// printed is a page that prints lines; each is split into pieces as word processors do.
func printed(lines ...string) []byte {
	var b strings.Builder
	b.WriteString("BT /F1 9 Tf ")
	for i, l := range lines {
		half := len(l) / 2
		fmt.Fprintf(&b, "1 0 0 1 50 %d Tm [(%s) -20 (%s)] TJ ", 700-20*i, escape(l[:half]), escape(l[half:]))
	}
	b.WriteString("ET")
	return rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", streamObject("", b.String()))
}

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
}

func TestEditionLines(t *testing.T) {
	for _, c := range []struct{ line, form, edition string }{
		{"Form I-914 Edition 01/20/25", "I-914", "01/20/25"},
		{"Form I-589 (Rev. 08/25/20) Page 2", "I-589", "08/25/20"},
		{"Form I-914, Supplement A 02/27/17 Y", "I-914", "02/27/17"},
		{"DV-100 [Rev. January 1, 2025]", "DV-100", "Rev. January 1, 2025"},
		{"Rev. July 1, 2013, Mandatory Form", "", "Rev. July 1, 2013"},
		{"AOC-CR-287, Rev. 3/25 (replaced AOC-CR-264)", "AOC-CR-287", "Rev. 3/25"},
		{"AOC-CR-285, New 4/18, 2018 Administrative Office", "AOC-CR-285", "New 4/18"},
		{"Form EOIR-28 Rev. Dec. 2015", "EOIR-28", "Rev. Dec. 2015"},
		{"UCS-840 (rev. 02/01/2024)", "UCS-840", "rev. 02/01/2024"},
		{"Motion to Set Aside (Jan 2026)", "", "Jan 2026"},
		{"ATJ 502.6 (05/25)", "ATJ 502.6", "05/25"},
		{"Call (800) 555-0100 before 2026", "", ""},
	} {
		info := open(t, printed("An order of the court", c.line, "Page 1 of 2")).Info()
		if info.Form != c.form || info.Edition != c.edition {
			t.Errorf("%q reads as %q, %q; want %q, %q", c.line, info.Form, info.Edition, c.form, c.edition)
		}
	}
}

// Text over printed lines stands on them.
func TestTextStandsOnPrintedLines(t *testing.T) {
	content := "0 0 0 RG 50 640 m 250 640 l S 0.5 0 0 0.5 0 0 cm 100 1240 400 1 re f BT /F1 10 Tf 1 0 0 1 100 1200 Tm (" + strings.Repeat("_", 55) + ") Tj (___) Tj (_) Tj (_) Tj ET"
	pdf := rawPDF("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Annots[4 0 R]/Resources<</Font<</F1<</Subtype/Type1/BaseFont/Helvetica/FirstChar 95/Widths[667]>>>>>>>>",
		"<</Subtype/Widget/F 4/Rect[50 595 250 655]/T(f)/FT/Tx/Ff 4096/DA(/Helv 10 Tf)>>", streamObject("", content))
	text := strings.Repeat("one two three ", 7)
	out, report, err := open(t, pdf).Fill(Values{"f": text}, Options{})
	if err != nil || len(report.Overflow) != 0 {
		t.Fatal(err, report.Overflow)
	}
	p, err := parse(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := p.doc.stream(p.doc.dict(p.tree.fields[0].widgets[0].dict["AP"])["N"])
	drawn := string(p.doc.content(s))
	for _, base := range []string{" 47.2 Tm", " 27.45 Tm", " 6.7 Tm"} { // 2.2 above the lines at 640, 620.25 and 599.5
		if !strings.Contains(drawn, base) {
			t.Errorf("no line of text at%s in:\n%s", base, drawn)
		}
	}
	_, report, err = open(t, pdf).Fill(Values{"f": strings.Repeat(text, 9)}, Options{})
	if err != nil || len(report.Overflow) != 1 {
		t.Errorf("text for more than three lines: %v, %v", err, report.Overflow)
	}
}

func TestBarcodeNamesTheEdition(t *testing.T) {
	info := open(t, formPDF(widgetOf("PDF417BarCode1[0]", "/FT/Tx/Ff 1/V(I-914|01/20/25|1)"))).Info()
	if info.Form != "I-914" || info.Edition != "01/20/25" || info.Barcode != "I-914|01/20/25|1" {
		t.Errorf("%+v", info)
	}
}

func TestEveryErrorHasWords(t *testing.T) {
	type explainer interface {
		Explain(string) (string, string, string)
	}
	all := []error{ErrNotPDF, ErrPassword, ErrNoForm, ErrDynamicXFA, ErrDamaged, ErrTooLarge, &UnknownField{"a"}, &BadValue{"a", "text"},
		&MissingGlyph{Field: "a", Rune: '王'}, &MissingGlyph{Field: "a", Rune: '\uFFFD'}, &MissingGlyph{Field: "a", Rune: 'ש', Script: "Hebrew"}, &NoRoom{[]Overflow{{Field: "a"}}}}
	for _, err := range all {
		for _, lang := range []string{"en", "es"} {
			what, safe, do := err.(explainer).Explain(lang)
			for _, s := range []string{what, safe, do} {
				if s == "" || !strings.HasSuffix(s, ".") {
					t.Errorf("%v in %s: %q is no sentence", err, lang, s)
				}
				for _, hard := range []string{"error", "invalid", "failed", "must", "illegal"} {
					if strings.Contains(strings.ToLower(s), hard) {
						t.Errorf("%v in %s says %q", err, lang, hard)
					}
				}
			}
		}
	}
}
