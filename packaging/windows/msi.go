package windows

import (
	"bytes"
	"context"
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/harborfile/harborfile/packaging"
)

// upgradeCode says to Windows which packages are versions of one program. It never changes: with another one, a new
// version would be installed beside the old one.
const upgradeCode = "9AFECEA0-4DD2-5B23-8793-01E452CF5BBE"

// code is a GUID that follows from names alone, so that one version has one code wherever it is built.
func code(names ...string) string {
	sum := sha1.Sum([]byte(upgradeCode + "\x00" + strings.Join(names, "\x00")))
	id := sum[:16]
	id[6], id[8] = id[6]&0x0F|0x50, id[8]&0x3F|0x80 // as RFC 9562 marks a GUID that was made from names
	return fmt.Sprintf("%X-%X-%X-%X-%X", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// msi makes the package for a firm's IT, unsigned.
func (b *bundle) msi(ctx context.Context) (string, error) {
	out, source := b.out(".msi"), filepath.Join(b.shop.Work, "harborfile.wxs")
	data, err := b.msiData()
	if err != nil {
		return "", err
	}
	if err := fill("harborfile.wxs", source, data, wixHelpers); err != nil {
		return "", err
	}
	b.shop.Say("+ wixl %s", filepath.Base(out))
	// The dates inside are those of the files as the clock on the wall shows them.
	if err := b.shop.RunWith(ctx, []string{"TZ=UTC"}, "wixl", "-a", "x64", "-o", out, source); err != nil {
		return "", err
	}
	return out, settleSummary(out, code("package", b.shop.App.Version, b.shop.Commit), b.shop.Date)
}

// msiFields are the blanks of harborfile.wxs.
type msiFields struct {
	App         packaging.App
	Copyright   string
	Icon        string
	UpgradeCode string // for ever
	ProductCode string // of the version
	MenuGUID    string
	Folders     []msiFolder // the first one is the program's own, without a name
}

type msiFolder struct {
	ID, Name string
	Files    []msiFile
}

// An msiFile is a component of Windows Installer with one file. Its GUID stays the same from version to version, as long
// as the file keeps its place.
type msiFile struct{ ID, GUID, Name, From string }

func (b *bundle) msiData() (msiFields, error) {
	a := b.shop.App
	f := msiFields{App: a, Copyright: copyright(a), UpgradeCode: upgradeCode,
		ProductCode: code("product", a.Version), MenuGUID: code("component", "menu"), Folders: []msiFolder{{}}}
	// wixl finds files only below the folder of its source.
	var err error
	if f.Icon, err = filepath.Rel(b.shop.Work, b.icon); err != nil {
		return f, err
	}
	for _, p := range b.parts {
		if p.from, err = filepath.Rel(b.shop.Work, p.from); err != nil {
			return f, err
		}
		f.put(p)
	}
	return f, nil
}

func (f *msiFields) put(p part) {
	dir := path.Dir(p.name)
	if dir == "." {
		dir = ""
	}
	i := slices.IndexFunc(f.Folders, func(x msiFolder) bool { return x.Name == dir })
	if i < 0 {
		i, f.Folders = len(f.Folders), append(f.Folders, msiFolder{ID: "folder." + dir, Name: dir})
	}
	f.Folders[i].Files = append(f.Folders[i].Files, msiFile{
		ID: "part." + strings.ReplaceAll(p.name, "/", "."), GUID: code("component", p.name), Name: path.Base(p.name), From: p.from})
}

// wixHelpers write values into XML.
var wixHelpers = template.FuncMap{
	"xml": func(s string) (string, error) {
		var out bytes.Buffer
		err := xml.EscapeText(&out, []byte(s))
		return out.String(), err
	},
}
