package ui

import (
	"context"
	"slices"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onNew adds a paper to those of the matter (Ctrl+N): one of the further ones that fit it. It is drafted at once.
func (d *documents) onNew() {
	if d.snap == nil || d.busy {
		return
	}
	offered, items := offeredPapers(d.snap, d.list.Rows)
	if len(offered) == 0 {
		kit.Ask(d.a.window.Canvas(), lang.T("document.add"), lang.T("document.add.none"), nil, kit.Answer{Label: lang.T("ask.no")})
		return
	}
	shut := func() {}
	pick := newPicker(lang.T("document.add.find"), items, func(i int) {
		shut()
		d.add(offered[i])
	})
	over := d.a.window.Canvas()
	shut = kit.Ask(over, lang.T("document.add"), lang.T("document.add.words"), pick.view, kit.Answer{Label: lang.T("ask.no")})
	over.Focus(pick.find)
}

// offeredPapers are the papers that fit the matter and are not among its rows.
func offeredPapers(s *cases.Snapshot, rows []*documentRow) (offered []draft.Template, items []pickItem) {
	for _, t := range draft.For(s) {
		if slices.ContainsFunc(rows, func(r *documentRow) bool { return r.template == t.ID }) {
			continue
		}
		title, note := paperTitle(t.Title), sortWords(t.Sort)
		offered = append(offered, t)
		items = append(items, pickItem{icon: stock.DocumentIcon(), head: title, note: note, fold: kit.Fold(dotted(title, t.Title, note, t.ID))})
	}
	return offered, items
}

// sortWords name the sort of a paper: motions, letters.
func sortWords(id string) string {
	for _, t := range cases.PaperSorts() {
		if t.ID == id {
			return t.In(lang.Code())
		}
	}
	return ""
}

// add drafts a paper that the matter did not have, and chooses it.
func (d *documents) add(t draft.Template) {
	id := d.snap.Matter.ID
	d.want = t.ID
	d.drafting(func(ctx context.Context, o forms.MatterOptions) error {
		_, err := forms.DraftDocument(ctx, d.store, id, t.ID, o)
		return err
	}, func() { d.a.toast(lang.N("document.done", 1)) })
}

// onRemove takes a paper and its versions out of the matter, after a question. What was filed or kept in a packet stays there, and the
// paper can be brought back.
func (d *documents) onRemove(r *documentRow) {
	rec := *r.record
	recs := []cases.Record{&rec}
	for _, v := range d.snap.VersionsOf(rec.ID) {
		recs = append(recs, &v)
	}
	kit.Ask(d.a.window.Canvas(), lang.T("document.remove"), lang.T("document.remove.words"), nil,
		kit.Answer{Label: lang.T("document.remove.yes"), Do: func() {
			noted := noting(recs...)
			d.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return d.store.Delete(ctx, recs...) }, func(err error) {
				if err != nil {
					d.a.fail(err, nil)
					return
				}
				d.preview.close()
				d.a.reload()
				d.a.saved(lang.T("document.removed"), noted())
			})
		}},
		kit.Answer{Label: lang.T("document.remove.no")})
}
