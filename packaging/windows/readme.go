package windows

import (
	"bytes"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/packaging"
)

// papers writes what lies beside the programs to read, and gives it as parts.
func (b *bundle) papers() ([]part, error) {
	licences, err := b.shop.LicencesText("windows")
	if err != nil {
		return nil, err
	}
	papers := []part{{"README.txt", filepath.Join(b.shop.Work, "README.txt")}, {"LICENSES.txt", filepath.Join(b.shop.Work, "LICENSES.txt")}}
	if err := b.readme(papers[0].from, false); err != nil {
		return nil, err
	}
	return papers, os.WriteFile(papers[1].from, forNotepad(licences), 0o644)
}

// readme writes the readme in English and Spanish. portable: of the archive, which no installer has put anywhere.
func (b *bundle) readme(to string, portable bool) error {
	text, err := fillText("readme.txt", struct {
		App            packaging.App
		Mesa, Portable bool
	}{b.shop.App, b.hasMesa(), portable}, nil)
	if err != nil {
		return err
	}
	return os.WriteFile(to, forNotepad(text), 0o644)
}

// forNotepad gives a text the line ends of Windows and the mark by which its oldest programs know UTF-8.
func forNotepad(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return append([]byte("\xEF\xBB\xBF"), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))...)
}
