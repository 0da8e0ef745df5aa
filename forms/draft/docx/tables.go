package docx

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
)

// What a table is, kept in it as its title, which a screen reader says too.
const (
	titleCaption   = "Caption"
	titleSignature = "Signature"
	titleNotary    = "Notary"
)

// edge is a border of a cell.
type edge struct {
	side, kind string
	size       int // in eighths of a point
	grey       bool
}

func (e edge) String() string {
	color := "auto"
	if e.grey {
		color = "999999"
	}
	return fmt.Sprintf(`<w:%s w:val="%s" w:sz="%d" w:space="0" w:color="%s"/>`, e.side, e.kind, e.size, color)
}

// box is one cell: its width in twips, its borders, and its paragraphs.
type box struct {
	width int
	edges []edge // in the order top, left, bottom, right
	inner string
}

// grid writes a table of given column widths, set off from what follows.
func (w *writer) grid(title string, widths []int, rows ...string) {
	if w.fresh { // a table cannot begin a page by itself
		w.para(styleGap, nil)
	}
	sum := 0
	columns := ""
	for _, c := range widths {
		sum += c
		columns += fmt.Sprintf(`<w:gridCol w:w="%d"/>`, c)
	}
	caption := ""
	if title != "" {
		caption = `<w:tblCaption w:val="` + title + `"/>`
	}
	fmt.Fprintf(&w.body, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar>%s</w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>`,
		sum, caption, columns, strings.Join(rows, ""))
	w.para(styleGap, nil)
}

// row is one row, which no page break divides.
func row(head bool, cells ...box) string {
	props := "<w:cantSplit/>"
	if head {
		props += "<w:tblHeader/>"
	}
	out := "<w:tr><w:trPr>" + props + "</w:trPr>"
	for _, c := range cells {
		edges := ""
		for _, e := range c.edges {
			edges += e.String()
		}
		if edges != "" {
			edges = "<w:tcBorders>" + edges + "</w:tcBorders>"
		}
		inner := c.inner
		if inner == "" {
			inner = `<w:p><w:pPr><w:pStyle w:val="` + styleCell + `"/></w:pPr></w:p>`
		}
		out += fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>`, c.width, edges, inner)
	}
	return out + "</w:tr>"
}

func (w *writer) table(b draft.Table) {
	columns := len(b.Head)
	for _, r := range b.Rows {
		columns = max(columns, len(r))
	}
	if columns == 0 {
		return
	}
	widths := shares(b.Widths, columns, w.measure())
	var rows []string
	line := func(cells []draft.Rich, style string, e edge) string {
		var out []box
		for i, width := range widths {
			c := box{width: width, edges: []edge{e}}
			if i < len(cells) {
				c.inner = w.paragraph(style, 0, cells[i])
			}
			out = append(out, c)
		}
		return row(style == styleHead, out...)
	}
	if len(b.Head) > 0 {
		w.keep = true
		rows = append(rows, line(b.Head, styleHead, edge{"bottom", "single", 8, false}))
		w.keep = false
	}
	for _, r := range b.Rows {
		rows = append(rows, line(r, styleCell, edge{"bottom", "single", 4, true}))
	}
	w.grid("", widths, rows...)
}

// shares turns relative widths into twips; missing or useless ones give equal columns.
func shares(rel []float64, columns, measure int) []int {
	sum := 0.0
	for _, r := range rel {
		sum += max(r, 0)
	}
	out := make([]int, columns)
	for i := range out {
		out[i] = measure / columns
	}
	if len(rel) != columns || sum <= 0 {
		return out
	}
	fitted := make([]int, columns)
	for i, r := range rel {
		fitted[i] = int(r / sum * float64(measure))
		if fitted[i] < 40*twips {
			return out
		}
	}
	return fitted
}

