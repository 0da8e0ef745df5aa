package docx

import (
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// para is a paragraph of a file, with what decides what it is here.
type para struct {
	role      string // one of our styles, "" for none
	style     string // id in the file
	text      draft.Rich
	num       *label
	align     string // center, right, or ""
	left      int    // indents in twips
	right     int
	single    bool // set with less than one and a half lines
	lined     bool // a rule below or above it
	fresh     bool // begins a page
	allBold   bool
	underline bool // all of it
}

// empty reports whether it has no words and no notes.
func (p *para) empty() bool {
	for _, sp := range p.text {
		if strings.TrimSpace(sp.Text) != "" || len(sp.Note) > 0 {
			return false
		}
	}
	return true
}

// words are the words of the paragraph without the spaces around them.
func (p *para) words() string { return strings.TrimSpace(p.text.String()) }

// paragraph reads a paragraph. One with a page break inside is two.
func (r *reader) paragraph(n *node) []*para {
	props := r.sheet.paraProps(n.kid("pPr"))
	style := n.at("pPr", "pStyle").val("val")
	if style == "" {
		style = r.sheet.usual
	}
	r.near = opening(wordsBelow(n))
	r.checkMark(n.kid("pPr"))
	w := &words{r: r, style: style, plain: r.plainHead(style)}
	r.over(shaded(first(props, "shd")), func() { w.walk(n.kids) })
	out := []*para{}
	for i, t := range w.texts() {
		p := &para{role: r.sheet.role(style), style: style, text: t}
		p.fill(props)
		p.fresh = i == 0 && is(props, "pageBreakBefore") || i > 0
		out = append(out, p)
	}
	if len(out[0].text) > 0 || !out[0].empty() {
		out[0].num = r.numberOf(props)
	}
	return out
}

// over reads what stands on a ground, dark or not.
func (r *reader) over(dark bool, read func()) {
	if dark {
		r.dark++
		defer func() { r.dark-- }()
	}
	read()
}

// checkMark looks at the mark at the end of a paragraph: whether it is a proposal, and whether a section ends here.
func (r *reader) checkMark(props *node) {
	if props == nil {
		return
	}
	if mark := props.kid("rPr"); mark.kid("ins") != nil || mark.kid("del") != nil || mark.kid("moveFrom") != nil || mark.kid("moveTo") != nil {
		r.leave(LeftChanges)
	}
	if props.kid("pPrChange") != nil || props.at("rPr", "rPrChange") != nil || props.at("numPr", "numberingChange") != nil {
		r.leave(LeftFormat)
	}
	if s := props.kid("sectPr"); s != nil {
		r.leave(LeftSections)
		r.pageShape(s)
		if kind := s.kid("type").val("val"); kind != "continuous" && kind != "nextColumn" {
			r.sectionEnds = true
		}
	}
}

// fill reads the looks of a paragraph.
func (p *para) fill(props []*node) {
	switch first(props, "jc").val("val") {
	case "center":
		p.align = "center"
	case "right", "end":
		p.align = "right"
	}
	for i := len(props) - 1; i >= 0; i-- { // each says only some of them
		ind := props[i].kid("ind")
		for _, a := range []struct {
			to    *int
			names [2]string
		}{{&p.left, [2]string{"left", "start"}}, {&p.right, [2]string{"right", "end"}}} {
			for _, name := range a.names {
				if v := ind.val(name); v != "" {
					*a.to = number(v)
				}
			}
		}
	}
	spacing := first(props, "spacing")
	line, rule := number(spacing.val("line")), spacing.val("lineRule")
	p.single = line == 0 || (rule == "" || rule == "auto") && line < 340 || rule != "" && rule != "auto" && line < 340
	if b := first(props, "pBdr"); b != nil {
		for _, side := range []string{"bottom", "top"} {
			if v := b.kid(side).val("val"); v != "" && v != "none" && v != "nil" {
				p.lined = true
			}
		}
	}
	p.allBold, p.underline = allOf(p.text, text.Bold), allOf(p.text, text.Underline)
}

// allOf reports whether all letters have a style.
func allOf(t draft.Rich, st text.Style) bool {
	any := false
	for _, sp := range t {
		if strings.TrimFunc(sp.Text, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsPunct(c) }) == "" {
			continue
		}
		if sp.Style&st == 0 {
			return false
		}
		any = true
	}
	return any
}

// numberOf counts a paragraph that has a number.
func (r *reader) numberOf(props []*node) *label {
	list, level := "", ""
	for _, p := range props { // a paragraph may say its level and leave the list to its style
		k := p.kid("numPr")
		if k == nil {
			continue
		}
		if list == "" {
			list = k.kid("numId").val("val")
		}
		if level == "" {
			level = k.kid("ilvl").val("val")
		}
	}
	if list == "" || list == "0" { // 0 takes the number of the style away
		return nil
	}
	if l, ok := r.counting.next(list, number(level)); ok {
		return &l
	}
	return nil
}

// plainHead reports whether a style of ours makes its words bold by itself, so that its boldness is not theirs.
func (r *reader) plainHead(style string) bool {
	switch r.sheet.role(style) {
	case styleTitle, "Heading1", "Heading2", "Heading3", styleCourt, styleHead, styleLetterhead, styleContact:
		return true
	}
	return false
}

// wordsBelow are the words of an element, for saying where something stands.
func wordsBelow(n *node) string {
	var out strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		if out.Len() > 4*nearRunes {
			return
		}
		switch n.name {
		case "r":
			if hidden, _ := n.kid("rPr").on("vanish"); hidden {
				return
			}
		case "t":
			out.WriteString(n.text)
		case "tab", "br":
			out.WriteByte(' ')
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(n)
	return out.String()
}
