package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/harborfile/harborfile/cases"
)

// loose is a record of any shape.
type loose struct {
	cases.Meta
	id   string
	Body map[string]any `json:"body,omitempty"`
}

func (l loose) Key() cases.Key {
	return cases.Key{Table: "loose", Row: l.id, Stream: cases.OfficeStream}
}

func TestFieldsAndBack(t *testing.T) {
	value := rapid.OneOf(
		rapid.Just[any](nil), rapid.Just[any](map[string]any{}), rapid.Just[any]([]any{}),
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.Int64(), func(n int64) any { return json.Number(fmt.Sprint(n)) }),
		rapid.Map(rapid.MapOf(rapid.String(), rapid.String()), func(m map[string]string) any { return m }),
		rapid.Map(rapid.SliceOf(rapid.String()), func(s []string) any { return s }),
	)
	rapid.Check(t, func(t *rapid.T) {
		l := loose{id: "x", Body: rapid.MapOf(rapid.String(), value).Draw(t, "body")}
		f, err := fieldsOf(l)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := f.document()
		if err != nil {
			t.Fatal(err)
		}
		again, err := parseFields([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		doc2, err := again.document()
		if err != nil || doc != doc2 || len(f) != len(again) {
			t.Fatalf("%v: %q became %q", err, doc, doc2)
		}
		for path, v := range f {
			if again[path] != v {
				t.Fatalf("field %q: %q became %q", path, v, again[path])
			}
		}
	})
}

func TestHistoryAndTombstone(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	c.Name.Given, c.BirthDate = "Quilla", ""
	must(t, v.Write(t.Context(), &c))
	must(t, v.Write(t.Context(), &c)) // nothing changed: nothing is logged
	must(t, v.Delete(t.Context(), &c))
	must(t, v.Delete(t.Context(), &c))
	if _, err := Get[cases.Client](t.Context(), v, c.ID); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("deleted: %v", err)
	}
	if hits := get(v.Search(t.Context(), "zzcanary", 9))(t); len(hits) != 0 {
		t.Errorf("search still finds %v", hits)
	}
	var got []string
	for _, h := range get(v.History(t.Context(), "client", c.ID))(t) {
		if _, err := time.Parse(time.RFC3339, h.When); err != nil || h.Device == "" {
			t.Errorf("entry %+v", h)
		}
		got = append(got, h.Field+"="+h.Value)
	}
	tail := strings.Join(got[len(got)-3:], " ")
	if want := `birthDate= name.given="Quilla" _del=true`; tail != want {
		t.Errorf("history ends with %s", tail)
	}
	must(t, v.Write(t.Context(), &c)) // writing a deleted record with its revision brings it back
	if back := get(Get[cases.Client](t.Context(), v, c.ID))(t); back.Name.Given != "Quilla" {
		t.Errorf("restored %+v", back)
	}
	if hits := get(v.Search(t.Context(), "quilla", 9))(t); len(hits) != 1 {
		t.Errorf("search finds %v", hits)
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Error(r.Problems)
	}
}

// A failed write leaves no trace, not even of the records before the one that failed.
func TestWriteIsOneTransaction(t *testing.T) {
	v, _ := newVault(t)
	a, b := sampleClient(), sampleClient()
	must(t, v.Write(t.Context(), a))
	err := v.Write(t.Context(), b, a)
	if !errors.Is(err, cases.ErrConflict) || strings.Contains(fmt.Sprint(err), "Zzcanary") {
		t.Errorf("%v", err)
	}
	if all := get(List[cases.Client](t.Context(), v, ""))(t); len(all) != 1 {
		t.Errorf("%d clients", len(all))
	}
	moved := loose{id: "l", Body: map[string]any{"a": "b"}}
	must(t, v.Write(t.Context(), &moved))
	for _, bad := range []cases.Record{loose{}, cases.Client{Meta: cases.Meta{Rev: "x"}, ID: cases.NewID()}} {
		if err := v.Write(t.Context(), bad); err == nil {
			t.Errorf("stored %+v", bad.Key())
		}
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Error(r.Problems)
	}
}

