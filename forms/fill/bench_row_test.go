package fill

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/form"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

// A pair is the best time of either side for one form, in milliseconds.
type pair struct {
	form       string
	ours, peer float64
}

// ratioRow is the median of the ratios, form by form, with the median times beside it.
func ratioRow(what string, pairs []pair, target float64) benchrow.Row {
	var ours, peer, ratio []float64
	for _, p := range pairs {
		ours, peer, ratio = append(ours, p.ours), append(peer, p.peer), append(ratio, p.ours/p.peer)
	}
	r, p := median(ratio), median(peer)
	return benchrow.Row{What: what, Ours: median(ours), Peer: &p, Ratio: &r, Target: fmt.Sprintf("<= %g", target), OK: r <= target}
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

// BenchmarkRowFill sets every field of every official blank that pdfcpu's own form filling accepts, from the blank as it
// is prepared at import to the written file, against pdfcpu: best of five of each, in turns, the median over the forms.
// pdfcpu reads the blank as it is published in one row, and our prepared copy in the other.
func BenchmarkRowFill(b *testing.B) {
	// pdfcpu draws texts with a font that it keeps in its configuration folder.
	if err := api.EnsureDefaultConfigAt(b.TempDir()); err != nil {
		b.Fatal(err)
	}
	var published, prepared []pair
	for b.Loop() {
		for _, row := range manifest(b) {
			raw := blank(b, row["name"])
			f, err := Open(raw)
			if err != nil {
				continue // without fields
			}
			ready, err := f.Normalise()
			if err != nil {
				b.Fatal(err)
			}
			if p, ok := againstPDFcpu(b, row["name"], ready, raw); ok {
				published = append(published, p)
			}
			if p, ok := againstPDFcpu(b, row["name"], ready, ready); ok {
				prepared = append(prepared, p)
			}
		}
		ratioRow(fmt.Sprintf("fill and write every field of %d official blanks, pdfcpu FillForm from the published blank, ms", len(published)), published, 0.5).Put(b)
		ratioRow(fmt.Sprintf("the same, pdfcpu FillForm from our prepared copy of %d blanks, ms", len(prepared)), prepared, 0.5).Put(b)
	}
}

// againstPDFcpu takes turns, five each; ok is false for a form that pdfcpu does not fill.
func againstPDFcpu(b *testing.B, name string, ready, theirs []byte) (p pair, ok bool) {
	b.Helper()
	f, err := Open(ready)
	if err != nil {
		b.Fatal(err)
	}
	values := everything(f.Fields(), "Núñez Wg 42")
	data, err := theirValues(theirs)
	if err != nil {
		return p, false
	}
	ours := func() error {
		f, err := Open(ready)
		if err != nil {
			return err
		}
		_, _, err = f.Fill(values, Options{})
		return err
	}
	peer := func() error {
		return api.FillForm(bytes.NewReader(theirs), bytes.NewReader(data), io.Discard, theirConfig())
	}
	if err := peer(); err != nil {
		b.Logf("pdfcpu does not fill %s: %v", name, err)
		return p, false
	}
	p = pair{form: name, ours: math.Inf(1), peer: math.Inf(1)}
	for range 5 {
		p.ours = min(p.ours, timed(b, ours))
		p.peer = min(p.peer, timed(b, peer))
	}
	b.Logf("%s: %.1f / %.1f ms = %.2f", name, p.ours, p.peer, p.ours/p.peer)
	return p, true
}

func timed(b *testing.B, work func() error) float64 {
	b.Helper()
	start := time.Now()
	if err := work(); err != nil {
		b.Fatal(err)
	}
	return float64(time.Since(start).Microseconds()) / 1000
}

// theirConfig asks for no permission, so that forms with a restricted owner's password are filled too.
func theirConfig() *model.Configuration {
	c := model.NewDefaultConfiguration()
	c.Cmd = model.LISTFORMFIELDS
	return c
}

// theirValues is a value for every field in the shape that pdfcpu takes.
func theirValues(pdf []byte) ([]byte, error) {
	group, err := api.ExportForm(bytes.NewReader(pdf), "", theirConfig())
	if err != nil {
		return nil, err
	}
	for i := range group.Forms {
		setTheirs(&group.Forms[i])
	}
	return json.Marshal(group)
}

func setTheirs(f *form.Form) {
	for _, x := range f.TextFields {
		x.Value = "Núñez Wg 42"
		if x.MaxLen > 0 && x.MaxLen < 11 {
			x.Value = "12345678901"[:x.MaxLen]
		}
	}
	for _, x := range f.CheckBoxes {
		x.Value = true
	}
	for _, x := range f.RadioButtonGroups {
		if len(x.Options) > 0 {
			x.Value = x.Options[len(x.Options)-1]
		}
	}
	for _, x := range f.ComboBoxes {
		if len(x.Options) > 0 {
			x.Value = x.Options[len(x.Options)-1]
		}
	}
}

// BenchmarkRowFillAgainstPdftk fills as a program of its own, from file to file, like pdftk does.
func BenchmarkRowFillAgainstPdftk(b *testing.B) {
	pdftk, err := exec.LookPath("pdftk")
	if err != nil {
		b.Skip("pdftk is not on this computer")
	}
	var pairs []pair
	for b.Loop() {
		for _, name := range []string{"uscis-i-914", "uscis-i-360", "uscis-i-765", "uscis-g-28", "ca-dv100", "ca-fw001", "nc-aoc-cr-287", "il-op-petition", "ma-indigency", "eoir-33-2022"} {
			pairs = append(pairs, againstPdftk(b, pdftk, name))
		}
		ratioRow(fmt.Sprintf("fill %d official blanks, a whole process from file to file, pdftk-java likewise, ms", len(pairs)), pairs, 0.2).Put(b)
	}
}

func againstPdftk(b *testing.B, pdftk, name string) pair {
	b.Helper()
	dir := b.TempDir()
	f, err := Open(blank(b, name))
	if err != nil {
		b.Fatal(err)
	}
	ready, err := f.Normalise() // pdftk refuses a file with an owner's password
	if err != nil {
		b.Fatal(err)
	}
	values := everything(f.Fields(), "Nunez Wg 42")
	in, data, fdf := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "values.json"), filepath.Join(dir, "values.fdf")
	text, err := json.Marshal(values)
	if err != nil {
		b.Fatal(err)
	}
	for path, content := range map[string][]byte{in: ready, data: text, fdf: asFDF(values)} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	p := pair{form: name, ours: math.Inf(1), peer: math.Inf(1)}
	for range 3 {
		p.ours = min(p.ours, timed(b, func() error { return fillChild(in, data, filepath.Join(dir, "ours.pdf")).Run() }))
		p.peer = min(p.peer, timed(b, func() error {
			return exec.Command(pdftk, in, "fill_form", fdf, "output", filepath.Join(dir, "theirs.pdf")).Run()
		}))
	}
	b.Logf("%s: %.0f / %.0f ms = %.2f", name, p.ours, p.peer, p.ours/p.peer)
	return p
}

