// Package lang holds every text of the window, in English and Spanish, and says numbers and
// dates the way each language does. It knows no widget and no client.
//
// A text has one key in en.yaml and es.yaml, or in the two files of its area: practice.en.yaml and
// practice.es.yaml for the screens of the practice, life.* for a client's earlier life, safety.* for
// the vault, forms.* for official forms, and so on. The tests of this package and of ui demand that
// every key is in both languages and in one file alone, that no text is the same in both unless
// same.yaml lists it, and that every key in the code exists.
package lang

import (
	"embed"
	"fmt"
	"strings"
	"sync/atomic"
)

//go:embed en.yaml es.yaml *.en.yaml *.es.yaml
var files embed.FS

// Languages are the codes of the catalogues; the first is what an unknown code falls back to.
var Languages = []string{"en", "es"}

var (
	catalogues = map[string]*catalogue{"en": {code: "en"}, "es": {code: "es"}}
	current    atomic.Value // string, a code of Languages
)

// Use chooses the language of every text from now on; an unknown code means English.
func Use(code string) {
	if _, ok := catalogues[code]; !ok {
		code = Languages[0]
	}
	current.Store(code)
}

// Code is the language in use: "en" or "es".
func Code() string {
	if code, ok := current.Load().(string); ok {
		return code
	}
	return Languages[0]
}

// T is the text of a key. Pairs of name and value replace {name} in it.
// A key that no catalogue has comes back as it is, so that a gap is seen and not blank.
func T(key string, pairs ...any) string {
	text, ok := catalogues[Code()].read()[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+fmt.Sprint(pairs[i])+"}", fmt.Sprint(pairs[i+1]))
	}
	return text
}

// N is the text of key+".one" when n is 1, else of key+".many", with {n} replaced.
func N(key string, n int, pairs ...any) string {
	form := ".many"
	if n == 1 {
		form = ".one"
	}
	return T(key+form, append(pairs, "n", n)...)
}

// Keys lists every key of a language, for tests.
func Keys(code string) []string {
	var out []string
	for key := range textsOf(code) {
		out = append(out, key)
	}
	return out
}

// In is the text of a key in a given language, for tests and for papers in another language
// than the window's.
func In(code, key string) string { return textsOf(code)[key] }

// textsOf is a language's texts by key; nothing for a code that is no language.
func textsOf(code string) map[string]string {
	if c, ok := catalogues[code]; ok {
		return c.read()
	}
	return nil
}
