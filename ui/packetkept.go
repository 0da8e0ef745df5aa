package ui

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// keptFor are the packets that were kept for the recipient, newest first.
func (p *packetTab) keptFor() (out []cases.Packet) {
	for _, k := range p.snap.Packets {
		if k.Recipient == p.to() {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b cases.Packet) int { return cmp.Compare(b.When, a.When) })
	return out
}

// earlier lists the versions that were exported before.
func (p *packetTab) earlier() {
	kept := p.keptFor()
	if len(kept) == 0 {
		p.lines.Add(kit.NewPara(lang.T("packet.earlier.none"), theme.Body, theme.Muted))
		return
	}
	for i, k := range kept {
		found := lang.T("packet.earlier.clear")
		if k.Red+k.Amber > 0 {
			found = lang.N("packet.earlier.open", k.Red+k.Amber)
		}
		words := kit.VStack(1, kit.NewBoldPara(lang.Stamp(k.When), theme.Body, theme.Ink),
			kit.NewPara(dotted(lang.N("ready.pages", k.Pages), lang.N("packet.files.count", len(k.Parts)), found), theme.Small, theme.Muted))
		if behind := behindWords(p.snap, k); i == 0 && behind != "" { // those before it are past anyway
			words.Add(kit.NewPara(behind, theme.Small, theme.Warn.Fg()))
		}
		if k.ID == p.kept {
			p.lines.Add(kit.Row(10, []float32{-1, 0}, words, kit.NewChip(lang.T("packet.earlier.open.now"), theme.Info)))
			continue
		}
		p.lines.Add(kit.Row(10, []float32{-1, 0}, words, kit.NewButton(kit.Plain, nil, lang.T("packet.earlier.show"), func() { p.onEarlier(k) })))
	}
}

// onEarlier opens a version that was kept, to be looked at and exported once more.
func (p *packetTab) onEarlier(k cases.Packet) {
	viewer, err := p.a.view()
	if err != nil {
		p.a.fail(err, nil)
		return
	}
	p.drop()
	snap, now := p.snap, p.a.opt.Now()
	var built *packet.Built
	drop := func() {
		if built != nil {
			built.Close()
		}
	}
	p.a.jobs.open(lang.T("packet.earlier.opening"), func(ctx context.Context, _ cases.Progress) (err error) {
		built, err = packet.Again(ctx, snap, p.store, viewer, k, now)
		return err
	}, func(err error) {
		if p.gone || err != nil || p.built != nil || k.Recipient != p.to() {
			drop()
			if err != nil && !p.gone {
				p.show(p.snap)
				p.a.fail(err, nil)
			}
			return
		}
		p.built, p.kept, p.at = built, k.ID, pillTonight
		p.show(p.snap)
		p.pages.show(built, false)
	}, drop)
}

// keptRows are the parts of an earlier version, by the names they had then.
func (p *packetTab) keptRows() []*partRow {
	titles := map[string]string{}
	i := slices.IndexFunc(p.snap.Packets, func(k cases.Packet) bool { return k.ID == p.kept })
	if i >= 0 {
		if was, err := packet.ReadKept(p.snap.Packets[i]); err == nil { // an old one has no names
			for _, it := range was.Plan.Items {
				titles[it.ID] = paperTitle(it.Title)
			}
		}
	}
	var rows []*partRow
	for _, it := range p.built.Manifest.Items {
		rows = append(rows, &partRow{id: it.ID, label: it.Label, kind: packet.Kind(it.Kind), first: it.First, pages: span(it.First, it.Last),
			title: orText(titles[it.ID], lang.T("packet.earlier.unnamed"))})
	}
	return rows
}

// keptNote says that this is an earlier version, with the way back.
func (p *packetTab) keptNote() fyne.CanvasObject {
	when := ""
	for _, k := range p.snap.Packets {
		if k.ID == p.kept {
			when = lang.Stamp(k.When)
		}
	}
	back := kit.NewButton(kit.Plain, nil, lang.T("packet.earlier.back"), func() {
		p.drop()
		p.show(p.snap)
	})
	return kit.NewNote(theme.Info, stock.HistoryIcon(), lang.T("packet.earlier.is", "when", when), kit.Flow(0, back))
}

// files lists the files of the packet as they will lie in the folder.
func (p *packetTab) files() {
	if p.built == nil || p.stale {
		p.lines.Add(kit.NewPara(lang.T("packet.before.words"), theme.Body, theme.Muted))
		return
	}
	for _, f := range p.built.Manifest.Files {
		p.lines.Add(kit.Row(10, []float32{-1, 0},
			kit.VStack(1, kit.NewBoldPara(f.Name, theme.Body, theme.Ink),
				kit.NewPara(dotted(lang.T("packet.files.pages", "pages", span(f.First, f.First+f.Pages-1)), bytesWords(f.Bytes)), theme.Small, theme.Muted)),
			kit.NewButton(kit.Quiet, nil, lang.T("packet.goto", "n", f.First), func() { p.pages.turnTo(f.First) })))
	}
	p.lines.Add(kit.NewPara(lang.T("packet.files.words"), theme.Small, theme.Muted))
}
