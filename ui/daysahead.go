package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/ui/lang"
)

// factDays are the days that follow from the facts of a matter and that nobody has written down: an answer to a notice, a
// hearing, a birthday that closes a door. One that is written down stays out, also where another day counts for it now.
func factDays(m cases.Matter, c cases.Client, written []cases.Deadline) (out []cases.Deadline) {
	had := func(d cases.Deadline) bool {
		return slices.ContainsFunc(written, func(w cases.Deadline) bool {
			return w.Trigger == d.Trigger && w.Due == d.Due || w.Title == d.Title && w.Day() == d.Day()
		})
	}
	add := func(d cases.Deadline, name string) {
		d.ID = factID(m.ID, name)
		out = append(out, d)
	}
	s := &cases.Snapshot{Matter: m, Client: c, Deadlines: written}
	for _, k := range due.Clocks(s) {
		d := k.Deadline(m.ID)
		if had(d) {
			continue
		}
		if d.Title = clockWords(k); !had(d) {
			clockSteps(k, &d)
			add(d, k.ID)
		}
	}
	computed, err := due.Of(s)
	if err != nil {
		return out // the page of the matter's dates says which fact does not fit
	}
	for _, d := range computed {
		if !slices.ContainsFunc(written, func(w cases.Deadline) bool { return w.ID == d.ID }) {
			add(d, d.Rule+"/"+string(d.From)+"/"+d.Served)
		}
	}
	return out
}

// factID names a day that no record holds: the same at every reading, so that a calendar outside keeps one entry. It
// leaves the vault with the calendar file, so it says neither what kind of day it is nor whose.
func factID(of, name string) string {
	sum := sha256.Sum256([]byte(of + "\x00" + name))
	return hex.EncodeToString(sum[:16])
}

// nextDay is the open day that comes first: one that passed without an entry before all others, then the nearest of
// those that are written down and those that follow from facts. A day from a fact that is over asks for nothing.
func nextDay(written, facts []cases.Deadline, today cases.Date) (next *cases.Deadline) {
	for i := range written {
		next = nearer(next, &written[i])
	}
	for i := range facts {
		if facts[i].Day() >= today {
			next = nearer(next, &facts[i])
		}
	}
	return next
}

// isWritten reports whether a day stands in a record.
func isWritten(d *cases.Deadline, written []cases.Deadline) bool {
	return slices.ContainsFunc(written, func(w cases.Deadline) bool { return w.ID == d.ID })
}

// clockSteps says in the language in use how a day follows from a fact.
func clockSteps(k due.Clock, d *cases.Deadline) {
	if lang.Code() != "es" {
		return
	}
	d.Chain = []string{string(k.Day) + ": " + k.TitleES}
	if k.From != k.Day {
		d.Chain = append([]string{lang.T("calendar.from", "date", lang.Date(k.From))}, d.Chain...)
	}
	if len(d.Warnings) > 0 {
		d.Warnings = []string{lang.T("confirm")}
	}
}

func clockWords(k due.Clock) string {
	if lang.Code() == "es" {
		return k.TitleES
	}
	return k.Title
}
