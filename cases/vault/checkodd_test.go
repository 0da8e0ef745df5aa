package vault

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// What is authentic and makes no sense, as in a backup that somebody else made, is named item by item. It is never an
// error of the check, and what is whole beside it is read and counted.
func TestCheckNamesOddRecords(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	m := sampleMatter(c)
	must(t, v.Write(t.Context(), c, m))
	r := cases.Received{MatterID: m.ID, Title: "Letter", When: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Head: []byte("words")}
	var item cases.EvidenceItem
	var event cases.CustodyEvent
	blob := get(v.Import(t.Context(), cases.MatterStream(m.ID), strings.NewReader("words"), nil, func(b cases.Blob) []cases.Record {
		item, event = cases.Acquire(r, b)
		return []cases.Record{item, event}
	}))(t)
	other := put(t, v, randomBytes(1, 2*sliceSize))
	whole := get(v.Check(t.Context(), nil))(t)
	if !whole.OK() || whole.Blobs != 2 || whole.Records != 4 {
		t.Fatalf("%+v", whole)
	}
	must(t, v.Close())
	type odd struct {
		db     string
		q      string
		named  string // in one line of the problems
		gone   int    // records that do not count any more
		sealed int    // sealed files that do not count any more
	}
	doc := func(table, value string) string {
		return fmt.Sprintf("UPDATE record SET doc = %s WHERE tbl = '%s'", value, table)
	}
	for _, o := range []odd{
		{recordsName, doc("client", "'{'"), "client " + c.ID + " does not read", 1, 0},
		{recordsName, doc("client", "x'00ff'"), "client " + c.ID + " does not read", 1, 0},
		{recordsName, doc("evidence", "'[]'"), "evidence " + item.ID + " does not read", 0, 0},
		{recordsName, doc("custody", "'{\"id\":7}'"), "custody " + event.ID + " does not read", 0, 0},
		{recordsName, "DELETE FROM side WHERE no = 1", "client " + c.ID + " does not read", 1, 0},
		{recordsName, "UPDATE record SET stream = 99 WHERE tbl = 'client'", "client " + c.ID + " differs from the change log", 0, 0},
		{recordsName, "UPDATE record SET deleted = 'x' WHERE tbl = 'client'", "client " + c.ID + " differs", 0, 0},
		{recordsName, "UPDATE op SET value = '{' WHERE tbl = 'client' AND field = 'birthDate'", "client " + c.ID + " differs", 0, 0},
		{recordsName, "UPDATE op SET field = 'name' WHERE tbl = 'client' AND field = 'birthDate'", "client " + c.ID + " differs", 0, 0},
		{recordsName, "UPDATE op SET t = 'soon' WHERE tbl = 'client' AND field = 'birthDate'", "client " + c.ID + " differs", 0, 0},
		{recordsName, "UPDATE op SET stream = 99 WHERE tbl = 'client' AND field = 'birthDate'", "client " + c.ID + " does not follow", 0, 0},
		{recordsName, "UPDATE op SET schema = 'x' WHERE tbl = 'client' AND field = 'birthDate'", "client " + c.ID + " does not follow", 0, 0},
		{recordsName, "UPDATE chain SET n = 'many'", "change log: its end", 0, 0},
		{recordsName, "UPDATE blob SET identity = 'x' WHERE id = '" + blob.ID + "'", "sealed file " + blob.ID, 0, 1},
		{recordsName, "UPDATE blob SET size = 'x' WHERE id = '" + blob.ID + "'", "sealed file " + blob.ID, 0, 1},
		{recordsName, "UPDATE blob SET sealed = -1 WHERE id = '" + blob.ID + "'", "sealed file " + blob.ID, 0, 1},
		{recordsName, "UPDATE blob SET sha256 = 'x' WHERE id = '" + blob.ID + "'", "evidence " + item.ID + ": its sealed file is not the one", 0, 1},
		{recordsName, "DELETE FROM blob WHERE id = '" + blob.ID + "'", "evidence " + item.ID + ": its sealed file is not in this vault", 0, 1},
		{evidenceName, "UPDATE slice SET data = 'text' WHERE id = (SELECT min(id) FROM slice)", "sealed file " + blob.ID, 0, 1},
		{evidenceName, "UPDATE slice SET data = zeroblob(3000000) WHERE id = (SELECT min(id) FROM slice)", "sealed file " + blob.ID, 0, 1},
		{evidenceName, "UPDATE slice SET data = x'' WHERE id = (SELECT min(id) FROM slice)", "sealed file " + blob.ID, 0, 1},
		{evidenceName, "DELETE FROM slice WHERE id = (SELECT min(id) FROM slice)", "sealed file " + blob.ID, 0, 1},
	} {
		odd := open(t, copyFolder(t, v.dir))
		db := odd.write
		if o.db == evidenceName {
			db = odd.evidence.db
		}
		_, err := db.Exec("PRAGMA foreign_keys=OFF")
		must(t, err)
		_, err = db.Exec(o.q)
		must(t, err)
		r, err := odd.Check(t.Context(), nil)
		if err != nil {
			t.Errorf("%s: the check ends with %v", o.q, err)
			continue
		}
		if !slices.ContainsFunc(r.Problems, func(line string) bool { return strings.Contains(line, o.named) }) {
			t.Errorf("%s: %q", o.q, r.Problems)
		}
		if r.Records != whole.Records-o.gone || r.Blobs != whole.Blobs-o.sealed {
			t.Errorf("%s: %d records and %d sealed files count", o.q, r.Records, r.Blobs)
		}
		for _, line := range r.Problems {
			if strings.Contains(line, other.ID) || strings.Contains(line, "to the end") && !strings.Contains(line, "search index") {
				t.Errorf("%s: %q", o.q, line)
			}
		}
		must(t, odd.Close())
	}
}
