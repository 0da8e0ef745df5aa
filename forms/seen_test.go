package forms

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// everyValue is one value for every field that can be filled, the ones that only a form's script unlocks included.
func everyValue(fields []fill.Field) fill.Values {
	v := fill.Values{}
	for _, f := range fields {
		if f.Barcode || f.Type == fill.Button || f.Type == fill.Signature {
			continue
		}
		switch {
		case f.Type == fill.Text:
			v[f.Name] = cutTo("Núñez Wg 42", f)
		case f.Type == fill.Check || f.Type == fill.Radio:
			if len(f.Options) > 0 {
				v[f.Name] = f.Options[len(f.Options)-1]
			}
		default:
			for _, o := range f.Options {
				if strings.TrimSpace(o) != "" {
					v[f.Name] = o
				}
			}
		}
	}
	return v
}

func cutTo(text string, f fill.Field) string {
	if f.Comb {
		text = "123456789012345"
	}
	if r := []rune(text); f.Max > 0 && len(r) > f.Max {
		return string(r[:f.Max])
	}
	return text
}

// sight is what three viewers show of one form with every field filled.
type sight struct {
	fields, set, read int            // that can be filled, were set, hold their value when read again
	shown             map[string]int // fields seen, by viewer, in the draft and in the filing copy
	outside           int            // pixels that changed outside every field
	unclean           []string       // what qpdf found
	faults            []string       // what was not as it should be, in words
}

// seeForm fills every field of a blank and has both copies drawn.
func seeForm(ctx context.Context, dir string, blank []byte, v *pdfview.Viewer) (*sight, error) {
	form, err := fill.Open(blank)
	if errors.Is(err, fill.ErrNoForm) {
		return &sight{}, nil
	}
	if err != nil {
		return nil, err
	}
	values := everyValue(form.Fields())
	draft, report, err := form.Fill(values, fill.Options{})
	if err != nil {
		return nil, err
	}
	pointers := map[string]string{}
	for _, o := range report.Overflow {
		pointers[o.Field] = "See attached"
	}
	filing, _, err := form.Fill(values, fill.Options{Flatten: true, Pointers: pointers})
	if err != nil {
		return nil, err
	}
	s := &sight{fields: len(values), set: len(report.Set), shown: map[string]int{}}
	again, err := fill.Open(draft)
	if err != nil {
		return nil, err
	}
	for _, f := range again.Fields() {
		if want, ok := values[f.Name]; ok && f.Value == want {
			s.read++
		}
	}
	for name, pdf := range map[string][]byte{"draft": draft, "filing copy": filing} {
		if err := qpdfCheck(ctx, dir, pdf); err != nil {
			s.unclean = append(s.unclean, name+": "+err.Error())
		}
	}
	return s, s.look(ctx, dir, blank, map[string][]byte{"draft": draft, "filing copy": filing}, form.Fields(), values, v)
}

