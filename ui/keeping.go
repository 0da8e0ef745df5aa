package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// keeping is what lies between the fields of a form and the vault: which words are typed and not kept
// yet, and when they are written. That happens by itself: a moment after the last key, soon after a
// field is left, and when the page is left. Words that do not read stay in their field, and the line
// under the form says so; everything else is written around them.
type keeping struct {
	a       *App
	store   bookStore
	form    kit.Form
	shown   map[string]string // what each field said when it was last the same as the vault, by path
	told    map[string]string // what the vault said then; some fields show it in the words that were typed
	edited  bool              // some field differs from shown
	fresh   bool              // the record is not in the vault yet
	writing []cases.Record    // on their way into the vault
	sent    map[string]string // what the fields said when that began

	collect func(held map[string]string) collected
	values  func() map[string]string // the words for what the vault holds, by path

	state      *kit.SaveState
	frame      *fyne.Container // is laid out again when the state takes more lines
	save, undo *kit.Button
	back       func() // the page stays after one wanted to leave it; nil where that needs nothing

	held  map[string]string // paths of fields that were left out of the last save, and why; "" while somebody types there
	why   string            // why nothing could be written; "" when it could
	clash map[string]bool   // paths of fields that changed elsewhere while something was typed in them
	at    time.Time         // of the last save
	after func()            // waits for the end of the writing
	beat  int               // raised by every key; a pause saves only when nothing was typed since
	turn  int               // of the jobs: a lock has ended what this form was for when it differs
}

// collected is what the vault would keep of a form, or the field that stands in the way.
type collected struct {
	records []cases.Record
	kept    func()     // takes the records over once they are written
	bad     *kit.Field // does not read, or holds what the record cannot take; nil when no field is to blame
	err     error
}

// moment is why a form is written now.
type moment int

const (
	atPause moment = iota // somebody may go on typing
	atLeave               // another page is shown next
	atSave                // asked for, by Ctrl+S or the button
	atLock                // the window locks: nobody can be asked
)

// leavePause is how long after a field was left its words are saved. A page that is drawn anew in the
// middle of a click would lose the click.
const leavePause = 400 * time.Millisecond

// longText is from how many letters on a save waits longer: the history keeps every one of them whole.
const longText = 4000

func newKeeping(a *App, store bookStore) keeping {
	return keeping{a: a, store: store, state: kit.NewSaveState(), turn: a.jobs.turn,
		shown: map[string]string{}, told: map[string]string{}, held: map[string]string{}, clash: map[string]bool{}}
}

// watch listens to a field of the form.
func (k *keeping) watch(f *kit.Field) {
	k.form = append(k.form, f)
	f.OnChange = func() { k.typed(f) }
	f.OnLeave = func() { k.wait(leavePause) }
}

// typed notes that a field has other words; nil stands for any.
func (k *keeping) typed(f *kit.Field) {
	pause := typingPause
	if f != nil {
		delete(k.held, f.Path)
		delete(k.clash, f.Path)
		if len(f.Value()) > longText {
			pause = 4 * typingPause
		}
	}
	k.why = ""
	k.mark()
	k.wait(pause)
}

// wait saves after a while in which nobody types.
func (k *keeping) wait(pause time.Duration) {
	k.beat++
	beat := k.beat
	if k.a.opt.Inline {
		return
	}
	time.AfterFunc(pause, func() { fyne.Do(func() { k.paused(beat) }) })
}

// paused is called when nobody has typed for a while. A form that a lock has ended is left alone.
func (k *keeping) paused(beat int) {
	if k.beat != beat || k.a.vault == nil || k.turn != k.a.jobs.turn {
		return
	}
	if k.writing == nil {
		k.settle()
	}
	k.keep(atPause, func() {})
}

// mark looks whether something is unsaved, and says so.
func (k *keeping) mark() {
	k.edited = len(k.changed()) > 0
	idle := k.writing == nil
	k.save.Allow((k.edited || k.fresh) && idle)
	k.undo.Allow((k.edited || k.fresh || k.a.undoHere()) && idle)
	before := k.state.Words()
	switch reasons := k.reasons(); {
	case k.edited && reasons != "":
		k.state.Held(lang.T("save.held", "why", reasons))
	case k.edited:
		k.state.Open(lang.T("facts.unsaved"))
	case k.fresh:
		k.state.Open(lang.T("book.fresh"))
	case k.at.IsZero():
		k.state.Kept(lang.T("facts.saved"))
	default:
		k.state.Kept(lang.T("save.at", "time", k.at.Format("15:04")))
	}
	if k.frame != nil && before != k.state.Words() {
		k.frame.Refresh()
	}
}

