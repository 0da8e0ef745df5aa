package packet

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/jpegfile"
	"github.com/harborfile/harborfile/forms/ocr"
)

// where is what the papers of these tests hide.
const where = "1482 Larkspur Street"

// guardOf asks the firewall about one PDF.
func guardOf(t testing.TB, pdf []byte, pictures *Reader) error {
	t.Helper()
	s := &cases.Snapshot{Client: spelled}
	return Eyes{Viewer: viewer(t), Pictures: pictures}.Guard(context.Background(), s, cases.CourtPublic, Paper{R: bytes.NewReader(pdf), Size: int64(len(pdf)), Media: pdfMedia, Name: "paper.pdf"})
}

// A place is found wherever in a PDF it hides; and the same PDF with another place in it passes.
func TestHidingPlaces(t *testing.T) {
	type hider func(t *testing.T, what string) []byte
	plain := func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		return drawing{content: write(t, fonts, 72, 700, "A page like any other.")}
	}
	inCatalog := func(entries func(w *pdfw.Writer, pages []int, what string) string) hider {
		return func(t *testing.T, what string) []byte {
			return sourcePDF(t, 1, plain, func(w *pdfw.Writer, pages []int) string { return entries(w, pages, what) })
		}
	}
	onPage := func(draw func(w *pdfw.Writer, fonts *text.Set, what string) drawing) hider {
		return func(t *testing.T, what string) []byte {
			return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing { return draw(w, fonts, what) }, nil)
		}
	}
	annotated := func(annot func(what string) string) hider {
		return onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: write(t, fonts, 72, 700, "See the note."), extra: "/Annots[" + annot(what) + "]"}
		})
	}
	picture := func(segments func(what string) []byte) hider {
		return onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			im := w.Alloc()
			w.Raw(im, "/Type/XObject/Subtype/Image/Width 40/Height 40/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", withSegments(photo(t, 40, 40), segments(what)))
			return drawing{content: write(t, fonts, 72, 700, "A photo.") + " q 40 0 0 40 72 600 cm /Im0 Do Q",
				extra: "/Resources<<" + fonts.Resources() + fmt.Sprintf("/XObject<</Im0 %d 0 R>>>>", im)}
		})
	}
	for name, hide := range map[string]hider{
		"text": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: write(t, fonts, 72, 700, "lives at "+what)}
		}),
		"rotated text": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: "q 0 1 -1 0 500 100 cm " + write(t, fonts, 0, 0, what) + " Q " + write(t, fonts, 72, 700, "plain words of the page")}
		}),
		"slanted text": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: "q 0.7 0.7 -0.7 0.7 200 200 cm " + write(t, fonts, 0, 0, what) + " Q"}
		}),
		"white on white": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: "q 1 g " + write(t, fonts, 72, 700, what) + " Q " + write(t, fonts, 72, 600, "plain words")}
		}),
		"drawn invisibly": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: "q 3 Tr " + write(t, fonts, 72, 700, what) + " Q"}
		}),
		"tiny letters": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: "q 0.05 0 0 0.05 100 100 cm " + write(t, fonts, 72, 700, what) + " Q"}
		}),
		"outside of the page": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: write(t, fonts, 72, 900, what) + write(t, fonts, 72, 600, "inside")}
		}),
		"letter by letter": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			var b strings.Builder
			for i, r := range strings.ReplaceAll(what, " ", "") {
				b.WriteString(write(t, fonts, 72+float64(i)*22, 700, string(r)))
			}
			return drawing{content: b.String()}
		}),
		"columns": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			number, street, _ := strings.Cut(what, " ")
			c := write(t, fonts, 72, 700, "who has lived since May at "+number) + write(t, fonts, 330, 700, "The court has seen the papers filed")
			return drawing{content: c + write(t, fonts, 72, 686, street+", where the") + write(t, fonts, 330, 686, "by both sides and finds as follows.")}
		}),
		"two cells of a table": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			number, street, _ := strings.Cut(what, " ")
			c := write(t, fonts, 72, 720, "House") + write(t, fonts, 200, 720, "Floor and flat, door, side") + write(t, fonts, 400, 720, "Road")
			return drawing{content: c + write(t, fonts, 72, 700, number) + write(t, fonts, 120, 700, "fourth floor, back door left") + write(t, fonts, 300, 700, street)}
		}),
		"two pages": func(t *testing.T, what string) []byte {
			number, street, _ := strings.Cut(what, " ")
			return sourcePDF(t, 2, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
				return drawing{content: write(t, fonts, 72, 700, []string{"and then lived at " + number, street + " until May."}[i])}
			}, nil)
		},
		"hidden layer": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			oc := w.Add("<</Type/OCG/Name(Notes)>>")
			return drawing{content: "/OC /L0 BDC " + write(t, fonts, 72, 700, what) + " EMC " + write(t, fonts, 72, 600, "plain"),
				extra: "/Resources<<" + fonts.Resources() + fmt.Sprintf("/Properties<</L0 %d 0 R>>>>", oc)}
		}),
		"layer name": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			oc := w.Add("<</Type/OCG/Name" + pdfw.Text(what) + ">>")
			return fmt.Sprintf("/OCProperties<</OCGs[%d 0 R]/D<</OFF[%d 0 R]>>>>", oc, oc)
		}),
		"ActualText": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			return drawing{content: "/Span<</ActualText" + pdfw.Text(what) + ">>BDC " + write(t, fonts, 72, 700, "the safe house") + " EMC"}
		}),
		"alternate text": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			return fmt.Sprintf("/StructTreeRoot %d 0 R", w.Add("<</Type/StructTreeRoot/K<</S/Figure/Alt"+pdfw.Text(what)+">>>>"))
		}),
		"note": annotated(func(what string) string {
			return "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents" + pdfw.Text(what) + ">>"
		}),
		"note author": annotated(func(what string) string {
			return "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/T" + pdfw.Text(what) + ">>"
		}),
		"web link": annotated(func(what string) string {
			return "<</Type/Annot/Subtype/Link/Rect[10 10 90 30]/A<</S/URI/URI(https://maps.example/?q=" + strings.ReplaceAll(what, " ", "+") + ")>>>>"
		}),
		"field value": inCatalog(func(w *pdfw.Writer, pages []int, what string) string {
			return fmt.Sprintf("/AcroForm<</Fields[%d 0 R]>>", w.Add("<</FT/Tx/T(a)/V"+pdfw.Text(what)+">>"))
		}),
		"bookmark": inCatalog(func(w *pdfw.Writer, pages []int, what string) string {
			o := w.Alloc()
			item := w.Add(fmt.Sprintf("<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]>>", pdfw.Text(what), o, pages[0]))
			w.Put(o, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count 1>>", item, item))
			return fmt.Sprintf("/Outlines %d 0 R", o)
		}),
		"page label": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			return "/PageLabels<</Nums[0<</P" + pdfw.Text(what+" ") + "/S/D>>]>>"
		}),
		"XMP": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			m := w.Alloc()
			w.Flate(m, "/Type/Metadata/Subtype/XML", []byte(`<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description photoshop:City="Sampleville" dc:description="`+what+`"/></x:xmpmeta>`))
			return fmt.Sprintf("/Metadata %d 0 R", m)
		}),
		"attachment name": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			f := w.Alloc()
			w.Flate(f, "/Type/EmbeddedFile", []byte("nothing"))
			return fmt.Sprintf("/Names<</EmbeddedFiles<</Names[(x)<</Type/Filespec/UF%s/EF<</F %d 0 R>>>>]>>>>", pdfw.Text(what+".txt"), f)
		}),
		"attached file": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			f := w.Alloc()
			w.Flate(f, "/Type/EmbeddedFile", []byte("From: a\nTo: b\n\nShe is at "+what+" now."))
			return fmt.Sprintf("/Names<</EmbeddedFiles<</Names[(x)<</Type/Filespec/UF(x.txt)/EF<</F %d 0 R>>>>]>>>>", f)
		}),
		"script": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			return "/OpenAction<</S/JavaScript/JS" + pdfw.Text(`app.alert("`+what+`")`) + ">>"
		}),
		"private data": inCatalog(func(w *pdfw.Writer, _ []int, what string) string {
			return "/PieceInfo<</App<</LastModified(D:2026)/Private<</Place" + pdfw.Text(what) + ">>>>>>"
		}),
		"form that no page draws": onPage(func(w *pdfw.Writer, fonts *text.Set, what string) drawing {
			x := w.Alloc()
			w.Flate(x, "/Type/XObject/Subtype/Form/BBox[0 0 100 100]", []byte("BT /F1 9 Tf [("+what[:7]+")-20("+what[7:10]+")30("+what[10:]+")]TJ ET"))
			return drawing{content: write(t, fonts, 72, 700, "plain"), extra: "/Resources<<" + fonts.Resources() + fmt.Sprintf("/XObject<</X1 %d 0 R>>>>", x)}
		}),
		"earlier saving": func(t *testing.T, what string) []byte {
			older := sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
				w.Add("<</Title" + pdfw.Text(what) + ">>")
				return drawing{content: write(t, fonts, 72, 700, "plain")}
			}, nil)
			return append(older, letter(t, "newer", 1)...)
		},
		"behind the end": func(t *testing.T, what string) []byte { return append(letter(t, "x", 1), []byte("\n% "+what+"\n")...) },
		"EXIF": picture(func(what string) []byte {
			return segment(jpegfile.APP1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00"+what)
		}),
		"XMP of a photo": picture(func(what string) []byte {
			return segment(jpegfile.APP1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+what+"</x:xmpmeta>")
		}),
		"comment of a photo": picture(func(what string) []byte { return segment(jpegfile.COM, what) }),
	} {
		t.Run(name, func(t *testing.T) {
			pdf := hide(t, where)
			keepPDF(t, "hiding-"+strings.ReplaceAll(name, " ", "-"), pdf)
			var found *SecretFound
			if err := guardOf(t, pdf, nil); !errors.As(err, &found) {
				t.Errorf("not found: %v", err)
			} else {
				t.Log(found.list(nil))
			}
			if err := guardOf(t, hide(t, "2199 Specimen Street"), nil); err != nil {
				t.Errorf("another place stopped the paper: %v", err)
			}
		})
	}
}

