package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestDeleteForGood: a hold prevents it and says why; without one it takes two answers, and leaves a certificate.
func TestDeleteForGood(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	id := firstMatter(t, a)
	a.Go(Route{Place: toMatter, ID: id})
	m := current(t, a).snap.Matter
	press(t, a, "Set a legal hold")
	wants(t, a, "The legal hold is set", "A legal hold keeps this matter")
	press(t, a, "Delete for good")
	wants(t, a, cases.Explain(cases.ErrLegalHold, "en").What)
	closeDialog(a)
	press(t, a, "Lift the hold")
	wants(t, a, "The responsible attorney decides")
	press(t, a, "Lift the hold")
	wants(t, a, "No legal hold")

	press(t, a, "Delete for good")
	wants(t, a, "Backups made before still hold the matter")
	press(t, a, "Keep the matter")
	press(t, a, "Delete for good")
	press(t, a, "Go on")
	press(t, a, "Delete for good") // nothing typed
	if note := dialogFields(t, a).Get("matter.number").Note(); !strings.Contains(note, "Nothing was deleted") {
		t.Errorf("without the number it says %q", note)
	}
	fields := dialogFields(t, a)
	fields.Get("matter.number").Set(strings.ToLower(m.Number))
	fields.Get("vault.passphrase").Set("not this one at all")
	press(t, a, "Delete for good")
	if _, err := vault.Get[cases.Matter](t.Context(), a.vault, id); err != nil {
		t.Fatalf("a mistyped passphrase deletes: %v", err)
	}
	closeDialog(a)

	a.Go(Route{Place: toMatter, ID: id})
	press(t, a, "Delete for good")
	press(t, a, "Go on")
	fields = dialogFields(t, a)
	fields.Get("matter.number").Set(m.Number)
	fields.Get("vault.passphrase").Set(passphrase.Reveal())
	press(t, a, "Delete for good")
	wants(t, a, "Deleted for good", id, "of the records, of the vault")
	if strings.Contains(page(a), m.Title+" ·") {
		t.Error("the certificate or the list names the matter")
	}
	file := filepath.Join(t.TempDir(), "certificate.pdf")
	a.pickers.save = func(context.Context, string, string) (string, error) { return file, nil }
	press(t, a, "Save as PDF")
	if raw, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
		t.Errorf("the certificate: %v", err)
	}
	if _, err := vault.Get[cases.Matter](t.Context(), a.vault, id); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("the matter is still there: %v", err)
	}
	wants(t, a, "2 matters")
	if len(a.past) != 0 {
		t.Error("Back leads to the page of the matter")
	}
	a.Go(Route{Place: toSettings})
	press(t, a, "Certificate")
	wants(t, a, id)
}

// TestDeleteWithoutPassphrase renews the key of the records only.
func TestDeleteWithoutPassphrase(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "es")
	id := firstMatter(t, a)
	m, err := vault.Get[cases.Matter](t.Context(), a.vault, id)
	if err != nil {
		t.Fatal(err)
	}
	m.Number = "" // then a word is asked for
	if err := a.vault.Write(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toMatter, ID: id})
	press(t, a, "Borrar para siempre")
	press(t, a, "Seguir")
	dialogFields(t, a).Get("matter.number").Set("Borrar")
	press(t, a, "Borrar para siempre")
	wants(t, a, "Borrado para siempre", "de los registros")
	if strings.Contains(page(a), "de la bóveda,") {
		t.Errorf("the key of the vault was renewed: %s", page(a))
	}
}
