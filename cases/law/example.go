package law

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// example is one worked date of data/examples.yaml: what a rule gives, step by step.
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

// run computes the example and says where the day or its steps differ.
func (e example) run(d *Data) error {
	got, err := d.Compute(e.request())
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", e.ID, err)
	case got.Due+got.Status != e.Expected:
		return fmt.Errorf("%s: %s from %s is %s, want %s (%s)", e.ID, e.Rule, e.From, got.Due+got.Status, e.Expected, e.Why)
	case !slices.Equal(got.Chain, e.Steps):
		return fmt.Errorf("%s: steps\n%q\nwant\n%q", e.ID, got.Chain, e.Steps)
	case got.Citation == "" || got.Confidence == "" || got.AsOf == "":
		return fmt.Errorf("%s: a figure without citation, confidence or date", e.ID)
	}
	return nil
}

// readExamples reads the worked dates strictly, like every other file.
func readExamples(text []byte) ([]example, error) {
	f, err := readFile(text)
	if err != nil {
		return nil, err
	}
	var out []example
	for i := range f.Rows {
		e, err := decode[example](&f.Rows[i])
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

func (d *Data) examples() ([]example, error) {
	text, err := fs.ReadFile(d.files, rowFolder+"/examples.yaml")
	if err != nil {
		return nil, err
	}
	return readExamples(text)
}

// checkExamples runs every worked date.
func (d *Data) checkExamples() error {
	list, err := d.examples()
	if err != nil {
		return err
	}
	var wrong []error
	for _, e := range list {
		wrong = append(wrong, e.run(d))
	}
	return errors.Join(wrong...)
}

// worked names the rules that have a worked date.
func (d *Data) worked() (map[string]bool, error) {
	list, err := d.examples()
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, e := range list {
		out[e.Rule] = true
	}
	return out, nil
}

// checkWorked: a rule that had a worked date keeps one, and a new rule brings one. A rule whose arithmetic nobody worked
// by hand is not sent to people.
func (d *Data) checkWorked(base *Data) error {
	before, err := base.worked()
	if err != nil {
		return err
	}
	now, err := d.worked()
	if err != nil {
		return err
	}
	var wrong []error
	for _, r := range d.deadlines.rows() {
		if _, had := base.deadlineByID(r.ID); (before[r.ID] || !had) && !now[r.ID] {
			wrong = append(wrong, fmt.Errorf("the rule %s has no worked date", r.ID))
		}
	}
	return errors.Join(wrong...)
}
