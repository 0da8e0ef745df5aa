package docx

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// words gathers the runs of one paragraph.
type words struct {
	r     *reader
	style string // id of the paragraph's style
	plain bool   // boldness is the style's, not the words'
	note  bool   // inside a footnote, which has no notes of its own
	done  []draft.Rich
	now   draft.Rich
}

// texts are the texts between the page breaks; there is at least one.
func (w *words) texts() []draft.Rich { return append(w.done, w.now) }

func (w *words) walk(kids []*node) {
	for _, k := range kids {
		w.element(k)
	}
}

// element reads what may stand in a paragraph beside runs.
func (w *words) element(k *node) {
	switch k.name {
	case "r":
		w.run(k)
	case "ins", "del", "moveFrom", "moveTo":
		if len(k.kids) > 0 {
			w.r.leave(LeftChanges)
		}
	case "hyperlink", "smartTag", "customXml", "fldSimple", "sdtContent", "bdo", "dir", "rubyBase":
		if k.name == "fldSimple" {
			w.r.leaveField(k.val("instr"))
		}
		w.walk(k.kids)
	case "sdt", "ruby":
		w.walk(k.kids)
	case "oMath", "oMathPara":
		w.r.leave(LeftEquation)
	case "commentRangeStart", "commentReference":
		w.r.leave(LeftComments)
	case "AlternateContent":
		w.alternate(k)
	}
}

// alternate takes the first of several ways to say the same.
func (w *words) alternate(k *node) {
	for _, way := range k.kids {
		if way.name == "Choice" {
			for _, inner := range way.kids {
				w.inRun(inner, nil, text.Regular)
			}
			return
		}
	}
}

// run reads a run: its looks, and what is in it.
func (w *words) run(n *node) {
	props := w.r.sheet.runProps(n.kid("rPr"), w.style)
	if n.at("rPr", "rPrChange") != nil {
		w.r.leave(LeftFormat)
	}
	if n.at("rPr", "ins") != nil || n.at("rPr", "del") != nil {
		w.r.leave(LeftChanges)
	}
	if is(props, "vanish") || is(props, "specVanish") || w.r.unseen(props) {
		if slices.ContainsFunc(n.kids, func(k *node) bool { return k.name == "t" && strings.TrimSpace(k.text) != "" }) {
			w.r.leaveNear(LeftHidden, "") // its words stay hidden here, too
		}
		return
	}
	st := w.styleOf(props)
	for _, k := range n.kids {
		w.inRun(k, props, st)
	}
}

// tiniest is the size of letters, in half points, that nobody reads.
const tiniest = 4

// unseen reports whether a run is hidden by its looks: white letters on white paper, or letters too small to see. Set in
// pages by us they would be read.
func (r *reader) unseen(props []*node) bool {
	if size := first(props, "sz").val("val"); size != "" && number(size) <= tiniest {
		return true
	}
	if !strings.EqualFold(first(props, "color").val("val"), "FFFFFF") || r.dark > 0 {
		return false
	}
	lit := first(props, "highlight").val("val")
	return !shaded(first(props, "shd")) && (lit == "" || lit == "none" || lit == "white")
}

// shaded reports whether a shading is another color than that of the paper.
func shaded(shd *node) bool {
	fill := shd.val("fill")
	return fill != "" && !strings.EqualFold(fill, "auto") && !strings.EqualFold(fill, "FFFFFF") || shd.val("themeFill") != ""
}

// styleOf is the style of a run's words.
func (w *words) styleOf(props []*node) text.Style {
	st := text.Regular
	if is(props, "b") && !w.plain {
		st |= text.Bold
	}
	if is(props, "i") && !(w.plain && w.r.sheet.role(w.style) == "Heading3") {
		st |= text.Italic
	}
	if u := first(props, "u").val("val"); u != "" && u != "none" {
		st |= text.Underline
	}
	if is(props, "strike") || is(props, "dstrike") {
		st |= text.Strike
	}
	if !w.plain && w.r.ours && len(props) > 0 && props[0].kid("rFonts").val("ascii") == "Arial" {
		st |= text.Sans
	}
	return st
}

