package ocr

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// Word is a word of a picture. Its box is in points, 1/72 of an inch by the dpi that Words was given, from the upper
// left corner of the picture.
type Word struct {
	Text           string
	X0, Y0, X1, Y1 float64
	Confidence     float64 // 0 to 100, as the program rates itself
	Line           int     // words of one line share it; lines count from 1 in reading order
}

// The bounds of one call.
const (
	timeLimit = 90 * time.Second
	maxPixels = 40_000_000 // as pdfview draws at most
	maxAnswer = 32 << 20   // bytes of its table
)

var (
	errTooLarge = &trouble{"the picture is too large", said{"This page is too large to be read on this computer.", "The file is unchanged, and is kept without a text layer.", "Type what matters of it into its description, so that search finds it."},
		said{"Esta página es demasiado grande para leerla en este equipo.", "El archivo no ha cambiado y se guarda sin capa de texto.", "Escriba lo importante en su descripción para que la búsqueda lo encuentre."}}
	errTime = &trouble{"the time limit was reached", said{"Reading this page took too long and was stopped.", "The file is unchanged, and is kept without a text layer.", "Try again when the computer has less to do."},
		said{"La lectura de esta página tardó demasiado y se detuvo.", "El archivo no ha cambiado y se guarda sin capa de texto.", "Pruebe otra vez cuando el equipo esté menos ocupado."}}
	errEnded = &trouble{"the program ended without an answer", said{"The text recognition on this computer did not answer.", "The file is unchanged, and is kept without a text layer.", "Ask whoever looks after this computer to install Tesseract anew."},
		said{"El reconocimiento de texto de este equipo no respondió.", "El archivo no ha cambiado y se guarda sin capa de texto.", "Pida a quien cuida este equipo que instale Tesseract de nuevo."}}
)

type said [3]string

// trouble is why a picture was not read, with its words for a person.
type trouble struct {
	what   string
	en, es said
}

func (t *trouble) Error() string { return "ocr: " + t.what }

// Explain implements cases.Explainer.
func (t *trouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es[0], t.es[1], t.es[2]
	}
	return t.en[0], t.en[1], t.en[2]
}

// Words recognises the words of a picture that shows dpi pixels an inch. langs are ISO 639-1 codes of the languages
// that may stand in it, the likeliest first; those that are not installed are passed over, and English is always
// thought of. Errors bring their words for cases.Explain, or are the error of ctx.
func (e *Engine) Words(ctx context.Context, img image.Image, dpi int, langs []string) ([]Word, error) {
	b := img.Bounds()
	if b.Empty() || dpi < 1 {
		return nil, nil
	}
	if b.Dx() > math.MaxInt16 || b.Dy() > math.MaxInt16 || b.Dx()*b.Dy() > maxPixels {
		return nil, errTooLarge
	}
	table, err := e.read(ctx, img, dpi, e.choose(langs))
	if err != nil {
		return nil, err
	}
	return words(table, 72/float64(dpi)), nil
}

// read runs the program over one picture and gives its table.
func (e *Engine) read(ctx context.Context, img image.Image, dpi int, langs string) (string, error) {
	limited, cancel := context.WithTimeout(ctx, timeLimit)
	defer cancel()
	cmd := e.command(limited, "stdin", "stdout", "--dpi", strconv.Itoa(dpi), "-l", langs, "--psm", "3",
		"-c", "tessedit_create_tsv=1", "-c", "tessedit_create_txt=0")
	table := &bounded{limit: maxAnswer}
	cmd.Stdout = table
	in, err := cmd.StdinPipe()
	if err != nil {
		return "", errEnded
	}
	if err := cmd.Start(); err != nil {
		return "", errEnded
	}
	limitMemory(cmd.Process)
	writeBitmap(in, img, dpi) // an error shows in what the program answers
	in.Close()
	err = cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case limited.Err() != nil:
		return "", errTime
	case err != nil || table.cut:
		return "", errEnded
	}
	return table.said.String(), nil
}

// words reads the table: twelve columns with tabs between, of which rows of level 5 are words.
func words(table string, scale float64) (out []Word) {
	line, last := 0, ""
	for row := range strings.Lines(table) {
		c := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(c) != 12 || c[0] != "5" || strings.TrimSpace(c[11]) == "" {
			continue
		}
		box, err := numbers(c[6:11])
		if err != nil {
			continue
		}
		if at := strings.Join(c[1:5], " "); at != last {
			line, last = line+1, at
		}
		out = append(out, Word{Text: strings.TrimSpace(c[11]), X0: box[0] * scale, Y0: box[1] * scale,
			X1: (box[0] + box[2]) * scale, Y1: (box[1] + box[3]) * scale, Confidence: box[4], Line: line})
	}
	return out
}

func numbers(cells []string) (out []float64, err error) {
	for _, c := range cells {
		n, err := strconv.ParseFloat(c, 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return nil, errors.New("not a number")
		}
		out = append(out, n)
	}
	return out, nil
}

// Text is what the words say, line by line.
func Text(words []Word) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case words[i-1].Line != w.Line:
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// bounded keeps what a program says, up to a limit: it cannot fill our memory. The buffer is a field of its own, since
// an embedded one would be filled by io.Copy past the limit.
type bounded struct {
	said  bytes.Buffer
	limit int
	cut   bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.said.Len()+len(p) > b.limit {
		b.cut = true
		return 0, io.ErrShortWrite
	}
	return b.said.Write(p)
}
