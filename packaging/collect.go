package packaging

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// linkedFor are the systems whose programs' licences are collected; one list serves all of them.
var linkedFor = []string{"darwin", "linux", "windows"}

// programs are what a package holds, those of them that the checkout has.
var programs = []string{"./cmd/harborfile", "./cmd/harborctl", "./cmd/launcher"}

// A linkedPackage is what `go list` says of one package of a program.
type linkedPackage struct {
	ImportPath, Dir string
	Standard        bool
	Module          *struct {
		Path, Version, Dir string
		Main               bool
	}
	EmbedFiles, CFiles, CXXFiles, SysoFiles []string
}

// A linkedModule is a module that is in at least one program.
type linkedModule struct {
	path, version, dir string
	folders            []string // of its packages that are linked
}

// Collect reads the licence of everything in the programs for Windows, macOS and Linux: of each module that is linked,
// of what modules carry inside (Parts), and of Go itself. It builds nothing. What has no licence, or one that is not
// known to be permissive, is an error that names it.
func Collect(ctx context.Context, root string, env []string) ([]Licence, error) {
	pkgs, err := linked(ctx, root, env)
	if err != nil {
		return nil, err
	}
	modules := modulesOf(pkgs)
	out, problem := []Licence{}, unlisted(root, pkgs)
	for _, m := range modules {
		l, err := m.licence(root)
		problem = errors.Join(problem, err)
		out = append(out, l)
	}
	for _, p := range Parts {
		l, err := p.licence(root, modules)
		problem = errors.Join(problem, err)
		out = append(out, l)
	}
	l, err := goLicence(ctx, root, env)
	problem = errors.Join(problem, err)
	out = append(out, l)
	slices.SortFunc(out, func(a, b Licence) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return out, problem
}

// linked lists the packages of the programs for every system.
func linked(ctx context.Context, root string, env []string) ([]linkedPackage, error) {
	var all []linkedPackage
	for _, system := range linkedFor {
		args := []string{"list", "-deps", "-json=ImportPath,Dir,Standard,Module,EmbedFiles,CFiles,CXXFiles,SysoFiles"}
		for _, p := range programs {
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(p))); err == nil {
				args = append(args, p)
			}
		}
		cmd := exec.CommandContext(ctx, "go", args...)
		cmd.Dir = root
		cmd.Env = append(slices.Clone(env), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
		out, err := output(cmd)
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(bytes.NewReader(out)); ; {
			var p linkedPackage
			if err := d.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			all = append(all, p)
		}
	}
	return all, nil
}

// output is what a command prints; where it does not succeed its own words are the error.
func output(cmd *exec.Cmd) ([]byte, error) {
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", filepath.Base(cmd.Path), err, bytes.TrimSpace(words.Bytes()))
	}
	return out, nil
}

// modulesOf gathers packages by the module they come from, our own left out.
func modulesOf(pkgs []linkedPackage) map[string]*linkedModule {
	out := map[string]*linkedModule{}
	for _, p := range pkgs {
		if p.Standard || p.Module == nil || p.Module.Main {
			continue
		}
		m := out[p.Module.Path]
		if m == nil {
			m = &linkedModule{path: p.Module.Path, version: p.Module.Version, dir: p.Module.Dir}
			out[m.path] = m
		}
		if !slices.Contains(m.folders, p.Dir) {
			m.folders = append(m.folders, p.Dir)
		}
	}
	return out
}

// carries are files that are somebody's work beside the Go code around them.
var carries = regexp.MustCompile(`(?i)\.(ttf|otf|wasm|so|dll|a)(\.gz)?$`)

// unlisted names what lies inside a module and has no Part that says whose it is.
func unlisted(root string, pkgs []linkedPackage) error {
	told := map[string]bool{}
	for _, p := range Parts {
		told[p.Of] = true
		if p.Of == "" && !strings.HasPrefix(p.Texts[0], "./") {
			told[filepath.Join(root, filepath.FromSlash(filepath.Dir(p.Texts[0])))] = true
		}
	}
	var problem error
	for _, p := range pkgs {
		if p.Standard || p.Module == nil {
			continue
		}
		inside := slices.DeleteFunc(slices.Clone(p.EmbedFiles), func(name string) bool { return !carries.MatchString(name) })
		if !p.Module.Main {
			inside = slices.Concat(inside, p.CFiles, p.CXXFiles, p.SysoFiles)
		}
		for _, name := range inside {
			at := p.Module.Path
			if p.Module.Main {
				at = filepath.Dir(filepath.Join(p.Dir, name))
			}
			if !told[at] {
				told[at] = true // once is enough
				problem = errors.Join(problem, fmt.Errorf("%s holds %s: packaging/parts.go does not say whose it is", p.ImportPath, name))
			}
		}
	}
	return problem
}

