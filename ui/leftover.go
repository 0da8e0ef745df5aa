package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// leftover is what became of words that were typed and not saved when the window locked, and of
// work that ran. It holds no such word: they are in the vault, or gone.
type leftover struct {
	kept bool     // something was saved
	lost []string // labels of the fields whose words could not be saved as they stood
	err  error    // why nothing could be saved
	cut  []string // titles of work that the lock ended before its time
}

func (l *leftover) add(o leftover) {
	l.kept, l.lost, l.cut = l.kept || o.kept, append(l.lost, o.lost...), append(l.cut, o.cut...)
	if o.err != nil {
		l.err = o.err
	}
}

// typist is a screen with words that may be unsaved: unsaved gives the records that hold them, and
// the labels of fields whose words no record can hold as they stand. The records are written when
// the screen is gone already.
type typist interface {
	unsaved() (records []cases.Record, lost []string)
}

// savePatience is how long a lock waits for the vault to take unsaved words.
const savePatience = 10 * time.Second

// unsaved takes the unsaved words off the screen. What it gives writes them.
func (a *App) unsaved() func(*vault.Vault) leftover {
	t, ok := a.screen.(typist)
	if !ok || a.vault == nil {
		return func(*vault.Vault) leftover { return leftover{} }
	}
	records, lost := t.unsaved()
	return func(v *vault.Vault) leftover {
		if len(records) == 0 {
			return leftover{lost: lost}
		}
		ctx, cancel := context.WithTimeout(context.Background(), savePatience)
		defer cancel()
		err := writeInTurn(ctx, v, records)
		return leftover{kept: err == nil, lost: lost, err: err}
	}
}

// writeInTurn writes records. One that stands there twice is first as it was sent last, which may be in
// the vault already; the later one has the words typed since, and goes on top of it.
func writeInTurn(ctx context.Context, v *vault.Vault, records []cases.Record) error {
	sent := map[cases.Key]cases.Record{}
	var first, later []cases.Record
	for _, rec := range records {
		if sent[rec.Key()] == nil {
			sent[rec.Key()] = rec
			first = append(first, rec)
			continue
		}
		later = append(later, rec)
	}
	if err := v.Write(ctx, first...); err != nil || len(later) == 0 {
		return err
	}
	for _, rec := range later {
		rec.(interface{ SetRevision(string) }).SetRevision(sent[rec.Key()].(interface{ Revision() string }).Revision())
	}
	return v.Write(ctx, later...)
}

// sayLeft tells the person who opens the vault again what became of words typed before, and which
// work has to be begun again.
func (a *App) sayLeft() {
	l := a.left
	a.left = leftover{}
	if len(l.cut) > 0 {
		kit.Ask(a.window.Canvas(), lang.T("left.cut"), lang.T("left.cut.words", "work", strings.Join(l.cut, "\n")), nil, kit.Answer{Label: lang.T("fail.close")})
	}
	switch {
	case l.err != nil:
		words := cases.Explain(l.err, lang.Code())
		kit.Ask(a.window.Canvas(), lang.T("left.none"), strings.TrimSpace(words.What+" "+words.Do), nil, kit.Answer{Label: lang.T("fail.close")})
	case len(l.lost) > 0:
		slices.Sort(l.lost)
		kit.Ask(a.window.Canvas(), lang.T("left.some"), lang.T("left.some.words", "fields", strings.Join(slices.Compact(l.lost), ", ")), nil,
			kit.Answer{Label: lang.T("fail.close")})
	case l.kept:
		a.toast(lang.T("left.kept"))
	}
}
