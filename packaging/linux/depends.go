package linux

import (
	"bytes"
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// loaded are the libraries that the window opens by name while it starts, so that no tool finds them in its header, and
// the Debian packages they are in. They have to be there: without them it cannot draw on X11 or on Wayland.
var loaded = map[string]string{
	"libEGL.so.1":            "libegl1",
	"libGL.so.1":             "libgl1",
	"libGLX.so.0":            "libglx0",
	"libX11-xcb.so.1":        "libx11-xcb1",
	"libX11.so.6":            "libx11-6",
	"libXcursor.so.1":        "libxcursor1",
	"libXext.so.6":           "libxext6",
	"libXi.so.6":             "libxi6",
	"libXinerama.so.1":       "libxinerama1",
	"libXrandr.so.2":         "libxrandr2",
	"libXrender.so.1":        "libxrender1",
	"libXxf86vm.so.1":        "libxxf86vm1",
	"libwayland-client.so.0": "libwayland-client0",
	"libwayland-cursor.so.0": "libwayland-cursor0",
	"libwayland-egl.so.1":    "libwayland-egl1",
	"libxkbcommon.so.0":      "libxkbcommon0",
}

// untouched are names of libraries that GLFW knows and this program never opens, or does well without.
var untouched = map[string]string{
	"libGL.so":           "the name without a version, tried where the other is not",
	"libGLES_CM.so.1":    "OpenGL ES, which the window does not ask for",
	"libGLESv1_CM.so.1":  "OpenGL ES",
	"libGLESv2.so.2":     "OpenGL ES",
	"libOSMesa.so.6":     "drawing without a window",
	"libOSMesa.so.8":     "drawing without a window",
	"libOpenGL.so.0":     "OpenGL through EGL; libGL.so.1 serves where it is not",
	"libdecor-0.so.0":    "frames on Wayland, recommended by the package",
	"libvulkan.so.1":     "Vulkan",
	"libc.so.6":          "of the header",
	"libm.so.6":          "of the header",
	"libpthread.so.0":    "of the header",
	"libresolv.so.2":     "of the header",
	"libdl.so.2":         "of the header",
	"libgcc_s.so.1":      "for threads that end, which Go's do not",
	"ld-linux-x86-64.so": "of the header",
}

var soname = regexp.MustCompile(`\x00(lib[A-Za-z0-9_+-]+\.so(?:\.\d+)*)\x00`)

// depends are the packages both programs need: what dpkg-shlibdeps reads in their headers, with the versions, and what
// the window loads by itself.
func (m *maker) depends() (string, error) {
	named, err := sonames(filepath.Join(m.stage, "bin", "harborfile"))
	if err != nil {
		return "", err
	}
	linked, err := m.shlibdeps()
	if err != nil {
		return "", err
	}
	return join(linked, named)
}

// join adds the packages of the libraries a program names to those of its header. A library that nobody here knows
// stops it: the package would install and the window not start.
func join(linked, named []string) (string, error) {
	out := slices.Clone(linked)
	for _, lib := range named {
		if _, ok := untouched[lib]; ok {
			continue
		}
		deb, ok := loaded[lib]
		if !ok {
			return "", fmt.Errorf("the window loads %s, and depends.go does not say which package has it", lib)
		}
		if !slices.ContainsFunc(out, func(d string) bool { return d == deb || strings.HasPrefix(d, deb+" ") }) {
			out = append(out, deb)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", "), nil
}

// sonames are the names of libraries in a program's data and header.
func sonames(program string) ([]string, error) {
	text, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	f, err := elf.NewFile(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	names, err := f.ImportedLibraries()
	if err != nil {
		return nil, err
	}
	// Two names share the zero between them, so the search goes on at the end of the name, not behind the zero.
	for at := 0; ; {
		found := soname.FindSubmatchIndex(text[at:])
		if found == nil {
			break
		}
		names = append(names, string(text[at+found[2]:at+found[3]]))
		at += found[3]
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// shlibdeps asks dpkg-shlibdeps, which wants a source package around it.
func (m *maker) shlibdeps() ([]string, error) {
	around := filepath.Join(m.s.Work, "shlibdeps")
	control := fmt.Sprintf("Source: %s\n\nPackage: %s\nArchitecture: %s\n", packageName, packageName, m.arch)
	if err := write(filepath.Join(around, "debian", "control"), []byte(control)); err != nil {
		return nil, err
	}
	bin := filepath.Join(m.stage, "bin")
	cmd := exec.CommandContext(m.ctx, "dpkg-shlibdeps", "-O", "-e"+filepath.Join(bin, "harborfile"), "-e"+filepath.Join(bin, "harborctl"))
	cmd.Dir = around
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("dpkg-shlibdeps: %w: %s", err, words.String())
	}
	return readShlibs(string(out))
}

// readShlibs reads "shlibs:Depends=a (>= 1), b".
func readShlibs(line string) ([]string, error) {
	list, ok := strings.CutPrefix(strings.TrimSpace(line), "shlibs:Depends=")
	if !ok || !strings.Contains(list, "libc6 ") {
		return nil, fmt.Errorf("dpkg-shlibdeps names no C library: %q", line)
	}
	return strings.Split(list, ", "), nil
}