// reasons is why something stands unsaved, in words; empty while somebody types.
func (k *keeping) reasons() string {
	var out []string
	for _, f := range k.form {
		if why := k.held[f.Path]; why != "" && f.Value() != k.shown[f.Path] && !slices.Contains(out, why) {
			out = append(out, why)
		}
	}
	if k.why != "" && !slices.Contains(out, k.why) {
		out = append(out, k.why)
	}
	return strings.Join(out, " ")
}

// changed are the fields with unsaved words.
func (k *keeping) changed() (out []*kit.Field) {
	for _, f := range k.form {
		if f.Value() != k.shown[f.Path] {
			out = append(out, f)
		}
	}
	return out
}

// words are what the fields say now, by path.
func (k *keeping) words() map[string]string {
	out := map[string]string{}
	for _, f := range k.form {
		out[f.Path] = f.Value()
	}
	return out
}

// fill puts the words of a record into the fields; nothing is unsaved then.
func (k *keeping) fill(values map[string]string) {
	k.form.Clear()
	for _, f := range k.form {
		f.Set(values[f.Path])
	}
	k.told, k.shown = values, k.words()
	k.held, k.clash, k.why, k.at = map[string]string{}, map[string]bool{}, "", time.Time{}
}

// renew shows what the vault says now. Words that are typed and not saved stay; where the vault has
// something new in the same place, the note under the field says what.
func (k *keeping) renew(values map[string]string) {
	told := k.told
	k.told = values
	for _, f := range k.form {
		now, typed := values[f.Path], f.Value()
		switch {
		case now == told[f.Path]:
		case typed == now:
			k.shown[f.Path] = now
		case typed == k.shown[f.Path]:
			f.Set(now)
			k.shown[f.Path] = f.Value()
		default:
			f.Problem(lang.T("facts.elsewhere", "value", now))
			k.shown[f.Path], k.clash[f.Path] = now, true
		}
	}
	k.settle()
}

// settle shows saved words as the record tells them, in every field that nobody is typing in.
func (k *keeping) settle() {
	for _, f := range k.form {
		if now := k.told[f.Path]; f.Value() == k.shown[f.Path] && f.Value() != now && !f.Typing() {
			f.Set(now)
			k.shown[f.Path] = f.Value()
		}
	}
}

// revert takes unsaved words back.
func (k *keeping) revert() {
	k.form.Clear()
	for _, f := range k.changed() {
		f.Set(k.shown[f.Path])
	}
	k.held, k.clash, k.why = map[string]string{}, map[string]bool{}, ""
	k.mark()
}

// onSave saves at once and says beside each field what does not read (Ctrl+S).
func (k *keeping) onSave() { k.keep(atSave, func() {}) }

// onUndo takes back what is typed, else the last save.
func (k *keeping) onUndo() {
	if k.edited {
		k.revert()
		return
	}
	k.a.onUndo()
}

// stay says that the page was not left.
func (k *keeping) stay() {
	if k.back != nil {
		k.back()
	}
}

// failed says what kept the vault from taking the words. Nobody asked for a save in a pause, so the
// line under the form says it there.
func (k *keeping) failed(at moment, err error) {
	conflict := errors.Is(err, cases.ErrConflict)
	k.stay()
	if at != atPause {
		k.a.fail(err, k.form)
	} else if !conflict {
		k.why = cases.Explain(err, lang.Code()).What
	}
	k.mark()
	if conflict {
		k.a.reload() // what is newer comes in around the typed words
		k.wait(typingPause)
	}
}

// settled goes on once nothing is being written: what is done to a record begins from its last save.
func (k *keeping) settled(then func()) {
	if k.writing != nil {
		k.after = then
		return
	}
	then()
}

// send stores records and takes others away, in a job.
func (k *keeping) send(records, remove []cases.Record, done func([]change, error)) {
	k.writing = append([]cases.Record{}, records...) // not what goes: a lock would write it again
	k.sent = k.words()
	k.mark()
	noted := noting(slices.Concat(records, remove)...)
	k.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		if len(records) > 0 {
			if err := k.store.Write(ctx, records...); err != nil {
				return err
			}
		}
		if len(remove) > 0 {
			return k.store.Delete(ctx, remove...)
		}
		return nil
	}, func(err error) {
		k.writing = nil
		done(noted(), err)
		if next := k.after; next != nil {
			k.after = nil
			next()
		}
	})
}
