package main

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"github.com/harborfile/harborfile/ui"
)

// native is the system's own window under Fyne's, for what Fyne does not tell: where the window is, and the side
// buttons of the mouse. It is nil until the first frame. All of it belongs to the main thread.
type native struct{ window *glfw.Window }

// find takes hold of the system's window. It is the one that Fyne draws into, so it is asked for while it draws.
func (n *native) find(w fyne.Window) {
	drawn, ok := w.(interface{ RunWithContext(func()) })
	if ok {
		drawn.RunWithContext(func() { n.window = glfw.GetCurrentContext() })
	}
}

// placeable reports whether the system tells where windows are. Wayland does not, by design.
func (n *native) placeable() bool {
	return n.window != nil && glfw.GetPlatform() != glfw.PlatformWayland
}

// where is the window's place; false where the system does not tell it, and while the window is put away.
func (n *native) where() (at ui.Place, ok bool) {
	if !n.placeable() || n.window.GetAttrib(glfw.Iconified) == glfw.True {
		return at, false
	}
	at.X, at.Y = n.window.GetPos()
	at.Maximized = n.window.GetAttrib(glfw.Maximized) == glfw.True
	return at, true
}

// settle brings a window that was shown where no screen is any more onto one, and fills the screen again where it
// did when it was closed.
func (n *native) settle(was ui.Place, known bool) {
	if !n.placeable() || !known {
		return
	}
	var areas []area
	for _, m := range glfw.GetMonitors() {
		var a area
		a.x, a.y, a.w, a.h = m.GetWorkarea()
		areas = append(areas, a)
	}
	var frame area
	frame.x, frame.y = n.window.GetPos()
	frame.w, frame.h = n.window.GetSize()
	if x, y, moved := onScreen(frame, areas); moved {
		n.window.SetPos(x, y)
	}
	if was.Maximized {
		n.window.Maximize()
	}
}

// sideButtons calls turn with -1 and 1 for the buttons at the side of a mouse. Every other press goes where it went.
func (n *native) sideButtons(turn func(step int)) {
	if n.window == nil {
		return
	}
	var before glfw.MouseButtonCallback
	before = n.window.SetMouseButtonCallback(func(w *glfw.Window, b glfw.MouseButton, what glfw.Action, mods glfw.ModifierKey) {
		switch {
		case b == glfw.MouseButton4 && what == glfw.Press:
			turn(-1)
		case b == glfw.MouseButton5 && what == glfw.Press:
			turn(1)
		case b != glfw.MouseButton4 && b != glfw.MouseButton5 && before != nil:
			before(w, b, what, mods)
		}
	})
}

// area is a window, or the part of a screen that windows may use, in the units of the screen.
type area struct{ x, y, w, h int }

// Of a window's upper edge so much has to be on one screen that a person can take hold of it.
const gripWide, gripHigh = 120, 24

// onScreen is where a window goes that nobody could take hold of: to the nearest screen, whole where it fits.
// moved is false for a window that is well where it is, and where no screen is known.
func onScreen(w area, screens []area) (x, y int, moved bool) {
	if len(screens) == 0 {
		return w.x, w.y, false
	}
	near, far := screens[0], -1
	for _, s := range screens {
		wide := min(w.x+w.w, s.x+s.w) - max(w.x, s.x)
		high := min(w.y+gripHigh, s.y+s.h) - max(w.y, s.y)
		if wide >= min(gripWide, w.w) && high >= gripHigh {
			return w.x, w.y, false
		}
		if d := max(0, -wide) + max(0, -high); far < 0 || d < far {
			near, far = s, d
		}
	}
	x = max(near.x, min(w.x, near.x+near.w-w.w))
	y = max(near.y, min(w.y, near.y+near.h-w.h))
	return x, y, true
}
