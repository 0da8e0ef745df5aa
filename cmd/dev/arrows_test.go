package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// A listed package is what `go list` says of it. Tests of a package are not in it: they may look anywhere.
type listed struct {
	ImportPath    string
	Standard      bool
	Imports, Deps []string
	CgoFiles      []string

	TestImports, XTestImports []string
}

// An arrow is one rule about what some packages of ours may reach.
type arrow struct {
	from   string   // folder; with /... also everything below it
	except []string // folders the rule does not bind
	direct bool     // only what the package itself imports counts, not what that imports in turn
	never  []string // path prefixes that may not be reached; our own begin with ./
	only   []string // path prefixes that may be reached beside the standard library; nil = no such limit
	why    string
}

var arrows = []arrow{
	{from: "cases", only: []string{"./cases", "github.com/google/uuid"}, why: "the nouns are the standard library and uuid only"},
	{from: "cases/...", never: []string{"./forms", "./ui", "./cmd", "fyne.io", "github.com/pdfcpu"}, why: "nothing below paper knows paper or the window"},
	{from: "cases/law/...", never: []string{"./cases/vault", "github.com/mattn/go-sqlite3"}, why: "the law knows no storage"},
	{from: "cases/vault/sealedvfs", never: []string{"./"}, why: "the sealed VFS is useful without the rest of us"},
	{from: "forms/...", never: []string{"./ui", "./cmd", "./cases/vault", "github.com/mattn/go-sqlite3", "fyne.io"}, why: "paper knows no storage and no window"},
	{from: "forms/...", except: []string{"forms", "forms/draft/proof"}, never: []string{"./cases/contradict"}, why: "pairs that do not agree are the attorney's alone and stand in no paper"},
	{from: "forms", direct: true, never: []string{"./cases/contradict"}, why: "only the check of a draft, which the attorney alone reads, asks for pairs that do not agree"},
	{from: "forms/pdfview", never: []string{"./cases"}, why: "the viewer knows no clients"},
	{from: "forms/fill", never: []string{"./cases"}, why: "the form engine knows no clients"},
	{from: "forms/truetype", only: []string{}, why: "cutting a font down is bytes in, bytes out"},
	{from: "forms/...", except: []string{"forms/fill", "forms/packet", "forms/packet/buried"}, direct: true, never: []string{"github.com/pdfcpu"}, why: "two packages, and the search below one of them, hold the PDF objects"},
	{from: "forms/...", direct: true, never: []string{"database/sql"}, why: "paper asks no database"},
	{from: "ui/...", never: []string{"./cmd", "fyne.io/fyne/v2/app"}, why: "a window that is tested needs no display and no OpenGL"},
	{from: "ui/...", direct: true, never: []string{"database/sql", "github.com/mattn/go-sqlite3", "github.com/pdfcpu"}, why: "the window knows no SQL and no PDF objects"},
	{from: "cmd/harborctl", never: []string{"./ui", "fyne.io"}, why: "the terminal program has no window in it"},
	{from: "cmd/launcher/...", only: []string{"./cmd/launcher", "./cases/built", "./cases/place", "golang.org/x/sys"}, why: "the launcher starts in a blink and cannot fall over what it starts"},
	{from: "cmd/dev", never: []string{"./cases", "./forms", "./ui"}, only: []string{"./cmd/dev", "./packaging", "golang.org/x/sys", "golang.org/x/crypto", "golang.org/x/image", "github.com/BurntSushi/toml", "github.com/josephspurrier/goversioninfo", "github.com/akavel/rsrc", "aead.dev/minisign"}, why: "the runner starts on a bare machine"},
	{from: "packaging/...", never: []string{"./cases", "./forms", "./ui", "./cmd"}, why: "what wraps the programs reads files and tools, not the programs"},
	{from: "cases/place", only: []string{}, why: "the launcher asks it too, and knows nothing else"},
	{from: "cases/trust", only: []string{"./cases/built", "aead.dev/minisign", "golang.org/x"}, why: "whose signatures count is said without what they sign"},
	{from: "cases/built", only: []string{}, why: "what a program was built from is said without anything else"},
}

