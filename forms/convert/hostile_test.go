package convert

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/convert/heif/heiftest"
)

// bombDOCX is a hundred kilobytes that unpack to a hundred megabytes.
func bombDOCX(t testing.TB) []byte {
	var packed bytes.Buffer
	d, err := flate.NewWriter(&packed, 9)
	if err != nil {
		t.Fatal(err)
	}
	head := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>`
	io.WriteString(d, head)
	block := bytes.Repeat([]byte("a"), 1<<20)
	for range 100 {
		d.Write(block)
	}
	d.Close()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: 100<<20 + uint64(len(head))})
	if err != nil {
		t.Fatal(err)
	}
	w.Write(packed.Bytes())
	z.Close()
	return b.Bytes()
}

func nestedMail(depth int) []byte {
	body := "deep\r\n"
	for i := range depth {
		body = fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--\r\n", i, i, body, i)
	}
	return []byte("From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + body)
}

func hugePNG() []byte {
	b := encodedPNGHead(60000, 60000)
	return append(b, make([]byte, 200)...)
}

func encodedPNGHead(w, h uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
	b = binary.BigEndian.AppendUint32(b, w)
	b = binary.BigEndian.AppendUint32(b, h)
	return append(b, 8, 2, 0, 0, 0, 0, 0, 0, 0)
}

func hostileFiles(t testing.TB) map[string][]byte {
	box := func(size uint32, kind string) []byte {
		return append(binary.BigEndian.AppendUint32(nil, size), kind...)
	}
	files := map[string][]byte{
		"png of 60000 by 60000":      hugePNG(),
		"docx bomb":                  bombDOCX(t),
		"mail in 3000 layers":        nestedMail(3000),
		"tiff in a ring":             []byte("II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00"),
		"tiff of 60000 by 60000":     []byte("II*\x00\x08\x00\x00\x00\x02\x00\x00\x01\x04\x00\x01\x00\x00\x00\x60\xea\x00\x00\x01\x01\x04\x00\x01\x00\x00\x00\x60\xea\x00\x00\x00\x00\x00\x00"),
		"mp4 box of size 0":          append([]byte("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42"), box(0, "moov")...),
		"mp4 box of size 1":          append([]byte("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42"), append(box(1, "moov"), "\xff\xff\xff\xff\xff\xff\xff\xff"...)...),
		"mp4 box of size 7":          append([]byte("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42"), append(box(7, "moov"), make([]byte, 64)...)...),
		"jpeg of two bytes":          []byte("\xff\xd8\xff"),
		"outlook without directory":  compoundFile("__substg1.0_0037001F"),
		"rtf in 200,000 layers":      []byte("{\\rtf1" + strings.Repeat("{", 200_000)),
		"html in 200,000 layers":     []byte("<html>" + strings.Repeat("<div>", 200_000)),
		"zip cut short":              archived(t, "a.txt", strings.Repeat("x", 5000))[:80],
		"zip of itself":              archived(t, "a.zip", string(archived(t, "a.zip", "PK\x03\x04"))),
		"sms of 300,000 attributes":  []byte("<?xml version='1.0'?><smses " + strings.Repeat(`a="b" `, 300_000) + "></smses>"),
		"json in 20,000 layers":      []byte(strings.Repeat(`{"messages":[`, 20_000)),
		"gif without end":            append([]byte("GIF89a\x02\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff\x2c\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02"), bytes.Repeat([]byte{255}, 3000)...),
		"heic that is only its mark": []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"),
		"one zero":                   {0},
	}
	whole := heiftest.Write(image.NewYCbCr(image.Rect(0, 0, 128, 96), image.YCbCrSubsampleRatio420), heiftest.Options{Exif: []byte("MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00")})
	for n := 997; n < len(whole); n += 997 {
		files["heic cut at "+strconv.Itoa(n)] = whole[:n]
	}
	return files
}

// TestHostile: every errand on every hostile file ends, in an answer or in an error that speaks, and the next file is
// read as before.
func TestHostile(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder) // where the child stands
	c := &Converter{budget: 30 * time.Second}
	defer c.Close()
	ctx := context.Background()
	for name, file := range hostileFiles(t) {
		s := source(file)
		for errand, do := range map[string]func() error{
			"pages":  func() error { _, err := c.Pages(ctx, s, io.Discard); return err },
			"text":   func() error { _, err := c.Text(ctx, s); return err },
			"hidden": func() error { _, err := c.Hidden(ctx, s); return err },
			"strip":  func() error { _, err := c.Strip(ctx, s, io.Discard); return err },
			"length": func() error { _, err := c.Length(ctx, s); return err },
			"parts": func() error {
				return c.Parts(ctx, s, func(_ Part, r io.Reader) error { _, err := io.Copy(io.Discard, r); return err })
			},
		} {
			start := time.Now()
			err := do()
			var own interface {
				Explain(string) (string, string, string)
			}
			if err != nil && !errors.As(err, &own) {
				t.Errorf("%s, %s: %v has no words", name, errand, err)
			}
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("%s, %s took %v", name, errand, d)
			}
		}
	}
	if words, err := c.Text(ctx, source([]byte("still here"))); err != nil || words != "still here" {
		t.Errorf("after it: %q, %v", words, err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("the folder for temporary files holds %v, %v", left, err)
	}
}

func TestBombsAreTooLarge(t *testing.T) {
	for name, do := range map[string]func() error{
		"png":  func() error { _, err := shared.Pages(context.Background(), source(hugePNG()), io.Discard); return err },
		"docx": func() error { _, err := shared.Text(context.Background(), source(bombDOCX(t))); return err },
	} {
		if err := do(); !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := &Converter{}
	defer c.Close()
	// An archive of a few kilobytes that unpacks beyond the limit is stopped in the middle.
	var got int64
	s := &sink{each: func(_ Part, r io.Reader) error { n, err := io.Copy(io.Discard, r); got += n; return err }, room: 50 << 20}
	bomb := bombDOCX(t)
	bomb = bytes.ReplaceAll(bomb, []byte("word/document.xml"), []byte("some/document.bin"))
	_, err := c.run(context.Background(), ask{Do: doParts}, source(bomb), s)
	if !errors.Is(err, ErrTooLarge) || got > 50<<20 {
		t.Errorf("%d bytes, %v", got, err)
	}
}

// TestEndlessIsStopped: a child that goes on and on, or says nothing, is ended, and the next call works.
func TestEndlessIsStopped(t *testing.T) {
	slow := archived(t, "a.bin", strings.Repeat("0", 60<<20))
	c := &Converter{silence: time.Millisecond, budget: 2 * time.Millisecond}
	defer c.Close()
	if _, err := c.Text(context.Background(), source(slow)); !errors.Is(err, ErrTimeLimit) && !errors.Is(err, ErrKind) {
		t.Errorf("got %v", err)
	}
	if _, err := c.Hidden(context.Background(), source([]byte("{\\rtf1"+strings.Repeat("{\\author x}", 20_000)))); err != nil && !errors.Is(err, ErrTimeLimit) {
		t.Errorf("got %v", err)
	}
	c.silence, c.budget = 0, 0
	if words, err := c.Text(context.Background(), source([]byte("fine"))); err != nil || words != "fine" {
		t.Errorf("after it: %q, %v", words, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Text(ctx, source([]byte("fine"))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// failing is a source whose bytes cannot be read here.
type failing struct{}

func (failing) ReadAt([]byte, int64) (int, error) { return 0, errors.New("mine") }

func TestTroubleOfTheCaller(t *testing.T) {
	_, err := shared.Text(context.Background(), Source{R: failing{}, Size: 100})
	if !errors.Is(err, errHere) {
		t.Errorf("got %v", err)
	}
	_, err = shared.Pages(context.Background(), source([]byte("words")), brokenPipe{})
	if !errors.Is(err, errHere) {
		t.Errorf("got %v", err)
	}
	if _, err := shared.Text(context.Background(), source(nil)); !errors.Is(err, ErrUnreadable) {
		t.Errorf("empty: %v", err)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestChildIsBare: no environment, and no file open but its pipes.
func TestChildIsBare(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("looks into /proc, which is of Linux")
	}
	if _, err := shared.Text(context.Background(), source([]byte("start"))); err != nil {
		t.Fatal(err)
	}
	pid := strconv.Itoa(shared.idle.PID())
	// The child allows no looking by others; its own files are closed to us where we are not its better.
	if env, err := os.ReadFile(filepath.Join("/proc", pid, "environ")); err == nil && len(env) > 0 {
		t.Errorf("environment %q", env)
	}
	links, err := os.ReadDir(filepath.Join("/proc", pid, "fd"))
	if err != nil {
		t.Skip("the child's files cannot be listed by this user")
	}
	for _, l := range links {
		to, err := os.Readlink(filepath.Join("/proc", pid, "fd", l.Name()))
		if err == nil && !strings.HasPrefix(to, "pipe:") && !strings.HasPrefix(to, "anon_inode:") && to != "/dev/null" && !strings.HasPrefix(to, "/sys/fs/cgroup/") {
			t.Errorf("holds %s open", to)
		}
	}
}

func TestParentServesOnlyTheSource(t *testing.T) {
	for _, c := range []struct {
		offset uint64
		n      uint32
		size   int
	}{{10, 1, 12}, {1 << 63, 1, 12}, {^uint64(0), 1, 12}, {0, 4<<20 + 1, 12}, {0, 1, 11}} {
		body := make([]byte, 12)
		binary.BigEndian.PutUint64(body, c.offset)
		binary.BigEndian.PutUint32(body[8:], c.n)
		x := &talk{source: source([]byte("0123456789"))}
		if err := x.read(body[:c.size]); !errors.Is(err, ErrProtocol) {
			t.Errorf("%d+%d: %v", c.offset, c.n, err)
		}
	}
}
