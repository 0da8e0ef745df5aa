package sample

import (
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/draft"
)

// letter sets a paper of someone else: a letterhead, its paragraphs, and a second page on how it came to the file.
func letter(plan sample.EvidencePlan) ([]byte, error) {
	d := &draft.Document{Title: "Sample letter", Footer: "Sample paper, everything in it is invented", Lang: "en-US", Look: draft.Letter}
	d.Blocks = append(d.Blocks, draft.Letterhead{Name: plan.Shows.Heading, Contact: "An invented sender for the sample office. No such place exists."})
	last := len(plan.Shows.Lines) - 1
	for i, line := range plan.Shows.Lines {
		if i == last && len(line) < 40 { // the name under a letter
			d.Blocks = append(d.Blocks, draft.Signature{Lines: []draft.Rich{draft.Plain(line)}})
			continue
		}
		d.Blocks = append(d.Blocks, draft.Paragraph{Text: draft.Plain(line)})
	}
	d.Blocks = append(d.Blocks, draft.Break{}, draft.Title{Text: draft.Plain("How this paper was received")}, receipt(plan))
	return draft.Render(d)
}

// receipt is what the office noted when it took the paper in.
func receipt(plan sample.EvidencePlan) draft.Block {
	var rows [][]draft.Rich
	for _, r := range [][2]string{
		{"What it is", plan.Item.Title},
		{"Date of the paper", plan.Item.Date.Long()},
		{"Came from", plan.Item.Source},
		{"Obtained by", plan.Item.Obtained},
		{"Condition", "Complete copy, nothing written on it by the office."},
	} {
		rows = append(rows, []draft.Rich{draft.Plain(r[0]), draft.Plain(r[1])})
	}
	return draft.Table{Widths: []float64{30, 70}, Rows: rows}
}
