package law

import (
	"os"
	"path/filepath"
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestWorkedExamples(t *testing.T) {
	list, err := BuiltIn().examples()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 40 {
		t.Fatalf("only %d examples", len(list))
	}
	runExamples(t, list)
}

// The examples handed to the project are run from their own file as well, so that our copy cannot drift from them.
func TestSharedExamples(t *testing.T) {
	path := filepath.Join(sharedFolder(t), "law", "examples.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skip("no worked examples: the folder ../shared/law is missing")
	}
	var f struct {
		Records []struct {
			ID       string         `yaml:"id"`
			Rule     string         `yaml:"rule_id"`
			From     string         `yaml:"trigger_date"`
			Days     int            `yaml:"days"`
			Served   string         `yaml:"service_method"`
			State    string         `yaml:"district_state"`
			Params   map[string]any `yaml:"params"`
			Expected string         `yaml:"expected"`
			Steps    []string       `yaml:"steps"`
		} `yaml:"records"`
	}
	if err := yaml.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	var list []example
	for _, r := range f.Records {
		list = append(list, example{ID: r.ID, Rule: r.Rule, From: r.From, Days: r.Days, Served: r.Served, State: r.State, Params: r.Params, Expected: r.Expected, Steps: r.Steps})
	}
	if len(list) < 40 {
		t.Fatalf("only %d examples", len(list))
	}
	runExamples(t, list)
}

func runExamples(t *testing.T, list []example) {
	for _, e := range list {
		t.Run(e.ID, func(t *testing.T) {
			if err := e.run(BuiltIn()); err != nil {
				t.Error(err)
			}
		})
	}
}

// sharedFolder finds ../shared beside the repository, or what HARBORFILE_SHARED names.
func sharedFolder(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("HARBORFILE_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared")
		}
		dir = filepath.Dir(dir)
	}
}
