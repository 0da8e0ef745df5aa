package ui

import (
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
	pages            string // “3–7” once built
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
	kept      string        // id of the earlier version that is built; "" = it was made now
	madeOf    string        // inputs of the built packet
	stale     bool          // something was saved since
	writing   *packet.Built // is being exported: its bytes stay until that has ended
	gone      bool          // the matter is no longer on screen
	list      *kit.DataList[partRow]
	pages     *packetPages
	recipient *kit.Field
	build     *kit.Button
	export    *kit.Button
	up, down  *kit.Button
	rules     *kit.Para // by which rules it is checked
	pills     [3]*kit.NavItem
	pillRow   *fyne.Container
	at        int  // of the pills
	allLines  bool // the lines that hold are shown too
	lines     *fyne.Container
	scroll    *fyne.Container
}

// The pills under the list.
const (
	pillTonight = iota
	pillEarlier
	pillFiles
)

func newPacketTab(a *App, store forms.Desk) *packetTab {
	p := &packetTab{a: a, store: store, lines: kit.VStack(9), rules: kit.NewPara("", theme.Small, theme.Muted)}
	p.pages = newPacketPages(a, store)
	p.list = p.partsList()
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
	for i, key := range []string{"packet.tonight", "packet.earlier", "packet.files"} {
		p.pills[i] = kit.NewPill(lang.T(key), func() { p.turnPill(i) })
	}
	return p
}

func (p *packetTab) partsList() *kit.DataList[partRow] {
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("packet.count", all) }, Keys: lang.T("packet.keys")}
	list := kit.NewDataList(words, func(r *partRow) string { return r.id }, func(r *partRow) string { return kit.Fold(r.title) },
		kit.Column[partRow]{Title: "", Width: 34, Cell: func(r *partRow) kit.Cell { return kit.Cell{Main: r.label, Bold: true} }},
		kit.Column[partRow]{Title: lang.T("packet.what"), Width: -1, Cell: func(r *partRow) kit.Cell {
			return kit.Cell{Main: r.title, Sub: lang.T("packet.kind." + string(r.kind)), Bold: true}
		}},
		kit.Column[partRow]{Title: lang.T("packet.pages"), Width: 66, Cell: func(r *partRow) kit.Cell { return kit.Cell{Main: r.pages, MainRole: theme.Muted} }})
	list.OnSelect, list.Menu = p.choose, p.menu
	list.OnMove = p.move
	list.OnDrag = p.drag
	list.CanDrag = func(r *partRow) bool { return r.item != nil && p.kept == "" }
	list.Empty = kit.NewEmptyState(stock.DocumentIcon(), lang.T("packet.none"), lang.T("packet.none.words"), "", nil)
	return list
}

// Content lays the page out.
func (p *packetTab) Content() fyne.CanvasObject {
	look := kit.NewButton(kit.Plain, stock.SettingsIcon(), lang.T("packet.look"), p.onLook)
	head := kit.VStack(8, kit.Head(150, p.recipient, p.export, p.build), kit.Head(150, p.rules, p.up, p.down, look))
	p.scroll = kit.Scroll(kit.Pad(p.lines, 0, 12, 0, 0))
	p.pillRow = kit.Flow(4, p.pills[0], p.pills[1], p.pills[2])
	below := kit.Frame(8, p.pillRow, kit.NewCard(16, p.scroll), nil)
	left := kit.Frame(12, head, container.New(&shares{1, 1.1}, p.list, below), nil)
	return kit.WorkPanes(340, 0.9, left, p.pages.content)
}

func (p *packetTab) show(s *cases.Snapshot) {
	p.stale = p.built != nil && p.kept == "" && inputs(s) != p.madeOf
	p.snap = s
	selected := p.list.Selected()
	p.list.SetRows(p.rows())
	if selected == nil && len(p.list.Rows) > 0 {
		p.list.Select(0)
	}
	p.export.Allow(p.built != nil && !p.stale && !p.held() && p.writing == nil)
	p.rules.Set(p.ruleWords())
	p.arrows()
	p.check()
	if p.built == nil {
		p.pages.last(lastPacket(s, p.to()))
	}
}

// to is the recipient that is chosen.
func (p *packetTab) to() cases.Recipient { return cases.Recipient(p.recipient.Value()) }

// lastPacket is the first file of the newest packet that was kept for a recipient.
func lastPacket(s *cases.Snapshot, to cases.Recipient) (last cases.Packet) {
	for _, k := range s.Packets {
		if k.Recipient == to && k.When > last.When && len(k.Parts) > 0 {
			last = k
		}
	}
	return last
}

// rows are the parts in filing order, with their pages once the packet is built. Of an earlier
// version they are what was in it then.
func (p *packetTab) rows() []*partRow {
	if p.built != nil && p.kept != "" {
		return p.keptRows()
	}
	rows := rowsOf(p.snap, p.to())
	if p.built == nil || p.stale {
		return rows
	}
	for _, it := range p.built.Manifest.Items {
		for _, r := range rows {
			if r.id == it.ID {
				r.first, r.pages, r.label = it.First, span(it.First, it.Last), it.Label
			}
		}
	}
	return rows
}

// choose turns to the first page of the part.
func (p *packetTab) choose(r *partRow) {
	p.arrows()
	if r.first > 0 {
		p.pages.turnTo(r.first)
	}
}

// arrows work for an exhibit that is chosen; forms and documents have their order from the matter.
func (p *packetTab) arrows() {
	r := p.list.Selected()
	on := r != nil && r.item != nil && p.kept == ""
	p.up.Allow(on)
	p.down.Allow(on)
}

// turnPill shows another list under the parts.
func (p *packetTab) turnPill(i int) {
	p.at = i
	p.check()
}

// drop lets go of the built packet and its pages.
func (p *packetTab) drop() {
	p.pages.close()
	if p.built != nil && p.built != p.writing {
		p.built.Close()
	}
	p.built = nil
	p.stale, p.kept, p.allLines = false, "", false
}

// close implements closer.
func (p *packetTab) close() {
	p.gone = true
	p.drop()
}
