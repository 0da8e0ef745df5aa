package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// partRow is one thing of the packet in filing order.
type partRow struct {
	id, label, title string
	kind             packet.Kind
	pages            string // "3–7" once built
	first            int    // page, 0 before the packet is built
	item             *cases.EvidenceItem
}

// packetTab builds the packet of a matter for a recipient: what goes in and in which order, what
// the check of the final pages says, and the pages themselves.
type packetTab struct {
	a         *App
	store     forms.Desk
	snap      *cases.Snapshot
	built     *packet.Built // nil before the first build, and after something changed
	madeOf    string        // inputs of the built packet
	stale     bool          // something was saved since
	gone      bool          // the matter is no longer on screen
	list      *kit.DataList[partRow]
	preview   *preview
	recipient *kit.Field
	build     *kit.Button
	export    *kit.Button
	up, down  *kit.Button
	lines     *fyne.Container
	scroll    *fyne.Container
}

func newPacketTab(a *App, store forms.Desk) *packetTab {
	p := &packetTab{a: a, store: store, lines: kit.VStack(9)}
	p.preview = newPreview(a, store, lang.T("packet.nopage"))
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("packet.count", all) }, Keys: lang.T("packet.keys")}
	p.list = kit.NewDataList(words, func(r *partRow) string { return r.id }, func(r *partRow) string { return kit.Fold(r.title) },
		kit.Column[partRow]{Title: "", Width: 34, Cell: func(r *partRow) kit.Cell { return kit.Cell{Main: r.label, Bold: true} }},
		kit.Column[partRow]{Title: lang.T("packet.what"), Width: -1, Cell: func(r *partRow) kit.Cell {
			return kit.Cell{Main: r.title, Sub: lang.T("packet.kind." + string(r.kind)), Bold: true}
		}},
		kit.Column[partRow]{Title: lang.T("packet.pages"), Width: 66, Cell: func(r *partRow) kit.Cell { return kit.Cell{Main: r.pages, MainRole: theme.Muted} }})
	p.list.OnSelect = p.choose
	p.list.OnMove = p.move
	p.list.Empty = kit.NewEmptyState(stock.DocumentIcon(), lang.T("packet.none"), lang.T("packet.none.words"), "", nil)
	var values, names []string
	for _, r := range cases.Recipients() {
		values, names = append(values, string(r)), append(names, lang.T("recipient."+string(r)))
	}
	p.recipient = kit.NewChoice("packet.recipient", lang.T("packet.for"), "", values, names)
	p.recipient.Set(string(cases.OfficeCopy))
	p.recipient.OnChange = func() { p.drop(); p.show(p.snap) }
	p.build = kit.NewButton(kit.Primary, stock.DocumentIcon(), lang.T("packet.build"), p.onBuild)
	p.export = kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("packet.export"), p.onExport)
	p.up = kit.NewButton(kit.Plain, stock.MoveUpIcon(), "", func() { p.move(-1) })
	p.down = kit.NewButton(kit.Plain, stock.MoveDownIcon(), "", func() { p.move(1) })
	return p
}

// Content lays the page out.
func (p *packetTab) Content() fyne.CanvasObject {
	head := kit.Head(150, p.recipient, p.up, p.down, p.export, p.build)
	p.scroll = kit.Scroll(p.lines)
	left := kit.Frame(12, head, container.New(&shares{1.25, 1}, p.list, kit.NewCard(16, p.scroll)), nil)
	return kit.Panes(330, 0.8, left, p.preview.view)
}

func (p *packetTab) show(s *cases.Snapshot) {
	p.stale = p.built != nil && inputs(s) != p.madeOf
	p.snap = s
	selected := p.list.Selected()
	p.list.SetRows(p.rows())
	if selected == nil && len(p.list.Rows) > 0 {
		p.list.Select(0)
	}
	p.export.Enable(p.built != nil && !p.stale)
	p.arrows()
	p.check()
	if p.built == nil {
		p.preview.show(lastPacket(s, p.to()), "application/pdf")
	}
}

// to is the recipient that is chosen.
func (p *packetTab) to() cases.Recipient { return cases.Recipient(p.recipient.Value()) }

