package main

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
)

// A need is one thing a verb wants from the system, the Debian package that has it, and the way to see whether it is
// there.
type need struct {
	what string // as a person would look for it
	deb  string
	have func() bool
}

// ensure sees to it that everything in must is there: it says what is missing, installs it where it may, and looks
// again. What is only nice to have is installed with it, and its absence is said and never stops anything.
func ensure(ctx context.Context, must, nice []need) error {
	missing, extras := absent(must), absent(nice)
	if len(missing)+len(extras) == 0 {
		return nil
	}
	say("This machine lacks: %s", strings.Join(names(append(missing, extras...)), ", "))
	switch {
	case runtime.GOOS == "linux" && onPath("apt-get"):
		apt := newApt()
		if len(missing) > 0 {
			if err := apt.install(ctx, debs(missing)); err != nil {
				return err
			}
		}
		if len(extras) > 0 {
			if err := apt.install(ctx, debs(extras)); err != nil {
				say("Going on without: %v", err)
			}
		}
	case len(missing) > 0:
		say("%s", adviceFor(runtime.GOOS))
	}
	if still := absent(missing); len(still) > 0 {
		return fmt.Errorf("still missing: %s", strings.Join(names(still), ", "))
	}
	if still := absent(extras); len(still) > 0 {
		say("Tests and measurements that need %s will be skipped.", strings.Join(names(still), ", "))
	}
	return nil
}

// absent are the needs that are not met now.
func absent(needs []need) []need {
	var out []need
	for _, n := range needs {
		if !n.have() {
			out = append(out, n)
		}
	}
	return out
}

func names(needs []need) []string {
	var out []string
	for _, n := range needs {
		out = append(out, n.what)
	}
	return out
}

func debs(needs []need) []string {
	var out []string
	for _, n := range needs {
		out = append(out, n.deb)
	}
	return out
}

func onPath(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// program is a need met by a command on PATH.
func program(name, deb string) need {
	return need{name, deb, func() bool { return onPath(name) }}
}

// checkers are the independent programs that tests compare our output with, or watch ours with.
func checkers() []need {
	if runtime.GOOS != "linux" {
		return nil
	}
	return []need{
		program("qpdf", "qpdf"),
		program("pdftotext", "poppler-utils"),
		program("mutool", "mupdf-tools"),
		program("tesseract", "tesseract-ocr"),
		program("dbus-run-session", "dbus"),
		program("gnome-keyring-daemon", "gnome-keyring"),
		program("strace", "strace"),
		program("unshare", "util-linux"),
		program("minisign", "minisign"),
		program("xz", "xz-utils"),
		program("makensis", "nsis"),
		program("wixl", "wixl"),
		program("msiextract", "msitools"),
		program("osslsigncode", "osslsigncode"),
		program("curl", "curl"),
		program("7z", "p7zip-full"),
	}
}

// adviceFor is what a person types where the runner installs nothing itself.
func adviceFor(system string) string {
	switch system {
	case "darwin":
		return "Install Apple's Command Line Tools, then start this again:\n  xcode-select --install"
	case "windows":
		return "Install a C compiler, then start this again in a new terminal:\n" +
			"  winget install MSYS2.MSYS2\n" +
			`  C:\msys64\usr\bin\pacman -S --noconfirm mingw-w64-ucrt-x86_64-gcc`
	}
	return "Install a C compiler, pkg-config and the headers of OpenGL, X11 and Wayland, then start this again:\n" +
		"  Fedora: dnf install gcc pkgconf-pkg-config mesa-libGL-devel mesa-libEGL-devel libX11-devel libXcursor-devel libXrandr-devel" +
		" libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel\n" +
		"  Arch:   pacman -S gcc pkgconf libglvnd libx11 libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon"
}
