package windows

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/packaging"
)

// filled is the installer's script with its blanks filled.
func filled(t *testing.T, b *bundle) string {
	t.Helper()
	data, err := b.setupData(b.out("-setup.exe"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := fillText("setup.nsi", data, nsisHelpers)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var (
	goesTo  = regexp.MustCompile(`^\s*SetOutPath "\$INSTDIR(\\?.*)"`)
	file    = regexp.MustCompile(`^\s*File "/oname=(.+?)"`)
	linked  = regexp.MustCompile(`CreateHardLinkW\(w "\$INSTDIR\\(.+?)"`)
	deleted = regexp.MustCompile(`^\s*Delete "\$INSTDIR\\(.+)"`)
)

// What is installed is what the uninstaller takes away, name by name, and it takes away nothing else.
func TestUninstallerRemovesWhatWasInstalled(t *testing.T) {
	for _, mesa := range []bool{false, true} {
		b := bundleFor(t, shopFor(t), mesa)
		install, uninstall, ok := strings.Cut(filled(t, b), "Section un.Remove")
		if !ok {
			t.Fatal("the script has no section that removes")
		}
		var in, out []string
		folder := ""
		for line := range strings.Lines(install) {
			if m := goesTo.FindStringSubmatch(line); m != nil {
				folder = strings.TrimPrefix(m[1]+`\`, `\`)
			}
			if m := file.FindStringSubmatch(line); m != nil {
				in = append(in, folder+m[1])
			}
			if m := linked.FindStringSubmatch(line); m != nil {
				in = append(in, m[1])
			}
		}
		for line := range strings.Lines(uninstall) {
			if m := deleted.FindStringSubmatch(line); m != nil && m[1] != "uninstall.exe" {
				out = append(out, m[1])
			}
		}
		slices.Sort(in)
		slices.Sort(out)
		if !slices.Equal(in, out) || len(in) != len(b.parts) {
			t.Errorf("installed %q\nremoved   %q", in, out)
		}
		if strings.Contains(uninstall, "/r") || strings.Contains(uninstall, "*") {
			t.Error("the uninstaller deletes more than it names")
		}
	}
}

func TestSetupCompiles(t *testing.T) {
	tool(t, "makensis")
	tool(t, "osslsigncode")
	for _, mesa := range []bool{false, true} {
		s := shopFor(t)
		b := bundleFor(t, s, mesa)
		made, err := b.setup(context.Background(), testSigned(t, s))
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(made); err != nil || info.Size() < 100_000 {
			t.Errorf("no installer of a believable size: %v, %v", info, err)
		}
	}
}

// Texts with the letters that mean something to NSIS stay texts.
func TestNSISText(t *testing.T) {
	text := nsisHelpers["text"].(func(string) string)
	if got, want := text("a $5 \"b\"\nc"), `a $$5 $\"b$\"$\r$\nc`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	path := nsisHelpers["path"].(func(string) (string, error))
	if _, err := path("a\"b"); err == nil {
		t.Error("a path with a quote is written into the script")
	}
}

var threeParts = regexp.MustCompile(`\b\d+\.\d+\.\d+\b`)

// FyneApp.toml alone says the version, and everything it says arrives.
func TestTemplatesSayNoVersion(t *testing.T) {
	for _, name := range []string{"program.manifest", "readme.txt", "setup.nsi", "harborfile.wxs"} {
		text, err := templates.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		// 6.0.0.0 is the version of Windows' own buttons.
		for _, found := range threeParts.FindAllString(strings.ReplaceAll(string(text), "6.0.0.0", ""), -1) {
			t.Errorf("%s names the version %s", name, found)
		}
	}
}

func TestTemplatesAreFilled(t *testing.T) {
	s := shopFor(t)
	s.App = packaging.App{Name: "Harborfile", ID: "org.example.Other", Version: "7.8.9", Build: 65, Icon: s.App.Icon,
		Website: "https://example.org/?a=1&b=2", Description: "Not for a menu.", GenericName: `Says "this" & <that>.`}
	b := bundleFor(t, s, true)
	data, err := b.msiData()
	if err != nil {
		t.Fatal(err)
	}
	wix, err := fillText("harborfile.wxs", data, wixHelpers)
	if err != nil {
		t.Fatal(err)
	}
	manifest, err := fillText("program.manifest", s.App, nil)
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(b.from("README.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"setup.nsi":        {filled(t, b), []string{`"7.8.9"`, `"7.8.9.65"`, "org.example.Other", "https://example.org/?a=1&b=2"}},
		"harborfile.wxs":   {string(wix), []string{`Version="7.8.9"`, "https://example.org/?a=1&amp;b=2", "Says &#34;this&#34; &amp; &lt;that&gt;."}},
		"program.manifest": {string(manifest), []string{`name="org.example.Other" version="7.8.9.65"`}},
		"readme.txt":       {string(readme), []string{"Harborfile 7.8.9", "https://example.org/?a=1&b=2"}},
	} {
		for _, want := range c.want {
			if !strings.Contains(c.text, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
		if strings.Contains(c.text, "Not for a menu") {
			t.Errorf("%s says whom the program is for, where whoever looks at the screen reads it", name)
		}
		if strings.Contains(c.text, "{{") || strings.Contains(c.text, "<no value>") {
			t.Errorf("%s has a blank that is not filled", name)
		}
	}
}

// Windows shows the size under "Installed apps", and counts in kibibytes.
func TestSizeIsInKibibytes(t *testing.T) {
	b := bundleFor(t, shopFor(t), false)
	size, err := b.size()
	if err != nil || size == 0 {
		t.Fatal(size, err)
	}
	data, err := b.setupData("x.exe")
	if over := data.Kilobytes*1024 - size; err != nil || over < 0 || over > 1023 {
		t.Errorf("%d bytes are told as %d KiB (%v)", size, data.Kilobytes, err)
	}
}

// telling are words that a menu, a tooltip or a list of programs never shows: whoever sits beside the screen reads them.
var telling = regexp.MustCompile(`(?i)traffick|survivor|victim|\btrata\b|sobrevivient|immigra`)

func TestMenusDoNotTellWhatTheWorkIs(t *testing.T) {
	b := bundleFor(t, shopFor(t), true)
	data, err := b.msiData()
	if err != nil {
		t.Fatal(err)
	}
	wix, err := fillText("harborfile.wxs", data, wixHelpers)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"setup.nsi": filled(t, b), "harborfile.wxs": string(wix)} {
		if word := telling.FindString(text); word != "" {
			t.Errorf("%s says %q", name, word)
		}
	}
	says := version(b.shop.App, programs(b.shop.App)[0]).StringFileInfo
	if word := telling.FindString(says.Comments + says.FileDescription); word != "" {
		t.Errorf("the program's properties say %q", word)
	}
}

// Each program is asked for before anything is changed: one that is open stops installer and uninstaller.
func TestEveryProgramIsWaitedFor(t *testing.T) {
	script := filled(t, bundleFor(t, shopFor(t), true))
	for _, name := range []string{`harborfile.exe`, `gl\harborfile.exe`, `soft\harborfile.exe`, `harborctl.exe`} {
		if !strings.Contains(script, `FileOpen $R1 "$R0\`+name+`" a`) {
			t.Errorf("%s is not looked at", filepath.Base(name))
		}
	}
}

// The folder, another installer at work and the entry that a power cut leaves are settled before the first file is
// written; that it works is for `dev test --long`.
func TestOrderOfInstalling(t *testing.T) {
	script := filled(t, bundleFor(t, shopFor(t), true))
	_, section, _ := strings.Cut(script, "\nSection\n")
	at := -1
	for _, step := range []string{"Call OwnFolder", "Call RemoveEarlier", "Call WaitUntilClosed", "WriteUninstaller", `"InstallLocation"`, "File ", "CreateShortcut"} {
		next := strings.Index(section, step)
		if next <= at {
			t.Errorf("%s stands at %d, after what follows it at %d", step, next, at)
		}
		at = next
	}
	if init, _, _ := strings.Cut(script, "Function un.onInit"); !strings.Contains(init, `w "Local\org.harborfile.Harborfile.setup"`) {
		t.Error("two installers at once are not told apart")
	}
}