// inRun reads one thing in a run.
func (w *words) inRun(k *node, props []*node, st text.Style) {
	switch k.name {
	case "t":
		w.add(w.cased(k.text, props), st)
		if raised := first(props, "vertAlign").val("val"); (raised == "superscript" || raised == "subscript") && strings.TrimSpace(k.text) != "" {
			w.r.leave(LeftRaised)
		}
	case "tab", "ptab":
		w.add("\t", st)
	case "cr":
		w.add("\n", st)
	case "br":
		w.lineEnds(k, st)
	case "noBreakHyphen":
		w.add("\u2011", st)
	case "sym":
		w.r.leave(LeftSymbol)
	case "footnoteReference", "endnoteReference":
		w.reference(k)
	case "commentReference":
		w.r.leave(LeftComments)
	case "fldChar":
		w.r.fieldChar(k.val("fldCharType"))
	case "instrText":
		w.r.fieldSays(k.text)
	case "drawing", "pict", "object":
		w.drawing(k)
	case "AlternateContent":
		w.alternate(k)
	case "delText", "delInstrText":
		w.r.leave(LeftChanges)
	}
}

// cased gives words the capitals that the file shows them in.
func (w *words) cased(s string, props []*node) string {
	if is(props, "caps") {
		return strings.ToUpper(s)
	}
	return s
}

func (w *words) lineEnds(k *node, st text.Style) {
	if k.val("type") == "page" && !w.note {
		w.done, w.now = append(w.done, w.now), nil
		return
	}
	w.add("\n", st)
}

// add appends words in a style; nothing while a field says what it is.
func (w *words) add(s string, st text.Style) {
	if s == "" || w.r.inField() {
		return
	}
	if n := len(w.now); n > 0 && w.now[n-1].Style == st && len(w.now[n-1].Note) == 0 {
		w.now[n-1].Text += s
		return
	}
	w.now = append(w.now, text.Span{Text: s, Style: st})
}

// reference puts a note behind the words before its mark.
func (w *words) reference(k *node) {
	if w.note || w.r.inField() {
		return
	}
	from := w.r.footnotes
	if k.name == "endnoteReference" {
		from = w.r.endnotes
		w.r.leave(LeftEndnote)
	}
	note := w.r.noteText(from[k.val("id")])
	if len(note) == 0 {
		return
	}
	if n := len(w.now); n > 0 && len(w.now[n-1].Note) == 0 {
		w.now[n-1].Note = note
		return
	}
	w.now = append(w.now, draft.Noted(note))
}

// drawing is a picture, or a box with words of its own.
func (w *words) drawing(k *node) {
	if k.holds("txbxContent", "textbox") {
		w.r.leaveNear(LeftTextBox, opening(wordsBelow(k)))
		return
	}
	w.r.leave(LeftPicture)
}

// noteText is the text of a note, its paragraphs as lines.
func (r *reader) noteText(n *node) draft.Rich {
	if n == nil {
		return nil
	}
	var out draft.Rich
	for _, k := range n.kids {
		if k.name != "p" {
			continue
		}
		style := k.at("pPr", "pStyle").val("val")
		w := &words{r: r, style: style, note: true}
		w.walk(k.kids)
		if len(out) > 0 && len(w.now) > 0 {
			out = append(out, text.Span{Text: "\n"})
		}
		out = append(out, w.now...)
	}
	return trimmed(out)
}

// trimmed takes the spaces off both ends of a text, and spans that hold nothing.
func trimmed(t draft.Rich) draft.Rich {
	for len(t) > 0 {
		first := &t[0]
		first.Text = strings.TrimLeft(first.Text, " \t\n\u00a0")
		if first.Text != "" || len(first.Note) > 0 {
			break
		}
		t = t[1:]
	}
	for len(t) > 0 {
		last := &t[len(t)-1]
		if len(last.Note) > 0 {
			break
		}
		if last.Text = strings.TrimRight(last.Text, " \t\n"); last.Text != "" {
			break
		}
		t = t[:len(t)-1]
	}
	return t
}
