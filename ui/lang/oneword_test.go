package lang

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// second are second words for a thing, with the one that the window uses.
var second = map[string]*regexp.Regexp{
	"corte":              regexp.MustCompile(`(?i)\b(tribunal|tribunales|juzgados?)\b`),
	"copia de seguridad": regexp.MustCompile(`(?i)\brespaldos?\b`),
	"equipo":             regexp.MustCompile(`(?i)\b(computadoras?|ordenador|ordenadores|computador)\b`),
	"anexo":              regexp.MustCompile(`(?i)\b(exhibición|exhibiciones|exhibit)\b`),
	"prueba":             regexp.MustCompile(`(?i)\bevidencias?\b`),
	"bóveda":             regexp.MustCompile(`(?i)\b(cofre|caja fuerte|(archivo|expediente) cifrado)\b`),
}

// TestOneWordForOneThing: a person who reads "tribunal" on one page and "corte" on the next asks whether they are two.
func TestOneWordForOneThing(t *testing.T) {
	files, err := filepath.Glob("*es.yaml")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	spanish := regexp.MustCompile(`(?:^\s*[\w.-]+: |\bes: )(.*)$`)
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(raw), "\n") {
			m := spanish.FindStringSubmatch(line)
			if m == nil || strings.HasPrefix(strings.TrimSpace(line), "en: ") {
				continue
			}
			for one, other := range second {
				if word := other.FindString(m[1]); word != "" {
					t.Errorf("%s:%d says %q for %q", name, i+1, word, one)
				}
			}
		}
	}
}

// besideTheWindow are the other places that speak Spanish to people, with English in the same file.
var besideTheWindow = []string{
	"cases/explain_words.go", "cases/law/pack/words.go", "cases/law/pack/told.go", "cases/trust/words.go", "cases/update/words.go",
	"cmd/launcher/words.go", "packaging/windows/setup.nsi", "packaging/windows/readme.txt", "packaging/macos/plist.go",
	"packaging/linux/files/README.txt", "packaging/linux/files/desktop", "packaging/linux/files/metainfo.xml",
}

// TestOneWordBesideTheWindow: the installer, the launcher and the errors call a thing as the window does.
func TestOneWordBesideTheWindow(t *testing.T) {
	for _, name := range besideTheWindow {
		raw, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(raw), "\n") {
			for one, other := range second {
				if word := other.FindString(line); word != "" && !strings.EqualFold(word, "exhibit") { // that is English too
					t.Errorf("%s:%d says %q for %q", name, i+1, word, one)
				}
			}
		}
	}
}
