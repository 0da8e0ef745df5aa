package vault

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/harborfile/harborfile/cases"
)

// undo takes the last change of one record back.
func undo(t *testing.T, v *Vault, table, row, rev string) (string, error) {
	t.Helper()
	return undoOne(t, v, Past{Table: table, Row: row, Rev: rev})
}

// undoSince takes a stretch of changes of one record back.
func undoSince(t *testing.T, v *Vault, table, row, since, rev string) (string, error) {
	t.Helper()
	return undoOne(t, v, Past{Table: table, Row: row, Rev: rev, Stretch: true, Since: since})
}

func undoOne(t *testing.T, v *Vault, c Past) (string, error) {
	t.Helper()
	revs, err := v.UndoAll(t.Context(), []Past{c})
	if err != nil {
		return "", err
	}
	return revs[0], nil
}

func TestUndo(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	first := c.Rev
	c.Name.Given, c.BirthDate, c.Pronouns = "Quilla", "", "they" // one change, one added, one cleared
	must(t, v.Write(t.Context(), &c))
	entries := len(get(v.History(t.Context(), "client", c.ID))(t))
	if _, err := undo(t, v, "client", c.ID, first); !errors.Is(err, cases.ErrConflict) {
		t.Errorf("undo of what is not the last change: %v", err)
	}
	rev := get(undo(t, v, "client", c.ID, c.Rev))(t)
	got := get(Get[cases.Client](t.Context(), v, c.ID))(t)
	if got.Name.Given != "Quillon" || got.BirthDate != "1990-02-03" || got.Pronouns != "" || got.Rev != rev {
		t.Errorf("undone: %+v", got)
	}
	if n := len(get(v.History(t.Context(), "client", c.ID))(t)); n != entries+3 {
		t.Errorf("%d entries became %d: nothing is erased and three fields are logged", entries, n)
	}
	if n := len(get(v.Search(t.Context(), "quilla", 9))(t)); n != 0 {
		t.Error("search finds what was undone")
	}
	get(undo(t, v, "client", c.ID, rev))(t)
	if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Name.Given != "Quilla" || got.BirthDate != "" {
		t.Errorf("undo of the undo: %+v", got)
	}
	checkClean(t, v)
}

func checkClean(t *testing.T, v *Vault) {
	t.Helper()
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Errorf("check: %q", r.Problems)
	}
}

// The first change of a record is its creation, and a deletion is a change too. A record that was brought back with
// other words is deleted again, with the words that it had.
func TestUndoOfCreationAndDeletion(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	rev := get(undo(t, v, "client", c.ID, c.Rev))(t)
	if _, err := Get[cases.Client](t.Context(), v, c.ID); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("the creation undone: %v", err)
	}
	c.Rev = get(undo(t, v, "client", c.ID, rev))(t)
	get(Get[cases.Client](t.Context(), v, c.ID))(t)
	must(t, v.Delete(t.Context(), &c))
	c.Rev = get(undo(t, v, "client", c.ID, c.Rev))(t)
	if n := len(get(v.Search(t.Context(), "quillon", 9))(t)); n != 1 {
		t.Errorf("search finds %d after a deletion was undone", n)
	}
	must(t, v.Delete(t.Context(), &c))
	c.Name.Given = "Quilla"
	must(t, v.Write(t.Context(), &c))
	c.Rev = get(undo(t, v, "client", c.ID, c.Rev))(t)
	if _, err := Get[cases.Client](t.Context(), v, c.ID); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("the return undone: %v", err)
	}
	checkClean(t, v)
	for _, key := range []cases.Key{{Table: "client", Row: "none"}, {Table: "custody", Row: "none"}} {
		if _, err := undo(t, v, key.Table, key.Row, ""); !errors.Is(err, cases.ErrNotFound) {
			t.Errorf("%v: %v", key, err)
		}
	}
}

func TestUndoIsNotForLogs(t *testing.T) {
	v, _ := newVault(t)
	e := cases.CustodyEvent{ID: cases.NewID(), MatterID: "m", EvidenceID: "e", What: "acquired", When: "2030-01-02T03:04:05Z"}
	must(t, v.Write(t.Context(), &e))
	if _, err := undo(t, v, "custody", e.ID, e.Rev); !errors.Is(err, cases.ErrAppendOnly) {
		t.Errorf("%v", err)
	}
}

