package hidden

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/harborfile/harborfile/cases/pattern"
)

// officeNames are the properties of office papers by their local names (ECMA-376 part 2, 11; part 1, 22.2; ODF 1.3, 4.3).
var officeNames = map[string]string{
	"creator": Author, "initial-creator": Author, "lastModifiedBy": Editor, "printed-by": Editor, "created": Taken, "creation-date": Taken,
	"modified": Changed, "date": Changed, "lastPrinted": Changed, "print-date": Changed, "title": Title, "subject": Title, "description": Description,
	"keywords": Keywords, "keyword": Keywords, "category": Keywords, "Company": Company, "Manager": Owner, "Application": Program, "generator": Program,
	"Template": Computer, "TotalTime": Revisions, "revision": Revisions, "editing-cycles": Revisions, "editing-duration": Revisions, "HyperlinkBase": Computer,
	"lpwstr": Comment, "user-defined": Comment, "contentStatus": Comment,
}

// memberLimit bounds what is unpacked of one member: a few kilobytes may claim to be gigabytes.
const memberLimit = 8 << 20

// office reads the properties of DOCX, XLSX, PPTX and ODT, and whether there is markup.
func (f *finder) office(r io.ReaderAt, size int64) error {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return ErrUnreadable
	}
	for i, m := range z.File {
		if i == 10_000 {
			break
		}
		switch {
		case m.Name == "docProps/core.xml", m.Name == "docProps/app.xml", m.Name == "docProps/custom.xml", m.Name == "meta.xml":
			f.properties(member(m))
		case m.Name == "docProps/thumbnail.jpeg", strings.HasPrefix(m.Name, "Thumbnails/"):
			f.add(Thumbnail, fmt.Sprintf("%d bytes", m.UncompressedSize64))
		case m.Name == "word/comments.xml", m.Name == "word/document.xml", m.Name == "word/footnotes.xml":
			f.markup(member(m))
		case strings.HasPrefix(m.Name, "word/media/") || strings.HasPrefix(m.Name, "xl/media/") || strings.HasPrefix(m.Name, "ppt/media/"):
			f.embedded(member(m))
		}
	}
	return nil
}

// embedded looks for a place in a photograph inside a paper.
func (f *finder) embedded(data []byte) {
	inner := &finder{seen: map[Thing]bool{}}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		_ = inner.jpeg(data)
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		_ = inner.png(data)
	}
	for _, t := range inner.things {
		if t.Name != Thumbnail {
			f.put(t)
		}
	}
}

func member(m *zip.File) []byte {
	r, err := m.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, memberLimit))
	return b
}

// properties reads a part of properties: elements with text.
func (f *finder) properties(data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	name := ""
	for range 20_000 {
		t, err := d.Token()
		if err != nil {
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			name = t.Name.Local
		case xml.EndElement:
			name = ""
		case xml.CharData:
			value := strings.TrimSpace(string(t))
			switch {
			case officeNames[name] == "" || value == "":
			case officeNames[name] == Revisions:
				f.add(Revisions, name+": "+value)
			default:
				f.add(officeNames[name], value)
			}
		}
	}
}

var markupAuthor = pattern.Must(`<w:(ins|del|comment|moveFrom|moveTo)\s[^>]*?w:author="([^"]{1,200})"`)

// markup names who changed or commented, and how often.
func (f *finder) markup(data []byte) {
	count := map[string]int{}
	var order []string
	for _, m := range markupAuthor.FindAllSubmatch(data, 10_000) {
		who := string(m[2])
		if count[who] == 0 {
			order = append(order, who)
		}
		count[who]++
	}
	for _, who := range order {
		f.add(Markup, fmt.Sprintf("%s (%d)", who, count[who]))
	}
}

var rtfInfo = pattern.Must(`\{\\(?:\*\\)?(author|operator|company|manager|title|subject|keywords|doccomm|comment)\s([^{}\\]{1,500})`)

// rtf reads the information group (Rich Text Format 1.9.1, "Information Group").
func (f *finder) rtf(data []byte) {
	names := map[string]string{"author": Author, "operator": Editor, "company": Company, "manager": Owner, "title": Title, "subject": Title,
		"keywords": Keywords, "doccomm": Comment, "comment": Comment}
	for _, m := range rtfInfo.FindAllSubmatch(data, 100) {
		f.add(names[string(m[1])], latin(m[2]))
	}
}

var htmlMeta = pattern.Must(`(?i)<meta\s+name\s*=\s*["']?([a-z.:_-]{1,60})["']?\s+content\s*=\s*["']([^"']{1,500})["']`)

// html reads the meta elements.
func (f *finder) html(data []byte) {
	names := map[string]string{"author": Author, "generator": Program, "description": Description, "keywords": Keywords, "geo.position": Place,
		"geo.placename": PlaceName, "icbm": Place}
	for _, m := range htmlMeta.FindAllSubmatch(data, 200) {
		key := strings.ToLower(string(m[1]))
		switch name := names[key]; {
		case name == Place || name == PlaceName:
			f.where(name, latin(m[2]))
		case name != "":
			f.add(name, latin(m[2]))
		}
	}
}
