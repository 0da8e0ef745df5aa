package lang

import (
	"testing"

	"github.com/harborfile/harborfile/cases/law"
)

// TestBroughtSpanish: what installed law data say of their own texts goes before the program's Spanish, and leaves the
// rest as it was.
func TestBroughtSpanish(t *testing.T) {
	own := lawPhrasesWith(nil)
	p := lawPhrasesWith([]law.Said{{EN: "court that imposed sentence", ES: "otra corte"}, {EN: "a wholly new sentence about {1}", ES: "una frase nueva sobre {1}"}})
	for en, want := range map[string]string{
		"court that imposed sentence": "otra corte", "a wholly new sentence about 12": "una frase nueva sobre 12",
		"court that pronounced sentence": own.spanish("court that pronounced sentence"), "a text nobody translated": "a text nobody translated",
	} {
		if got := p.spanish(en); got != want {
			t.Errorf("%q is said as %q, want %q", en, got, want)
		}
	}
	if own.spanish("court that pronounced sentence") == "court that pronounced sentence" || own.spanish("a wholly new sentence about 12") != "a wholly new sentence about 12" {
		t.Error("the program's own Spanish is another")
	}
}
