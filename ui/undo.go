package ui

import (
	"context"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// change names what one save changed in one record, so that it can be taken back. It holds no word
// of the record.
type change struct {
	table, row, rev string
	begun           bool   // the save was the first of this record
	since           string // the revision before the save, where that is known
	several         bool   // it was several saves in a row, the first of which started from since
}

// noting is called before a write, with the records as pointers. What it returns is called after
// it, and tells which of them the write changed.
func noting(recs ...cases.Record) func() []change {
	before := revisions(recs)
	return func() []change {
		var out []change
		for i, rev := range revisions(recs) {
			if rev != before[i] {
				key := recs[i].Key()
				out = append(out, change{key.Table, key.Row, rev, before[i] == "", before[i], false})
			}
		}
		return out
	}
}

func revisions(recs []cases.Record) []string {
	out := make([]string, len(recs))
	for i, rec := range recs {
		if r, ok := rec.(interface{ Revision() string }); ok {
			out[i] = r.Revision()
		}
	}
	return out
}

// saved confirms a save, and lets it be taken back: by the toast, or by Ctrl+Z until the next save.
func (a *App) saved(words string, changed []change) {
	a.undo, a.undoAt, a.undoOf = changed, a.route, ""
	a.sayUndo(words)
}

// sayUndo says what is done, with a button that takes it back where that can be.
func (a *App) sayUndo(words string) {
	if len(a.undo) == 0 {
		a.toast(words)
		return
	}
	a.toastWith(words, lang.T("undo.do"), a.onUndo)
}

// keptTyping notes a save of typed words, without a word to the person. Saves of the same fields that
// follow each other are one step: a name is taken back, not its last letters.
func (a *App) keptTyping(changed []change, paths []string) {
	if len(changed) == 0 {
		return
	}
	slices.Sort(paths)
	of := strings.Join(paths, " ")
	if of == a.undoOf && a.undoHere() && follows(a.undo, changed) {
		for i := range a.undo {
			a.undo[i].rev, a.undo[i].several = changed[i].rev, true
		}
		return
	}
	a.undo, a.undoAt, a.undoOf = changed, a.route, of
}

// follows reports whether each change goes on where the one before it ended.
func follows(before, changed []change) bool {
	return slices.EqualFunc(before, changed, func(b, c change) bool {
		return b.table == c.table && b.row == c.row && b.rev == c.since
	})
}

// undoHere reports whether the last save was made on the page that is shown.
func (a *App) undoHere() bool { return len(a.undo) > 0 && a.undoAt == a.route }

// takeBack undoes a change in the vault; the record's new revision is returned.
func (c change) takeBack(ctx context.Context, v *vault.Vault) (string, error) {
	if c.several {
		return v.UndoSince(ctx, c.table, c.row, c.since, c.rev)
	}
	return v.Undo(ctx, c.table, c.row, c.rev)
}

// onUndo takes the last save back. Undone once more, it comes back.
func (a *App) onUndo() {
	if a.shell == nil || len(a.undo) == 0 || a.vault == nil {
		return
	}
	a.leaving(func() {
		last := a.undo // unsaved words may have been saved by the question
		a.undo = nil   // a second press waits for the first
		v := a.vault
		var now []change
		a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
			for _, c := range slices.Backward(last) {
				rev, err := c.takeBack(ctx, v)
				if err != nil {
					return err
				}
				now = append(now, change{table: c.table, row: c.row, rev: rev})
			}
			return nil
		}, func(err error) {
			if err != nil {
				a.reload()
				a.fail(err, nil)
				return
			}
			a.undone(last, now)
		})
	})
}

// undone shows what is there now, on the page where the save was made: nothing changes in a matter
// that is not in sight. A matter that was only just begun is gone again, and its page with it.
func (a *App) undone(last, now []change) {
	a.undo, a.undoOf = now, ""
	begun := slices.ContainsFunc(last, func(c change) bool { return c.begun && c.row == a.undoAt.ID })
	switch {
	case begun:
		a.past, a.ahead, a.undoAt = nil, nil, Route{Place: toMatters}
		a.show(a.undoAt)
	case a.route.Place == a.undoAt.Place && a.route.ID == a.undoAt.ID:
		a.reload()
	default:
		a.remember()
		a.show(a.undoAt)
	}
	a.toastWith(lang.T("undo.done"), lang.T("undo.again"), a.onUndo)
}

// toastWith is toast with something to press.
func (a *App) toastWith(words, label string, do func()) {
	a.showToast(kit.NewActionToast(words, label, func() {
		a.hideToast()
		do()
	}))
}
