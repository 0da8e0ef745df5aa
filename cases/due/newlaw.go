package due

import (
	"cmp"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// A Moved deadline is open and recorded, and comes out otherwise with other law data.
type Moved struct {
	Deadline cases.Deadline
	Now      law.Result // with the other data; its days are "" where Err is set
	Err      error      // the other data give no day: the rule asks for something else, or is no longer established
}

// DayStays reports whether the other data give the noted day, too: only the last safe day or the other reading moves.
func (m Moved) DayStays() bool { return m.Err == nil && m.Now.Due == string(m.Deadline.Day()) }

// MovedBy lists the open deadlines that law data would compute otherwise than the data in use do, the next one first.
// The records are left alone: a date that a person has noted changes only when a person changes it.
func MovedBy(list []cases.Deadline, data *law.Data) (out []Moved) {
	for _, d := range list {
		if d.Done != "" || d.Rule == "" {
			continue
		}
		before, _, errBefore := ReviewBy(d, law.InUse())
		now, _, err := ReviewBy(d, data)
		switch {
		case err != nil && errBefore != nil:
			continue // neither gives a day: nothing moved
		case err == nil && errBefore == nil && now.Due == before.Due && now.Alternative == before.Alternative && now.LastSafe == before.LastSafe:
			continue
		}
		out = append(out, Moved{d, now, err})
	}
	slices.SortStableFunc(out, func(a, b Moved) int { return cmp.Compare(a.Deadline.Day(), b.Deadline.Day()) })
	return out
}