func TestListByStream(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	m1, m2 := sampleMatter(c), sampleMatter(c)
	d := func(m cases.Matter, title string) cases.Deadline {
		return cases.Deadline{ID: cases.NewID(), MatterID: m.ID, Title: title, Due: "2030-01-02"}
	}
	must(t, v.Write(t.Context(), c, m1, m2, d(m1, "one"), d(m1, "two"), d(m2, "three")))
	if l := get(List[cases.Deadline](t.Context(), v, cases.MatterStream(m1.ID)))(t); len(l) != 2 || l[0].Title != "one" {
		t.Errorf("%+v", l)
	}
	if l := get(List[cases.Deadline](t.Context(), v, ""))(t); len(l) != 3 {
		t.Errorf("%+v", l)
	}
	if l := get(List[cases.Deadline](t.Context(), v, "matter/none"))(t); len(l) != 0 {
		t.Errorf("%+v", l)
	}
	if s := get(v.Snapshot(t.Context(), m1.ID))(t); len(s.Deadlines) != 2 || s.Client.ID != c.ID || s.Matter.Rev == "" {
		t.Errorf("%+v", s)
	}
	if _, err := v.Snapshot(t.Context(), "none"); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestCustodyIsAppendOnlyAndChained(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	m := sampleMatter(c)
	event := func(what, item string) *cases.CustodyEvent {
		return &cases.CustodyEvent{ID: cases.NewID(), MatterID: m.ID, EvidenceID: item, What: what, When: "2026-01-02T03:04:05Z"}
	}
	a, b, other := event("acquired", "e1"), event("viewed", "e1"), event("acquired", "e2")
	must(t, v.Write(t.Context(), c, m, a, b, other))
	if a.Prev != "" || b.Prev != a.Hash || other.Prev != "" || b.Hash == "" {
		t.Errorf("chain %+v %+v %+v", a, b, other)
	}
	b.What = "exported"
	if err := v.Write(t.Context(), b); !errors.Is(err, cases.ErrAppendOnly) {
		t.Errorf("changed: %v", err)
	}
	if err := v.Delete(t.Context(), a); !errors.Is(err, cases.ErrAppendOnly) {
		t.Errorf("deleted: %v", err)
	}
	forged := event("viewed", "e1")
	forged.Prev, forged.Hash = "x", "y" // what a caller sets does not count
	must(t, v.Write(t.Context(), *forged))
	stored := get(Get[cases.CustodyEvent](t.Context(), v, forged.ID))(t)
	if stored.Prev != get(Get[cases.CustodyEvent](t.Context(), v, b.ID))(t).Hash || stored.Hash != custodyHash(stored) {
		t.Errorf("stored %+v", stored)
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Error(r.Problems)
	}
}

func TestSearch(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	c.Name = cases.Name{Family: "Ñandú-Okafor", Given: "Brisa"}
	m := sampleMatter(c)
	m.Title = "Balloon relief"
	must(t, v.Write(t.Context(), c, m))
	for query, want := range map[string]int{
		"nandu": 1, "ÑANDÚ okafor": 1, "bri": 1, "okafor brisa": 1, "balloon": 1, "oka bri": 0, "zebra": 0, "": 0, `"`: 0,
		"brisa AND": 0, "NOT": 0, "ball* OR": 0, "relief)": 1, "brisa'": 1,
	} {
		hits, err := v.Search(t.Context(), query, 10)
		if err != nil || len(hits) != want {
			t.Errorf("%q: %d hits, %v", query, len(hits), err)
		}
	}
	h := get(v.Search(t.Context(), "okafor", 10))(t)[0]
	if h.Key != c.Key() || !strings.Contains(h.Snippet, "Ñandú-Okafor") {
		t.Errorf("%+v", h)
	}
}

// The tables can be made again from the log alone.
func TestRebuildFromLog(t *testing.T) {
	v, _ := newVault(t)
	scribble(t, v, 60)
	dump := func(q string) (out []string) {
		rows := get(v.read.Query(q))(t)
		defer rows.Close()
		for rows.Next() {
			var a, b, c, d, e, f string
			must(t, rows.Scan(&a, &b, &c, &d, &e, &f))
			out = append(out, strings.Join([]string{a, b, c, d, e, f}, "\x00"))
		}
		must(t, rows.Err())
		return out
	}
	want := dump(`SELECT r.tbl, r.row, r.rev, r.deleted, r.doc, w.words FROM record r JOIN side w USING (no) ORDER BY r.tbl, r.row`)
	var got []string
	must(t, eachGroup(t.Context(), v.read, func(k cases.Key, entries []entry) error {
		f := get(fold(entries))(t)
		deleted := "0"
		if f.deleted {
			deleted = "1"
		}
		got = append(got, strings.Join([]string{k.Table, k.Row, f.rev, deleted, f.doc, f.words}, "\x00"))
		return nil
	}))
	if len(want) < 10 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%d records rebuilt, %d stored", len(got), len(want))
	}
}

