package pdfw

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode/utf16"
)

// packers are compressors to use again, one for each level: a new one takes most of a megabyte, and a sync.Pool would
// give it up at every collection.
var packers [zlib.BestCompression + 1]atomic.Pointer[zlib.Writer]

// keptPacked is the most that a waiting compressor holds of what it packed last.
const keptPacked = 1 << 20

// Deflate compresses data for a /FlateDecode stream; level is that of compress/zlib, 0 to 9.
func Deflate(data []byte, level int) []byte {
	var b bytes.Buffer
	level = max(zlib.NoCompression, min(level, zlib.BestCompression))
	z := packers[level].Swap(nil)
	if z != nil {
		z.Reset(&b)
	} else {
		z, _ = zlib.NewWriterLevel(&b, level) // fails only for a level it does not know
	}
	z.Write(data) // a bytes.Buffer takes everything
	z.Close()
	if b.Len() < keptPacked {
		packers[level].Store(z)
	}
	return b.Bytes()
}

// Text is a text string object for titles, bookmarks and replacement text: UTF-16BE with a byte order mark, in hex, so
// that no character needs escaping.
func Text(s string) string {
	return "<FEFF" + UTF16Hex(s) + ">"
}

// UTF16Hex is s in UTF-16BE as hexadecimal digits, as character maps write it.
func UTF16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// Num writes a coordinate or size with at most three decimals, without exponent or trailing zeros.
func Num(f float64) string {
	s := strconv.FormatFloat(f, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}
