package packet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases/law"
)

const plainWords = "BT /F1 12 Tf 72 700 Td (The words of a plain page stand here.) Tj ET"

// layer is a picture of so many dots; w and h are percent of the page.
func layer(across, down int, more string) string {
	return stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1%s", across, down, more), make([]byte, (across+7)/8*down))
}

// pictured is a page of pictures, which its resources name P5, P6 and so on by the number of their object.
func pictured(drawing string, pictures ...string) []byte {
	var names strings.Builder
	for i := range pictures {
		fmt.Fprintf(&names, "/P%d %d 0 R", 5+i, 5+i)
	}
	text := "\nBT 3 Tr /F1 8 Tf 72 700 Td (" + strings.Repeat("words that were read and lie behind the picture ", 3) + ") Tj ET"
	return onePage(drawing+text, "/Resources<<"+helvetica+"/XObject<<"+names.String()+">>>>", "", pictures...)
}

// striped is a scan in strips.
func striped(dpi, strips int) []byte {
	var drawing strings.Builder
	var pictures []string
	for i := range strips {
		h := 792 / float64(strips)
		fmt.Fprintf(&drawing, "q 612 0 0 %g 0 %g cm /P%d Do Q\n", h, 792-h*float64(i+1), 5+i)
		pictures = append(pictures, layer(dpi*17/2, dpi*11/strips, "/ColorSpace/DeviceGray"))
	}
	return pictured(drawing.String(), pictures...)
}

// TestFilesFromElsewhere: what other programs write is found wherever it lies, and what is harmless is not.
func TestFilesFromElsewhere(t *testing.T) {
	js := "<</S/JavaScript/JS(app.alert\\(1\\))>>"
	whole := "q 612 0 0 792 0 0 cm /P%d Do Q "
	embedded := []string{stream("/Type/EmbeddedFile", []byte("x")), "<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 5 0 R>>>>"}
	for name, c := range map[string]struct {
		pdf  []byte
		want string
	}{
		"opens on a page":              {onePage(plainWords, "", "/OpenAction[3 0 R/Fit]"), ""},
		"goes to a page":               {onePage(plainWords, "", "/OpenAction<</S/GoTo/D[3 0 R/XYZ 0 792 0]>>"), ""},
		"a form without fields":        {onePage(plainWords, "", "/AcroForm<</Fields[]>>"), ""},
		"a tree without files":         {onePage(plainWords, "", "/Names<</EmbeddedFiles<</Names[]>>>>"), ""},
		"a link to a place":            {onePage(plainWords, "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/URI/URI(https://example.com)>>>>]", ""), ""},
		"letters over a coarse ground": {pictured(fmt.Sprintf(whole+whole, 5, 6), layer(850, 1100, "/ColorSpace/DeviceGray"), layer(2550, 3300, "/ImageMask true")), ""},
		"letters cut out of a colour":  {pictured(fmt.Sprintf(whole, 5), layer(85, 110, "/ColorSpace/DeviceGray/Mask 6 0 R"), layer(2550, 3300, "/ImageMask true")), ""},
		"a small coarse seal":          {pictured(fmt.Sprintf(whole, 5)+"q 60 0 0 60 72 600 cm /P6 Do Q", layer(2550, 3300, "/ColorSpace/DeviceGray"), layer(40, 40, "/ColorSpace/DeviceGray")), ""},
		"many fine strips":             {striped(300, 60), ""},

		"a script at the opening":   {onePage(plainWords, "", "/OpenAction"+js), "open-action script"},
		"a script of a page":        {onePage(plainWords, "/AA<</O"+js+">>", ""), "open-action script"},
		"a script of a bookmark":    {onePage(plainWords, "", "/Outlines 5 0 R", "<</Type/Outlines/First 6 0 R/Last 6 0 R/Count 1>>", "<</Title(x)/Parent 5 0 R/A"+js+">>"), "script"},
		"a script after a link":     {onePage(plainWords, "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/URI/URI(https://example.com)/Next"+js+">>>>]", ""), "script"},
		"a script over the page":    {onePage(plainWords, "/Annots[<</Type/Annot/Subtype/Screen/Rect[0 0 99 99]/A"+js+">>]", ""), "annotation script"},
		"a file of a page":          {onePage(plainWords, "/AF[6 0 R]", "", embedded...), "attachment"},
		"an open field":             {onePage(plainWords, "/Annots[5 0 R]", "/AcroForm<</Fields[5 0 R]>>", "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 99 20]/P 3 0 R/DA(/F1 12 Tf 0 g)>>"), "open-field"},
		"a page twice as large":     {onePage(plainWords, "/UserUnit 2", ""), "page-size"},
		"coarse strips":             {striped(72, 60), "picture-dpi"},
		"coarse and fine halves":    {pictured("q 612 0 0 396 0 396 cm /P5 Do Q q 612 0 0 396 0 0 cm /P6 Do Q", layer(2550, 1650, "/ColorSpace/DeviceGray"), layer(612, 396, "/ColorSpace/DeviceGray")), "picture-dpi"},
		"a coarse scan in the page": {onePage("q 612 0 0 792 0 0 cm BI /W 340 /H 440 /CS /G /BPC 1 /F /AHx ID "+strings.Repeat("00", 43*440)+"> EI Q "+plainWords+strings.Repeat(plainWords, 3), "", ""), "picture-dpi"},
		"only a header was typed":   {onePage("q 612 0 0 792 0 0 cm /P5 Do Q BT /F1 9 Tf 72 770 Td (Case 1:26-cv-00123 Document 4 Page 3 of 9) Tj ET", "/Resources<<"+helvetica+"/XObject<</P5 5 0 R>>>>", "", layer(2550, 3300, "/ColorSpace/DeviceGray")), "text-on-every-page"},
	} {
		pack, _ := law.VenuePackByID("nyscef")
		lines, err := CheckFile(t.Context(), viewer(t), bytes.NewReader(c.pdf), int64(len(c.pdf)), pack)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, l := range lines {
			if l.Level == Red || l.Level == Amber {
				got = append(got, l.Rule)
			}
		}
		if slices.Sort(got); strings.Join(got, " ") != c.want {
			t.Errorf("%s: found %q, want %q", name, got, c.want)
		}
		KnownLines(t, lines)
	}
}

