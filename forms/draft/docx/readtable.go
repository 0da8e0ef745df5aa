package docx

import (
	"regexp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// gridCells bounds the columns of one row.
const gridCells = 63

// cellRead is one cell: its paragraphs, and how many columns it covers.
type cellRead struct {
	paras []*para
	span  int
	goes  bool // the cell above goes on in it
}

// rowRead is one row.
type rowRead struct {
	cells []cellRead
	head  bool
}

// tableRead is a table before it is known what it is.
type tableRead struct {
	rows   []rowRead
	widths []float64
	title  string
	fresh  bool
}

// table reads a table: a caption, the place to sign, a notary's part, or a table.
func (r *reader) table(n *node) {
	t := r.readTable(n)
	r.fresh = r.fresh || t.fresh
	title, style, _ := strings.Cut(t.title, " ")
	switch {
	case t.hasRole(styleParty, styleRole, styleRight) || title == titleCaption:
		r.captionOf(t, draft.CaptionStyle(style))
	case t.hasRole(styleSignHere, styleSigner, styleLead, styleDay) || title == titleSignature:
		r.flushHead()
		r.signatureOf(t)
	case t.hasRole(styleNotaryState, styleNotaryCounty, styleNotaryWords):
		r.flushHead()
		r.notaryOf(t, style)
	case r.likeCaption(t):
		r.headLines()
		r.captionOf(t, "")
	case t.likeSignature():
		r.flushHead()
		r.signatureOf(t)
	default:
		r.flushHead()
		r.plainTable(t)
	}
}

func (r *reader) readTable(n *node) *tableRead {
	t := &tableRead{title: n.at("tblPr", "tblCaption").val("val")}
	if grid := n.kid("tblGrid"); grid != nil {
		for _, c := range grid.kids {
			if c.name == "gridCol" && len(t.widths) < gridCells {
				t.widths = append(t.widths, float64(number(c.val("w"))))
			}
		}
	}
	if n.at("tblPr", "tblPrChange") != nil {
		r.leave(LeftFormat)
	}
	styled := n.at("tblPr", "tblStyle") != nil // which may shade its rows
	r.over(styled || shaded(n.at("tblPr", "shd")), func() { r.rowsOf(n, t) })
	return t
}

func (r *reader) rowsOf(n *node, t *tableRead) {
	for _, k := range n.kids {
		switch k.name {
		case "tr":
			row := r.readRow(k, t)
			if hidden, _ := k.kid("trPr").on("hidden"); hidden {
				r.leaveNear(LeftHidden, "")
				continue
			}
			t.rows = append(t.rows, row)
		case "sdt":
			if inner := k.kid("sdtContent"); inner != nil {
				r.rowsOf(inner, t)
			}
		case "ins", "del":
			r.leave(LeftChanges)
		}
	}
}

func (r *reader) readRow(n *node, t *tableRead) rowRead {
	var out rowRead
	props := n.kid("trPr")
	out.head, _ = props.on("tblHeader")
	if props.kid("ins") != nil || props.kid("del") != nil {
		r.leave(LeftChanges)
	}
	var walk func(*node)
	walk = func(n *node) {
		for _, k := range n.kids {
			switch {
			case k.name == "tc" && len(out.cells) < gridCells:
				r.over(shaded(k.at("tcPr", "shd")), func() { out.cells = append(out.cells, r.readCell(k, t)) })
			case k.name == "sdt":
				if inner := k.kid("sdtContent"); inner != nil {
					walk(inner)
				}
			}
		}
	}
	walk(n)
	return out
}

func (r *reader) readCell(n *node, t *tableRead) cellRead {
	c := cellRead{span: max(1, min(number(n.at("tcPr", "gridSpan").val("val")), gridCells))}
	if props := n.kid("tcPr"); props != nil {
		if v := props.kid("vMerge"); v != nil && v.val("val") != "restart" {
			c.goes = true
		}
		if props.kid("cellIns") != nil || props.kid("cellDel") != nil {
			r.leave(LeftChanges)
		}
	}
	var walk func(*node, int)
	walk = func(n *node, deep int) {
		for _, k := range n.kids {
			switch k.name {
			case "p":
				for _, p := range r.paragraph(k) {
					t.fresh = t.fresh || p.fresh && len(t.rows) == 0 && len(c.paras) == 0
					p.text = withNumber(p)
					c.paras = append(c.paras, p)
				}
			case "tbl", "tr", "tc", "sdt", "sdtContent":
				if k.name == "tbl" && deep == 0 {
					r.leave(LeftNested)
				}
				walk(k, deep+1)
			case "ins", "del", "moveFrom", "moveTo":
				r.leave(LeftChanges)
			}
		}
	}
	walk(n, 0)
	return c
}

// withNumber is the text of a paragraph in a cell with its number in front.
func withNumber(p *para) draft.Rich {
	if p.num == nil {
		return p.text
	}
	return append(draft.Rich{{Text: strings.TrimSpace(p.num.text) + " "}}, p.text...)
}

func (t *tableRead) hasRole(names ...string) bool {
	for _, row := range t.rows {
		for _, c := range row.cells {
			for _, p := range c.paras {
				if slices.Contains(names, p.role) {
					return true
				}
			}
		}
	}
	return false
}

// words are all words of a table.
func (t *tableRead) words() string {
	var out strings.Builder
	for _, row := range t.rows {
		for _, c := range row.cells {
			for _, p := range c.paras {
				out.WriteString(p.words() + "\n")
			}
		}
	}
	return out.String()
}

var (
	versus   = regexp.MustCompile(`(?im)^\s*(v\.?|vs\.?|versus|in re:?)\s*$|^\s*in re\b|\b(plaintiff|petitioner|defendant|respondent|movant|appellant)s?\b`)
	docket   = regexp.MustCompile(`(?i)\b(case|docket|index|cause|file|civil action|cr)\b.{0,14}(no|number|#)?\.?`)
	longLine = regexp.MustCompile(`_{10,}`)
)

// likeCaption reports whether a table without our names looks like the head of a court paper: parties on one side and a
// number on the other, among the first things of the file.
func (r *reader) likeCaption(t *tableRead) bool {
	if len(t.rows) == 0 || len(t.rows) > 3 || len(t.rows[0].cells) < 2 || len(t.rows[0].cells) > 3 || len(r.items) > 14 {
		return false
	}
	for _, it := range r.items {
		switch it.block.(type) {
		case draft.Caption, draft.Table, draft.Numbered:
			return false
		}
	}
	return versus.MatchString(t.words()) && docket.MatchString(t.words())
}

// headLines takes what stood before the table of a caption: centred lines are the court, others counsel.
func (r *reader) headLines() {
	for _, it := range r.items {
		lines := &r.counsel
		if it.para != nil && it.para.align == "center" {
			lines = &r.court
		}
		if it.para != nil {
			for _, l := range linesOf(it.para.text) {
				*lines = append(*lines, unbold(l))
			}
		}
	}
	r.items = nil
}

// linesOf cuts a text at its line breaks.
func linesOf(t draft.Rich) []draft.Rich {
	out := []draft.Rich{nil}
	for _, sp := range t {
		for i, part := range strings.Split(sp.Text, "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			if part != "" {
				out[len(out)-1] = append(out[len(out)-1], text.Span{Text: part, Style: sp.Style})
			}
		}
		if len(sp.Note) > 0 {
			out[len(out)-1] = append(out[len(out)-1], draft.Noted(sp.Note))
		}
	}
	return out
}

