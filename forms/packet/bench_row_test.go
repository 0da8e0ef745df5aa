package packet

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// BenchmarkRowPacket builds a packet of about 520 source pages and 175 MB, the
// first time, without any stored probe, against qpdf merging the same files
// and laying page numbers over them. Three rounds, in turns; the best of each.
func BenchmarkRowPacket(b *testing.B) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		b.Skip("qpdf is not installed: it is what this is compared with")
	}
	dir := b.TempDir()
	files, stamps := scanSet(b, dir)
	for b.Loop() {
		ours, peer, peak := time.Hour, time.Hour, 0.0
		for range 3 {
			peer = min(peer, qpdfPacket(b, dir, files, stamps))
			took, mb := ourPacket(b, dir, files)
			ours, peak = min(ours, took), max(peak, mb)
		}
		benchrow.Against("packet of generated scans, first build, ms", ours.Seconds()*1000, peer.Seconds()*1000, "<= 0.4", ours.Seconds() <= 0.4*peer.Seconds()).Put(b)
		if peak > 0 {
			benchrow.Alone("packet of generated scans, peak memory of the child, MB", peak, "<= 128", peak <= 128).Put(b)
		}
	}
}

// ourPacket probes, plans and assembles, and returns the time and the child's
// peak memory.
func ourPacket(b *testing.B, dir string, files []string) (time.Duration, float64) {
	b.Helper()
	began, ctx := time.Now(), context.Background()
	a := &apart{}
	defer a.Close()
	var items []Item
	for i, name := range files {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			b.Fatal(err)
		}
		p, err := a.probe(ctx, f, info.Size(), "")
		if err != nil {
			b.Fatal(err)
		}
		items = append(items, Item{ID: fmt.Sprint(i), Kind: Exhibit, Group: "Exhibits", Title: filepath.Base(name), Label: fmt.Sprint(i + 1), R: f, Size: info.Size(), Probe: p})
	}
	plan, err := MakePlan(testJob, items)
	if err != nil {
		b.Fatal(err)
	}
	err = a.assemble(ctx, plan, func(int) (io.WriteCloser, error) { return os.Create(filepath.Join(dir, "ours.pdf")) })
	if err != nil {
		b.Fatal(err)
	}
	return time.Since(began), peakMB(a.p.PID())
}

// peakMB is the largest memory a process held, 0 where the system does not say.
func peakMB(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kb float64
	fmt.Sscan(rest, &kb)
	return kb / 1024
}

func qpdfPacket(b *testing.B, dir string, files []string, stamps string) time.Duration {
	b.Helper()
	merged, out := filepath.Join(dir, "merged.pdf"), filepath.Join(dir, "theirs.pdf")
	began := time.Now()
	args := append([]string{"--empty", "--pages"}, files...)
	for _, a := range [][]string{append(args, "--", merged), {merged, "--overlay", stamps, "--", out}} {
		if msg, err := exec.Command("qpdf", a...).CombinedOutput(); err != nil {
			b.Fatalf("%v %s", err, msg)
		}
	}
	return time.Since(began)
}

// scanSet writes 44 scans of 8 pages, 15 native files of 7 and 8 forms of 9,
// and a file of page numbers for the peer.
func scanSet(b *testing.B, dir string) (files []string, stamps string) {
	b.Helper()
	put := func(name string, pdf []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, pdf, 0o600); err != nil {
			b.Fatal(err)
		}
		return path
	}
	for i := range 8 {
		files = append(files, put(fmt.Sprintf("a%d.pdf", i), letter(b, "form", 9)))
	}
	for i := range 44 {
		files = append(files, put(fmt.Sprintf("s%02d.pdf", i), scan(b, uint64(i), 8)))
	}
	for i := range 15 {
		files = append(files, put(fmt.Sprintf("n%02d.pdf", i), letter(b, "native", 7)))
	}
	return files, put("stamps.pdf", letter(b, "0", 8*9+44*8+15*7))
}

// scan is noisy pages at 200 dpi, as from a scanner.
func scan(b *testing.B, seed uint64, pages int) []byte {
	r := rand.New(rand.NewPCG(seed, 1))
	return sourcePDF(b, pages, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		m := image.NewGray(image.Rect(0, 0, 1700, 2200))
		for k := range m.Pix {
			m.Pix[k] = uint8(215 + r.UintN(40))
		}
		for y := 200; y < 2000; y += 44 {
			for x := 200; x < 1500; x += 14 + r.IntN(20) {
				for yy := y; yy < y+22; yy++ {
					for xx := x; xx < x+6; xx++ {
						m.Pix[yy*1700+xx] = uint8(r.UintN(70))
					}
				}
			}
		}
		var jpg bytes.Buffer
		if err := jpeg.Encode(&jpg, m, &jpeg.Options{Quality: 55}); err != nil {
			b.Fatal(err)
		}
		im := w.Alloc()
		w.Raw(im, "/Type/XObject/Subtype/Image/Width 1700/Height 2200/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", jpg.Bytes())
		return drawing{content: "q 612 0 0 792 0 0 cm /Im0 Do Q", extra: fmt.Sprintf("/Resources<</XObject<</Im0 %d 0 R>>>>", im)}
	}, nil)
}
