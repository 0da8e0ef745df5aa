package law

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.yaml.in/yaml/v3"
)

// example is one worked date of data/examples.yaml.
type example struct {
	ID       string         `yaml:"id"`
	Rule     string         `yaml:"rule_id"`
	From     string         `yaml:"trigger_date"`
	Days     int            `yaml:"days,omitempty"`
	Served   string         `yaml:"service_method,omitempty"`
	State    string         `yaml:"district_state,omitempty"`
	Params   map[string]any `yaml:"params,omitempty"`
	Expected string         `yaml:"expected"`
	Steps    []string       `yaml:"steps"`
	Why      string         `yaml:"why"`
}

func (e example) request() Request {
	return Request{Rule: e.Rule, From: e.From, Days: e.Days, Served: e.Served, State: e.State, Params: e.Params}
}

// readExamples reads the worked dates strictly, like every other file.
func readExamples(t *testing.T, text []byte) []example {
	t.Helper()
	f, err := readFile(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for i := range f.Rows {
		e, err := decode[example](&f.Rows[i])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func TestWorkedExamples(t *testing.T) {
	text, err := data.ReadFile("data/examples.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list := readExamples(t, text)
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
			got, err := Compute(e.request())
			if err != nil {
				t.Fatal(err)
			}
			if day := got.Due + got.Status; day != e.Expected {
				t.Errorf("%s from %s: %s, want %s (%s)", e.Rule, e.From, day, e.Expected, e.Why)
			}
			if !slices.Equal(got.Chain, e.Steps) {
				t.Errorf("steps\n%q\nwant\n%q", got.Chain, e.Steps)
			}
			if got.Citation == "" || got.Confidence == "" || got.AsOf == "" {
				t.Errorf("a figure without citation, confidence or date: %+v", got)
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
