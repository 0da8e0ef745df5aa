package packet

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// dropped are the keys that are never copied: actions and scripts, private
// data of programs, metadata, coordinates, and links into structures left
// behind.
var dropped = map[string]bool{
	"AA": true, "JS": true, "PieceInfo": true, "Metadata": true, "Popup": true, "LastModified": true, "Thumb": true,
	"StructParent": true, "StructParents": true, "EmbeddedFile": true, "EF": true, "AF": true, "RichMediaContent": true,
	"Alternates": true, "OPI": true, "VP": true, "Measure": true, "PtData": true, "DPart": true, "DPM": true, // other pictures than the page shows; places of maps
}

// copier carries objects of one source into the output under new numbers.
// Streams go over as they are, never decoded.
type copier struct {
	*source
	w      *pdfw.Writer
	moved  map[int]int  // old object number -> new
	keep   map[int]bool // page objects that are part of the output
	bodies map[int]bool // content streams that became forms
	todo   []int        // referred to, not yet written
	item   int          // of the plan
	sha    string       // of the item, for the file identifier
}

func newCopier(s *source, w *pdfw.Writer, item int, sha string) *copier {
	return &copier{source: s, w: w, item: item, sha: sha, moved: map[int]int{}, keep: map[int]bool{}, bodies: map[int]bool{}}
}

// ref is the new number of an object, which drain will write.
func (c *copier) ref(nr int) int {
	n, ok := c.moved[nr]
	if !ok {
		n = c.w.Alloc()
		c.moved[nr] = n
		c.todo = append(c.todo, nr)
	}
	return n
}

// emit writes an object with its references renumbered and its keys sorted.
func (c *copier) emit(b *strings.Builder, o types.Object, skip ...string) {
	switch v := o.(type) {
	case nil:
		b.WriteString("null")
	case types.IndirectRef:
		nr := v.ObjectNumber.Value()
		if c.left(nr) {
			b.WriteString("null")
			return
		}
		b.WriteString(strconv.Itoa(c.ref(nr)) + " 0 R")
	case types.Dict:
		b.WriteString("<<")
		for _, k := range sortedKeys(v) {
			if dropped[k] || slices.Contains(skip, k) {
				continue
			}
			b.WriteString("/" + types.EncodeName(k) + " ")
			c.emit(b, v[k])
		}
		b.WriteString(">>")
	case types.Array:
		b.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			c.emit(b, x)
		}
		b.WriteByte(']')
	case types.StreamDict: // only indirect objects are streams
		b.WriteString("null")
	default:
		b.WriteString(o.PDFString())
	}
}

// left reports whether a reference leads out of what is copied: to a page that
// is not in this part, or up into the structure of the source.
func (c *copier) left(nr int) bool {
	if c.isPg[nr] {
		return !c.keep[nr]
	}
	switch t := c.object(nr).(type) {
	case nil:
		return true
	case types.Dict:
		kind := c.name(t["Type"])
		return kind == "Pages" || kind == "Catalog"
	}
	return false
}

// drain writes everything that was referred to, and what that refers to.
func (c *copier) drain() error {
	for len(c.todo) > 0 {
		nr := c.todo[len(c.todo)-1]
		c.todo = c.todo[:len(c.todo)-1]
		if c.isPg[nr] { // written as a page
			continue
		}
		o := c.object(nr)
		if sd, ok := o.(types.StreamDict); ok {
			if err := c.stream(c.moved[nr], sd, ""); err != nil {
				return err
			}
			continue
		}
		var b strings.Builder
		c.emit(&b, o)
		c.w.Put(c.moved[nr], b.String())
	}
	return nil
}

// ofForm are the entries that make a stream a form. Content that becomes one
// gets them from here: its own would turn or clip what they never touched.
var ofForm = []string{"Type", "Subtype", "FormType", "BBox", "Matrix", "Resources", "Group", "OC"}

// stream writes a stream. extra are the entries that make it a form, "" when it
// stays what it is.
func (c *copier) stream(nr int, sd types.StreamDict, extra string) error {
	if sd.Raw == nil && sd.Content != nil {
		if err := sd.Encode(); err != nil {
			return err
		}
	}
	skip := []string{"Length"}
	if extra != "" {
		skip = append(skip, ofForm...)
	}
	d, err := c.plain(sd)
	if err != nil {
		return err
	}
	if d.unpacked { // of Flate around a JPEG only the JPEG is left
		skip = append(skip, "Filter", "DecodeParms")
		extra += "/Filter/DCTDecode"
	}
	var b strings.Builder
	c.emit(&b, sd.Dict, skip...)
	dict := b.String()
	dict = dict[2:len(dict)-2] + extra
	if d.away {
		c.w.Carry(nr, dict, d.n, c.mark(d), func(file io.Writer) error { return c.carry(file, d) })
		return nil
	}
	c.w.Raw(nr, dict, d.here)
	return nil
}
