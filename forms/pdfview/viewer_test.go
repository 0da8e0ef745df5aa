package pdfview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"math"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	WorkerMain()
	os.Exit(m.Run())
}

// start makes a Viewer for one test. The machine may be busy, so the default
// limit of the tests is generous.
func start(t *testing.T, o Options) *Viewer {
	t.Helper()
	if o.TimeLimit == 0 {
		o.TimeLimit = 2 * time.Minute
	}
	v, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

func open(t *testing.T, v *Viewer, pdf []byte) *Doc {
	t.Helper()
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestReadsPages(t *testing.T) {
	f := newPDF()
	first := f.page(show(72, 700, "Hello harbor light"), "")
	f.page(show(100, 500, "Turned"), "/Rotate 90")
	f.page(show(150, 250, "Cropped"), "/MediaBox[0 0 600 800]/CropBox[100 200 400 700]")
	link := f.add(fmt.Sprintf("<</Type/Annot/Subtype/Link/Rect[72 60 200 80]/Dest[%d 0 R/Fit]>>", first))
	web := f.add("<</Type/Annot/Subtype/Link/Rect[72 90 200 110]/A<</S/URI/URI(https://example.org/)>>>>")
	f.page(show(72, 65, "Back"), fmt.Sprintf("/Annots[%d 0 R %d 0 R]", link, web))
	mark := f.add(fmt.Sprintf("<</Title(First)/Parent %d 0 R/Dest[%d 0 R/Fit]>>", len(f.objects)+1, first))
	outline := f.add(fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count 1>>", mark, mark))
	f.catalog = fmt.Sprintf("/Outlines %d 0 R/PageLabels<</Nums[0<</S/D/St 7>>]>>", outline)
	d := open(t, start(t, Options{}), f.bytes())
	ctx := context.Background()

	if d.Pages() != 4 {
		t.Fatalf("pages: %d", d.Pages())
	}
	if text, err := d.Text(ctx, 0); err != nil || strings.TrimSpace(text) != "Hello harbor light" {
		t.Fatalf("text: %q, %v", text, err)
	}
	t.Run("words lie where they are seen", func(t *testing.T) {
		for _, c := range []struct {
			page   int
			word   string
			w, h   float64 // of the page as displayed
			x0, y1 float64 // left and bottom (base line) as displayed
		}{
			{0, "Hello", 612, 792, 72, 92},
			{1, "Turned", 792, 612, 500, 100}, // stands upright: left edge of the turned word is its base line
			{2, "Cropped", 300, 500, 50, 450},
		} {
			w, h, err := d.Size(ctx, c.page)
			if err != nil || math.Abs(w-c.w) > 0.1 || math.Abs(h-c.h) > 0.1 {
				t.Fatalf("%s: size %g x %g, %v", c.word, w, h, err)
			}
			words, err := d.Words(ctx, c.page)
			if err != nil || len(words) == 0 || words[0].Text != c.word {
				t.Fatalf("%s: words %v, %v", c.word, words, err)
			}
			r := words[0].Rect
			if c.page == 1 {
				if math.Abs(r.X0-c.x0) > 4 || math.Abs(r.Y0-c.y1) > 3 || r.Y1 < r.Y0+20 {
					t.Fatalf("%s: %+v", c.word, r)
				}
				continue
			}
			if math.Abs(r.X0-c.x0) > 2 || math.Abs(r.Y1-c.y1) > 4 || r.Y0 > r.Y1 {
				t.Fatalf("%s: %+v", c.word, r)
			}
		}
	})
	t.Run("links", func(t *testing.T) {
		links, err := d.Links(ctx, 3)
		if err != nil || len(links) != 2 || links[0].Page != 0 || links[1].URI != "https://example.org/" {
			t.Fatalf("%+v, %v", links, err)
		}
		if r := links[0].Rect; math.Abs(r.Y0-712) > 1 || math.Abs(r.X1-200) > 1 {
			t.Fatalf("%+v", r)
		}
	})
	t.Run("outline and labels", func(t *testing.T) {
		marks, err := d.Outline(ctx)
		if err != nil || len(marks) != 1 || marks[0].Title != "First" || marks[0].Page != 0 {
			t.Fatalf("%+v, %v", marks, err)
		}
		traits, err := d.Traits(ctx)
		if err != nil || len(traits.Labels) != 4 || traits.Labels[3] != "10" || traits.Encrypted || traits.FormKind != "" {
			t.Fatalf("%+v, %v", traits, err)
		}
	})
	if _, err := d.Text(ctx, 4); !errors.Is(err, ErrNoPage) {
		t.Fatalf("page beyond the end: %v", err)
	}
}

func TestDraws(t *testing.T) {
	f := newPDF()
	f.page("1 0 0 rg 72 684 36 36 re f", "")
	gs := f.add("<</ca 0.5>>")
	f.page("/G gs 0 0 1 rg 72 684 36 36 re f", fmt.Sprintf("/Resources<</ExtGState<</G %d 0 R>>>>/Group<</S/Transparency/CS/DeviceRGB>>", gs))
	d := open(t, start(t, Options{}), f.bytes())
	im, err := d.Render(context.Background(), 0, 72)
	if err != nil {
		t.Fatal(err)
	}
	if got := im.RGBAAt(90, 90); got != (color.RGBA{255, 0, 0, 255}) {
		t.Fatalf("inside the square: %v", got)
	}
	if got := im.RGBAAt(90, 700); got != (color.RGBA{255, 255, 255, 255}) {
		t.Fatalf("paper: %v", got)
	}
	im, err = d.Render(context.Background(), 1, 72)
	if err != nil {
		t.Fatal(err)
	}
	if got := im.RGBAAt(300, 300); got != (color.RGBA{255, 255, 255, 255}) {
		t.Fatalf("paper of a page with transparency: %v", got)
	}
	if got := im.RGBAAt(90, 90); got.A != 255 || got.R < 120 || got.R > 136 || got.B < 250 {
		t.Fatalf("half blue on white: %v", got)
	}
}

func TestUnreadableInput(t *testing.T) {
	v := start(t, Options{})
	good := onePage("fine")
	for name, pdf := range map[string][]byte{
		"empty":   {},
		"words":   []byte("this is a letter, not a PDF"),
		"zeros":   make([]byte, 5000),
		"cut":     good[:20],
		"no page": []byte("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n"),
	} {
		d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
		if err == nil && d.Pages() > 0 {
			t.Errorf("%s: opened with %d pages", name, d.Pages())
		}
		if err != nil && !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := errors.New("disk")
	if _, err := v.Open(failing{broken}, 10_000); !errors.Is(err, broken) {
		t.Errorf("a reader that does not read: %v", err)
	}
	if text, err := open(t, v, good).Text(context.Background(), 0); err != nil || strings.TrimSpace(text) != "fine" {
		t.Fatalf("afterwards: %q, %v", text, err)
	}
}

type failing struct{ err error }

func (f failing) ReadAt([]byte, int64) (int, error) { return 0, f.err }

func TestTimeLimitEndsTheChildOnly(t *testing.T) {
	v := start(t, Options{TimeLimit: time.Minute})
	d := open(t, v, endless())
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := d.Render(ctx, 0, 72)
	if !errors.Is(err, ErrTimeLimit) {
		t.Fatalf("endless page: %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Fatalf("ended after %v", took)
	}
	if text, err := open(t, v, onePage("next")).Text(context.Background(), 0); err != nil || strings.TrimSpace(text) != "next" {
		t.Fatalf("next document: %q, %v", text, err)
	}
	if v.counts.killed.Load() != 1 || v.counts.started.Load() != 2 {
		t.Fatalf("killed %d, started %d", v.counts.killed.Load(), v.counts.started.Load())
	}
}

func TestCloseEndsARunningCall(t *testing.T) {
	v := start(t, Options{})
	d := open(t, v, endless())
	done := make(chan error, 1)
	go func() { _, err := d.Render(context.Background(), 0, 72); done <- err }()
	time.Sleep(100 * time.Millisecond)
	v.Close()
	select {
	case err := <-done:
		if !errors.Is(err, ErrClosed) {
			t.Fatalf("after Close: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the call outlived Close")
	}
	if _, err := v.Open(bytes.NewReader(nil), 1); !errors.Is(err, ErrClosed) {
		t.Fatalf("a closed viewer: %v", err)
	}
}

func TestMemoryLimitEndsTheChildOnly(t *testing.T) {
	v := start(t, Options{MemoryMB: 64})
	f := newPDF()
	f.page(show(72, 700, "large"), "/MediaBox[0 0 4500 4500]")
	_, err := open(t, v, f.bytes()).Render(context.Background(), 0, 100) // 156 MB of pixels
	if err == nil {
		t.Fatal("drawn beyond the limit")
	}
	if text, err := open(t, v, onePage("next")).Text(context.Background(), 0); err != nil || strings.TrimSpace(text) != "next" {
		t.Fatalf("next document: %q, %v", text, err)
	}
}

func TestRefusesHugePages(t *testing.T) {
	v := start(t, Options{})
	f := newPDF()
	f.page("", "/MediaBox[0 0 14400 14400]")
	f.page("", "/MediaBox[0 0 2000000000 2000000000]")
	d := open(t, v, f.bytes())
	for page := range d.Pages() {
		if _, err := d.Render(context.Background(), page, 72); !errors.Is(err, ErrTooLarge) {
			t.Errorf("page %d: %v", page, err)
		}
	}
}

func TestRecycles(t *testing.T) {
	v := start(t, Options{MaxCalls: 3})
	d := open(t, v, onePage("again"))
	for range 7 {
		if text, err := d.Text(context.Background(), 0); err != nil || strings.TrimSpace(text) != "again" {
			t.Fatalf("%q, %v", text, err)
		}
	}
	if n := v.counts.recycled.Load(); n != 2 {
		t.Fatalf("recycled %d times", n)
	}
}

func TestWaitEndsWithItsContext(t *testing.T) {
	v := start(t, Options{})
	d := open(t, v, onePage("x"))
	<-v.turn // somebody else is at work
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if _, err := d.Text(ctx, 0); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("%v", err)
	}
	v.turn <- struct{}{}
	if v.counts.killed.Load() != 0 {
		t.Fatal("the child was ended for a wait")
	}
}

func TestChildKnowsNothing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("reads /proc")
	}
	t.Setenv("HARBORFILE_CANARY", "Quillwater")
	v := start(t, Options{})
	open(t, v, onePage("x"))
	proc := fmt.Sprintf("/proc/%d/", v.child.PID())
	if env, err := os.ReadFile(proc + "environ"); err == nil && len(env) > 0 {
		t.Errorf("environment of the child: %d bytes", len(env))
	}
	limits, err := os.ReadFile(proc + "limits")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Max core file size        0 ", "Max open files            64 "} {
		if !strings.Contains(string(limits), want) {
			t.Errorf("limits lack %q", want)
		}
	}
}

func TestResave(t *testing.T) {
	f := newPDF()
	look := f.stream("/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 3 0 R>>>>", "BT /F1 12 Tf 2 5 Td (Typed) Tj ET")
	field := f.add(fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Typed)/F 4/Rect[72 600 272 620]/AP<</N %d 0 R>>>>", look))
	f.page(show(72, 700, "Printed"), fmt.Sprintf("/Annots[%d 0 R]", field))
	f.catalog = fmt.Sprintf("/AcroForm<</Fields[%d 0 R]>>", field)
	v := start(t, Options{})
	ctx := context.Background()
	d := open(t, v, f.bytes())
	if text, _ := d.Text(ctx, 0); strings.Contains(text, "Typed") {
		t.Fatalf("the field's text is already part of the page: %q", text)
	}
	var flat bytes.Buffer
	if err := d.Flatten(ctx, &flat); err != nil {
		t.Fatal(err)
	}
	text, err := open(t, v, flat.Bytes()).Text(ctx, 0)
	if err != nil || !strings.Contains(text, "Typed") || !strings.Contains(text, "Printed") {
		t.Fatalf("flattened: %q, %v", text, err)
	}
	if text, _ := d.Text(ctx, 0); strings.Contains(text, "Typed") {
		t.Fatal("flattening a copy changed the open document")
	}
	full := errors.New("full")
	if err := d.Resave(ctx, writerFunc(func([]byte) (int, error) { return 0, full })); !errors.Is(err, full) {
		t.Fatalf("a writer that does not write: %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

var _ io.Writer = writerFunc(nil)

func TestCacheFolderIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no mode bits")
	}
	dir := t.TempDir() + "/cache"
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	start(t, Options{CacheDir: dir})
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	file := t.TempDir() + "/file"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(Options{CacheDir: file}); err == nil {
		t.Fatal("a file taken as cache folder")
	}
}
