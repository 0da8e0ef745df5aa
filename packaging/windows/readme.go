package windows

import (
	"bytes"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
)

// papers writes what lies beside the programs to read, and gives it as parts.
func (b *bundle) papers() ([]part, error) {
	readme, err := fillText("readme.txt", struct {
		App  packaging.App
		Mesa bool
	}{b.shop.App, b.hasMesa()}, nil)
	if err != nil {
		return nil, err
	}
	licences, err := b.shop.LicencesText("windows")
	if err != nil {
		return nil, err
	}
	var out []part
	for _, p := range []struct {
		name string
		text []byte
	}{{"README.txt", readme}, {"LICENSES.txt", licences}} {
		to := filepath.Join(b.shop.Work, p.name)
		if err := os.WriteFile(to, forNotepad(p.text), 0o644); err != nil {
			return nil, err
		}
		out = append(out, part{p.name, to})
	}
	return out, nil
}

// forNotepad gives a text the line ends of Windows and the mark by which its oldest programs know UTF-8.
func forNotepad(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return append([]byte("\xEF\xBB\xBF"), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))...)
}
