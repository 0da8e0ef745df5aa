package draft

import (
	"bytes"
	"testing"
)

func TestRecoverySheet(t *testing.T) {
	groups := []string{"K7QM2", "00000", "ZZZZZ", "AB12C", "9WXYZ", "HJKMN", "PQRST"}
	pdf, err := Render(RecoverySheet(groups, "2026-11-20"))
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(pdf, []byte("/Type /Page\n")) + bytes.Count(pdf, []byte("/Type /Page ")) + bytes.Count(pdf, []byte("/Type/Page/")); pages > 1 {
		t.Errorf("%d pages, want one sheet", pages)
	}
	again, err := Render(RecoverySheet(groups, "2026-11-20"))
	if err != nil || !bytes.Equal(pdf, again) {
		t.Errorf("made twice it differs (%v)", err)
	}
}
