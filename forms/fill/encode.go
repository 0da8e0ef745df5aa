package fill

import (
	"bytes"
	"compress/zlib"
	"io"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxNesting bounds arrays and dictionaries written directly inside each other.
const maxNesting = 200

// encoder writes PDF objects and collects the object numbers they refer to.
type encoder struct {
	buf   []byte
	refs  []int
	depth int
}

func (e *encoder) object(o types.Object) {
	if e.depth > maxNesting {
		e.buf = append(e.buf, "null"...)
		return
	}
	e.depth++
	defer func() { e.depth-- }()
	switch v := o.(type) {
	case types.Dict:
		e.dict(v)
	case types.Array:
		e.buf = append(e.buf, '[')
		for i, x := range v {
			if i > 0 {
				e.buf = append(e.buf, ' ')
			}
			e.object(x)
		}
		e.buf = append(e.buf, ']')
	case types.IndirectRef:
		n := v.ObjectNumber.Value()
		if n <= 0 { // there is no such object; one file of a court points at it
			e.buf = append(e.buf, "null"...)
			return
		}
		e.refs = append(e.refs, n)
		e.buf = strconv.AppendInt(e.buf, int64(n), 10)
		e.buf = append(e.buf, " 0 R"...)
	default:
		e.scalar(o)
	}
}

func (e *encoder) scalar(o types.Object) {
	switch v := o.(type) {
	case types.Name:
		e.name(string(v))
	case types.StringLiteral:
		e.buf = append(append(append(e.buf, '('), v...), ')')
	case types.HexLiteral:
		e.buf = append(append(append(e.buf, '<'), v...), '>')
	case types.Integer:
		e.buf = strconv.AppendInt(e.buf, int64(v), 10)
	case types.Float:
		e.buf = appendNumber(e.buf, float64(v))
	case types.Boolean:
		e.buf = strconv.AppendBool(e.buf, bool(v))
	default:
		e.buf = append(e.buf, "null"...)
	}
}

func (e *encoder) dict(d types.Dict) {
	keys := make([]string, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	e.buf = append(e.buf, "<<"...)
	for _, k := range keys {
		if d[k] == nil {
			continue
		}
		e.name(k)
		e.buf = append(e.buf, ' ')
		e.object(d[k])
	}
	e.buf = append(e.buf, ">>"...)
}

// name writes a name with # escapes for what cannot stand in it.
func (e *encoder) name(s string) {
	const hex = "0123456789ABCDEF"
	e.buf = append(e.buf, '/')
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 0x7f && !bytes.ContainsRune([]byte("()<>[]{}/%#"), rune(c)) {
			e.buf = append(e.buf, c)
		} else {
			e.buf = append(e.buf, '#', hex[c>>4], hex[c&15])
		}
	}
}

// appendNumber writes a real number with at most eight decimals and never with an exponent, which PDF does not know.
func appendNumber(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		f = 0
	}
	f = math.Round(f*1e8) / 1e8
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

// deflaters are reused: setting one up costs more than compressing a page.
var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
	if err != nil { // only for a level that does not exist
		return zlib.NewWriter(io.Discard)
	}
	return w
}}

// deflate compresses b. A bytes.Buffer takes every write, so the writer has nothing to report.
func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	w.Reset(&out)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}
