package lang

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestDamageInSpanish: every line that the check of the vault can say has Spanish. They are read out of its source.
func TestDamageInSpanish(t *testing.T) {
	Use("es")
	defer Use("en")
	names, err := filepath.Glob(filepath.Join("..", "..", "cases", "vault", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	verb, count := regexp.MustCompile(`%[sd]`), 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			to, ok := call.Fun.(*ast.SelectorExpr)
			words, isText := call.Args[0].(*ast.BasicLit)
			if !ok || !isText || to.Sel.Name != "problem" && to.Sel.Name != "notice" {
				return true
			}
			said, err := strconv.Unquote(words.Value)
			if err != nil || said == "%s" {
				return true
			}
			count++
			line := verb.ReplaceAllString(said, "12")
			if got := Damage(line); got == line {
				t.Errorf("%s: no Spanish for %q", filepath.Base(name), said)
			}
			return true
		})
	}
	if count < 25 {
		t.Fatalf("only %d lines were found", count)
	}
	if got := Damage("evidence.db: block 3, 4 and 5 more not as written"); got != "evidence.db: el bloque 3, 4 y 5 más no está como se escribió" {
		t.Error(got)
	}
}
