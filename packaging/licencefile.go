package packaging

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// LicenceFile is the collected licences as package cases/built embeds them, from the top of the checkout.
const LicenceFile = "cases/built/licences.json.gz"

// packedLicences is the content of LicenceFile. Many modules have the same terms word for word, so a text stands once.
type packedLicences struct {
	Licences []packedLicence `json:"licences"`
	Texts    []string        `json:"texts"`
}

type packedLicence struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	Kind    string `json:"kind"`
	Note    string `json:"note,omitempty"`
	Text    int    `json:"text"`
}

// WriteLicences writes LicenceFile; the same licences give the same file.
func WriteLicences(root string, list []Licence) error {
	var p packedLicences
	for _, l := range list {
		at := slices.Index(p.Texts, l.Text)
		if at < 0 {
			at, p.Texts = len(p.Texts), append(p.Texts, l.Text)
		}
		p.Licences = append(p.Licences, packedLicence{l.Name, l.Version, l.Kind, l.Note, at})
	}
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, filepath.FromSlash(LicenceFile)), b.Bytes(), 0o644)
}

// ReadLicences reads LicenceFile.
func ReadLicences(root string) ([]Licence, error) {
	f, err := os.Open(filepath.Join(root, filepath.FromSlash(LicenceFile)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", LicenceFile, err)
	}
	var p packedLicences
	if err := json.NewDecoder(r).Decode(&p); err != nil {
		return nil, fmt.Errorf("%s: %w", LicenceFile, err)
	}
	var list []Licence
	for _, l := range p.Licences {
		if l.Text < 0 || l.Text >= len(p.Texts) {
			return nil, fmt.Errorf("%s: %s has no text", LicenceFile, l.Name)
		}
		list = append(list, Licence{l.Name, l.Version, l.Kind, l.Note, p.Texts[l.Text]})
	}
	return list, nil
}

// StaleLicences says what a collected list has that the embedded one lacks or has otherwise, nil where they agree.
func StaleLicences(embedded, collected []Licence) []string {
	var out []string
	find := func(list []Licence, name string) (Licence, bool) {
		at := slices.IndexFunc(list, func(l Licence) bool { return l.Name == name })
		if at < 0 {
			return Licence{}, false
		}
		return list[at], true
	}
	for _, c := range collected {
		switch e, ok := find(embedded, c.Name); {
		case !ok:
			out = append(out, c.Name+" is lacking")
		case e.Version != c.Version:
			out = append(out, fmt.Sprintf("%s is at %s and the list says %s", c.Name, c.Version, e.Version))
		case e != c && c.Name != "Go": // Go's own notices may differ between its patch releases
			out = append(out, c.Name+" has other terms or another note by now")
		}
	}
	for _, e := range embedded {
		if _, ok := find(collected, e.Name); !ok {
			out = append(out, e.Name+" is in no program any more")
		}
	}
	return out
}

// LicencesText is LICENSES.txt: the program's own licence, and those of all that others wrote, from LicenceFile. Lines
// end as Windows wants them where system is windows.
func (s *Shop) LicencesText(system string) ([]byte, error) {
	own, err := os.ReadFile(filepath.Join(s.Root, "LICENSE"))
	if err != nil {
		return nil, err
	}
	list, err := ReadLicences(s.Root)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n\nThis program is under the license at the end of this file. It holds work of others, listed here with\ntheir terms. Some of it is in the programs for one system only.\n\n", s.App.Name, s.App.Version)
	for _, l := range list {
		fmt.Fprintf(&b, "  %s\n", l.heading())
	}
	for _, l := range list {
		fmt.Fprintf(&b, "\n%s\n%s\n%s\n\n", strings.Repeat("=", 78), l.heading(), strings.Repeat("=", 78))
		if l.Note != "" {
			fmt.Fprintf(&b, "%s\n\n", l.Note)
		}
		b.WriteString(l.Text)
	}
	fmt.Fprintf(&b, "\n%s\n%s\n%s\n\n%s", strings.Repeat("=", 78), s.App.Name, strings.Repeat("=", 78), own)
	text := b.String()
	if system == "windows" {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return []byte(text), nil
}

func (l Licence) heading() string {
	if l.Version == "" {
		return fmt.Sprintf("%s (%s)", l.Name, l.Kind)
	}
	return fmt.Sprintf("%s %s (%s)", l.Name, l.Version, l.Kind)
}
