package main

import (
	"strings"
	"testing"
)

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
