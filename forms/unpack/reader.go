// Package unpack bounds what a member of a packed file may become. A few kilobytes can be made to unpack to more than a
// machine holds. It owns the counting only; it must not know what kind of file is read.
package unpack

import (
	"errors"
	"io"
)

// ErrTooLarge is what a read gives once a bound is passed.
var ErrTooLarge = errors.New("this file unpacks to too much")

// Reader reads one member until it passes a bound: what all members together have left, or, beyond From bytes, more than
// Ratio bytes for each packed one.
type Reader struct {
	R           io.Reader
	Packed      int64  // bytes of the member as it lies in the file
	From, Ratio int64  // the ratio counts only beyond so many bytes
	Left        *int64 // bytes that all members together may still become; shared by them

	read int64
	over bool
}

// Over reports whether a bound was passed. A parser above may have hidden the error of Read behind one of its own.
func (r *Reader) Over() bool { return r.over }

func (r *Reader) Read(b []byte) (int, error) {
	n, err := r.R.Read(b)
	r.read += int64(n)
	*r.Left -= int64(n)
	if *r.Left < 0 || r.read > r.From && r.read > r.Ratio*max(r.Packed, 1) {
		r.over = true
		return 0, ErrTooLarge
	}
	return n, err
}
