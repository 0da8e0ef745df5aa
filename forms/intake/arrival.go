package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"

	"github.com/harborfile/harborfile/cases"
)

var (
	errEmpty   = errors.New("the file is empty")
	errDouble  = errors.New("the matter has these bytes already")
	errTooMuch = errors.New("more than can be meant")
)

// arrival reads a file on its way into the vault. Where its end shows that the matter has these very bytes already, the
// end becomes an error, and the vault keeps nothing of them.
type arrival struct {
	src   io.Reader
	room  int64 // bytes that may still come
	known map[string]cases.EvidenceItem

	sum  hash.Hash
	size int64
	twin *cases.EvidenceItem // the same bytes, where they are there already
	err  error               // what ended the reading, nil after a good end
}

func (a *arrival) Read(p []byte) (int, error) {
	if a.sum == nil {
		a.sum = sha256.New()
	}
	n, err := a.src.Read(p)
	a.sum.Write(p[:n])
	a.size += int64(n)
	switch {
	case a.size > a.room:
		a.err = errTooMuch
	case err == io.EOF:
		a.err = a.end()
	default:
		a.err = err
	}
	if a.err == nil && err == io.EOF {
		return n, io.EOF
	}
	return n, a.err
}

// end decides at the last byte whether this comes in.
func (a *arrival) end() error {
	if a.size == 0 {
		return errEmpty
	}
	if twin, ok := a.known[hex.EncodeToString(a.sum.Sum(nil))]; ok {
		a.twin = &twin
		return errDouble
	}
	return nil
}
