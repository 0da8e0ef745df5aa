package windows

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"golang.org/x/image/bmp"

	"github.com/harborfile/harborfile/packaging"
)

// setup makes the installer for one person, unsigned; its uninstaller is signed as it is made.
func (b *bundle) setup(ctx context.Context, sign *signer) (string, error) {
	out := b.out("-setup.exe")
	script := filepath.Join(b.shop.Work, "setup.nsi")
	data, err := b.setupData(out)
	if err != nil {
		return "", err
	}
	if data.SignUninstaller, err = sign.script(filepath.Join(b.shop.Work, "sign-uninstaller"), b.shop.App.Name); err != nil {
		return "", err
	}
	if err := writeSide(b.shop, data.Side); err != nil {
		return "", err
	}
	if err := fill("setup.nsi", script, data, nsisHelpers); err != nil {
		return "", err
	}
	b.shop.Say("+ makensis %s", filepath.Base(out))
	// -WX: a warning of this compiler is a text without its language or a file that is never used.
	return out, b.shop.Run(ctx, "makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", script)
}

// setupFields are the blanks of setup.nsi.
type setupFields struct {
	App                 packaging.App
	Copyright           string
	Out, FileName       string
	Icon, Side, License string
	Languages           []int // Windows numbers of the installer's languages
	Kilobytes           int64
	Mesa                bool
	Steps               []setupStep
	Programs            []string // paths below the program's folder, with backslashes
	Removed, Folders    []string // what the uninstaller takes away; folders only where they are empty
	SignUninstaller     string
}

// A setupStep is one folder with the files that go into it.
type setupStep struct {
	Folder string // "" or \name
	Files  []struct{ Name, From string }
}

func (b *bundle) setupData(out string) (setupFields, error) {
	size, err := b.size()
	f := setupFields{App: b.shop.App, Copyright: copyright(b.shop.App), Out: out, FileName: filepath.Base(out),
		Icon: b.icon, Side: filepath.Join(b.shop.Work, "side.bmp"), License: filepath.Join(b.shop.Root, "LICENSE"),
		Languages: []int{1033, 1034}, Kilobytes: (size + 1023) / 1024, Mesa: b.hasMesa(), Folders: b.folders()}
	for _, p := range b.parts {
		name := strings.ReplaceAll(p.name, "/", `\`)
		f.Removed = append(f.Removed, name)
		if path.Ext(p.name) == ".exe" {
			f.Programs = append(f.Programs, name)
		}
		if p.name == drawn {
			continue // linked to the window's program where it is installed
		}
		f.put(p)
	}
	return f, err
}

// put adds a file to the step of its folder.
func (f *setupFields) put(p part) {
	folder := ""
	if dir := path.Dir(p.name); dir != "." {
		folder = `\` + strings.ReplaceAll(dir, "/", `\`)
	}
	i := slices.IndexFunc(f.Steps, func(s setupStep) bool { return s.Folder == folder })
	if i < 0 {
		i, f.Steps = len(f.Steps), append(f.Steps, setupStep{Folder: folder})
	}
	f.Steps[i].Files = append(f.Steps[i].Files, struct{ Name, From string }{path.Base(p.name), p.from})
}

// nsisHelpers write values into a script of NSIS, where a dollar begins a variable.
var nsisHelpers = template.FuncMap{
	"text": func(s string) string {
		return strings.NewReplacer("$", "$$", `"`, `$\"`, "\r", "", "\n", `$\r$\n`).Replace(s)
	},
	// A path is read as it stands; a quote in it would end it.
	"path": func(s string) (string, error) {
		if strings.ContainsAny(s, "\"\r\n") {
			return "", fmt.Errorf("the path %q cannot be written into a script", s)
		}
		return strings.ReplaceAll(s, "$", "$$"), nil
	},
}

// writeSide draws the picture at the left of the installer's first and last page: the sign on the program's own blue.
func writeSide(s *packaging.Shop, to string) error {
	icon, err := packaging.ReadIcon(s.Root, s.App)
	if err != nil {
		return err
	}
	const wide, high, sign = 328, 628, 176 // twice the size NSIS shows at 100 percent
	text, err := icon.PNG(sign)
	if err != nil {
		return err
	}
	picture, err := png.Decode(bytes.NewReader(text))
	if err != nil {
		return err
	}
	m := image.NewRGBA(image.Rect(0, 0, wide, high))
	draw.Draw(m, m.Rect, image.NewUniform(color.RGBA{0xEA, 0xEE, 0xF2, 0xFF}), image.Point{}, draw.Src)
	at := image.Rect((wide-sign)/2, high/4-sign/2, (wide+sign)/2, high/4+sign/2)
	draw.Draw(m, at, picture, image.Point{}, draw.Over)
	var out bytes.Buffer
	if err := bmp.Encode(&out, m); err != nil {
		return err
	}
	if err := os.WriteFile(to, out.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Chtimes(to, s.Date, s.Date) // the installer holds it with its date
}
