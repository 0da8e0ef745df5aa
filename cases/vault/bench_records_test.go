package vault

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

const (
	benchMatters = 10_000
	benchNotes   = 100_000
)

// BenchmarkRowInsertMatters stores 10,000 matters, a hundred per transaction.
func BenchmarkRowInsertMatters(b *testing.B) {
	for b.Loop() {
		ours, peer := inTurns(4,
			func() float64 {
				v, _ := newVault(b)
				defer v.Close()
				return millis(b, func() error { fillMatters(b, v, benchMatters); return nil })
			},
			func() float64 {
				v := newPlainVault(b)
				defer v.Close()
				return millis(b, func() error { fillMatters(b, v, benchMatters); return nil })
			})
		benchRow(b, "insert 10,000 matters, against the same on stock go-sqlite3, ms", ours, peer, "<= 1.25", atMost(1.25))
	}
}

// BenchmarkRowNotes stores 100,000 notes with their full-text index, and then searches them.
func BenchmarkRowNotes(b *testing.B) {
	notes := sampleNotes(benchNotes)
	for b.Loop() {
		var sealed, plain *Vault
		ours, peer := inTurns(2,
			func() float64 {
				closeIf(b, sealed)
				sealed, _ = newVault(b)
				return millis(b, func() error { return fillNotes(b.Context(), sealed, notes) })
			},
			func() float64 {
				closeIf(b, plain)
				plain = newPlainVault(b)
				return millis(b, func() error { return fillNotes(b.Context(), plain, notes) })
			})
		benchRow(b, "insert 100,000 notes with full-text index, against the same on stock go-sqlite3, ms", ours, peer, "<= 1.25", atMost(1.25))
		ours, peer = inTurns(5,
			func() float64 { return millis(b, func() error { return searchNotes(b.Context(), sealed) }) },
			func() float64 { return millis(b, func() error { return searchNotes(b.Context(), plain) }) })
		benchRow(b, "200 searches in 100,000 notes, against the same on stock go-sqlite3, ms", ours, peer, "<= 1.25", atMost(1.25))
		must(b, sealed.Close())
		must(b, plain.Close())
	}
}

// BenchmarkRowNotesSQL runs the statements of 100,000 notes alone, without what the program does around them.
func BenchmarkRowNotesSQL(b *testing.B) {
	notes := sampleNotes(1000)
	for b.Loop() {
		ours, peer := inTurns(2,
			func() float64 {
				v, _ := newVault(b)
				defer v.Close()
				return millis(b, func() error { return insertNotes(b.Context(), v.write, notes, benchNotes) })
			},
			func() float64 {
				v := newPlainVault(b)
				defer v.Close()
				return millis(b, func() error { return insertNotes(b.Context(), v.write, notes, benchNotes) })
			})
		benchRow(b, "the SQL alone of 100,000 notes with full-text index, against stock go-sqlite3, ms", ours, peer, "<= 1.25", atMost(1.25))
	}
}

// BenchmarkRowUnlock opens a vault of 10,000 matters and lists them, beside opening the same database in clear, the
// same question and the same decoding. Turning the passphrase into a key is a row of its own.
func BenchmarkRowUnlock(b *testing.B) {
	v, _ := newVault(b)
	fillMatters(b, v, benchMatters)
	must(b, v.Close())
	p := newPlainVault(b)
	fillMatters(b, p, benchMatters)
	must(b, p.Close())
	for b.Loop() {
		ours, peer := inTurns(9,
			func() float64 { return unlockAndList(b, v.dir) },
			func() float64 { return openPlainAndList(b, p.dir) })
		benchRow(b, "unlock to the first list of 10,000 matters, against stock open and query, ms", ours, peer, "<= 1.5", atMost(1.5))
		derive := millis(b, func() error { KDFParams{}.orProduction().withSalt().stretch(pass); return nil })
		benchrow.Alone("key derivation from the passphrase (Argon2id, not in the row above), ms", derive, "shown apart", true).Put(b)
	}
}

func closeIf(b *testing.B, v *Vault) {
	b.Helper()
	if v != nil {
		must(b, v.Close())
	}
}

func unlockAndList(b *testing.B, dir string) float64 {
	b.Helper()
	var v *Vault
	took := millis(b, func() (err error) {
		if v, err = Open(b.Context(), dir, Unlock{Passphrase: pass}); err != nil {
			return err
		}
		return wantMatters(List[cases.Matter](b.Context(), v, ""))
	})
	must(b, v.Close())
	return took
}

func openPlainAndList(b *testing.B, dir string) float64 {
	b.Helper()
	var db *sql.DB
	took := millis(b, func() error {
		db = openPlain(b, dir, true)
		rows, err := db.QueryContext(b.Context(), "SELECT doc, rev FROM record WHERE tbl = ? AND deleted = 0 ORDER BY row", "matter")
		return wantMatters(collect[cases.Matter](rows, err))
	})
	must(b, db.Close())
	return took
}

