package main

import (
	"runtime"
	"strings"
)

// linuxNeeds are the tools that pack for Linux, and those that read what the desktop will read.
func linuxNeeds() []need {
	if runtime.GOOS != "linux" {
		return nil
	}
	return append(linuxTools(),
		program("desktop-file-validate", "desktop-file-utils"),
		program("appstreamcli", "appstream"),
		program("minisign", "minisign"))
}

// linuxTools are those without which there is no package.
func linuxTools() []need {
	return []need{
		program("dpkg-deb", "dpkg"),
		program("dpkg-shlibdeps", "dpkg-dev"),
		program("xz", "xz-utils"),
	}
}

func cannotLinux() string {
	if runtime.GOOS != "linux" {
		return "done on Linux alone"
	}
	if still := absent(linuxTools()); len(still) > 0 {
		return "missing: " + strings.Join(names(still), ", ")
	}
	return ""
}
