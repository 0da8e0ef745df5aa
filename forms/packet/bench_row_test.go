package packet

import (
	"bytes"
	"context"
	"encoding/json"
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
	"github.com/harborfile/harborfile/forms/fill"
)

// BenchmarkRowPacket builds a packet of about 520 source pages and 175 MB, the
// first time, without any stored probe, against qpdf merging the same files
// and laying page numbers over them. Five rounds, in turns; the best of each.
func BenchmarkRowPacket(b *testing.B) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		b.Skip("qpdf is not installed: it is what this is compared with")
	}
	for b.Loop() {
		exhibits, n := exhibitSet(b, b.TempDir())
		what, files, pages := formSet(b, b.TempDir())
		comparePackets(b, what, append(files, exhibits...), pages+n, 0.25)
		what, files, pages = scanSet(b, b.TempDir())
		comparePackets(b, what, append(files, exhibits...), pages+n, 0.4)
	}
}

func comparePackets(b *testing.B, what string, files []string, pages int, most float64) {
	b.Helper()
	dir := filepath.Dir(files[0])
	stamps := filepath.Join(dir, "stamps.pdf")
	if err := os.WriteFile(stamps, letter(b, "0", pages), 0o600); err != nil {
		b.Fatal(err)
	}
	ours, peer, peak := time.Hour, time.Hour, 0.0
	for range 5 {
		peer = min(peer, qpdfPacket(b, dir, files, stamps))
		took, mb := ourPacket(b, files)
		ours, peak = min(ours, took), max(peak, mb)
	}
	benchrow.Against("packet of "+what+", first build, ms", ours.Seconds()*1000, peer.Seconds()*1000,
		fmt.Sprintf("<= %v", most), ours.Seconds() <= most*peer.Seconds()).Put(b)
	if peak > 0 {
		benchrow.Alone("packet of "+what+", peak memory of both processes, MB, program file counted in each", peak, "<= 128", peak <= 128).Put(b)
	}
}

// aloneEnv makes the test binary a process that assembles one packet and
// nothing else, so that its time and memory are those of the assembling.
const aloneEnv = "HARBORFILE_ASSEMBLE_ALONE"

// aloneJob is what it is told, and aloneReport what it says.
type (
	aloneJob    struct{ Files []string }
	aloneReport struct {
		Took   time.Duration
		PeakMB float64
	}
)

// ourPacket probes, plans and assembles, and returns the time and the peak
// memory of the process that asks and of the child together, see bothPeaksMB.
func ourPacket(b *testing.B, files []string) (time.Duration, float64) {
	b.Helper()
	job, err := json.Marshal(aloneJob{files})
	if err != nil {
		b.Fatal(err)
	}
	os.Remove(oursIn(files))
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), aloneEnv+"=1")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(job), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		b.Fatal(err)
	}
	var r aloneReport
	if err := json.Unmarshal(out, &r); err != nil {
		b.Fatal(err)
	}
	return r.Took, r.PeakMB
}

func oursIn(files []string) string { return filepath.Join(filepath.Dir(files[0]), "ours.pdf") }

// assembleAlone is the process of ourPacket.
func assembleAlone() error {
	began, ctx := time.Now(), context.Background()
	var job aloneJob
	if err := json.NewDecoder(os.Stdin).Decode(&job); err != nil {
		return err
	}
	k := &kitchen{apart: &apart{}}
	defer k.apart.Close()
	var items []Item
	for i, name := range job.Files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return err
		}
		items = append(items, Item{ID: fmt.Sprint(i), Kind: Exhibit, Group: "Exhibits", Title: filepath.Base(name),
			Label: fmt.Sprint(i + 1), SHA256: fmt.Sprintf("%064d", i), R: f, Size: info.Size()})
	}
	if err := k.prepare(ctx, items); err != nil {
		return err
	}
	plan, err := k.apart.plan(ctx, testJob, items)
	if err != nil {
		return err
	}
	err = k.apart.assemble(ctx, plan, func(int) (io.WriteCloser, error) {
		return os.Create(oursIn(job.Files))
	})
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(aloneReport{time.Since(began), bothPeaksMB(k.apart.p.PID())})
}

// bothPeaksMB is the largest resident memory of this process and that of its
// child, each at its own worst moment, added up: VmHWM of both, nothing taken
// off. The pages of the program file are in it twice, about 40 MB each time
// when all of it lies in memory; what they wrote to themselves is the rest. 0
// where the system does not say.
func bothPeaksMB(child int) float64 {
	return statusMB(os.Getpid(), "VmHWM:") + statusMB(child, "VmHWM:")
}

// statusMB is a line of what the system says of a process.
func statusMB(pid int, line string) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), line)
	var kb float64
	fmt.Sscan(rest, &kb)
	return kb / 1024
}

