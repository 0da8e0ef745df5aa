package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// readers is the filter over a list of notes: all of them, or those that a role may read; an
// accredited representative and a supervisor read what an attorney reads. pick is called with the
// role, empty for all, and with what to do once nothing unsaved is in the way.
func readers(pick func(role string, then func())) fyne.CanvasObject {
	var pills []*kit.NavItem
	row := kit.Flow(4)
	add := func(label, role string) {
		n := len(pills)
		pills = append(pills, kit.NewPill(label, func() {
			pick(role, func() {
				for i, p := range pills {
					p.Select(i == n)
				}
			})
		}))
		row.Add(pills[n])
	}
	add(lang.T("note.all"), "")
	add(lang.T("note.reader.attorney"), "attorney")
	add(lang.T("note.reader.advocate"), "advocate")
	pills[0].Select(true)
	return kit.VStack(2, kit.NewPara(lang.T("note.readby"), theme.Small, theme.Muted), row)
}

// noteChip says whose a note is; one that is protected stands out.
func noteChip(n *cases.Note) kit.Cell {
	c := kit.Cell{Main: lang.T("note.kind." + string(n.Kind)), Tone: theme.Neutral}
	if n.Protected() {
		c.Tone = theme.Warn
	}
	return c
}

// noteSub is when and by whom, and that a note is privileged: in words, not by a colour alone.
func noteSub(n *cases.Note) string {
	mark := ""
	if n.Protected() {
		mark = lang.T("note.isprivileged")
	}
	return dotted(lang.Date(n.On), n.By, mark)
}
