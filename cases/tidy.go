package cases

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tidied is a record as it is kept: every text of it without control characters and without the spaces around it. It
// is the one place where entry is cleaned, whichever screen or verb it came through. Line ends and tabs stay inside
// longer texts; letters, marks, joiners and direction marks of any script stay as they were typed, because names are
// written with them. Bytes that are no letters become U+FFFD. Keys of maps stay.
func Tidied[T any](rec T) T {
	v := reflect.ValueOf(&rec).Elem()
	tidy(v)
	return rec
}

func tidy(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(tidyText(v.String()))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				tidy(v.Field(i))
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			tidy(v.Index(i))
		}
	case reflect.Slice:
		tidySlice(v)
	case reflect.Map:
		tidyMap(v)
	case reflect.Pointer:
		tidyPointer(v)
	}
}

// tidySlice works on a copy: the caller's own list stays as it is.
func tidySlice(v reflect.Value) {
	if v.IsNil() || !v.CanSet() {
		return
	}
	list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(list, v)
	for i := range list.Len() {
		tidy(list.Index(i))
	}
	v.Set(list)
}

func tidyMap(v reflect.Value) {
	if v.IsNil() || !v.CanSet() {
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	for _, key := range v.MapKeys() {
		value := reflect.New(v.Type().Elem()).Elem()
		value.Set(v.MapIndex(key))
		tidy(value)
		out.SetMapIndex(key, value)
	}
	v.Set(out)
}

func tidyPointer(v reflect.Value) {
	if v.IsNil() || !v.CanSet() {
		return
	}
	inner := reflect.New(v.Type().Elem())
	inner.Elem().Set(v.Elem())
	tidy(inner.Elem())
	v.Set(inner)
}

// lineEnds is built once: a table of ten thousand rows tidies a million texts.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n")

func tidyText(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	s = lineEnds.Replace(s)
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}
