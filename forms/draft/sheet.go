package draft

import (
	"strings"

	"github.com/harborfile/harborfile/cases/guide"
)

// Sheet lays out a sheet of plain words as a paper that can be printed and handed out. It names no office and no client.
func Sheet(s guide.Sheet) *Document {
	d := &Document{Title: s.Title, Footer: s.Title, Lang: s.Lang, Look: Letter,
		Blocks: []Block{Title{Plain(s.Title)}}}
	if s.Intro != "" {
		d.Blocks = append(d.Blocks, Paragraph{Text: Plain(s.Intro)})
	}
	for _, p := range s.Parts {
		if p.Head == "" { // the words of a certificate, which are no list
			for _, l := range p.Lines {
				d.Blocks = append(d.Blocks, Paragraph{Text: Plain(roomToWrite(l))})
			}
			continue
		}
		d.Blocks = append(d.Blocks, Heading{Level: 2, Text: Plain(p.Head)})
		var items []Rich
		for _, l := range p.Lines {
			items = append(items, Plain(roomToWrite(l)))
		}
		d.Blocks = append(d.Blocks, List{Items: items})
	}
	return d
}

// roomToWrite makes the mark for a place to write as long as a hand needs: a whole line where nothing else stands.
func roomToWrite(line string) string {
	if line == "____" {
		return strings.Repeat("_", 60)
	}
	return strings.ReplaceAll(line, "____", strings.Repeat("_", 24))
}
