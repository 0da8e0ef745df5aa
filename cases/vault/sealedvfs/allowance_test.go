package sealedvfs

import (
	"path/filepath"
	"strings"
	"testing"
)

// No unit is sealed that was not allowed before, and what is allowed is asked for again when it is used up.
func TestAllowance(t *testing.T) {
	vfs := newVFS(t, 1, 4096)
	path := filepath.Join(t.TempDir(), "x.db")
	given, asked, stop := int64(0), 0, false
	must(t, Allow(vfs, func(used int64) int64 {
		if used > given || stop {
			t.Logf("asked after %d seals, %d were allowed", used, given)
		}
		if stop {
			return 0
		}
		asked++
		given += 10
		return 10
	}))
	db := open(t, path, Options{VFS: vfs})
	fill(t, db, 300)
	if used := Seals(vfs); used > given || used < 100 || given-used >= 10 || int64(asked) != given/10 {
		t.Errorf("%d seals, %d allowed in %d answers", used, given, asked)
	}
	before := query(db, "SELECT count(*) FROM note")
	stop = true
	var failed string
	for range 30 {
		if failed = query(db, "INSERT INTO note(body) VALUES(hex(randomblob(3000))) RETURNING 'stored'"); failed != "stored" {
			break
		}
	}
	if !strings.HasPrefix(failed, "error") {
		t.Errorf("nothing stops what is not allowed: %s", failed)
	}
	stop = false
	if after := query(db, "SELECT count(*) >= "+before+" FROM note"); after != "true" && after != "1" {
		t.Errorf("rows are gone: %s", after)
	}
	run(t, db, "INSERT INTO note(body) VALUES('again')")
	if s := query(db, "PRAGMA integrity_check"); s != "ok" {
		t.Error(s)
	}
	if Allow("nobody", nil) == nil {
		t.Error("a VFS that is not there")
	}
}
