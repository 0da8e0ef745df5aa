// Package buried reads what a PDF says beside what its pages show: names of layers, alternate texts, notes, values of
// fields, what a camera wrote into a picture, and whatever an earlier saving left behind. It reads from the first byte to
// the last, whether the file still refers to it or not.
//
// It owns that reading and nothing else. It belongs into a child process where the file came from outside, and must not
// know clients, matters, or what is looked for.
package buried

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
)

// Text lies in a file beside what its pages show.
type Text struct {
	Where Where
	Words string
	Place bool `json:",omitempty"` // not words: a picture tells where it was taken
}

// Where is a place in which a person would look for a text.
type Where string

// The places.
const (
	Metadata Where = "metadata"
	Bookmark Where = "bookmark"
	Link     Where = "link"
	Picture  Where = "picture"
	Note     Where = "note"
	Field    Where = "form field"
	Alt      Where = "alternate text"
	Layer    Where = "layer name"
	Label    Where = "page label"
	Hidden   Where = "hidden data"
	Attached Where = "attached file"
)

// keyPlaces tells by the key of an entry what its text is.
var keyPlaces = map[string]Where{
	"ActualText": Alt, "Alt": Alt, "E": Alt, "Contents": Note, "RC": Note, "Subj": Note, "URI": Link,
	"V": Field, "DV": Field, "TU": Field, "TM": Field, "T": Field, "P": Label, "Name": Layer,
	"UF": Attached, "Desc": Attached, "Author": Metadata, "Subject": Metadata, "Keywords": Metadata, "Title": Bookmark,
	"Creator": Metadata, "Producer": Metadata,
}

// Limits of what is read of one file.
const (
	maxObject  = 32 << 20  // of one object without its stream
	maxStream  = 64 << 20  // of one stream, unpacked
	maxText    = 256 << 20 // of all texts together
	windowSize = 1 << 20
)

// reader goes through a file.
type reader struct {
	r    io.ReaderAt
	size int64
	each func(Text) error
	left int // of maxText
}

// Read hands every such text of a PDF to each. The error is that of r or of each; a broken file is read as far as it can
// be.
func Read(r io.ReaderAt, size int64, each func(Text) error) error {
	b := &reader{r: r, size: size, each: each, left: maxText}
	return b.file()
}

var (
	beginsObject = regexp.MustCompile(`\d+[ \t\r\n\x00\f]+\d+[ \t\r\n\x00\f]+obj\b`)
	streamWord   = []byte("stream")
	endOfStream  = []byte("endstream")
)

// file walks from object to object. What lies between two of them, comments and tables, is read as text too.
func (b *reader) file() error {
	for at := int64(0); at < b.size; {
		window, err := b.window(at, windowSize)
		if err != nil {
			return err
		}
		end := streamIn(window)
		if end < 0 {
			end = len(window)
			if all := beginsObject.FindAllIndex(window, -1); at+int64(end) < b.size && len(all) > 0 && all[len(all)-1][0] > 0 {
				end = all[len(all)-1][0] // its stream may begin in the next window
			}
			if err := b.objects(window[:end]); err != nil {
				return err
			}
			at += int64(max(end, 1))
			continue
		}
		if err := b.objects(window[:end]); err != nil {
			return err
		}
		next, err := b.stream(dictBefore(window[:end]), at+int64(end))
		if err != nil {
			return err
		}
		at = max(next, at+int64(end)+1)
	}
	return nil
}

// streamIn is the place of the first word that begins a stream, -1 where there is none.
func streamIn(window []byte) int {
	for at := 0; ; {
		i := bytes.Index(window[at:], streamWord)
		if i < 0 {
			return -1
		}
		at += i
		before, after := bytes.TrimRight(window[:at], " \t\r\n\x00\f"), window[at+len(streamWord):]
		if bytes.HasSuffix(before, []byte(">>")) && (len(after) == 0 || after[0] == '\n' || after[0] == '\r') {
			return at
		}
		at += len(streamWord)
	}
}

// window reads the next n bytes.
func (b *reader) window(at int64, n int) ([]byte, error) {
	w := make([]byte, min(int64(n), b.size-at))
	got, err := b.r.ReadAt(w, at)
	if err == io.EOF {
		err = nil
	}
	return w[:got], err
}

