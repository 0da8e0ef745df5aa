package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/rapsheet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// pasting reads the pasted text of a criminal history. What it finds is shown first, with the lines
// it took nothing from; a person keeps it, and corrects each charge afterwards.
type pasting struct {
	a     *App
	store bookStore
	snap  *cases.Snapshot
	text  *kit.Field
	found *fyne.Container
	page  *fyne.Container
	keep  *kit.Button
	sheet rapsheet.Sheet
}

func newPasting(a *App, store bookStore) tab {
	p := &pasting{a: a, store: store, found: kit.VStack(14)}
	p.text = kit.NewArea("rapsheet.text", lang.T("rapsheet.text"), lang.T("hint.rapsheet.text"), 16)
	p.text.OnChange = p.read
	p.keep = kit.NewButton(kit.Primary, nil, lang.T("rapsheet.keep"), p.onKeep)
	p.keep.Allow(false)
	return p
}

// Content lays the page out.
func (p *pasting) Content() fyne.CanvasObject {
	p.page = kit.Scroll(kit.Pad(p.found, 0, 6, 4, 0))
	right := kit.Frame(10, nil, p.page, kit.VStack(10, kit.NewLine(), kit.Row(8, []float32{-1, 0}, kit.NewPara(lang.T("rapsheet.words"), theme.Small, theme.Muted), p.keep)))
	return kit.Panes(330, 1, kit.NewCard(16, kit.Scroll(p.text)), kit.NewCard(16, right))
}

func (p *pasting) show(s *cases.Snapshot) {
	p.snap = s
	p.read()
}

// read shows what the text says, as it is typed or pasted.
func (p *pasting) read() {
	p.sheet = rapsheet.Read(p.text.Value())
	p.found.Objects = nil
	if p.text.Value() == "" {
		p.found.Add(kit.NewEmptyState(stock.ContentPasteIcon(), lang.T("rapsheet.none"), lang.T("rapsheet.none.words"), "", nil))
	} else {
		p.proposals()
	}
	p.keep.Allow(p.sheet.Charges() > 0)
	p.found.Refresh()
	if p.page != nil {
		p.page.Refresh()
	}
}

func (p *pasting) proposals() {
	p.found.Add(kit.NewBoldPara(lang.N("rapsheet.found", p.sheet.Charges()), theme.Body, theme.Ink))
	for _, x := range p.sheet.Arrests {
		body := kit.VStack(3, kit.NewBoldPara(dotted(lang.Date(x.Date), x.Agency, x.State), theme.Body, theme.Ink))
		for _, c := range x.Charges {
			body.Add(kit.NewPara(orDash(dotted(c.Statute, c.Title)), theme.Body, theme.Ink))
			body.Add(kit.NewPara(dotted(c.Court, c.Docket, c.Disposition.Outcome, c.Disposition.Sentence, c.Source), theme.Small, theme.Muted))
		}
		p.found.Add(body)
		p.found.Add(kit.NewLine())
	}
	if len(p.sheet.Names) > 0 {
		p.found.Add(section(lang.T("rapsheet.names"), kit.NewPara(strings.Join(p.sheet.Names, ", "), theme.Small, theme.Ink)))
	}
	for _, d := range p.sheet.Doubts {
		p.found.Add(kit.NewPara(lang.T("rapsheet.line", "n", d.Line, "words", d.In(lang.Code())), theme.Small, theme.Warn.Fg()))
	}
	if len(p.sheet.Left) > 0 {
		left := section(lang.N("rapsheet.left", len(p.sheet.Left)))
		for _, l := range p.sheet.Left {
			left.Add(kit.NewPara(lang.T("rapsheet.line", "n", l.No, "words", l.Text), theme.Small, theme.Muted))
		}
		p.found.Add(left)
	}
}

// onKeep adds what was found to the matter.
func (p *pasting) onKeep() {
	m := *copyRecord(&p.snap.Matter)
	m.Record.Arrests = append(slices.Clone(m.Record.Arrests), p.sheet.Arrests...)
	if err := m.Check(); err != nil {
		p.a.fail(err, nil)
		return
	}
	n := p.sheet.Charges()
	write(p.a, p.store, &m, func() {
		p.text.Set("")
		p.a.reload()
		p.a.toast(lang.N("rapsheet.kept", n))
	})
}
