package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// backupEvery is after how many days the window reminds of a backup.
const backupEvery = 7

// backupCard says when the vault was backed up last, and does it.
type backupCard struct {
	card *kit.Card
	a    *App
	last *kit.Para
	now  *kit.Button
}

func newBackupCard(a *App) *backupCard {
	c := &backupCard{a: a, last: kit.NewBoldPara("", theme.Body, theme.Ink)}
	c.now = kit.NewButton(kit.Primary, stock.DocumentSaveIcon(), lang.T("backup.now"), c.onBackup)
	c.card = panelCard(lang.T("backup.head"), kit.VStack(4, c.last, muted(lang.T("backup.words"))), kit.Flow(8, c.now))
	return c
}

func (c *backupCard) show() {
	words, due := c.a.lastBackup()
	role := theme.Ink
	if due {
		role = theme.Warn.Fg()
	}
	c.last.Paint(words, role)
}

// lastBackup says when the last backup was made, and whether it is time for another.
func (a *App) lastBackup() (words string, due bool) {
	if a.backupAt.IsZero() {
		return lang.T("backup.none"), true
	}
	day := cases.DateOf(a.backupAt.Local())
	when, days, _ := lang.Distance(day, a.opt.Now())
	if days > 0 { // one of the clocks was wrong: how old the backup is cannot be told, and it may be old
		return lang.T("backup.ahead", "date", lang.Date(day)), true
	}
	return lang.T("backup.last", "when", when), days <= -backupEvery
}

func (c *backupCard) onBackup() {
	if !c.now.Off {
		c.a.backUp(func(on bool) { c.now.Allow(!on) })
	}
}

// backUp asks where the backup goes, writes it and reads it back. busy is told when that begins and ends; two
// backups at once are not made.
func (a *App) backUp(busy func(bool)) {
	if a.jobs.runs(lang.T("backup.doing")) {
		return
	}
	a.saveFile(lang.T("backup.now"), "harborfile-"+a.opt.Now().Format(time.DateOnly)+".backup", func(path string) {
		busy(true)
		v := a.vault
		var report vault.BackupReport
		a.jobs.run(lang.T("backup.doing"), func(ctx context.Context, p cases.Progress) (err error) {
			report, err = v.Backup(ctx, path, p)
			return err
		}, func(err error) {
			busy(false)
			if err != nil {
				a.fail(err, nil)
				return
			}
			a.backedUp(report)
		})
	})
}

// backedUp says that a backup is whole, or what in it is not.
func (a *App) backedUp(report vault.BackupReport) {
	a.backupAt = report.Made
	a.reload()
	if n := len(report.Damaged); n > 0 {
		kit.Ask(a.window.Canvas(), lang.N("backup.damaged", n), lang.T("backup.damaged.words"), nil, kit.Answer{Label: lang.T("fail.close")})
		return
	}
	a.toast(lang.T("backup.done", "size", bytesWords(report.Size)))
}

// reminder is a quiet line under the first screens when it is time for a backup; nil when it is
// not.
func (a *App) reminder() fyne.CanvasObject {
	words, due := a.lastBackup()
	if !due || a.training != nil || a.day.Borrowed { // a vault that is wiped has its own end
		return nil
	}
	open := kit.NewButton(kit.Quiet, nil, lang.T("backup.remind"), func() { a.Go(Route{Place: toSettings}) })
	return kit.Row(8, []float32{18, -1, 0}, kit.NewIcon(stock.InfoIcon(), theme.Muted), kit.NewPara(words, theme.Small, theme.Muted), open)
}
