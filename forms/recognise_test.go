package forms

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/fill"
)

// Every blank of the shared folder is known by its hash, and its number and edition are those of the registry.
func TestRecogniseByFile(t *testing.T) {
	blank(t, "uscis-i-914") // skips without the folder
	raw, err := os.ReadFile(filepath.Join("..", "..", "shared", "forms", "manifest.tsv"))
	if dir := os.Getenv("HARBORFILE_SHARED"); dir != "" {
		raw, err = os.ReadFile(filepath.Join(dir, "forms", "manifest.tsv"))
	}
	if err != nil {
		t.Fatal(err)
	}
	byHash := map[string]Edition{}
	for _, e := range Editions() {
		for _, h := range e.SHA256 {
			byHash[h] = e
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		col := strings.Split(line, "\t")
		if e, ok := byHash[col[5]]; !ok || e.Edition != col[3] || e.Where == "" || e.Agency == "" {
			t.Errorf("%s: %+v", col[0], e)
		}
	}
}

func TestRecognise(t *testing.T) {
	for name, want := range map[string]struct {
		id, how, notice string
	}{
		"uscis-i-914":   {"uscis-i-914-2025-01-20", ByFile, ""},
		"ca-dv100":      {"ca-dv-100-2024-01-01", ByFile, "newer edition"},
		"ca-dv100-2025": {"ca-dv-100-2025-01-01", ByFile, ""},
		"ca-dv100-b":    {"ca-dv-100-print-2024-01-01", ByFile, "newer edition"},
		"uscis-g-1145":  {"uscis-g-1145-2014-09-26", ByFile, ""},
	} {
		e, f, err := Recognise(blank(t, name))
		if err != nil && !errors.Is(err, fill.ErrNoForm) || f == nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, mapped := e.Map(); e.ID != want.id || e.Recognised != want.how || !mapped || !e.Mapped || !strings.Contains(e.Notice, want.notice) || e.Notice != "" && want.notice == "" {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// A copy that another program saved anew keeps barcode and names: its map fits, with a notice.
func TestRecogniseChangedCopy(t *testing.T) {
	for name, id := range map[string]string{"uscis-i-914": "uscis-i-914-2025-01-20", "ca-dv100-2025": "ca-dv-100-2025-01-01"} {
		copied, err := openBlank(t, name).Normalise()
		if err != nil {
			t.Fatal(err)
		}
		e, _, err := Recognise(copied)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := e.Map(); !ok || e.ID != id || e.Recognised != ByNames || e.Notice == "" {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// An edition that nobody has seen is said to be unknown, and no map is used, however familiar its names look.
func TestUnknownEdition(t *testing.T) {
	for info, known := range map[fill.Info]bool{
		{Form: "I-914", Edition: "01/20/31", SHA256: "00"}:                       false,
		{Form: "I-914", Edition: "01/20/31", Barcode: "I-914|01/20/31|1"}:        false,
		{Form: "I-914", Edition: "01/20/25", SHA256: "00"}:                       true, // by text only
		{Form: "DV-100", Edition: "Rev. January 1, 2024", SHA256: "00"}:          true,
		{Form: "XY-1", Edition: "", Title: "Something of its own", SHA256: "00"}: false,
	} {
		e := recogniseAs(info, []fill.Field{{Name: "a"}, {Name: "b"}})
		if _, ok := e.Map(); ok || e.Mapped || e.Known != known || e.Notice == "" {
			t.Errorf("%+v: %+v", info, e)
		}
	}
	if e := recogniseAs(fill.Info{Form: "I-914", Edition: "01/20/31"}, nil); !strings.Contains(e.Notice, "01/20/25") || e.Where == "" {
		t.Errorf("the notice does not say which edition is known: %+v", e)
	}
}

func TestRegistry(t *testing.T) {
	ids, maps := map[string]bool{}, 0
	for _, e := range Editions() {
		if ids[e.ID] || e.ID == "" || e.Form == "" || e.Title == "" || e.Agency == "" || !strings.HasPrefix(e.Where, "https://") || len(e.SHA256) == 0 {
			t.Errorf("%+v", e)
		}
		ids[e.ID] = true
		if e.Mapped {
			maps++
		}
	}
	folders, err := library.ReadDir("library")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		own := strings.HasPrefix(f.Name(), "own-")
		if f.IsDir() && !own && !ids[f.Name()] {
			t.Errorf("the folder library/%s belongs to no edition", f.Name())
		}
		if f.IsDir() && !own {
			maps--
		}
	}
	if maps != 0 {
		t.Errorf("%d maps and folders do not agree", maps)
	}
	if got := EditionsOf("dv100"); len(got) < 2 || !got[0].NewestKnown || got[0].Edition != "Rev. January 1, 2025" {
		t.Errorf("DV-100: %+v", got)
	}
}
