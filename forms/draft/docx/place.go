package docx

import (
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// put adds a block.
func (r *reader) put(b draft.Block, p *para) {
	if r.fresh {
		r.fresh = false
		if len(r.items) > 0 {
			r.items = append(r.items, item{block: draft.Break{}})
		}
	}
	r.items = append(r.items, item{b, p})
}

// flushHead puts the lines that stood before the table of a caption, where no such table came.
func (r *reader) flushHead() {
	if len(r.court)+len(r.counsel) == 0 {
		return
	}
	c := draft.Caption{Counsel: r.counsel, Court: r.court}
	r.counsel, r.court = nil, nil
	r.put(c, nil)
}

// place makes a block of a paragraph.
func (r *reader) place(p *para) {
	if p.fresh {
		r.fresh = true
	}
	p.text = trimmed(p.text)
	if p.empty() || p.role == styleGap || p.role == styleNumber {
		return
	}
	switch p.role {
	case styleCounsel:
		r.counsel = append(r.counsel, p.text)
		return
	case styleCourt:
		r.court = append(r.court, p.text)
		return
	}
	r.flushHead()
	if r.numbered(p) {
		return
	}
	r.styled(p)
}

// styled makes a block of a paragraph without a number.
func (r *reader) styled(p *para) {
	switch p.role {
	case styleTitle:
		r.put(draft.Title{Text: p.text}, p)
	case "Heading1":
		r.put(draft.Heading{Level: 1, Text: p.text}, p)
	case "Heading2", "Heading3":
		r.put(draft.Heading{Level: 2, Text: p.text}, p)
	case styleQuote:
		r.put(draft.Quote{Text: p.text}, p)
	case styleAddress, styleSigner, styleLead, styleDay:
		r.put(draft.Paragraph{Text: p.text, Tight: true}, p)
	case styleLetterhead:
		r.put(draft.Letterhead{Name: p.text.String()}, p)
	case styleContact:
		r.contact(p)
	case styleBody, styleJurat, numberedStyle(1), numberedStyle(2), numberedStyle(3), styleLettered, styleDashed:
		r.put(draft.Paragraph{Text: p.text}, p) // a number that was taken away is no number
	default:
		r.byLooks(p)
	}
}

// contact joins the line of ways to reach an office to its name.
func (r *reader) contact(p *para) {
	if n := len(r.items); n > 0 {
		if head, ok := r.items[n-1].block.(draft.Letterhead); ok && head.Contact == "" {
			head.Contact = p.text.String()
			r.items[n-1].block = head
			return
		}
	}
	r.put(draft.Letterhead{Contact: p.text.String()}, p)
}

// Bounds of what a heading looks like, and a quotation.
const (
	headingRunes = 200
	drawnIn      = 400 // twips on both sides
)

// byLooks makes a block of a paragraph whose style says nothing.
func (r *reader) byLooks(p *para) {
	short := len([]rune(p.words())) <= headingRunes
	switch {
	case short && p.allBold && p.align == "center" && r.atHead():
		r.put(draft.Title{Text: unbold(p.text)}, p)
	case short && p.allBold && p.align == "center":
		r.put(draft.Heading{Level: 1, Text: unbold(p.text)}, p)
	case short && (p.allBold || p.underline) && !strings.HasSuffix(p.words(), "."):
		r.put(draft.Heading{Level: 2, Text: unbold(p.text)}, p)
	case p.left >= drawnIn && p.right >= drawnIn:
		r.put(draft.Quote{Text: p.text}, p)
	default:
		if p.align != "" {
			r.leaveAt(LeftAligned, p)
		}
		r.put(draft.Paragraph{Text: p.text, Tight: p.single && r.lookSpaced() && strings.Contains(p.text.String(), "\n")}, p)
	}
}

// leaveAt is leave for a paragraph that was read before.
func (r *reader) leaveAt(kind LeftKind, p *para) { r.leaveNear(kind, opening(p.words())) }

// atHead reports whether no title or heading stands yet.
func (r *reader) atHead() bool {
	for _, it := range r.items {
		switch it.block.(type) {
		case draft.Title, draft.Heading, draft.Numbered:
			return false
		}
	}
	return true
}

// lookSpaced reports whether the paper is one of double spacing.
func (r *reader) lookSpaced() bool { return r.look != draft.Letter && r.look != draft.Chart }

// unbold takes away what a heading is by itself.
func unbold(t draft.Rich) draft.Rich {
	out := make(draft.Rich, len(t))
	for i, sp := range t {
		out[i] = text.Span{Text: sp.Text, Style: sp.Style &^ (text.Bold | text.Underline), Note: sp.Note}
	}
	return out
}

// numbered makes a block of a paragraph with a number; false where it has none.
func (r *reader) numbered(p *para) bool {
	if p.num == nil {
		return false
	}
	n := p.num
	shown := strings.TrimSpace(n.text)
	switch {
	case p.role == styleTitle || strings.HasPrefix(p.role, "Heading"): // its number is part of its words
		p.text = append(draft.Rich{{Text: shown + " "}}, p.text...)
		r.styled(p)
	case n.format == "bullet":
		r.listItem(p, false)
	case n.format == "lowerLetter" && (shown == "("+lettered(n.value)+")" || shown == lettered(n.value)+")") && p.role != numberedStyle(2):
		r.listItem(p, true)
	default:
		r.countOn(p, shown)
	}
	return true
}

// listItem adds an item to the list before it, or begins one.
func (r *reader) listItem(p *para, lettered bool) {
	if p.num.level > 0 && !lettered {
		r.leaveAt(LeftNested, p)
	}
	if n := len(r.items); n > 0 && !r.fresh {
		last := r.items[n-1]
		if l, ok := last.block.(draft.List); ok && l.Lettered == lettered && (!lettered || p.num.value == len(l.Items)+1) &&
			(lettered || last.para.num != nil && last.para.num.list == p.num.list) {
			l.Items = append(l.Items, p.text)
			r.items[n-1].block = l
			return
		}
	}
	if lettered && p.num.value != 1 {
		r.asText(p, strings.TrimSpace(p.num.text))
		return
	}
	r.put(draft.List{Items: []draft.Rich{p.text}, Lettered: lettered}, p)
}

// countOn makes a numbered paragraph where our pages will count it the same, else the number becomes text: a paper whose
// numbers change on the way points at other paragraphs than it says.
func (r *reader) countOn(p *para, shown string) {
	for level := 1; level <= levels; level++ {
		for _, restart := range []bool{false, true} {
			next := r.count[level] + 1
			if restart {
				next = 1
			}
			if shown != numberAt(level, next) || !r.levelFits(p, level) {
				continue
			}
			r.count[level] = next
			for below := level + 1; below <= levels; below++ {
				r.count[below] = 0
			}
			b := draft.Numbered{Text: p.text, Restart: restart}
			if level > 1 {
				b.Level = level
			}
			r.put(b, p)
			return
		}
	}
	r.asText(p, shown)
}

// levelFits keeps an "i." of the letters apart from one of the Roman numbers.
func (r *reader) levelFits(p *para, level int) bool {
	switch p.num.format {
	case "decimal":
		return level == 1
	case "lowerLetter":
		return level == 2
	case "lowerRoman":
		return level == 3
	}
	return false
}

// numberAt is the number of a paragraph as our pages write it.
func numberAt(level, n int) string {
	switch level {
	case 2:
		return lettered(n) + "."
	case 3:
		return strings.ToLower(roman(n)) + "."
	}
	return counted(n, "decimal") + "."
}

// asText puts a paragraph whose number is text now.
func (r *reader) asText(p *para, shown string) {
	r.leaveAt(LeftNumber, p)
	r.put(draft.Paragraph{Text: append(draft.Rich{{Text: shown + "\u2003"}}, p.text...)}, p)
}