func TestArrowsPointDown(t *testing.T) {
	pkgs := list(t, "./...")
	bound := map[string]bool{}
	for _, a := range arrows {
		for _, p := range pkgs {
			if !a.binds(folder(p.ImportPath)) {
				continue
			}
			bound[a.from] = true
			for _, reached := range a.broken(p) {
				t.Errorf("%s reaches %s: %s", folder(p.ImportPath), reached, a.why)
			}
		}
		if !bound[a.from] {
			t.Errorf("no package stands at %s, so its rule (%s) guards nothing", a.from, a.why)
		}
	}
}

// A property test that draws other values in each run ends red by chance, on a change that has nothing to do with it.
func TestDrawnValuesAreSteady(t *testing.T) {
	steadied := 0
	for _, p := range list(t, "./...") {
		imports := append(p.TestImports, p.XTestImports...)
		if !slices.Contains(imports, "pgregory.net/rapid") {
			continue
		}
		steadied++
		if !slices.Contains(imports, ours+"cmd/dev/steady") {
			t.Errorf("the tests of %s draw values and do not import cmd/dev/steady", folder(p.ImportPath))
		}
	}
	if steadied == 0 {
		t.Error("no package draws values: this test guards nothing")
	}
}

// The runner must compile before a C compiler is there; the go command then builds with cgo off, and a package with
// cgo files in the tree would behave differently on the two machines. Go's own library is made for both.
func TestRunnerNeedsNoCompiler(t *testing.T) {
	for _, p := range list(t, "-deps", "./cmd/dev") {
		if len(p.CgoFiles) > 0 && !p.Standard {
			t.Errorf("%s has cgo files", p.ImportPath)
		}
	}
}

// A rule that finds nothing wrong in a tree made wrong on purpose guards nothing.
func TestArrowsFindWhatIsWrong(t *testing.T) {
	wrong := []struct{ at, reaches string }{
		{"cases", "./forms"},
		{"cases", "github.com/spf13/cobra"},
		{"cases/law", "./cases/vault"},
		{"cases/vault", "github.com/pdfcpu/pdfcpu/pkg/api"},
		{"cases/vault/sealedvfs", "./cases"},
		{"forms", "./cases/vault"},
		{"forms/packet/verify", "./cases/vault"},
		{"forms/draft", "github.com/pdfcpu/pdfcpu/pkg/api"},
		{"forms/fill", "./cases"},
		{"ui", "fyne.io/fyne/v2/app"},
		{"ui/kit", "github.com/mattn/go-sqlite3"},
		{"cmd/harborctl", "./ui"},
		{"cmd/launcher", "./cases/vault"},
		{"cmd/launcher/handover", "./ui"},
		{"cmd/dev", "./cases"},
		{"packaging/windows", "./ui"},
		{"cases/place", "./cases"},
		{"cases/trust", "./cases/law"},
		{"cases/built", "./cases"},
	}
	for _, w := range wrong {
		path := strings.Replace(w.reaches, "./", ours, 1)
		p := listed{ImportPath: ours + w.at, Imports: []string{path}, Deps: []string{path}}
		found := false
		for _, a := range arrows {
			found = found || a.binds(w.at) && len(a.broken(p)) > 0
		}
		if !found {
			t.Errorf("%s may reach %s, and no rule says so", w.at, w.reaches)
		}
	}
}

func (a arrow) binds(folder string) bool {
	if slices.Contains(a.except, folder) {
		return false
	}
	base, below := strings.CutSuffix(a.from, "/...")
	return folder == base || below && strings.HasPrefix(folder, base+"/")
}

// broken lists what p reaches against the rule.
func (a arrow) broken(p listed) []string {
	reached := p.Deps
	if a.direct {
		reached = p.Imports
	}
	var out []string
	for _, path := range reached {
		if under(path, a.never) || a.only != nil && !standard(path) && !under(path, a.only) {
			out = append(out, path)
		}
	}
	return out
}

func under(path string, prefixes []string) bool {
	for _, prefix := range prefixes {
		prefix = strings.TrimSuffix(strings.Replace(prefix, "./", ours, 1), "/")
		if path == prefix || strings.HasPrefix(path, prefix+"/") {
			return true
		}
	}
	return false
}

// standard reports whether a path is of the standard library: its first element has no dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

func folder(path string) string { return strings.TrimPrefix(path, ours) }

func list(t *testing.T, args ...string) []listed {
	t.Helper()
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", append([]string{"list", "-json=ImportPath,Standard,Imports,Deps,CgoFiles,TestImports,XTestImports"}, args...)...)
	cmd.Dir, cmd.Env = tr.root, toolEnv()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var pkgs []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return pkgs
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
}