// segment is one segment of a JPEG.
func segment(mark byte, body string) []byte {
	head := []byte{0xFF, mark, 0, 0}
	binary.BigEndian.PutUint16(head[2:], uint16(len(body)+2))
	return append(head, body...)
}

// withSegments puts segments behind the beginning of a JPEG.
func withSegments(picture, segments []byte) []byte {
	return append(append(bytes.Clone(picture[:2]), segments...), picture[2:]...)
}

// gps are EXIF data with a latitude.
func gps() string {
	b := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08")
	entry := func(tag, kind uint16, count, value uint32) []byte {
		e := make([]byte, 12)
		binary.BigEndian.PutUint16(e, tag)
		binary.BigEndian.PutUint16(e[2:], kind)
		binary.BigEndian.PutUint32(e[4:], count)
		binary.BigEndian.PutUint32(e[8:], value)
		return e
	}
	b = append(b, 0, 1)
	b = append(b, entry(0x8825, 4, 1, 26)...)
	b = append(b, 0, 0, 0, 0)
	b = append(b, 0, 1)
	b = append(b, entry(2, 5, 3, 44)...)
	return string(append(b, make([]byte, 40)...))
}

// A photo inside a PDF that tells where it was taken stops the paper; one that only tells its size does not.
func TestPlaceOfPhoto(t *testing.T) {
	paper := func(segments []byte) []byte {
		return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
			im := w.Alloc()
			w.Raw(im, "/Type/XObject/Subtype/Image/Width 40/Height 40/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", withSegments(photo(t, 40, 40), segments))
			return drawing{content: "q 40 0 0 40 72 600 cm /Im0 Do Q" + write(t, fonts, 72, 700, "A photo."), extra: "/Resources<<" + fonts.Resources() + fmt.Sprintf("/XObject<</Im0 %d 0 R>>>>", im)}
		}, nil)
	}
	var found *SecretFound
	if err := guardOf(t, paper(segment(jpegfile.APP1, gps())), nil); !errors.As(err, &found) || found.Hits[0].Kind != SecretTaken {
		t.Errorf("%v", err)
	}
	if err := guardOf(t, paper(segment(jpegfile.APP1, strings.Replace(gps(), "\x88\x25", "\x01\x00", 1))), nil); err != nil {
		t.Errorf("a photo without a place: %v", err)
	}
}

