package linux

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/harborfile/harborfile/packaging"
)

//go:embed files
var templates embed.FS

// iconSizes are the edges in pixels that menus, task bars and software centres ask for.
var iconSizes = []int{16, 22, 24, 32, 48, 64, 128, 256, 512}

// files lays out everything beside the programs: menu entry, software-centre page, icons and manual pages.
func (m *maker) files() error {
	id := m.s.App.ID
	for _, f := range []struct{ template, to string }{
		{"desktop", "share/applications/" + id + ".desktop"},
		{"metainfo.xml", "share/metainfo/" + id + ".metainfo.xml"},
	} {
		text, err := fill(f.template, m.s)
		if err != nil {
			return err
		}
		if err := m.put(f.to, text); err != nil {
			return err
		}
	}
	for _, page := range []string{"harborfile.1", "harborctl.1"} {
		text, err := fill(page, m.s)
		if err != nil {
			return err
		}
		if err := m.put("share/man/man1/"+page+".gz", packed(text)); err != nil {
			return err
		}
	}
	return m.icons()
}

func (m *maker) icons() error {
	icon, err := packaging.ReadIcon(m.s.Root, m.s.App)
	if err != nil {
		return err
	}
	for _, edge := range iconSizes {
		picture, err := icon.PNG(edge)
		if err != nil {
			return err
		}
		if err := m.put(fmt.Sprintf("share/icons/hicolor/%dx%d/apps/%s.png", edge, edge, m.s.App.ID), picture); err != nil {
			return err
		}
	}
	drawing, err := os.ReadFile(filepath.Join(m.s.Root, filepath.FromSlash(strings.TrimSuffix(m.s.App.Icon, ".png")+".svg")))
	if err != nil {
		return err
	}
	return m.put("share/icons/hicolor/scalable/apps/"+m.s.App.ID+".svg", drawing)
}

// fill fills a template of the folder files with what is known of the package.
func fill(name string, data any) ([]byte, error) {
	t, err := template.New(name).Funcs(template.FuncMap{
		"list": func(words []string) string { return strings.Join(words, ";") + ";" },
		"xml": func(text string) (string, error) {
			var b strings.Builder
			err := xml.EscapeText(&b, []byte(text))
			return b.String(), err
		},
		"paragraph": paragraph,
		"upper":     strings.ToUpper,
		"lower":     strings.ToLower,
	}).Option("missingkey=error").ParseFS(templates, "files/"+name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, name, data); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// paragraph folds a text the way a control file wants it: each line begins with a space and holds 72 letters at most.
func paragraph(text string) string {
	var b strings.Builder
	line := ""
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > 72 {
			b.WriteString(line + "\n")
			line = ""
		}
		line += " " + word
	}
	return b.String() + line
}

// packed is a text as gzip -9n leaves it: without a name and without a date.
func packed(text []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is right, and a buffer takes everything
	w.Write(text)
	w.Close()
	return b.Bytes()
}
