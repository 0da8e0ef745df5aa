package main

import (
	"regexp"
	"strings"
	"testing"
)

// TestEveryMessageIsWhole: each message says in both languages that no vault was opened and what to do, calmly.
func TestEveryMessageIsWhole(t *testing.T) {
	harsh := regexp.MustCompile(`(?i)\b(error|failed|failure|invalid|must|oops|fatal|crash|fallo|falló|inválid[oa]|fatal)\b`)
	for m := incomplete; m <= slowTell; m++ {
		en, es := m.text(english), m.text(spanish)
		if !strings.Contains(en, "No vault was opened and nothing was changed.") || !strings.Contains(es, "No se abrió ninguna bóveda y no se cambió nada.") {
			t.Errorf("message %d does not say that the vault is safe", m)
		}
		if strings.Count(en, "\n\n") != strings.Count(es, "\n\n") || strings.Count(en, "\n\n") == 0 {
			t.Errorf("message %d: the languages have other paragraphs, or it says nothing of what to do", m)
		}
		if m.asks() != strings.Contains(en, "\nYes: ") || m.asks() != strings.Contains(es, "\nSí: ") || m.asks() != strings.Contains(es, "¿") {
			t.Errorf("message %d does not say what its buttons do", m)
		}
		if found := harsh.FindString(en + es); found != "" {
			t.Errorf("message %d says %q", m, found)
		}
		if strings.Contains(en, "goes away by itself") != (m == slowAsk || m == slowTell) {
			t.Errorf("message %d promises to go by itself, or does not where it does", m)
		}
	}
	if int(slowTell)+1 != len(words) {
		t.Error("a message stands outside this test")
	}
}
