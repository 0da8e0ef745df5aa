package docx

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft"
)

// normal is a document's blocks as they are compared: spans of one style together, empty spans gone, and what no file
// for word processors tells apart.
func normal(t *testing.T, blocks []draft.Block) []string {
	t.Helper()
	var out []string
	for _, b := range oneList(blocks) {
		v := reflect.New(reflect.TypeOf(b)).Elem()
		v.Set(reflect.ValueOf(b))
		tidy(v)
		switch x := v.Interface().(type) {
		case draft.Numbered:
			x.Level = max(x.Level, 1)
			v.Set(reflect.ValueOf(x))
		case draft.Heading:
			x.Level = min(x.Level, 2)
			v.Set(reflect.ValueOf(x))
		case draft.Table:
			sum := 0.0
			for _, w := range x.Widths {
				sum += w
			}
			x.Widths = append([]float64{}, x.Widths...)
			for i := range x.Widths {
				x.Widths[i] = float64(int(x.Widths[i]/sum*100 + 0.5))
			}
			if len(x.Widths) == 0 {
				for range max(len(x.Head), len(x.Rows[0])) {
					x.Widths = append(x.Widths, float64(100/max(len(x.Head), len(x.Rows[0]))))
				}
			}
			v.Set(reflect.ValueOf(x))
		case draft.Caption:
			x.Parties, x.Right = trimLines(x.Parties), trimLines(x.Right)
			x.Court = plainLines(x.Court)
			v.Set(reflect.ValueOf(x))
		}
		raw, err := json.Marshal(v.Interface())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, reflect.TypeOf(b).Name()+" "+string(raw))
	}
	return out
}

// oneList joins lists with dashes that follow each other: on a page they are one.
func oneList(blocks []draft.Block) []draft.Block {
	var out []draft.Block
	for _, b := range blocks {
		l, ok := b.(draft.List)
		if n := len(out); ok && n > 0 && !l.Lettered {
			if before, is := out[n-1].(draft.List); is && !before.Lettered {
				before.Items = append(append([]draft.Rich{}, before.Items...), l.Items...)
				out[n-1] = before
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

func plainLines(list []draft.Rich) []draft.Rich {
	var out []draft.Rich
	for _, l := range list {
		out = append(out, unbold(l))
	}
	return out
}

// tidy joins the spans of every text in a block.
func tidy(v reflect.Value) {
	rich := reflect.TypeFor[draft.Rich]()
	switch {
	case v.Type() == rich:
		t := joined(trimmedCopy(v.Interface().(draft.Rich)))
		v.Set(reflect.ValueOf(t))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			tidy(v.Field(i))
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.Zero(v.Type()))
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
		for i := range v.Len() {
			tidy(v.Index(i))
		}
	}
}

func trimmedCopy(t draft.Rich) draft.Rich {
	tab := len(t) > 0 && strings.HasPrefix(t[0].Text, "\t") // a role of the caption
	out := append(draft.Rich{}, t...)
	if out = trimmed(out); tab {
		out[0].Text = "\t" + out[0].Text
	}
	for i := range out {
		if len(out[i].Note) > 0 {
			out[i].Note = joined(out[i].Note)
		}
	}
	return out
}

// differ names the first block that differs.
func differ(t *testing.T, name string, got, want []draft.Block) {
	t.Helper()
	a, b := normal(t, got), normal(t, want)
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			t.Errorf("%s: block %d is gone: %s", name, i, b[i])
		case i >= len(b):
			t.Errorf("%s: block %d is too many: %s", name, i, a[i])
		case a[i] != b[i]:
			t.Errorf("%s: block %d came back as\n%s\nwas\n%s", name, i, a[i], b[i])
		default:
			continue
		}
		return
	}
}

// Every paper comes back from its file as it was, through the child.
func TestReadBack(t *testing.T) {
	papers := samplePapers(t)
	for _, l := range []draft.Look{draft.Pleading, draft.Letter, draft.CaliforniaPleading, draft.Chart} {
		papers["every "+string(l)] = every(l)
	}
	for name, d := range papers {
		file, err := Write(d, "the version")
		if err != nil {
			t.Fatal(err)
		}
		read, err := Apart(t.Context(), file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		differ(t, name, read.Doc.Blocks, d.Blocks)
		if read.Version != "the version" || read.Doc.Look != d.Look || read.Doc.Title != d.Title || read.Doc.Lang != d.Lang || read.Doc.Footer != d.Footer {
			t.Errorf("%s: version %q, look %q, title %q, language %q, footer %q", name, read.Version, read.Doc.Look, read.Doc.Title, read.Doc.Lang, read.Doc.Footer)
		}
		if len(read.Left) > 0 {
			t.Errorf("%s: %v was left of a file that nobody edited", name, read.Left)
		}
	}
}
