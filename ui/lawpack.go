package ui

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// LawShelf is where law data lie that were installed after the program, and what was passed over there at the start.
type LawShelf struct {
	pack.Shelf
	passed atomic.Pointer[[]pack.Passed] // nil until the law was asked for the first time
}

// UseLaw lets this program answer from the newest law data on a shelf that hold. It is called once, before anything is
// asked of the law; the shelf itself is looked at when the first question comes.
func UseLaw(s pack.Shelf) *LawShelf {
	l := &LawShelf{Shelf: s}
	law.Use(l.choose)
	return l
}

func (l *LawShelf) choose() *law.Data {
	p, passed := l.Choose()
	l.passed.Store(&passed)
	if p == nil {
		return nil
	}
	return p.Data
}

// told says that installed law data are not used, "" where all are well or nobody has looked yet. That a newer program
// brought newer ones is as it is meant to be, and is not told of.
func (l *LawShelf) told() string {
	if l == nil {
		return ""
	}
	passed := l.passed.Load()
	if passed == nil || len(*passed) == 0 {
		return ""
	}
	return pack.Told(*passed, law.AsOf(), lang.Code(), lawDay)
}

// lawDay is a day of the law data in words.
func lawDay(asOf string) string { return lang.Date(cases.Date(asOf)) }

// lawLine is a quiet line under the first screens where installed law data are not used; nil where all are well. Why
// stands in the settings: the whole sentence would take the room of the page where the text is large.
func (a *App) lawLine() fyne.CanvasObject {
	if a.opt.Law.told() == "" {
		return nil
	}
	words := lang.T("lawpack.line", "date", lawDay(law.AsOf()))
	open := kit.NewButton(kit.Quiet, nil, lang.T("lawpack.open"), func() { a.Go(Route{Place: toSettings}) })
	return kit.Row(8, []float32{18, -1, 0}, kit.NewIcon(stock.WarningIcon(), theme.Warn.Fg()), kit.NewPara(words, theme.Small, theme.Warn.Fg()), open)
}

// lawDiffers says that the law data in use give another day than the one that was noted, and which of the two is the
// one to doubt; nil where they agree.
func lawDiffers(d *cases.Deadline) fyne.CanvasObject {
	now, changed, err := due.Review(*d)
	head, words := "deadline.stale", lang.T("deadline.stale.words", "date", lang.Date(cases.Date(now.Due)))
	switch {
	case due.NotedByNewer(*d, now) && (changed || err != nil):
		head, words = "lawpack.older", lang.T("lawpack.older.words", "noted", lang.Date(cases.Date(d.Data)), "here", lang.Date(cases.Date(law.AsOf())))
		if now.Due != "" {
			words += " " + lang.T("lawpack.older.date", "date", lang.Date(cases.Date(now.Due)))
		}
	case err != nil || !changed:
		return nil
	}
	return kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T(head), kit.NewPara(words, theme.Body, theme.Warn.Fg()))
}

// lawLook is a file of law data that a person looks at before it is taken.
type lawLook struct {
	raw     []byte
	pack    *pack.Pack
	changes []pack.Change
	moved   []due.Moved
	matters map[string]string // titles, by id
}

// readLawLook checks a file and holds it beside the data in use and the open dates of the vault.
func readLawLook(ctx context.Context, a *App, v *vault.Vault, raw []byte) (l *lawLook, err error) {
	l = &lawLook{raw: raw, matters: map[string]string{}}
	if l.pack, err = a.opt.Law.Look(raw, a.opt.Now()); err != nil {
		return nil, err
	}
	if l.changes, err = pack.Compare(law.InUse(), l.pack.Data); err != nil {
		return nil, err
	}
	list, err := vault.List[cases.Deadline](ctx, v, "")
	if err != nil {
		return nil, err
	}
	l.moved = due.MovedBy(list, l.pack.Data)
	matters, err := vault.List[cases.Matter](ctx, v, "")
	for _, m := range matters {
		l.matters[m.ID] = m.Title
	}
	return l, err
}