func wantMatters(list []cases.Matter, err error) error {
	if err == nil && len(list) != benchMatters {
		return fmt.Errorf("%d matters", len(list))
	}
	return err
}

// sampleNotes makes n plainly fictional notes of forty words out of four thousand.
func sampleNotes(n int) []cases.Fragment {
	r := rand.New(rand.NewPCG(1, 2))
	list := make([]cases.Fragment, n)
	for i := range list {
		list[i] = cases.Fragment{ID: cases.NewID(), ClientID: "c", Title: "Trial note", From: "2020-01-02", Place: noteWord(r),
			Words: noteWords(r, 40), Language: "eo", Session: "2024-05-06", Order: i}
	}
	return list
}

func noteWords(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(noteWord(r))
		b.WriteByte(' ')
	}
	return b.String()
}

// noteWord is one of four thousand words, the first ones more often.
func noteWord(r *rand.Rand) string {
	n := r.IntN(4000)
	if r.IntN(2) == 0 {
		n = r.IntN(200)
	}
	return fmt.Sprintf("%c%cw%d", 'a'+n%26, 'a'+n/7%26, n)
}

func fillNotes(ctx context.Context, v *Vault, notes []cases.Fragment) error {
	for at := 0; at < len(notes); at += 100 {
		var recs []cases.Record
		for i := range notes[at : at+100] {
			recs = append(recs, notes[at+i])
		}
		if err := v.Write(ctx, recs...); err != nil {
			return err
		}
	}
	return nil
}

// searchNotes asks for one word, two words and the beginning of one.
func searchNotes(ctx context.Context, v *Vault) error {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 200 {
		q := noteWord(r)
		switch i % 3 {
		case 1:
			q += " " + noteWord(r)
		case 2:
			q = q[:3]
		}
		hits, err := v.Search(ctx, q, 20)
		if err != nil || len(hits) == 0 && i%3 == 0 {
			return fmt.Errorf("%q: %d hits, %v", q, len(hits), err)
		}
	}
	return nil
}

// insertNotes runs what Write sends to SQLite for total notes, with the texts of the given ones over and over.
func insertNotes(ctx context.Context, db *sql.DB, notes []cases.Fragment, total int) error {
	var texts []noteText
	for _, n := range notes {
		t, err := textOf(n)
		if err != nil {
			return err
		}
		texts = append(texts, t)
	}
	if _, err := db.ExecContext(ctx, "INSERT INTO stream(no, name, opaque) VALUES(1, 'client/c', x'01')"); err != nil {
		return err
	}
	for at := 0; at < total; at += 100 {
		if err := insertBatch(ctx, db, texts, at); err != nil {
			return err
		}
	}
	return nil
}

// noteText is a note as SQL sees it.
type noteText struct {
	paths      []string
	values     fields
	doc, words string
	heads      string
}

func textOf(n cases.Fragment) (noteText, error) {
	f, err := fieldsOf(n)
	if err != nil {
		return noteText{}, err
	}
	doc, err := f.document()
	if err != nil {
		return noteText{}, err
	}
	heads := map[string]string{}
	for path := range f {
		heads[path] = stamp(1<<50, "0123456789abcdef")
	}
	text, err := headsText(heads)
	return noteText{f.paths(), f, doc, f.words(), text}, err
}

func insertBatch(ctx context.Context, db *sql.DB, texts []noteText, at int) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	w := &writer{ctx: ctx, tx: tx}
	defer w.close()
	for i := at; i < at+100; i++ {
		if err := w.insertNote(texts[i%len(texts)], i); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (w *writer) insertNote(n noteText, no int) error {
	const device = "0123456789abcdef"
	row, hash := fmt.Sprintf("01900000-0000-7000-8000-%012d", no), make([]byte, 32)
	for i, path := range n.paths {
		err := w.exec("INSERT INTO op(dev, t, stream, tbl, row, field, value, bases, schema, hash) VALUES(?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?)",
			device, int64(no)<<8|int64(i), 1, "fragment", row, path, n.values[path], "", schemaVersion, hash)
		if err != nil {
			return err
		}
	}
	err := w.exec("INSERT INTO record(tbl, row, stream, rev, doc) VALUES(?, ?, ?, ?, ?)", "fragment", row, 1, stamp(1<<50, device), n.doc)
	if err == nil {
		err = w.exec("INSERT INTO side(no, heads, words) VALUES(?, ?, ?)", no+1, n.heads, n.words)
	}
	if err == nil {
		err = w.exec("INSERT INTO find(rowid, words) VALUES(?, ?)", no+1, n.words)
	}
	return err
}
