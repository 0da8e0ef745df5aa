package ui

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// headSize is as much of a file as tells its kind.
const headSize = 512

func (e *evidence) onAdd() {
	e.a.openFiles(lang.T("evidence.add"), true, e.onDrop)
}

// onDrop adds files, one job for all of them; what was added before a stop stays. A folder, an
// empty file and one that cannot be read are left out, and named at the end: the other forty-nine
// of fifty do not have to be dropped again.
func (e *evidence) onDrop(paths []string) {
	added := 0
	var out []string
	viewer, _ := e.a.view() // without one a PDF is taken in all the same, and search does not know its words
	e.a.jobs.run(lang.N("evidence.adding", len(paths)), func(ctx context.Context, p cases.Progress) error {
		p.SetTotal(sizeOf(paths))
		for _, path := range paths {
			switch err := e.acquire(ctx, path, viewer, p); {
			case err == nil:
				added++
			case unreadable(err):
				out = append(out, filepath.Base(path))
			default:
				return err
			}
		}
		return nil
	}, func(err error) {
		e.written(err)
		if err != nil && added > 0 {
			e.a.reload()
		}
		e.sayOut(out)
		if added > 0 {
			e.a.toast(lang.N("evidence.added", added))
		}
	})
}

// unreadable reports whether an error is about the file and not about the vault.
func unreadable(err error) bool {
	var read *unread
	return errors.Is(err, errNoFile) || errors.As(err, &read)
}

// unread is a file that the computer does not give out.
type unread struct{ err error }

func (u *unread) Error() string { return "a chosen file cannot be read" }

func (u *unread) Unwrap() error { return u.err }

// leftOutLimit is how many names of files that were left out are shown.
const leftOutLimit = 8

// sayOut names the files that were left out.
func (e *evidence) sayOut(names []string) {
	if len(names) == 0 {
		return
	}
	list := kit.VStack(3)
	for _, name := range names[:min(len(names), leftOutLimit)] {
		list.Add(kit.NewPara(name, theme.Body, theme.Ink))
	}
	if more := len(names) - leftOutLimit; more > 0 {
		list.Add(kit.NewPara(lang.N("evidence.out.more", more), theme.Body, theme.Muted))
	}
	kit.Ask(e.a.window.Canvas(), lang.N("evidence.out", len(names)), lang.T("evidence.out.words"), list, kit.Answer{Label: lang.T("fail.close")})
}

func sizeOf(paths []string) (sum int64) {
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			sum += info.Size()
		}
	}
	return sum
}

// errNoFile is what a folder or an empty file gives.
var errNoFile = &notAFile{}

type notAFile struct{}

func (*notAFile) Error() string { return "not a file with content" }

// Explain implements cases.Explainer.
func (*notAFile) Explain(code string) (what, safe, do string) {
	return lang.In(code, "evidence.nofile"), lang.In(code, "evidence.nofile.safe"), lang.In(code, "evidence.nofile.do")
}

// acquire reads one file for its words, and once more to hash and seal it in one pass.
func (e *evidence) acquire(ctx context.Context, path string, viewer *pdfview.Viewer, p cases.Progress) error {
	f, err := openPlain(path)
	if err != nil {
		return &unread{err}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return &unread{err}
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return errNoFile
	}
	steady, err := cases.Original(f)
	if err != nil {
		return &unread{err}
	}
	src := bufio.NewReaderSize(steady, 1<<16)
	head, err := src.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return &unread{err}
	}
	r := cases.Received{MatterID: e.snap.Matter.ID, FileName: path, Obtained: e.who(), When: e.a.opt.Now(),
		Title: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), Head: append([]byte{}, head...)}
	words := forms.OriginalWords(ctx, viewer, cases.DetectMedia(r.Head), f, info.Size())
	_, err = e.store.Import(ctx, cases.MatterStream(r.MatterID), src, p, func(b cases.Blob) []cases.Record {
		item, event := cases.Acquire(r, b)
		item.Text = words
		return []cases.Record{item, event}
	})
	return err
}

// openPlain opens a file to read. A pipe or a device is not opened at all: that could wait forever.
func openPlain(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	return os.Open(path)
}

// onVerify reads the original again and compares its hash with the one of the day it came.
func (e *evidence) onVerify(i *cases.EvidenceItem) {
	e.a.jobs.run(lang.T("evidence.verifying"), func(ctx context.Context, p cases.Progress) error {
		if err := e.copy(ctx, i, io.Discard, p); err != nil {
			return err
		}
		return e.store.Write(ctx, i.Touched("verified", e.who(), e.a.opt.Now()))
	}, func(err error) {
		e.written(err)
		if err == nil {
			e.a.toast(lang.T("evidence.verified"))
		}
	})
}

// onExport says that something leaves the vault, asks where to, and writes it with its log entry.
func (e *evidence) onExport(i *cases.EvidenceItem) {
	kit.Ask(e.a.window.Canvas(), lang.T("evidence.export.head"), lang.T("evidence.export.words"), nil,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: func() {
			e.a.saveFile(lang.T("evidence.export"), neutralName(i), func(path string) { e.export(i, path) })
		}},
		kit.Answer{Label: lang.T("evidence.export.no")})
}

// neutralName is a file name without a word of the client.
func neutralName(i *cases.EvidenceItem) string {
	ext := filepath.Ext(i.FileName)
	if i.Exhibit.Order > 0 {
		return fmt.Sprintf("exhibit-%d", i.Exhibit.Order) + ext
	}
	return "item" + ext
}

// export writes the original; the file gets its name only when its hash is right and the custody
// log has the entry: nothing leaves unlogged, and a changed byte never leaves at all.
func (e *evidence) export(i *cases.EvidenceItem, path string) {
	e.a.jobs.run(lang.T("evidence.exporting"), func(ctx context.Context, p cases.Progress) error {
		return writeNew(path, func(f *os.File) error {
			if err := e.copy(ctx, i, f, p); err != nil {
				return err
			}
			return e.store.Write(ctx, i.Touched("exported", e.who(), e.a.opt.Now()))
		})
	}, func(err error) {
		e.written(err)
		if err == nil {
			e.a.toast(lang.T("evidence.exported"))
		}
	})
}

// copy streams the original and checks its hash.
func (e *evidence) copy(ctx context.Context, i *cases.EvidenceItem, w io.Writer, p cases.Progress) error {
	b, err := e.store.OpenBlob(ctx, i.Blob.ID)
	if err != nil {
		return err
	}
	defer b.Close()
	p.SetTotal(b.Size())
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, sum, counter{ctx, p}), io.NewSectionReader(b, 0, b.Size())); err != nil {
		return err
	}
	if hex.EncodeToString(sum.Sum(nil)) != i.Blob.SHA256 {
		return fmt.Errorf("read evidence %s: %w", i.ID, cases.ErrDamaged)
	}
	return nil
}

// counter reports written bytes and ends a copy that was cancelled.
type counter struct {
	ctx context.Context
	p   cases.Progress
}

func (c counter) Write(b []byte) (int, error) {
	c.p.Add(int64(len(b)))
	return len(b), c.ctx.Err()
}
