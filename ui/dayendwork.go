package ui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onHand writes everything into one sealed file, reads it back, and keeps its hash with the day.
func (s *dayEnd) onHand() {
	if s.hand.Off {
		return
	}
	if s.state.settings.SheetOpen && s.state.office == "" {
		kit.Ask(s.a.window.Canvas(), lang.T("recovery.open.head"), lang.T("dayend.sheet"), nil,
			kit.Answer{Label: lang.T("settings.ways"), Do: func() { s.a.Go(Route{Place: toWays}) }}, kit.Answer{Label: lang.T("fail.close")})
		return
	}
	// Not saveFile: the handed file is what stays of the day, and no stray.
	s.a.pick(func(ctx context.Context) ([]string, error) {
		path, err := s.a.pickers.save(ctx, lang.T("dayend.hand"), "clinic-day-"+string(s.state.day.On)+".backup")
		return []string{path}, err
	}, func(paths []string) { s.handOver(paths[0]) })
}

func (s *dayEnd) handOver(path string) {
	v, day := s.a.vault, s.state.day
	s.hand.Allow(false)
	var report vault.BackupReport
	s.a.jobs.run(lang.T("dayend.handing"), func(ctx context.Context, p cases.Progress) (err error) {
		upTo, err := v.Newest(ctx) // people go on working while the file is written
		if err != nil {
			return err
		}
		if report, err = v.Backup(ctx, path, p); err != nil {
			return err
		}
		sum, err := hashOf(ctx, path)
		if err != nil {
			return err
		}
		day.Handed = append(day.Handed, cases.Handover{When: report.Made.Format(time.RFC3339), UpTo: upTo, SHA256: sum, Size: report.Size, Records: report.Records, Office: v.Office() != ""})
		return v.Write(ctx, &day)
	}, func(err error) {
		s.hand.Allow(true)
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.a.handed, _ = filepath.Abs(path)
		s.a.backedUp(report)
	})
}

// hashOf is the SHA-256 of a file in lower-case hex.
func hashOf(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	buf := make([]byte, 1<<20)
	for {
		n, err := f.Read(buf)
		h.Write(buf[:n])
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return "", err
		}
	}
}

// onWipe asks once more: this cannot be undone.
func (s *dayEnd) onWipe() {
	if s.wipe.Off {
		return
	}
	kit.Ask(s.a.window.Canvas(), lang.T("dayend.sure"), lang.T("dayend.sure.words"), nil,
		kit.Answer{Label: lang.T("dayend.sure.yes"), Do: s.check}, kit.Answer{Label: lang.T("dayend.sure.no")})
}

// check looks once more whether nothing changed, and whether the handed file, where it is in reach, is still the same.
func (s *dayEnd) check() {
	v, path := s.a.vault, s.a.handed
	var now dayState
	differs := false
	s.a.jobs.run(lang.T("dayend.checking"), func(ctx context.Context, _ cases.Progress) (err error) {
		if now, err = readDayState(ctx, v, path); err != nil || !now.fresh || path == "" {
			return err
		}
		last := now.day.Handed[len(now.day.Handed)-1]
		sum, err := hashOf(ctx, path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // the stick was taken out: it was read back when it was written
		}
		now.wiped.Seen, differs = sum == last.SHA256, err != nil || sum != last.SHA256
		return ctx.Err()
	}, func(err error) {
		switch {
		case err != nil:
			s.a.fail(err, nil)
		case differs:
			kit.Ask(s.a.window.Canvas(), lang.T("dayend.differs"), lang.T("dayend.differs.words"), nil, kit.Answer{Label: lang.T("fail.close")})
		case !now.ready():
			s.show(now)
		default:
			s.begin(now)
		}
	})
}

// begin closes the vault and wipes it.
func (s *dayEnd) begin(now dayState) {
	w := now.wiped
	if n := len(now.day.Handed); n > 0 && !now.empty() {
		w.Handed = &now.day.Handed[n-1]
	}
	var erase []string
	w.OutKept = len(now.strays)
	for _, x := range s.state.strays {
		if x.erase {
			erase = append(erase, x.path)
			w.OutKept--
		}
	}
	a := s.a
	w.Begun = a.opt.Now().UTC().Format(time.RFC3339)
	a.shut(func() { a.wipeDay(w, erase) })
}
