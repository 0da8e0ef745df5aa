package pdfview

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

// screenDPI is the resolution at which the window asks for pages.
const screenDPI = 110

// BenchmarkRowFirstPage measures how soon the first page of a paper is seen:
// opening it and drawing its first page with a child that is already there,
// against pdftoppm drawing the same page at the same resolution. In turns; the
// middle of each.
func BenchmarkRowFirstPage(b *testing.B) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		b.Skip("pdftoppm is not installed: it is what this is compared with")
	}
	v, err := Start(Options{TimeLimit: time.Minute})
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	firstPage(b, v, onePage("warm")) // the child starts
	dir := b.TempDir()
	for b.Loop() {
		for _, c := range []struct {
			name string
			pdf  []byte
		}{
			{"text page", typedPage()},
			{"packet cover", coverPage()},
			{"full-page scan, grey", scanPages(1, 1700, 2200, false)},
			{"full-page scan, colour", scanPages(1, 1700, 2200, true)},
		} {
			path := filepath.Join(dir, "page.pdf")
			if err := os.WriteFile(path, c.pdf, 0o600); err != nil {
				b.Fatal(err)
			}
			var ours, peer []float64
			for range 9 {
				ours = append(ours, firstPage(b, v, c.pdf))
				peer = append(peer, popplerPage(b, path))
			}
			we, they := middle(ours), middle(peer)
			benchrow.Against("first page warm, "+c.name+", ms", we, they, "<= 1.5", we <= 1.5*they).Put(b)
		}
	}
}

// firstPage opens a paper and draws its first page, in milliseconds.
func firstPage(b *testing.B, v *Viewer, pdf []byte) float64 {
	b.Helper()
	began := time.Now()
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := d.Render(context.Background(), 0, screenDPI); err != nil {
		b.Fatal(err)
	}
	return time.Since(began).Seconds() * 1000
}

func popplerPage(b *testing.B, path string) float64 {
	b.Helper()
	began := time.Now()
	if err := exec.Command("pdftoppm", "-r", fmt.Sprint(screenDPI), "-f", "1", "-l", "1", path).Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began).Seconds() * 1000
}

func middle(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// typedPage is a page full of lines.
func typedPage() []byte {
	f := newPDF()
	var content bytes.Buffer
	for y := 740.0; y > 60; y -= 14 {
		content.WriteString(show(72, y, "The declarant states the following of her own knowledge, line by line, at some length."))
	}
	f.page(content.String(), "")
	return f.bytes()
}

// coverPage is a page of few lines with rules and a box, before a packet of
// many pages.
func coverPage() []byte {
	f := newPDF()
	f.page("0.5 w 72 700 468 0.5 re S 72 200 468 420 re S\n"+show(200, 660, "SUPERIOR COURT OF CALIFORNIA")+show(220, 400, "Filing packet")+show(250, 380, "Page 1 of 600"), "")
	for n := range 599 {
		f.page(show(72, 700, fmt.Sprintf("Page %d", n+2)), "")
	}
	return f.bytes()
}

// scanPages is a document of scans: each page one JPEG that covers it.
func scanPages(pages, w, h int, colour bool) []byte {
	f := newPDF()
	for n := range pages {
		im := f.stream(scanDict(w, h, colour), string(scanJPEG(uint64(n), w, h, colour)))
		f.page("q 612 0 0 792 0 0 cm /Im Do Q", fmt.Sprintf("/Resources<</XObject<</Im %d 0 R>>>>", im))
	}
	return f.bytes()
}

func scanDict(w, h int, colour bool) string {
	space := "/DeviceGray"
	if colour {
		space = "/DeviceRGB"
	}
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%s/BitsPerComponent 8/Filter/DCTDecode", w, h, space)
}

// scanJPEG is noisy paper with words on it, as from a scanner.
func scanJPEG(seed uint64, w, h int, colour bool) []byte {
	r := rand.New(rand.NewPCG(seed, 1))
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < len(m.Pix); i += 4 {
		v := uint8(215 + r.UintN(40))
		m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = v, v, v-8, 255
	}
	for y := h / 11; y < h-h/11; y += h / 50 {
		for x := w / 8; x < w-w/8; x += 1 + w/120 + r.IntN(1+w/80) {
			ink := color.RGBA{uint8(r.UintN(70)), uint8(r.UintN(70)), uint8(r.UintN(120)), 255}
			for yy := y; yy < y+h/100; yy++ {
				for xx := x; xx < x+w/280; xx++ {
					m.SetRGBA(xx, yy, ink)
				}
			}
		}
	}
	var out bytes.Buffer
	var src image.Image = m
	if !colour {
		g := image.NewGray(m.Bounds())
		for i := range g.Pix {
			g.Pix[i] = m.Pix[4*i]
		}
		src = g
	}
	if err := jpeg.Encode(&out, src, &jpeg.Options{Quality: 60}); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// BenchmarkRowBrowse measures the memory of browsing a packet of 600 pages,
// most of them scans: every page as large as the window shows it, and every
// page as a thumbnail. The child's memory is its own high-water mark, over all
// children; ours is what the program that asks holds more than before.
func BenchmarkRowBrowse(b *testing.B) {
	v, err := Start(Options{TimeLimit: time.Minute})
	if err != nil {
		b.Fatal(err)
	}
	defer v.Close()
	pdf := longPacket()
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var child, ours, largest float64
		before := heapMB()
		thumbs := NewThumbs(d, 120, 8<<20)
		began := time.Now()
		for n := range d.Pages() {
			if _, err := d.Render(context.Background(), n, screenDPI); err != nil {
				b.Fatal(err)
			}
			if n%8 == 0 {
				thumbs.Want(context.Background(), near(n, d.Pages()))
			}
			ours = max(ours, heapMB()-before)
			if p := v.child; p != nil {
				child = max(child, peakMB(p.PID()))
			}
			largest = max(largest, float64(v.counts.held.Load())/(1<<20))
		}
		b.Logf("%d pages, %v a page, recycled %d times, most held %.0f MB", d.Pages(), time.Since(began)/time.Duration(d.Pages()), v.counts.recycled.Load(), largest)
		if child > 0 {
			benchrow.Alone("browsing a packet of 600 pages, peak memory of the child, MB", child, "<= 512", child <= 512).Put(b)
		}
		benchrow.Alone("browsing a packet of 600 pages, memory of the window's own process, MB", ours, "<= 64", ours <= 64).Put(b)
	}
}

// near are the pages a strip of thumbnails shows around one.
func near(n, of int) (pages []int) {
	for p := max(0, n-4); p < min(of, n+4); p++ {
		pages = append(pages, p)
	}
	return pages
}

// longPacket is 600 pages: scans of twelve kinds, and typed pages between.
func longPacket() []byte {
	f := newPDF()
	var scans []int
	for n := range 12 {
		colour := n%2 == 0
		scans = append(scans, f.stream(scanDict(1700, 2200, colour), string(scanJPEG(uint64(n), 1700, 2200, colour))))
	}
	for n := range 600 {
		number := "1 g 540 20 60 20 re f 0 g " + show(545, 25, fmt.Sprint(n+1))
		if n%5 == 0 {
			f.page(show(72, 700, "A page of words")+number, "")
			continue
		}
		f.page("q 612 0 0 792 0 0 cm /Im Do Q "+number, fmt.Sprintf("/Resources<</Font<</F1 3 0 R>>/XObject<</Im %d 0 R>>>>", scans[n%len(scans)]))
	}
	return f.bytes()
}

// heapMB is what this process holds, without waste.
func heapMB() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapInuse) / (1 << 20)
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
