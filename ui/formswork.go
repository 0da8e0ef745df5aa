package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// onFill fills every form of the matter whose blank is there, and says which blanks are not.
func (f *formsTab) onFill() {
	if f.fill.Off {
		return // under way
	}
	viewer, err := f.a.view()
	if err != nil {
		f.a.fail(err, nil)
		return
	}
	f.fill.Enable(false)
	id, now := f.snap.Matter.ID, f.a.opt.Now()
	var done *forms.PreparedMatter
	f.a.jobs.run(lang.T("forms.filling"), func(ctx context.Context, _ cases.Progress) (err error) {
		done, err = forms.PrepareMatter(ctx, f.store, id, forms.MatterOptions{Now: now, Viewer: viewer})
		return err
	}, func(err error) {
		f.fill.Enable(true)
		if err != nil {
			f.a.reload()
			f.a.fail(err, nil)
			return
		}
		f.preview.close() // the pages are new
		f.a.reload()
		f.said(done)
	})
}

// said tells what was filled. Blanks that are missing are named with the place to get them.
func (f *formsTab) said(done *forms.PreparedMatter) {
	if len(done.Missing) == 0 {
		f.a.toast(lang.N("forms.filled", len(done.Filled)))
		return
	}
	words := kit.VStack(8)
	for _, m := range done.Missing {
		words.Add(kit.VStack(1, kit.NewBoldPara(dotted(m.Form, m.Edition), theme.Body, theme.Ink), kit.NewPara(m.Where, theme.Small, theme.Muted)))
	}
	kit.Ask(f.a.window.Canvas(), lang.N("forms.filled", len(done.Filled)), lang.N("forms.missing", len(done.Missing)), words,
		kit.Answer{Label: lang.T("forms.import"), Do: func() { f.a.importBlank(f.a.reload) }},
		kit.Answer{Label: lang.T("fail.close")})
}
