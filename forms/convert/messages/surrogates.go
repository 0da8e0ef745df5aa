package messages

import (
	"bufio"
	"io"
	"strconv"
	"unicode/utf16"
)

// surrogates repairs what SMS Backup & Restore writes for an emoji: the two halves of a UTF-16 pair as two references,
// "&#55357;&#56832;", which no XML reader takes. Each pair becomes its character; a half alone becomes U+FFFD.
func surrogates(r io.Reader) io.Reader {
	return &surrogateReader{in: bufio.NewReaderSize(r, 64<<10)}
}

type surrogateReader struct {
	in  *bufio.Reader
	out []byte
	err error
}

func (s *surrogateReader) Read(b []byte) (int, error) {
	for len(s.out) == 0 {
		if s.err != nil {
			return 0, s.err
		}
		s.fill()
	}
	n := copy(b, s.out)
	s.out = s.out[n:]
	return n, nil
}

// fill takes the bytes up to the next ampersand, and the reference there.
func (s *surrogateReader) fill() {
	chunk, err := s.in.ReadSlice('&')
	s.out = append([]byte(nil), chunk...)
	if err == bufio.ErrBufferFull {
		return
	}
	if err != nil {
		s.err = err
		return
	}
	high, n := s.peek(0)
	switch {
	case n == 0 || !utf16.IsSurrogate(high):
		return
	}
	s.out = s.out[:len(s.out)-1]
	low, more := rune(0), 0
	if next, _ := s.in.Peek(n + 1); len(next) > n && next[n] == '&' {
		low, more = s.peek(n + 1)
	}
	char := '\ufffd'
	if pair := utf16.DecodeRune(high, low); pair != '\ufffd' {
		char = pair
		n += 1 + more
	}
	s.in.Discard(n) // what was peeked is there
	s.out = append(s.out, string(char)...)
}

// peek reads "#55357;" at a place ahead, after an ampersand; n is its length, 0 when there is no reference.
func (s *surrogateReader) peek(at int) (r rune, n int) {
	b, _ := s.in.Peek(at + 10)
	if len(b) <= at || b[at] != '#' {
		return 0, 0
	}
	b = b[at:]
	for i := 1; i < len(b); i++ {
		if b[i] == ';' {
			text, base := string(b[1:i]), 10
			if len(text) > 1 && (text[0] == 'x' || text[0] == 'X') {
				text, base = text[1:], 16
			}
			v, err := strconv.ParseUint(text, base, 21)
			if err != nil {
				return 0, 0
			}
			return rune(v), i + 1
		}
	}
	return 0, 0
}