// termsFile are the names under which terms lie in a module.
var termsFile = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying|copyright|notice|patents)([-._].*)?$`)

// licence is that of a module: every file with terms in the folders of its linked packages and above them.
func (m *linkedModule) licence(root string) (Licence, error) {
	l := Licence{Name: m.path, Version: m.version}
	files, err := m.terms()
	if err != nil {
		return l, err
	}
	var texts []namedText
	var names []string
	for _, name := range files {
		text, err := os.ReadFile(filepath.Join(m.dir, name))
		if err != nil {
			return l, err
		}
		texts = append(texts, namedText{filepath.ToSlash(name), string(text)})
		found := kindsOf(string(text))
		if len(found) == 0 && !beside(name) {
			return l, fmt.Errorf("%s %s: the terms in %s are not among the known permissive ones", m.path, m.version, filepath.ToSlash(name))
		}
		names = append(names, found...)
	}
	if len(texts) == 0 {
		if texts, names, err = m.header(root); err != nil {
			return l, err
		}
	}
	slices.Sort(names)
	l.Kind, l.Text = strings.Join(slices.Compact(names), " AND "), joinTexts(texts)
	if l.Kind == "" {
		return l, fmt.Errorf("%s %s has no licence file and says none in its source", m.path, m.version)
	}
	return l, nil
}

// beside reports whether a file stands beside a licence and is none itself.
func beside(name string) bool {
	base := strings.ToLower(filepath.Base(name))
	return strings.HasPrefix(base, "notice") || strings.HasPrefix(base, "patents") || strings.HasPrefix(base, "copyright")
}

// terms are the files with terms, as paths in the module.
func (m *linkedModule) terms() ([]string, error) {
	var taken, out []string
	for _, p := range Parts {
		if p.Of == m.path {
			taken = append(taken, p.Texts...)
		}
	}
	folders := map[string]bool{}
	for _, f := range m.folders {
		for ; len(f) >= len(m.dir); f = filepath.Dir(f) {
			folders[f] = true
		}
	}
	for f := range folders {
		entries, err := os.ReadDir(f)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			name, err := filepath.Rel(m.dir, filepath.Join(f, e.Name()))
			if err != nil {
				return nil, err
			}
			if e.Type().IsRegular() && termsFile.MatchString(e.Name()) && filepath.Ext(name) != ".go" && !slices.Contains(taken, filepath.ToSlash(name)) {
				out = append(out, name)
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Compare(filepath.ToSlash(a), filepath.ToSlash(b)) })
	return out, nil
}

// header is for a module without a licence file: the terms that the head of its source files names.
func (m *linkedModule) header(root string) ([]namedText, []string, error) {
	files, err := filepath.Glob(filepath.Join(m.dir, "*.go"))
	if err != nil {
		return nil, nil, err
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		head, _, _ := strings.Cut(string(text), "\npackage ")
		found := kindsOf(head)
		if len(found) != 1 {
			continue
		}
		whole, err := os.ReadFile(filepath.Join(root, "packaging", "licences", found[0]+".txt"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		head, _, _ = strings.Cut(head, "\n\n") // the words about the package are no terms
		return []namedText{{"head of " + filepath.Base(name), head}, {found[0], string(whole)}}, found, err
	}
	return nil, nil, nil
}

// A namedText is one file of several that are joined.
type namedText struct{ name, text string }

// joinTexts is one text: line ends are ours, and a heading stands before each where there are several.
func joinTexts(texts []namedText) string {
	var b strings.Builder
	for i, t := range texts {
		if i > 0 {
			b.WriteString("\n")
		}
		if len(texts) > 1 {
			fmt.Fprintf(&b, "=== %s ===\n\n", t.name)
		}
		text := strings.TrimRight(strings.TrimPrefix(strings.ReplaceAll(t.text, "\r\n", "\n"), "\ufeff"), "\n \t\f")
		for line, rest, more := strings.Cut(text, "\n"); more && strings.TrimSpace(line) == ""; line, rest, more = strings.Cut(text, "\n") {
			text = rest // empty lines; a first line in the middle keeps its place
		}
		for line := range strings.SplitSeq(text, "\n") {
			b.WriteString(strings.TrimRight(line, " \t\r\f"))
			b.WriteString("\n")
		}
	}
	return b.String()
}
