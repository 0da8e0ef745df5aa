package ui

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/sample"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// training is practice with the invented office, in a vault of its own. The office's vault is closed meanwhile.
type training struct {
	home string       // folder of the office's vault
	pass cases.Secret // of the practice vault; only here
}

// practiceMark is an empty file in the folder of a practice vault. Only a vault with it beside it is ever wiped as one: a
// real vault may lie in a folder of that name.
const practiceMark = "practice"

// trainingDir is where the practice vault lies: beside the office's own, never in it, and never where somebody else's
// vault is.
func trainingDir(home string) string {
	first := filepath.Clean(home) + "-practice"
	dir := first
	for n := 2; holdsVault(dir) && !practised(dir); n++ {
		dir = first + "-" + strconv.Itoa(n)
	}
	return dir
}

// holdsVault reports whether a vault, or what is left of one, is in a folder.
func holdsVault(dir string) bool {
	_, begun := vault.WipeBegun(dir)
	return begun || vault.Exists(dir)
}

// practised reports whether a folder is one of practice.
func practised(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, practiceMark))
	return err == nil && info.Mode().IsRegular() && info.Size() == 0
}

// markPractice makes the folder of practice, with its mark.
func markPractice(dir string) error {
	err := os.MkdirAll(dir, 0o700)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, practiceMark), nil, 0o600)
	}
	return err
}

// wipePractice wipes a practice vault, where one is, and takes its mark and its folder away.
func wipePractice(dir string) error {
	if !practised(dir) {
		return nil
	}
	if err := wipeIfThere(dir); err != nil || holdsVault(dir) {
		return err
	}
	os.Remove(filepath.Join(dir, practiceMark))
	os.Remove(dir) // not where something of others lies in it
	return nil
}

// startTraining closes whatever is open, and opens the invented office.
func (a *App) startTraining() {
	if a.training == nil {
		a.leaving(func() { a.shut(a.makeTraining) })
	}
}

// makeTraining makes the practice vault. What an earlier practice left is wiped first.
func (a *App) makeTraining() {
	t := &training{home: a.opt.Dir, pass: cases.Secret(rand.Text())}
	a.training, a.opt.Dir = t, trainingDir(t.home)
	a.showWork(lang.T("training.head"), lang.T("training.making.words"), lang.T("training.making"))
	dir := a.opt.Dir
	var v *vault.Vault
	var f first
	drop := func() {
		if v != nil {
			v.Close()
		}
	}
	a.jobs.open(lang.T("training.making"), func(ctx context.Context, _ cases.Progress) (err error) {
		defer debug.FreeOSMemory() // see App.open
		if err := wipePractice(dir); err != nil {
			return err
		}
		if err := markPractice(dir); err != nil {
			return err
		}
		v, _, err = vault.Create(ctx, dir, vault.CreateOptions{Unlock: vault.Unlock{Passphrase: t.pass}, KDF: a.opt.KDF, Clock: a.opt.Now})
		if err == nil {
			err = sample.Fill(ctx, v)
		}
		if err == nil {
			f, err = readFirst(ctx, v)
		}
		if err == nil {
			f.quiet, f.pressing = nothingWaits(ctx, v, a.opt.Now())
		}
		return err
	}, func(err error) {
		a.doorRow = nil
		if err != nil {
			drop()
			a.endTraining(func() {
				a.Begin()
				a.fail(err, nil)
			})
			return
		}
		a.enter(v, f)
	}, drop)
}

// wipeIfThere wipes a vault, or what is left of one, and does nothing where there is none.
func wipeIfThere(dir string) error {
	_, err := vault.Wipe(dir, nil)
	if errors.Is(err, cases.ErrNoVault) {
		return nil
	}
	return err
}

// leaveTraining ends the practice: its vault is wiped, keys first, and the way into the office's own is shown.
func (a *App) leaveTraining() {
	if a.training != nil {
		a.leaving(func() {
			a.shut(func() {
				a.endTraining(func() {
					if !a.veiled { // else Escape brings it
						a.Begin()
					}
				})
			})
		})
	}
}