// dictBefore is the dictionary that ends at the end of a text.
func dictBefore(text []byte) []byte {
	at := 0
	if all := beginsObject.FindAllIndex(text, -1); len(all) > 0 {
		at = all[len(all)-1][1]
	}
	return text[at:]
}

var lengthEntry = regexp.MustCompile(`/Length\s+(\d+)\b(\s+\d+\s+R)?`)

// stream reads the stream whose word stands at a place, and returns the place behind it.
func (b *reader) stream(dict []byte, at int64) (next int64, err error) {
	from := at + int64(len(streamWord))
	head, err := b.window(from, 2)
	if err != nil {
		return 0, err
	}
	if bytes.HasPrefix(head, []byte("\r\n")) {
		from += 2
	} else if len(head) > 0 && (head[0] == '\n' || head[0] == '\r') {
		from++
	}
	end := int64(-1)
	if m := lengthEntry.FindSubmatch(dict); m != nil && m[2] == nil {
		if n, err := strconv.ParseInt(string(m[1]), 10, 63); err == nil && n >= 0 && from+n <= b.size {
			tail, err := b.window(from+n, 32)
			if err != nil {
				return 0, err
			}
			if bytes.Contains(tail, endOfStream) {
				end = from + n
			}
		}
	}
	if end < 0 { // the length is somewhere else, or wrong
		if end, err = b.find(endOfStream, from); err != nil {
			return 0, err
		}
	}
	return end, b.unpack(dict, from, end)
}

// find is the place of a word, or the end of the file.
func (b *reader) find(word []byte, at int64) (int64, error) {
	for at < b.size {
		w, err := b.window(at, windowSize)
		if err != nil {
			return 0, err
		}
		if i := bytes.Index(w, word); i >= 0 {
			return at + int64(i), nil
		}
		if len(w) <= len(word) {
			break
		}
		at += int64(len(w) - len(word))
	}
	return b.size, nil
}

// unpack reads one stream by what it is.
func (b *reader) unpack(dict []byte, from, end int64) error {
	filters := filtersOf(dict)
	last := ""
	if len(filters) > 0 {
		last = filters[len(filters)-1]
	}
	switch {
	case last == "DCTDecode" || last == "DCT":
		return b.jpeg(filters, from, end)
	case last == "JPXDecode": // boxes of text stand before and behind the samples
		for _, at := range []int64{from, max(from, end-(64<<10))} {
			w, err := b.window(at, int(min(64<<10, end-at)))
			if err != nil {
				return err
			}
			if jpxPlace(w) {
				if err := b.each(Text{Where: Picture, Place: true}); err != nil {
					return err
				}
			}
			if err := b.say(Picture, printable(w)); err != nil {
				return err
			}
		}
		return nil
	case isKind(dict, "Image") || isKind(dict, "XRef") || isFont(dict):
		return nil
	}
	data := b.decoded(filters, from, end)
	switch {
	case len(data) > 40 && string(data[36:40]) == "acsp": // a colour profile, which names the screen or scanner it is of
		return b.say(Hidden, printable(data))
	case isKind(dict, "ObjStm"):
		return b.objects(data)
	case isKind(dict, "Metadata") || bytes.HasPrefix(bytes.TrimSpace(data), []byte("<?x")) || bytes.HasPrefix(bytes.TrimSpace(data), []byte("<x:")):
		return b.say(Metadata, plainXML(data))
	case isKind(dict, "EmbeddedFile"):
		return b.say(Attached, printable(data))
	case bytes.Contains(data, []byte("begincmap")):
		return nil
	}
	return b.content(data)
}

// decoded unpacks a stream as far as it can be.
func (b *reader) decoded(filters []string, from, end int64) []byte {
	raw, err := b.window(from, int(min(end-from, maxStream)))
	if err != nil {
		return nil
	}
	for _, name := range filters {
		switch name {
		case "FlateDecode", "Fl": // also one that is cut short
			z, err := zlib.NewReader(bytes.NewReader(raw))
			if err != nil {
				return raw
			}
			raw, _ = io.ReadAll(io.LimitReader(z, maxStream))
		default:
			raw = otherFilter(name, raw)
		}
	}
	return raw
}

