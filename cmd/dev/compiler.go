package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// buildNeeds is what compiling the vault (C) and the window (C, OpenGL) asks of this system.
func buildNeeds() []need {
	switch runtime.GOOS {
	case "linux":
		return linuxBuildNeeds()
	case "darwin":
		return []need{{"Apple's Command Line Tools", "", func() bool { return exec.Command("xcode-select", "-p").Run() == nil }}}
	case "windows":
		return []need{{"gcc", "", func() bool { return onPath(compiler()) || compilerFolder() != "" }}}
	}
	return []need{program(compiler(), "gcc")}
}

// A header stands for one development package: a file to include and a library to link.
type header struct{ file, lib, deb string }

// windowHeaders are what the window toolkit compiles against on Linux, X11 and Wayland both.
var windowHeaders = []header{
	{"GL/gl.h", "GL", "libgl-dev"},
	{"EGL/egl.h", "EGL", "libegl-dev"},
	{"X11/Xlib.h", "X11", "libx11-dev"},
	{"X11/Xcursor/Xcursor.h", "Xcursor", "libxcursor-dev"},
	{"X11/extensions/Xrandr.h", "Xrandr", "libxrandr-dev"},
	{"X11/extensions/Xinerama.h", "Xinerama", "libxinerama-dev"},
	{"X11/extensions/XInput2.h", "Xi", "libxi-dev"},
	{"X11/extensions/xf86vmode.h", "Xxf86vm", "libxxf86vm-dev"},
	{"wayland-client.h", "wayland-client", "libwayland-dev"},
	{"xkbcommon/xkbcommon.h", "xkbcommon", "libxkbcommon-dev"},
}

// linuxBuildNeeds looks with one compilation for everything, and one by one only when that did not succeed.
func linuxBuildNeeds() []need {
	if onPath("pkg-config") && compiles(windowHeaders...) {
		return nil
	}
	needs := []need{
		program(compiler(), "gcc"),
		{"the C library's headers", "libc6-dev", func() bool { return compiles() }},
		program("pkg-config", "pkg-config"),
	}
	for _, h := range windowHeaders {
		needs = append(needs, need{h.file, h.deb, func() bool { return compiles(h) }})
	}
	return needs
}

// compiles reports whether a five-line program with these headers compiles and links.
func compiles(headers ...header) bool {
	args := []string{"-x", "c", "-", "-o", os.DevNull}
	source := "#include <stdlib.h>\n" + includes(headers) + "int main(void) { return EXIT_SUCCESS; }\n"
	for _, h := range headers {
		args = append(args, "-l"+h.lib)
	}
	cmd := exec.Command(compiler(), args...)
	cmd.Stdin = strings.NewReader(source)
	return cmd.Run() == nil
}

func includes(headers []header) string {
	var b strings.Builder
	for _, h := range headers {
		// Xlib comes first: the headers of its extensions do not include it themselves.
		if strings.HasPrefix(h.file, "X11/") {
			fmt.Fprintln(&b, "#include <X11/Xlib.h>")
		}
		fmt.Fprintf(&b, "#include <%s>\n", h.file)
	}
	return b.String()
}

// compilesWith reports whether an empty program compiles and links with one more flag.
func compilesWith(flag string) bool {
	cmd := exec.Command(compiler(), flag, "-x", "c", "-", "-o", os.DevNull)
	cmd.Stdin = strings.NewReader("int main(void) { return 0; }\n")
	return cmd.Run() == nil
}

// compiler is the C compiler that cgo will use.
func compiler() string {
	if cc := strings.Fields(os.Getenv("CC")); len(cc) > 0 {
		return cc[0]
	}
	if runtime.GOOS == "darwin" {
		return "clang"
	}
	return "gcc"
}

// compilerFolder is where MSYS2 keeps its gcc when a Windows PATH does not name it, "" otherwise.
func compilerFolder() string {
	if runtime.GOOS != "windows" || onPath(compiler()) {
		return ""
	}
	for _, dir := range []string{`C:\msys64\ucrt64\bin`, `C:\msys64\mingw64\bin`} {
		if _, err := os.Stat(filepath.Join(dir, "gcc.exe")); err == nil {
			return dir
		}
	}
	return ""
}
