package ui

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onDraftAll drafts every paper of the matter anew from the facts as they are now.
func (d *documents) onDraftAll() {
	var made []forms.Drafted
	d.drafting(func(ctx context.Context, o forms.MatterOptions) (err error) {
		made, err = forms.DraftMatter(ctx, d.store, d.snap.Matter.ID, o)
		return err
	}, func() { d.sayDrafted(made) })
}

// sayDrafted says how many papers were drafted, and that an edited one is still the one to file.
func (d *documents) sayDrafted(made []forms.Drafted) {
	edited := 0
	for _, m := range made {
		if m.Record.Edited {
			edited++
		}
	}
	if edited > 0 {
		d.a.toast(lang.N("document.version.stays", edited))
		return
	}
	d.a.toast(lang.N("document.done", len(made)))
}

// onDraft drafts one paper. A sheet that continues a form is made with the form: it is filled anew.
func (d *documents) onDraft(r *documentRow) {
	id := d.snap.Matter.ID
	var made forms.Drafted
	d.drafting(func(ctx context.Context, o forms.MatterOptions) (err error) {
		if r.form != "" {
			o.Relative = r.relative
			_, err = forms.PrepareForm(ctx, d.store, id, r.form, o)
			return err
		}
		made, err = forms.DraftDocument(ctx, d.store, id, r.template, o)
		return err
	}, func() { d.sayDrafted([]forms.Drafted{made}) })
}

// drafting drafts in a job and shows what came of it. One drafting runs at a time.
func (d *documents) drafting(work func(context.Context, forms.MatterOptions) error, then func()) {
	if d.busy || d.snap == nil {
		return
	}
	viewer, err := d.a.view() // a form that is filled anew is compared with its blank
	if err != nil {
		d.a.fail(err, nil)
		return
	}
	d.busy = true
	d.draft.Allow(false)
	o := forms.MatterOptions{Now: d.a.opt.Now(), Viewer: viewer}
	d.a.jobs.run(lang.T("document.drafting"), func(ctx context.Context, _ cases.Progress) error { return work(ctx, o) }, func(err error) {
		d.busy = false
		d.draft.Allow(true)
		d.preview.close() // the pages are new
		d.a.reload()
		if err != nil {
			d.a.fail(err, nil)
			return
		}
		then()
	})
}

// openForm goes to the form that the paper continues.
func (d *documents) openForm(r *documentRow) {
	m, ok := d.a.screen.(*matter)
	if !ok {
		return
	}
	m.chooseThen(tabForms, func() {
		m.tabs[tabForms].(*formsTab).list.SelectKey((&formRow{form: r.form, relative: r.relative}).key())
	})
}

// onExport says that a paper leaves the vault and for whom, and writes it. Only the office and the client get a paper
// this way; whoever else is to read it gets a packet, which is checked for what has to stay back.
func (d *documents) onExport(r *documentRow) {
	readers, names := []string{string(cases.OfficeCopy)}, []string{lang.T("recipient.office")}
	if packet.DocumentReaches(d.snap.Matter, *r.record, cases.ClientCopy) { // not what is for the office or its supervisor alone
		readers, names = append(readers, string(cases.ClientCopy)), append(names, lang.T("recipient.client"))
	}
	who := kit.NewChoice("packet.recipient", lang.T("packet.for"), "", readers, names)
	who.Set(readers[0])
	kit.Ask(d.a.window.Canvas(), lang.T("evidence.export.head"), lang.T("document.export.words"), who,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: func() { d.export(r, cases.Recipient(who.Value())) }},
		kit.Answer{Label: lang.T("evidence.export.no")})
}

// export writes the paper once the log of who learned what has it: nothing leaves unlogged.
func (d *documents) export(r *documentRow, to cases.Recipient) {
	store, blob := d.store, r.page()
	told := &cases.Disclosure{ID: cases.NewID(), MatterID: r.record.MatterID, Recipient: to, Items: []string{r.record.ID},
		When: d.a.opt.Now().UTC().Format(time.RFC3339)}
	d.a.savePaper(lang.T("document.export"), "paper.pdf", lang.T("document.exported"), func(ctx context.Context) ([]byte, error) {
		bytes, err := store.OpenBlob(ctx, blob)
		if err != nil {
			return nil, err
		}
		defer bytes.Close()
		pdf, err := io.ReadAll(io.NewSectionReader(bytes, 0, bytes.Size()))
		if err != nil {
			return nil, err
		}
		return pdf, store.Write(ctx, told)
	})
}

// takeSigned asks for the scan of a form or paper that was signed by hand, and keeps it in its place.
func (a *App) takeSigned(store packet.SignedStore, snap *cases.Snapshot, id, done string) {
	a.openFiles(lang.T("packet.sign.add"), false, func(paths []string) {
		viewer, err := a.view()
		if err != nil {
			a.fail(err, nil)
			return
		}
		now := a.opt.Now()
		var kept cases.WorkingCopy
		a.jobs.run(lang.T("packet.sign.adding"), func(ctx context.Context, _ cases.Progress) error {
			return withPlain(paths[0], func(f *os.File, size int64) (err error) {
				kept, err = packet.AddSigned(ctx, store, viewer, snap, id, f, size, snap.Attorney.Name.Full(), now)
				return err
			})
		}, func(err error) {
			if err != nil {
				a.fail(err, nil)
				return
			}
			a.reload()
			if done == "" {
				done = lang.N("packet.sign.added", kept.Pages)
			}
			a.saved(done, []change{{table: kept.Key().Table, row: kept.Key().Row, rev: kept.Revision(), begun: true}})
		})
	})
}
