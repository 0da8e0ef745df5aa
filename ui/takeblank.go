package ui

import (
	"context"
	"os"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// importBlank asks for an agency's file and takes it into the library.
func (a *App) importBlank(then func()) {
	a.openFiles(lang.T("forms.import"), true, func(paths []string) { a.takeBlanks(paths, then) })
}

// takeBlanks imports files one after another; what is known of the last one is said in words.
func (a *App) takeBlanks(paths []string, then func()) {
	v := a.vault
	var last *forms.Imported
	a.jobs.run(lang.T("library.importing"), func(ctx context.Context, _ cases.Progress) error {
		for _, path := range paths {
			have, err := readLibrary(ctx, v)
			if err != nil {
				return err
			}
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			last, err = forms.Import(ctx, v, have, f, a.opt.Now())
			f.Close()
			if err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		then()
		a.imported(last)
	})
}

// imported says what became of a blank, and what to know before it is used.
func (a *App) imported(i *forms.Imported) {
	switch {
	case i == nil:
	case i.Edition.Notice != "" || len(i.Differs) > 0 || !i.Edition.Mapped:
		a.warn(i)
	case i.Already:
		a.toast(lang.T("library.already", "form", i.Blank.Form))
	default:
		a.toast(lang.T("library.added", "form", i.Blank.Form))
	}
}

// warn says clearly what is not known of a blank, and leads on.
func (a *App) warn(i *forms.Imported) {
	body := kit.VStack(8)
	if i.Diff != nil {
		body.Add(kit.NewNote(theme.Warn, nil, lang.T("editions.head", "old", i.Diff.Old, "new", i.Diff.New), kit.NewPara(diffCounts(i.Diff), theme.Body, theme.Warn.Fg())))
	}
	for n, d := range i.Differs {
		if n == 5 {
			body.Add(kit.NewPara(lang.T("library.more", "n", len(i.Differs)-n), theme.Small, theme.Muted))
			break
		}
		body.Add(kit.NewPara(differenceWords(d), theme.Small, theme.Ink))
	}
	to := func(p place) func() { return func() { a.Go(Route{Place: p, ID: i.Blank.ID}) } }
	var answers []kit.Answer
	if i.Diff != nil {
		answers = append(answers, kit.Answer{Label: lang.T("library.differs"), Do: to(toEditions)})
	}
	switch {
	case i.Edition.Source == forms.FromPublished:
		answers = append(answers, kit.Answer{Label: lang.T("library.pages"), Do: to(toPages)})
	case !i.Edition.Mapped:
		answers = append(answers, kit.Answer{Label: lang.T("library.mapit"), Do: to(toMapForm)})
	}
	var extra fyne.CanvasObject
	if len(body.Objects) > 0 {
		extra = body
	}
	words := orText(lang.FormWords(i.Edition.Notice), lang.T("fields.nomap.words"))
	kit.Ask(a.window.Canvas(), orText(dotted(i.Blank.Form, i.Blank.Edition), lang.T("library.unnamed")), words, extra, append(answers, kit.Answer{Label: lang.T("fail.close")})...)
}

// differenceWords say how a blank departs from the published list of its fields.
func differenceWords(d forms.Difference) string {
	return lang.T("library.differ."+string(d.Kind), "field", d.Field, "page", d.Page)
}

// diffCounts sum up what became of the fields between two editions.
func diffCounts(d *forms.Diff) string {
	var parts []string
	for _, k := range diffKinds {
		if n := d.Count(k); n > 0 && k != forms.DiffSame {
			parts = append(parts, lang.N("editions."+string(k), n))
		}
	}
	if len(parts) == 0 {
		return lang.T("editions.alike")
	}
	return dotted(parts...)
}
