package packet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// onePicture is a hand-written PDF of one page that shows object 5, whatever
// that is; content is that of the page.
func onePicture(object, content string, more ...string) []byte {
	return plainPDF(append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</Im 5 0 R>>>>/Contents 4 0 R>>",
		stream("", []byte(content)), object}, more...)...)
}

// However a picture's dictionary is written, its data goes over byte for byte,
// and no room is made for it where the length can be read beside it.
func TestSparsePictures(t *testing.T) {
	data := bytes.Repeat([]byte("grain of the paper "), 2000)
	of := func(extra, eol string) string {
		return fmt.Sprintf("<</Type/XObject/Subtype/Image/Width 100/Height 380/ColorSpace/DeviceGray/BitsPerComponent 8%s>>%s%s\nendstream", extra, eol, data)
	}
	n := fmt.Sprintf("/Length %d", len(data))
	for name, c := range map[string]struct {
		object string
		more   []string
		cut    bool
	}{
		"plain":                {of(n, "\nstream\n"), nil, true},
		"two bytes of line":    {of(n, "stream\r\n"), nil, true},
		"length first":         {strings.Replace(of("", "\nstream\n"), "<<", "<<"+n, 1), nil, true},
		"length elsewhere":     {of("/Length 6 0 R", "\nstream\n"), []string{fmt.Sprint(len(data))}, false},
		"a length further in":  {of(n+"/X<</Length 12>>", "\nstream\n"), nil, false},
		"a long dictionary":    {of("/X("+strings.Repeat("x", 5000)+")"+n, "\nstream\n"), nil, false},
		"the word in a string": {of("/X(stream)"+n, "\nstream\n"), nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			pdf := onePicture(c.object, "q 300 0 0 300 100 300 cm /Im Do Q", c.more...)
			thin := &sparse{r: bytes.NewReader(pdf), size: int64(len(pdf))}
			s, err := parseSource(thin, thin.size, unread)
			if err != nil {
				t.Fatal(err)
			}
			sd, _ := s.streamAt(5)
			if cut := len(thin.cut) == 1 && len(sd.Raw) == markSize; cut != c.cut || thin.lost() {
				t.Errorf("cut %v, %d bytes were made room for, lost %v", cut, len(sd.Raw), thin.lost())
			}
			if out := copied(t, pdf); !bytes.Contains(out, data) || bytes.Contains(out, markWord[:]) {
				t.Error("the packet holds another picture")
			}
		})
	}
}

// What is the content of a page as well as the object of a picture is content
// first, and stays as it is.
func TestSparseLeavesDataAlone(t *testing.T) {
	long := strings.Repeat("0 0 m 1 1 l S\n", 4000)
	trap := fmt.Sprintf("6 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(long), long)
	form := stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Im 6 0 R>>>>", []byte("/Im Do"))
	pdf := onePicture(form, trap, "null")
	place := func(what string) []byte { return fmt.Appendf(nil, "%010d 00000 n", bytes.LastIndex(pdf, []byte(what))) }
	pdf = bytes.Replace(pdf, place("6 0 obj\nnull"), place("6 0 obj <<"), 1)
	s, err := openSource(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	if im, ok := s.streamAt(6); !ok || dataSize(im) != int64(len(long)) {
		t.Fatalf("the picture was not found: %v", ok)
	}
	if !bytes.Contains(streams(t, copied(t, pdf)), []byte(trap)) {
		t.Error("the content was changed")
	}
}

// A source whose dictionary was changed and whose mark was never read is not
// taken as parsed.
func TestSparseKnowsWhatWasLost(t *testing.T) {
	data := bytes.Repeat([]byte{7}, 20_000)
	pdf := []byte("5 0 obj\n" + stream("/Subtype/Image", data) + "\nendobj\n")
	thin := &sparse{r: bytes.NewReader(pdf), size: int64(len(pdf))}
	head := make([]byte, 512)
	if _, err := thin.ReadAt(head, 0); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(head, []byte("/Length 32   >>")) || !thin.lost() {
		t.Errorf("%q, lost %v", head[:60], thin.lost())
	}
	at := int64(bytes.Index(pdf, data[:9]))
	if _, err := thin.ReadAt(head, at); err != nil {
		t.Fatal(err)
	}
	if where, n, ok := leftOut(head); !ok || where != at || n != int64(len(data)) || thin.lost() {
		t.Errorf("a mark %v of %d bytes at %d, lost %v", ok, n, where, thin.lost())
	}
}

// The child settles the same plan, and names a character that no font prints.
func TestPlanInTheChild(t *testing.T) {
	ctx, a := context.Background(), &apart{}
	defer a.Close()
	items := everySource(t)
	here, err := MakePlan(testJob, items)
	if err != nil {
		t.Fatal(err)
	}
	there, err := a.plan(ctx, testJob, items)
	if err != nil {
		t.Fatal(err)
	}
	if describe(here) != describe(there) || here.Last != there.Last || here.ContentsPages != there.ContentsPages || here.RecordPages != there.RecordPages {
		t.Errorf("here\n%s\nthere\n%s", describe(here), describe(there))
	}
	items[1].Title = "Letter \U0001F9FF"
	_, err = a.plan(ctx, testJob, items)
	var at *ItemError
	var missing *text.MissingGlyph
	if !errors.As(err, &at) || at.ID != items[1].ID || !errors.As(err, &missing) || missing.Rune != '\U0001F9FF' {
		t.Errorf("%v", err)
	}
	if _, err := a.plan(ctx, testJob, items[:1]); err != nil {
		t.Errorf("the child did not go on: %v", err)
	}
}
