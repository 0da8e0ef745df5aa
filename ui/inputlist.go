package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// inChoice is one value out of a few; the words of each are the text of the key that begins with key.
func inChoice[T any, S ~string](path, key string, values []S, at func(*T) *S) input[T] {
	plain, texts := make([]string, len(values)), make([]string, len(values))
	for i, v := range values {
		plain[i], texts[i] = string(v), lang.T(key+string(v))
		if v == "" {
			texts[i] = "–"
		}
	}
	f := kit.NewChoice(path, label(path), hint(path), plain, texts)
	return input[T]{f, func(r *T) string { return string(*at(r)) },
		func(r *T, v string) bool { *at(r) = S(v); return true }}
}

// inYesNo is a question with two answers; no is the one that stands before anybody answers.
func inYesNo[T any](path string, at func(*T) *bool) input[T] {
	f := kit.NewChoice(path, label(path), hint(path), []string{"", "yes"}, []string{lang.T("answer.no"), lang.T("answer.yes")})
	return input[T]{f, func(r *T) string {
		if *at(r) {
			return "yes"
		}
		return ""
	}, func(r *T, v string) bool { *at(r) = v == "yes"; return true }}
}

// inSeveral is any number of values out of a few.
func inSeveral[T any, S ~string](path string, values []S, texts []string, at func(*T) *[]S) input[T] {
	plain := make([]string, len(values))
	for i, v := range values {
		plain[i] = string(v)
	}
	f := kit.NewChecks(path, label(path), hint(path), plain, texts)
	return input[T]{f, func(r *T) string {
		out := make([]string, len(*at(r)))
		for i, v := range *at(r) {
			out[i] = string(v)
		}
		return strings.Join(out, "\n")
	}, func(r *T, lines string) bool {
		*at(r) = nil
		for v := range strings.SplitSeq(lines, "\n") {
			if v != "" {
				*at(r) = append(*at(r), S(v))
			}
		}
		return true
	}}
}

// inList is a list written with commas.
func inList[T any](path string, at func(*T) *[]string) input[T] {
	return input[T]{kit.NewField(path, label(path), hint(path)), func(r *T) string { return strings.Join(*at(r), ", ") },
		func(r *T, typed string) bool { *at(r) = split(typed); return true }}
}

// inTerm is one entry of a typed list, or none.
func inTerm[T any, S ~string](path string, terms []cases.Term, at func(*T) *S) input[T] {
	values, texts := []string{""}, []string{"–"}
	for _, t := range terms {
		values, texts = append(values, t.ID), append(texts, upper(t.In(lang.Code())))
	}
	f := kit.NewChoice(path, label(path), hint(path), values, texts)
	return input[T]{f, func(r *T) string { return string(*at(r)) },
		func(r *T, v string) bool { *at(r) = S(v); return true }}
}

// inTerms is any number of entries of a typed list.
func inTerms[T any, S ~string](path string, terms []cases.Term, at func(*T) *[]S) input[T] {
	values, texts := make([]S, len(terms)), make([]string, len(terms))
	for i, t := range terms {
		values[i], texts[i] = S(t.ID), upper(t.In(lang.Code()))
	}
	return inSeveral(path, values, texts, at)
}

// term is an entry of a typed list in words, as a line begins with it.
func term(list []cases.Term, id string) string { return upper(cases.Words(list, id, lang.Code())) }

// upper begins words with a capital letter.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// inOffer is one value out of what the page offers later, with kit.Field.Offer.
func inOffer[T any](path string, at func(*T) *string) input[T] {
	f := kit.NewChoice(path, label(path), hint(path), []string{""}, []string{"–"})
	return input[T]{f, func(r *T) string { return *at(r) }, func(r *T, v string) bool { *at(r) = v; return true }}
}

// inCents is an amount of money in dollars and cents; an empty field is zero.
func inCents[T any](path string, at func(*T) *cases.Cents) input[T] {
	return input[T]{kit.NewField(path, label(path), hint(path)).WholeOnly(), func(r *T) string {
		if *at(r) == 0 {
			return ""
		}
		return at(r).String()
	}, func(r *T, typed string) bool {
		if *at(r) = 0; typed == "" {
			return true
		}
		c, ok := cases.ParseCents(typed)
		*at(r) = c
		return ok
	}}
}

// inLines is a list with one entry in each line.
func inLines[T any](path string, high int, at func(*T) *[]string) input[T] {
	return input[T]{kit.NewArea(path, label(path), hint(path), high), func(r *T) string { return strings.Join(*at(r), "\n") },
		func(r *T, typed string) bool {
			*at(r) = nil
			for l := range strings.SplitSeq(typed, "\n") {
				if l = strings.TrimSpace(l); l != "" {
					*at(r) = append(*at(r), l)
				}
			}
			return true
		}}
}

// inDays is several days with semicolons between.
func inDays[T any](a *App, path string, at func(*T) *[]cases.Date) input[T] {
	return input[T]{kit.NewField(path, label(path), hint(path)).WholeOnly(), func(r *T) string {
		out := make([]string, len(*at(r)))
		for i, d := range *at(r) {
			out[i] = string(d)
		}
		return strings.Join(out, "; ")
	}, func(r *T, typed string) bool {
		var days []cases.Date
		for part := range strings.SplitSeq(typed, ";") {
			d, ok := lang.ReadDate(part, a.opt.Now())
			if !ok {
				return false
			}
			if d != "" {
				days = append(days, d)
			}
		}
		*at(r) = days
		return true
	}}
}
