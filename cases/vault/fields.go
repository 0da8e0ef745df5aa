package vault

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// fields is a record taken apart: dotted path -> JSON of the value. Objects are taken apart, arrays are one value, and
// an empty object is a value of its own. A dot inside a name is written as "\.".
type fields map[string]string

// tombstone is the field that says that a record was deleted.
const tombstone = "_del"

// fieldsOf takes a record apart.
func fieldsOf(rec cases.Record) (fields, error) {
	doc, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	return parseFields(doc)
}

// parseFields takes the JSON of a record apart.
func parseFields(doc []byte) (fields, error) {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber() // a float would round large numbers
	var top map[string]any
	if err := dec.Decode(&top); err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	f := fields{}
	return f, f.add("", top)
}

var escapeDot = strings.NewReplacer(`\`, `\\`, ".", `\.`)

func (f fields) add(path string, value any) error {
	if object, ok := value.(map[string]any); ok && (len(object) > 0 || path == "") {
		for name, v := range object {
			inner := escapeDot.Replace(name)
			if path != "" {
				inner = path + "." + inner
			}
			if err := f.add(inner, v); err != nil {
				return err
			}
		}
		return nil
	}
	if value == nil {
		return nil // null and absent are the same
	}
	text, err := marshalPlain(value)
	f[path] = text
	return err
}

func marshalPlain(v any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// paths lists the fields in order.
func (f fields) paths() []string { return slices.Sorted(maps.Keys(f)) }

// document puts the record together again, with names in order: the same fields always give the same bytes.
func (f fields) document() (string, error) {
	top := map[string]any{}
	for _, path := range f.paths() {
		if err := place(top, splitPath(path), json.RawMessage(f[path])); err != nil {
			return "", fmt.Errorf("field %s: %w", path, err)
		}
	}
	return marshalPlain(top)
}

func place(object map[string]any, path []string, value json.RawMessage) error {
	for _, name := range path[:len(path)-1] {
		inner, ok := object[name].(map[string]any)
		if !ok {
			if _, taken := object[name]; taken {
				return fmt.Errorf("a value and an object of one name: %w", cases.ErrDamaged)
			}
			inner = map[string]any{}
			object[name] = inner
		}
		object = inner
	}
	object[path[len(path)-1]] = value
	return nil
}

// splitPath undoes the dots of a path.
func splitPath(path string) []string {
	parts, part := []string{}, strings.Builder{}
	for i := 0; i < len(path); i++ {
		switch {
		case path[i] == '\\' && i+1 < len(path):
			i++
			part.WriteByte(path[i])
		case path[i] == '.':
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteByte(path[i])
		}
	}
	return append(parts, part.String())
}

// words are what search looks through: every text of the record that a person could have typed.
func (f fields) words() string {
	var b strings.Builder
	for _, path := range f.paths() {
		var v any
		if json.Unmarshal([]byte(f[path]), &v) == nil {
			addWords(&b, v)
		}
	}
	return strings.TrimSpace(b.String())
}

func addWords(b *strings.Builder, v any) {
	switch v := v.(type) {
	case string:
		if v != "" && !machineText(v) {
			b.WriteString(v)
			b.WriteByte('\n')
		}
	case []any:
		for _, e := range v {
			addWords(b, e)
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			addWords(b, v[k])
		}
	}
}

// machineText tells ids and hashes, which nobody searches for, from words.
func machineText(s string) bool {
	if len(s) != 36 && len(s) != 64 {
		return false
	}
	for _, r := range s {
		if !strings.ContainsRune("0123456789abcdef-", r) {
			return false
		}
	}
	return true
}
