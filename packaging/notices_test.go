package packaging

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Nobody can look up a text again whose origin is not written down, and a text that no part uses is one that was
// forgotten when the part went.
func TestEveryTextSaysWhereItWasRead(t *testing.T) {
	files, err := filepath.Glob("licences/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	dated := regexp.MustCompile(`^.{20,}, 20\d\d-\d\d-\d\d$`)
	for _, f := range files {
		name := filepath.Base(f)
		if !dated.MatchString(sources[name]) {
			t.Errorf("%s: where and when was it read? %q", name, sources[name])
		}
		if !slices.ContainsFunc(Parts, func(p Part) bool { return slices.Contains(p.Texts, "./"+name) }) {
			t.Errorf("%s: no part uses it", name)
		}
	}
	for name := range sources {
		if _, err := os.Stat(filepath.Join("licences", name)); err != nil {
			t.Error(err)
		}
	}
}

// Terms without the line that says whose work it is do not fulfil themselves: nearly all of them ask for that line.
func TestEveryPartSaysWhoseItIs(t *testing.T) {
	list, err := ReadLicences("..")
	if err != nil {
		t.Fatal(err)
	}
	owner := regexp.MustCompile(`(?i)copyright\s*(\(c\)|©|\d{4})|\(c\) Bitstream`)
	nameless := []string{"Abseil", "LLVM libc++ and compiler-rt", "SQLite"} // their own files of terms name nobody
	for _, p := range Parts {
		at := slices.IndexFunc(list, func(l Licence) bool { return l.Name == p.Name })
		if at < 0 {
			t.Errorf("%s is not in %s", p.Name, LicenceFile)
			continue
		}
		// The text of the GNU licences has their own author's line.
		text := strings.ReplaceAll(list[at].Text, "Free Software Foundation", "")
		text = regexp.MustCompile(`(?i)copyright \((c)\) \d{4}\s*,? Inc\.`).ReplaceAllString(text, "")
		if !slices.Contains(nameless, p.Name) && p.Kind != excepted["GCC support code"] && !owner.MatchString(text) {
			t.Errorf("%s: no line says whose it is", p.Name)
		}
	}
	for _, name := range []string{"ICU", "Mesa", "PDFium", "SQLite", "zlib"} { // scanners of known weaknesses go by it
		if at := slices.IndexFunc(list, func(l Licence) bool { return l.Name == name }); at < 0 || list[at].Version == "" {
			t.Errorf("%s has no version", name)
		}
	}
	for name, want := range map[string]string{
		"EmojiOne Color":           "creativecommons.org/licenses/by/4.0",
		"libheif":                  "Dirk Farin",
		"libde265":                 "struktur AG",
		"Little CMS":               "softSurfer",
		"OpenJPEG":                 "Aous Naman",
		"Noto fonts of the papers": "Noto Serif Lao\n  Copyright 2017 Google Inc.",
		"Noto Sans":                "Copyright 2015 Google Inc.",
		"Roboto of pdfcpu":         "Copyright 2011 Google Inc.",
		"FreeType":                 "Portions of this software are copyright ©",
		"libjpeg-turbo":            "based in part on the work of the Independent JPEG Group",
		"mingw-w64 runtime":        "Lucent Technologies",
		"wasi-libc":                "Nuxi",
		"Wayland protocols":        "Kristian Høgsberg",
		"ICU":                      "International Business Machines",
	} {
		at := slices.IndexFunc(list, func(l Licence) bool { return l.Name == name })
		if at < 0 || !strings.Contains(list[at].Text, want) {
			t.Errorf("%s: %q is lacking", name, want)
		}
	}
}

func TestFontNotices(t *testing.T) {
	got, err := fontNotices("..", "forms/draft/fonts/NotoSerifKhmer-*.ttf.gz")
	if want := "Noto Serif Khmer\n  Copyright 2016 Google Inc. All Rights Reserved.\n  Noto is a trademark of Google Inc.\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := fontNotices("..", "forms/draft/fonts/*.woff"); err == nil {
		t.Error("no font is no error")
	}
	if _, err := fontNotices("..", "forms/draft/fonts/OFL.txt"); err == nil {
		t.Error("a text is taken for a font")
	}
	whole, err := fontBytes("../forms/draft/fonts/NotoSansThaana-Bold.ttf.gz")
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(whole); n += max(1, n/8) { // cut anywhere, it is an error or the names, and no panic
		if names, err := nameTable(whole[:n]); err == nil && names[nameFamily] == "" {
			t.Errorf("%d of %d bytes: no error and no name", n, len(whole))
		}
	}
}

// The heading of the Apache License stands in the middle of its line.
func TestJoinedTextsKeepTheirFirstLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"\n  \r\n      Apache License\n  Version 2.0  \n\n", "      Apache License\n  Version 2.0\n"},
		{"\ufeffMIT", "MIT\n"},
		{"\ufeff\n\n  x", "  x\n"},
	} {
		if got := joinTexts([]namedText{{"a", c.text}}); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	list, err := ReadLicences("..")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(list, func(l Licence) bool { return l.Name == "Abseil" })
	if at < 0 || !strings.HasPrefix(list[at].Text, strings.Repeat(" ", 33)+"Apache License\n") {
		t.Error("the Apache License has lost its first line's place")
	}
}

// Our own words are spelled as those of the window.
func TestOwnWordsAreSpelledAlike(t *testing.T) {
	text, err := (&Shop{Root: "..", App: App{Name: "Harborfile", Version: "1.2.3"}}).LicencesText("linux")
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(text), "\n====")
	for _, p := range Parts {
		head += p.Note
	}
	if strings.Contains(strings.ToLower(head), "licence") {
		t.Error("licence, where the window says license")
	}
}
