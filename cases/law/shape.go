package law

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The decoder of yaml is generous: it reads 5 into a string and leaves out what is missing. These rows decide dates on
// which people rely, so checkShape compares every node with the Go type it is meant for and gives the line of the
// first difference: an unknown or missing key, a wrong type, a word outside a closed list.

// enum is a string type with a closed list of words.
type enum interface{ oneOf() []string }

var enumType = reflect.TypeFor[enum]()

func checkShape(n *yaml.Node, t reflect.Type, path string) error {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return badRow(n, path, "anchors and aliases are not used here")
	}
	switch t.Kind() {
	case reflect.Pointer:
		return checkShape(n, t.Elem(), path)
	case reflect.Struct:
		return checkStruct(n, t, path)
	case reflect.Slice:
		return checkList(n, t, path)
	case reflect.Map:
		return checkMap(n, t, path)
	}
	return checkScalar(n, t, path)
}

func checkScalar(n *yaml.Node, t reflect.Type, path string) error {
	tags := map[reflect.Kind]string{reflect.String: "!!str", reflect.Int: "!!int", reflect.Bool: "!!bool"}
	want, ok := tags[t.Kind()]
	if !ok {
		return fmt.Errorf("%s: type %s has no place in a row", path, t)
	}
	if n.Kind != yaml.ScalarNode || n.Tag != want {
		return badRow(n, path, "want "+strings.TrimPrefix(want, "!!")+", have "+strings.TrimPrefix(n.Tag, "!!"))
	}
	if t.Kind() == reflect.String && strings.TrimSpace(n.Value) == "" {
		return badRow(n, path, "leave the key out instead of writing nothing")
	}
	if t.Implements(enumType) {
		words := reflect.Zero(t).Interface().(enum).oneOf()
		if !slices.Contains(words, n.Value) {
			return badRow(n, path, fmt.Sprintf("%q is not one of %s", n.Value, strings.Join(words, ", ")))
		}
	}
	return nil
}

func checkList(n *yaml.Node, t reflect.Type, path string) error {
	if n.Kind != yaml.SequenceNode {
		return badRow(n, path, "want a list")
	}
	for i, item := range n.Content {
		if err := checkShape(item, t.Elem(), fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	return nil
}

func checkMap(n *yaml.Node, t reflect.Type, path string) error {
	if n.Kind != yaml.MappingNode {
		return badRow(n, path, "want a map")
	}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if t.Elem().Kind() == reflect.Interface { // params of an example: any JSON-like value
			continue
		}
		if err := checkShape(n.Content[i+1], t.Elem(), path+"."+key); err != nil {
			return err
		}
	}
	return nil
}

func checkStruct(n *yaml.Node, t reflect.Type, path string) error {
	if n.Kind != yaml.MappingNode {
		return badRow(n, path, "want a map")
	}
	fields, required := keysOf(t)
	seen := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i].Value
		field, known := fields[key]
		switch {
		case !known:
			return badRow(n.Content[i], path, "unknown key "+key)
		case seen[key]:
			return badRow(n.Content[i], path, "the key "+key+" stands twice")
		}
		seen[key] = true
		if err := checkShape(n.Content[i+1], field, path+"."+key); err != nil {
			return err
		}
	}
	for _, key := range required {
		if !seen[key] {
			return badRow(n, path, "the key "+key+" is missing")
		}
	}
	return nil
}

// keysOf lists the keys of a struct with their types, and those that may not be missing: all without omitempty.
func keysOf(t reflect.Type) (fields map[string]reflect.Type, required []string) {
	fields = map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if strings.Contains(options, "inline") {
			inner, more := keysOf(f.Type)
			for k, v := range inner {
				fields[k] = v
			}
			required = append(required, more...)
			continue
		}
		fields[name] = f.Type
		if !strings.Contains(options, "omitempty") {
			required = append(required, name)
		}
	}
	return fields, required
}

func badRow(n *yaml.Node, path, what string) error {
	return fmt.Errorf("line %d: %s: %s", n.Line, path, what)
}
