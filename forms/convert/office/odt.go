package office

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// odt reads an OpenDocument text (OASIS OpenDocument 1.3, part 3): its text with notes, comments and tracked changes
// where they stand, then the headers and footers of its page styles.
func odt(r io.ReaderAt, size int64) (string, remark.List, error) {
	p, err := openPacked(r, size)
	if err != nil {
		return "", nil, err
	}
	if p.files["content.xml"] == nil {
		return "", nil, ErrUnreadable
	}
	var said remark.List
	body := &odtWords{}
	if err := p.walk("content.xml", body.token); err != nil {
		return "", nil, err
	}
	sides := &odtWords{sides: true}
	if err := p.walk("styles.xml", sides.token); err != nil {
		return "", nil, err
	}
	said.Add(remark.Deletions, body.deleted, "")
	said.Add(remark.Insertions, body.inserted, "")
	said.Add(remark.Comments, body.comments, "")
	text := strings.TrimSpace(body.out.String())
	if s := strings.TrimSpace(sides.out.String()); s != "" {
		text += "\n\n[Header and footer]\n" + s
	}
	return strings.TrimSpace(text), said, nil
}

// odtWords gathers the text of one member.
type odtWords struct {
	out      strings.Builder
	sides    bool     // only headers and footers, as in styles.xml
	inside   int      // depth inside the body, or inside a header or footer
	open     []string // elements
	cell     bool
	inserted int
	deleted  int
	comments int
}

var odtBody = map[string]bool{"body": true}
var odtSides = map[string]bool{"header": true, "footer": true, "header-left": true, "footer-left": true, "header-first": true, "footer-first": true}

func (w *odtWords) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		w.open = append(w.open, local(t.Name))
		w.start(t)
	case xml.EndElement:
		w.end(local(t.Name))
		if n := len(w.open); n > 0 {
			w.open = w.open[:n-1]
		}
	case xml.CharData:
		if w.inside > 0 && w.within("p", "h") {
			w.out.WriteString(strings.Join(strings.FieldsFunc(string(t), func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "))
		}
	}
}

// within reports whether one of the open elements has one of these names.
func (w *odtWords) within(names ...string) bool {
	for i := len(w.open) - 1; i >= 0; i-- {
		for _, n := range names {
			if w.open[i] == n {
				return true
			}
		}
	}
	return false
}

func (w *odtWords) start(e xml.StartElement) {
	name := local(e.Name)
	if roots := w.roots(); roots[name] {
		w.inside++
	}
	if w.inside == 0 {
		return
	}
	switch name {
	case "tab":
		w.out.WriteByte('\t')
	case "line-break":
		w.out.WriteByte('\n')
	case "s":
		n, err := strconv.Atoi(value(e, "c"))
		if err != nil || n < 1 {
			n = 1
		}
		w.out.WriteString(strings.Repeat(" ", min(n, 100)))
	case "table-cell":
		if w.cell {
			w.out.WriteString(" | ")
		}
		w.cell = true
	case "table-row":
		w.cell = false
	case "annotation":
		w.comments++
		w.out.WriteString("[comment: ")
	case "note":
		w.out.WriteString("[note ")
	case "deletion":
		w.deleted++
		w.out.WriteString("[deleted: ")
	case "insertion":
		w.inserted++
		w.out.WriteString("[a passage was inserted by ")
	case "change-start":
		w.out.WriteString("[inserted: ")
	case "change-end":
		w.out.WriteString("]")
	case "creator", "date":
		if w.within("annotation", "change-info") {
			w.open[len(w.open)-1] = "p" // its characters are words here
		}
	}
}

func (w *odtWords) roots() map[string]bool {
	if w.sides {
		return odtSides
	}
	return odtBody
}

func (w *odtWords) end(name string) {
	if w.roots()[name] {
		w.inside = max(w.inside-1, 0)
	}
	if w.inside == 0 && !w.sides {
		return
	}
	switch name {
	case "p", "h":
		if w.cell || w.within("annotation", "note") {
			w.out.WriteByte(' ')
		} else {
			w.out.WriteByte('\n')
		}
	case "creator", "date":
		w.out.WriteByte(' ')
	case "table-row":
		w.cell = false
		w.out.WriteByte('\n')
	case "annotation", "note":
		w.out.WriteString("] ")
	case "deletion", "insertion":
		w.out.WriteString("]\n")
	}
}
