package transcript

import (
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// letter sets one mail: its headers, its text, and the list of what is attached. Each mail of several begins a page.
func (s *setter) letter(l Letter, fresh bool) {
	if fresh {
		s.newPage()
	}
	if l.Title != "" {
		s.put(row{cols: []column{{left, measure, inks(s.set(strings.TrimSpace(s.label.name(l.Title)+" "+l.Number), 12, measure, text.Sans|text.Bold), black)}}, lead: 16, before: 8, pad: 3, keep: 60})
	}
	if len(l.Head) > 0 {
		s.stroke(left, s.y, right, s.y, 0.4, rule)
		for _, f := range l.Head {
			s.fact(f)
		}
	}
	s.remarks(l.Remarks, s.lang)
	s.y -= 10
	s.body(l.Text)
	s.files(l.Files)
}

// body sets a text line by line as it was written; passages quoted from an earlier mail are lighter.
func (s *setter) body(words string) {
	const lead = 14.2
	if strings.TrimSpace(words) == "" {
		s.put(row{cols: []column{{left, measure, inks(s.short(s.label.none, 11, measure, text.Italic), soft)}}, lead: lead})
		return
	}
	words = strings.ReplaceAll(words, "\t", "    ")
	for line := range strings.SplitSeq(text.Clean(words), "\n") {
		if strings.TrimSpace(line) == "" {
			if s.began {
				s.y -= lead * 0.7
			}
			continue
		}
		grey := black
		if strings.HasPrefix(strings.TrimSpace(line), ">") {
			grey = soft
		}
		s.put(row{cols: []column{{left, measure, inks(s.set(indented(line), 11, measure, text.Regular), grey)}}, lead: lead, whole: 3})
	}
}

// indented keeps the spaces a line begins with, which the line breaker may take for the end of the line before.
func indented(line string) string {
	rest := strings.TrimLeft(line, " ")
	return strings.Repeat("\u00a0", min(len(line)-len(rest), 60)) + rest
}
