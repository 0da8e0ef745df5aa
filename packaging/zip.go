package packaging

import (
	"archive/zip"
	"compress/flate"
	"io"
	"os"
	"time"
)

// A Packed is one file of an archive.
type Packed struct {
	Name string // path in the archive, with slashes
	From string // where it lies now
}

// Zip writes an archive whose bytes follow from its files' names and contents alone: every file has the one date, and
// they stand in the order given.
func Zip(to string, date time.Time, files []Packed) error {
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, f := range files {
		if err := addZipped(z, date, f); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return out.Close()
}

func addZipped(z *zip.Writer, date time.Time, f Packed) error {
	in, err := os.Open(f.From)
	if err != nil {
		return err
	}
	defer in.Close()
	h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: date.UTC()}
	h.SetMode(0o644)
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	return err
}
