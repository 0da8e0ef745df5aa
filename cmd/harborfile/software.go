package main

import (
	"os"
	"runtime"
)

// canDrawSoft says whether this program can be drawn without the graphics card here. Mesa, which Linux draws with,
// can; macOS leaves no choice, and on Windows it takes a driver of its own beside the program.
const canDrawSoft = runtime.GOOS == "linux"

// drawSoft asks for drawing by the processor. It has to come before the first window.
func drawSoft() {
	if canDrawSoft {
		os.Setenv("LIBGL_ALWAYS_SOFTWARE", "1")
	}
}
