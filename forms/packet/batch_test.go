package packet_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/verify"
	formsample "github.com/harborfile/harborfile/forms/sample"
)

// batchVault is a real vault with the sample office and nothing filled or drafted yet.
func batchVault(t testing.TB, dir string) *vault.Vault {
	t.Helper()
	v, _, err := vault.Create(context.Background(), dir, vault.CreateOptions{
		Unlock: vault.Unlock{Passphrase: "a passphrase for tests"}, KDF: vault.KDFParams{Passes: 1, KiB: 64, Lanes: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if err := formsample.Fill(context.Background(), v); err != nil {
		t.Fatal(err)
	}
	return v
}

func batchOf(t testing.TB, v *vault.Vault, out string) *packet.Batch {
	now, _ := sample.Today.Time()
	return &packet.Batch{Out: out, Recipient: cases.OfficeCopy, Lang: "en", Packer: forms.Packer{Desk: v, Viewer: packet.Viewer(t),
		Options: packet.BuildOptions{Recipient: cases.OfficeCopy, Now: now, Version: "0.1.0", LawAsOf: "2026-11-21", Published: forms.Published}}}
}

func sampleMatters() (out []packet.BatchMatter) {
	for _, m := range sample.Office().Matters {
		out = append(out, packet.BatchMatter{ID: m.ID, Number: m.Number})
	}
	return out
}

func runBatch(t *testing.T, b *packet.Batch, matters []packet.BatchMatter) *packet.BatchSheet {
	t.Helper()
	sheet, err := b.Run(context.Background(), matters)
	if err != nil {
		t.Fatal(err)
	}
	if names := entries(t, b.Out); slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, ".") }) {
		t.Errorf("something half-made stayed: %q", names)
	}
	return sheet
}

func entries(t testing.TB, dir string) (names []string) {
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

func states(s *packet.BatchSheet) (out []packet.BatchState) {
	for _, l := range s.Lines {
		out = append(out, l.State)
	}
	return out
}

func TestBatch(t *testing.T) {
	ctx := context.Background()
	v := batchVault(t, filepath.Join(t.TempDir(), "vault"))
	defer v.Close()
	out, matters := filepath.Join(t.TempDir(), "out"), sampleMatters()
	made, same, stopped := packet.BatchMade, packet.BatchSame, packet.BatchStopped
	want := func(s *packet.BatchSheet, all ...packet.BatchState) {
		t.Helper()
		if !slices.Equal(states(s), all) {
			t.Errorf("%v, want %v: %+v", states(s), all, s.Lines)
		}
	}
	kept := func() int {
		all, err := vault.List[cases.Packet](ctx, v, "")
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}

	first := runBatch(t, batchOf(t, v, out), matters)
	want(first, made, made, made)
	if !first.All() || kept() != 3 {
		t.Errorf("%d packets kept", kept())
	}
	for _, l := range first.Lines {
		if r, err := verify.Dir(filepath.Join(out, l.Folder)); err != nil || !r.OK || r.Pages != l.Pages || !r.Of(l.Matter, "office") {
			t.Errorf("%s: %v %+v", l.Folder, err, r)
		}
	}
	neutralSheet(t, out)

	want(runBatch(t, batchOf(t, v, out), matters), same, same, same)
	if kept() != 3 {
		t.Error("what did not change was made again")
	}

	// One changes, one is spoiled on the disk, one stays.
	s, err := v.Snapshot(ctx, matters[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	s.Documents[0].Title += " (amended)"
	if err := v.Write(ctx, s.Documents[0]); err != nil {
		t.Fatal(err)
	}
	spoiled := filepath.Join(out, first.Lines[1].Folder, "packet.pdf")
	if err := os.Truncate(spoiled, 100); err != nil {
		t.Fatal(err)
	}
	want(runBatch(t, batchOf(t, v, out), matters), made, made, same)

	// What stands in the way of one never stops the rest, and what lay there before stays.
	s.Evidence[0].Blob.ID = "00000000-0000-0000-0000-000000000000"
	if err := v.Write(ctx, s.Evidence[0]); err != nil {
		t.Fatal(err)
	}
	third := runBatch(t, batchOf(t, v, out), matters)
	want(third, stopped, same, same)
	if l := third.Lines[0]; third.All() || l.What == "" || l.Do == "" || strings.Contains(l.What, s.Evidence[0].FileName) {
		t.Errorf("%+v", l)
	}
	if r, err := verify.Dir(filepath.Join(out, first.Lines[0].Folder)); err != nil || !r.OK {
		t.Errorf("the packet before is gone: %v", err)
	}

	// A matter that is not there, a folder that holds something else, and leftovers.
	os.MkdirAll(filepath.Join(out, "somebody"), 0o700)
	os.WriteFile(filepath.Join(out, "somebody", "notes.txt"), []byte("x"), 0o600)
	os.MkdirAll(filepath.Join(out, ".harborfile-x.part"), 0o700)
	os.WriteFile(filepath.Join(out, ".harborfile-x.part", "packet.pdf"), []byte("half"), 0o600)
	odd := append([]packet.BatchMatter{{ID: "somebody"}, {ID: "nowhere"}}, matters[1:]...)
	want(runBatch(t, batchOf(t, v, out), odd), stopped, stopped, same, same)
	if body, err := os.ReadFile(filepath.Join(out, "somebody", "notes.txt")); err != nil || string(body) != "x" {
		t.Error("a file that is not ours was touched")
	}

	// A batch that is stopped makes no more, and says so.
	ctx2, cancel := context.WithCancel(ctx)
	b := batchOf(t, v, filepath.Join(t.TempDir(), "other"))
	b.Ended = func(int, packet.BatchLine) { cancel() }
	sheet, err := b.Run(ctx2, matters[1:])
	if err == nil || sheet.Count(made) != 1 || sheet.Count(packet.BatchLeft) != 1 {
		t.Errorf("%v %v", err, states(sheet))
	}
	b.Ended = nil
	want(runBatch(t, b, matters[1:]), same, made)
}

// neutralSheet wants summaries without a word of a client.
func neutralSheet(t *testing.T, out string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(out, packet.SheetJSON))
	var sheet packet.BatchSheet
	if err != nil || json.Unmarshal(raw, &sheet) != nil || len(sheet.Lines) != 3 {
		t.Fatalf("%v %s", err, raw)
	}
	pdf, err := os.ReadFile(filepath.Join(out, packet.SheetPDF))
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw) + packet.TextOf(t, pdf) + strings.Join(entries(t, out), " ")
	for _, c := range sample.Office().Clients {
		for _, w := range []string{c.Name.Given, c.Name.Family} {
			if w != "" && strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
				t.Errorf("%q stands in what names a batch", w)
			}
		}
	}
	for _, m := range sample.Office().Matters {
		if !strings.Contains(text, m.Number) {
			t.Errorf("matter %s is not on the sheet", m.Number)
		}
	}
	if show := os.Getenv("HARBORFILE_SHOW"); show != "" {
		os.WriteFile(filepath.Join(show, "batch-summary.pdf"), pdf, 0o600)
	}
}