// captionOf makes the head of a court paper of a table.
func (r *reader) captionOf(t *tableRead, style draft.CaptionStyle) {
	if style == "" {
		style, r.caption = r.caption, ""
	}
	c := draft.Caption{Style: style, Counsel: r.counsel, Court: r.court}
	r.counsel, r.court = nil, nil
	for _, row := range t.rows {
		cells := slices.DeleteFunc(slices.Clone(row.cells), func(c cellRead) bool { return onlySigns(c) })
		if len(cells) < len(row.cells) && style == "" {
			c.Style = draft.Texas
		}
		for i, cell := range cells {
			lines := captionLines(cell.paras)
			if i == 0 && len(cells) > 1 || i == 0 && len(t.rows) == 1 {
				c.Parties = append(c.Parties, lines...)
			} else {
				c.Right = append(c.Right, lines...)
			}
		}
	}
	c.Parties, c.Right = trimLines(c.Parties), trimLines(c.Right)
	r.put(c, nil)
}

// onlySigns reports whether a cell is the column of section signs, or one of brackets.
func onlySigns(c cellRead) bool {
	any := false
	for _, p := range c.paras {
		for _, l := range p.text.String() {
			if !strings.ContainsRune("§)( \n\t", l) {
				return false
			}
			any = any || l == '§' || l == ')'
		}
	}
	return any
}

