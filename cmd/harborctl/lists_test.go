package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	people "github.com/harborfile/harborfile/cases/sample"
)

// What other programs read from --json: an array of objects with these names.
func TestListsInJSON(t *testing.T) {
	o := sampleOffice(t)
	for _, c := range []struct {
		words string
		least int
		keys  []string
	}{
		{"client list", 3, []string{"birthDate", "id", "languages", "name"}},
		{"matter list", 3, []string{"client", "id", "kind", "stage", "title"}},
		{"evidence list", 9, []string{"date", "exhibit", "fileName", "id", "matter", "media", "obtained", "sha256", "size", "source", "title"}},
		{"form list", 5, []string{"agency", "edition", "form", "have", "mapped", "title"}},
		{"deadline list", 1, []string{"citation", "day", "due", "id", "matter", "title"}},
	} {
		var rows []map[string]any
		if err := json.Unmarshal([]byte(o.mustRun(append(strings.Fields(c.words), "--json")...)), &rows); err != nil {
			t.Errorf("%s: %v", c.words, err)
			continue
		}
		if len(rows) < c.least {
			t.Errorf("%s: %d rows, want %d or more", c.words, len(rows), c.least)
		}
		for _, row := range rows {
			for _, key := range c.keys {
				if _, ok := row[key]; !ok {
					t.Errorf("%s: a row has no %q, only %q", c.words, key, slices.Sorted(maps.Keys(row)))
				}
			}
		}
	}
}

// The sample is three clients with one matter each, one of each kind, and a title names nobody.
func TestSampleMatters(t *testing.T) {
	o := sampleOffice(t)
	var matters []matterRow
	if err := json.Unmarshal([]byte(o.mustRun("matter", "list", "--json")), &matters); err != nil {
		t.Fatal(err)
	}
	kinds, clients := map[string]bool{}, map[string]bool{}
	for _, m := range matters {
		kinds[string(m.Kind)] = true
		clients[m.Client] = true
		for _, c := range people.Office().Clients {
			for _, name := range []string{c.Name.Family, c.Name.Given} {
				if strings.Contains(m.Title, name) {
					t.Errorf("the title %q names somebody", m.Title)
				}
			}
		}
	}
	if len(matters) != 3 || len(kinds) != 3 || len(clients) != 3 {
		t.Errorf("%d matters of %d kinds for %d clients", len(matters), len(kinds), len(clients))
	}
}

// The log of an original grows with each export, and the exported bytes are the original's.
func TestExportIsLogged(t *testing.T) {
	o := sampleOffice(t)
	var items []evidenceRow
	if err := json.Unmarshal([]byte(o.mustRun("evidence", "list", "--json")), &items); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir() + "/original"
	o.mustRun("evidence", "export", items[0].ID, "--out", out, "--by", "R. Example")
	v := o.open()
	defer v.Close()
	snap, err := v.Snapshot(t.Context(), items[0].Matter)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, e := range snap.Custody {
		if e.EvidenceID == items[0].ID && e.What == "exported" {
			found = e.Who == "R. Example" && e.SHA256 == items[0].SHA256 && e.Hash != ""
		}
	}
	if !found {
		t.Errorf("the export is not in the custody log: %+v", snap.Custody)
	}
}
