package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

const (
	checkAhead = 3         // one buffer being filled, one waiting, one being hashed
	clearChunk = 256 << 10 // small enough to be hashed while the processor still has it at hand
)

// blobCheck reads sealed files in full, one after the other. Storage, decryption and hashing work side by side, because
// each of them takes about as long as the others. The buffers are made once.
type blobCheck struct {
	v    *Vault
	p    cases.Progress
	free chan []byte // buffers for clear bytes
}

func newBlobCheck(v *Vault, p cases.Progress) *blobCheck {
	c := &blobCheck{v: v, p: p, free: make(chan []byte, checkAhead)}
	for range checkAhead {
		c.free <- make([]byte, clearChunk)
	}
	return c
}

// check compares the SHA-256 of one blob with the one that was taken when it came. Damage is cases.ErrDamaged.
func (c *blobCheck) check(ctx context.Context, id string) error {
	s, err := findBlob(ctx, c.v.read, id)
	if err != nil {
		return explain(err)
	}
	key, err := age.ParseX25519Identity(s.identity)
	if err != nil {
		return cases.ErrDamaged
	}
	fetching, stop := context.WithCancel(ctx)
	slices := c.v.streamSlices(fetching, s.no)
	sum, err := c.hash(slices, key)
	stop()
	slices.wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case slices.failed != nil && !errors.Is(slices.failed, context.Canceled):
		return explain(slices.failed)
	case err != nil, slices.n != s.length, sum.n != s.size, !bytes.Equal(sum.sha256, s.sha256):
		return cases.ErrDamaged
	}
	return nil
}

// clearSum is what is known of a clear stream at its end.
type clearSum struct {
	sha256 []byte
	n      int64
}

// hash decrypts an age file and hashes what it holds, in a goroutine of its own.
func (c *blobCheck) hash(src io.Reader, key age.Identity) (clearSum, error) {
	clear, err := age.Decrypt(src, key)
	if err != nil {
		return clearSum{}, err
	}
	full, done := make(chan []byte, checkAhead), make(chan struct{})
	h := sha256.New()
	go func() {
		defer close(done)
		for b := range full {
			h.Write(b)
			c.free <- b[:cap(b)]
		}
	}()
	var total int64
	for err == nil {
		b, n := <-c.free, 0
		n, err = io.ReadFull(clear, b)
		total += int64(n)
		c.p.Add(int64(n))
		full <- b[:n]
	}
	close(full)
	<-done
	if err != io.EOF && err != io.ErrUnexpectedEOF {
		return clearSum{}, err
	}
	return clearSum{h.Sum(nil), total}, nil
}

// sliceStream is the ciphertext of one blob from its first slice to its last, fetched ahead of the reader.
type sliceStream struct {
	ahead  chan []byte
	now    []byte
	n      int64 // bytes handed out
	failed error // what storage said; set before ahead is closed
}

func (v *Vault) streamSlices(ctx context.Context, no int64) *sliceStream {
	s := &sliceStream{ahead: make(chan []byte, 2)}
	go func() {
		defer close(s.ahead)
		for sequence := int64(0); ; sequence++ {
			b, err := v.evidence.slice(no, sequence)
			if errors.Is(err, sql.ErrNoRows) {
				return
			}
			if err != nil {
				s.failed = err
				return
			}
			select {
			case s.ahead <- b:
			case <-ctx.Done():
				s.failed = ctx.Err()
				return
			}
		}
	}()
	return s
}

// wait returns when the fetching goroutine has ended; its context has to end before.
func (s *sliceStream) wait() {
	for range s.ahead {
	}
}

// Read implements io.Reader.
func (s *sliceStream) Read(p []byte) (int, error) {
	for len(s.now) == 0 {
		b, more := <-s.ahead
		if !more {
			if s.failed != nil {
				return 0, s.failed
			}
			return 0, io.EOF
		}
		s.now = b
	}
	n := copy(p, s.now)
	s.now = s.now[n:]
	s.n += int64(n)
	return n, nil
}
