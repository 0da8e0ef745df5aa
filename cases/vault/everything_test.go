package vault

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// Everything gives each record that is not deleted, of every kind, and of the streams that are asked for.
func TestEverything(t *testing.T) {
	v, _ := newVault(t)
	ctx := t.Context()
	gone := &cases.Goal{ID: "g", ClientID: "c", What: "x"}
	recs := []cases.Record{&cases.Client{ID: "c", ChosenName: "A"}, &cases.Matter{ID: "m", ClientID: "c"}, &cases.Task{ID: "t", What: "x"}, gone}
	if err := v.Write(ctx, recs...); err != nil {
		t.Fatal(err)
	}
	if err := v.Delete(ctx, gone); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		streams []string
		want    string
	}{
		{nil, "client/c matter/m task/t "}, {[]string{cases.ClientStream("c"), cases.MatterStream("m")}, "client/c matter/m "}, {[]string{cases.OfficeStream}, "task/t "}, {[]string{"nothing"}, ""},
	} {
		list, err := v.Everything(ctx, c.streams...)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, s := range list {
			got += s.Key.Table + "/" + s.Key.Row + " "
			if s.Key.Stream == "" || len(s.Doc) == 0 {
				t.Errorf("%+v", s)
			}
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.streams, got, c.want)
		}
	}
}
