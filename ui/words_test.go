package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/lang"
)

// sources are the parsed files of this package, tests left out.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*ast.File{}
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			out[name] = parsed(t, name)
		}
	}
	return out
}

// speakers are the parsed files that say the catalogues' words: this package's, and what the program itself says where
// no window can be drawn.
func speakers(t *testing.T) map[string]*ast.File {
	t.Helper()
	const drawing = "../cmd/harborfile/drawing.go"
	out := sources(t)
	out[drawing] = parsed(t, drawing)
	return out
}

func parsed(t *testing.T, name string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// literals are the string constants of a file.
func literals(f *ast.File) []string {
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		if _, ok := n.(*ast.ImportSpec); ok {
			return false
		}
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if s, err := strconv.Unquote(l.Value); err == nil {
				out = append(out, s)
			}
		}
		return true
	})
	return out
}

// TestEveryKeyIsThereAndUsed holds the code and the catalogues together in both directions. A key
// that is put together ("stage." + s) counts as used by its beginning.
func TestEveryKeyIsThereAndUsed(t *testing.T) {
	keys := lang.Keys("en")
	shape := regexp.MustCompile(`^[a-z]+(\.[a-zA-Z0-9 -]+)+$`)
	used := map[string]bool{}
	var begins []string
	for name, f := range speakers(t) {
		for _, s := range literals(f) {
			switch {
			case slices.Contains(keys, s):
				used[s] = true
			case slices.Contains(keys, s+".one"):
				used[s+".one"], used[s+".many"] = true, true
			case strings.HasSuffix(s, ".") && slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, s) }):
				begins = append(begins, s)
			case shape.MatchString(s) && begun(s, keys) && !factPath(s):
				t.Errorf("%s: no catalogue has %q", name, s)
			}
		}
	}
	for _, k := range keys {
		asBeginning := slices.ContainsFunc(begins, func(b string) bool { return strings.HasPrefix(k, b) })
		if !used[k] && !asBeginning && !strings.HasPrefix(k, "date.") {
			t.Errorf("nothing says %q", k)
		}
	}
}

// begun reports whether some key begins with the first part of s: only then it is meant as a key.
func begun(s string, keys []string) bool {
	first, _, _ := strings.Cut(s, ".")
	return slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, first+".") })
}

func factPath(s string) bool {
	_, ok := cases.FactByPath(s)
	return ok || strings.HasPrefix(s, "matter.") || strings.HasPrefix(s, "client.") || strings.HasSuffix(s, ".pdf") || strings.HasPrefix(s, "look.") || s == "packet.recipient"
}

// TestNoTextOutsideTheCatalogues finds words for people that stand in the code.
func TestNoTextOutsideTheCatalogues(t *testing.T) {
	// A sentence, or a capital letter followed by small ones, is a text; these are not.
	text := regexp.MustCompile(`^[A-Z][a-z]+|[a-z]+ [a-z]+ [a-z]+`)
	// Key names stand on the keys, in every language of the keyboards we know.
	keyName := regexp.MustCompile(`^(Ctrl|Alt)\+\S*$|^Esc$`)
	// Values of records, for which the catalogues have words.
	allowed := []string{"convicted by plea", "convicted by verdict", "Harborfile", "Fyne", "Go"} // the last are names of what it is made of
	for name, f := range speakers(t) {
		for _, s := range literals(f) {
			if text.MatchString(s) && !slices.Contains(allowed, s) && !keyName.MatchString(s) && !inLog(name, s) {
				t.Errorf("%s: %q is not in the catalogues", name, s)
			}
		}
	}
}

// inLog are the few words of errors and log lines, which no window shows.
func inLog(name, s string) bool {
	return strings.Contains("work stopped unexpectedly; shown to the person; job stopped; not a file with content; a chosen file cannot be read; read evidence %s: %w", s) && name != ""
}

// TestEveryStageKindAndRecipientHasWords walks the values that keys are put together from.
func TestEveryStageKindAndRecipientHasWords(t *testing.T) {
	var want []string
	for _, k := range allKinds {
		want = append(want, "kind."+string(k), "matters.kind."+string(k))
	}
	for _, s := range []cases.Stage{cases.Intake, cases.Drafting, cases.Review, cases.Ready, cases.Filed, cases.Decided, cases.Closed, cases.Dormant} {
		want = append(want, "stage."+string(s))
	}
	for _, r := range cases.Recipients() {
		want = append(want, "recipient."+string(r))
	}
	for _, k := range contactKinds {
		want = append(want, "contact.kind."+k)
	}
	for _, k := range []string{"form", "document", "exhibit", "missing", "media"} {
		want = append(want, "packet.kind."+k)
	}
	for _, key := range want {
		if lang.In("en", key) == "" {
			t.Errorf("no words for %s", key)
		}
	}
}

// TestOneGoStatement: of this package, only jobs.go starts work beside the window's own goroutine.
func TestOneGoStatement(t *testing.T) {
	count := map[string]int{}
	for name, f := range sources(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			if _, ok := n.(*ast.GoStmt); ok {
				count[name]++
			}
			return true
		})
	}
	if len(count) != 1 || count["jobs.go"] != 1 {
		t.Errorf("go statements: %v", count)
	}
}

// TestNoWindowDriver: ui and all below it build and test without a display.
func TestNoWindowDriver(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			if i.Path.Value == `"fyne.io/fyne/v2/app"` {
				t.Errorf("%s imports the window driver", path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
