package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// rowsOf are the parts in filing order: the packet's own list, with the record behind an exhibit.
func rowsOf(s *cases.Snapshot, to cases.Recipient) []*partRow {
	var rows []*partRow
	for _, it := range packet.Contents(s, to, forms.Published) {
		r := &partRow{id: it.ID, label: it.Label, title: it.Title, kind: it.Kind}
		if it.Kind == packet.Form || it.Kind == packet.Document {
			r.title = paperTitle(it.Title)
		}
		if it.Kind == packet.Missing {
			r.title, _, _ = strings.Cut(it.Title, " (not in") // the line below says it, in the language of the window
		}
		for i := range s.Evidence {
			if s.Evidence[i].ID == it.ID {
				r.item = &s.Evidence[i]
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// span is "3" or "3–7".
func span(first, last int) string {
	if first == last {
		return lang.T("number", "n", first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

// move takes the chosen exhibit one place up (-1) or down (1) and saves the new order.
func (p *packetTab) move(step int) {
	if r := p.list.Selected(); r != nil {
		p.drag(r, step)
	}
}

// drag takes an exhibit so many places down, or up, and saves the new order.
func (p *packetTab) drag(r *partRow, rows int) {
	if r.item == nil || p.kept != "" {
		return
	}
	all := p.snap.Exhibits()
	at := slices.IndexFunc(all, func(e cases.EvidenceItem) bool { return e.ID == r.id })
	to := min(max(at+rows, 0), len(all)-1)
	if at < 0 || to == at {
		return
	}
	var changed []cases.Record
	for _, e := range cases.PlaceExhibit(p.snap.Evidence, r.id, to+1) {
		changed = append(changed, &e)
	}
	undo := noting(changed...)
	p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return p.store.Write(ctx, changed...) }, func(err error) {
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		p.a.reload()
		p.a.saved(lang.T("packet.moved"), undo())
	})
}

// onBuild fills the forms and drafts the documents anew from the facts as they are now, and sets
// the packet. Nothing leaves the vault yet.
func (p *packetTab) onBuild() {
	if p.build.Off {
		return // under way
	}
	viewer, err := p.a.view()
	if err != nil {
		p.a.fail(err, nil)
		return
	}
	p.drop()
	p.build.Allow(false)
	id, to, now := p.snap.Matter.ID, p.to(), p.a.opt.Now()
	var built *packet.Built
	var snap *cases.Snapshot
	p.a.jobs.open(lang.T("packet.building"), func(ctx context.Context, progress cases.Progress) (err error) {
		if _, err = forms.ReadyMatter(ctx, p.store, id, forms.MatterOptions{Now: now, Viewer: viewer}); err != nil {
			return err
		}
		if snap, err = p.store.Snapshot(ctx, id); err != nil {
			return err
		}
		o := p.a.packetOptions(to, now)
		o.Hold, o.Progress, o.Pictures = true, progress, pictureReader()
		o.ToLookAt = forms.ToLookAt(ctx, p.store, snap)
		built, err = packet.Build(ctx, snap, p.store, viewer, o)
		return err
	}, func(err error) {
		p.build.Allow(true)
		if built != nil && (p.gone || p.to() != to || p.built != nil) {
			built.Close() // nobody looks at its pages any more
			return
		}
		if err != nil {
			p.a.reload()
			p.a.fail(err, nil)
			return
		}
		p.take(built, snap)
	}, func() {
		if built != nil {
			built.Close()
		}
	})
}

// packetOptions are those of every packet that the window makes.
func (a *App) packetOptions(to cases.Recipient, now time.Time) packet.BuildOptions {
	return packet.BuildOptions{Recipient: to, Now: now, Version: a.opt.Version, LawAsOf: law.AsOf(), Published: forms.Published, Papers: forms.PapersOn(now)}
}

// take shows a packet that was just built.
func (p *packetTab) take(b *packet.Built, s *cases.Snapshot) {
	p.built, p.madeOf = b, inputs(s)
	p.at = pillTonight
	p.show(s)
	p.a.reload() // forms and documents are new; the other tabs show them
	p.pages.show(b, !s.Matter.Packet.NoTabs)
}

// inputs are the revisions of everything a packet is made of: when they differ, it is stale.
func inputs(s *cases.Snapshot) string {
	revs := []string{s.Client.Rev, s.Matter.Rev, s.Attorney.Rev, s.Office.Rev}
	for _, x := range s.Forms {
		revs = append(revs, x.Rev)
	}
	for _, x := range s.Documents {
		revs = append(revs, x.Rev)
	}
	for _, x := range s.Evidence {
		revs = append(revs, x.Rev)
	}
	for _, x := range s.Releases {
		revs = append(revs, x.Rev)
	}
	for _, x := range s.Copies {
		revs = append(revs, x.Rev)
	}
	for _, x := range s.Redactions {
		revs = append(revs, x.Rev)
	}
	return strings.Join(revs, " ")
}

// onExport says what leaves and for whom, asks for a folder, and writes the packet there. The
// vault keeps a copy and the log of who learned what.
func (p *packetTab) onExport() {
	if p.built == nil || p.held() || p.writing != nil {
		return
	}
	b := p.built
	words := lang.N("packet.export.words", b.Pages, "to", lang.T("recipient."+string(b.Recipient)))
	if red := b.Red(); red > 0 {
		words += " " + lang.N("packet.export.red", red)
	}
	kit.Ask(p.a.window.Canvas(), lang.T("evidence.export.head"), words, nil,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: func() { p.a.saveFolder(lang.T("packet.folder"), func(dir string) { p.save(b, dir) }) }},
		kit.Answer{Label: lang.T("evidence.export.no")})
}

// save writes the packet into a folder. Whoever goes on to another matter or another reader meanwhile gets it whole all
// the same.
func (p *packetTab) save(b *packet.Built, dir string) {
	if p.built != b || p.writing != nil {
		return // it was let go while the folder was chosen; what is built now was not agreed to
	}
	again := p.kept != ""
	p.writing = b
	p.export.Allow(false)
	p.a.jobs.open(lang.T("packet.exporting"), func(ctx context.Context, _ cases.Progress) (err error) {
		// Logged first: nothing leaves unlogged, and a log entry too many harms nobody.
		if again {
			err = b.Note(ctx, p.store)
		} else {
			_, err = b.Keep(ctx, p.store)
		}
		if err != nil {
			return err
		}
		_, err = b.Save(dir)
		return err
	}, func(err error) {
		if p.writing = nil; p.built != b {
			b.Close()
		}
		p.a.noteWritten(dir)
		p.a.reload()
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		p.a.toast(lang.T("packet.exported"))
	}, func() { b.Close() })
}
