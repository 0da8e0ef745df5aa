package cases

import (
	"context"
	"errors"
	"io/fs"
)

// Explanation is what a person is told when something stands in the way: what happened, whether the data is safe,
// what to do now. Each part is one or two short sentences; Do may be empty where What already says it. The zero
// Explanation means that nothing needs to be said.
type Explanation struct{ What, Safe, Do string }

// Sentence joins the parts, for a terminal or a log line that a person reads.
func (e Explanation) Sentence() string { return joinWords(e.What, e.Safe, e.Do) }

// Empty reports whether there is nothing to say, as after the user pressed Cancel.
func (e Explanation) Empty() bool { return e == Explanation{} }

// Explainer is an error that brings its own words, so that any package can speak for its own kinds, also one that does
// not import this package. Explain answers in English when it does not know the language, and names no client word,
// file name or path.
type Explainer interface {
	error
	Explain(lang string) (what, safe, do string)
}

// Explain turns an error into words. lang is "en" or "es"; anything else gives English. A nil error and a cancel by
// the user give the empty Explanation. An error of no known kind gives calm general words and never its own text,
// which may hold a path.
func Explain(err error, lang string) Explanation {
	if err == nil || errors.Is(err, context.Canceled) {
		return Explanation{}
	}
	var own Explainer
	if errors.As(err, &own) {
		what, safe, do := own.Explain(lang)
		return Explanation{what, safe, do}
	}
	var field *FieldError
	if errors.As(err, &field) {
		return explainField(field, lang)
	}
	for _, k := range kinds {
		if k.is(err) {
			return k.in(lang)
		}
	}
	return unknownKind.in(lang)
}

// kind is one row of the table of words.
type kind struct {
	err    error
	match  func(error) bool // instead of err where a plain comparison is not enough
	en, es Explanation
}

func (k kind) is(err error) bool {
	if k.match != nil {
		return k.match(err)
	}
	return errors.Is(err, k.err)
}

func (k kind) in(lang string) Explanation {
	if lang == "es" {
		return k.es
	}
	return k.en
}

func explainField(e *FieldError, lang string) Explanation {
	if lang == "es" {
		what, known := fieldWordsES[e.Msg]
		if !known {
			what = e.Msg
		}
		return Explanation{what, "Todavía no se ha guardado nada.", "Cambie este dato y guarde de nuevo."}
	}
	return Explanation{e.Msg, "Nothing was saved yet.", "Change this entry and save again."}
}

func isForbidden(err error) bool {
	return errors.Is(err, ErrReadOnly) || errors.Is(err, fs.ErrPermission)
}

func isHeld(err error) bool { return errors.Is(err, ErrFileHeld) || fileHeld(err) }

func isNameless(err error) bool { return errors.Is(err, ErrFileName) || badName(err) }

func isFull(err error) bool { return errors.Is(err, ErrNoSpace) || diskFull(err) }