// Several records in one transaction and several transactions in one millisecond: each undo takes back one change of
// one record.
func TestUndoTakesBackOneChange(t *testing.T) {
	v, _ := newVault(t)
	v.clock.now = fixedClock(time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC))
	rapid.Check(t, func(rt *rapid.T) {
		a, b := sampleClient(), sampleClient()
		must(t, v.Write(t.Context(), &a, &b))
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"", "they", "she", "he"}), 1, 6).Draw(rt, "words")
		was := []cases.Client{a}
		for i, w := range words {
			a.Pronouns, a.Dialect = w, words[len(words)-1-i]
			if i%2 == 0 {
				b.Dialect = w
				must(t, v.Write(t.Context(), &a, &b))
			} else {
				must(t, v.Write(t.Context(), &a))
			}
			if a.Rev != was[len(was)-1].Rev { // something changed
				was = append(was, a)
			}
		}
		if len(was) < 2 {
			return
		}
		get(undo(t, v, "client", a.ID, a.Rev))(t)
		got, want := get(Get[cases.Client](t.Context(), v, a.ID))(t), was[len(was)-2]
		if got.Pronouns != want.Pronouns || got.Dialect != want.Dialect || got.Name != want.Name {
			rt.Fatalf("undone to %q %q, it was %q %q", got.Pronouns, got.Dialect, want.Pronouns, want.Dialect)
		}
		if other := get(Get[cases.Client](t.Context(), v, b.ID))(t); other.Dialect != b.Dialect {
			rt.Fatal("another record of the transaction changed")
		}
	})
	checkClean(t, v)
}

// A stretch of saves is taken back as one, and comes back as one; what another device wrote in between is left alone.
func TestUndoSince(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	since := c.Rev
	for _, given := range []string{"Q", "Qui", "Quilla"} {
		c.Name.Given = given
		must(t, v.Write(t.Context(), &c))
	}
	c.Pronouns = "they"
	must(t, v.Write(t.Context(), &c))
	last := c.Rev
	if _, err := undoSince(t, v, "client", c.ID, last, last); !errors.Is(err, cases.ErrConflict) {
		t.Errorf("nothing was written since, and it says %v", err)
	}
	if _, err := undoSince(t, v, "client", c.ID, "0000000000000001-none", last); !errors.Is(err, cases.ErrConflict) {
		t.Errorf("a revision that never was: %v", err)
	}
	rev := get(undoSince(t, v, "client", c.ID, since, last))(t)
	if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Name.Given != "Quillon" || got.Pronouns == "they" {
		t.Errorf("taken back: %+v", got)
	}
	c.Rev = get(undoSince(t, v, "client", c.ID, last, rev))(t)
	if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Name.Given != "Quilla" || got.Pronouns != "they" {
		t.Errorf("brought back: %+v", got)
	}
	c.Rev = get(undoSince(t, v, "client", c.ID, "", c.Rev))(t)
	if _, err := Get[cases.Client](t.Context(), v, c.ID); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("taken back from the beginning: %v", err)
	}
	checkClean(t, v)
}

// Several records are taken back together or not at all.
func TestUndoAllIsWhole(t *testing.T) {
	v, _ := newVault(t)
	var list []*cases.Client
	var past []Past
	for range 5 {
		c := sampleClient()
		c.ID = cases.NewID()
		must(t, v.Write(t.Context(), &c))
		c.Pronouns = "they"
		must(t, v.Write(t.Context(), &c))
		list, past = append(list, &c), append(past, Past{Table: "client", Row: c.ID, Rev: c.Rev})
	}
	other := *list[3]
	other.Dialect = "Mam"
	must(t, v.Write(t.Context(), &other))
	if revs, err := v.UndoAll(t.Context(), past); !errors.Is(err, cases.ErrConflict) || revs != nil {
		t.Errorf("%v, %v", revs, err)
	}
	for _, c := range list {
		if now := get(Get[cases.Client](t.Context(), v, c.ID))(t); now.Pronouns != "they" {
			t.Error("a part of the change is taken back")
		}
	}
	past[3].Stretch, past[3].Since, past[3].Rev = true, past[3].Rev, other.Rev // the last change of this one is the other
	revs := get(v.UndoAll(t.Context(), past))(t)
	for i, c := range list {
		now := get(Get[cases.Client](t.Context(), v, c.ID))(t)
		if now.Rev != revs[i] || i != 3 && now.Pronouns == "they" || now.Dialect == "Mam" {
			t.Errorf("%d: %+v", i, now)
		}
	}
	checkClean(t, v)
}
