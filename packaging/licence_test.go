package packaging

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	mitText = "Permission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files (the \"Software\"), to deal.\n\nThe above copyright notice and this permission notice shall be included.\n"
	bsdText = "Redistribution and use in source and binary forms, with or without\nmodification, are permitted.\n"
)

func TestKindsOf(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{mitText, "MIT"},
		{"// " + strings.ReplaceAll(mitText, "\n", "\n// "), "MIT"},
		{bsdText, "BSD-2-Clause"},
		{bsdText + "Neither the name of X nor the names of its contributors.\n", "BSD-3-Clause"},
		{mitText + bsdText, "MIT BSD-2-Clause"},
		{"SPDX-License-Identifier: Unlicense OR BSD-3-Clause\n", "(Unlicense OR BSD-3-Clause)"},
		{"This software is mine. Do not copy it.", ""},
		{"", ""},
		{mitText + "The rest is under the GNU General Public License.", ""},
		{"Mozilla Public License Version 2.0", ""},
	} {
		if got := strings.Join(kindsOf(c.text), " "); got != c.want {
			t.Errorf("%.40q: %q, want %q", c.text, got, c.want)
		}
	}
}

// A module made for the test stands for one that somebody adds some day.
func TestModuleWithoutGoodTermsIsNamed(t *testing.T) {
	for _, c := range []struct{ file, text, says string }{
		{"LICENSE", mitText, ""},
		{"COPYING.md", mitText, ""},
		{"LICENSE", "GNU AFFERO GENERAL PUBLIC LICENSE\n", "not among the known"},
		{"README", mitText, "no licence file"},
		{"a.go", "// SPDX-License-Identifier: Apache-2.0\n\n// Package a is small.\npackage a\n", "head"},
		{"a.go", "// Package a is small.\npackage a\n", "no licence file"},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, c.file), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		m := &linkedModule{path: "example.org/new", version: "v1.2.3", dir: dir, folders: []string{dir}}
		l, err := m.licence("..")
		switch {
		case c.says == "head":
			if err != nil || l.Kind != "Apache-2.0" || !strings.Contains(l.Text, "head of a.go") || !strings.Contains(l.Text, "TERMS AND CONDITIONS") {
				t.Errorf("the head of a file: %s, %v", l.Kind, err)
			}
		case c.says == "" && (err != nil || l.Kind != "MIT" || l.Text == ""):
			t.Errorf("%s: %+v, %v", c.file, l, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), "example.org/new v1.2.3") || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s: %v", c.file, err)
		}
	}
}

func TestPartsAreAllowed(t *testing.T) {
	for _, p := range Parts {
		if err := p.allowed(); err != nil {
			t.Error(err)
		}
	}
	for _, p := range []Part{{Name: "x", Kind: "GPL-2.0-only"}, {Name: "x", Kind: "MIT AND LGPL-2.1-only"}, {Name: "libheif", Kind: "LGPL-3.0-or-later"}, {Name: "x", Kind: ""}} {
		if p.allowed() == nil {
			t.Errorf("%+v may be in the programs", p)
		}
	}
}

// Somebody's font or C code in a module is asked for, not passed over.
func TestWhatNobodyListedIsNamed(t *testing.T) {
	p := linkedPackage{ImportPath: "example.org/new/font", EmbedFiles: []string{"words.json", "New.ttf"}}
	p.Module = &struct {
		Path, Version, Dir string
		Main               bool
	}{Path: "example.org/new"}
	if err := unlisted("..", []linkedPackage{p}); err == nil || !strings.Contains(err.Error(), "New.ttf") {
		t.Error(err)
	}
	p.EmbedFiles = p.EmbedFiles[:1]
	for name, list := range map[string]*[]string{"new.c": &p.CFiles, "new.cc": &p.CXXFiles, "new.syso": &p.SysoFiles} {
		*list = []string{name}
		if err := unlisted("..", []linkedPackage{p}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		*list = nil
	}
	if err := unlisted("..", []linkedPackage{p}); err != nil {
		t.Error(err)
	}
}

func TestStaleLicences(t *testing.T) {
	now := []Licence{{Name: "a", Version: "1", Kind: "MIT", Text: "t"}, {Name: "b", Version: "2", Kind: "MIT", Text: "t"}}
	if got := StaleLicences(now, now); got != nil {
		t.Error(got)
	}
	terms := []Licence{now[0], {Name: "b", Version: "2", Kind: "MIT", Text: "other terms"}}
	if got := strings.Join(StaleLicences(terms, now), "; "); got != "b has other terms or another note by now" {
		t.Error(got)
	}
	old := []Licence{{Name: "a", Version: "0", Kind: "MIT", Text: "t"}, {Name: "c"}}
	got := strings.Join(StaleLicences(old, now), "; ")
	if got != "a is at 1 and the list says 0; b is lacking; c is in no program any more" {
		t.Error(got)
	}
}

func TestLicencesAreWrittenAlike(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "cases", "built"), 0o755); err != nil {
		t.Fatal(err)
	}
	list := []Licence{{"a", "1", "MIT", "", "t"}, {"b", "", "MIT", "n", "t"}}
	var last string
	for range 2 {
		if err := WriteLicences(root, list); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(root, LicenceFile))
		if err != nil || last != "" && string(raw) != last {
			t.Fatalf("another file: %v", err)
		}
		last = string(raw)
	}
	back, err := ReadLicences(root)
	if err != nil || len(back) != 2 || back[0] != list[0] || back[1] != list[1] {
		t.Errorf("%+v, %v", back, err)
	}
	text, err := (&Shop{Root: "..", App: App{Name: "Harborfile", Version: "1.2.3"}}).LicencesText("windows")
	if err != nil || strings.Count(string(text), "\n") != strings.Count(string(text), "\r\n") || !strings.Contains(string(text), "SQLite") {
		t.Errorf("%d bytes, %v", len(text), err)
	}
}
