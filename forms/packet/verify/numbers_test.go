package verify

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// A run of Bates numbers may go on from an earlier filing.
func TestNumbersGoOn(t *testing.T) {
	for _, begin := range []int{1, 2, 500, 999_999} {
		dir, m := folder(t)
		for i := range m.Files {
			m.Files[i].First += begin - 1
		}
		for i := range m.Items {
			m.Items[i].First, m.Items[i].Last = m.Items[i].First+begin-1, m.Items[i].Last+begin-1
		}
		put(t, dir, m)
		if r := check(t, dir); !r.OK {
			t.Errorf("from %d: %q", begin, r.Sentences)
		}
		m.Items[1].Last = begin + 45
		put(t, dir, m)
		if r := check(t, dir); r.OK {
			t.Errorf("from %d: an item behind the last page passed", begin)
		}
	}
	for _, first := range []int{0, -1, math.MinInt, math.MaxInt, math.MaxInt - 44} {
		dir, m := folder(t)
		m.Files[0].First = first
		put(t, dir, m)
		if r := check(t, dir); r.OK {
			t.Errorf("first page %d passed", first)
		}
	}
}

// Of a manifest that two readers could read in two ways none is taken.
func TestOneWayToWrite(t *testing.T) {
	dir, _ := folder(t)
	path := filepath.Join(dir, FileName)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"an entry twice":         {`"pages": 45`, `"pages": 4, "pages": 45`},
		"a name in capitals":     {`"recipient": "office"`, `"RECIPIENT": "office"`},
		"another and the same":   {`"recipient": "office"`, `"Recipient": "uscis", "recipient": "office"`},
		"a letter like another":  {`"kind": "form"`, `"` + "\u212a" + `ind": "form"`},
		"an escaped letter":      {`"recipient"`, `"\u0072ecipient"`},
		"other ends of lines":    {",\n", ",\r\n"},
		"a number as a fraction": {`"pages": 45`, `"pages": 45.0`},
	} {
		changed := bytes.Replace(raw, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(changed, raw) {
			t.Fatalf("%s: nothing was changed", name)
		}
		seal := changed[bytes.Index(changed, []byte(`"seal": "`))+9:][:64]
		changed = bytes.Replace(changed, bytes.Clone(seal), []byte(noSeal), 1)
		changed = bytes.Replace(changed, []byte(noSeal), []byte(sum(changed)), 1)
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		if r := check(t, dir); r.OK {
			t.Errorf("%s: passed", name)
		}
	}
}
