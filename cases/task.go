package cases

import (
	"cmp"
	"slices"
)

// Task is something to do, with the person who does it. It may belong to a matter, to a client, or to the office alone.
type Task struct {
	Meta
	ID        string   `json:"id"`
	ClientID  string   `json:"clientId,omitempty"`
	MatterID  string   `json:"matterId,omitempty"`
	What      string   `json:"what"`
	For       string   `json:"for,omitempty"` // id of an Attorney, or a name or initials
	Due       Date     `json:"due,omitempty"`
	Done      Date     `json:"done,omitempty"`
	BlockedBy []string `json:"blockedBy,omitempty"` // ids of tasks that have to be done first
	Note      string   `json:"note,omitempty"`
}

// Key places the task in the stream of its matter, its client or the office.
func (t Task) Key() Key { return Key{"task", t.ID, streamOf(t.ClientID, t.MatterID)} }

// Check asks what is to be done, and for days that can be.
func (t Task) Check() error {
	if joinWords(t.What) == "" {
		return &FieldError{"task.what", "Write down what is to be done."}
	}
	if slices.Contains(t.BlockedBy, t.ID) {
		return &FieldError{"task.blockedBy", "A task cannot wait for itself. Choose another one."}
	}
	return badDate(named[Date]{"task.due", t.Due}, named[Date]{"task.done", t.Done})
}

// Waiting lists the tasks of list that t still waits for. A task that is no longer there holds nobody up.
func (t Task) Waiting(list []Task) []Task {
	var out []Task
	for _, other := range list {
		if other.Done == "" && slices.Contains(t.BlockedBy, other.ID) {
			out = append(out, other)
		}
	}
	return out
}

// TasksInOrder sorts open tasks before done ones, then by the day they are due; a task without a day comes after those
// with one.
func TasksInOrder(list []Task) []Task {
	rank := func(t Task) string {
		if t.Due == "" {
			return "~"
		}
		return string(t.Due)
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b Task) int {
		if (a.Done == "") != (b.Done == "") {
			return cmp.Compare(len(a.Done), len(b.Done))
		}
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.ID, b.ID))
	})
	return out
}