// scribble makes n random changes to clients, matters and deadlines.
func scribble(t testing.TB, v *Vault, n int) {
	t.Helper()
	var held []cases.Client
	for i := range n {
		switch {
		case i%5 == 0 || len(held) == 0:
			c := sampleClient()
			must(t, v.Write(context.Background(), &c, sampleMatter(c)))
			held = append(held, c)
		case i%7 == 0:
			must(t, v.Delete(context.Background(), &held[i%len(held)]))
		default:
			c := &held[i%len(held)]
			c.Dialect, c.Pronouns = fmt.Sprint("dialect ", i), []string{"", "she"}[i%2]
			must(t, v.Write(context.Background(), c))
		}
	}
}

// Many goroutines write and read at once; every write is there and the log holds together.
func TestConcurrentUse(t *testing.T) {
	v, _ := newVault(t)
	var wg sync.WaitGroup
	const writers, each = 4, 15
	for range writers {
		wg.Go(func() {
			for range each {
				c := sampleClient()
				if err := v.Write(context.Background(), &c); err != nil {
					t.Error(err)
				}
				c.Pronouns = "they"
				if err := v.Write(context.Background(), c); err != nil {
					t.Error(err)
				}
			}
		})
		wg.Go(func() {
			for range each {
				if _, err := List[cases.Client](context.Background(), v, ""); err != nil {
					t.Error(err)
				}
				if _, err := v.Search(context.Background(), "zzcanary", 5); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if all := get(List[cases.Client](t.Context(), v, ""))(t); len(all) != writers*each {
		t.Errorf("%d clients", len(all))
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Error(r.Problems)
	}
}

func TestClosedVault(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	must(t, v.Close())
	must(t, v.Close())
	_, err := Get[cases.Client](t.Context(), v, c.ID)
	_, err2 := v.Search(t.Context(), "x", 1)
	for _, err := range []error{err, err2, v.Write(t.Context(), sampleClient()), v.SetPassphrase("x", cheap)} {
		if !errors.Is(err, cases.ErrLocked) {
			t.Errorf("%v", err)
		}
	}
}

// Stamps grow even when the wall clock stands still or goes back.
func TestClockNeverGoesBack(t *testing.T) {
	now := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	c := hlc{now: func() time.Time { now = now.Add(-time.Minute); return now }}
	last := int64(0)
	for range 1000 {
		next := c.next(last)
		if next <= last {
			t.Fatal("went back")
		}
		last = next
	}
}

// A computer whose clock shows no believable day, before 1970 or in the year 5000, still saves, and goes on as before
// once the clock is set.
func TestClockThatIsFarOff(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	for _, at := range []time.Time{time.Unix(-400*86400, 0), time.UnixMilli(1 << 47), time.Now()} {
		v.clock.now = fixedClock(at)
		before := v.clock.last
		must(t, v.Write(t.Context(), &c))
		c.Dialect = at.String()
		must(t, v.Write(t.Context(), &c))
		if v.clock.last <= before || v.clock.last > time.Now().Add(time.Hour).UnixMilli()<<16 {
			t.Errorf("clock at %s: stamp %x after %x", at, v.clock.last, before)
		}
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Errorf("%q", r.Problems)
	}
}