// An address that stands in a picture only is read where a tesseract is installed, and once however often it is asked.
func TestPictureOfAnAddress(t *testing.T) {
	engine, ok := ocr.Find()
	if !ok {
		t.Skip("tesseract is not installed")
	}
	envelope := func(words string) []byte {
		letters := sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
			return drawing{content: "q 2 0 0 2 0 -600 cm " + write(t, fonts, 40, 650, words) + write(t, fonts, 40, 620, "Sampleville EX") + " Q"}
		}, nil)
		im, err := openPDF(t, letters).Render(context.Background(), 0, 150)
		if err != nil {
			t.Fatal(err)
		}
		gray := image.NewGray(im.Bounds())
		draw.Draw(gray, gray.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
		draw.Draw(gray, gray.Bounds(), im, image.Point{}, draw.Over)
		var b bytes.Buffer
		if err := jpeg.Encode(&b, gray, nil); err != nil {
			t.Fatal(err)
		}
		page, err := picturePage(bytes.NewReader(b.Bytes()), int64(b.Len()), "image/jpeg")
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	asked := &counting{Recogniser: engine}
	r := NewReader(asked, "en")
	pdf := envelope(where)
	for range 2 {
		var found *SecretFound
		if err := guardOf(t, pdf, r); !errors.As(err, &found) || found.Hits[0].Where != inPicture {
			t.Errorf("%v", err)
		}
	}
	if asked.times != 1 {
		t.Errorf("the picture was read %d times", asked.times)
	}
	if err := guardOf(t, pdf, nil); err != nil {
		t.Errorf("without a reader nothing is read: %v", err)
	}
	if err := guardOf(t, envelope("2199 Specimen Street"), r); err != nil {
		t.Errorf("another place: %v", err)
	}
}

type counting struct {
	Recogniser
	times int
}

func (c *counting) Words(ctx context.Context, img image.Image, dpi int, langs []string) ([]ocr.Word, error) {
	c.times++
	return c.Recogniser.Words(ctx, img, dpi, langs)
}
