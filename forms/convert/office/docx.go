package office

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// docx reads a word processing document (ECMA-376 part 1, 17): its text, then headers, footers, footnotes, endnotes and
// comments under a line that names them. Tracked changes stand in brackets where they are.
func docx(r io.ReaderAt, size int64) (string, remark.List, error) {
	p, err := openPacked(r, size)
	if err != nil {
		return "", nil, err
	}
	main := mainPart(p)
	if main == "" {
		return "", nil, ErrUnreadable
	}
	var out strings.Builder
	var said remark.List
	for _, part := range wordParts(p, main) {
		w := &word{}
		if err := p.walk(part.name, w.token); err != nil {
			return "", nil, err
		}
		said.Add(remark.Insertions, w.inserted, "")
		said.Add(remark.Deletions, w.deleted, "")
		said.Add(remark.Comments, w.comments, "")
		text := strings.TrimSpace(w.out.String())
		if text == "" {
			continue
		}
		if part.title != "" {
			out.WriteString("\n\n[" + part.title + "]\n")
		}
		out.WriteString(text)
		if out.Len() > MaxText {
			break
		}
	}
	return strings.TrimSpace(out.String()), said, nil
}

// wordPart is a member with text, and what it is called before its text.
type wordPart struct{ name, title string }

var numberedPart = regexp.MustCompile(`^word/(header|footer)\d*\.xml$`)

func wordParts(p *packed, main string) []wordPart {
	parts := []wordPart{{main, ""}}
	var sides []wordPart
	for _, n := range p.names {
		if m := numberedPart.FindStringSubmatch(n); m != nil {
			sides = append(sides, wordPart{n, strings.ToUpper(m[1][:1]) + m[1][1:]})
		}
	}
	slices.SortFunc(sides, func(a, b wordPart) int { return strings.Compare(b.name, a.name) })
	slices.Reverse(sides)
	parts = append(parts, sides...)
	return append(parts, wordPart{"word/footnotes.xml", "Footnotes"}, wordPart{"word/endnotes.xml", "Endnotes"},
		wordPart{"word/comments.xml", "Comments"})
}

// mainPart is the member with the body; programs other than Word may name it differently.
func mainPart(p *packed) string {
	const usual = "word/document.xml"
	if p.files[usual] != nil {
		return usual
	}
	found := ""
	p.walk("_rels/.rels", func(t xml.Token) { // a file without relations has no other name to offer
		if e, ok := t.(xml.StartElement); ok && strings.HasSuffix(value(e, "Type"), "/officeDocument") {
			found = strings.TrimPrefix(value(e, "Target"), "/")
		}
	})
	if p.files[found] == nil || !strings.HasSuffix(found, ".xml") {
		return ""
	}
	return found
}

// word gathers the text of one member.
type word struct {
	out      strings.Builder
	text     bool   // inside an element whose characters are words
	skip     int    // depth inside what is there twice: the fallback of a drawing
	open     []bool // tracked changes that are open: whether their bracket is written
	pending  string // the bracket of a change that has no words yet
	cell     bool
	inserted int
	deleted  int
	comments int
}

func (w *word) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		w.start(t)
	case xml.EndElement:
		w.end(local(t.Name))
	case xml.CharData:
		if w.text && w.skip == 0 {
			w.words(string(t))
		}
	}
}

func (w *word) start(e xml.StartElement) {
	name := local(e.Name)
	if w.skip > 0 || name == "Fallback" {
		w.skip++
		return
	}
	switch name {
	case "t", "delText":
		w.text = true
	case "tab":
		if value(e, "pos") == "" { // else it defines where tabs stop
			w.out.WriteByte('\t')
		}
	case "br", "cr":
		w.out.WriteByte('\n')
	case "noBreakHyphen":
		w.out.WriteByte('-')
	case "sym":
		w.out.WriteString("[" + value(e, "font") + " " + value(e, "char") + "]")
	case "tc":
		if w.cell {
			w.out.WriteString(" | ")
		}
		w.cell = true
	case "tr":
		w.cell = false
	case "ins", "moveTo":
		w.change(e, "inserted")
	case "del", "moveFrom":
		w.change(e, "deleted")
	case "footnoteReference":
		w.out.WriteString("[footnote " + value(e, "id") + "]")
	case "endnoteReference":
		w.out.WriteString("[endnote " + value(e, "id") + "]")
	case "commentReference":
		w.out.WriteString("[comment " + value(e, "id") + "]")
	case "footnote", "endnote":
		if kind := value(e, "type"); kind == "" || kind == "normal" {
			w.out.WriteString(value(e, "id") + ". ")
		}
	case "comment":
		w.comments++
		fmt.Fprintf(&w.out, "%s. %s: ", value(e, "id"), who(e))
	}
}

// change opens a bracket around a tracked change, to be written with its first words: the mark of a paragraph's end
// that was inserted or deleted is a change without words.
func (w *word) change(e xml.StartElement, what string) {
	w.open = append(w.open, false)
	w.pending = what + " by " + who(e)
}

func (w *word) words(s string) {
	if n := len(w.open) - 1; n >= 0 && w.pending != "" && s != "" {
		if strings.HasPrefix(w.pending, "inserted") {
			w.inserted++
		} else {
			w.deleted++
		}
		w.out.WriteString("[" + w.pending + ": ")
		w.open[n], w.pending = true, ""
	}
	w.out.WriteString(s)
}

func (w *word) endChange() {
	n := len(w.open) - 1
	if n < 0 {
		return
	}
	if w.open[n] {
		w.out.WriteByte(']')
	}
	w.open, w.pending = w.open[:n], ""
}

func who(e xml.StartElement) string {
	by := value(e, "author")
	if by == "" {
		by = "unknown"
	}
	if on := value(e, "date"); on != "" {
		by += ", " + on
	}
	return by
}

func (w *word) end(name string) {
	if w.skip > 0 {
		w.skip--
		return
	}
	switch name {
	case "t", "delText":
		w.text = false
	case "p":
		if w.cell {
			w.out.WriteByte(' ')
		} else {
			w.out.WriteByte('\n')
		}
	case "tr":
		w.cell = false
		w.out.WriteByte('\n')
	case "ins", "moveTo", "del", "moveFrom":
		w.endChange()
	}
}
