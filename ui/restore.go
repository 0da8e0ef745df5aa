package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// restore makes a new vault out of a backup: the file, the recovery code on paper, and how the
// vault opens on this computer from now on.
type restore struct {
	a      *App
	path   string
	file   *kit.Para
	code   *kit.Field
	choice *wayChoice
	make   *kit.Button
	row    *kit.JobRow
	cancel func()
}

func (a *App) showRestore() {
	r := newRestore(a)
	a.remount = a.showRestore
	a.window.SetContent(r.Content())
	r.choice.choose(wayBoth)
	a.window.Canvas().Unfocus()
}

func newRestore(a *App) *restore {
	r := &restore{a: a, file: kit.NewPara(lang.T("restore.nofile"), theme.Small, theme.Muted), cancel: func() {}}
	r.code = kit.NewField("vault.recovery", lang.T("unlock.code"), lang.T("unlock.code.hint"))
	r.choice = newWayChoice(a, r.onSave)
	r.make = kit.NewButton(kit.Primary, nil, lang.T("restore.do"), r.onSave)
	r.row = kit.NewJobRow(lang.T("restore.doing"), lang.T("work.working"), lang.T("work.cancel"), func() { r.cancel() })
	r.row.Hide()
	return r
}

// Content lays the page out.
func (r *restore) Content() fyne.CanvasObject {
	choose := kit.NewButton(kit.Plain, stock.FolderOpenIcon(), lang.T("restore.file"), r.onFile)
	back := kit.NewButton(kit.Quiet, nil, lang.T("restore.back"), r.a.showFirstRun)
	return doorway(r.a, kit.NewCard(24, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("restore.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("restore.words"), theme.Body, theme.Muted)),
		kit.VStack(6, kit.Flow(8, choose), r.file),
		r.code,
		kit.VStack(3, kit.NewPara(lang.T("restore.folder"), theme.Small, theme.Muted), kit.NewPara(r.a.opt.Dir, theme.Small, theme.Ink)),
		r.choice.body, r.row,
		kit.Flow(8, r.make, back))))
}

func (r *restore) onFile() {
	r.a.openFiles(lang.T("restore.file"), false, func(paths []string) {
		r.path = paths[0]
		r.file.Paint(filepath.Base(r.path), theme.Ink)
		r.a.window.Content().Refresh()
		r.a.window.Canvas().Focus(r.code.Input())
	})
}

// onSave restores when everything is there.
func (r *restore) onSave() {
	if r.make.Off {
		return
	}
	if r.path == "" {
		r.file.Paint(lang.T("restore.choose"), theme.Bad.Fg())
		r.a.window.Content().Refresh()
		return
	}
	code := cases.Secret(r.code.Value())
	if _, err := vault.ParseRecoveryCode(code.Reveal()); err != nil {
		r.codeProblem(err)
		return
	}
	way, ok := r.choice.read()
	if !ok {
		return
	}
	r.busy(true)
	r.run(code, way)
}

// run reads the backup into a new vault, in a job that can be stopped.
func (r *restore) run(code cases.Secret, way vault.Unlock) {
	a, path := r.a, r.path
	var v *vault.Vault
	var report vault.Report
	var f first
	drop := func() {
		if v != nil {
			v.Close()
		}
	}
	a.doorRow = r.row
	r.cancel = a.jobs.open(lang.T("restore.doing"), func(ctx context.Context, p cases.Progress) (err error) {
		archive, err := os.Open(path)
		if err != nil {
			return err
		}
		defer archive.Close()
		defer debug.FreeOSMemory() // see App.open
		v, report, err = vault.Restore(ctx, archive, a.opt.Dir, code, vault.CreateOptions{Unlock: way, Clock: a.opt.Now, KDF: a.opt.KDF}, p)
		if err != nil {
			return err
		}
		if f, err = readFirst(ctx, v); err == nil {
			err = onPaper(ctx, v, &f)
		}
		return err
	}, func(err error) {
		a.doorRow = nil
		r.busy(false)
		if err != nil {
			drop()
			r.fail(err)
			return
		}
		r.choice.clear()
		a.enter(v, f)
		a.restored(report)
	}, drop)
}

func (r *restore) busy(on bool) {
	r.make.Allow(!on)
	r.row.Hidden = !on
	r.a.window.Content().Refresh()
}

// fail puts words about the code beside it, and anything else in a dialog.
func (r *restore) fail(err error) {
	if errors.Is(err, cases.ErrWrongRecovery) {
		r.codeProblem(err)
		return
	}
	r.a.fail(err, nil)
}

func (r *restore) codeProblem(err error) {
	words := lang.T("restore.code")
	var at *vault.CodeError
	switch {
	case r.code.Value() == "":
		words = lang.T("unlock.empty")
	case errors.As(err, &at) && at.Group > 0:
		words = lang.T("unlock.code.group", "n", at.Group)
	}
	r.code.Problem(words)
	r.a.window.Canvas().Focus(r.code.Input())
}

// restored says that everything is back, or what was damaged already when the backup was made.
func (a *App) restored(report vault.Report) {
	if report.OK() {
		a.toast(lang.T("restore.done"))
		return
	}
	kit.Ask(a.window.Canvas(), lang.N("check.damaged", len(report.Problems)), lang.T("restore.damaged"), nil, kit.Answer{Label: lang.T("fail.close")})
}

// showDoorJob moves the row of work that runs before a vault is open.
func (a *App) showDoorJob() {
	if a.doorRow == nil {
		return
	}
	for _, j := range a.jobs.running {
		if part := j.part(); j.title != "" && part > 0 {
			a.doorRow.Step(part, lang.T("work.part", "percent", int(part*100)))
		}
	}
}
