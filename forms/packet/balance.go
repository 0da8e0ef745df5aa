package packet

import (
	"bytes"
	"compress/zlib"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxContent bounds what is decoded of one page's content to count q and Q.
const maxContent = 16 << 20

// join decodes and joins content streams and reports whether they leave the
// graphics state changed. Content that cannot be decoded here counts as
// balanced: it stays as it is, and preflight looks for the number on the page.
func (c *copier) join(streams []types.Object) (joined []byte, unbalanced bool) {
	var b bytes.Buffer
	for _, s := range streams {
		data, ok := c.decoded(c.deref(s).(types.StreamDict))
		if !ok || b.Len()+len(data) > maxContent {
			return nil, false
		}
		b.Write(data)
		b.WriteByte('\n')
	}
	return b.Bytes(), !balanced(b.Bytes())
}

// decoded unpacks a stream without filter or with plain Flate.
func (s *source) decoded(sd types.StreamDict) ([]byte, bool) {
	raw, err := s.data(sd)
	if err != nil {
		return nil, false
	}
	filter := sd.Dict["Filter"]
	if a, ok := filter.(types.Array); ok && len(a) == 1 {
		filter = a[0]
	}
	name, _ := filter.(types.Name)
	switch {
	case filter == nil:
		return raw, len(raw) <= maxContent
	case name != "FlateDecode" || sd.Dict["DecodeParms"] != nil:
		return nil, false
	}
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, false
	}
	data, err := io.ReadAll(io.LimitReader(z, maxContent+1))
	// A stream cut short is common, and viewers draw what there is.
	return data, len(data) > 0 && len(data) <= maxContent && (err == nil || err == io.ErrUnexpectedEOF || err == zlib.ErrChecksum)
}

// balanced reports whether every q has its Q and no Q comes first. It skips
// strings, names, comments and inline images, whose bytes may look like operators.
func balanced(content []byte) bool {
	depth := 0
	for i := 0; i < len(content); {
		switch ch := content[i]; {
		case ch == '(':
			i = afterString(content, i)
		case ch == '%':
			i = afterAny(content, i, "\r\n")
		case ch == '/':
			i = afterRegular(content, i+1)
		case isRegular(ch):
			end := afterRegular(content, i)
			switch string(content[i:end]) {
			case "q":
				depth++
			case "Q":
				if depth--; depth < 0 {
					return false
				}
			case "ID":
				end = afterImage(content, end)
			}
			i = end
		default:
			i++
		}
	}
	return depth == 0
}

func isRegular(c byte) bool {
	return !bytes.ContainsRune([]byte("\x00\t\n\f\r ()<>[]{}/%"), rune(c)) || c >= 0x80
}

// afterString returns the place behind a literal string.
func afterString(b []byte, i int) int {
	depth := 0
	for ; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

// afterRegular returns the place behind a name or operator.
func afterRegular(b []byte, i int) int {
	for i < len(b) && isRegular(b[i]) {
		i++
	}
	return i
}

func afterAny(b []byte, i int, chars string) int {
	if n := bytes.IndexAny(b[i:], chars); n >= 0 {
		return i + n
	}
	return len(b)
}

// afterImage returns the place behind the data of an inline image.
func afterImage(b []byte, i int) int {
	for {
		n := bytes.Index(b[i:], []byte("EI"))
		if n < 0 {
			return len(b)
		}
		i += n + 2
		if before := b[i-3]; (before == ' ' || before == '\n' || before == '\r') && (i == len(b) || !isRegular(b[i])) {
			return i
		}
	}
}
