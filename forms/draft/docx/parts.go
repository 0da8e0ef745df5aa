package docx

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

	office  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordXML = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + office + `custom-properties" Target="docProps/custom.xml"/></Relationships>`

	settings = xmlHead + `<w:settings ` + namespaces + `><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
)

// contentTypes says of which kind each part is.
func contentTypes(header bool) string {
	parts := []string{"document.main", "styles", "numbering", "footnotes", "settings", "footer"}
	names := []string{"document", "styles", "numbering", "footnotes", "settings", "footer1"}
	if header {
		parts, names = append(parts, "header"), append(names, "header1")
	}
	var out strings.Builder
	out.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for i, p := range parts {
		out.WriteString(`<Override PartName="/word/` + names[i] + `.xml" ContentType="` + wordXML + p + `+xml"/>`)
	}
	return out.String() + `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`
}

// documentRelations ties the parts to the main one.
func documentRelations(header bool) string {
	out := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, p := range []string{"styles", "numbering", "footnotes", "settings", "footer", "header"} {
		target := p
		switch p {
		case "footer":
			target = "footer1"
		case "header":
			target = "header1"
			if !header {
				continue
			}
		}
		out += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>`, i+1, office, p, target)
	}
	return out + "</Relationships>"
}

// core is what the file says of itself: title and language, no author and no times.
func (w *writer) core() string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		"<dc:title>" + w.clean(w.doc.Title) + "</dc:title><dc:language>" + w.clean(w.doc.Lang) + "</dc:language></cp:coreProperties>"
}

// The names of our own properties.
const (
	propertyVersion = "HarborfileVersion"
	propertyLook    = "HarborfileLook"
	propertyCaption = "HarborfileCaption" // style of the first caption: not every program keeps the title of a table
)

// custom keeps which version this is and its look.
func (w *writer) custom(version string) string {
	out := xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`
	id := 2 // the first that is free to use
	for _, p := range [][2]string{{propertyLook, string(w.doc.Look)}, {propertyVersion, version}, {propertyCaption, w.captionStyle()}} {
		if p[1] == "" {
			continue
		}
		out += fmt.Sprintf(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, id, p[0], w.clean(p[1]))
		id++
	}
	return out + "</Properties>"
}

func (w *writer) captionStyle() string {
	for _, b := range w.doc.Blocks {
		if c, ok := b.(draft.Caption); ok {
			return string(c.Style)
		}
	}
	return ""
}

// footnotes is the part with the footnotes and the rules above them.
func (w *writer) footnotes() string {
	out := xmlHead + "<w:footnotes " + namespaces + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`
	for i, n := range w.notes {
		out += fmt.Sprintf(`<w:footnote w:id="%d">%s</w:footnote>`, i+1, n)
	}
	return out + "</w:footnotes>"
}

// footer is "title — page x of y".
func (w *writer) footer() string {
	page, of := " — page ", " of "
	if w.spanish() {
		page, of = " — página ", " de "
	}
	return xmlHead + "<w:ftr " + namespaces + `><w:p><w:pPr><w:pStyle w:val="` + styleFooter + `"/></w:pPr>` +
		w.run(strings.ReplaceAll(w.doc.Footer, "\n", " ")+page, 0, false) + field("PAGE") + w.run(of, 0, false) + field("NUMPAGES") + "</w:p></w:ftr>"
}

// field is a number that the word processor fills in.
func field(name string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + name +
		` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// lineNumbers is the header of numbered paper: the numbers 1 to 28 in a frame at the left, one for each line of the page
// whatever stands on it (Cal. Rules of Court, rule 2.108).
func (w *writer) lineNumbers() string {
	out := xmlHead + "<w:hdr " + namespaces + ">"
	for n := 1; n <= 28; n++ {
		out += fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/><w:framePr w:w="500" w:h="%d" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1300" w:y="%d"/></w:pPr><w:r><w:t>%d</w:t></w:r></w:p>`,
			styleNumber, 28*24*twips, margin, n)
	}
	return out + "<w:p/></w:hdr>"
}
