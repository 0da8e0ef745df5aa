package draft

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestRecoverySheet: in each language one page, the same bytes each time, and the words of that language.
func TestRecoverySheet(t *testing.T) {
	groups := []string{"K7QM2", "00000", "ZZZZZ", "AB12C", "9WXYZ", "HJKMN", "PQRST"}
	for lang, title := range map[string]string{"en": "Recovery sheet", "es": "Hoja de recuperación", "xx": "Recovery sheet"} {
		d := RecoverySheet(groups, "20 nov 2026", lang)
		if d.Title != title || (d.Lang == "es") != (lang == "es") {
			t.Errorf("%s: %q in %s", lang, d.Title, d.Lang)
		}
		pdf, err := Render(d)
		if err != nil {
			t.Fatal(err)
		}
		if keep := os.Getenv("HARBORFILE_KEEP"); keep != "" {
			if err := os.WriteFile(filepath.Join(keep, "recovery-"+lang+".pdf"), pdf, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if pages, err := laidOut(d); err != nil || len(pages) != 1 {
			t.Errorf("%s: %d pages (%v), want one sheet", lang, len(pages), err)
		}
		again, err := Render(RecoverySheet(groups, "20 nov 2026", lang))
		if err != nil || !bytes.Equal(pdf, again) {
			t.Errorf("%s: made twice it differs (%v)", lang, err)
		}
	}
	en, es := recoveryIn["en"], recoveryIn["es"]
	if len(en.do) != len(es.do) {
		t.Errorf("%d steps in English, %d in Spanish", len(en.do), len(es.do))
	}
}
