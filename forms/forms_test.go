package forms

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

func TestMain(m *testing.M) {
	pdfview.WorkerMain()
	os.Exit(m.Run())
}

// today is the day on which the sample office is set.
var today = func() time.Time { t, _ := sample.Today.Time(); return t }()

// blankFiles are the official blanks that the maps were made from, by edition: what the shared folder holds of them.
var blankFiles = func() map[string]string {
	out := map[string]string{}
	raw, err := os.ReadFile(filepath.Join(sharedForms(), "manifest.tsv"))
	if err != nil {
		return out
	}
	for _, line := range strings.Split(string(raw), "\n") {
		cells := strings.Split(line, "\t")
		for _, e := range Editions() {
			if e.Mapped && len(cells) > 5 && slices.Contains(e.SHA256, cells[5]) && out[e.ID] == "" {
				out[e.ID] = cells[0]
			}
		}
	}
	return out
}()

func sharedForms() string {
	if dir := os.Getenv("HARBORFILE_SHARED"); dir != "" {
		return filepath.Join(dir, "forms")
	}
	return filepath.Join("..", "..", "shared", "forms")
}

// kindOf is the kind of sample matter that files a form.
func kindOf(id string) cases.Kind {
	for _, p := range []struct {
		prefixes []string
		kind     cases.Kind
	}{
		{[]string{"ca-cr-", "ca-fw-", "ca-pos-", "nc-", "or-", "ut-", "vt-", "ma-juv", "ma-indigency", "il-juv", "il-request-"}, cases.RecordRelief},
		{[]string{"ca-", "il-", "ma-"}, cases.ProtectiveOrder},
	} {
		if slices.ContainsFunc(p.prefixes, func(s string) bool { return strings.HasPrefix(id, s) }) {
			return p.kind
		}
	}
	return cases.Immigration
}

// needBlanks skips a test that goes over all official blanks when none is at hand.
func needBlanks(t testing.TB) {
	t.Helper()
	if len(blankFiles) == 0 {
		t.Skip("the folder ../shared/forms is not here: official blanks are not part of the repository")
	}
}

// blank reads an official blank. None is part of the repository: without the shared folder the test is skipped.
func blank(t testing.TB, name string) []byte {
	t.Helper()
	dir := filepath.Join(sharedForms(), "pdf")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the folder ../shared/forms/pdf is not here: official blanks are not part of the repository")
	}
	b, err := os.ReadFile(filepath.Join(dir, name+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

type opened struct {
	form *fill.Form
	err  error
}

var openedForms sync.Map // blank's name -> opened, so that each blank is read once per run

func openBlank(t testing.TB, name string) *fill.Form {
	t.Helper()
	if o, ok := openedForms.Load(name); ok {
		return o.(opened).form
	}
	f, err := fill.Open(blank(t, name))
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		t.Fatal(err)
	}
	openedForms.Store(name, opened{f, err})
	return f
}

// snapshotOf is what the vault would read about one matter of the sample office, told by its kind.
func snapshotOf(t testing.TB, kind cases.Kind) *cases.Snapshot {
	t.Helper()
	set := sample.Office()
	s := &cases.Snapshot{Office: set.Office}
	for _, m := range set.Matters {
		if m.Kind == kind {
			s.Matter = m
		}
	}
	for _, c := range set.Clients {
		if c.ID == s.Matter.ClientID {
			s.Client = c
		}
	}
	for _, a := range set.Attorneys {
		if a.ID == s.Matter.Attorney {
			s.Attorney = a
		}
	}
	for _, p := range set.Parties {
		if p.ClientID == s.Client.ID {
			s.Parties = append(s.Parties, p)
		}
	}
	for _, f := range set.Story {
		if f.ClientID == s.Client.ID {
			s.Story = append(s.Story, f)
		}
	}
	for _, r := range set.Releases {
		if r.ClientID == s.Client.ID {
			s.Releases = append(s.Releases, r)
		}
	}
	for _, c := range set.Choices {
		if c.ClientID == s.Client.ID {
			s.Choices = append(s.Choices, c)
		}
	}
	for _, d := range set.Deadlines {
		if d.MatterID == s.Matter.ID {
			s.Deadlines = append(s.Deadlines, d)
		}
	}
	for _, e := range set.EvidenceOf(s.Matter.ID) {
		s.Evidence = append(s.Evidence, e.Item)
	}
	if s.Client.ID == "" || s.Attorney.ID == "" {
		t.Fatalf("the sample office has no %s matter with a client and an attorney", kind)
	}
	return s
}

func edition(t testing.TB, id string) *Edition {
	t.Helper()
	for _, e := range Editions() {
		if e.ID == id {
			return &e
		}
	}
	t.Fatalf("no edition %s", id)
	return nil
}
