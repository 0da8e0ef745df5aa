package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// What a file asks for is never fetched: whoever listens there would learn that it was opened, when, and where.
func TestFilesThatCallSomeoneCallNobody(t *testing.T) {
	var mutex sync.Mutex
	var asked []string
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		asked = append(asked, r.URL.Path)
	}))
	defer listener.Close()
	if res, err := http.Get(listener.URL + "/hears"); err != nil {
		t.Fatal(err)
	} else {
		res.Body.Close()
	}
	takeCallers(sampleOffice(t), listener.URL)
	if !slices.Equal(asked, []string{"/hears"}) {
		t.Errorf("these were fetched: %q", asked[1:])
	}
}

// takeCallers does with files that call someone all that an office does with a file: takes them as evidence, reads
// their words, sets them as pages, files them in a packet, and tries each PDF as a form and as a finished paper.
func takeCallers(o *office, at string) {
	o.t.Helper()
	matter := o.firstMatter()
	files := callers(o.t, at)
	var shown, papers []string
	for _, file := range files {
		switch filepath.Base(file) {
		case "acts.pdf", "letter.eml", "page.html":
			shown = append(shown, file)
		}
		if filepath.Ext(file) == ".pdf" {
			papers = append(papers, file)
		}
	}
	o.mustRun(append([]string{"evidence", "add", "--exhibit", "--no-attachments", "--matter", matter}, shown...)...)
	o.mustRun(append([]string{"evidence", "add", "--matter", matter}, files...)...)
	if list := o.mustRun("search", "kestrelgate"); strings.Count(list, "evidence ") < 6 {
		o.t.Errorf("their words were not all read:\n%s", list)
	}
	packet := filepath.Join(o.t.TempDir(), "packet")
	o.mustRun("packet", "build", "--matter", matter, "--out", packet)
	o.mustRun("verify", packet)
	values := filepath.Join(o.t.TempDir(), "values.json")
	if err := os.WriteFile(values, []byte(`{"f": "x"}`), 0o600); err != nil {
		o.t.Fatal(err)
	}
	for _, file := range papers {
		o.run("packet", "check", file)
		o.run("form", "inspect", file)
		o.run("form", "import", file)
		o.run("form", "fill", file, "--out", filepath.Join(o.t.TempDir(), "out.pdf"), "--values", values)
	}
}

// firstMatter is the id of one matter of the sample.
func (o *office) firstMatter() string {
	o.t.Helper()
	var matters []matterRow
	if err := json.Unmarshal([]byte(o.mustRun("matter", "list", "--json")), &matters); err != nil || len(matters) == 0 {
		o.t.Fatalf("%d matters, %v", len(matters), err)
	}
	return matters[0].ID
}