// TestBatchChild is not a test: it is the process that TestBatchKilled kills.
func TestBatchChild(t *testing.T) {
	dir := os.Getenv("HARBORFILE_BATCH_CHILD")
	if dir == "" {
		t.Skip("runs only as the child of TestBatchKilled")
	}
	v, err := vault.Open(context.Background(), filepath.Join(dir, "vault"), vault.Unlock{Passphrase: "a passphrase for tests"})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if _, err := batchOf(t, v, filepath.Join(dir, "out")).Run(context.Background(), sampleMatters()); err != nil {
		t.Fatal(err)
	}
}

// A batch that is killed at any moment leaves no folder that is taken for a packet and is none, and goes on later.
func TestBatchKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a batch several times")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	if err := batchVault(t, filepath.Join(dir, "vault")).Close(); err != nil {
		t.Fatal(err)
	}
	child := func() *exec.Cmd {
		c := exec.Command(os.Args[0], "-test.run=^TestBatchChild$")
		c.Env = append(os.Environ(), "HARBORFILE_BATCH_CHILD="+dir)
		return c
	}
	times := 1
	if os.Getenv("HARBORFILE_LONG") != "" {
		times = 15
	}
	for i := range times {
		c := child()
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		// Killed when the first file of a packet is there, and a little later each time.
		for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline) && len(glob(out, ".harborfile-*.part/*")) == 0 && c.ProcessState == nil; {
			time.Sleep(2 * time.Millisecond)
			if whole := len(glob(out, "summary.pdf")); whole > 0 {
				break
			}
		}
		time.Sleep(time.Duration(i) * 5 * time.Millisecond)
		c.Process.Kill()
		c.Wait()
		for _, folder := range append(glob(out, "*"), glob(out, ".harborfile-*")...) {
			info, err := os.Stat(folder)
			if err != nil || !info.IsDir() {
				continue
			}
			report, err := verify.Dir(folder)
			hidden := strings.HasPrefix(filepath.Base(folder), ".")
			if err != nil || !report.OK && !hidden {
				t.Errorf("after kill %d: %s: %v %+v", i, filepath.Base(folder), err, report)
			}
		}
	}
	if raw, err := child().CombinedOutput(); err != nil {
		t.Fatalf("it does not go on: %v\n%s", err, raw)
	}
	if names := entries(t, out); len(names) != 5 {
		t.Errorf("%q", names)
	}
	for _, m := range sampleMatters() {
		if r, err := verify.Dir(filepath.Join(out, m.Number)); err != nil || !r.OK {
			t.Errorf("%s: %v", m.Number, err)
		}
	}
}

func glob(dir, pattern string) []string {
	names, _ := filepath.Glob(filepath.Join(dir, pattern))
	return names
}
