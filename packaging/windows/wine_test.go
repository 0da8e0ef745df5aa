package windows

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/packaging"
)

// machine is a Windows of Wine's own, with the packages of two versions. What is in them are words in place of programs:
// these tests are about folders, entries and files.
type machine struct {
	t     *testing.T
	dir   string
	setup map[string]string // by version
	msi   map[string]string
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	if os.Getenv("HARBORFILE_LONG") == "" {
		t.Skip("HARBORFILE_LONG=1 makes a Windows of Wine's own, which takes half a minute")
	}
	for _, name := range []string{"wine", "makensis", "wixl", "osslsigncode", "x86_64-w64-mingw32-gcc"} {
		tool(t, name)
	}
	m := &machine{t: t, dir: t.TempDir(), setup: map[string]string{}, msi: map[string]string{}}
	for _, version := range []string{"0.1.0", "0.1.1"} {
		s := shopFor(t)
		s.App.Version = version
		b := bundleFor(t, s, true)
		m.setup[version], m.msi[version] = m.made(b, s)
	}
	t.Cleanup(func() { _ = m.command("wineboot", "-k").Run() })
	if said, err := m.command("wineboot", "-i").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return m
}

func (m *machine) made(b *bundle, s *packaging.Shop) (setup, msi string) {
	m.t.Helper()
	setup, err := b.setup(context.Background(), testSigned(m.t, s))
	if err != nil {
		m.t.Fatal(err)
	}
	if msi, err = b.msi(context.Background()); err != nil {
		m.t.Fatal(err)
	}
	return setup, msi
}

func (m *machine) command(name string, args ...string) *exec.Cmd {
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Minute)
	m.t.Cleanup(stop)
	cmd := exec.CommandContext(ctx, "wine", append([]string{name}, args...)...)
	cmd.Env = append(os.Environ(), "WINEPREFIX="+filepath.Join(m.dir, "prefix"), "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=")
	return cmd
}

// run wants an exit code.
func (m *machine) run(want int, name string, args ...string) {
	m.t.Helper()
	err := m.command(name, args...).Run()
	code, ended := 0, (*exec.ExitError)(nil)
	if errors.As(err, &ended) {
		code = ended.ExitCode()
	} else if err != nil {
		m.t.Fatal(err)
	}
	if code != want {
		m.t.Errorf("%s %q: exit %d, want %d", filepath.Base(name), args, code, want)
	}
}

