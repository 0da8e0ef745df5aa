package buried

import (
	"bytes"
	"strings"
	"testing"
)

// Whatever a file holds, reading it ends, and hands out no more than it may.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "%PDF-1.7\n1 0 obj\n<</Title(a place)/Length 3>>stream\nabc\nendstream\nendobj\n", "1 0 obj <</Filter/FlateDecode>>stream\nx", "(((((", "<<<<<<", "<</A<41", "1 0 obj<</Filter[/DCTDecode]>>stream\n\xff\xd8\xff\xe1\xff\xff",
		"BT (x) Tj [(a)-2(b)] TJ ID \x00\x01 EI /Span<</ActualText<FEFF0041>>>BDC",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		said := 0
		if err := Read(bytes.NewReader(in), int64(len(in)), func(x Text) error { said += len(x.Words); return nil }); err != nil || said > maxText {
			t.Errorf("%v, %d bytes", err, said)
		}
	})
}

func TestReadFindsTheText(t *testing.T) {
	var got []string
	in := "%PDF-1.7\n1 0 obj\n<</Title(a pl\\141ce)/K<</Alt<FEFF00610062>>>>>\nendobj\n2 0 obj\n<</Length 9>>stream\n(shown)Tj\nendstream\nendobj\n% behind\n"
	if err := Read(strings.NewReader(in), int64(len(in)), func(x Text) error { got = append(got, string(x.Where)+": "+x.Words); return nil }); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{"bookmark: a place", "alternate text: ab", "hidden data: shown", "hidden data:  behind"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in:\n%s", want, all)
		}
	}
}
