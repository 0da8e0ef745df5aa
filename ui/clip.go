package ui

import (
	"crypto/sha256"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/session"
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

// watchClip begins to take what fields want on the clipboard.
func (a *App) watchClip() {
	a.clip.board = a.app.Clipboard()
	took := func(s fyne.Shortcut) { a.copied(s.(kit.Copied).Words) }
	a.window.Canvas().AddShortcut(kit.Copied{}, took)
	a.shortcuts.AddShortcut(kit.Copied{}, took)
}

// copied puts words on the clipboard for a while. Where the system keeps a history of copies, or shows
// them on other devices, it is told to leave these out.
func (a *App) copied(words string) {
	if words == "" {
		return
	}
	c := &a.clip
	if !session.Copy(a.handle(), words) {
		c.board.SetContent(words)
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

// handle is the window as Windows knows it; 0 elsewhere.
func (a *App) handle() (handle uintptr) {
	if n, ok := a.window.(driver.NativeWindow); ok {
		n.RunNative(func(context any) {
			if w, ok := context.(driver.WindowsWindowContext); ok {
				handle = w.HWND
			}
		})
	}
	return handle
}

// clear empties the clipboard where it still holds what was copied here.
func (c *clip) clear() {
	if c.ours && sha256.Sum256([]byte(c.board.Content())) == c.hash {
		c.board.SetContent("")
	}
	c.hash, c.ours = [sha256.Size]byte{}, false
}
