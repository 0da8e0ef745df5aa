package docx

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// declaration is a short paper to be edited.
func declaration() *draft.Document {
	return &draft.Document{Title: "Declaration", Footer: "Declaration", Lang: "en-US", Look: draft.Pleading, Blocks: []draft.Block{
		draft.Title{Text: draft.Plain("DECLARATION")},
		draft.Numbered{Text: draft.Plain("First words.")},
		draft.Numbered{Text: draft.Plain("Second words.")},
		draft.Numbered{Text: draft.Plain("Third words.")},
		draft.List{Lettered: true, Items: []draft.Rich{draft.Plain("one"), draft.Plain("two")}},
		draft.Paragraph{Text: draft.Plain("Last words.")},
	}}
}

// edit writes the declaration and changes its parts as a word processor would.
func edit(t *testing.T, changes ...[3]string) *Reading {
	t.Helper()
	b, err := Write(declaration(), "v1")
	if err != nil {
		t.Fatal(err)
	}
	parts := unzipped(t, b)
	var list []string
	for name, content := range parts {
		for _, c := range changes {
			if c[0] == name {
				if !strings.Contains(content, c[1]) {
					t.Fatalf("%s does not hold %q", name, c[1])
				}
				content = strings.Replace(content, c[1], c[2], 1)
			}
		}
		list = append(list, name, content)
	}
	for _, c := range changes {
		if c[1] == "" {
			list = append(list, c[0], c[2])
		}
	}
	read, err := Apart(t.Context(), file(t, list...))
	if err != nil {
		t.Fatal(err)
	}
	return read
}

const doc = "word/document.xml"

func numberedXML(words, numbering string) string {
	return `<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/>` + numbering + `</w:pPr><w:r><w:t>` + words + `</w:t></w:r></w:p>`
}

// shape is a document in short: the kind of each block with its words.
func shape(d *draft.Document) string {
	var out []string
	n := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case draft.Title:
			out = append(out, "T "+b.Text.String())
		case draft.Heading:
			out = append(out, "H "+b.Text.String())
		case draft.Numbered:
			if n++; b.Restart {
				n = 1
			}
			out = append(out, counted(n, "decimal")+" "+b.Text.String())
		case draft.Paragraph:
			out = append(out, "P "+b.Text.String())
		case draft.Quote:
			out = append(out, "Q "+b.Text.String())
		case draft.List:
			for _, i := range b.Items {
				out = append(out, "- "+i.String())
			}
		case draft.Break:
			out = append(out, "break")
		default:
			out = append(out, "?")
		}
	}
	return strings.Join(out, " | ")
}

const unchanged = "T DECLARATION | 1 First words. | 2 Second words. | 3 Third words. | - one | - two | P Last words."

