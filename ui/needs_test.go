package ui

import (
	"os"
	"path/filepath"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestEveryNeedHasItsScreen: the table of needs names only screens that are there.
func TestEveryNeedHasItsScreen(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "cmd", "harborctl", "testdata", "needs.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct {
		Need    string   `yaml:"need"`
		Screens []string `yaml:"screens"`
	}
	if err := yaml.Unmarshal(raw, &rows); err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, r := range rows {
		for _, id := range r.Screens {
			named++
			if _, ok := screens[id]; !ok {
				t.Errorf("%s: there is no screen %q", r.Need, id)
			}
		}
	}
	if len(rows) < 40 || named < len(rows) {
		t.Errorf("%d needs with %d screens", len(rows), named)
	}
}
