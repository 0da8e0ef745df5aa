package law

import (
	"os"
	"testing"
	"testing/fstest"
)

// TestSpanishOfASet: the window's own Spanish could be sent with a set as it stands, and a hole that one language lacks
// is seen.
func TestSpanishOfASet(t *testing.T) {
	own, err := os.ReadFile("../../ui/lang/law-es.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		n    int
		ok   bool
	}{
		{string(own), 690, true},
		{"- {en: \"at least {1} {2}\", es: \"{2}: al menos {1}\"}", 1, true},
		{"- {en: \"at least {1}\", es: \"al menos\"}", 0, false},
		{"- {en: \"at least\", es: \"al menos {1}\"}", 0, false},
		{"- {en: one}", 0, false},
		{"- {en: one, es: ''}", 0, false},
		{"- {en: one, es: uno, fr: un}", 0, false},
		{"en: one", 0, false},
		{"", 0, false},
		{"- {en: one, es: uno}\n---\n- {en: two, es: dos}", 0, false},
		{"- &a {en: one, es: uno}\n- *a", 0, false},
	} {
		d := newData(fstest.MapFS{spanishFile: {Data: []byte(c.text)}}, BuiltInAsOf)
		list, err := d.readSpanish()
		if (err == nil) != c.ok || len(list) < c.n {
			t.Errorf("%.60q: %d texts, %v", c.text, len(list), err)
		}
	}
	if len(BuiltIn().Spanish()) != 0 {
		t.Error("the built-in set brings Spanish of its own")
	}
}
