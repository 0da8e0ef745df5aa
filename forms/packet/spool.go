package packet

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"sync"
)

// spool keeps bytes that have not been checked yet: a packet before the
// address firewall has read it, a source that was repaired. The first bytes
// stay in memory; what is more goes to a temporary file, sealed with a key
// that lives only as long as the spool, so the disk never holds it in clear.
//
// Write, then Close from the writer's side, then read at any place; Drop ends
// it.
type spool struct {
	sum    hash.Hash
	size   int64
	memory [][]byte // the first chunks
	open   []byte   // chunk being filled
	sealed int      // chunks in the file
	aead   cipher.AEAD
	file   *os.File

	mu     sync.Mutex // guards the two below
	recent int        // number of the sealed chunk held, -1 = none
	clear  []byte
}

const (
	spoolChunk  = 256 << 10
	spoolMemory = 128 // chunks, 32 MiB
)

func newSpool() *spool { return &spool{sum: sha256.New(), recent: -1} }

// Write appends bytes.
func (s *spool) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := min(len(rest), spoolChunk-len(s.open))
		s.open = append(s.open, rest[:n]...)
		rest = rest[n:]
		if len(s.open) == spoolChunk {
			if err := s.flush(); err != nil {
				return 0, err
			}
		}
	}
	s.sum.Write(p)
	s.size += int64(len(p))
	return len(p), nil
}

// flush puts the open chunk away.
func (s *spool) flush() error {
	if len(s.open) == 0 {
		return nil
	}
	if len(s.memory) < spoolMemory {
		s.memory = append(s.memory, s.open)
		s.open = nil
		return nil
	}
	if s.file == nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	body := s.aead.Seal(nil, chunkNonce(s.sealed), s.open, nil)
	if _, err := s.file.WriteAt(body, int64(s.sealed)*(spoolChunk+int64(s.aead.Overhead()))); err != nil {
		return withoutPath(err)
	}
	s.sealed++
	s.open = s.open[:0]
	return nil
}

// begin opens the file. Where the system allows it, the file loses its name at
// once and vanishes with the process, however that ends.
func (s *spool) begin() error {
	var key [32]byte
	rand.Read(key[:])
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return err
	}
	if s.aead, err = cipher.NewGCM(block); err != nil {
		return err
	}
	if s.file, err = os.CreateTemp("", "harborfile-*"); err != nil {
		return withoutPath(err)
	}
	_ = os.Remove(s.file.Name())
	return nil
}

// chunkNonce is unique because each spool has a key of its own and writes each
// chunk once.
func chunkNonce(n int) []byte {
	nonce := make([]byte, 12)
	binary.BigEndian.PutUint64(nonce[4:], uint64(n))
	return nonce
}

// Close ends the writing.
func (s *spool) Close() error { return s.flush() }

// Size is the number of bytes.
func (s *spool) Size() int64 { return s.size }

// SHA256 is the hash of the bytes in lower-case hex.
func (s *spool) SHA256() string { return hex.EncodeToString(s.sum.Sum(nil)) }

// ReadAt reads anywhere, once Close was called.
func (s *spool) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	for n < len(p) && at < s.size {
		chunk, err := s.chunk(int(at / spoolChunk))
		if err != nil {
			return n, err
		}
		k := copy(p[n:], chunk[at%spoolChunk:])
		n, at = n+k, at+int64(k)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (s *spool) chunk(n int) ([]byte, error) {
	if n < len(s.memory) {
		return s.memory[n], nil
	}
	n -= len(s.memory)
	s.mu.Lock()
	defer s.mu.Unlock()
	if n == s.recent {
		return s.clear, nil
	}
	step := spoolChunk + int64(s.aead.Overhead())
	body := make([]byte, min(step, s.size-int64(len(s.memory)+n)*spoolChunk+int64(s.aead.Overhead())))
	if _, err := s.file.ReadAt(body, int64(n)*step); err != nil {
		return nil, withoutPath(err)
	}
	clear, err := s.aead.Open(nil, chunkNonce(n), body, nil)
	if err != nil {
		return nil, errors.New("packet: the temporary file was changed by someone else")
	}
	s.recent, s.clear = n, clear
	return clear, nil
}

// Drop frees memory and file.
func (s *spool) Drop() {
	s.memory, s.open, s.clear = nil, nil, nil
	if s.file != nil {
		_ = s.file.Close()
		_ = os.Remove(s.file.Name()) // where it could not lose its name while open
		s.file = nil
	}
}

// withoutPath keeps the kind of a file error and drops the name.
func withoutPath(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