// at is where a path of drive C lies here.
func (m *machine) at(path string) string {
	return filepath.Join(m.dir, "prefix", "drive_c", strings.ReplaceAll(path, `\`, "/"))
}

func (m *machine) put(path, text string) {
	m.t.Helper()
	if err := os.MkdirAll(filepath.Dir(m.at(path)), 0o700); err != nil {
		m.t.Fatal(err)
	}
	if err := os.WriteFile(m.at(path), []byte(text), 0o700); err != nil {
		m.t.Fatal(err)
	}
}

// holds wants files with words in them, "" for none.
func (m *machine) holds(folder string, files map[string]string) {
	m.t.Helper()
	for name, want := range files {
		text, err := os.ReadFile(m.at(folder + `\` + name))
		if want == "" && err == nil || want != "" && !strings.Contains(string(text), want) {
			m.t.Errorf(`%s\%s holds %.40q, %v; want %q`, folder, name, text, err, want)
		}
	}
}

// gone waits for a folder to go: the uninstaller ends before the copy of it that does the work.
func (m *machine) gone(folder string) {
	m.t.Helper()
	for range 100 {
		if _, err := os.Stat(m.at(folder)); os.IsNotExist(err) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	m.t.Errorf("%s is still there", folder)
}

// busy does something while a program has the name that an installer at work has.
func (m *machine) busy(do func()) {
	m.t.Helper()
	source, program := filepath.Join(m.dir, "busy.c"), filepath.Join(m.dir, "busy.exe")
	text := "#include <windows.h>\n#include <stdio.h>\nint main(void) {\n" +
		"  CreateMutexW(0, 0, L\"Local\\\\org.harborfile.Harborfile.setup\");\n  puts(\"busy\");\n  fflush(stdout);\n  getchar();\n}\n"
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		m.t.Fatal(err)
	}
	if said, err := exec.Command("x86_64-w64-mingw32-gcc", "-o", program, source).CombinedOutput(); err != nil {
		m.t.Fatalf("%v\n%s", err, said)
	}
	holds := m.command(program)
	in, err := holds.StdinPipe()
	if err != nil {
		m.t.Fatal(err)
	}
	out, err := holds.StdoutPipe()
	if err != nil {
		m.t.Fatal(err)
	}
	if err := holds.Start(); err != nil {
		m.t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 16)); err != nil {
		m.t.Fatal(err)
	}
	do()
	in.Close()
	_ = holds.Wait()
}

// here is what every version installs; theirs is what somebody else had in the folder.
var (
	here = map[string]string{"harborfile.exe": "in place of", "harborctl.exe": "in place of", `gl\harborfile.exe`: "in place of",
		`soft\harborfile.exe`: "in place of gl", `soft\opengl32.dll`: "in place of", "README.txt": "Harborfile", "LICENSES.txt": " ", "uninstall.exe": "MZ"}
	theirs = map[string]string{"README.txt": "theirs", "uninstall.exe": "theirs", `gl\my.txt`: "theirs", "opengl32.dll": "theirs"}
)

// TestPackagesInHarmsWay installs where other things lie, over what a power cut left, twice at once, an older version
// over a newer one, and both kinds of package beside each other.
func TestPackagesInHarmsWay(t *testing.T) {
	m := newMachine(t)
	// A name as people have them; Wine would put quotes around one with spaces, which this option does not take.
	const docs = `O'Neil_100%_ñ_Жук\Documents`
	const own = docs + `\Harborfile`
	for name, text := range theirs {
		m.put(docs+`\`+name, text)
	}
	for _, version := range []string{"0.1.0", "0.1.0", "0.1.1"} {
		m.run(0, m.setup[version], "/S", `/D=C:\`+docs)
		m.holds(docs, theirs)
		m.holds(own, here)
		m.holds(own+`\Harborfile`, map[string]string{"harborctl.exe": ""})
	}
	m.run(5, m.setup["0.1.0"], "/S")
	m.holds(own, here)
	m.busy(func() { m.run(6, m.setup["0.1.1"], "/S") })
	m.holds(own, here)

	m.put(own+`\harborctl.exe`, "")
	for _, name := range []string{`gl\harborfile.exe`, "harborfile.exe", "uninstall.exe"} {
		if err := os.Remove(m.at(own + `\` + name)); err != nil {
			t.Fatal(err)
		}
	}
	m.run(0, m.setup["0.1.1"], "/S")
	m.holds(own, here)

	const all = `Program Files\Harborfile`
	m.run(0, "msiexec", "/i", m.msi["0.1.0"], "/qn")
	m.holds(all, map[string]string{"harborfile.exe": "in place of", "README.txt": "Harborfile 0.1.0"})
	m.run(0, "msiexec", "/i", m.msi["0.1.1"], "/qn")
	m.holds(all, map[string]string{"harborfile.exe": "in place of", "README.txt": "Harborfile 0.1.1"})
	if err := m.command("msiexec", "/i", m.msi["0.1.0"], "/qn").Run(); err == nil {
		t.Error("an older package is installed over a newer one")
	}
	m.holds(all, map[string]string{"README.txt": "Harborfile 0.1.1"})

	if text, err := os.ReadFile(m.at(own + `\uninstall.exe`)); err != nil {
		t.Fatal(err)
	} else {
		m.put(`Copied\uninstall.exe`, string(text))
		m.put(`Copied\README.txt`, "theirs")
	}
	m.run(2, m.at(`Copied\uninstall.exe`), "/S", `_?=C:\Copied`)
	m.holds("Copied", map[string]string{"README.txt": "theirs"})

	m.run(0, m.at(own+`\uninstall.exe`), "/S")
	m.gone(own)
	m.holds(docs, theirs)
	m.holds(all, map[string]string{"harborfile.exe": "in place of"})
	m.run(0, "msiexec", "/x", m.msi["0.1.1"], "/qn")
	m.gone(all)
}
