package ui

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestSignedScan: from the line about a signature the signed scan is added; the packet built then carries it and the line
// is gone. A scan of another length, and a file that is no PDF, are said and change nothing. Taken back, the line is there
// again.
func TestSignedScan(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "es")
	p := packetOf(t, a)
	waiting := func() (ids []string) {
		t.Helper()
		press(t, a, lang.T("packet.build"))
		for _, l := range p.built.Lines {
			if l.Rule == "signatures" && l.Level != packet.Green {
				if _, ok := p.fix(l); !ok || l.Item == "" {
					t.Errorf("no way to mend %+v", l)
				}
				ids = append(ids, l.Item)
			}
		}
		return ids
	}
	before := waiting()
	if len(before) < 2 {
		t.Fatalf("%d papers wait for a signature", len(before))
	}
	scans := map[string]string{}
	for _, d := range p.snap.Documents {
		scans[d.ID] = copyOut(t, a, d.PDF.ID)
	}
	for _, f := range p.snap.Forms {
		if scans[f.ID] = copyOut(t, a, f.Filing.ID); f.Filing.ID == "" {
			scans[f.ID] = copyOut(t, a, f.Draft.ID)
		}
	}
	id := before[0]
	add := func(path string) {
		a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{path}, nil }
		p.mend(packet.FixSign, id)
		press(t, a, lang.T("packet.sign.add"))
	}
	noPDF := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(noPDF, []byte("no pages"), 0o600); err != nil {
		t.Fatal(err)
	}
	add(noPDF)
	wants(t, a, lang.T("fail.close"))
	press(t, a, lang.T("fail.close"))
	if p.stale {
		t.Error("a file that is no PDF changed something")
	}
	add(scans[id])
	if !p.stale {
		t.Error("the packet on screen, made before, does not say so")
	}
	after := waiting()
	if want := slices.DeleteFunc(slices.Clone(before), func(x string) bool { return x == id }); !slices.Equal(after, want) {
		t.Errorf("%v wait, want %v", after, want)
	}
	a.onUndo()
	if got := waiting(); !slices.Equal(got, before) {
		t.Errorf("taken back, %v wait, want %v", got, before)
	}
}

// copyOut writes a sealed file of a test's fictional matter to where it can be picked.
func copyOut(t *testing.T, a *App, blob string) string {
	t.Helper()
	if blob == "" {
		return ""
	}
	r, err := a.vault.OpenBlob(context.Background(), blob)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	pdf, err := io.ReadAll(io.NewSectionReader(r, 0, r.Size()))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
