package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// A needRow says where one need of the field is met.
type needRow struct {
	Key     string   `yaml:"key"`
	Need    string   `yaml:"need"`
	Verbs   []string `yaml:"verbs"`
	Screens []string `yaml:"screens"`
}

func needRows(t *testing.T) []needRow {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "needs.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	var rows []needRow
	if err := dec.Decode(&rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every need has a verb that is there. The screens are looked up by a test of package ui.
func TestEveryNeedHasAVerb(t *testing.T) {
	root := newApp().root()
	keys := map[string]bool{}
	for _, row := range needRows(t) {
		if len(row.Verbs) == 0 || len(row.Screens) == 0 || row.Need == "" || keys[row.Key] {
			t.Errorf("%s (%s) has no verb, no screen, no words, or stands twice", row.Key, row.Need)
		}
		keys[row.Key] = true
		for _, verb := range row.Verbs {
			words := strings.Fields(verb)
			found, rest, err := root.Find(words)
			if err != nil || len(rest) > 0 || found.Name() != words[len(words)-1] || found.HasSubCommands() {
				t.Errorf("%s: harborctl has no verb %q", row.Need, verb)
			}
		}
	}
	if len(keys) < 46 {
		t.Errorf("only %d needs", len(keys))
	}
}

// The field notes name the needs; where they are at hand, none of them may be missing here.
func TestNoNeedOfTheFieldIsMissing(t *testing.T) {
	path := filepath.Join(sharedFolder(), "design", "field-needs.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the field notes are not at hand: no ../shared/design beside the repository")
	}
	keys := map[string]bool{}
	for _, row := range needRows(t) {
		keys[row.Key] = true
	}
	_, section, ok := strings.Cut(string(text), "\n## 2. ")
	section, _, _ = strings.Cut(section, "\n## 3. ")
	count := 0
	for line := range strings.SplitSeq(section, "\n") {
		cells := strings.Split(strings.Trim(line, "|"), "|")
		need := strings.TrimSpace(cells[0])
		if !ok || !strings.HasPrefix(line, "|") || need == "need" || strings.HasPrefix(need, "---") {
			continue
		}
		count++
		sum := sha256.Sum256([]byte(need))
		if key := hex.EncodeToString(sum[:4]); !keys[key] {
			t.Errorf("no row for the need %s: %q", key, need)
		}
	}
	if count < 40 {
		t.Errorf("only %d needs were read", count)
	}
}
