package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

// What a benchmark puts in the file is what the runner reads from it.
func TestRowsGoThroughTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows")
	t.Setenv(benchrow.File, file)
	want := []benchrow.Row{benchrow.Against("a, ms", 1, 2, "<= 1", true), benchrow.Alone("b, MiB", 64, "<= 60", false)}
	for _, r := range want {
		r.Put(t)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, err := readRows(f); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestReadRows(t *testing.T) {
	rows, err := readRows(strings.NewReader(`{"what":"a, ms","ours":1,"peer":2,"ratio":0.5,"target":"<= 1","ok":true}
{"what":"b, MiB","ours":64,"peer":null,"ratio":null,"target":"<= 60","ok":false}
`))
	if err != nil || len(rows) != 2 {
		t.Fatalf("%v %v", rows, err)
	}
	var out strings.Builder
	if err := printRows(&out, rows); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"a, ms   1     2     0.5    <= 1    true", "b, MiB  64    -     -      <= 60   false"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("%q is not in\n%s", line, &out)
		}
	}
	if _, err := readRows(strings.NewReader(`{"name":"a"}`)); err == nil {
		t.Error("a row of another shape was taken")
	}
}

func TestBenchArgs(t *testing.T) {
	asJSON, chosen, err := benchArgs([]string{"vault", "--json"})
	if err != nil || !asJSON || len(chosen) != 1 || chosen[0].name != "vault" {
		t.Errorf("%v %v %v", asJSON, chosen, err)
	}
	if _, chosen, err = benchArgs(nil); err != nil || len(chosen) != len(areas()) {
		t.Errorf("no area means every area: %v %v", chosen, err)
	}
	if _, _, err = benchArgs([]string{"nothing"}); err == nil {
		t.Error("an unknown area was taken")
	}
}
