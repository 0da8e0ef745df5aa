package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// learned is who learned what, and when: the log of what left, newest first. It is only read.
type learned struct {
	list *kit.DataList[cases.Learned]
}

func newLearned() tab {
	l := &learned{}
	type L = cases.Learned
	l.list = kit.NewDataList(kit.ListWords{Count: func(_, all int) string { return lang.N("learned.count", all) }},
		func(d *L) string { return d.When + string(d.Recipient) }, func(d *L) string { return kit.Fold(d.Whom) },
		kit.Column[L]{Title: lang.T("learned.when"), Width: 172, Cell: func(d *L) kit.Cell { return kit.Cell{Main: lang.Stamp(d.When)} },
			Order: func(a, b *L) int { return strings.Compare(a.When, b.When) }},
		kit.Column[L]{Title: lang.T("learned.who"), Width: -1, Cell: func(d *L) kit.Cell {
			c := kit.Cell{Main: orText(d.Whom, recipientWords(d.Recipient)), Sub: recipientWords(d.Recipient), Bold: true}
			if d.Revoked != "" {
				c.Sub = lang.T("learned.revoked", "date", lang.Date(d.Revoked))
			}
			return c
		}},
		kit.Column[L]{Title: lang.T("learned.what"), Width: -1.4, Cell: func(d *L) kit.Cell {
			return kit.Cell{Main: orText(strings.Join(d.Titles, ", "), lang.N("learned.items", len(d.Items))), Sub: d.Override}
		}})
	l.list.Empty = kit.NewEmptyState(stock.VisibilityOffIcon(), lang.T("learned.none"), lang.T("learned.none.words"), "", nil)
	return l
}

// Content lays the page out.
func (l *learned) Content() fyne.CanvasObject { return l.list }

func (l *learned) show(s *cases.Snapshot) {
	titles := map[string]string{}
	for _, e := range s.Evidence {
		titles[e.ID] = e.Title
	}
	for _, f := range s.Forms {
		titles[f.ID] = f.Form
	}
	for _, d := range s.Documents {
		titles[d.ID] = paperTitle(d.Title)
	}
	l.list.SetRows(pointers(cases.WhoLearned(s.Disclosures, s.Releases, titles)))
}