// captionLines are the lines of one side; a role is drawn in.
func captionLines(paras []*para) []draft.Rich {
	var out []draft.Rich
	for _, p := range paras {
		drawn := p.role == styleRole || p.role != styleRight && p.left >= 700
		for _, l := range linesOf(trimmed(p.text)) {
			if drawn && len(l) > 0 && !strings.HasPrefix(l[0].Text, "\t") {
				l = append(draft.Rich{{Text: "\t" + l[0].Text, Style: l[0].Style, Note: l[0].Note}}, l[1:]...)
			}
			out = append(out, l)
		}
	}
	return out
}

// trimLines takes empty lines off both ends.
func trimLines(list []draft.Rich) []draft.Rich {
	void := func(l draft.Rich) bool { return strings.TrimSpace(l.String()) == "" && len(l.Notes()) == 0 }
	for len(list) > 0 && void(list[0]) {
		list = list[1:]
	}
	for len(list) > 0 && void(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	return list
}

// plainTable makes a table.
func (r *reader) plainTable(t *tableRead) {
	columns := 0
	for _, row := range t.rows {
		n := 0
		for _, c := range row.cells {
			n += c.span
		}
		columns = max(columns, min(n, gridCells))
	}
	if columns == 0 || strings.TrimSpace(t.words()) == "" {
		return
	}
	out := draft.Table{}
	if len(t.widths) == columns {
		out.Widths = t.widths
	}
	for i, row := range t.rows {
		cells, merged := cellsOf(row, columns)
		if merged {
			r.leaveNear(LeftMerged, opening(t.words()))
		}
		if i == 0 && (row.head || row.roles(styleHead)) {
			for j := range cells {
				cells[j] = unbold(cells[j])
			}
			out.Head = cells
			continue
		}
		out.Rows = append(out.Rows, cells)
	}
	r.put(out, nil)
}

func (w rowRead) roles(name string) bool {
	for _, c := range w.cells {
		for _, p := range c.paras {
			if p.role != name && !p.empty() {
				return false
			}
		}
	}
	return len(w.cells) > 0
}

// cellsOf are the texts of a row, one for each column.
func cellsOf(row rowRead, columns int) (out []draft.Rich, merged bool) {
	out = make([]draft.Rich, columns)
	at := 0
	for _, c := range row.cells {
		if at >= columns {
			break
		}
		var t draft.Rich
		for _, p := range c.paras {
			line := trimmed(p.text)
			if len(line) == 0 {
				continue
			}
			if len(t) > 0 {
				t = append(t, text.Span{Text: "\n"})
			}
			t = append(t, line...)
		}
		merged = merged || c.span > 1 || c.goes
		out[at] = joined(t)
		at += c.span
	}
	return out, merged
}

// joined puts neighbouring spans of one style together, as a template writes them.
func joined(t draft.Rich) draft.Rich {
	var out draft.Rich
	for _, sp := range t {
		if n := len(out); n > 0 && out[n-1].Style == sp.Style && len(out[n-1].Note) == 0 {
			out[n-1].Text += sp.Text
			out[n-1].Note = sp.Note
			continue
		}
		out = append(out, sp)
	}
	return out
}
