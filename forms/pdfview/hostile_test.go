package pdfview

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
)

// packed is data that unpacks to very much more.
func packed(unit string, size int) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	block := bytes.Repeat([]byte(unit), 1<<20/len(unit))
	for range size / len(block) {
		z.Write(block)
	}
	z.Close()
	return b.String()
}

// raw writes a file of objects given by hand.
func raw(objects ...string) []byte {
	f := &pdfFile{objects: append([]string{"", "", ""}, objects...)}
	f.pages = []int{3}
	return f.bytes()
}

// hostileFiles are made to loop, to grow, to break and to lie.
func hostileFiles() map[string][]byte {
	const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"
	files := map[string][]byte{
		"endless drawing": endless(),
		"form in itself": raw(page+"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", "<</Length 5>>\nstream\n/X Do\nendstream",
			"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>\nstream\n/X Do /X Do\nendstream"),
		"pattern in itself": raw(page+"/Contents 4 0 R/Resources<</Pattern<</P 5 0 R>>>>>>", "<</Length 43>>\nstream\n/Pattern cs /P scn 0 0 612 792 re f        \nendstream",
			"<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<</Pattern<</P 5 0 R>>>>/Length 35>>\nstream\n/Pattern cs /P scn 0 0 1 1 re f     \nendstream"),
		"ring of pages":   raw("<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 9>>"),
		"stream bomb":     raw(page+"/Contents[4 0 R 4 0 R 4 0 R]>>", stream("/Filter/FlateDecode", packed("q 1 0 0 1 0 0 cm ", 256<<20))),
		"picture bomb":    raw(page+"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", stream("", "612 0 0 792 0 0 cm /X Do"), stream("/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode", packed("\x00", 64<<20))),
		"a lying JPEG":    raw(page+"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", stream("", "612 0 0 792 0 0 cm /X Do"), stream(scanDict(5000, 8000, true), lyingJPEG(5000, 8000))),
		"a vast JPEG":     raw(page+"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", stream("", "612 0 0 792 0 0 cm /X Do"), stream(scanDict(65500, 65500, true), lyingJPEG(65500, 65500))),
		"brackets":        raw(page + "/X " + strings.Repeat("[", 300_000) + ">>"),
		"deep saves":      raw(page+"/Contents 4 0 R>>", stream("", strings.Repeat("q ", 2_000_000))),
		"many marks":      raw(page+"/Contents 4 0 R>>", stream("", strings.Repeat("/A BMC ", 500_000))),
		"huge numbers":    raw("<</Type/Page/Parent 2 0 R/MediaBox[-1e308 0 99999999999999999999 1e308]/Rotate 9223372036854775807/UserUnit 1e30>>"),
		"length beyond":   raw(page+"/Contents 4 0 R>>", "<</Length 2147483647>>\nstream\nq Q\nendstream"),
		"names in a ring": raw(page+"/Annots 4 0 R>>", "[4 0 R 4 0 R 5 0 R]", "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest 5 0 R/Parent 5 0 R/A<</S/GoTo/D 5 0 R/Next 5 0 R>>>>"),
	}
	ring := newPDF()
	ring.page(show(72, 700, "x"), "")
	mark := len(ring.objects)
	ring.add(fmt.Sprintf("<</Title(a)/First %d 0 R/Next %d 0 R>>", mark, mark))
	ring.catalog = fmt.Sprintf("/Outlines<</First %d 0 R/Last %d 0 R>>", mark, mark)
	files["bookmarks in a ring"] = ring.bytes()
	for i, at := range []float64{0.1, 0.5, 0.9, 0.99} { // a good file, cut and flipped
		good := scanned{jpeg: scanJPEG(1, 600, 780, true), w: 600, h: 780}.bytes()
		files[fmt.Sprintf("cut at %g", at)] = good[:int(at*float64(len(good)))]
		r := rand.New(rand.NewPCG(uint64(i), 9))
		flipped := bytes.Clone(good)
		for range 400 {
			flipped[r.IntN(len(flipped))] ^= byte(1 << r.IntN(8))
		}
		files[fmt.Sprintf("flipped %d", i)] = flipped
	}
	return files
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// lyingJPEG says it is much larger than its bytes are.
func lyingJPEG(w, h int) string {
	j := scanJPEG(2, 600, 780, true)
	at := bytes.Index(j, []byte{0xff, 0xc0})
	j[at+5], j[at+6], j[at+7], j[at+8] = byte(h>>8), byte(h), byte(w>>8), byte(w)
	return string(j)
}

// Whatever a file is made of: every question about it ends, within its time
// limit, with an answer or a known error that has words for a person; the
// process that asks keeps its memory; and the next file works.
func TestHostileFilesEndTheChildOnly(t *testing.T) {
	v := start(t, Options{TimeLimit: 500 * time.Millisecond, MemoryMB: 256})
	before := held()
	for name, pdf := range hostileFiles() {
		began := time.Now()
		var last error
		questions(v, pdf, func(what string, err error) {
			if err == nil {
				return
			}
			last = err
			var words interface {
				Explain(string) (string, string, string)
			}
			if !errors.As(err, &words) && !errors.Is(err, ErrNoPage) {
				t.Errorf("%s, %s: no words for %v", name, what, err)
			}
		})
		took := time.Since(began)
		t.Logf("%-20s %v, %v", name, took.Round(time.Millisecond), last)
		if took > 60*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
	if grown := held() - before; grown > 64<<20 {
		t.Errorf("the process that asks holds %d MB more", grown>>20)
	}
	if text, err := open(t, v, onePage("next")).Text(context.Background(), 0); err != nil || strings.TrimSpace(text) != "next" {
		t.Fatalf("the next file: %q, %v", text, err)
	}
}

// questions asks everything there is to ask about the first page and the whole.
func questions(v *Viewer, pdf []byte, heard func(what string, err error)) {
	ctx := context.Background()
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if heard("open", err); err != nil {
		return
	}
	late := 0
	for what, ask := range map[string]func() error{
		"draw":    func() error { _, err := d.Render(ctx, 0, 72); return err },
		"thumbs":  func() error { _, err := d.Thumbs(ctx, []int{0, 1, d.Pages() - 1}, 120); return err },
		"text":    func() error { _, err := d.Text(ctx, 0); return err },
		"words":   func() error { _, err := d.Words(ctx, 0); return err },
		"links":   func() error { _, err := d.Links(ctx, 0); return err },
		"outline": func() error { _, err := d.Outline(ctx); return err },
	} {
		err := ask()
		heard(what, err)
		if errors.Is(err, ErrTimeLimit) {
			if late++; late == 2 {
				return // the others would take as long
			}
		}
	}
}

func held() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse)
}
