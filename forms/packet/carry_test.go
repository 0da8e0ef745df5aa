package packet

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/jpegfile"
)

// jpegSegment is one segment of a JPEG.
func jpegSegment(mark byte, body string) []byte {
	n := len(body) + 2
	return append([]byte{0xFF, mark, byte(n >> 8), byte(n)}, body...)
}

// grain is a JPEG that takes some room, with segments put in after its first
// marker and bytes after its end.
func grain(t testing.TB, side int, segments []byte, after string) []byte {
	m := image.NewGray(image.Rect(0, 0, side, side))
	r := rand.New(rand.NewPCG(uint64(side), 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.UintN(256))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return append(slices.Concat(b.Bytes()[:2], segments, b.Bytes()[2:]), after...)
}

// The canaries of hidden data.
const (
	placeCanary  = "CANARY-GPS-32.7157"
	xmpCanary    = "CANARY-XMP-author"
	iptcCanary   = "CANARY-IPTC-byline"
	wordCanary   = "CANARY-COMMENT"
	afterCanary  = "CANARY-AFTER-END"
	metaCanary   = "CANARY-METADATA"
	pieceCanary  = "CANARY-PIECEINFO"
	authorCanary = "CANARY-NOTE-AUTHOR"
)

func telling() []byte {
	return slices.Concat(jpegSegment(jpegfile.APP1, "Exif\x00\x00"+placeCanary), jpegSegment(jpegfile.APP1, "http://ns.adobe.com/xap/1.0/\x00"+xmpCanary),
		jpegSegment(0xED, "Photoshop 3.0\x00"+iptcCanary), jpegSegment(jpegfile.COM, wordCanary))
}

// What a JPEG within a PDF, or an object of it, tells beside the picture stays
// behind; the picture itself is the same.
func TestPicturesWithinPDFsTellNothing(t *testing.T) {
	for _, side := range []int{40, 400} { // parsed with the source, and left out of it
		plainPicture := grain(t, side, nil, "")
		for name, c := range map[string]struct {
			data   []byte
			filter string
		}{
			"quiet":          {plainPicture, "/Filter/DCTDecode"},
			"telling":        {grain(t, side, telling(), ""), "/Filter/DCTDecode"},
			"in an array":    {grain(t, side, telling(), ""), "/Filter[/DCTDecode]"},
			"more after it":  {grain(t, side, nil, afterCanary), "/Filter/DCTDecode"},
			"another within": {grain(t, side, jpegSegment(0xE2, "MPF\x00"), string(grain(t, 40, telling(), ""))), "/Filter/DCTDecode"},
			"packed":         {pdfw.Deflate(grain(t, side, telling(), ""), 6), "/Filter[/FlateDecode/DCTDecode]"},
		} {
			t.Run(fmt.Sprint(name, " ", side), func(t *testing.T) {
				out := copied(t, withPicture(t, c.data, c.filter, side))
				raw := streams(t, out)
				for _, canary := range []string{placeCanary, xmpCanary, iptcCanary, wordCanary, afterCanary, metaCanary, pieceCanary, authorCanary} {
					if bytes.Contains(raw, []byte(canary)) {
						t.Errorf("the packet holds %s", canary)
					}
				}
				if !bytes.Contains(raw, plainPicture) {
					t.Error("the picture is another one")
				}
			})
		}
	}
}

// withPicture is a page with a JPEG, and metadata wherever a PDF can have it.
func withPicture(t *testing.T, data []byte, filter string, side int) []byte {
	return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
		meta, im, thumb, look := w.Alloc(), w.Alloc(), w.Alloc(), w.Alloc()
		w.Raw(meta, "/Type/Metadata/Subtype/XML", []byte("<?xpacket?>"+metaCanary))
		w.Raw(thumb, "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", []byte(metaCanary))
		w.Raw(look, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", []byte("0 0 9 9 re f"))
		w.Raw(im, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8%s/Metadata %d 0 R", side, side, filter, meta), data)
		return drawing{content: "q 300 0 0 300 100 300 cm /Im Do Q", extra: fmt.Sprintf("/Resources<</XObject<</Im %d 0 R>>>>/Metadata %d 0 R/Thumb %d 0 R"+
			"/PieceInfo<</X<</LastModified(D:20260101)/Private(%s)>>>>/LastModified(D:20260101)"+
			"/Annots[<</Type/Annot/Subtype/Square/Rect[9 9 18 18]/F 4/T(%s)/AP<</N %d 0 R>>>>]", im, meta, thumb, pieceCanary, authorCanary, look)}
	}, nil)
}

// copied assembles one source in a child and here, and wants equal bytes.
func copied(t *testing.T, pdf []byte) []byte {
	t.Helper()
	a := &apart{}
	defer a.Close()
	it := Item{ID: "x", Kind: Exhibit, Group: "Exhibits", Title: "x", Label: "A", R: bytes.NewReader(pdf), Size: int64(len(pdf))}
	var err error
	if it.Probe, err = a.probe(context.Background(), &it); err != nil {
		t.Fatal(err)
	}
	plan, here := build(t, testJob, []Item{it})
	var there buffer
	if err := a.assemble(context.Background(), plan, func(int) (io.WriteCloser, error) { return &there, nil }); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(here[0], there.Bytes()) {
		t.Error("the child gives other bytes")
	}
	qpdfCheck(t, here[0])
	return here[0]
}

// streams is a file followed by the data of all its streams, unpacked where
// that is known.
func streams(t *testing.T, pdf []byte) []byte {
	t.Helper()
	s, err := parseSource(bytes.NewReader(pdf), int64(len(pdf)), nil)
	if err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(pdf)
	for nr := range s.ctx.Table {
		sd, ok := s.streamAt(nr)
		if !ok {
			continue
		}
		if data, ok := s.decoded(sd); ok {
			out = append(out, data...)
		}
	}
	return out
}

// A stream that claims to be a picture and is none is refused or copied, and
// nothing of this process's memory comes along.
func TestClaimedPictures(t *testing.T) {
	words := bytes.Repeat([]byte("BT /F 1 Tf (page) Tj ET\n"), 2000)
	pdf := sourcePDF(t, 2, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		c := w.Alloc()
		w.Raw(c, "/Subtype/Image", words)
		return drawing{extra: fmt.Sprintf("/Contents[%d 0 R %d 0 R]", c, c)}
	}, nil)
	out := copied(t, pdf)
	if bytes.Contains(out, markWord[:]) {
		t.Error("a mark went out")
	}
	if n := bytes.Count(streams(t, out), words); n < 2 {
		t.Errorf("the content is there %d times", n)
	}
}
