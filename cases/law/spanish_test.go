package law

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The table is walked against the source, so that a sentence added without Spanish is found.
func TestEveryUseErrorHasSpanish(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || fmt.Sprint(lit.Type) != "UseError" || len(lit.Elts) != 2 {
				return true
			}
			count++
			said := firstText(lit.Elts[1])
			if what, _, _ := (&UseError{"x", said + "a, b."}).Explain("es"); said == "" || what == said+"a, b." && useWordsES[said] == "" {
				t.Errorf("%s: no Spanish for %q", name, said)
			}
			return true
		})
	}
	if count < 9 {
		t.Fatalf("found only %d sentences", count)
	}
}

// firstText is the first string literal of an expression.
func firstText(e ast.Expr) (text string) {
	ast.Inspect(e, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && text == "" {
			text, _ = strconv.Unquote(lit.Value)
		}
		return text == ""
	})
	return text
}

func TestAskErrorInSpanish(t *testing.T) {
	for rule, want := range map[string]string{
		"a rule: with a colon: the way of counting is not established.":          "a rule: with a colon: la forma de contar no está establecida.",
		"another: periods under 7 days follow another rule, which was not read.": "La regla necesaria para esta fecha no está establecida en los datos.",
		"a third: the text was not read, or sources disagree.":                   "a third: no se leyó el texto, o las fuentes no coinciden.",
	} {
		if what, _, do := (&AskError{Why: rule, Citation: "C"}).Explain("es"); what != want || do != "Lea C y escriba la fecha usted." {
			t.Errorf("%q says %q %q", rule, what, do)
		}
	}
	_, err := Compute(Request{Rule: "dl.us.civ.period", From: "2026-01-05", Days: 10, Params: map[string]any{"nosuch": 1}})
	var use *UseError
	if !errors.As(err, &use) {
		t.Fatal(err)
	}
	if what, _, _ := use.Explain("es"); !strings.HasPrefix(what, "Ninguna regla pide un dato con este nombre. Esta pide: ") {
		t.Errorf("got %q", what)
	}
}
