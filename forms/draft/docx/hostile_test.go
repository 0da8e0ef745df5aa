package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// file makes a package of parts; a body stands for a main part with it.
func file(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i+1 < len(parts); i += 2 {
		f, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func main(body string) string {
	return xmlHead + "<w:document " + namespaces + ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>` + body + "</w:body></w:document>"
}

func p(words string) string { return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>" }

// Files that were made to harm are turned away, or read, in a moment and with little memory.
func TestHostileFiles(t *testing.T) {
	deep := strings.Repeat("<w:tbl><w:tr><w:tc>", 3000) + p("x") + strings.Repeat("</w:tc></w:tr></w:tbl>", 3000)
	rels := func(target, mode string) string {
		return xmlHead + `<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="` + target + `"` + mode + `/></Relationships>`
	}
	ring := xmlHead + "<w:styles " + namespaces + `><w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>`
	styled := xmlHead + `<Relationships xmlns="r"><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/></Relationships>`
	wild := xmlHead + "<w:numbering " + namespaces + `><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/><w:lvl w:ilvl="0"><w:start w:val="-99999999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%1%1%9"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="77"><w:startOverride w:val="999999"/></w:lvlOverride></w:num></w:numbering>`
	for name, c := range map[string]struct {
		file []byte
		want error // nil: it is read
	}{
		"bomb":             {file(t, "word/document.xml", main(p(strings.Repeat("a", 60<<20)))), ErrTooLarge},
		"bomb of elements": {file(t, "word/document.xml", main(strings.Repeat("<w:p/>", 4<<20))), ErrTooLarge},
		"deep":             {file(t, "word/document.xml", main(deep)), ErrUnreadable},
		"entity":           {file(t, "word/document.xml", `<!DOCTYPE w [<!ENTITY x "y">]>`+main(p("&x;"))), ErrUnreadable},
		"entity outside":   {file(t, "word/document.xml", `<!DOCTYPE w SYSTEM "file:///etc/hostname">`+main(p("a"))), ErrUnreadable},
		"unknown entity":   {file(t, "word/document.xml", main(p("&secret;"))), ErrUnreadable},
		"twice":            {file(t, "word/document.xml", main(p("one")), "Word/Document.xml", main(p("two"))), ErrUnreadable},
		"up and away":      {file(t, "_rels/.rels", rels("../../../etc/passwd", "")), ErrUnreadable},
		"root":             {file(t, "_rels/.rels", rels("/etc/passwd", "")), ErrUnreadable},
		"a web page":       {file(t, "_rels/.rels", rels("http://example.org/x.xml", ` TargetMode="External"`)), ErrUnreadable},
		"no parts":         {file(t), ErrUnreadable},
		"no body":          {file(t, "word/document.xml", xmlHead+"<w:document "+namespaces+"/>"), ErrUnreadable},
		"another kind":     {file(t, "word/document.xml", xmlHead+"<html><body><p>x</p></body></html>"), ErrUnreadable},
		"no words":         {file(t, "word/document.xml", main("<w:p/><w:tbl/>")), ErrEmpty},
		"locked":           {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), ErrPassword},
		"nothing":          {nil, ErrUnreadable},
		"cut short":        {file(t, "word/document.xml", main(p("x")))[:60], ErrUnreadable},
		"not closed":       {file(t, "word/document.xml", main("<w:p><w:r><w:t>x")), ErrUnreadable},
		"a name upwards":   {file(t, "../../evil", "x", "word/document.xml", main(p("x"))), nil},
		"ring of styles":   {file(t, "word/document.xml", main(`<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`), "word/_rels/document.xml.rels", styled, "word/styles.xml", ring), nil},
		"wild numbers": {file(t, "word/document.xml", main(strings.Repeat(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`, 50)+
			`<w:p><w:pPr><w:numPr><w:ilvl w:val="-3"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`), "word/_rels/document.xml.rels", styled, "word/numbering.xml", wild), nil},
		"fields":       {file(t, "word/document.xml", main("<w:p>"+strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 5000)+strings.Repeat(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, 9000)+"</w:p>"+p("x"))), nil},
		"wide table":   {file(t, "word/document.xml", main("<w:tbl><w:tr>"+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>`+p("x")+"</w:tc>", 5000)+"</w:tr></w:tbl>")), nil},
		"attributes":   {file(t, "word/document.xml", main("<w:p "+manyAttributes(20000)+"/>"+p("x"))), nil},
		"breaks":       {file(t, "word/document.xml", main("<w:p>"+strings.Repeat(`<w:r><w:br w:type="page"/></w:r>`, 20000)+"</w:p>"+p("x"))), nil},
		"a note in it": {file(t, "word/document.xml", main(`<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`+p("x")), "word/_rels/document.xml.rels", strings.Replace(styled, "x/styles", "x/footnotes", 1), "word/styles.xml", xmlHead+"<w:footnotes "+namespaces+`><w:footnote w:id="1"><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>`), nil},
	} {
		start := time.Now()
		read, err := Apart(t.Context(), c.file)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s took %v", name, d)
		}
		if err == nil {
			// A table wider than a page is turned away: its words are not set over the edge.
			if _, err := draft.Render(&draft.Document{Blocks: read.Doc.Blocks}); err != nil && !errors.Is(err, text.ErrTooNarrow) {
				t.Errorf("%s: what was read cannot be set: %v", name, err)
			}
		}
	}
}

func manyAttributes(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, ` a%d="b"`, i)
	}
	return out.String()
}

// FuzzBody reads any body, and any file: nothing panics, what is read can be set or names its character, and what was
// set can be written and read again with the same words.
func FuzzBody(f *testing.F) {
	w := &writer{doc: every(draft.Pleading), look: lookOf(draft.Pleading)}
	for _, b := range w.doc.Blocks {
		w.block(b)
	}
	f.Add(w.body.String())
	f.Add(p("words") + `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc>` + p("v.") + `</w:tc><w:tc>` + p("Case No. 1") + `</w:tc></w:tr></w:tbl>` + p("x"))
	f.Add(`<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		read, err := Read(file(t, "word/document.xml", main(body)))
		if err != nil {
			return
		}
		again, err := Write(read.Doc, "")
		if err != nil {
			return // a character that no file can hold
		}
		back, err := Read(again)
		if err != nil {
			if len(read.Doc.Blocks) > 0 && read.Unfinished() == nil && !errors.Is(err, ErrEmpty) {
				t.Fatalf("what was read cannot be read again: %v", err)
			}
			return
		}
		if len(back.Left) > 0 && read.Unfinished() == nil && back.Unfinished() != nil {
			t.Fatalf("a written file holds proposals: %v", back.Left)
		}
	})
}

// FuzzFile reads any bytes.
func FuzzFile(f *testing.F) {
	b, err := Write(every(draft.Pleading), "v")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(file(f, "word/document.xml", main(p("x"))))
	f.Add([]byte("PK"))
	f.Fuzz(func(_ *testing.T, b []byte) { Read(b) })
}
