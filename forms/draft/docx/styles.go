package docx

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
)

// The ids of the styles. Their names are what an attorney sees; both are permanent, for files that come back.
const (
	styleBody         = "BodyText"
	styleTitle        = "Title"
	styleAddress      = "AddressLines"
	styleQuote        = "Quote"
	styleLettered     = "LetteredList"
	styleDashed       = "DashedList"
	styleCounsel      = "CaptionCounsel"
	styleCourt        = "CaptionCourt"
	styleParty        = "CaptionParty"
	styleRole         = "CaptionPartyRole"
	styleRight        = "CaptionRight"
	styleSign         = "CaptionSign"
	styleLetterhead   = "LetterheadName"
	styleContact      = "LetterheadContact"
	styleHead         = "TableHead"
	styleCell         = "TableText"
	styleJurat        = "DeclarationWords"
	styleLead         = "SignatureLead"
	styleSignHere     = "SignatureHere"
	styleSigner       = "SignatureLines"
	styleDay          = "SignatureDate"
	styleGap          = "Gap"
	styleFooter       = "Footer"
	styleNumber       = "LineNumbers"
	styleNotaryState  = "NotaryState"
	styleNotaryCounty = "NotaryCounty"
	styleNotaryWords  = "NotaryWords"
	styleNotaryHand   = "NotaryHand"
)

// headingStyle is the style of a heading of a level from 1.
func headingStyle(level int) string { return fmt.Sprintf("Heading%d", min(max(level, 1), 3)) }

// numberedStyle is the style of a numbered paragraph of a level from 1.
func numberedStyle(level int) string {
	if level <= 1 {
		return "NumberedParagraph"
	}
	return fmt.Sprintf("NumberedParagraph%d", level)
}

// levelOf is the level, from 0, that a style numbers on.
func levelOf(style string) int {
	for level := 2; level <= levels; level++ {
		if style == numberedStyle(level) {
			return level - 1
		}
	}
	return 0
}

// style is one paragraph style.
type style struct {
	id, name, based, next string
	props, runs           string // in the order that the format wants
}

func (s style) String() string {
	out := `<w:style w:type="paragraph" w:styleId="` + s.id + `"`
	if !builtin[s.name] {
		out += ` w:customStyle="1"`
	}
	out += `><w:name w:val="` + s.name + `"/>`
	if s.based != "" {
		out += `<w:basedOn w:val="` + s.based + `"/>`
	}
	if s.next != "" {
		out += `<w:next w:val="` + s.next + `"/>`
	}
	out += "<w:qFormat/>"
	if s.props != "" {
		out += "<w:pPr>" + s.props + "</w:pPr>"
	}
	if s.runs != "" {
		out += "<w:rPr>" + s.runs + "</w:rPr>"
	}
	return out + "</w:style>"
}

// builtin are the names that word processors know by themselves.
var builtin = map[string]bool{"Body Text": true, "Title": true, "heading 1": true, "heading 2": true, "heading 3": true,
	"Quote": true, "footer": true, "footnote text": true}

// exact is the spacing of a paragraph in points, from line to line exactly.
func exact(line, before, after float64) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, int(before*twips), int(after*twips), int(line*twips))
}

// sized is a font size in points.
func sized(points float64) string {
	return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, int(points*2), int(points*2))
}

const (
	inBold  = "<w:b/><w:bCs/>"
	inSans  = `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>`
	centre  = `<w:jc w:val="center"/>`
	stays   = "<w:keepNext/><w:keepLines/>"
	lined   = `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>`
	linedUp = `<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="999999"/></w:pBdr>`
)

