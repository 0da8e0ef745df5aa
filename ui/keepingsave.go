package ui

import (
	"errors"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// keep writes what is typed, as far as it reads, and goes on. At atLeave it goes on even where
// something stays behind: the page asks about it then.
func (k *keeping) keep(at moment, then func()) {
	switch {
	case k.writing != nil:
		if at != atPause || k.after == nil { // a pause does not take the place of a click
			k.after = func() { k.keep(at, then) }
		}
		return
	case !k.edited && !(k.fresh && at == atSave):
		then()
		return
	}
	if at == atSave {
		k.form.Clear()
		clear(k.clash) // under the field stands what a save does
	}
	c := k.ready(at)
	if at == atSave {
		k.tell(c)
	}
	if k.mark(); len(c.records) == 0 {
		if at == atLeave {
			then()
		}
		return
	}
	k.send(c.records, nil, func(changed []change, err error) {
		if err != nil {
			if at != atPause {
				k.after = nil
			}
			k.failed(at, err)
			return // who wants to go elsewhere meanwhile tries again, and hears of it
		}
		k.took(c, at, changed)
		screen := k.a.screen
		then()
		if k.a.screen == screen { // another one has read what it shows
			k.a.reload()
		}
	})
}

// took takes over what was written, so that the next save starts from it. Words typed while the vault
// was writing are newer, and stay.
func (k *keeping) took(c collected, at moment, changed []change) {
	var paths []string
	for path, v := range k.sent {
		if _, out := k.held[path]; !out {
			if k.shown[path] != v {
				paths = append(paths, path)
			}
			k.shown[path] = v
		}
	}
	k.fresh, k.at = false, k.a.opt.Now()
	c.kept()
	k.told = k.values()
	k.a.keptTyping(changed, paths)
	k.mark()
	if at == atSave {
		k.a.sayUndo(lang.T("facts.done"))
	}
}

// ready is what can be written now; held and why say what stays out of it.
func (k *keeping) ready(at moment) collected {
	k.held, k.why = map[string]string{}, ""
	for _, f := range k.changed() {
		switch {
		case k.clash[f.Path] && at != atSave:
			k.held[f.Path] = lang.T("save.elsewhere", "field", f.Label())
		case at == atPause && f.Half():
			k.held[f.Path] = ""
		case at == atLock && f.Half() && len(f.Value()) < len(k.shown[f.Path]):
			k.held[f.Path] = notRead(f) // a year on the way to a date; the whole one stands
		}
	}
	return k.around(at)
}

// around collects again and again, each time without the field that stood in the way before.
func (k *keeping) around(at moment) collected {
	for {
		if len(k.changed()) == len(k.held) && !(k.fresh && at == atSave) {
			return collected{}
		}
		c := k.collect(k.held)
		if c.bad == nil && c.err == nil {
			return c
		}
		why := k.inWay(c)
		if _, out := k.heldBack(c.bad); out || c.bad == nil || c.bad.Value() == k.shown[c.bad.Path] {
			k.why = why
			return collected{bad: c.bad, err: c.err}
		}
		k.held[c.bad.Path] = why
	}
}

func (k *keeping) heldBack(f *kit.Field) (string, bool) {
	if f == nil {
		return "", false
	}
	why, out := k.held[f.Path]
	return why, out
}

// inWay says what stands in the way of a save.
func (k *keeping) inWay(c collected) string {
	if words := cases.Explain(c.err, lang.Code()).What; words != "" {
		return words
	}
	if c.bad == nil {
		return lang.T("facts.unsaved")
	}
	return lang.T("save.unread", "field", c.bad.Label())
}

// tell says beside each field that stays behind what it waits for.
func (k *keeping) tell(c collected) {
	for _, f := range k.changed() {
		if why, out := k.held[f.Path]; out {
			if why == lang.T("save.unread", "field", f.Label()) {
				why = notRead(f)
			}
			f.Problem(why)
		}
	}
	switch {
	case c.err != nil:
		k.a.fail(c.err, k.form)
	case c.bad != nil:
		c.bad.Problem(notRead(c.bad))
	}
}

// leave saves before one goes elsewhere, and asks only about what cannot be saved.
func (k *keeping) leave(goOn func()) {
	k.keep(atLeave, func() {
		switch {
		case len(k.changed()) == 0:
			k.fresh = false
			goOn()
			return
		case len(k.held) == 0 && k.why == "": // typed while the vault was writing
			k.leave(goOn)
			return
		}
		k.stay()
		answers := []kit.Answer{{Label: lang.T("facts.discard"), Do: func() { k.revert(); k.fresh = false; goOn() }}}
		if len(k.clash) > 0 {
			answers = append(answers, kit.Answer{Label: lang.T("facts.saveandgo"), Do: func() {
				clear(k.clash)
				k.leave(goOn)
			}})
		}
		answers = append(answers, kit.Answer{Label: lang.T("facts.stay")})
		kit.Ask(k.a.window.Canvas(), lang.T("facts.leave"), strings.TrimSpace(k.reasons()+" "+lang.T("facts.leave.words")), nil, answers...)
	})
}

// unsaved implements typist. What no record can hold as it stands (half a date, half a number) is
// named. What is on its way into the vault comes first; words typed since then go on top of it.
func (k *keeping) unsaved() (records []cases.Record, lost []string) {
	newer := k.changed()
	if k.writing != nil {
		newer = slices.DeleteFunc(slices.Clone(k.form), func(f *kit.Field) bool { return f.Value() == k.sent[f.Path] })
	}
	if len(newer) == 0 {
		return k.writing, nil
	}
	clear(k.clash)
	c := k.ready(atLock)
	if k.fresh && !sameRecords(c.records, k.writing) {
		c.records = nil // it would be a second record of the same words
	}
	for _, f := range newer {
		if _, out := k.held[f.Path]; out || len(c.records) == 0 {
			lost = append(lost, f.Label())
		}
	}
	return slices.Concat(k.writing, c.records), lost
}

// sameRecords reports whether records have the keys of those that are being written; nothing is being written at first.
func sameRecords(records, writing []cases.Record) bool {
	return len(writing) == 0 || slices.EqualFunc(records, writing, func(r, w cases.Record) bool { return r.Key() == w.Key() })
}

// blame is the field of a form that an error is about, or nil.
func (k *keeping) blame(err error) *kit.Field {
	var at *cases.FieldError
	if errors.As(err, &at) {
		return k.form.Get(at.Field)
	}
	return nil
}
