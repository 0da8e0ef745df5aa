package vault

import (
	"testing"
)

// A check on an open vault never calls a search index damaged because a reader searched before the last writes.
func TestCheckAfterSearchAndMerges(t *testing.T) {
	v, _ := newVault(t)
	v.read.SetMaxOpenConns(1)
	must(t, v.Write(t.Context(), sampleClient()))
	get(v.Search(t.Context(), "zzcanary", 5))(t) // the reader remembers the index as it is now
	for range 40 {
		must(t, v.Write(t.Context(), sampleClient()))
	}
	if _, err := v.write.Exec("INSERT INTO find(find) VALUES('optimize')"); err != nil { // the old parts are gone
		t.Fatal(err)
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Error(r.Problems)
	}
}
