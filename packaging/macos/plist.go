package macos

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
	"strings"
	"text/template"

	"github.com/harborfile/harborfile/packaging"
)

// oldestSystem is the first macOS that the programs start on: the one that Go 1.26 still serves. It stands in Info.plist and
// in the programs themselves.
const oldestSystem = "12.0"

//go:embed Info.plist.tmpl
var infoText string

//go:embed entitlements.plist
var entitlements []byte

// An asked line is what macOS shows when it asks the person whether the program may reach a folder.
type asked struct{ Key, English, Spanish string }

// asks are the folders macOS guards from every program. Without a reason of ours it shows the bare question.
var asks = []asked{
	{"NSDesktopFolderUsageDescription",
		"To add papers you choose from the desktop, and to save there what you share. Nothing is sent anywhere.",
		"Para agregar los documentos que usted elija del escritorio y guardar allí lo que comparta. No se envía nada."},
	{"NSDocumentsFolderUsageDescription",
		"To add papers you choose from this folder, and to save here what you share. Nothing is sent anywhere.",
		"Para agregar los documentos que usted elija de esta carpeta y guardar aquí lo que comparta. No se envía nada."},
	{"NSDownloadsFolderUsageDescription",
		"To add papers you choose from your downloads, and to save there what you share. Nothing is sent anywhere.",
		"Para agregar los documentos que usted elija de las descargas y guardar allí lo que comparta. No se envía nada."},
	{"NSNetworkVolumesUsageDescription",
		"To add papers you choose from the office's shared folder, and to save there what you share.",
		"Para agregar los documentos que usted elija de la carpeta compartida de la oficina y guardar allí lo que comparta."},
	{"NSRemovableVolumesUsageDescription",
		"To add papers you choose from this drive, and to save backups or what you share on it.",
		"Para agregar los documentos que usted elija de esta unidad y guardar en ella copias de seguridad o lo que comparta."},
}

// infoPlist is the bundle's Info.plist.
func infoPlist(s *packaging.Shop) ([]byte, error) {
	t, err := template.New("Info.plist").Funcs(template.FuncMap{"xml": escape}).Parse(infoText)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{"App": s.App, "Oldest": oldestSystem, "Year": s.Date.Year(), "Asked": asks})
	return out.Bytes(), err
}

// escape makes words safe inside an element.
func escape(words string) (string, error) {
	var out strings.Builder
	err := xml.EscapeText(&out, []byte(words))
	return out.String(), err
}

// wordsOf is the InfoPlist.strings of one language: the lines of Info.plist that a person reads.
func wordsOf(pick func(asked) string) []byte {
	var out bytes.Buffer
	for _, a := range asks {
		// No word of ours holds a quote or a backslash; a test sees to it.
		fmt.Fprintf(&out, "%s = \"%s\";\n", a.Key, pick(a))
	}
	return out.Bytes()
}
