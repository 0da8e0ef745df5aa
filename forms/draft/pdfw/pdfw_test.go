package pdfw

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// file writes n empty pages with one small stream each.
func file(n int) []byte {
	var b bytes.Buffer
	w := New(&b)
	tree := w.NewPageTree()
	for i := range n {
		content := w.Alloc()
		w.Flate(content, "", []byte(strings.Repeat("0 0 m 10 10 l S\n", i%40+1)))
		tree.Add(w.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Resources<<>>/Contents %d 0 R>>", tree.Parent(i), content)))
	}
	root := w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree.Finish()))
	info := w.Add("<</Title" + Text("Žluťoučký (kůň) \\ 文") + ">>")
	if err := w.Finish(root, info); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func TestFilesAreSoundAndEqual(t *testing.T) {
	for _, n := range []int{0, 1, 31, 32, 33, 1025, 1100} {
		a := file(n)
		if !bytes.Equal(a, file(n)) {
			t.Errorf("%d pages: two runs differ", n)
		}
		if _, err := exec.LookPath("qpdf"); err != nil {
			t.Skip("qpdf is not installed: the structure of the files was not checked")
		}
		name := filepath.Join(t.TempDir(), "f.pdf")
		if err := os.WriteFile(name, a, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
			t.Errorf("%d pages: qpdf: %s", n, out)
		}
		out, err := exec.Command("qpdf", "--show-npages", name).Output()
		if err != nil || strings.TrimSpace(string(out)) != fmt.Sprint(n) {
			t.Errorf("%d pages: qpdf counts %q (%v)", n, out, err)
		}
	}
}

func TestDifferentInputGivesAnotherFileID(t *testing.T) {
	id := func(b []byte) string {
		i := bytes.LastIndex(b, []byte("/ID["))
		return string(b[i : i+40])
	}
	if id(file(3)) == id(file(4)) {
		t.Error("two different files carry one identifier")
	}
}

func TestMistakesAreReportedByFinish(t *testing.T) {
	for name, spoil := range map[string]func(*Writer){
		"twice":           func(w *Writer) { w.Put(w.Add("null"), "null") },
		"stream twice":    func(w *Writer) { w.Raw(w.Add("null"), "", nil) },
		"never allocated": func(w *Writer) { w.Put(99, "null") },
		"object zero":     func(w *Writer) { w.Put(0, "null") },
	} {
		w := New(&bytes.Buffer{})
		spoil(w)
		if w.Finish(w.Add("null"), 0) == nil {
			t.Errorf("%s: Finish was content", name)
		}
	}
}

type fullDisk struct{ left int }

var errFull = errors.New("full")

func (d *fullDisk) Write(b []byte) (int, error) {
	if d.left -= len(b); d.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestAFullDiskIsReported(t *testing.T) {
	w := New(&fullDisk{left: 100})
	w.Raw(w.Alloc(), "", make([]byte, 2<<20))
	if err := w.Finish(w.Add("null"), 0); !errors.Is(err, errFull) {
		t.Errorf("Finish returned %v", err)
	}
}

func TestNum(t *testing.T) {
	for f, want := range map[float64]string{0: "0", -0.0001: "0", 1: "1", 12.5: "12.5", -3.14159: "-3.142", 1e6: "1000000", 100: "100"} {
		if got := Num(f); got != want {
			t.Errorf("Num(%v) = %q, want %q", f, got, want)
		}
	}
}

func TestText(t *testing.T) {
	if got := Text("é文\U0001F600"); got != "<FEFF00E96587D83DDE00>" {
		t.Errorf("Text = %s", got)
	}
}
