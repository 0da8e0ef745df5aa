package main

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A finder looks for many words at once, without regard to case, in every way that programs write text.
type finder struct {
	starts map[uint32][]spelling // by the first four bytes
}

type spelling struct {
	bytes []byte
	word  string
}

func newFinder(words []string) *finder {
	f := &finder{starts: map[uint32][]spelling{}}
	for _, word := range words {
		for _, cased := range []string{word, strings.ToUpper(word), strings.ToLower(word)} {
			for _, b := range spellings(cased) {
				b = lowerASCII(b)
				key := binary.LittleEndian.Uint32(b)
				f.starts[key] = append(f.starts[key], spelling{b, word})
			}
		}
	}
	return f
}

// spellings are UTF-8, both UTF-16 and JSON with escapes.
func spellings(s string) [][]byte {
	var little, big []byte
	for _, u := range utf16.Encode([]rune(s)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	return [][]byte{[]byte(s), little, big, []byte(strings.Trim(strconv.QuoteToASCII(s), `"`))}
}

// first returns the first word found, "" for none.
func (f *finder) first(content []byte) string {
	content = lowerASCII(content)
	for i := 0; i+4 <= len(content); i++ {
		for _, s := range f.starts[binary.LittleEndian.Uint32(content[i:])] {
			if bytes.HasPrefix(content[i:], s.bytes) {
				return s.word
			}
		}
	}
	return ""
}

// lowerASCII lowers A to Z and leaves every other byte as it is: sealed and compiled bytes are no text.
func lowerASCII(b []byte) []byte {
	out := bytes.Clone(b)
	for i, c := range out {
		if 'A' <= c && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return out
}

func TestFinder(t *testing.T) {
	f := newFinder([]string{"Nguyễn", "916-555-0101"})
	for _, content := range []string{"xx NGUYỄN xx", "a916-555-0101", "\xff\xfeN\x00g\x00u\x00y\x00\xc5\x1en\x00", `{"n":"nguy\u1ec5n"}`} {
		if f.first([]byte(content)) == "" {
			t.Errorf("nothing was found in %q", content)
		}
	}
	if hit := f.first([]byte("nguyen 916-555-0102")); hit != "" {
		t.Errorf("%q was found", hit)
	}
}
