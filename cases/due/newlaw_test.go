package due

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack/packtest"
)

// other is law data from files.
func other(t *testing.T, files map[string][]byte, asOf string) *law.Data {
	t.Helper()
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: text}
	}
	d, err := law.Read(m, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Before new law data are taken, a person sees each open date that would come out otherwise, and no other.
func TestMovedBy(t *testing.T) {
	const rule = "dl.us.3771a.opposition" // 30 days, and 45 in the newer data
	list := []cases.Deadline{
		{ID: "later", Rule: rule, From: "2026-05-04", Due: "2026-06-03"},
		{ID: "done", Rule: rule, From: "2026-03-02", Due: "2026-04-01", Done: "2026-03-30"},
		{ID: "by hand", Due: "2026-04-01"},
		{ID: "unknown", Rule: "dl.nowhere", From: "2026-03-02", Due: "2026-04-01"},
		{ID: "sooner", Rule: rule, From: "2026-03-02", Due: "2026-04-01"},
	}
	asOf := packtest.Day(t, 10)
	newer := other(t, packtest.Newer(t, asOf), asOf)
	var got []string
	for _, m := range MovedBy(list, newer) {
		got = append(got, m.Deadline.ID+" "+m.Now.Due)
		if m.Err != nil || string(m.Deadline.Due) >= m.Now.Due {
			t.Errorf("%s: noted for %s, now %s, %v", m.Deadline.ID, m.Deadline.Due, m.Now.Due, m.Err)
		}
	}
	if s := strings.Join(got, ", "); s != "sooner 2026-04-16, later 2026-06-18" {
		t.Errorf("moved: %s", s)
	}
	if moved := MovedBy(list, law.BuiltIn()); len(moved) > 0 {
		t.Errorf("the same data move %d dates", len(moved))
	}
	stays := Moved{Deadline: list[0], Now: law.Result{Due: "2026-06-03", LastSafe: "2026-05-30"}}
	if !stays.DayStays() || MovedBy(list, newer)[0].DayStays() || (Moved{Deadline: list[0], Err: errors.New("no day")}).DayStays() {
		t.Error("whether the day itself stays is not told")
	}
	// A rule that the other data do not have gives no day, and the person is told so.
	gone := packtest.Files(t)
	for name, text := range gone {
		gone[name] = []byte(strings.ReplaceAll(string(text), rule, rule+".once"))
	}
	moved := MovedBy(list, other(t, gone, law.BuiltInAsOf))
	if len(moved) != 2 || moved[0].Err == nil || moved[0].Now.Due != "" || moved[0].Deadline.ID != "sooner" {
		t.Errorf("a rule that is gone: %+v", moved)
	}
}
