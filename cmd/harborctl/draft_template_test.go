package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An office's template goes in from a file, shows among the others, comes out as it was, and goes again.
func TestTemplatesFromATerminal(t *testing.T) {
	o := sampleOffice(t)
	dir := t.TempDir()
	good, bad, out := filepath.Join(dir, "good.yaml"), filepath.Join(dir, "bad.yaml"), filepath.Join(dir, "out.yaml")
	text := "id: office.thanks\ntitle: A letter of thanks\nfooter: Thanks\nlook: letter\nfor: {kind: any}\nreader: client\nset: further\nsort: letter\nbody:\n  - para: \"Thank you, {client.name.given}.\"\n"
	for name, words := range map[string]string{good: text, bad: strings.Replace(text, "client.name.given", "client.shoeSize", 1)} {
		if err := os.WriteFile(name, []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := o.mustRun("draft", "template", "check", good); !strings.Contains(got, "no mistakes") {
		t.Errorf("check: %s", got)
	}
	for _, verb := range []string{"check", "add"} {
		if code, out, said := o.run("draft", "template", verb, bad); code == exitDone || !strings.Contains(out, "line 10: there is no fact “client.shoeSize”") {
			t.Errorf("%s of a file with a mistake: %d %s", verb, code, out+said)
		}
	}
	o.mustRun("draft", "template", "add", good)
	var rows []templateRow
	if err := json.Unmarshal([]byte(o.mustRun("draft", "template", "list", "--json")), &rows); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range rows {
		found = found || r.ID == "office.thanks" && r.From == "office" && r.Set == "further"
	}
	if !found || len(rows) < 7 {
		t.Errorf("the list of %d templates lacks the office's", len(rows))
	}
	if got := o.mustRun("draft", "template", "show", "office.thanks"); !strings.Contains(got, "client.name.given") {
		t.Errorf("show: %s", got)
	}
	o.mustRun("draft", "template", "export", "office.thanks", "--out", out)
	if raw, err := os.ReadFile(out); err != nil || string(raw) != text {
		t.Errorf("it came out as %q, %v", raw, err)
	}
	told := filepath.Join(dir, "told.yaml")
	if err := os.WriteFile(told, []byte(strings.Replace(text, "{client.name.given}", "Olena Zrazkova", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, said := o.run("draft", "template", "add", told); code == exitDone || !strings.Contains(said, "Line 10") || strings.Contains(said, "Olena") {
		t.Errorf("a template with a client's name was taken in: %d %s", code, said)
	}
	o.mustRun("draft", "template", "remove", "office.thanks")
	if code, _, _ := o.run("draft", "template", "show", "office.thanks"); code == exitDone {
		t.Error("it is still there")
	}
}
