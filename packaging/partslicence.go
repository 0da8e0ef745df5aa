package packaging

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// partKinds are the terms that a Part may be under; all but those of excepted are permissive.
var partKinds = []string{
	"Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "Bitstream-Vera", "FTL", "IJG",
	"CC-BY-4.0", "CC0-1.0", "ICU", "ISC", "LicenseRef-AGG-2.3", "LicenseRef-SunPro", "LicenseRef-softSurfer", "MIT", "OFL-1.1",
	"SMLNJ", "Unicode-3.0", "ZPL-2.1", "Zlib", "blessing",
}

// excepted are the parts under other terms, looked at one by one. libheif and libde265 run apart from the program, as
// WebAssembly that anyone can exchange; the exception of GCC is made for what it adds to programs.
var excepted = map[string]string{
	"libheif":          "LGPL-3.0-or-later",
	"libde265":         "LGPL-3.0-or-later",
	"GCC support code": "GPL-3.0-or-later WITH GCC-exception-3.1",
}

// licence reads a part's version and terms. The module that carries it has to be linked still.
func (p Part) licence(root string, modules map[string]*linkedModule) (Licence, error) {
	l := Licence{Name: p.Name, Kind: p.Kind, Note: p.Note}
	if err := p.allowed(); err != nil {
		return l, err
	}
	dir, err := p.folder(root, modules)
	if err != nil {
		return l, err
	}
	if l.Version, err = p.Version.read(dir); err != nil {
		return l, fmt.Errorf("%s: %w", p.Name, err)
	}
	var texts []namedText
	if p.Fonts != "" {
		notices, err := fontNotices(dir, p.Fonts)
		if err != nil {
			return l, fmt.Errorf("the notices of %s: %w", p.Name, err)
		}
		texts = append(texts, namedText{"copyright", notices})
	}
	for _, name := range p.Texts {
		from := filepath.Join(dir, filepath.FromSlash(name))
		if own, ok := strings.CutPrefix(name, "./"); ok {
			from, name = filepath.Join(root, "packaging", "licences", own), strings.TrimSuffix(own, ".txt")
		}
		text, err := os.ReadFile(from)
		if err != nil {
			return l, fmt.Errorf("the terms of %s: %w", p.Name, err)
		}
		texts = append(texts, namedText{name, string(text)})
	}
	l.Text = joinTexts(texts)
	return l, nil
}

// allowed says whether the part's terms are ones that the programs may carry.
func (p Part) allowed() error {
	if kind, ok := excepted[p.Name]; ok && kind == p.Kind && p.Note != "" {
		return nil
	}
	for kind := range strings.SplitSeq(p.Kind, " AND ") {
		if !slices.Contains(partKinds, kind) {
			return fmt.Errorf("%s is under %s, which is not among the known permissive terms", p.Name, p.Kind)
		}
	}
	return nil
}

// folder is where the paths of a part begin.
func (p Part) folder(root string, modules map[string]*linkedModule) (string, error) {
	switch m := modules[p.Of]; {
	case p.Of == "" || p.Of == toolchain:
		return root, nil
	case m == nil:
		return "", fmt.Errorf("%s is carried by %s, which no program links any more", p.Name, p.Of)
	default:
		return m.dir, nil
	}
}

// read finds the version where the part's own files say it.
func (v partVersion) read(dir string) (string, error) {
	if v.file == "" {
		return v.fixed, nil
	}
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(v.file)))
	if err != nil {
		return "", err
	}
	found := regexp.MustCompile(v.pattern).FindSubmatch(text)
	if found == nil {
		return "", fmt.Errorf("%s does not say its version any more", v.file)
	}
	var numbers []string
	for _, n := range found[1:] {
		numbers = append(numbers, string(n))
	}
	return strings.Join(numbers, "."), nil
}

// goLicence is that of the language and its library, which are in every program. Its version is not here: the program
// says which Go built it.
func goLicence(ctx context.Context, root string, env []string) (Licence, error) {
	l := Licence{Name: "Go"}
	cmd := exec.CommandContext(ctx, "go", "env", "GOROOT")
	cmd.Dir, cmd.Env = root, env
	out, err := output(cmd)
	if err != nil {
		return l, err
	}
	var texts []namedText
	for _, name := range []string{"LICENSE", "PATENTS"} {
		text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), name))
		if err != nil {
			return l, fmt.Errorf("the licence of Go: %w", err)
		}
		texts = append(texts, namedText{name, string(text)})
	}
	l.Kind, l.Text = strings.Join(kindsOf(texts[0].text), " AND "), joinTexts(texts)
	if l.Kind == "" {
		return l, errors.New("the licence of Go is not the one it was")
	}
	return l, nil
}
