package packet_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/verify"
	formsample "github.com/harborfile/harborfile/forms/sample"
)

// office is a real vault with the whole sample office, its forms filled and
// its documents drafted.
func office(t *testing.T) *vault.Vault {
	t.Helper()
	ctx := context.Background()
	v, _, err := vault.Create(ctx, filepath.Join(t.TempDir(), "vault"), vault.CreateOptions{
		Unlock: vault.Unlock{Passphrase: "a passphrase for tests"}, KDF: vault.KDFParams{Passes: 1, KiB: 64, Lanes: 1}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	if err := formsample.Fill(ctx, v); err != nil {
		t.Fatal(err)
	}
	now, _ := sample.Today.Time()
	for _, name := range []string{"uscis-i-914.pdf", "ca-dv100.pdf"} {
		raw, err := os.ReadFile(filepath.Join(shared(), "forms", "pdf", name))
		if err != nil {
			t.Logf("without the official blank %s: folder %s is not there", name, shared())
			continue
		}
		if _, err := forms.Import(ctx, v, forms.Library{}, bytes.NewReader(raw), now); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for _, m := range sample.Office().Matters {
		o := forms.MatterOptions{Now: now}
		if _, err := forms.PrepareMatter(ctx, v, m.ID, o); err != nil {
			t.Fatalf("%s: %v", m.Kind, err)
		}
		if _, err := forms.DraftMatter(ctx, v, m.ID, o); err != nil {
			t.Fatalf("%s: %v", m.Kind, err)
		}
	}
	return v
}

// shared is the folder of what the repository does not hold.
func shared() string {
	if dir := os.Getenv("HARBORFILE_SHARED"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared")
}

// build makes a packet of a sample matter.
func build(t *testing.T, v *vault.Vault, snap *cases.Snapshot, o packet.BuildOptions) (*packet.Built, error) {
	t.Helper()
	o.Now, _ = sample.Today.Time()
	o.Version, o.LawAsOf, o.Published = "0.1.0", "2026-11-21", forms.Published
	o.Papers = forms.PapersOn(o.Now)
	b, err := packet.Build(context.Background(), snap, v, packet.Viewer(t), o)
	if b != nil {
		t.Cleanup(func() { b.Close() })
	}
	return b, err
}

func snapshot(t *testing.T, v *vault.Vault, kind cases.Kind) *cases.Snapshot {
	t.Helper()
	for _, m := range sample.Office().Matters {
		if m.Kind == kind {
			s, err := v.Snapshot(context.Background(), m.ID)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	t.Fatalf("the sample has no matter of kind %s", kind)
	return nil
}

func TestSamplePackets(t *testing.T) {
	v := office(t)
	for _, kind := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
		t.Run(string(kind), func(t *testing.T) { cleanPacket(t, v, kind) })
	}
	t.Run("nothing changed, equal bytes", func(t *testing.T) { equalPackets(t, v) })
	t.Run("release", func(t *testing.T) { releaseGate(t, v) })
	t.Run("firewall", func(t *testing.T) { secretPacket(t, v) })
	t.Run("preflight", func(t *testing.T) { seededLines(t, v) })
	t.Run("wishes", func(t *testing.T) { wishesLines(t, v) })
	t.Run("faults", func(t *testing.T) { seededFaults(t, v) })
	t.Run("signed papers", func(t *testing.T) { signedPapers(t, v) })
	t.Run("nothing to put in", func(t *testing.T) {
		s := snapshot(t, v, cases.RecordRelief)
		s.Forms, s.Documents, s.Evidence, s.Matter.Forms = nil, nil, nil, nil
		if _, err := build(t, v, s, packet.BuildOptions{}); !errors.Is(err, cases.ErrNotFound) {
			t.Errorf("%v", err)
		}
	})
	t.Run("a blob is damaged", func(t *testing.T) {
		s := snapshot(t, v, cases.RecordRelief)
		s.Evidence[0].Blob.ID = "00000000-0000-0000-0000-000000000000"
		var at *packet.ItemError
		if _, err := build(t, v, s, packet.BuildOptions{}); !errors.As(err, &at) || at.ID != s.Evidence[0].ID {
			t.Errorf("%v", err)
		}
	})
}

// The sample builds with no override and no red line, and what is saved can be
// verified, is kept and logged, and holds no client word in its manifest.
func cleanPacket(t *testing.T, v *vault.Vault, kind cases.Kind) {
	ctx, snap := context.Background(), snapshot(t, v, kind)
	b, err := build(t, v, snap, packet.BuildOptions{})
	if err != nil {
		t.Fatalf("%v (%+v)", err, cases.Explain(err, "en"))
	}
	for _, l := range b.Lines {
		t.Logf("%s %s: %s", l.Level, l.Rule, l.Text)
	}
	if b.Red() > 0 {
		t.Errorf("%d red lines", b.Red())
	}
	dir := filepath.Join(t.TempDir(), "out")
	if show := os.Getenv("HARBORFILE_SHOW"); show != "" {
		dir = filepath.Join(show, string(kind))
	}
	for range 2 { // the second time over the first
		files, err := b.Save(dir)
		if err != nil || len(files) != 1 || !filepath.IsAbs(files[0]) {
			t.Fatalf("%v, %v", files, err)
		}
	}
	report, err := verify.Dir(dir)
	if err != nil || !report.OK || report.Pages != b.Pages || report.Exhibits != 3 {
		t.Errorf("%+v, %v", report, err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, verify.FileName))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range strings.Fields(snap.Client.Name.Full() + " " + snap.Matter.Title + " " + snap.Evidence[0].Title + " " + snap.Evidence[0].FileName) {
		if len(w) > 4 && bytes.Contains(bytes.ToLower(raw), bytes.ToLower([]byte(w))) {
			t.Errorf("the manifest holds a word of the matter: %q", w)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Save(dir); !errors.Is(err, packet.ErrFolderInUse) {
		t.Errorf("saved into a folder with other files: %v", err)
	}
	os.Remove(filepath.Join(dir, "letter.txt"))
	kept, err := b.Keep(ctx, v)
	if err != nil || len(kept.Parts) != 1 || kept.Parts[0].SHA256 != b.Manifest.Files[0].SHA256 {
		t.Fatalf("%+v, %v", kept, err)
	}
	snap = snapshot(t, v, kind)
	if len(snap.Packets) != 1 || snap.Packets[0].Manifest != string(raw) {
		t.Errorf("%d packets kept", len(snap.Packets))
	}
	exported := 0
	for _, c := range snap.Custody {
		if c.What == "exported" && c.To == string(cases.OfficeCopy) {
			exported++
		}
	}
	if exported != 3 {
		t.Errorf("%d exports in the custody log", exported)
	}
}

func equalPackets(t *testing.T, v *vault.Vault) {
	s := snapshot(t, v, cases.RecordRelief)
	a, err := build(t, v, s, packet.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := build(t, v, s, packet.BuildOptions{})
	if err != nil || a.Manifest.Files[0].SHA256 != b.Manifest.Files[0].SHA256 {
		t.Fatalf("two runs differ (%v)", err)
	}
}

// A packet for a third party needs a release for that recipient, valid today,
// that covers every item.
func releaseGate(t *testing.T, v *vault.Vault) {
	good := cases.Release{ID: "r", Recipient: cases.CourtSealed, Informed: true, Signed: "2026-11-01", Expires: "2027-01-01"}
	s := snapshot(t, v, cases.RecordRelief)
	good.ClientID = s.Client.ID
	with := func(change func(*cases.Release)) []cases.Release {
		r := good
		change(&r)
		return []cases.Release{r}
	}
	for name, c := range map[string]struct {
		releases []cases.Release
		ok       bool
	}{
		"none":           {nil, false},
		"valid":          {with(func(*cases.Release) {}), true},
		"expired":        {with(func(r *cases.Release) { r.Expires = "2026-11-19" }), false},
		"revoked":        {with(func(r *cases.Release) { r.Revoked = "2026-11-10" }), false},
		"not informed":   {with(func(r *cases.Release) { r.Informed = false }), false},
		"another reader": {with(func(r *cases.Release) { r.Recipient = cases.Prosecutor }), false},
		"another client": {with(func(r *cases.Release) { r.ClientID = "x" }), false},
		"one item only":  {with(func(r *cases.Release) { r.Items = []string{s.Evidence[0].ID} }), false},
		"without an end": {with(func(r *cases.Release) { r.Expires = "" }), false},
		"another matter": {with(func(r *cases.Release) { r.MatterID = "x" }), false},
	} {
		s.Releases = c.releases
		b, err := build(t, v, s, packet.BuildOptions{Recipient: cases.CourtSealed})
		if c.ok && (err != nil || b.Recipient != cases.CourtSealed) || !c.ok && !errors.Is(err, cases.ErrNotReleased) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := build(t, v, s, packet.BuildOptions{Recipient: "somebody"}); err == nil {
		t.Error("a recipient that is none")
	}
}

// A word of the papers marked secret stops the packet, until a named person
// takes it on; the override is logged.
func secretPacket(t *testing.T, v *vault.Vault) {
	s := snapshot(t, v, cases.RecordRelief)
	s.Client.SecretWords = append(s.Client.SecretWords, s.Client.Name.Family)
	_, err := build(t, v, s, packet.BuildOptions{})
	var found *packet.SecretFound
	if !errors.Is(err, cases.ErrSecretAddress) || !errors.As(err, &found) || found.Hits[0].Page != 1 {
		t.Fatalf("%v", err)
	}
	if _, err := build(t, v, s, packet.BuildOptions{Override: &packet.Override{Person: "A. Counsel"}}); !errors.Is(err, cases.ErrSecretAddress) {
		t.Errorf("without a reason: %v", err)
	}
	b, err := build(t, v, s, packet.BuildOptions{Override: &packet.Override{Person: "A. Counsel: for the office", Reason: "the caption needs the name"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Keep(context.Background(), v); err != nil {
		t.Fatal(err)
	}
	list, err := vault.List[cases.Disclosure](context.Background(), v, cases.MatterStream(s.Matter.ID))
	if err != nil || len(list) == 0 || !slices.ContainsFunc(list, func(d cases.Disclosure) bool {
		return strings.Contains(d.Override, "A. Counsel: for the office: the caption")
	}) {
		t.Errorf("the override is not logged: %+v, %v", list, err)
	}
	// In a file of the evidence the same word is found on the page it stands.
	s.Client.SecretWords = []string{"Corinne"}
	if _, err := build(t, v, s, packet.BuildOptions{}); !errors.As(err, &found) {
		t.Errorf("a word inside an exhibit passed: %v", err)
	}
}

// Lines that records cause.
func seededLines(t *testing.T, v *vault.Vault) {
	s := snapshot(t, v, cases.RecordRelief)
	s.Forms[len(s.Forms)-1].Overflow = 2
	s.Forms[len(s.Forms)-1].Relative = "a person who left the list"
	s.Documents[0].Gaps = []string{"a", "b"}
	s.Matter.Forms = append(s.Matter.Forms, "AO-9999")
	b, err := build(t, v, s, packet.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for rule, level := range map[string]packet.Level{"form-overflow": packet.Red, "form-relative": packet.Red, "document-gaps": packet.Amber, "form-missing": packet.Amber, "page-numbers": packet.Green} {
		i := slices.IndexFunc(b.Lines, func(l packet.Line) bool { return l.Rule == rule })
		if i < 0 || b.Lines[i].Level != level {
			t.Errorf("%s: %+v", rule, b.Lines)
		}
	}
	if b.Red() != 2 {
		t.Errorf("%d red lines", b.Red())
	}
}