// lastPacket is the first file of the newest packet that was kept for a recipient.
func lastPacket(s *cases.Snapshot, to cases.Recipient) string {
	blob, when := "", ""
	for _, k := range s.Packets {
		if k.Recipient == to && k.When > when && len(k.Parts) > 0 {
			blob, when = k.Parts[0].ID, k.When
		}
	}
	return blob
}

// rows are the parts in filing order, with their pages once the packet is built.
func (p *packetTab) rows() []*partRow {
	rows := rowsOf(p.snap, p.to())
	if p.built == nil || p.stale {
		return rows
	}
	for _, it := range p.built.Manifest.Items {
		for _, r := range rows {
			if r.id == it.ID {
				r.first, r.pages = it.First, span(it.First, it.Last)
			}
		}
	}
	return rows
}

// choose turns the preview to the part.
func (p *packetTab) choose(r *partRow) {
	p.arrows()
	if r.first > 0 {
		p.preview.view.Go(r.first - 1)
	}
}

// arrows work for an exhibit that is chosen; forms and documents have their order from the matter.
func (p *packetTab) arrows() {
	r := p.list.Selected()
	on := r != nil && r.item != nil
	p.up.Enable(on)
	p.down.Enable(on)
}

// check shows what was found on the final pages, or what is still ahead.
func (p *packetTab) check() {
	p.lines.Objects = nil
	switch {
	case p.built == nil:
		p.lines.Add(kit.NewBoldPara(lang.T("packet.before"), theme.Small, theme.Muted))
		p.lines.Add(kit.NewPara(lang.T("packet.before.words"), theme.Body, theme.Ink))
	case p.stale:
		p.lines.Add(kit.NewBoldPara(lang.T("packet.before"), theme.Small, theme.Muted))
		p.lines.Add(kit.NewPara(lang.T("packet.stale"), theme.Body, theme.Warn.Fg()))
	default:
		p.found()
	}
	p.lines.Refresh()
	if p.scroll != nil {
		p.scroll.Refresh()
	}
}

// found lists the check of the final pages, what needs a person first.
func (p *packetTab) found() {
	open := p.built.Red() + p.built.Amber()
	head := lang.T("packet.clear", "n", p.built.Pages)
	if open > 0 {
		head = lang.N("packet.open", open, "pages", p.built.Pages)
	}
	p.lines.Add(kit.NewBoldPara(head, theme.Body, theme.Ink))
	lines := slices.Clone(p.built.Lines)
	weight := map[packet.Level]int{packet.Red: 0, packet.Amber: 1, packet.Green: 2}
	slices.SortStableFunc(lines, func(a, b packet.Line) int { return weight[a.Level] - weight[b.Level] })
	for _, l := range lines {
		p.lines.Add(p.line(l))
	}
}

func (p *packetTab) line(l packet.Line) fyne.CanvasObject {
	icon := kit.NewIcon(stock.ConfirmIcon(), theme.Done)
	switch l.Level {
	case packet.Red:
		icon = kit.NewIcon(stock.InfoIcon(), theme.Problem)
	case packet.Amber:
		icon = kit.NewIcon(stock.InfoIcon(), stock.ColorNameWarning)
	}
	words := kit.VStack(1, kit.NewPara(lang.Check(l.Rule, l.Level == packet.Green, l.Text), theme.Body, theme.Ink))
	if l.Cite != "" {
		words.Add(kit.NewPara(l.Cite, theme.Small, theme.Muted))
	}
	if l.Page == 0 || l.Level == packet.Green {
		return kit.TopRow(10, []float32{18, -1}, icon, words)
	}
	there := kit.NewButton(kit.Quiet, nil, lang.T("packet.goto", "n", l.Page), func() { p.preview.view.Go(l.Page - 1) })
	return kit.TopRow(10, []float32{18, -1, 0}, icon, words, there)
}

// drop lets go of the built packet and its pages.
func (p *packetTab) drop() {
	p.preview.close()
	if p.built != nil {
		p.built.Close()
		p.built = nil
	}
	p.stale = false
}

// close implements closer.
func (p *packetTab) close() {
	p.gone = true
	p.drop()
}
