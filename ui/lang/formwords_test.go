package lang

import "testing"

// TestFormWordsInSpanish: known sentences are said in Spanish one after another, and what the table does not know stays.
func TestFormWordsInSpanish(t *testing.T) {
	Use("es")
	defer Use("en")
	for _, c := range []struct{ en, es string }{
		{"This box takes a text of at most 9 letters.", "Esta casilla admite a text of at most 9 letters."},
		{"a signature is made by hand", "se firma a mano"},
		{"a signature is made by hand, and its date is written by the person who signs", "se firma a mano, y la fecha la escribe quien firma"},
		{"The agency takes this edition until 2026-12-31, as far as was known on 2026-11-21. One box could not be written as it should be. See the lines below.",
			"La agencia acepta esta edición hasta 31 dic 2026, según lo conocido el 21 nov 2026. Una casilla no se pudo escribir como corresponde. Vea las líneas de abajo."},
		{"Page 3, Part 2, item 5: printed words are covered.", "Página 3, Part 2, item 5: hay palabras impresas tapadas."},
		{"A sentence nobody knows. for the court only", "A sentence nobody knows. solo para la corte"},
		{"", ""},
	} {
		if got := FormWords(c.en); got != c.es {
			t.Errorf("%q\nis %q\nnot %q", c.en, got, c.es)
		}
	}
	Use("en")
	if got := FormWords("until 2026-12-31."); got != "until Dec 31, 2026." {
		t.Errorf("a day in English: %q", got)
	}
	if got := FormWords("for the court only"); got != "for the court only" {
		t.Errorf("English is changed to %q", got)
	}
}