// asFDF writes values in the forms data format (ISO 32000-1, 12.7.7).
func asFDF(values Values) []byte {
	var out bytes.Buffer
	out.WriteString("%FDF-1.2\n1 0 obj<</FDF<</Fields[\n")
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	for name, v := range values {
		fmt.Fprintf(&out, "<</T(%s)/V(%s)>>\n", escape.Replace(name), escape.Replace(fmt.Sprint(v)))
	}
	out.WriteString("]>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
	return out.Bytes()
}

// BenchmarkRowMemory is the most memory that a process of its own takes to open a published blank, to prepare it, to fill
// every field and to write both copies.
func BenchmarkRowMemory(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		most, which := 0.0, ""
		for _, row := range manifest(b) {
			in, data, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "none"), filepath.Join(dir, "out.pdf")
			if err := os.WriteFile(in, blank(b, row["name"]), 0o600); err != nil {
				b.Fatal(err)
			}
			said, err := fillChild(in, data, out).Output()
			if err != nil {
				b.Fatalf("%s: %v", row["name"], err)
			}
			mb, ok := peakMB(string(said))
			if !ok {
				b.Skip("this system does not tell the peak of a process in /proc")
			}
			if mb > most {
				most, which = mb, row["name"]
			}
		}
		benchrow.Alone("most memory of a process that prepares and fills one official blank ("+which+"), MB", most, "<= 100", most <= 100).Put(b)
	}
}

// childFlag is the environment variable that makes the test binary fill one form and end.
const childFlag = "HARBORFILE_FILL_CHILD"

// fillChild is this program again, filling in from the values of data, or every field where that file is not there.
func fillChild(in, data, out string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	cmd := exec.Command(self, in, data, out)
	cmd.Env = append(os.Environ(), childFlag+"=1")
	return cmd
}

func TestMain(m *testing.M) {
	if os.Getenv(childFlag) == "" {
		os.Exit(m.Run())
	}
	if err := fillFile(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	status, _ := os.ReadFile("/proc/self/status") // no such file outside Linux
	os.Stdout.Write(status)
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peakMB is the most memory a process had, in megabytes of 10^6 bytes, from what it read about itself. What the system
// tells the parent instead (getrusage) counts the parent's own memory at the moment of the fork.
func peakMB(status string) (float64, bool) {
	m := peakLine.FindStringSubmatch(status)
	if m == nil {
		return 0, false
	}
	kib, err := strconv.Atoi(m[1])
	return float64(kib) * 1024 / 1e6, err == nil
}

func fillFile(in, data, out string) error {
	raw, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	f, err := Open(raw)
	if err != nil && err != ErrNoForm {
		return err
	}
	values := Values{}
	text, err := os.ReadFile(data)
	if err == nil {
		if err := json.Unmarshal(text, &values); err != nil {
			return err
		}
	} else if f, values, err = everyField(f); err != nil {
		return err
	}
	pdf, _, err := f.Fill(values, Options{})
	if err != nil {
		return err
	}
	return os.WriteFile(out, pdf, 0o600)
}

// everyField prepares the blank as an import does, and fills and flattens it once.
func everyField(f *Form) (*Form, Values, error) {
	ready, err := f.Normalise()
	if err != nil {
		return nil, nil, err
	}
	f, err = Open(ready)
	if err != nil && err != ErrNoForm {
		return nil, nil, err
	}
	values := everything(f.Fields(), "Núñez Wg 42")
	_, r, err := f.Fill(values, Options{})
	if err != nil {
		return nil, nil, err
	}
	pointers := map[string]string{}
	for _, o := range r.Overflow {
		pointers[o.Field] = "See attached"
	}
	_, _, err = f.Fill(values, Options{Flatten: true, Pointers: pointers})
	return f, values, err
}