// endTraining wipes the practice vault, which is closed by now, and goes on. It cannot be given up halfway.
func (a *App) endTraining(then func()) {
	t, dir := a.training, a.opt.Dir
	if t == nil {
		then()
		return
	}
	a.wipeApart(func() { a.showWork(lang.T("training.head"), lang.T("training.wiping"), lang.T("wipe.doing")) }, func() error { return wipePractice(dir) }, func(err error) {
		a.training, a.opt.Dir, a.left, a.doorRow = nil, t.home, leftover{}, nil
		then()
		if err != nil {
			a.fail(err, nil)
		}
	})
}

// clearTraining wipes what a practice left that did not come to its end, beside the window. One that is open in another
// window stays.
func (a *App) clearTraining() {
	dir := trainingDir(a.opt.Dir)
	if a.training == nil && practised(dir) {
		a.jobs.apart(func() error { return wipePractice(dir) }, func(error) {})
	}
}

// showTrainingLocked stands in place of the way in while a practice is locked.
func (a *App) showTrainingLocked() {
	t := a.training
	a.remount = a.showTrainingLocked
	on := kit.NewButton(kit.Primary, nil, lang.T("training.on"), func() {
		a.open(vault.Unlock{Passphrase: t.pass}, func(err error) { a.fail(err, nil) })
	})
	end := kit.NewButton(kit.Quiet, nil, lang.T("training.leave"), a.leaveTraining)
	a.window.SetContent(doorway(a, kit.NewCard(24, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("training.locked"), theme.Title, theme.Ink), kit.NewPara(lang.T("training.locked.words"), theme.Body, theme.Muted)),
		kit.Flow(8, on, end)))))
	a.window.Canvas().Focus(on)
}

// showWork is a page of the doorway for work that has to end before anything else can be shown.
func (a *App) showWork(head, words, doing string) {
	row := kit.NewJobRow(doing, lang.T("work.working"), "", func() {})
	a.doorRow = row
	a.remount = func() { a.showWork(head, words, doing) }
	a.window.SetContent(doorway(a, kit.NewCard(24, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(head, theme.Title, theme.Ink), kit.NewPara(words, theme.Body, theme.Muted)), row))))
}

// trainingCard is in the settings: what practice is, and the way there or back.
func trainingCard(a *App) fyne.CanvasObject {
	if a.training != nil {
		return panelCard(lang.T("training.head"), muted(lang.T("training.banner")), kit.Flow(8, kit.NewButton(kit.Plain, nil, lang.T("training.leave"), a.leaveTraining)))
	}
	return panelCard(lang.T("training.head"), muted(lang.T("training.words")), kit.Flow(8, kit.NewButton(kit.Plain, nil, lang.T("training.start"), a.startTraining)))
}

// banner stands above every page of a vault that does not stay: practice, and a day on a borrowed computer. It is nil
// for an office's own vault.
func (a *App) banner() fyne.CanvasObject {
	strip := func(tone theme.Tone, words string, way *kit.Button) fyne.CanvasObject {
		row := kit.Row(10, []float32{18, -1, 0}, kit.NewIcon(stock.InfoIcon(), tone.Fg()), kit.NewBoldPara(words, theme.Body, tone.Fg()), way)
		return kit.NewBox(tone.Bg(), "", 0, 0, kit.Pad(row, 4, 18, 4, 18))
	}
	switch {
	case a.training != nil:
		return strip(theme.Warn, lang.T("training.banner"), kit.NewButton(kit.Plain, nil, lang.T("training.leave"), a.leaveTraining))
	case a.day.Borrowed:
		return strip(theme.Info, lang.T("dayend.banner"), kit.NewButton(kit.Plain, nil, lang.T("clinic.end"), func() { a.Go(Route{Place: toDayEnd}) }))
	}
	return nil
}
