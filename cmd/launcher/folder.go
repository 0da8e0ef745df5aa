package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// A way is what draws the window.
type way int

const (
	card      way = iota // the computer's graphics, through the system's OpenGL
	processor            // a library beside the program, without any graphics
)

// folder is the place of the launcher and of what was installed with it.
type folder string

// library is the OpenGL library that lies beside the window where the processor draws it.
const library = "opengl32.dll"

// program is the window's file for a way.
func (f folder) program(w way) string {
	name := "harborfile"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(string(f), [...]string{"gl", "soft"}[w], name)
}

// has reports whether the window can be started that way. The window without the library beside it would be drawn by
// the graphics card again.
func (f folder) has(w way) bool {
	if !isFile(f.program(w)) {
		return false
	}
	return w == card || isFile(f.drawing(processor))
}

// drawing is the OpenGL library of a way, by its full path.
func (f folder) drawing(w way) string {
	if w == card {
		return filepath.Join(systemFolder(), library)
	}
	return filepath.Join(string(f), "soft", library)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
