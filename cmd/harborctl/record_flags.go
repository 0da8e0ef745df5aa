package main

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
	"github.com/spf13/cobra"
)

// A recordFlag is one field of a record as a flag. Every field has one, so that a field added to a record can be told
// from the command line on the same day: name.family is --name-family, clientId is --client. A list of texts takes its
// flag several times; a list of records takes one JSON object each time.
type recordFlag struct {
	name string
	path []int // of the field, through structs that lie in it
	kind reflect.Type
}

// flagsOf gives cmd a flag for every field of a record of T. noun is how its facts begin, such as "client". Fields
// named in without have none: the id is always made, and what the program writes itself is not told by hand.
func flagsOf[T any](cmd *cobra.Command, noun string, without ...string) []recordFlag {
	var list []recordFlag
	collectFlags(reflect.TypeFor[T](), "", nil, func(f recordFlag, path string) {
		for _, w := range append([]string{"id"}, without...) {
			if path == w || strings.HasPrefix(path, w+".") {
				return
			}
		}
		list = append(list, f)
		f.define(cmd, usageOf(noun, path, f.kind))
	})
	return list
}

func collectFlags(t reflect.Type, path string, at []int, add func(recordFlag, string)) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !field.IsExported() || name == "-" {
			continue
		}
		inner := append(append([]int{}, at...), i)
		below := strings.TrimPrefix(path+"."+name, ".")
		kind := field.Type
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		switch {
		case field.Anonymous && name == "":
			collectFlags(kind, path, inner, add)
		case name == "":
		case kind.Kind() == reflect.Struct:
			collectFlags(kind, below, inner, add)
		default:
			add(recordFlag{flagName(below), inner, kind}, below)
		}
	}
}

// flagName is the path as flags are written: lastEntry.i94 is last-entry-i94; the id of another record goes by its noun.
func flagName(path string) string {
	path = strings.TrimSuffix(path, "Id")
	var b strings.Builder
	for i, r := range path {
		switch {
		case r == '.':
			b.WriteByte('-')
		case unicode.IsUpper(r):
			if i > 0 && path[i-1] != '.' && !unicode.IsUpper(rune(path[i-1])) {
				b.WriteByte('-')
			}
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// usageOf is the label of the fact, where the field is one.
func usageOf(noun, path string, kind reflect.Type) string {
	words := noun + "." + path
	if f, ok := cases.FactByPath(words); ok {
		words = f.Label
	}
	switch kind.Kind() {
	case reflect.Int64:
		if kind == reflect.TypeFor[cases.Cents]() {
			return words + "; in cents"
		}
	case reflect.Slice:
		if kind.Elem().Kind() == reflect.Struct {
			return words + "; one JSON object, repeatable"
		}
		return words + "; repeatable"
	case reflect.Map:
		return words + "; key=value, repeatable"
	case reflect.Array:
		return words + "; one JSON array"
	}
	return words
}

func (f recordFlag) define(cmd *cobra.Command, usage string) {
	flags := cmd.Flags()
	switch f.kind.Kind() {
	case reflect.Bool:
		flags.Bool(f.name, false, usage)
	case reflect.Slice, reflect.Map:
		flags.StringArray(f.name, nil, usage)
	default:
		flags.String(f.name, "", usage)
	}
}

// applyFlags writes the flags that were given into a record; rec is a pointer to it. What a flag does not name stays.
func applyFlags(cmd *cobra.Command, flags []recordFlag, rec any) error {
	for _, f := range flags {
		if !cmd.Flags().Changed(f.name) {
			continue
		}
		if err := f.apply(cmd, reflect.ValueOf(rec).Elem()); err != nil {
			return err
		}
	}
	return nil
}

func (f recordFlag) apply(cmd *cobra.Command, rec reflect.Value) error {
	flags := cmd.Flags()
	field := rec
	for _, i := range f.path {
		if field.Kind() == reflect.Pointer {
			if field.IsNil() {
				field.Set(reflect.New(field.Type().Elem()))
			}
			field = field.Elem()
		}
		field = field.Field(i)
	}
	if field.Kind() == reflect.Pointer {
		field.Set(reflect.New(field.Type().Elem()))
		field = field.Elem()
	}
	switch f.kind.Kind() {
	case reflect.Bool:
		yes, err := flags.GetBool(f.name)
		field.SetBool(yes)
		return err
	case reflect.Slice, reflect.Map:
		texts, err := flags.GetStringArray(f.name)
		if err != nil {
			return err
		}
		return f.list(field, texts)
	}
	text, err := flags.GetString(f.name)
	if err != nil {
		return err
	}
	return f.scalar(field, text)
}

func (f recordFlag) scalar(field reflect.Value, text string) error {
	switch f.kind.Kind() {
	case reflect.String:
		field.SetString(strings.TrimSpace(text))
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
		if err != nil {
			return wrongUse("--%s takes a whole number", f.name)
		}
		field.SetInt(n)
	case reflect.Float64:
		n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil {
			return wrongUse("--%s takes a number", f.name)
		}
		field.SetFloat(n)
	default:
		if json.Unmarshal([]byte(text), field.Addr().Interface()) != nil {
			return wrongUse("--%s takes JSON, such as --from does", f.name)
		}
	}
	return nil
}

// list writes a flag that may stand several times. The list given takes the place of the one before.
func (f recordFlag) list(field reflect.Value, texts []string) error {
	if f.kind.Kind() == reflect.Map {
		return f.pairs(field, texts)
	}
	out := reflect.MakeSlice(f.kind, 0, len(texts))
	for _, text := range texts {
		entry := reflect.New(f.kind.Elem())
		if entry.Elem().Kind() == reflect.String {
			entry.Elem().SetString(strings.TrimSpace(text))
		} else if err := strictJSON([]byte(text), entry.Interface()); err != nil {
			return wrongUse("--%s takes one JSON object each time, with the names that `show --json` has", f.name)
		}
		out = reflect.Append(out, entry.Elem())
	}
	field.Set(out)
	return nil
}

func (f recordFlag) pairs(field reflect.Value, texts []string) error {
	if field.IsNil() {
		field.Set(reflect.MakeMap(f.kind))
	}
	for _, text := range texts {
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			return wrongUse("--%s takes key=value", f.name)
		}
		field.SetMapIndex(reflect.ValueOf(strings.TrimSpace(key)), reflect.ValueOf(strings.TrimSpace(value)))
	}
	return nil
}