// caption writes the head of a court paper: the court, and a table with the parties and what the paper is.
func (w *writer) caption(b draft.Caption) {
	w.keep = true
	defer func() { w.keep = false }()
	for _, l := range b.Counsel {
		w.para(styleCounsel, l)
	}
	if len(b.Counsel) > 0 && !w.numbered { // numbered lines leave no room between: the court stands on line 8
		w.para(styleGap, nil)
	}
	for _, l := range b.Court {
		w.para(styleCourt, l)
	}
	if len(b.Court) > 0 && !w.numbered {
		w.para(styleGap, nil)
	}
	half := w.measure() / 2
	left := box{width: half, inner: w.stack(b.Parties)}
	right := box{width: w.measure() - half, inner: w.side(b.Right)}
	title := titleCaption
	if b.Style != "" {
		title += " " + string(b.Style)
	}
	switch b.Style {
	case draft.Texas:
		lines := max(len(b.Parties), len(b.Right), 1)
		signs := w.paragraph(styleSign, 0, draft.Plain(strings.TrimSuffix(strings.Repeat("§\n", lines), "\n")))
		left.width = half - 240
		w.grid(title, []int{left.width, 480, right.width - 240}, row(false, left, box{width: 480, inner: signs}, box{width: right.width - 240, inner: right.inner}))
		return
	case draft.NewYork:
		left.edges = []edge{{"top", "dashed", 6, false}, {"bottom", "dashed", 6, false}, {"right", "dashed", 6, false}}
	default:
		left.edges = []edge{{"bottom", "single", 6, false}, {"right", "single", 6, false}}
	}
	w.grid(title, []int{left.width, right.width}, row(false, left, right))
}

// stack is the parties: one paragraph a line, their roles drawn in.
func (w *writer) stack(lines []draft.Rich) string {
	out := ""
	for _, l := range lines {
		style := styleParty
		if len(l) > 0 && strings.HasPrefix(l[0].Text, "\t") {
			style = styleRole
			l = append(draft.Rich{{Text: l[0].Text[1:], Style: l[0].Style, Note: l[0].Note}}, l[1:]...)
		}
		out += w.paragraph(style, 0, l)
	}
	return out
}

func (w *writer) side(lines []draft.Rich) string {
	out := ""
	for _, l := range lines {
		out += w.paragraph(styleRight, 0, l)
	}
	return out
}

// signature writes the place to sign: the day on the left, the signer on the right.
func (w *writer) signature(b draft.Signature) {
	w.keep = true
	defer func() { w.keep = false }()
	day, signer := "", ""
	if len(b.Lead) > 0 {
		signer = w.paragraph(styleLead, 0, b.Lead)
		if b.Dated {
			day = w.paragraph(styleLead, 0, nil)
		}
	}
	signer += w.paragraph(styleSignHere, 0, nil)
	if b.Dated {
		day += w.paragraph(styleDay, 0, draft.Plain(w.dated()+" "+strings.Repeat("_", 18)))
	}
	for i, l := range b.Lines {
		w.keep = i < len(b.Lines)-1
		signer += w.paragraph(styleSigner, 0, l)
	}
	left := w.measure() * 228 / 468
	w.grid(titleSignature, []int{left, w.measure() - left}, row(false, box{width: left, inner: day}, box{width: w.measure() - left, inner: signer}))
}

// dated stands before the line for the day.
func (w *writer) dated() string {
	if w.spanish() {
		return "Fecha:"
	}
	return "Dated:"
}

func (w *writer) spanish() bool { return strings.HasPrefix(w.doc.Lang, "es") }

// notary writes the part that a notary fills in, as one cell that stays whole.
func (w *writer) notary(b draft.Notary) {
	kind := b.Kind
	if kind != draft.NotaryAcknowledgment {
		kind = draft.NotaryJurat
	}
	state, county := b.Venue(w.doc.Lang)
	signs, expires, seal := draft.NotaryLabels(w.doc.Lang)
	inner := w.paragraph(styleNotaryState, 0, append(append(draft.Rich{}, state...), draft.Plain("  )")...)) +
		w.paragraph(styleNotaryCounty, 0, append(append(draft.Rich{}, county...), draft.Plain("  )  ss.")...)) +
		w.paragraph(styleNotaryWords, 0, b.NotaryText(w.doc.Lang))
	for _, line := range []string{strings.Repeat("_", 34), signs, expires + strings.Repeat("_", 18), seal} {
		inner += w.paragraph(styleNotaryHand, 0, draft.Plain(line))
	}
	w.grid(titleNotary+" "+string(kind), []int{w.measure()}, row(false, box{width: w.measure(), inner: inner}))
}