func qpdfPacket(b *testing.B, dir string, files []string, stamps string) time.Duration {
	b.Helper()
	merged, out := filepath.Join(dir, "merged.pdf"), filepath.Join(dir, "theirs.pdf")
	os.Remove(merged) // what lies there is not emptied on anybody's time
	os.Remove(out)
	began := time.Now()
	args := append([]string{"--empty", "--pages"}, files...)
	for _, a := range [][]string{append(args, "--", merged), {merged, "--overlay", stamps, "--", out}} {
		if msg, err := exec.Command("qpdf", a...).CombinedOutput(); err != nil {
			b.Fatalf("%v %s", err, msg)
		}
	}
	return time.Since(began)
}

// put writes a file of a set.
func put(b *testing.B, dir, name string, pdf []byte) string {
	b.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// exhibitSet writes 44 scans of 8 pages and 15 native files of 7.
func exhibitSet(b *testing.B, dir string) (files []string, pages int) {
	b.Helper()
	for i := range 44 {
		files = append(files, put(b, dir, fmt.Sprintf("s%02d.pdf", i), scan(b, uint64(i), 8)))
	}
	for i := range 15 {
		files = append(files, put(b, dir, fmt.Sprintf("n%02d.pdf", i), letter(b, "native", 7)))
	}
	return files, 44*8 + 15*7
}

// scanSet is the 8 plain papers of 9 pages before the exhibits.
func scanSet(b *testing.B, dir string) (what string, files []string, pages int) {
	b.Helper()
	for i := range 8 {
		files = append(files, put(b, dir, fmt.Sprintf("a%d.pdf", i), letter(b, "form", 9)))
	}
	return "generated scans", files, 8 * 9
}

// richForms are the blanks of the form-rich set.
var richForms = []string{"uscis-i-914", "uscis-i-918", "uscis-i-192", "uscis-i-765", "uscis-g-28", "uscis-i-912", "ca-dv100", "uscis-i-131"}

// formSet is the 8 official forms before the exhibits, with every field filled
// by our own engine; without the blanks, papers made of as many small objects.
func formSet(b *testing.B, dir string) (what string, files []string, pages int) {
	b.Helper()
	what = "8 official forms and 59 exhibits"
	for i, name := range richForms {
		raw, err := os.ReadFile(filepath.Join(sharedForms(), name+".pdf"))
		if err != nil {
			what, raw = "8 form-like files and 59 exhibits", formLike(b, i, 9)
			pages += 9
		} else {
			var n int
			raw, n = filledForm(b, raw)
			pages += n
		}
		files = append(files, put(b, dir, fmt.Sprintf("a%d.pdf", i), raw))
	}
	return what, files, pages
}

// sharedForms is the folder of official blanks, which the repository does not
// hold.
func sharedForms() string {
	dir := os.Getenv("HARBORFILE_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	return filepath.Join(dir, "forms", "pdf")
}

// filledForm fills every text field and box of a blank, for filing.
func filledForm(b *testing.B, blank []byte) (filing []byte, pages int) {
	b.Helper()
	form, err := fill.Open(blank)
	if err != nil {
		b.Fatal(err)
	}
	values := fill.Values{}
	for _, f := range form.Fields() {
		switch {
		case f.Barcode || f.ReadOnly:
		case f.Type == fill.Text:
			values[f.Name] = "42"[:max(1, min(2, f.Max))]
		case (f.Type == fill.Check || f.Type == fill.Radio) && len(f.Options) > 0:
			values[f.Name] = f.Options[0]
		}
	}
	filing, _, err = form.Fill(values, fill.Options{Flatten: true})
	if err != nil {
		b.Fatal(err)
	}
	return filing, len(form.Pages())
}

// formLike is pages of many small objects, as flattened forms are.
func formLike(b *testing.B, which, pages int) []byte {
	return sourcePDF(b, pages, func(w *pdfw.Writer, fonts *text.Set, i int) drawing {
		var content, names strings.Builder
		for k := range 120 {
			value := w.Alloc()
			w.Flate(value, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 200 12]/Resources<<%s>>", fonts.Resources()),
				[]byte(write(b, fonts, 2, 2, fmt.Sprintf("VALUE %d %d %d", which, i, k))))
			fmt.Fprintf(&content, "q 1 0 0 1 %d %d cm /V%d Do Q\n", 60+k%3*170, 740-k/3*16, k)
			fmt.Fprintf(&names, "/V%d %d 0 R", k, value)
		}
		return drawing{content: content.String(), extra: fmt.Sprintf("/Resources<<%s/XObject<<%s>>>>", fonts.Resources(), names.String())}
	}, nil)
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
