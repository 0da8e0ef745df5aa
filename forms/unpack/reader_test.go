package unpack

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestReader(t *testing.T) {
	for _, c := range []struct {
		name              string
		size              int
		packed, left, own int64
		ok                bool
	}{
		{"within every bound", 1000, 500, 1000, 0, true},
		{"more than all may become", 1001, 1000, 1000, 1, false},
		{"small enough for any ratio", 100, 1, 1000, 900, true},
		{"too much for its size", 401, 4, 1000, 599, false},
		{"just not too much for its size", 400, 4, 1000, 600, true},
		{"nothing packed counts as one byte", 101, 0, 1000, 899, false},
	} {
		left := c.left
		r := &Reader{R: strings.NewReader(strings.Repeat("x", c.size)), Packed: c.packed, From: 100, Ratio: 100, Left: &left}
		_, err := io.ReadAll(r)
		if ok := err == nil; ok != c.ok || r.Over() == ok || !ok && !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v, over %t", c.name, err, r.Over())
		}
		if c.ok && left != c.own {
			t.Errorf("%s: %d bytes left, want %d", c.name, left, c.own)
		}
	}
}
