package ui

import (
	"crypto/sha256"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/kit"
)

// clipFor is how long words copied from a field stay on the clipboard.
const clipFor = 45 * time.Second

// clip takes words that were copied from this window off the clipboard again, after a while and at
// every lock. It knows them by their hash; what another program put there since is left alone.
type clip struct {
	board  fyne.Clipboard
	hash   [sha256.Size]byte
	ours   bool
	copies int
}

// watchClip begins to hear of copies.
func (a *App) watchClip() {
	a.clip.board = a.app.Clipboard()
	took := func(s fyne.Shortcut) { a.copied() }
	a.window.Canvas().AddShortcut(kit.Copied{}, took)
	a.shortcuts.AddShortcut(kit.Copied{}, took)
}

// copied notes what stands on the clipboard now: a field of this window has just put it there.
func (a *App) copied() {
	c := &a.clip
	words := c.board.Content()
	if words == "" {
		return
	}
	c.hash, c.ours = sha256.Sum256([]byte(words)), true
	c.copies++
	number := c.copies
	if a.opt.Inline {
		return
	}
	time.AfterFunc(clipFor, func() {
		a.jobs.ui(func() {
			if c.copies == number {
				c.clear()
			}
		})
	})
}

// clear empties the clipboard where it still holds what was copied here.
func (c *clip) clear() {
	if c.ours && sha256.Sum256([]byte(c.board.Content())) == c.hash {
		c.board.SetContent("")
	}
	c.hash, c.ours = [sha256.Size]byte{}, false
}
