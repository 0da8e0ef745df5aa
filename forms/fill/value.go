package fill

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Values maps full field names to what goes into them: a string for text and drop-downs; true, false or the name of an
// on-state for boxes. true means the first on-state.
type Values map[string]any

// setting is one value, checked against its field.
type setting struct {
	field *field
	text  string     // stored value of text and drop-downs
	show  string     // what is drawn
	index int        // of the option; -1 for free text
	state types.Name // of a box; "Off" unticks it
}

// filled says that the setting puts something into its field.
func (s setting) filled() bool { return s.text != "" || s.field.box() && s.state != off }

// settings checks all values before anything is changed. The order is that of the form, so that equal input gives
// equal output.
func (t *tree) settings(v Values) ([]setting, error) {
	var names []string
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if t.byName[name] == nil {
			return nil, &UnknownField{Name: name}
		}
	}
	var out []setting
	for _, f := range t.fields {
		given, ok := v[f.name]
		if !ok {
			continue
		}
		s, err := f.setting(given)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func (f *field) setting(given any) (setting, error) {
	switch {
	case f.barcode:
		return setting{}, &BadValue{f.name, "nothing: it is the form's own barcode"}
	case f.kind == Text:
		return f.textSetting(given)
	case f.choice():
		return f.choiceSetting(given)
	case f.box():
		return f.boxSetting(given)
	case f.kind == Button:
		return setting{}, &BadValue{f.name, "nothing: it is a push button"}
	}
	return setting{}, &BadValue{f.name, "nothing: a signature is made by hand or by a signing program"}
}

func (f *field) textSetting(given any) (setting, error) {
	s, ok := given.(string)
	if !ok {
		return setting{}, &BadValue{f.name, "text in quotation marks"}
	}
	s = Clean(s)
	return setting{field: f, text: s, show: s, index: -1}, nil
}

func (f *field) choiceSetting(given any) (setting, error) {
	s, ok := given.(string)
	if !ok {
		return setting{}, &BadValue{f.name, f.wanted()}
	}
	for i, o := range f.options {
		if o.export == s {
			return setting{field: f, text: s, show: Clean(o.label), index: i}, nil
		}
	}
	// The printed words of an option are a fair way to name it when no export value reads like them.
	for i, o := range f.options {
		if o.label == s || strings.TrimSpace(o.label) == strings.TrimSpace(s) {
			return setting{field: f, text: o.export, show: Clean(o.label), index: i}, nil
		}
	}
	if s = Clean(s); s == "" || f.kind == Combo && f.flags&flagEdit != 0 {
		return setting{field: f, text: s, show: s, index: -1}, nil
	}
	return setting{}, &BadValue{f.name, f.wanted()}
}

func (f *field) boxSetting(given any) (setting, error) {
	states := f.onStates()
	switch v := given.(type) {
	case bool:
		if !v {
			return setting{field: f, state: off}, nil
		}
		return setting{field: f, state: types.Name(states[0])}, nil
	case string:
		if v == off || v == "" {
			return setting{field: f, state: off}, nil
		}
		for _, s := range states {
			if s == v || legible(s) == v || types.EncodeName(s) == v { // also as a PDF spells it, #20APT#20
				return setting{field: f, state: types.Name(s)}, nil
			}
		}
		if s, ok := f.labelled(v); ok {
			return setting{field: f, state: s}, nil
		}
	}
	return setting{}, &BadValue{f.name, f.wanted()}
}

// onStates are the names of the ticked states in the order of the widgets; never empty.
func (f *field) onStates() []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range f.widgets {
		for _, s := range w.states {
			if !seen[s] {
				out, seen[s] = append(out, s), true
			}
		}
	}
	if len(out) == 0 {
		return []string{defaultState}
	}
	return out
}

// labelled finds the on-state whose export text is v: boxes with an Opt array name their states 0, 1, 2 and keep the
// words there.
func (f *field) labelled(v string) (types.Name, bool) {
	for i, label := range f.labels {
		if label == v && i < len(f.widgets) && len(f.widgets[i].states) > 0 {
			return types.Name(f.widgets[i].states[0]), true
		}
	}
	return "", false
}

// wanted says in plain words what the field takes.
func (f *field) wanted() string {
	var quoted []string
	for _, v := range f.values() {
		quoted = append(quoted, fmt.Sprintf("%q", v))
	}
	if len(quoted) > 12 {
		quoted = append(quoted[:12], fmt.Sprintf("… (%d in all)", len(f.values())))
	}
	list := strings.Join(quoted, ", ")
	switch {
	case f.box() && len(quoted) == 1:
		return "true, false or " + list
	case f.box():
		return "false, true (the first) or one of " + list
	case len(quoted) == 0:
		return "one of its options, and the form lists none"
	}
	return "one of " + list
}
