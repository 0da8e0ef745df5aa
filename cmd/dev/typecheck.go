package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
)

// typeCheck reads the packages from their sources in the order of the list and names what a compiler would not take in
// ours. It needs no C compiler and no SDK: what a package takes from C is believed. n is how many of ours it looked at.
func typeCheck(list []listing, arch string) (n int, found []string) {
	r := reader{arch: arch, set: token.NewFileSet(), files: map[string]parsed{}, done: map[string]*types.Package{}}
	for _, l := range list {
		if l.generated() || l.ImportPath == "unsafe" {
			continue
		}
		faults := r.check(l)
		if !l.ours() {
			continue // a library that looks odd without its C is none of ours to mend
		}
		n++
		if l.Error != nil {
			faults = append(faults, fmt.Errorf("%s: %s", l.ImportPath, l.Error.Err))
		}
		for _, f := range faults {
			if text := f.Error(); !slices.Contains(found, text) {
				found = append(found, text)
			}
		}
	}
	return n, found
}

type parsed struct {
	file *ast.File
	err  error
}

// A reader holds what was read so far: files, since a package and its tests share them, and finished packages.
type reader struct {
	arch  string
	set   *token.FileSet
	files map[string]parsed
	done  map[string]*types.Package
}

// check reads one package and gives what is wrong in it.
func (r *reader) check(l listing) (faults []error) {
	var files []*ast.File
	for _, name := range slices.Concat(l.GoFiles, l.CgoFiles) {
		p := r.parse(filepath.Join(l.Dir, name))
		if p.err != nil {
			faults = append(faults, p.err)
		}
		if p.file != nil {
			files = append(files, p.file)
		}
	}
	conf := types.Config{
		FakeImportC:      true,
		IgnoreFuncBodies: !l.ours(),
		Sizes:            types.SizesFor("gc", r.arch),
		Error:            func(err error) { faults = append(faults, err) },
		Importer:         importing(func(path string) (*types.Package, error) { return r.find(l, path) }),
	}
	if l.Module != nil && l.Module.GoVersion != "" {
		conf.GoVersion = "go" + l.Module.GoVersion
	}
	path, _, _ := strings.Cut(l.ImportPath, " ")
	r.done[l.ImportPath], _ = conf.Check(path, r.set, files, nil)
	return faults
}

func (r *reader) parse(path string) parsed {
	p, ok := r.files[path]
	if !ok {
		p.file, p.err = parser.ParseFile(r.set, path, nil, parser.SkipObjectResolution)
		r.files[path] = p
	}
	return p
}

// find is the package that l means by a path.
func (r *reader) find(l listing, path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if to, ok := l.ImportMap[path]; ok {
		path = to
	}
	if p := r.done[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("%s is not there on this system", path)
}

type importing func(path string) (*types.Package, error)

func (f importing) Import(path string) (*types.Package, error) { return f(path) }
