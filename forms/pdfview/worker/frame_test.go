package worker

import (
	"bufio"
	"bytes"
	"testing"
)

func FuzzReceive(f *testing.F) {
	var good bytes.Buffer
	if err := Send(bufio.NewWriter(&good), Answer, []byte(`{"Pages":3}`)); err != nil {
		f.Fatal(err)
	}
	f.Add(good.Bytes())
	f.Add([]byte{'P', 0xff, 0xff, 0xff, 0xff})
	f.Add([]byte{'Z', 0, 0, 0, 0})
	f.Add([]byte("A\x00"))
	f.Fuzz(func(t *testing.T, in []byte) {
		k, body, err := Receive(bufio.NewReader(bytes.NewReader(in)))
		if err == nil && (uint32(len(body)) > limits[k] || len(in) < frameHead+len(body)) {
			t.Fatalf("frame %c of %d bytes from %d", k, len(body), len(in))
		}
	})
}
