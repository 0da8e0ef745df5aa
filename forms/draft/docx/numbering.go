package docx

import (
	"fmt"
	"strings"
)

// levels is how many levels numbered paragraphs have.
const levels = 3

// The kinds of numbering. Each is also the id of its usual list.
const (
	abstractNumbered = 1
	abstractLettered = 2
	abstractDashed   = 3
)

// list is a numbering that begins anew.
type list struct {
	abstract int
	level    int // from 0; the level that begins at one
}

// newList begins a numbering and gives its id.
func (w *writer) newList(l list) int {
	w.lists = append(w.lists, l)
	return abstractDashed + len(w.lists)
}

// numbering is the part that says how numbers look.
func (w *writer) numbering() string {
	var out strings.Builder
	out.WriteString(xmlHead + "<w:numbering " + namespaces + ">")
	first := w.indent
	if first == 0 {
		first = 14.5
	}
	fmt.Fprintf(&out, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, abstractNumbered)
	for i, format := range []string{"decimal", "lowerLetter", "lowerRoman"} {
		in := int(first*twips) * i
		fmt.Fprintf(&out, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:pStyle w:val="%s"/><w:lvlText w:val="%%%d."/><w:lvlJc w:val="left"/>`+
			`<w:pPr><w:tabs><w:tab w:val="num" w:pos="%d"/></w:tabs><w:ind w:left="%d" w:firstLine="%d"/></w:pPr></w:lvl>`,
			i, format, numberedStyle(i+1), i+1, in+int(2*first*twips), in, int(first*twips))
	}
	out.WriteString("</w:abstractNum>")
	item := `<w:pPr><w:ind w:left="1160" w:hanging="440"/></w:pPr></w:lvl></w:abstractNum>`
	fmt.Fprintf(&out, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>`+
		`<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="%s"/><w:lvlText w:val="(%%1)"/><w:lvlJc w:val="left"/>`+item, abstractLettered, styleLettered)
	fmt.Fprintf(&out, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>`+
		`<w:numFmt w:val="bullet"/><w:pStyle w:val="%s"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>`+item, abstractDashed, styleDashed)
	for id := abstractNumbered; id <= abstractDashed; id++ {
		fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id, id)
	}
	for i, l := range w.lists {
		fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
			abstractDashed+1+i, l.abstract, l.level)
	}
	return out.String() + "</w:numbering>"
}
