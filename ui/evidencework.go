package ui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

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

// shortEnding is an ending that says the kind of a file and nothing else.
var shortEnding = regexp.MustCompile(`^\.[A-Za-z0-9]{1,4}$`)

// neutralName is a file name without a word of the client.
func neutralName(i *cases.EvidenceItem) string {
	ext := filepath.Ext(i.FileName)
	if !shortEnding.MatchString(ext) { // what follows a point may be words: "Letter of Dr. Example"
		ext = ""
	}
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
