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

// sayUndo says what is done, with a button that takes it back where that can be: what the words say,
// also when something else was saved since.
func (a *App) sayUndo(words string) {
	if len(a.undo) == 0 {
		a.toast(words)
		return
	}
	a.toastWith(words, lang.T("undo.do"), a.takingBack(a.undo, a.undoAt))
}

// takingBack takes one certain save back. Ctrl+Z goes on from there only where it was the last one.
func (a *App) takingBack(what []change, at Route) func() {
	return func() {
		if a.shell == nil || a.vault == nil {
			return
		}
		a.leaving(func() {
			if len(a.undo) > 0 && &a.undo[0] == &what[0] {
				a.undo = nil // a second press waits for the first
			}
			a.takeBack(what, at)
		})
	}
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
	a.hideUndone(changed)
	a.undo, a.undoAt, a.undoOf = changed, a.route, of
}

// hideUndone takes a toast away whose save cannot be taken back on its own any more: the same record
// was saved again.
func (a *App) hideUndone(changed []change) {
	for _, c := range changed {
		if slices.ContainsFunc(a.undoSaid, func(o change) bool { return o.table == c.table && o.row == c.row }) {
			a.hideToast()
			return
		}
	}
}

// follows reports whether each change goes on where the one before it ended.
func follows(before, changed []change) bool {
	return slices.EqualFunc(before, changed, func(b, c change) bool {
		return b.table == c.table && b.row == c.row && b.rev == c.since
	})
}

// undoHere reports whether the last save was made on the page that is shown.
func (a *App) undoHere() bool { return len(a.undo) > 0 && a.undoAt == a.route }

// past is the change in the words of the vault.
func (c change) past() vault.Past {
	return vault.Past{Table: c.table, Row: c.row, Rev: c.rev, Stretch: c.several, Since: c.since}
}

// onUndo takes the last save back. Undone once more, it comes back.
func (a *App) onUndo() {
	if a.shell == nil || len(a.undo) == 0 || a.vault == nil {
		return
	}
	a.leaving(func() {
		last := a.undo // unsaved words may have been saved by the question
		a.undo = nil   // a second press waits for the first
		a.takeBack(last, a.undoAt)
	})
}

// takeBack takes a save back whole: where one of its records has changed since, none of them.
func (a *App) takeBack(last []change, at Route) {
	v, title := a.vault, ""
	if len(last) > manyChanges {
		title = lang.T("lists.changing")
	}
	past := make([]vault.Past, len(last))
	for i, c := range last {
		past[len(last)-1-i] = c.past()
	}
	var now []change
	a.jobs.run(title, func(ctx context.Context, _ cases.Progress) error {
		revs, err := v.UndoAll(ctx, past)
		for i, rev := range revs {
			now = append(now, change{table: past[i].Table, row: past[i].Row, rev: rev})
		}
		return err
	}, func(err error) {
		if err != nil {
			a.reload()
			a.fail(err, nil)
			return
		}
		a.undoAt = at
		a.undone(last, now)
	})
}

// manyChanges is from how many records on taking them back shows that it is under way.
const manyChanges = 50

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
	a.toastWith(lang.T("undo.done"), lang.T("undo.again"), a.takingBack(a.undo, a.undoAt))
}

// toastWith is toast with something to press, about the last save.
func (a *App) toastWith(words, label string, do func()) {
	a.undoSaid = a.undo
	a.showToast(kit.NewActionToast(words, label, func() {
		a.hideToast()
		do()
	}))
}
