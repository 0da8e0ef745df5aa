package worker

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
)

func TestBlocksReadWhatIsThere(t *testing.T) {
	source := make([]byte, 10_007)
	for i := range source {
		source[i] = byte(i * 31)
	}
	asked := 0
	b := &Blocks{Size: int64(len(source)), Step: 512, Keep: 3, Fetch: func(at int64, n int, place []byte) ([]byte, error) {
		asked++
		if at < 0 || n <= 0 || at+int64(n) > int64(len(source)) || place != nil && len(place) != n {
			t.Fatalf("asked for %d bytes at %d", n, at)
		}
		return append(place[:0], source[at:at+int64(n)]...), nil
	}}
	chance := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		b.Past = chance.IntN(10) == 0
		if chance.IntN(50) == 0 {
			b.Forget()
		}
		at, p := chance.Int64N(11_000), make([]byte, chance.IntN(2000))
		n, err := b.ReadAt(p, at)
		want := source[min(at, b.Size):min(at+int64(len(p)), b.Size)]
		if !bytes.Equal(p[:n], want) || (n < len(p)) != errors.Is(err, io.EOF) {
			t.Fatalf("%d of %d bytes at %d: %v", n, len(p), at, err)
		}
		if len(b.blocks) > b.Keep {
			t.Fatalf("%d blocks are remembered", len(b.blocks))
		}
	}
	b.Forget()
	b.Past, asked = false, 0
	for at := range int64(400) {
		if _, err := b.ReadAt(make([]byte, 1), at); err != nil {
			t.Fatal(err)
		}
	}
	if asked != 1 {
		t.Errorf("one block was asked for %d times", asked)
	}
	if n, err := b.ReadAt(make([]byte, 4), -1); n != 0 || err != io.EOF {
		t.Errorf("before the source: %d, %v", n, err)
	}
}
