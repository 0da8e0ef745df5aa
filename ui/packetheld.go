package ui

import (
	"slices"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// held reports whether the address firewall keeps the packet here.
func (p *packetTab) held() bool { return p.built != nil && p.built.Held() }

// stopped says what the address firewall found, where, and how it may leave all the same.
func (p *packetTab) stopped() {
	if p.built.Stopped == nil {
		return
	}
	if !p.held() {
		p.lines.Add(kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("packet.allowed"),
			kit.NewPara(lang.T("packet.allowed.words"), theme.Body, theme.Warn.Fg())))
		return
	}
	body := kit.VStack(6, kit.NewPara(lang.T("packet.held.words"), theme.Body, theme.Bad.Fg()))
	for _, f := range findings(p.built.Stopped.Hits) {
		body.Add(kit.NewBoldPara(f.words, theme.Body, theme.Bad.Fg()))
		pages := kit.Flow(6)
		for _, n := range f.pages[:min(len(f.pages), shownPages)] {
			pages.Add(kit.NewButton(kit.Plain, nil, lang.T("packet.goto", "n", n), func() { p.pages.turnTo(n) }))
		}
		if len(f.pages) > 0 {
			body.Add(pages)
		}
		if more := len(f.pages) - shownPages; more > 0 {
			body.Add(kit.NewPara(lang.N("packet.held.more", more), theme.Small, theme.Bad.Fg()))
		}
	}
	body.Add(kit.Flow(8, kit.NewButton(kit.Plain, nil, lang.T("packet.allow"), p.onAllow)))
	p.lines.Add(kit.NewNote(theme.Bad, stock.WarningIcon(), lang.N("packet.held", len(p.built.Stopped.Hits)), body))
}

// shownPages is how many pages of one finding have a button.
const shownPages = 10

// finding is one kind of protected thing in one kind of place, with the pages it is on.
type finding struct {
	words string
	pages []int
}

// findings gathers what was found, in the order of the packet.
func findings(hits []packet.Hit) (out []finding) {
	for _, h := range hits {
		what, where := h.Words(lang.Code())
		words := dotted(what, where)
		i := slices.IndexFunc(out, func(f finding) bool { return f.words == words })
		if i < 0 {
			i = len(out)
			out = append(out, finding{words: words})
		}
		if h.Page > 0 && !slices.Contains(out[i].pages, h.Page) {
			out[i].pages = append(out[i].pages, h.Page)
		}
	}
	return out
}

// onAllow asks who takes it on that the protected thing leaves, and why. Both go into the log of
// who learned what.
func (p *packetTab) onAllow() {
	person := kit.NewField("override.person", lang.T("packet.allow.person"), "")
	reason := kit.NewArea("override.reason", lang.T("packet.allow.reason"), lang.T("packet.allow.reason.hint"), 3)
	person.Set(p.snap.Attorney.Name.Full())
	var ask func()
	ask = func() {
		kit.Ask(p.a.window.Canvas(), lang.T("packet.allow"), lang.T("packet.allow.words", "to", lang.T("recipient."+string(p.built.Recipient))),
			kit.VStack(12, person, reason),
			kit.Answer{Label: lang.T("packet.allow.yes"), Do: func() {
				if err := p.built.Allow(packet.Override{Person: person.Value(), Reason: reason.Value()}); err != nil {
					if reason.Problem(lang.T("packet.allow.short")); person.Value() == "" {
						person.Problem(lang.T("packet.allow.name"))
					}
					ask()
					return
				}
				p.show(p.snap)
			}},
			kit.Answer{Label: lang.T("evidence.export.no")})
	}
	ask()
	p.a.window.Canvas().Focus(reason.Input())
}
