package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Place is where the window is, in the units of the screen, which are not those of the text.
type Place struct {
	X, Y      int
	Maximized bool
}

// Preferences of the window's place. They say nothing of what was open in it.
const (
	prefWidth   = "window.width"
	prefHeight  = "window.height"
	prefX       = "window.x"
	prefY       = "window.y"
	prefPlaced  = "window.placed" // X and Y are known
	prefMaximal = "window.maximized"
)

// size is the window's size when it was closed last.
func (a *App) size() fyne.Size {
	p := a.app.Preferences()
	return fyne.NewSize(float32(p.FloatWithFallback(prefWidth, 1280)), float32(p.FloatWithFallback(prefHeight, 800)))
}

// WasAt is where the window was when it was closed last; false where that is not known.
func (a *App) WasAt() (Place, bool) {
	p := a.app.Preferences()
	return Place{X: p.Int(prefX), Y: p.Int(prefY), Maximized: p.Bool(prefMaximal)}, p.Bool(prefPlaced)
}

// askPlace asks the system to show the window where it was. The program looks afterwards whether a screen is there.
func (a *App) askPlace() {
	w, ok := a.window.(desktop.Window)
	if at, known := a.WasAt(); ok && known {
		w.RequestPosition(at.X, at.Y)
	}
}

// savePlace keeps size and place. A window over the whole screen keeps those it had before.
func (a *App) savePlace() {
	p, s := a.app.Preferences(), a.window.Canvas().Size()
	var at Place
	known := false
	if a.opt.Where != nil {
		at, known = a.opt.Where()
	}
	p.SetBool(prefMaximal, known && at.Maximized)
	if known && at.Maximized {
		return
	}
	if s.Width > 400 && s.Height > 300 {
		p.SetFloat(prefWidth, float64(s.Width))
		p.SetFloat(prefHeight, float64(s.Height))
	}
	if known {
		p.SetInt(prefX, at.X)
		p.SetInt(prefY, at.Y)
		p.SetBool(prefPlaced, true)
	}
}

// Turn goes back (-1) or forward (1), as the side buttons of a mouse ask; not while a question is open.
func (a *App) Turn(step int) {
	a.idle.touch()
	switch {
	case a.shell == nil || a.window.Canvas().Overlays().Top() != nil:
	case step < 0:
		a.Back()
	default:
		a.Forward()
	}
}
