package redact

import (
	"bytes"
	"context"
	"image"
	"io"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// The looks of the proof, as cases.Proof names them.
const (
	LookObjects = "objects" // every object of the file, decoded, and its bytes
	LookText    = "text"    // two extractors that share no code
	LookPixels  = "pixels"  // the copy drawn anew: every box solid, the rest as in the source
	LookOCR     = "ocr"     // the new pixels read by a machine
)

// leastNeedle is how many letters and digits a word needs to be looked for: fewer stand everywhere.
const leastNeedle = 3

// prove looks through the copy. It is an error (*LeftOver) where a look finds something.
func (j *job) prove(ctx context.Context, r io.ReaderAt, size int64) ([]cases.Proof, error) {
	words := j.needles()
	objects, text, err := j.lookInside(ctx, r, size, words)
	if err != nil {
		return nil, err
	}
	j.Progress.Add(1)
	d, err := j.viewer.OpenContext(ctx, r, size)
	if err != nil {
		return nil, err
	}
	pixels := cases.Proof{Look: LookPixels, Tool: "PDFium"}
	eyes := cases.Proof{Look: LookOCR, Tool: "tesseract"}
	if j.Eyes == nil {
		eyes = cases.Proof{Look: LookOCR, None: NoEyes}
	}
	if d.Pages() != len(j.pages) {
		pixels.Found++
	}
	for page := range min(d.Pages(), len(j.pages)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := j.textOf(ctx, d, page, words)
		if err != nil {
			return nil, err
		}
		text.Found += n
		drawn, err := d.Render(ctx, page, j.pages[page].dpi)
		if err != nil {
			return nil, err
		}
		pixels.Found += j.pixelsOf(drawn, page)
		if j.Eyes != nil && len(j.marks[page]) > 0 {
			if n, err = j.readBy(ctx, drawn, page, words); err != nil {
				return nil, err
			}
			eyes.Found += n
		}
		j.Progress.Add(1)
	}
	proof := []cases.Proof{objects, text, pixels, eyes}
	var left []string
	for _, p := range proof {
		if p.Found > 0 {
			left = append(left, p.Look)
		}
	}
	if len(left) > 0 {
		return proof, &LeftOver{left}
	}
	return proof, nil
}

// NoEyes is why the pixels were not read, as cases.Proof.None.
const NoEyes = "pixels not read by a machine"

// needles are the words under the marks, each and as they stand together, without those that also stand where no mark
// lies.
func (j *job) needles() (out []string) {
	all := strings.Join(j.stays, "\n")
	for _, run := range j.gone {
		for _, w := range append(strings.Fields(run), run) {
			if len(squeezed(w)) >= leastNeedle && !slices.Contains(out, w) && !packet.SaysWord(all, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// lookInside looks through the objects, the bytes and, with this program's own extractor, the text. Words that every
// file of this kind holds ("Page", "Identity") are no finding in objects.
func (j *job) lookInside(ctx context.Context, r io.ReaderAt, size int64, words []string) (objects, text cases.Proof, err error) {
	objects = cases.Proof{Look: LookObjects, Tool: "pdfcpu"}
	text = cases.Proof{Look: LookText, Tool: "PDFium, harborfile"}
	left, err := packet.LeftIn(ctx, r, size, words)
	if err != nil {
		return objects, text, err
	}
	text.Found = len(left.Text)
	if len(left.Objects) == 0 {
		return objects, text, nil
	}
	var bare bytes.Buffer
	w := imagepage.New(&bare, "")
	for _, m := range bareImages() {
		if err := w.Page(612, 792, imagepage.Picture{Image: m}, []imagepage.Word{{Text: "0", X1: 9, Y1: 9}}); err != nil {
			return objects, text, err
		}
	}
	if err := w.Close(); err != nil {
		return objects, text, err
	}
	usual, err := packet.LeftIn(ctx, bytes.NewReader(bare.Bytes()), int64(bare.Len()), words)
	if err != nil {
		return objects, text, err
	}
	for _, i := range left.Objects {
		if !slices.Contains(usual.Objects, i) {
			objects.Found++
		}
	}
	return objects, text, nil
}

// textOf reads a page of the copy with PDFium: no word is left, and no character lies under a mark.
func (j *job) textOf(ctx context.Context, d *pdfview.Doc, page int, words []string) (found int, err error) {
	text, err := d.Text(ctx, page)
	if err != nil {
		return 0, err
	}
	found = count(text, words)
	chars, err := d.Chars(ctx, page)
	if err != nil {
		return 0, err
	}
	for _, c := range chars {
		for _, m := range j.marks[page] {
			if under(m, c.Rect) {
				found++
			}
		}
	}
	return found, nil
}

// under reports whether the middle of a character lies under a mark. Invisible letters are boxes as high as their line,
// so the edges of two lines may touch.
func under(m, c pdfview.Rect) bool {
	return within((c.X0+c.X1)/2, m.X0, m.X1) && within((c.Y0+c.Y1)/2, m.Y0, m.Y1)
}

func count(text string, words []string) (n int) {
	for _, w := range words {
		if packet.SaysWord(text, w) {
			n++
		}
	}
	return n
}

// bareImages are a plain picture, a drawing and a photograph without content, one of each way in which pictures are
// coded.
func bareImages() []image.Image {
	drawing, photo := image.NewGray(image.Rect(0, 0, 256, 8)), image.NewRGBA(image.Rect(0, 0, 64, 64))
	for x := range 256 {
		drawing.Pix[x] = byte(x) // the other rows are even
	}
	for i := range photo.Pix {
		photo.Pix[i] = byte(i * i >> 3)
		if i%4 == 3 {
			photo.Pix[i] = 255
		}
	}
	return []image.Image{image.NewRGBA(image.Rect(0, 0, 8, 8)), drawing, photo}
}

// readBy lets a machine read the pixels of the copy.
func (j *job) readBy(ctx context.Context, drawn *image.RGBA, page int, words []string) (int, error) {
	read, err := look(ctx, j.Eyes, drawn, j.pages[page].dpi, j.Langs)
	if err != nil {
		return 0, err
	}
	var text strings.Builder
	for _, w := range read {
		text.WriteString(w.Text + " ")
	}
	return count(text.String(), words), nil
}