// What attorneys do to a paper in their word processor comes back as they meant it.
func TestEdits(t *testing.T) {
	second := numberedXML("Second words.", "")
	second = strings.Replace(second, "<w:t>", `<w:t xml:space="preserve">`, 1)
	for name, c := range map[string]struct {
		change [3]string
		want   string
		left   LeftKind
	}{
		"nothing":              {[3]string{doc, "First", "First"}, unchanged, ""},
		"words":                {[3]string{doc, "Second words.", "Other words, “quoted” and it’s so."}, strings.Replace(unchanged, "Second words.", "Other words, “quoted” and it’s so.", 1), ""},
		"a paragraph put in":   {[3]string{doc, second, numberedXML("New words.", "") + second}, strings.Replace(unchanged, "2 Second words. | 3 Third", "2 New words. | 3 Second words. | 4 Third", 1), ""},
		"without a number":     {[3]string{doc, second, numberedXML("New words.", `<w:numPr><w:numId w:val="0"/></w:numPr>`) + second}, strings.Replace(unchanged, "2 Second", "P New words. | 2 Second", 1), ""},
		"in the usual style":   {[3]string{doc, second, `<w:p><w:r><w:t>Plain words.</w:t></w:r></w:p>` + second}, strings.Replace(unchanged, "2 Second", "P Plain words. | 2 Second", 1), ""},
		"a paragraph gone":     {[3]string{doc, second, ""}, strings.Replace(unchanged, "2 Second words. | 3 Third", "2 Third", 1), ""},
		"a page begun":         {[3]string{doc, second, `<w:p><w:r><w:br w:type="page"/></w:r></w:p>` + second}, strings.Replace(unchanged, "2 Second", "break | 2 Second", 1), ""},
		"a heading":            {[3]string{doc, second, `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>MORE</w:t></w:r></w:p>` + second}, strings.Replace(unchanged, "2 Second", "H MORE | 2 Second", 1), ""},
		"by its looks":         {[3]string{doc, second, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>MORE</w:t></w:r></w:p>` + second}, strings.Replace(unchanged, "2 Second", "H MORE | 2 Second", 1), ""},
		"a quotation by looks": {[3]string{doc, second, `<w:p><w:pPr><w:ind w:left="720" w:right="720"/></w:pPr><w:r><w:t>said so</w:t></w:r></w:p>` + second}, strings.Replace(unchanged, "2 Second", "Q said so | 2 Second", 1), ""},
		"numbers from five":    {[3]string{"word/numbering.xml", `<w:start w:val="1"/><w:numFmt w:val="decimal"/>`, `<w:start w:val="5"/><w:numFmt w:val="decimal"/>`}, "T DECLARATION | P 5.\u2003First words. | P 6.\u2003Second words. | P 7.\u2003Third words. | - one | - two | P Last words.", LeftNumber},
		"Roman numbers":        {[3]string{"word/numbering.xml", `<w:numFmt w:val="decimal"/>`, `<w:numFmt w:val="upperRoman"/>`}, "T DECLARATION | P I.\u2003First words. | P II.\u2003Second words. | P III.\u2003Third words. | - one | - two | P Last words.", LeftNumber},
		"a picture":            {[3]string{doc, "</w:p>", `<w:r><w:drawing/></w:r></w:p>`}, unchanged, LeftPicture},
		"a text box":           {[3]string{doc, "</w:p>", `<w:r><w:pict><w:txbxContent>` + p("lost") + `</w:txbxContent></w:pict></w:r></w:p>`}, unchanged, LeftTextBox},
		"an equation":          {[3]string{doc, "</w:p>", `<w:oMath><w:r><w:t>x</w:t></w:r></w:oMath></w:p>`}, unchanged, LeftEquation},
		"hidden words":         {[3]string{doc, "</w:p>", `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>`}, unchanged, LeftHidden},
		"a cross-reference":    {[3]string{doc, "First words.</w:t></w:r>", `See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`}, strings.Replace(unchanged, "First words.", "See 2", 1), LeftReference},
		"raised letters":       {[3]string{doc, "</w:p>", `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>st</w:t></w:r></w:p>`}, strings.Replace(unchanged, "DECLARATION", "DECLARATIONst", 1), LeftRaised},
		"a link":               {[3]string{doc, "First words.</w:t></w:r>", `First </w:t></w:r><w:hyperlink><w:r><w:t>words.</w:t></w:r></w:hyperlink>`}, unchanged, ""},
		"in a control":         {[3]string{doc, second, `<w:sdt><w:sdtPr/><w:sdtContent>` + second + `</w:sdtContent></w:sdt>`}, unchanged, ""},
		"sections":             {[3]string{doc, second, `<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr></w:p>` + second}, unchanged, LeftSections},
		"capitals":             {[3]string{doc, "</w:p>", `<w:r><w:rPr><w:caps/></w:rPr><w:t> two</w:t></w:r></w:p>`}, strings.Replace(unchanged, "DECLARATION", "DECLARATION TWO", 1), ""},
	} {
		read := edit(t, c.change)
		if got := shape(read.Doc); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
		if c.left == "" && len(read.Left) > 0 || c.left != "" && (len(read.Left) == 0 || read.Left[0].Kind != c.left) {
			t.Errorf("%s: left %v, want %q", name, read.Left, c.left)
		}
		if err := read.Unfinished(); err != nil {
			t.Errorf("%s: stops with %v", name, err)
		}
		for _, l := range read.Left {
			if l.Kind == LeftHidden && strings.Contains(l.Say("en"), "secret") {
				t.Error("hidden words are shown")
			}
		}
	}
}

// Open proposals stop the file, with words in both languages; nothing else does.
func TestProposalsStop(t *testing.T) {
	run := `<w:r><w:t>x</w:t></w:r>`
	for name, c := range map[string]struct {
		put  string
		kind LeftKind
	}{
		"inserted": {`<w:ins w:id="1" w:author="B">` + run + `</w:ins></w:p>`, LeftChanges},
		"deleted":  {`<w:del w:id="1" w:author="B"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`, LeftChanges},
		"moved":    {`<w:moveTo w:id="1">` + run + `</w:moveTo></w:p>`, LeftChanges},
		"comment":  {`<w:commentRangeStart w:id="0"/>` + run + `</w:p>`, LeftComments},
		"a mark":   {`</w:p><w:p><w:pPr><w:rPr><w:ins w:id="3"/></w:rPr></w:pPr>` + run + `</w:p>`, LeftChanges},
		"a row":    {`</w:p><w:tbl><w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc>` + p("x") + `</w:tc></w:tr></w:tbl>`, LeftChanges},
	} {
		read := edit(t, [3]string{doc, "</w:p>", c.put})
		var open *Unfinished
		if err := read.Unfinished(); !errors.As(err, &open) || len(open.Left) != 1 || open.Left[0].Kind != c.kind {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, lang := range []string{"en", "es"} {
			if e := cases.Explain(open, lang); e.What == "" || e.Safe == "" || e.Do == "" {
				t.Errorf("%s: no words in %s", name, lang)
			}
		}
	}
	for kind, words := range leftWords {
		if words[0] == "" || words[1] == "" || words[0] == words[1] {
			t.Errorf("%s has no words in one of the languages", kind)
		}
	}
}

// What the word processor does not show stays out of our pages, and what it shows on a dark ground stays in.
func TestWordsThatNobodySees(t *testing.T) {
	run := func(looks string) string { return "<w:r><w:rPr>" + looks + "</w:rPr><w:t>UNSEEN</w:t></w:r>" }
	row := func(props, cell, words string) string {
		return "<w:tr><w:trPr>" + props + "</w:trPr><w:tc><w:tcPr>" + cell + "</w:tcPr><w:p>" + words + "</w:p></w:tc></w:tr>"
	}
	seenRun := `<w:r><w:t>seen</w:t></w:r>`
	white := `<w:color w:val="ffffff"/>`
	for name, c := range map[string]struct {
		put  string
		seen bool
	}{
		"hidden":                {run("<w:vanish/>"), false},
		"white":                 {run(white), false},
		"white on white":        {run(white + `<w:shd w:val="clear" w:fill="FFFFFF"/>`), false},
		"tiny":                  {run(`<w:sz w:val="2"/>`), false},
		"in a hidden row":       {"</w:p><w:tbl>" + row("", "", seenRun) + row("<w:hidden/>", "", run("")) + "</w:tbl><w:p>", false},
		"white on black":        {run(white + `<w:shd w:val="clear" w:fill="000000"/>`), true},
		"white, marked":         {run(white + `<w:highlight w:val="black"/>`), true},
		"white in a dark cell":  {"</w:p><w:tbl>" + row("", `<w:shd w:val="clear" w:fill="1F3864"/>`, run(white)) + "</w:tbl><w:p>", true},
		"white in a bare cell":  {"</w:p><w:tbl>" + row("", "", seenRun+run(white)) + "</w:tbl><w:p>", false},
		"black and small":       {run(`<w:sz w:val="14"/>`), true},
		"white in a dark table": {`</w:p><w:tbl><w:tblPr><w:tblStyle w:val="GridTable5Dark"/></w:tblPr>` + row("", "", run(white)) + "</w:tbl><w:p>", true},
	} {
		read := edit(t, [3]string{doc, "</w:p>", c.put + "</w:p>"})
		seen := strings.Contains(fmt.Sprintf("%v", read.Doc.Blocks), "UNSEEN")
		said := slices.ContainsFunc(read.Left, func(l Left) bool { return l.Kind == LeftHidden })
		if seen != c.seen || said == c.seen {
			t.Errorf("%s: its words are set: %v, and it is said that some were left out: %v", name, seen, said)
		}
	}
}

// A file whose style names are gone, as after a web editor, is known by its looks.
func TestWithoutStyles(t *testing.T) {
	b, err := Write(every(draft.Pleading), "")
	if err != nil {
		t.Fatal(err)
	}
	parts := unzipped(t, b)
	var list []string
	for name, content := range parts {
		if name == "docProps/custom.xml" {
			continue
		}
		for _, s := range []string{"Caption Counsel", "Caption Court", "Caption Party Role", "Caption Party", "Caption Right", "Signature Lead", "Signature Here",
			"Signature Lines", "Signature Date", "Numbered Paragraph 3", "Numbered Paragraph 2", "Numbered Paragraph", "Lettered List", "Dashed List", "Table Head", "Table Text", "Address Lines"} {
			content = strings.ReplaceAll(content, `<w:name w:val="`+s+`"/>`, `<w:name w:val="x`+s+`"/>`)
		}
		for _, title := range []string{titleCaption + " federal", titleSignature} {
			content = strings.ReplaceAll(content, `<w:tblCaption w:val="`+title+`"/>`, "")
		}
		list = append(list, name, content)
	}
	read, err := Apart(t.Context(), file(t, list...))
	if err != nil {
		t.Fatal(err)
	}
	want := every(draft.Pleading).Blocks
	kinds := func(blocks []draft.Block) (out []string) {
		for _, b := range normal(t, blocks) {
			out = append(out, strings.SplitN(b, " ", 2)[0])
		}
		return out
	}
	if got, want := strings.Join(kinds(read.Doc.Blocks), " "), strings.Join(kinds(want), " "); got != want {
		t.Errorf("without its names the paper is\n%s\nwas\n%s", got, want)
	}
	c, ok := read.Doc.Blocks[0].(draft.Caption)
	if !ok || len(c.Counsel) != 3 || len(c.Court) != 2 || len(c.Parties) != 7 || c.Parties[1].String() != "\tPlaintiff," {
		t.Errorf("the caption came back as %+v", c)
	}
}

// Looks of words come back: bold, slanted, underlined, struck, and nothing is bold that only its style makes so.
func TestLooksOfWords(t *testing.T) {
	read := edit(t, [3]string{doc, "First words.</w:t></w:r>", `a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:i/></w:rPr><w:t>c</w:t></w:r>` +
		`<w:r><w:rPr><w:strike/><w:u w:val="single"/></w:rPr><w:t>d</w:t></w:r><w:r><w:rPr><w:u w:val="none"/></w:rPr><w:t>e</w:t></w:r>`})
	n := read.Doc.Blocks[1].(draft.Numbered)
	want := draft.Rich{{Text: "a"}, {Text: "b", Style: text.Bold}, {Text: "c", Style: text.Italic}, {Text: "d", Style: text.Strike | text.Underline}, {Text: "e"}}
	if len(n.Text) != len(want) {
		t.Fatalf("%+v", n.Text)
	}
	for i := range want {
		if n.Text[i].Text != want[i].Text || n.Text[i].Style != want[i].Style {
			t.Errorf("%+v, want %+v", n.Text[i], want[i])
		}
	}
	if title := read.Doc.Blocks[0].(draft.Title); title.Text[0].Style != 0 {
		t.Error("the style's boldness became the words'")
	}
}
