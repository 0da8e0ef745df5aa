package draft

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
)

// sampleMatters are the matters that the papers are built from. Nobody may change them.
var sampleMatters = sync.OnceValue(func() []*cases.Snapshot { return append(snapshots(), inStates()...) })

// sampleOf is a matter that a template is for, read for its reader: one of the sample, else one of the states', else one
// of the sample that asks for another relief.
func sampleOf(t *testing.T, tm *Template) *cases.Snapshot {
	t.Helper()
	for _, p := range tm.For {
		for _, s := range sampleMatters() {
			if p.fits(s.Matter) {
				return readFor(tm, s)
			}
		}
	}
	for _, relief := range []string{tm.For[0].Relief, "po.wa.ch7_105"} {
		if s, ok := sample.Asking(tm.For[0].Kind, relief); ok && tm.Fits(s.Matter) {
			return readFor(tm, s)
		}
	}
	t.Fatalf("no matter of the sample is one that %s is for", tm.ID)
	return nil
}

func readFor(tm *Template, s *cases.Snapshot) *cases.Snapshot {
	return s.In(cases.Paper{Name: tm.ID, Sort: tm.Sort, For: tm.ReaderIn(s.Matter.Kind), On: sample.Today})
}

// allWords are the words of a paper, its footnotes among them.
func allWords(d *Document) string {
	number, out := &sayer{}, []string{}
	for _, b := range d.Blocks {
		out = append(out, said(b, number))
	}
	for _, n := range number.notes {
		out = append(out, n.String())
	}
	return strings.Join(out, "\n")
}

// The file testdata/facts/<id>.txt names every fact that a template asks for: "needs" shows as a gap where it is
// lacking, "may" is left out then, and "decides" chooses what is said. HARBORFILE_UPDATE=1 writes them anew.
func TestFactsThatTemplatesAskFor(t *testing.T) {
	kept := map[string]bool{}
	for _, tm := range Templates() {
		var lines []string
		for _, a := range tm.Asks() {
			word := "may  "
			if a.Needs {
				word = "needs"
			}
			if a.Decides {
				word += " decides"
			} else {
				word += "        "
			}
			lines = append(lines, word+" "+a.Fact)
			if _, ok := cases.FactByPath(a.Fact); !ok {
				t.Errorf("%s asks for %s, which is no fact", tm.ID, a.Fact)
			}
		}
		name := filepath.Join("testdata", "facts", tm.ID+".txt")
		kept[name] = true
		got := strings.Join(lines, "\n") + "\n"
		if os.Getenv("HARBORFILE_UPDATE") != "" {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%s: nobody wrote down what it asks for: set HARBORFILE_UPDATE=1", tm.ID)
			continue
		}
		if strings.ReplaceAll(string(want), "\r\n", "\n") != got {
			t.Errorf("%s asks for other facts than %s says", tm.ID, name)
		}
	}
	files, _ := filepath.Glob("testdata/facts/*.txt")
	for _, name := range files {
		if !kept[name] {
			t.Errorf("%s is of a template that is gone", name)
		}
	}
}

// hollow is what is left where something was to be put in and was not: empty brackets, a mark of the template, a comma
// with nothing before it.
var hollow = regexp.MustCompile(`\(\s*\)|[{}]|, *,|\( *,|(?m)^ *[,;.]( |$)|not yet known|aún no se sabe`)

// From the sample every template comes out whole.
func TestNoEmptyPlaceInTheSample(t *testing.T) {
	for _, tm := range Templates() {
		d, gaps, err := tm.Build(sampleOf(t, &tm))
		if err != nil {
			t.Fatalf("%s: %v", tm.ID, err)
		}
		if len(gaps) > 0 {
			t.Errorf("%s: the sample lacks %v", tm.ID, gaps)
		}
		words := allWords(d)
		for _, at := range hollow.FindAllStringIndex(words, -1) {
			t.Errorf("%s has an empty place: %q", tm.ID, words[max(0, at[0]-30):min(len(words), at[1]+30)])
		}
	}
}

// Each fact of each template is taken away in turn. One that is needed then shows in brackets at its place and stands in
// the list of gaps; one that may be lacking leaves no trace of itself. None is ever passed over in silence.
func TestEachLackingFactShows(t *testing.T) {
	for _, tm := range Templates() {
		s := sampleOf(t, &tm)
		needed := map[string]bool{}
		if _, _, err := tm.build(s, func(path string, needs bool) bool { needed[path] = needed[path] || needs; return false }); err != nil {
			t.Fatalf("%s: %v", tm.ID, err)
		}
		for _, a := range tm.Asks() {
			d, gaps, err := tm.build(s, func(path string, _ bool) bool { return path == a.Fact })
			if err != nil {
				t.Fatalf("%s without %s: %v", tm.ID, a.Fact, err)
			}
			words := allWords(d)
			for _, g := range gaps {
				if !strings.Contains(words, "["+g.String()+"]") {
					t.Errorf("%s without %s: the gap %q does not show", tm.ID, a.Fact, g)
				}
			}
			listed := slices.ContainsFunc(gaps, func(g Gap) bool { return unnumbered(g.Fact) == a.Fact })
			switch {
			case needed[a.Fact] && !a.Decides && !listed:
				t.Errorf("%s without %s says nothing of it", tm.ID, a.Fact)
			case !a.Needs && listed:
				t.Errorf("%s: %s may be lacking and is a gap", tm.ID, a.Fact)
			}
			if rest := strings.ReplaceAll(words, "not yet known", ""); hollow.MatchString(strings.ReplaceAll(rest, "aún no se sabe", "")) {
				at := hollow.FindStringIndex(rest)
				t.Errorf("%s without %s has an empty place: %q", tm.ID, a.Fact, rest[max(0, at[0]-40):min(len(rest), at[1]+40)])
			}
		}
	}
}

// Without the rows of a list the paper says so: in words of its own, or as a gap.
func TestEachEmptyListShows(t *testing.T) {
	for _, tm := range Templates() {
		s := sampleOf(t, &tm)
		whole, _, err := tm.Build(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range listsOf(tm.Body) {
			d, gaps, err := tm.build(s, func(path string, _ bool) bool { return path == list.name })
			if err != nil {
				t.Fatalf("%s without %s: %v", tm.ID, list.name, err)
			}
			if !list.none && len(gaps) == 0 && len(d.Blocks) != len(whole.Blocks) {
				t.Errorf("%s without %s says nothing of it", tm.ID, list.name)
			}
			if rest := strings.ReplaceAll(allWords(d), "not yet known", ""); hollow.MatchString(strings.ReplaceAll(rest, "aún no se sabe", "")) {
				t.Errorf("%s without %s has an empty place", tm.ID, list.name)
			}
		}
	}
}

// listOf names a list that a body repeats over, and whether the body has words for an empty one.
type listOf struct {
	name string
	none bool
}

func listsOf(body []node) []listOf {
	var out []listOf
	for _, n := range body {
		switch {
		case n.Each != "":
			out = append(out, listOf{n.Each, n.None != nil})
		case n.Table != nil && n.Table.Each != "":
			out = append(out, listOf{n.Table.Each, n.Table.None != nil})
		case n.List != nil && n.List.Each != "":
			out = append(out, listOf{n.List.Each, n.List.None != nil})
		}
		for _, sub := range [][]node{n.Then, n.Else, n.Do} {
			out = append(out, listsOf(sub)...)
		}
	}
	return out
}
