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
	var done *forms.PreparedMatter
	f.filling(func(ctx context.Context, o forms.MatterOptions) (err error) {
		done, err = forms.PrepareMatter(ctx, f.store, f.snap.Matter.ID, o)
		return err
	}, func() { f.said(done) })
}

// fillOne fills one form, about one member of the family where it is about one.
func (f *formsTab) fillOne(r *formRow, relative string) {
	f.filling(func(ctx context.Context, o forms.MatterOptions) error {
		o.Relative = relative
		_, err := forms.PrepareForm(ctx, f.store, f.snap.Matter.ID, r.form, o)
		return err
	}, func() { f.a.toast(lang.N("forms.filled", 1)) })
}

// filling fills in a job and shows what came of it. One filling runs at a time.
func (f *formsTab) filling(fill func(context.Context, forms.MatterOptions) error, then func()) {
	if f.busy {
		return
	}
	viewer, err := f.a.view()
	if err != nil {
		f.a.fail(err, nil)
		return
	}
	f.work(true)
	o := forms.MatterOptions{Now: f.a.opt.Now(), Viewer: viewer}
	f.a.jobs.run(lang.T("forms.filling"), func(ctx context.Context, _ cases.Progress) error { return fill(ctx, o) }, func(err error) {
		f.work(false)
		if err != nil {
			f.a.reload()
			f.a.fail(err, nil)
			return
		}
		f.preview.close() // the pages are new
		f.a.reload()
		then()
	})
}

// work greys the buttons that fill while a filling runs.
func (f *formsTab) work(on bool) {
	f.busy = on
	f.fill.Allow(!on)
	if f.sheet != nil {
		f.sheet.fill.Allow(!on)
	}
}

// askWhom asks for which member of the family a form is to be filled.
func (f *formsTab) askWhom(r *formRow) {
	var ids, names []string
	for _, person := range f.snap.Client.Family {
		ids = append(ids, person.ID)
		names = append(names, dotted(person.Name.Full(), lang.Date(person.BirthDate)))
	}
	if len(ids) == 0 {
		kit.Ask(f.a.window.Canvas(), lang.T("forms.whom"), lang.T("forms.whom.none"), nil,
			kit.Answer{Label: lang.T("forms.whom.family"), Do: func() { f.a.Go(Route{Place: toClient, ID: f.snap.Client.ID, Tab: tabPeople}) }},
			kit.Answer{Label: lang.T("ask.no")})
		return
	}
	field := kit.NewChoice("form.relative", lang.T("forms.whom.label"), lang.T("forms.whom.hint"), ids, names)
	field.Set(orText(r.relative, ids[0]))
	kit.Ask(f.a.window.Canvas(), dotted(r.form, lang.T("forms.whom")), "", field,
		kit.Answer{Label: lang.T("forms.fillone"), Do: func() { f.fillOne(r, field.Value()) }},
		kit.Answer{Label: lang.T("ask.no")})
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
