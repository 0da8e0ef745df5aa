package ui

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// wipeDay wipes the vault, which is closed by now, keys first, and then what is to be erased outside it. It cannot be
// given up halfway, and no lock stops it.
func (a *App) wipeDay(w cases.Wiped, erase []string) {
	dir := a.opt.Dir
	a.wipeApart(func() { a.showWork(lang.T("dayend.wipe"), lang.T("wipe.words"), lang.T("wipe.doing")) }, func() error {
		note, err := json.Marshal(w)
		if err != nil {
			return err
		}
		r, err := vault.Wipe(dir, note, func() {
			for _, path := range erase {
				if eraseStray(path) == nil {
					w.OutErased++
				} else {
					w.OutUnerased++
				}
			}
		})
		if err != nil {
			return err
		}
		a.fillWiped(&w, r)
		return nil
	}, func(err error) { a.wipeEnded(w, err) })
}

// wipeApart does a wipe beside the window, which shows a page of it meanwhile, also after a quick hide.
func (a *App) wipeApart(show func(), work func() error, done func(error)) {
	a.wiping = show
	show()
	a.jobs.apart(work, func(err error) {
		a.wiping = nil
		done(err)
	})
}

// resumeWipe completes a wipe in whose middle the program ended. note holds the numbers as far as they were known.
func (a *App) resumeWipe(note []byte) {
	var w cases.Wiped
	if len(note) > 0 && json.Unmarshal(note, &w) != nil {
		w = cases.Wiped{}
	}
	w.Resumed, w.OutKept = true, 0 // nobody knows any more what lies outside
	dir := a.opt.Dir
	a.wipeApart(func() { a.showWork(lang.T("dayend.wipe"), lang.T("wipe.resumed"), lang.T("wipe.doing")) }, func() error {
		r, err := vault.Wipe(dir, nil)
		a.fillWiped(&w, r)
		return err
	}, func(err error) { a.wipeEnded(w, err) })
}

// fillWiped takes over what the vault says of its wipe, and clears this program's own temporary files. They are sealed
// with keys that are gone.
func (a *App) fillWiped(w *cases.Wiped, r vault.WipeReport) {
	w.Files, w.FileBytes, w.Left, w.Strangers, w.Keyring, w.KeyringLeft = r.Files, r.Bytes, r.Left, r.Strangers, r.Keyring, r.KeyringLeft
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), "harborfile-[0-9]*"))
	for _, path := range old {
		if strings.Trim(filepath.Base(path), "0123456789") != "harborfile-" {
			continue // a backup has a name like it, with a date
		}
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && os.Remove(path) == nil {
			w.Temp++
		}
	}
	w.Ended = a.opt.Now().UTC().Format(time.RFC3339)
}

// wipeEnded shows the report, or the way back into the vault where it could not be wiped.
func (a *App) wipeEnded(w cases.Wiped, err error) {
	a.doorRow = nil
	if err != nil {
		if !a.veiled {
			a.showUnlock()
			a.fail(err, nil)
		}
		return
	}
	a.wiped = &w
	if !a.veiled { // else Escape brings it
		a.showWiped()
	}
}

// showWiped is the last page of a day: what was here, what was handed over, what is gone, and what nobody can say.
func (a *App) showWiped() {
	w := *a.wiped
	a.remount = a.showWiped
	head, words := lang.T("wiped.head"), lang.T("wiped.words")
	if !w.Clean() {
		head, words = lang.T("wiped.left.head"), lang.T("wiped.left.words")
	}
	lines := kit.VStack(6,
		pair(lang.T("wiped.here"), lang.T("wiped.counts", "clients", w.Clients, "matters", w.Matters, "files", w.Evidence)),
		pair(lang.T("wiped.handed"), handedWords(w)),
		pair(lang.T("wiped.erased"), lang.T("wiped.vault", "n", w.Files, "size", bytesWords(w.FileBytes))))
	if w.Outings > 0 {
		lines.Add(pair(lang.T("wiped.outside"), lang.T("wiped.outings", "erased", w.OutErased, "kept", w.OutKept+w.OutUnerased, "gone", w.OutGone)))
	}
	save := kit.NewButton(kit.Primary, stock.DocumentSaveIcon(), lang.T("wiped.save"), a.saveWiped)
	done := kit.NewButton(kit.Quiet, nil, lang.T("wiped.done"), a.putAwayWiped)
	a.window.SetContent(doorway(a, kit.NewCard(24, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(head, theme.Title, theme.Ink), kit.NewPara(words, theme.Body, theme.Muted)),
		lines,
		kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("wiped.unsure"), kit.NewPara(lang.T("wiped.unsure.words"), theme.Body, theme.Info.Fg())),
		kit.Flow(8, save, done)))))
	a.window.Canvas().Focus(save)
}

func handedWords(w cases.Wiped) string {
	if w.Handed == nil {
		return lang.T("wiped.nothing")
	}
	words := lang.T("wiped.readback")
	if w.Seen {
		words = lang.T("wiped.seen")
	}
	return dotted(bytesWords(w.Handed.Size), words, w.Handed.SHA256[:12]+"…")
}

// saveWiped writes the report where the person says, in the language of the window.
func (a *App) saveWiped() {
	w, code := *a.wiped, lang.Code()
	a.savePaperThen(lang.T("wiped.save"), "wipe-report.pdf", func(context.Context) ([]byte, error) {
		return draft.Render(draft.WipeReport(w, code))
	}, func() {
		a.reported = true
		kit.Ask(a.window.Canvas(), lang.T("wiped.saved"), lang.T("wiped.saved.words"), nil, kit.Answer{Label: lang.T("fail.close")})
	})
}

// putAwayWiped leaves the report. It asks where it was not saved: it cannot be made again.
func (a *App) putAwayWiped() {
	away := func() {
		a.wiped, a.reported = nil, false
		a.Begin()
	}
	if a.reported {
		away()
		return
	}
	kit.Ask(a.window.Canvas(), lang.T("wiped.unsaved"), lang.T("wiped.unsaved.words"), nil,
		kit.Answer{Label: lang.T("wiped.away"), Do: away},
		kit.Answer{Label: lang.T("wiped.save"), Do: a.saveWiped})
}
