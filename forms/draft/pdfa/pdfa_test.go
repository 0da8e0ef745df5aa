package pdfa

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft"
)

func paper() *draft.Document {
	return &draft.Document{Title: "A paper & its title", Footer: "Paper", Lang: "en-US", Look: draft.Pleading, Blocks: []draft.Block{
		draft.Title{Text: draft.Plain("MOTION")}, draft.Heading{Level: 1, Text: draft.Plain("I. FACTS")},
		draft.Numbered{Text: draft.Plain("Ana Ficticia, मीरा शर्मा, محمد, e\u0301, \u0915\u093f and office.")},
		draft.List{Items: []draft.Rich{draft.Plain("one"), draft.Plain("two")}},
		draft.Table{Head: []draft.Rich{draft.Plain("Head")}, Rows: [][]draft.Rich{{draft.Plain("Cell")}}},
		draft.Paragraph{Text: draft.Plain(strings.Repeat("as the record shows ", 400))},
		draft.Signature{Lines: []draft.Rich{draft.Plain("A")}, Dated: true},
	}}
}

func needQPDF(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed: nothing was checked")
	}
}

func TestOddTitle(t *testing.T) {
	needQPDF(t)
	d := paper()
	d.Title = "A \x00\x01title\n <of> \uffff \xff & \u202eodd\" kind '"
	pdf, err := draft.Render(d)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := Check(pdf); err != nil || len(found) > 0 {
		t.Errorf("%q, %v", found, err)
	}
}

func TestOurPaperIsFree(t *testing.T) {
	needQPDF(t)
	for _, look := range []draft.Look{draft.Pleading, draft.Letter, draft.Chart, draft.CaliforniaPleading} {
		d := paper()
		d.Look = look
		pdf, err := draft.Render(d)
		if err != nil {
			t.Fatal(err)
		}
		found, err := Check(pdf)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Errorf("%s: %s", look, f)
		}
	}
}

// unpacked is our paper in the open form in which qpdf writes it, so that a test can spoil it.
func unpacked(t *testing.T) []byte {
	t.Helper()
	pdf, err := draft.Render(paper())
	if err != nil {
		t.Fatal(err)
	}
	in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	open, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return open
}

// A checker that never finds anything guards nothing: each rule is broken once.
func TestEachRuleFinds(t *testing.T) {
	needQPDF(t)
	open := unpacked(t)
	if found, err := Check(open); err != nil || len(found) > 0 {
		t.Fatalf("%q %v before anything was spoiled", found, err)
	}
	for _, broken := range []struct{ from, to, finds string }{
		{`/ID \[`, `/XX [`, "no identifier"},
		{`%%EOF\n`, "%%EOF\nmore\n", "after the end"},
		{`/Marked true`, `/Marked false`, "does not say that it is tagged"},
		{`/Lang `, `/Lxng `, "language"},
		{`/DisplayDocTitle true`, `/DisplayDocTitle false`, "title of the document"},
		{`>Harborfile<`, `>Anotherfile<`, "two things of /Producer"},
		{`<pdf:Producer>`, `<pdfaid:part>2</pdfaid:part><pdf:Producer>`, "claims a conformance"},
		{`</rdf:RDF>`, ``, "no XML"},
		{`/Type /Catalog`, `/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>`, "holds a script"},
		{`/Type /Catalog`, `/Type /Catalog /OCProperties << >>`, "layers"},
		{`/Type /Page\n`, "/Type /Page /Group << /S /Transparency >>\n", "leaves out (/Transparency)"},
		{`/DefaultGray`, `/DefaultRed`, "grey of the device"},
		{`0 g\n`, "1 0 0 rg\n", "colour of the device (rg)"},
		{`/Artifact BMC`, `/Span BMC`, "neither tagged nor an artifact"},
		{`(?s)/Artifact BMC(.*?)EMC\n`, "$1", "neither tagged nor an artifact"},
		{`/MCID 1>>`, `/MCID 0>>`, "one number"},
		{`/S /H1`, `/S /H3`, "a heading of level"},
		{`/S /Lbl`, `/S /P`, "P stands in LI"},
		{`/S /LBody`, `/S /Body`, "unknown kind"},
		{`/Tabs /S`, `/Tabs /R`, "order of its tags"},
		{`/FontFile2 `, `/FontFileX `, "not embedded"},
		{`/CIDToGIDMap /Identity`, `/CIDToGIDMap /Other`, "which glyph"},
		{`/W \[\n\s*(\d+)\n\s*\[\n\s*\d+`, "/W [\n $1\n [\n 7", "wide in the file"},
		{`\[<[0-9A-F]{4}`, `[<0000`, "missing glyph"},
		{`/StructParents `, `/StructParentx `, "where its tags are"},
		{`/Encoding /Identity-H`, `/Encoding /Identity-V`, "another kind"},
		{`EMC\n`, "", "open at its end"},
	} {
		spoiled := once(open, broken.from, broken.to)
		if bytes.Equal(spoiled, open) {
			t.Errorf("%s does not occur", broken.from)
			continue
		}
		found, err := Check(spoiled)
		if err != nil {
			t.Errorf("%s: %v", broken.from, err)
			continue
		}
		if broken.finds != "" && !strings.Contains(strings.Join(found, "\n"), broken.finds) {
			t.Errorf("with %s: found %q, not %q", broken.to, found, broken.finds)
		}
	}
}

// once replaces the first place.
func once(b []byte, from, to string) []byte {
	re := regexp.MustCompile(from)
	at := re.FindSubmatchIndex(b)
	if at == nil {
		return b
	}
	out := append([]byte{}, b[:at[0]]...)
	out = re.Expand(out, []byte(to), b, at)
	return append(out, b[at[1]:]...)
}
