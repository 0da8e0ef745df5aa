package ui

import (
	"context"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// versions lists the versions of a paper, the newest first, and which one is filed; an edited file is taken back here.
func (d *documents) versions(r *documentRow) []fyne.CanvasObject {
	if r.form != "" {
		return []fyne.CanvasObject{kit.NewPara(lang.T("document.version.sheet"), theme.Body, theme.Ink)}
	}
	if d.compared != nil && d.compared.document == r.record.ID {
		return d.redline(r)
	}
	out := []fyne.CanvasObject{kit.NewPara(lang.T("document.version.words"), theme.Small, theme.Muted),
		kit.Flow(8, kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("document.version.word"), func() { d.onExportWord(r) }),
			kit.NewButton(kit.Plain, stock.ContentUndoIcon(), lang.T("document.version.take"), func() { d.onTakeBack(r) }))}
	list := d.snap.VersionsOf(r.record.ID)
	if len(list) == 0 {
		return append(out, kit.NewPara(lang.T("document.version.none"), theme.Body, theme.Ink))
	}
	slices.Reverse(list)
	for _, v := range list {
		out = append(out, d.version(r, v, list))
	}
	return out
}

// version is one version: how it came to be, what of it was left out, and what can be done with it.
func (d *documents) version(r *documentRow, v cases.Version, list []cases.Version) fyne.CanvasObject {
	filed := v.Number == r.record.Version
	head := kit.Flow(8, kit.NewBold(lang.T("document.version.n", "n", v.Number), theme.Body, theme.Ink))
	if filed {
		head.Add(kit.NewChip(lang.T("document.version.filed"), theme.Good))
	}
	words := kit.VStack(2, head, kit.NewPara(dotted(lang.T("document.version."+string(v.Source)), lang.Stamp(v.When), v.By, madeFrom(v, list)), theme.Small, theme.Muted))
	for _, l := range forms.LeftOf(v) {
		words.Add(kit.NewPara(l.Say(lang.Code()), theme.Small, theme.Warn.Fg()))
	}
	buttons := kit.Flow(12, kit.NewButton(kit.Quiet, nil, lang.T("document.version.show"), func() { d.preview.show(v.PDF.ID, "application/pdf") }))
	if !filed {
		buttons.Add(kit.NewButton(kit.Quiet, nil, lang.T("document.version.choose"), func() { d.onChoose(r, v) }))
	}
	if i := slices.IndexFunc(list, func(o cases.Version) bool { return o.Number < v.Number }); i >= 0 {
		before := list[i].Number
		buttons.Add(kit.NewButton(kit.Quiet, nil, lang.T("document.version.compare", "n", before), func() { d.onCompare(r, before, v.Number) }))
	}
	words.Add(buttons)
	return words
}

// madeFrom says which version was edited, where it was not the one before.
func madeFrom(v cases.Version, list []cases.Version) string {
	i := slices.IndexFunc(list, func(o cases.Version) bool { return o.ID == v.From && o.Number != v.Number-1 })
	if i < 0 {
		return ""
	}
	return lang.T("document.version.from", "n", list[i].Number)
}

// onChoose makes a version the one to file.
func (d *documents) onChoose(r *documentRow, v cases.Version) {
	id, paper := d.snap.Matter.ID, r.record.ID
	rec := *r.record
	noted := noting(&rec)
	d.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		rec, err = forms.ChooseVersion(ctx, d.store, id, paper, v.Number)
		return err
	}, func(err error) {
		if err != nil {
			d.a.fail(err, nil)
			return
		}
		d.a.reload()
		d.a.saved(lang.T("document.version.chosen", "n", v.Number), noted())
	})
}

// onTakeBack asks for the edited file and takes it back as the version to file.
func (d *documents) onTakeBack(r *documentRow) {
	id, paper := d.snap.Matter.ID, r.record.ID
	d.a.openFiles(lang.T("document.version.take"), false, func(paths []string) {
		var took forms.TakenBack
		d.drafting(func(ctx context.Context, o forms.MatterOptions) error {
			return withPlain(paths[0], func(f *os.File, size int64) (err error) {
				took, err = forms.TakeBack(ctx, d.store, id, paper, f, size, o)
				return err
			})
		}, func() { d.took(r, took) })
	})
}

// took says what became of an edited file. Where it may not be the one that was meant, the person is asked.
func (d *documents) took(r *documentRow, took forms.TakenBack) {
	n, doubt := took.Version.Number, ""
	switch {
	case took.Unlike:
		doubt = lang.T("document.version.unlike", "n", n)
	case took.Lacks > 0:
		doubt = lang.N("document.version.lacks", took.Lacks, "version", n, "before", took.Before)
	case took.Known:
		d.a.toast(lang.T("document.version.known", "n", n))
	case len(took.Left) > 0:
		d.a.toast(lang.N("document.version.left", len(took.Left), "version", n))
	default:
		d.a.toast(lang.T("document.version.took", "n", n))
	}
	if doubt == "" {
		return
	}
	before := cases.Version{Number: took.Before}
	kit.Ask(d.a.window.Canvas(), lang.T("document.version.doubt"), doubt, nil,
		kit.Answer{Label: lang.T("document.version.again", "n", took.Before), Do: func() { d.onChoose(r, before) }},
		kit.Answer{Label: lang.T("document.version.leave")})
}

// onExportWord writes the version to file as a file for word processing programs, once the log of who learned what has
// it.
func (d *documents) onExportWord(r *documentRow) {
	kit.Ask(d.a.window.Canvas(), lang.T("evidence.export.head"), lang.T("document.version.export"), nil,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: func() { d.exportWord(r) }},
		kit.Answer{Label: lang.T("evidence.export.no")})
}

func (d *documents) exportWord(r *documentRow) {
	store, id, paper := d.store, d.snap.Matter.ID, r.record.ID
	told := &cases.Disclosure{ID: cases.NewID(), MatterID: id, Recipient: cases.OfficeCopy, Items: []string{paper}, When: d.a.opt.Now().UTC().Format(time.RFC3339)}
	d.a.savePaper(lang.T("document.version.word"), "paper.docx", lang.T("document.exported"), func(ctx context.Context) ([]byte, error) {
		word, err := forms.ExportWord(ctx, store, id, paper, 0)
		if err != nil {
			return nil, err
		}
		return word, store.Write(ctx, told)
	})
}
