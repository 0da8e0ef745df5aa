package packet

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// The shortest words that are looked for where a shorter one stands by chance or by custom: in bytes and names, across
// the borders of words.
const (
	leastInBytes   = 5
	leastAcross    = 5
	certaintyBytes = 46 // bits; a picture of a hundred megabytes holds every word of fewer
)

// leftLook is one look through a file.
type leftLook struct {
	words  []string     // squeezed
	forms  [][]leftForm // of each word: how bytes may hold it
	byByte []bool       // found in objects or bytes
	byText []bool
}

// leftIn is LeftIn in this process. A broken file is an error, never a panic.
func leftIn(r io.ReaderAt, size int64, words []string) (left Left, err error) {
	defer func() {
		if p := recover(); p != nil {
			left, err = Left{}, fmt.Errorf("%w: %v", ErrSource, p)
		}
	}()
	l := &leftLook{byByte: make([]bool, len(words)), byText: make([]bool, len(words))}
	for _, w := range words {
		l.words = append(l.words, squeeze(w))
		l.forms = append(l.forms, formsInBytes(w))
	}
	if err := l.file(io.NewSectionReader(r, 0, size)); err != nil {
		return Left{}, err
	}
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.CreateBookmarks, conf.Optimize = false, false
	conf.RemoveEncryption, conf.Offline = true, true
	ctx, err := api.ReadContext(io.NewSectionReader(r, 0, size), conf)
	if err != nil {
		return Left{}, fmt.Errorf("%w: %w", ErrSource, err)
	}
	for nr, e := range ctx.Table {
		if e == nil || e.Free {
			continue
		}
		l.object(e.Object, 0)
		// An object in an object stream is only read when it is asked for.
		if o, err := ctx.Dereference(*types.NewIndirectRef(nr, 0)); err == nil {
			l.object(o, 0)
		}
	}
	pages, err := eachPageText(ctx, func(text string) { l.text(text) })
	if err != nil {
		return Left{}, err
	}
	return Left{Objects: found(l.byByte), Text: found(l.byText), Pages: pages}, nil
}

func found(in []bool) (out []int) {
	for i, yes := range in {
		if yes {
			out = append(out, i)
		}
	}
	return out
}

// squeeze keeps the letters and digits of a text, folded.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, fold(s))
}

// file looks through the bytes of the file as they are.
func (l *leftLook) file(r io.Reader) error {
	const overlap = 4 << 10
	buf := make([]byte, 1<<20)
	kept := 0
	for {
		n, err := io.ReadFull(r, buf[kept:])
		block := buf[:kept+n]
		l.bytes(block, false)
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			return nil
		case err != nil:
			return err
		}
		kept = copy(buf, block[max(0, len(block)-overlap):])
	}
}

// bytes looks through bytes; prose says that they are text, in which nothing stands by chance.
func (l *leftLook) bytes(b []byte, prose bool) {
	small := lowerASCII(b)
	for i, forms := range l.forms {
		for _, f := range forms {
			if !l.byByte[i] && (prose || f.certain) {
				l.byByte[i] = containsBeside(small, f.b)
			}
		}
	}
}

// mostDeep bounds what is followed of an object within objects.
const mostDeep = 60

// object looks through an object and what lies directly in it.
func (l *leftLook) object(o types.Object, depth int) {
	if depth > mostDeep {
		return
	}
	switch v := o.(type) {
	case types.Dict:
		for k, x := range v {
			l.named(k)
			l.object(x, depth+1)
		}
	case types.Array:
		for _, x := range v {
			l.object(x, depth+1)
		}
	case types.StreamDict:
		l.object(v.Dict, depth+1)
		l.stream(&v)
	case *types.StreamDict:
		l.object(v.Dict, depth+1)
		l.stream(v)
	case types.ObjectStreamDict:
		l.objects(&v)
	case *types.ObjectStreamDict:
		l.objects(v)
	case types.StringLiteral:
		b, err := types.Unescape(string(v))
		if err != nil {
			b = []byte(v)
		}
		l.value(b)
	case types.HexLiteral:
		if b, err := v.Bytes(); err == nil {
			l.value(b)
		}
	case types.Name:
		l.named(string(v))
	}
}

// stream looks through the decoded bytes of a stream; pictures in JPEG are bytes of the file and were seen there.
func (l *leftLook) stream(sd *types.StreamDict) {
	if sd.Decode() == nil {
		l.bytes(sd.Content, isPrint(sd.Content))
	}
}

// objects looks through the bytes of an object stream, behind the table that counts its own bytes.
func (l *leftLook) objects(v *types.ObjectStreamDict) {
	if v.StreamDict.Decode() == nil && v.FirstObjOffset >= 0 && v.FirstObjOffset <= len(v.Content) {
		l.bytes(v.Content[v.FirstObjOffset:], true)
	}
}

// value looks through a string object, which may be UTF-16 or one byte a letter.
func (l *leftLook) value(b []byte) {
	l.bytes(b, true)
	l.said(string(b))
	if wide, ok := bytes.CutPrefix(b, []byte{0xFE, 0xFF}); ok {
		l.said(wideText(wide))
		return
	}
	r := make([]rune, 0, len(b))
	for _, c := range b {
		r = append(r, rune(c))
	}
	l.said(string(r))
}

func wideText(b []byte) string {
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// said looks through a text that stands in an object.
func (l *leftLook) said(s string) {
	text := newSaid(s)
	for i, w := range l.words {
		l.byByte[i] = l.byByte[i] || text.has(w)
	}
}

// named looks through a name. Short ones are those of the format, and of fonts.
func (l *leftLook) named(s string) {
	text := squeeze(s)
	for i, w := range l.words {
		l.byByte[i] = l.byByte[i] || len([]rune(w)) >= leastAcross && strings.Contains(text, w)
	}
}

// said is a text in which words are looked for: short ones as words of their own, longer ones also within others and
// across their borders.
type said struct {
	all   string
	words map[string]bool
}

func newSaid(s string) said {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[w] = true
	}
	return said{squeeze(s), words}
}

func (t said) has(word string) bool {
	if len([]rune(word)) >= leastAcross {
		return strings.Contains(t.all, word)
	}
	return t.words[word]
}

// SaysWord reports whether a text says a word: a short one as a word of its own, a longer one also within others. Case,
// accents, spaces and signs do not count.
func SaysWord(text, word string) bool { return newSaid(text).has(squeeze(word)) }

// text looks through the text of a page, also as it reads from right to left.
func (l *leftLook) text(s string) {
	text := newSaid(s)
	r := []rune(s)
	slices.Reverse(r)
	back := newSaid(string(r))
	for i, w := range l.words {
		l.byText[i] = l.byText[i] || text.has(w) || strings.IndexFunc(w, rightToLeft) >= 0 && back.has(w)
	}
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