// look draws blank and copies in every viewer and compares them. The viewers work side by side.
func (s *sight) look(ctx context.Context, dir string, blank []byte, copies map[string][]byte, fields []fill.Field, values fill.Values, engine *pdfview.Viewer) error {
	shapes, err := shapesOf(ctx, engine, blank)
	if err != nil {
		return err
	}
	paper, err := drawPDFium(ctx, engine, blank)
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	var one sync.Mutex
	var errs []error
	for _, v := range drawers(engine) {
		all.Go(func() {
			seen, outside, faults, err := compareIn(ctx, v, dir, blank, copies, fields, values, shapes, paper)
			one.Lock()
			defer one.Unlock()
			s.shown[v.name] = seen
			s.outside += outside
			s.faults = append(s.faults, faults...)
			errs = append(errs, err)
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

// compareIn counts the fields that one viewer shows in every copy, and the pixels that changed where no field is.
func compareIn(ctx context.Context, v drawer, dir string, blank []byte, copies map[string][]byte, fields []fill.Field, values fill.Values, shapes []pdfview.Geometry, paper []shade) (seen, outside int, faults []string, err error) {
	before, err := v.draw(ctx, dir, blank)
	if err != nil {
		return 0, 0, nil, err
	}
	hidden := map[string]bool{}
	for name, pdf := range copies {
		after, err := v.draw(ctx, dir, pdf)
		if err != nil {
			return 0, 0, nil, err
		}
		if len(after) != len(before) || len(after) != len(shapes) {
			return 0, 0, nil, fmt.Errorf("%s: %d pages, the blank has %d", name, len(after), len(before))
		}
		for page := range before {
			if before[page].w != after[page].w || before[page].h != after[page].h {
				return 0, 0, nil, fmt.Errorf("%s: page %d has another size", name, page+1)
			}
			diff := before[page].differs(after[page])
			forgiveScreen(diff, paper[page], after[page])
			for _, f := range unseenOn(page, diff, before[page], fields, values, shapes[page]) {
				hidden[f] = true
				faults = append(faults, fmt.Sprintf("%s, %s, page %d: %s is not seen", v.name, name, page+1, f))
			}
			if n := restOf(page, diff, before[page], fields, shapes[page]); n > 0 {
				outside += n
				faults = append(faults, fmt.Sprintf("%s, %s, page %d: %d pixels changed outside the fields", v.name, name, page+1, n))
			}
		}
	}
	return len(values) - len(hidden), outside, faults, nil
}

// forgiveScreen clears the pixels that look afterwards as PDFium prints the blank. poppler and MuPDF draw buttons that
// are for the screen alone, and a filing copy has none.
func forgiveScreen(diff []bool, paper, after shade) {
	if paper.w != after.w || paper.h != after.h {
		return
	}
	for i, d := range paper.differs(after) {
		diff[i] = diff[i] && d
	}
}

// placesOf are the widgets of a field that can be seen on paper.
func placesOf(f fill.Field) []fill.Widget {
	all := f.Widgets
	if len(all) == 0 {
		all = []fill.Widget{{Page: f.Page, Rect: f.Rect}}
	}
	return all
}

func unseenOn(page int, diff []bool, s shade, fields []fill.Field, values fill.Values, shape pdfview.Geometry) []string {
	var out []string
	for _, f := range fields {
		want, ok := values[f.Name]
		if !ok {
			continue
		}
		for _, w := range placesOf(f) {
			if w.Page != page+1 || w.Hidden || len(w.States) > 0 && !slices.Contains(w.States, fmt.Sprint(want)) {
				continue
			}
			if countIn(diff, s, boxOf(shape, w.Rect, 0)) < 4 {
				out = append(out, f.Name)
			}
		}
	}
	return out
}

// restOf counts the changed pixels more than three pixels away from every field.
func restOf(page int, diff []bool, s shade, fields []fill.Field, shape pdfview.Geometry) int {
	for _, f := range fields {
		for _, w := range placesOf(f) {
			if w.Page != page+1 {
				continue
			}
			b := s.within(boxOf(shape, w.Rect, 3))
			for y := b.y0; y < b.y1; y++ {
				for x := b.x0; x < b.x1; x++ {
					diff[y*s.w+x] = false
				}
			}
		}
	}
	n := 0
	for _, on := range diff {
		if on {
			n++
		}
	}
	return n
}

func boxOf(shape pdfview.Geometry, r [4]float64, margin int) pixelBox {
	const k = viewerDPI / 72.0
	at := shape.Place(r[0], r[1], r[2], r[3])
	return pixelBox{int(math.Floor(at.X0*k)) - margin, int(math.Floor(at.Y0*k)) - margin, int(math.Ceil(at.X1*k)) + margin, int(math.Ceil(at.Y1*k)) + margin}
}

func countIn(diff []bool, s shade, b pixelBox) (n int) {
	b = s.within(b)
	for y := b.y0; y < b.y1; y++ {
		for x := b.x0; x < b.x1; x++ {
			if diff[y*s.w+x] {
				n++
			}
		}
	}
	return n
}

func qpdfCheck(ctx context.Context, dir string, pdf []byte) error {
	f, err := os.CreateTemp(dir, "check*.pdf")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(pdf); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if out, err := exec.CommandContext(ctx, "qpdf", "--check", f.Name()).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// officialBlanks are the names of all blanks of the shared folder.
func officialBlanks(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sharedForms(), "pdf", "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("the folder ../shared/forms/pdf is not here: official blanks are not part of the repository")
	}
	var out []string
	for _, f := range files {
		out = append(out, strings.TrimSuffix(filepath.Base(f), ".pdf"))
	}
	return out
}

// needPrograms skips a test whose viewers are not on this computer.
func needPrograms(t testing.TB, names ...string) {
	t.Helper()
	for _, n := range names {
		if _, err := exec.LookPath(n); err != nil {
			t.Skipf("%s is not on this computer", n)
		}
	}
}

// Every field of an official form is seen in three viewers, in the draft and in the filing copy, and nothing outside
// the fields has changed.
func TestEveryFieldIsSeen(t *testing.T) {
	needPrograms(t, "pdftoppm", "mutool", "qpdf")
	v := viewer(t)
	usual := []string{"uscis-g-1145", "ca-cr180", "nc-aoc-cr-287", "eoir-33-2022", "il-cook-dv-cover-sheet"}
	for _, name := range officialBlanks(t) {
		if !slices.Contains(usual, name) && os.Getenv("HARBORFILE_LONG") == "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			s, err := seeForm(t.Context(), t.TempDir(), blank(t, name), v)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range append(s.faults, s.unclean...) {
				t.Error(f)
			}
			if s.set != s.fields || s.read != s.fields {
				t.Errorf("%d fields, %d set, %d read again", s.fields, s.set, s.read)
			}
		})
	}
}