// TestSignedFile: a digital signature is told, and is no field to be filled.
func TestSignedFile(t *testing.T) {
	pdf := onePage(plainWords, "", "/AcroForm<</SigFlags 3/Fields[5 0 R]>>",
		"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 0 0]/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>>>")
	pack, _ := law.VenuePackByID("florida")
	lines, err := CheckFile(t.Context(), viewer(t), bytes.NewReader(pdf), int64(len(pdf)), pack)
	if err != nil {
		t.Fatal(err)
	}
	told := false
	for _, l := range lines {
		told = told || l.Rule == "digital-signature" && l.Level == Info
		if l.Level == Red {
			t.Errorf("%+v", l)
		}
	}
	if !told {
		t.Error("the signature is not told")
	}
	KnownLines(t, lines)
}

// TestNothingIsPassedOver: each rule of each pack gives a line about a file from elsewhere, if only that a person has to
// look: silence would read as consent.
func TestNothingIsPassedOver(t *testing.T) {
	pdf := onePage(plainWords+"BT /F1 9 Tf 72 600 Td (A second line with words enough) Tj ET", "", "")
	for _, pack := range law.VenuePacks() {
		lines, err := CheckFile(t.Context(), viewer(t), bytes.NewReader(pdf), int64(len(pdf)), pack)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range pack.Rules {
			said := slices.ContainsFunc(lines, func(l Line) bool {
				return l.Venue == r.ID || l.Rule == "active-content" && slices.Contains(activeKinds, r.Check)
			})
			if !said {
				t.Errorf("%s: nothing is said", r.ID)
			}
		}
		KnownLines(t, lines)
	}
}

// activeKinds share one green line.
var activeKinds = []law.CheckKind{law.CheckPassword, law.CheckScript, law.CheckOpenAction, law.CheckAttachment, law.CheckOpenField}
