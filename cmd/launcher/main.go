// Command launcher is harborfile.exe of the Windows package: the small program that a double-click starts. It asks, in
// a process of its own, whether this computer's graphics can draw; it then starts the window from the folder that can,
// and watches until the window's first frame. Where nothing can draw it says so in a message of the system's own,
// which needs no graphics. So there is never a process that nobody sees; the window opens no vault before its first
// frame (package handover has what the two tell each other).
//
//	harborfile.exe                      this program
//	gl\harborfile.exe                   the window, drawn by the graphics card
//	soft\harborfile.exe, opengl32.dll   the same window beside a library that draws with the processor
//
// A library beside a program goes before the system's on Windows, so the one that draws with the processor lies apart.
// The program knows no vault and no client. It is built without C and starts in a blink. On other systems it builds,
// and its tests run there; nothing is packaged from it.
package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// OpenGL and the windows of the system belong to the thread that made them.
func init() { runtime.LockOSThread() }

func main() {
	onlyOwnLibraries()
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	f := folder(filepath.Dir(self))
	if library, ok := f.probeAsked(os.Args); ok {
		os.Exit(answerProbe(library))
	}
	os.Exit(f.run(self, os.Args[1:]))
}

// run is the launcher's work; self is its own file.
func (f folder) run(self string, args []string) int {
	l := &launcher{
		folder: f,
		notes:  openNotes(notesFile(), here()),
		probe:  func(w way) bool { return f.probe(self, w) },
		ask:    showBox,
		limits: usualLimits,
	}
	return l.run(args)
}
