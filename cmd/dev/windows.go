package main

import (
	"runtime"
	"strings"
)

// windowsNeeds is what making the packages for Windows takes.
func windowsNeeds() []need {
	if runtime.GOOS != "linux" {
		return nil
	}
	return []need{
		program(mingw+"gcc", "gcc-mingw-w64-x86-64"),
		program(mingw+"g++", "g++-mingw-w64-x86-64"),
		program("makensis", "nsis"),
		program("wixl", "wixl"),
		program("osslsigncode", "osslsigncode"),
	}
}

// cannotWindows is why the packages for Windows cannot be made here. The compilers of the installers are Debian's: one
// place makes them all, so that one commit has one set of files.
func cannotWindows() string {
	if runtime.GOOS != "linux" {
		return "the packages for Windows are made on Linux"
	}
	if still := absent(windowsNeeds()); len(still) > 0 {
		return "missing: " + strings.Join(names(still), ", ")
	}
	return ""
}
