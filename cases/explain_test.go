package cases

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// The words a person never reads from us (field-needs.md, section 6, wording rules).
var unkind = regexp.MustCompile(`(?i)\b(invalid|failed|failure|errors?|must|oops|victims?|aliens?|claims?|claimed|alleges?|refused|illegal|wrong (passphrase|code)|fatal|abort\w*|inválid\w*|falló|fallo|errores|debe|ups|víctimas?|alega|ilegal)\b`)

func calm(t *testing.T, words Explanation) {
	t.Helper()
	for part, text := range map[string]string{"What": words.What, "Safe": words.Safe, "Do": words.Do} {
		if text == "" {
			t.Errorf("%s is empty in %q", part, words.Sentence())
			continue
		}
		if !strings.HasSuffix(text, ".") {
			t.Errorf("%s is not a sentence: %q", part, text)
		}
		if found := unkind.FindString(text); found != "" {
			t.Errorf("%s says %q: %q", part, found, text)
		}
	}
	if n := len(strings.Fields(words.Sentence())); n > 45 {
		t.Errorf("%d words is too much to read in a bad moment: %q", n, words.Sentence())
	}
}

func TestExplainHasWordsForEveryKind(t *testing.T) {
	said := map[string]string{}
	for _, k := range kinds {
		err := fmt.Errorf("save matter 0190: %w", k.err)
		for _, lang := range []string{"en", "es"} {
			got := Explain(err, lang)
			calm(t, got)
			if other, twice := said[got.What]; twice {
				t.Errorf("%q is said for two kinds: %s and %v", got.What, other, k.err)
			}
			said[got.What] = k.err.Error()
			if strings.Contains(got.Sentence(), "0190") {
				t.Errorf("the error's own text leaked: %q", got.Sentence())
			}
		}
		if Explain(err, "en") == Explain(err, "es") {
			t.Errorf("%v has the same words in both languages", k.err)
		}
		if Explain(err, "xx") != Explain(err, "en") {
			t.Errorf("%v: a language we do not have should give English", k.err)
		}
	}
}

// The table is walked against the source, so that a sentinel added without words is found.
func TestEverySentinelIsInTheTable(t *testing.T) {
	inTable := map[string]bool{}
	for _, k := range kinds {
		inTable[k.err.Error()] = true
	}
	count := 0
	eachFile(t, func(f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if fn, ok := call.Fun.(*ast.SelectorExpr); ok && fmt.Sprint(fn.X, ".", fn.Sel) == "errors.New" {
				count++
				if text := literal(call.Args[0]); !inTable[text] {
					t.Errorf("no words for the sentinel %q", text)
				}
			}
			return true
		})
	})
	if count < 19 {
		t.Fatalf("found only %d sentinels in the source", count)
	}
}

func TestEveryFieldSentenceIsCalmAndHasSpanish(t *testing.T) {
	count := 0
	eachFile(t, func(f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || fmt.Sprint(lit.Type) != "FieldError" || len(lit.Elts) != 2 {
				return true
			}
			count++
			err := &FieldError{"client.name.family", literal(lit.Elts[1])}
			for _, lang := range []string{"en", "es"} {
				calm(t, Explain(fmt.Errorf("save client: %w", err), lang))
			}
			if Explain(err, "es").What == err.Msg {
				t.Errorf("no Spanish for %q", err.Msg)
			}
			return true
		})
	})
	if count < 7 {
		t.Fatalf("found only %d field sentences in the source", count)
	}
}

func TestExplainSaysNothingWhereNothingHappened(t *testing.T) {
	for _, err := range []error{nil, context.Canceled, fmt.Errorf("import: %w", context.Canceled)} {
		if got := Explain(err, "en"); !got.Empty() {
			t.Errorf("Explain(%v) = %q", err, got.Sentence())
		}
	}
}

func TestExplainUnknownNeverShowsTheErrorsOwnText(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		got := Explain(errors.New("open C:/Users/rosa/shelter list.pdf"), lang)
		calm(t, got)
		if strings.Contains(got.Sentence(), "rosa") {
			t.Errorf("leaked: %q", got.Sentence())
		}
	}
	want := "Something went wrong in Harborfile. Your data is unchanged."
	if got := Explain(errors.New("x"), "en").Sentence(); !strings.HasPrefix(got, want) {
		t.Errorf("got %q", got)
	}
}

type ownWords struct{}

func (ownWords) Error() string { return "not a PDF" }
func (ownWords) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Este archivo no es un PDF.", "", ""
	}
	return "This file is not a PDF.", "", ""
}

func TestAnErrorBringsItsOwnWords(t *testing.T) {
	err := fmt.Errorf("fill: %w", ownWords{})
	if got := Explain(err, "en").Sentence(); got != "This file is not a PDF." {
		t.Errorf("got %q", got)
	}
	if got := Explain(err, "es").Sentence(); got != "Este archivo no es un PDF." {
		t.Errorf("got %q", got)
	}
}

func TestSystemErrorsFindTheirRow(t *testing.T) {
	full := Explain(ErrNoSpace, "en")
	if got := Explain(&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "en"); os.PathSeparator == '/' && got != full {
		t.Errorf("a full disk says %q", got.Sentence())
	}
	if got := Explain(&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "en"); got != Explain(ErrReadOnly, "en") {
		t.Errorf("a locked folder says %q", got.Sentence())
	}
	if got := Explain(&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, "en"); !strings.Contains(got.What, "not there") {
		t.Errorf("a missing file says %q", got.Sentence())
	}
}

func eachFile(t *testing.T, see func(*ast.File)) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil || len(names) == 0 {
		t.Fatal("no source found", err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		see(f)
	}
}

func literal(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(x.Value)
		return s
	case *ast.KeyValueExpr:
		return literal(x.Value)
	case *ast.Ident:
		return map[string]string{"msgNotADay": msgNotADay, "msgState": msgState, "msgFullDay": msgFullDay,
			"msgClient": msgClient, "msgList": msgList, "msgRecipient": msgRecipient, "msgOrder": msgOrder, "msgCount": msgCount, "msgAmount": msgAmount}[x.Name]
	}
	return ""
}
