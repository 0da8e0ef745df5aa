package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/harborfile/harborfile/cases"
)

// A folder comes in whole: in the order in which people count, without the files of the system, each original unchanged
// and with its hash; what cannot be read is named, and the rest goes on.
func TestTakeAFolder(t *testing.T) {
	o := newOffice(t)
	for name, n := range map[string]int{"trip/page 10.png": 1, "trip/page 2.png": 2, "trip/Sub/a.png": 3, "trip/page 1.png": 4} {
		o.put(name, dot(t, n))
	}
	o.put("trip/again.png", dot(t, 3))
	o.put("trip/nothing.txt", nil)
	o.put("trip/.DS_Store", []byte("x"))
	o.put("trip/Thumbs.db", []byte("x"))
	o.put("trip/.hidden/a.png", dot(t, 9))
	o.put("trip/~$letter.docx", []byte("x"))
	got := o.take(TakeOptions{Source: "the client's phone", Obtained: "A. Helper"}, filepath.Join(o.dir, "trip"))
	want := "in trip/again.png, out trip/nothing.txt (empty), in trip/page 1.png, in trip/page 2.png, in trip/page 10.png, double trip/Sub/a.png"
	if names(got) != want {
		t.Errorf("taken: %s", names(got))
	}
	if got.Skipped != 4 || got.Count(TakenIn) != 4 || got.Count(Doubled) != 1 || got.Count(LeftOut) != 1 || len(got.Troubled()) != 1 {
		t.Errorf("%d skipped of %+v", got.Skipped, got)
	}
	if double := got.Files[5].Item; double.ID != got.Files[0].Item.ID || double.FileName != "again.png" {
		t.Errorf("the double is said to be %+v", double)
	}
	for _, f := range got.Files {
		if f.Outcome != TakenIn {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(o.dir, f.Name))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(raw)
		if !bytes.Equal(raw, o.bytes(f.Item.Blob)) || f.Item.Blob.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s is not as it came", f.Name)
		}
		if f.Item.Source != "the client's phone" || f.Item.Obtained != "A. Helper" || f.Item.Media != "image/png" {
			t.Errorf("%+v", f.Item)
		}
	}
	s := o.snapshot()
	if len(s.Evidence) != 4 || len(s.Custody) != 4 || s.Custody[0].What != "acquired" {
		t.Errorf("%d items and %d entries of custody", len(s.Evidence), len(s.Custody))
	}
	again := o.take(TakeOptions{}, filepath.Join(o.dir, "trip"))
	if again.Count(TakenIn) != 0 || again.Count(Doubled) != 5 || len(o.snapshot().Evidence) != 4 {
		t.Errorf("a second time: %s", names(again))
	}
}

// Files keep the order in which they are named; exhibits stand in it behind those that are there.
func TestTakeAsExhibits(t *testing.T) {
	o := newOffice(t)
	a, b, c := o.put("b.png", dot(t, 1)), o.put("a.png", dot(t, 2)), o.put("c.png", dot(t, 3))
	o.take(TakeOptions{Exhibit: true, Title: "The first"}, c)
	o.take(TakeOptions{Exhibit: true}, a, b)
	var titles []string
	for _, e := range o.snapshot().Evidence {
		titles = append(titles, e.Title)
		if e.Exhibit.Order != len(titles) {
			t.Errorf("%s is exhibit %d", e.Title, e.Exhibit.Order)
		}
	}
	if got := strings.Join(titles, ", "); got != "The first, b, a" {
		t.Errorf("in order: %s", got)
	}
}

