package lang

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckInSpanish(t *testing.T) {
	Use("es")
	defer Use("en")
	for _, c := range []struct {
		rule    string
		good    bool
		en, out string
	}{
		{"page-numbers", true, "Every page carries its number, 1 to 31.", "Cada página lleva su número, de 1 a 31."},
		{"page-numbers", false, "The number does not stand in its place on page 7.", "El número no está en su lugar en la página 7."},
		{"blank-pages", false, "Nothing but the page number stands on pages 3, 4 and 9.", "Solo el número de página está en las páginas 3, 4 y 9."},
		{"blank-pages", false, "Nothing but the page number stands on pages 3, 4 and 12 more.", "Solo el número de página está en las páginas 3, 4 y 12 más."},
		{"blank-pages", false, "Nothing but the page number stands on pages 3 and 4.", "Solo el número de página está en las páginas 3 y 4."},
		{"identifiers", false, "A number in the form of a Social Security or taxpayer number stands on page A-2.", "Un número con la forma de un número de Seguro Social o de contribuyente está en la página A-2."},
		{"contents", false, "The contents have 3 links for 4 entries.", "El índice tiene 3 enlaces para 4 líneas."},
		{"form-open", false, "On form I-914, 12 points need a look before filing.", "El formulario I-914 tiene 12 puntos por ver antes de presentarlo."},
		{"form-missing", false, "A form is not in the packet yet; a sheet keeps its place on page 4.", "Un formulario todavía no está en el paquete; una hoja guarda su lugar en la página 4."},
		{"document-gaps", false, "In the document on page 9, 2 facts are still open.", "En el documento de la página 9 faltan 2 datos todavía."},
		{"repaired", false, "A damaged file was repaired to be filed; compare it with the original from page 6 on.", "Un archivo dañado se reparó para presentarlo; compárelo con el original desde la página 6."},
		{"not-known-here", false, "Some new line.", "Some new line."},
		{"page-numbers", false, "Another sentence of that rule.", "Another sentence of that rule."},
	} {
		if got := Check(c.rule, c.good, c.en); got != c.out {
			t.Errorf("%s: %q\nis %q", c.rule, c.en, got)
		}
	}
	Use("en")
	if got := Check("contents", true, "Whatever."); got != "Whatever." {
		t.Errorf("English is changed to %q", got)
	}
}

// TestEveryCheckLineHasSpanish: the lines that the packets of package packet's tests say, seeded faults among them, are
// all in the table.
func TestEveryCheckLineHasSpanish(t *testing.T) {
	Use("es")
	defer Use("en")
	raw, err := os.ReadFile(filepath.Join("..", "..", "forms", "packet", "testdata", "lines.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	if len(lines) < 60 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		rule, english, ok := strings.Cut(line, "\t")
		if got := Check(rule, false, english); !ok || got == english {
			t.Errorf("no Spanish for %s: %s", rule, english)
		}
	}
	for rule, list := range checkLines() {
		for _, l := range list {
			for _, place := range l.places {
				if !strings.Contains(l.ES, "{"+place+"}") {
					t.Errorf("%s: the Spanish leaves {%s} out", rule, place)
				}
			}
			if strings.Contains(l.EN, "{") && len(l.places) == 0 {
				t.Errorf("%s: a place without a name: %s", rule, l.EN)
			}
		}
	}
}