// numPr ties a style to a numbering.
func numPr(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

// styles is the part with all styles. The text is Times New Roman, whose widths are those of the font of our own pages.
func (w *writer) styles() string {
	lang := w.doc.Lang
	if lang == "" {
		lang = "en-US"
	}
	var out strings.Builder
	out.WriteString(xmlHead + "<w:styles " + namespaces + "><w:docDefaults><w:rPrDefault><w:rPr>" +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
		sized(w.size) + `<w:lang w:val="` + w.clean(lang) + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>` +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`)
	for _, s := range w.paragraphStyles() {
		out.WriteString(s.String())
	}
	return out.String() + "</w:styles>"
}

func (w *writer) paragraphStyles() []style {
	k := w.look
	indent := ""
	if k.indent > 0 {
		indent = fmt.Sprintf(`<w:ind w:firstLine="%d"/>`, int(k.indent*twips))
	}
	one := k.tight + 1 // single-spaced, with air
	if k.numbered {
		one = k.tight // two of them are one numbered line
	}
	first := centre
	if !k.centred {
		first = ""
	}
	out := []style{
		{styleBody, "Body Text", "Normal", "", "<w:widowControl/>" + exact(k.line, 0, k.after) + indent, ""},
		{styleTitle, "Title", "Normal", styleBody, stays + exact(k.tight+3, 22, 16) + centre, inBold + sized(k.size+1)},
		{"Heading1", "heading 1", "Normal", styleBody, stays + exact(one, 12, 8) + first + `<w:outlineLvl w:val="0"/>`, inBold},
		{"Heading2", "heading 2", "Normal", styleBody, stays + exact(one, 8, 6) + `<w:outlineLvl w:val="1"/>`, inBold},
		{"Heading3", "heading 3", "Normal", styleBody, stays + exact(one, 8, 6) + `<w:outlineLvl w:val="2"/>`, inBold + "<w:i/><w:iCs/>"},
		{styleAddress, "Address Lines", "Normal", "", exact(k.tight, 0, 12), ""},
		{styleQuote, "Quote", "Normal", "", "<w:widowControl/>" + exact(one, 2, 12) + `<w:ind w:left="720" w:right="720"/>`, ""},
		{styleLettered, "Lettered List", "Normal", "", "<w:widowControl/>" + numPr(abstractLettered, 0) + exact(one, 0, 5), ""},
		{styleDashed, "Dashed List", "Normal", "", "<w:widowControl/>" + numPr(abstractDashed, 0) + exact(one, 0, 5), ""},
	}
	for level := 1; level <= levels; level++ {
		name := "Numbered Paragraph"
		if level > 1 {
			name = fmt.Sprintf("Numbered Paragraph %d", level)
		}
		out = append(out, style{numberedStyle(level), name, "Normal", numberedStyle(level),
			"<w:widowControl/>" + numPr(abstractNumbered, level-1) + exact(k.line, 0, k.after), ""})
	}
	return append(out, w.smallStyles(one)...)
}

// smallStyles are those of captions, tables, signatures and the edges of the page.
func (w *writer) smallStyles(one float64) []style {
	k := w.look
	counsel, court := exact(one, 0, 0), k.tight+1
	if k.numbered {
		counsel, court = exact(k.line, 0, 0), k.line // one numbered line each
	}
	return []style{
		{styleCounsel, "Caption Counsel", "Normal", "", counsel, ""},
		{styleCourt, "Caption Court", "Normal", "", stays + exact(court, 0, 0) + centre, inBold},
		{styleParty, "Caption Party", "Normal", "", stays + exact(k.tight+0.5, 0, 0), ""},
		{styleRole, "Caption Party Role", styleParty, "", `<w:ind w:left="1920"/>`, ""},
		{styleRight, "Caption Right", "Normal", "", stays + exact(k.tight+0.5, 0, 0) + `<w:ind w:left="280"/>`, ""},
		{styleSign, "Caption Sign", "Normal", "", stays + exact(k.tight+0.5, 0, 0) + centre, ""},
		{styleLetterhead, "Letterhead Name", "Normal", styleContact, stays + exact(19, 0, 0), inSans + inBold + sized(15)},
		{styleContact, "Letterhead Contact", "Normal", "", lined + exact(12, 0, 22), inSans + sized(8.5)},
		{styleHead, "Table Head", "Normal", "", stays + exact(13.2, 4, 4), inBold + sized(min(k.size, 10.5))},
		{styleCell, "Table Text", "Normal", "", exact(13.2, 4, 4), sized(min(k.size, 10.5))},
		{styleJurat, "Declaration Words", styleBody, "", stays, ""},
		{styleLead, "Signature Lead", "Normal", "", stays + exact(one, 16, 0), ""},
		{styleSignHere, "Signature Here", "Normal", "", stays + lined + exact(2*one, 0, 0), ""},
		{styleSigner, "Signature Lines", "Normal", "", "<w:keepLines/>" + exact(one, 0, 0), ""},
		{styleDay, "Signature Date", "Normal", "", stays + exact(2*one, 0, 0), ""},
		{styleGap, "Gap", "Normal", "", "<w:keepNext/>" + exact(14, 0, 0), sized(4)},
		{styleNumber, "Line Numbers", "Normal", "", exact(k.line, 0, 0) + `<w:jc w:val="right"/>`, ""},
		{styleFooter, "footer", "Normal", "", linedUp + exact(11, 0, 0) + centre, inSans + `<w:color w:val="4D4D4D"/>` + sized(8.5)},
		{"FootnoteText", "footnote text", "Normal", "", exact(12, 0, 3), sized(10)},
		{styleNotaryState, "Notary State", "Normal", "", stays + exact(one, 12, 0), ""},
		{styleNotaryCounty, "Notary County", "Normal", "", stays + exact(one, 0, 12), ""},
		{styleNotaryWords, "Notary Words", "Normal", "", stays + exact(one, 0, 18), ""},
		{styleNotaryHand, "Notary Hand", "Normal", "", "<w:keepLines/>" + exact(one, 0, 2) + `<w:ind w:left="4560"/>`, ""},
	}
}

// lookNamed is a look by its name; "" where there is none of it.
func lookNamed(name string) draft.Look {
	if _, ok := looks[draft.Look(name)]; ok {
		return draft.Look(name)
	}
	return ""
}
