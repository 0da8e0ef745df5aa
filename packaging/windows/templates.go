package windows

import (
	"bytes"
	"embed"
	"os"
	"text/template"
)

// The files that say what a package is, with blanks for all that FyneApp.toml and the bundle know.
//
//go:embed program.manifest readme.txt setup.nsi harborfile.wxs
var templates embed.FS

// fill writes a template with its blanks filled to a file. A blank that nothing fills stops it.
func fill(name, to string, data any, helpers template.FuncMap) error {
	text, err := fillText(name, data, helpers)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}

func fillText(name string, data any, helpers template.FuncMap) ([]byte, error) {
	t, err := template.New(name).Option("missingkey=error").Funcs(helpers).ParseFS(templates, name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