// What is no file, or is not given out, is left out with its reason.
func TestTakeWhatIsNoFile(t *testing.T) {
	o := newOffice(t)
	o.put("in/good.png", dot(t, 1))
	if err := os.Symlink(o.put("elsewhere.png", dot(t, 2)), filepath.Join(o.dir, "in", "link.png")); err != nil {
		t.Skip("this system makes no links here")
	}
	got := o.take(TakeOptions{}, filepath.Join(o.dir, "none.pdf"), os.DevNull, filepath.Join(o.dir, "in"), o.put(".DS_Store", []byte("x")))
	if want := "out none.pdf (gone), out null (nofile), in in/good.png, out in/link.png (nofile)"; names(got) != want {
		t.Errorf("taken: %s", names(got))
	}
	if got.Skipped != 1 {
		t.Errorf("%d skipped", got.Skipped)
	}
}

// A cancel keeps what is in, and adding the same again goes on where it ended.
func TestCancelKeepsWhatIsIn(t *testing.T) {
	o := newOffice(t)
	for i := range 6 {
		o.put("many/"+string(rune('a'+i))+".png", dot(t, i))
	}
	ctx, cancel := context.WithCancel(t.Context())
	opt := TakeOptions{MatterID: o.matter, Each: func(f TakenFile) {
		if strings.HasSuffix(f.Name, "c.png") {
			cancel()
		}
	}}
	got, err := o.Take(ctx, []string{filepath.Join(o.dir, "many")}, opt)
	if !errors.Is(err, context.Canceled) || got.Count(TakenIn) != 3 || len(o.snapshot().Evidence) != 3 {
		t.Fatalf("%s, %v", names(got), err)
	}
	rest := o.take(TakeOptions{}, filepath.Join(o.dir, "many"))
	if rest.Count(TakenIn) != 3 || rest.Count(Doubled) != 3 || len(o.snapshot().Evidence) != 6 {
		t.Errorf("the rest: %s", names(rest))
	}
}

// A vault that is closed stops the taking with the vault's own error: the files are not blamed.
func TestTakeIntoAClosedVault(t *testing.T) {
	o := newOffice(t)
	a, b := o.put("a.png", dot(t, 1)), o.put("b.png", dot(t, 2))
	got, err := o.Take(t.Context(), []string{a, b}, TakeOptions{MatterID: o.matter, Each: func(TakenFile) { o.v.Close() }})
	if !errors.Is(err, cases.ErrLocked) || names(got) != "in a.png" {
		t.Errorf("%s, %v", names(got), err)
	}
}

func TestNatural(t *testing.T) {
	in := []string{"page 10", "Page 9", "page 2b", "page 2", "a/z", "a b", "page 02", "A", "ñ", "page 10000000000000000000000000"}
	slices.SortFunc(in, natural)
	if got := strings.Join(in, "|"); got != "A|a/z|a b|page 02|page 2|page 2b|Page 9|page 10|page 10000000000000000000000000|ñ" {
		t.Errorf("sorted: %s", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-cA-C0-2/ ñ]{0,6}`)
		x, y, z := name.Draw(t, "x"), name.Draw(t, "y"), name.Draw(t, "z")
		if natural(x, y) != -natural(y, x) || (natural(x, y) == 0) != (x == y) {
			t.Fatalf("%q and %q: %d and %d", x, y, natural(x, y), natural(y, x))
		}
		if natural(x, y) <= 0 && natural(y, z) <= 0 && natural(x, z) > 0 {
			t.Fatalf("%q, %q, %q are in a circle", x, y, z)
		}
	})
}

func TestEveryReasonHasWords(t *testing.T) {
	for why := range whys {
		if why.Words("en") == why.Words("es") || why.Words("en") == "" || why.Words("fr") != why.Words("en") {
			t.Errorf("%s says %q and %q", why, why.Words("en"), why.Words("es"))
		}
	}
	for _, err := range []error{ErrHasPages, ErrClean, ErrNoStrip, ErrHasWords, ErrNoOCR, ErrNoPDF} {
		if en, es := cases.Explain(err, "en"), cases.Explain(err, "es"); en == es || en.What == "" || es.Do == "" {
			t.Errorf("%v says %q and %q", err, en.Sentence(), es.Sentence())
		}
	}
}
