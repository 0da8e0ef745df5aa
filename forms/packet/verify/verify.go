package verify

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Report is what Dir found, in plain sentences.
type Report struct {
	OK        bool
	Sentences []string // what was found, the good and the bad
	Files     int
	Pages     int
	Exhibits  int
	Manifest  string   // SHA-256 of manifest.json as it lies there; "" where it cannot be used
	Record    []string // of a packet that is as it was made: what each exhibit came from, and how

	manifest *Manifest // nil where it cannot be used
	changed  bool      // the manifest is ours, but not as it was written
	more     int       // sentences that were left out
}

// mostSentences bounds the report: a manifest made to annoy can hold a hundred thousand faults.
const mostSentences = 40

// maxManifest is far above any real manifest.
const maxManifest = 16 << 20

func (r *Report) bad(format string, a ...any) {
	r.OK = false
	if len(r.Sentences) >= mostSentences {
		r.more++
		return
	}
	r.Sentences = append(r.Sentences, fmt.Sprintf(format, a...))
}

// Dir checks the folder of a packet: that manifest.json is as it was written,
// that every file it names is there, has its size, its SHA-256 and its pages,
// and that nothing else lies in the folder. An error means that the folder
// could not be read; anything found wrong is in the Report.
func Dir(path string) (*Report, error) {
	r := &Report{OK: true}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	m := r.read(path)
	if m == nil {
		return r, nil
	}
	named := map[string]bool{FileName: true}
	for i, f := range m.Files {
		if !safeName(f.Name) || named[f.Name] || !isHash(f.SHA256) {
			r.bad("The manifest names file %d in a way this program never writes.", i+1)
			continue
		}
		named[f.Name] = true
		if err := r.file(filepath.Join(path, f.Name), f); err != nil {
			return nil, err
		}
	}
	extra := 0
	for _, e := range entries {
		if !named[e.Name()] {
			extra++
		}
	}
	if extra > 0 {
		r.bad("%s in the folder that the manifest does not name.", things(extra, "thing lies", "things lie"))
	}
	if len(m.Files) == 0 {
		r.bad("The manifest names no file, so there is no packet to check.")
	}
	r.numbers(m)
	r.chains(m)
	if r.more > 0 {
		r.Sentences = append(r.Sentences, fmt.Sprintf("%s found beside these.", things(r.more, "fault more was", "faults more were")))
	}
	if r.OK {
		r.Record = record(m)
		r.Sentences = append(r.Sentences, fmt.Sprintf("The packet is as it was made: %s, %s, %s; every hash agrees.",
			things(r.Files, "file", "files"), things(r.Pages, "page", "pages"), things(r.Exhibits, "exhibit", "exhibits")))
	}
	return r, nil
}

// Of reports whether the manifest says that the packet is that of a matter, made for a recipient.
func (r *Report) Of(matter, recipient string) bool {
	return r.manifest != nil && r.manifest.Matter == matter && r.manifest.Recipient == recipient
}

// IsPacket reports whether a folder holds a manifest of this program, changed
// or not.
func IsPacket(dir string) bool {
	r := &Report{OK: true}
	return r.read(dir) != nil || r.changed
}

// read reads manifest.json; nil when it cannot be used.
func (r *Report) read(dir string) *Manifest {
	path := filepath.Join(dir, FileName)
	// Opening a pipe would wait for ever, and a link leads out of the folder.
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		r.bad("manifest.json is not a file of its own.")
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		r.bad("There is no manifest.json in this folder, so there is nothing to check the packet against.")
		return nil
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxManifest+1))
	if err != nil || len(raw) > maxManifest {
		r.bad("manifest.json cannot be read.")
		return nil
	}
	m, err := decode(raw)
	switch {
	case errors.Is(err, errSeal):
		r.changed = true
		r.bad("manifest.json is not as it was written: its own seal does not agree with it.")
	case err != nil:
		r.bad("manifest.json is not a manifest of this program.")
	}
	if r.manifest = m; m != nil {
		r.Manifest = sum(raw)
	}
	return m
}

// file checks one PDF.
func (r *Report) file(path string, want File) error {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		r.bad("%s is missing.", want.Name)
		return nil
	}
	if info.Size() != want.Bytes {
		r.bad("%s is not as it was made: it has %d bytes, the manifest says %d.", want.Name, info.Size(), want.Bytes)
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return withoutPath(err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return withoutPath(err)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != want.SHA256 {
		r.bad("%s is not as it was made: its SHA-256 is %s, the manifest says %s. A single changed byte is enough for that.", want.Name, got, want.SHA256)
		return nil
	}
	pages, err := countPages(f, info.Size())
	switch {
	case err != nil:
		r.bad("%s agrees with its hash but its pages cannot be counted.", want.Name)
	case pages != want.Pages:
		r.bad("%s has %d pages, the manifest says %d.", want.Name, pages, want.Pages)
	}
	r.Files++
	r.Pages += pages
	return nil
}

// numbers checks that files and items fit into one run of page numbers. It
// begins where the office's own numbering does: a Bates run may go on from an
// earlier filing.
func (r *Report) numbers(m *Manifest) {
	begin := 1
	if len(m.Files) > 0 && m.Files[0].First > 1 && m.Files[0].First <= maxNumber {
		begin = m.Files[0].First
	}
	next := begin
	for i, f := range m.Files {
		if f.Pages < 1 || f.Bytes < 1 || f.Pages > maxNumber {
			r.bad("File %d has no pages by the manifest.", i+1)
			return
		}
		if f.First != next {
			r.bad("File %d begins with page %d, not with page %d.", i+1, f.First, next)
		}
		next += f.Pages
	}
	if m.Pages != next-begin {
		r.bad("The manifest counts %d pages, its files %d.", m.Pages, next-begin)
	}
	last := begin - 1
	for i, it := range m.Items {
		if it.First <= last || it.Last < it.First || it.Last >= next {
			r.bad("Item %d does not stand where the manifest says.", i+1)
		}
		last = it.Last
		if it.Kind == "exhibit" || it.Kind == "media" {
			r.Exhibits++
			if !isHash(it.SHA256) {
				r.bad("Item %d, an exhibit, has no SHA-256.", i+1)
			}
		}
	}
}

// maxNumber is far above any real page number: numbers begin with 999,999 at
// most.
const maxNumber = 1 << 30

// safeName accepts the names that packets have: no folder, no hidden file, and
// nothing that a terminal would take for an order.
func safeName(s string) bool {
	plain := func(r rune) bool { return r > ' ' && r < 0x7f }
	return s != "" && s == filepath.Base(s) && !strings.HasPrefix(s, ".") && !strings.ContainsAny(s, `/\:`) &&
		!strings.ContainsFunc(s, func(r rune) bool { return !plain(r) })
}

func things(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// withoutPath keeps the kind of a file error and drops the name.
func withoutPath(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("verify: %w", p.Err)
	}
	return err
}
