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

// checkBlob reads a blob in full and compares its SHA-256. Storage, decryption and hashing work side by side, because
// each of them takes about as long as the others.
func (v *Vault) checkBlob(ctx context.Context, id string, p cases.Progress) error {
	s, err := findBlob(ctx, v.read, id)
	if err != nil {
		return explain(err)
	}
	key, err := age.ParseX25519Identity(s.identity)
	if err != nil {
		return cases.ErrDamaged
	}
	fetching, stop := context.WithCancel(ctx)
	slices := v.streamSlices(fetching, s.no)
	sum, err := hashClear(slices, key, p)
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

// hashClear decrypts an age file and hashes what it holds, in a goroutine of its own.
func hashClear(src io.Reader, key age.Identity, p cases.Progress) (clearSum, error) {
	clear, err := age.Decrypt(src, key)
	if err != nil {
		return clearSum{}, err
	}
	const buffers = 3 // one being filled, one waiting, one being hashed
	free, full, done := make(chan []byte, buffers), make(chan []byte, buffers), make(chan struct{})
	for range buffers {
		free <- make([]byte, sliceSize)
	}
	h := sha256.New()
	go func() {
		defer close(done)
		for b := range full {
			h.Write(b)
			free <- b[:cap(b)]
		}
	}()
	var total int64
	for err == nil {
		b, n := <-free, 0
		n, err = io.ReadFull(clear, b)
		total += int64(n)
		p.Add(int64(n))
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
