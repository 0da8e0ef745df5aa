package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// ruleWords names the rules the packet is checked by, and says where no attorney has read them.
func (p *packetTab) ruleWords() string {
	pack, ok := packet.PackOf(p.snap, p.to())
	if !ok {
		return lang.T("packet.rules.none")
	}
	if pack.ReviewedBy == "" {
		return lang.T("packet.rules.unread", "pack", packTitle(pack))
	}
	return lang.T("packet.rules", "pack", packTitle(pack), "by", pack.ReviewedBy)
}

func packTitle(p law.VenuePack) string {
	if lang.Code() == "es" && p.TitleES != "" {
		return p.TitleES
	}
	return p.Title
}

// check fills the card under the list with what its pill names.
func (p *packetTab) check() {
	p.lines.Objects = nil
	for i, pill := range p.pills {
		pill.Select(i == p.at)
	}
	p.notes()
	switch {
	case p.at == pillEarlier:
		p.earlier()
	case p.at == pillFiles:
		p.files()
	case p.built == nil:
		p.lines.Add(kit.NewBoldPara(lang.T("packet.before"), theme.Small, theme.Muted))
		p.lines.Add(kit.NewPara(lang.T("packet.before.words"), theme.Body, theme.Ink))
	case p.stale:
		p.lines.Add(kit.NewBoldPara(lang.T("packet.before"), theme.Small, theme.Muted))
		p.lines.Add(kit.NewPara(lang.T("packet.stale"), theme.Body, theme.Warn.Fg()))
	default:
		p.stopped()
		p.found()
	}
	p.lines.Refresh()
	if p.scroll != nil {
		p.scroll.Refresh()
	}
}

// notes counts on the pills what waits there.
func (p *packetTab) notes() {
	open, files := "", ""
	if p.built != nil && !p.stale {
		if n := p.built.Red() + p.built.Amber(); n > 0 {
			open = lang.T("number", "n", n)
		}
		files = lang.T("number", "n", len(p.built.Manifest.Files))
	}
	p.pills[pillTonight].Note(open)
	p.pills[pillFiles].Note(files)
	p.pills[pillEarlier].Note("")
	if n := len(p.keptFor()); n > 0 {
		p.pills[pillEarlier].Note(lang.T("number", "n", n))
	}
	if p.pillRow != nil {
		p.pillRow.Refresh()
	}
}

// found lists the check of the final pages, what needs a person first. What holds is folded away
// until it is asked for.
func (p *packetTab) found() {
	if p.kept != "" {
		p.lines.Add(p.keptNote())
	}
	open := p.built.Red() + p.built.Amber()
	head := lang.T("packet.clear", "n", p.built.Pages)
	if open > 0 {
		head = lang.N("packet.open", open, "pages", p.built.Pages)
	}
	p.lines.Add(kit.NewBoldPara(head, theme.Body, theme.Ink))
	lines := slices.Clone(p.built.Lines)
	weight := map[packet.Level]int{packet.Red: 0, packet.Amber: 1, packet.Info: 2, packet.Green: 3}
	slices.SortStableFunc(lines, func(a, b packet.Line) int { return weight[a.Level] - weight[b.Level] })
	good := 0
	for _, l := range lines {
		if l.Level == packet.Green {
			if good++; !p.allLines {
				continue
			}
		}
		p.lines.Add(p.line(l))
	}
	if good > 0 && !p.allLines {
		p.lines.Add(kit.Flow(0, kit.NewButton(kit.Quiet, stock.ConfirmIcon(), lang.N("packet.good", good), func() {
			p.allLines = true
			p.check()
		})))
	}
}

func (p *packetTab) line(l packet.Line) fyne.CanvasObject {
	icon := kit.NewIcon(stock.ConfirmIcon(), theme.Done)
	switch l.Level {
	case packet.Red:
		icon = kit.NewIcon(stock.WarningIcon(), theme.Problem)
	case packet.Amber:
		icon = kit.NewIcon(stock.InfoIcon(), stock.ColorNameWarning)
	case packet.Info:
		icon = kit.NewIcon(stock.InfoIcon(), theme.Muted)
	}
	words := kit.VStack(2, kit.NewPara(lang.Check(l.Rule, l.Level == packet.Green, l.Text), theme.Body, theme.Ink))
	if l.Cite != "" {
		cite := l.Cite
		if l.Confirm {
			cite = dotted(cite, lang.T("packet.confirm"))
		}
		words.Add(kit.NewPara(cite, theme.Small, theme.Muted))
	}
	if l.Level != packet.Green {
		buttons := kit.Flow(12)
		if fix, ok := p.fix(l); ok {
			buttons.Add(fix)
		}
		if l.Page > 0 {
			buttons.Add(kit.NewButton(kit.Quiet, nil, lang.T("packet.goto", "n", l.Page), func() { p.pages.turnTo(l.Page) }))
		}
		if len(buttons.Objects) > 0 {
			words.Add(buttons)
		}
	}
	return kit.TopRow(10, []float32{18, -1}, icon, words)
}
