package fill

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// document is the object graph of one PDF. Its getters follow references and never report errors: what is missing or
// of another type is nil, as the PDF specification asks of readers.
type document struct {
	ctx  *model.Context
	root types.Dict
	next int // number of the next new object
}

func newDocument(ctx *model.Context) *document {
	d := &document{ctx: ctx, next: 1}
	for n := range ctx.Table {
		if n >= d.next {
			d.next = n + 1
		}
	}
	if ctx.Root != nil {
		d.root = d.dict(*ctx.Root)
	}
	return d
}

// get follows references, at most 32: two objects may point at each other.
func (d *document) get(o types.Object) types.Object {
	for range 32 {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		next, err := d.ctx.Dereference(ref)
		if err != nil {
			return nil
		}
		o = next
	}
	return nil
}

// dict returns a dictionary, or the dictionary of a stream.
func (d *document) dict(o types.Object) types.Dict {
	switch v := d.get(o).(type) {
	case types.Dict:
		return v
	case types.StreamDict:
		return v.Dict
	}
	return nil
}

func (d *document) array(o types.Object) types.Array {
	a, _ := d.get(o).(types.Array)
	return a
}

func (d *document) number(o types.Object) (float64, bool) {
	switch v := d.get(o).(type) {
	case types.Integer:
		return float64(v), true
	case types.Float:
		f := float64(v)
		return f, !math.IsNaN(f) && !math.IsInf(f, 0)
	}
	return 0, false
}

func (d *document) integer(o types.Object) int {
	f, _ := d.number(o)
	return int(math.Max(math.MinInt32, math.Min(math.MaxInt32, f)))
}

// numbers returns nil unless every element is a number.
func (d *document) numbers(o types.Object) []float64 {
	var out []float64
	for _, x := range d.array(o) {
		f, ok := d.number(x)
		if !ok {
			return nil
		}
		out = append(out, f)
	}
	return out
}

// name returns a name; its # escapes were decoded when it was read.
func (d *document) name(o types.Object) string {
	n, _ := d.get(o).(types.Name)
	return string(n)
}

// text returns a text string, or the text of a text stream, or a name.
func (d *document) text(o types.Object) string {
	switch v := d.get(o).(type) {
	case types.StringLiteral:
		s, _ := types.StringLiteralToString(v)
		return s
	case types.HexLiteral:
		s, _ := types.HexLiteralToString(v)
		return s
	case types.Name:
		return string(v)
	case types.StreamDict:
		return strings.ToValidUTF8(string(d.content(v)), "")
	}
	return ""
}

func (d *document) stream(o types.Object) (types.StreamDict, bool) {
	s, ok := d.get(o).(types.StreamDict)
	return s, ok
}

// content decodes a stream; nil when it has a filter that is not known or more than maxStream bytes.
func (d *document) content(s types.StreamDict) []byte {
	if s.Content == nil {
		if err := s.DecodeWithLimit(maxStream); err != nil {
			return nil
		}
	}
	return s.Content
}

// add puts a new object into the document.
func (d *document) add(o types.Object) types.IndirectRef {
	n := d.next
	d.next++
	d.ctx.Table[n] = model.NewXRefTableEntryGen0(o)
	return *types.NewIndirectRef(n, 0)
}

// maxNumber is the largest object number that readers are sure to take.
const maxNumber = 8_388_607

// reserve keeps the numbers that an object refers to from being given to new objects: a reference to an object that is
// missing has to go on meaning nothing.
func (d *document) reserve(o types.Object, depth int) {
	if depth > maxNesting {
		return
	}
	switch v := o.(type) {
	case types.IndirectRef:
		if n := v.ObjectNumber.Value(); n >= d.next && n < maxNumber {
			d.next = n + 1
		}
	case types.Dict:
		for _, x := range v {
			d.reserve(x, depth+1)
		}
	case types.Array:
		for _, x := range v {
			d.reserve(x, depth+1)
		}
	case types.StreamDict:
		d.reserve(v.Dict, depth+1)
	}
}

// worthDeflating is the length from which compressing a stream pays. The appearances of single fields are shorter, and
// a form has hundreds.
const worthDeflating = 512

// addStream puts a new stream into the document, compressed when that makes it smaller.
func (d *document) addStream(dict types.Dict, content []byte) types.IndirectRef {
	raw := content
	if len(content) > worthDeflating {
		if z := deflate(content); len(z) < len(content) {
			raw = z
			dict["Filter"] = types.Name("FlateDecode")
		}
	}
	return d.add(types.StreamDict{Dict: dict, Raw: raw, Content: content})
}

// rect is left, bottom, right, top in points.
type rect [4]float64

func (r rect) width() float64  { return r[2] - r[0] }
func (r rect) height() float64 { return r[3] - r[1] }

func (d *document) rect(o types.Object) (rect, bool) {
	v := d.numbers(o)
	if len(v) != 4 {
		return rect{}, false
	}
	return rect{math.Min(v[0], v[2]), math.Min(v[1], v[3]), math.Max(v[0], v[2]), math.Max(v[1], v[3])}, true
}

// textString encodes s as PDF text (UTF-16 with byte order mark, as hex: no escaping can go wrong).
func textString(s string) types.Object {
	return types.NewHexLiteral([]byte(types.EncodeUTF16String(s)))
}
