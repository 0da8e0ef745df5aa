package packet

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// hiding is a file of one page that holds words in many ways.
func hiding(t *testing.T) []byte {
	t.Helper()
	var out, body bytes.Buffer
	w := pdfw.New(&out)
	set := text.NewSet(w)
	l, err := set.One("Visible Zebrafish wörter", 12, text.Sans)
	if err != nil {
		t.Fatal(err)
	}
	set.Draw(&body, l, 72, 700)
	body.WriteString("BT /Plain 12 Tf (Pla) Tj (in\\154y) Tj ET /Fo Do % Commentary\n")
	cs, fo, attached, tree := w.Alloc(), w.Alloc(), w.Alloc(), w.NewPageTree()
	w.Flate(cs, "", body.Bytes())
	body.Reset()
	l, err = set.One("Nestedword", 12, text.Sans)
	if err != nil {
		t.Fatal(err)
	}
	set.Draw(&body, l, 0, 0)
	w.Flate(fo, "/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<<"+set.Resources()+">>", body.Bytes())
	w.Flate(attached, "/Type/EmbeddedFile", []byte(strings.Repeat("some words and Attachedword ", 20)))
	page := w.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<<%s/XObject<</Fo %d 0 R>>>>/PieceInfo<</A(St\\162ingword)/B %s/Nameword 1/C<%x>>>>>",
		tree.Parent(0), cs, set.Resources(), fo, pdfw.Text("Wideword"), "Hexword"))
	tree.Add(page)
	if err := set.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/File %d 0 R>>", tree.Finish(), attached)), 0); err != nil {
		t.Fatal(err)
	}
	return append(out.Bytes(), "\nTrailingword\n"...)
}

func TestLeftIn(t *testing.T) {
	pdf := hiding(t)
	inBytes := []string{"Stringword", "wide word", "NAMEWORD", "hexword", "Attachedword", "trailingword", "Commentary"}
	inText := []string{"zebrafish", "Worter", "Plainly", "nestedword", "ble Zeb"}
	nowhere := []string{"Quagga", "Fish visible", "612"}
	all := slices.Concat(inBytes, inText, nowhere)
	left, err := LeftIn(context.Background(), bytes.NewReader(pdf), int64(len(pdf)), all)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range all {
		if got := slices.Contains(left.Objects, i); got != slices.Contains(inBytes, w) {
			t.Errorf("%q in objects: %v", w, got)
		}
		if got := slices.Contains(left.Text, i); got != slices.Contains(inText, w) {
			t.Errorf("%q in text: %v", w, got)
		}
	}
	if left.Pages != 1 {
		t.Errorf("%d pages", left.Pages)
	}
}

func TestLeftInOfBrokenFiles(t *testing.T) {
	pdf := hiding(t)
	for _, broken := range [][]byte{nil, []byte("no pdf"), pdf[:len(pdf)/2]} {
		// An empty file has no size to ask about; the others are an error and never a clean answer.
		if _, err := LeftIn(context.Background(), bytes.NewReader(broken), int64(max(1, len(broken))), []string{"word"}); err == nil {
			t.Errorf("a broken file of %d bytes gave an answer", len(broken))
		}
	}
}

// The numbers with which a file counts its bytes are no finding.
func TestNumbersThatCountTheFile(t *testing.T) {
	for in, want := range map[string]bool{
		"<</Length 12345>>": false, "startxref\n12345\n": false, "12345 0 obj": false, "12345 0 R": false,
		"ssn 12345 here": true, "(12345)": true,
	} {
		if got := containsBeside(lowerASCII([]byte(in)), []byte("12345")); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestPicturePages(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 40, 20))
	m.Set(3, 3, color.RGBA{200, 0, 0, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	var one, two bytes.Buffer
	for _, out := range []*bytes.Buffer{&one, &two} {
		if err := PicturePages(context.Background(), bytes.NewReader(b.Bytes()), int64(b.Len()), "image/png", out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.HasPrefix(one.Bytes(), []byte("%PDF-")) || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the page of a picture is not the same one twice")
	}
	if err := PicturePages(context.Background(), strings.NewReader("no picture"), 10, "image/png", &one); err == nil {
		t.Error("no picture gave a page")
	}
}

func FuzzContentTokens(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf (a\\(b\\051) Tj [<41 4> -20 (x)] TJ ET BI /W 1 ID \x00 EI Q % end"))
	f.Add([]byte("(((\\"))
	f.Add([]byte("<<<>>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		for range contentTokens(b) {
			if n++; n > len(b) {
				t.Fatal("more words than bytes")
			}
		}
		m := charMap{width: 1}
		m.learn(b)
		m.read(b)
	})
}