// shortFilters are the short names of filters.
var shortFilters = map[string]string{"AHx": filter.ASCIIHex, "A85": filter.ASCII85, "LZW": filter.LZW, "RL": filter.RunLength}

func otherFilter(name string, raw []byte) (out []byte) {
	defer func() {
		if recover() != nil { // a broken file is not searched further than it can be read
			out = nil
		}
	}()
	if long, ok := shortFilters[name]; ok {
		name = long
	}
	f, err := filter.NewFilter(name, nil)
	if err != nil {
		return nil
	}
	r, err := f.DecodeLength(bytes.NewReader(raw), -1)
	if err != nil {
		return nil
	}
	out, _ = io.ReadAll(io.LimitReader(r, maxStream))
	return out
}

var filterEntry = regexp.MustCompile(`/(?:Filter|F)\s*(\[[^\]]*\]|/[^\s/<>\[\]()]+)`)

func filtersOf(dict []byte) []string {
	m := filterEntry.FindSubmatch(dict)
	if m == nil {
		return nil
	}
	return strings.FieldsFunc(string(m[1]), func(r rune) bool { return strings.ContainsRune("[]/ \t\r\n", r) })
}

var (
	kindEntry = regexp.MustCompile(`/(?:Type|Subtype)\s*/([A-Za-z0-9]+)`)
	fontEntry = regexp.MustCompile(`/Length[123]\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b`)
)

func isKind(dict []byte, kind string) bool {
	for _, m := range kindEntry.FindAllSubmatch(dict, -1) {
		if string(m[1]) == kind {
			return true
		}
	}
	return false
}

func isFont(dict []byte) bool { return fontEntry.Match(dict) }

// say hands a text on.
func (b *reader) say(where Where, text string) error {
	if strings.TrimSpace(text) == "" || len(text) > b.left {
		return nil
	}
	b.left -= len(text)
	return b.each(Text{Where: where, Words: text})
}

// textOf decodes a string of a PDF: UTF-16 or UTF-8 by its mark, else one byte a character (ISO 32000-1, 7.9.2.2).
func textOf(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return wide(raw[2:], 0)
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return wide(raw[2:], 1)
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return string(raw[3:])
	case len(raw) >= 4 && len(raw)%2 == 0 && everySecondZero(raw):
		return wide(raw, 0)
	case utf8.Valid(raw):
		return string(raw)
	}
	var s strings.Builder
	for _, c := range raw {
		s.WriteRune(rune(c))
	}
	return s.String()
}

// wide decodes UTF-16; low is the place of the lower byte's partner: 0 = high byte first.
func wide(raw []byte, low int) string {
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i+low])<<8|uint16(raw[i+1-low]))
	}
	return string(utf16.Decode(units))
}

func everySecondZero(raw []byte) bool {
	for i := 0; i < len(raw); i += 2 {
		if raw[i] != 0 {
			return false
		}
	}
	return true
}

// printable are the runs of four and more readable characters of anything, of one byte or of two.
func printable(data []byte) string {
	var out strings.Builder
	for _, step := range []int{1, 2} {
		for start := range step {
			run := 0
			for i := start; i+step <= len(data); i += step {
				c := data[i]
				ok := c >= 0x20 && c < 0x7F && (step == 1 || i+1 < len(data) && data[i+1] == 0)
				if ok {
					run++
					continue
				}
				if run >= 4 {
					for k := i - run*step; k < i; k += step {
						out.WriteByte(data[k])
					}
					out.WriteByte('\n')
				}
				run = 0
			}
			if run >= 4 {
				end := start + (len(data)-start)/step*step
				for k := end - run*step; k < end; k += step {
					out.WriteByte(data[k])
				}
				out.WriteByte('\n')
			}
		}
	}
	return out.String()
}

var tags = regexp.MustCompile(`<[^<>]*>`)

// plainXML is a text with its tags and without them: what stands in an attribute counts too.
func plainXML(data []byte) string {
	s := textOf(data)
	return tags.ReplaceAllString(s, " ") + "\n" + strings.Join(tags.FindAllString(s, -1), "\n")
}

func unhex(s []byte) []byte {
	digits := make([]byte, 0, len(s)+1)
	for _, c := range s {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' {
			digits = append(digits, c)
		}
	}
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	_, _ = hex.Decode(out, digits)
	return out
}
