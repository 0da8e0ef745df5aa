package packet_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	formsample "github.com/harborfile/harborfile/forms/sample"
)

// pool is a matter whose evidence is of every kind that recipients get
// differently: see newPool.
type pool struct {
	t    *testing.T
	v    *vault.Vault
	snap *cases.Snapshot
	say  map[string]string // id -> the word that its pages say
}

func newPool(t *testing.T, v *vault.Vault) *pool {
	p := &pool{t: t, v: v, snap: snapshot(t, v, cases.RecordRelief), say: map[string]string{}}
	p.snap.Evidence, p.snap.Forms, p.snap.Matter.Forms = nil, nil, nil
	p.snap.Documents = []cases.Document{
		{ID: "motion", MatterID: p.snap.Matter.ID, Title: "Motion", PDF: p.blob("MOTIONPAPER", 1)},
		{ID: "translator", MatterID: p.snap.Matter.ID, Title: "Certificate of translation", PDF: p.blob("TRANSLATORSWORD", 1)},
	}
	p.item(cases.EvidenceItem{ID: "letter", Title: "Letter", Language: "es", Translation: "english", Certificate: "translator", Exhibit: cases.Exhibit{Order: 1}}, "LETTERINSPANISH")
	p.item(cases.EvidenceItem{ID: "english", Title: "Translation"}, "LETTERINENGLISH")
	p.item(cases.EvidenceItem{ID: "record", Title: "Hospital record", Sealed: true, Exhibit: cases.Exhibit{Order: 2}}, "HOSPITALRECORD")
	p.item(cases.EvidenceItem{ID: "plea", Title: "Plea", Exhibit: cases.Exhibit{Order: 3, Only: []cases.Recipient{cases.Prosecutor, cases.Certifier, cases.CourtSealed}}}, "PLEAPAPER")
	p.item(cases.EvidenceItem{ID: "mail", Title: "Mail", Exhibit: cases.Exhibit{Order: 4}}, "MAILITSELF")
	p.item(cases.EvidenceItem{ID: "open", Title: "Timetable", Parent: "mail"}, "MAILATTACHEDONE")
	p.item(cases.EvidenceItem{ID: "shut", Title: "Scan", Parent: "mail", Sealed: true}, "MAILATTACHEDTWO")
	p.item(cases.EvidenceItem{ID: "order", Title: "Old order", Exhibit: cases.Exhibit{Order: 5}}, "ORDERWHOLE")
	p.item(cases.EvidenceItem{ID: "call", Title: "Telephone call", Media: "audio/mp4", Seconds: 3725, Exhibit: cases.Exhibit{Order: 6}}, "NEVERPRINTED")
	p.item(cases.EvidenceItem{ID: "aside", Title: "Notes"}, "NEVERFILED")
	p.redacted("order", "ORDERPAINTED", cases.CourtPublic)
	return p
}

// bareOffice is a vault with the sample office, nothing of it prepared.
func bareOffice(t *testing.T) *vault.Vault {
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
	return v
}

// One pool of evidence, packets by recipient.
func TestPoolOfEvidence(t *testing.T) {
	v := bareOffice(t)
	for name, test := range map[string]func(*testing.T, *pool){
		"recipients": recipients, "under one letter": underOneLetter, "marked and not painted": markedAndNotPainted,
		"releases": releaseCoversTranslations, "kept once": keptOnce, "every look": everyLook, "painted in one": paintedInOne, "without tabs": withoutTabs,
	} {
		t.Run(name, func(t *testing.T) { test(t, newPool(t, v)) })
	}
}

// blob puts a PDF that says a word into the vault.
func (p *pool) blob(word string, pages int) cases.Blob {
	p.t.Helper()
	return p.put(packet.Letter(p.t, word, pages))
}

func (p *pool) put(raw []byte) cases.Blob {
	p.t.Helper()
	b, err := p.v.Import(context.Background(), cases.MatterStream(p.snap.Matter.ID), bytes.NewReader(raw), nil, func(cases.Blob) []cases.Record { return nil })
	if err != nil {
		p.t.Fatal(err)
	}
	return b
}

func (p *pool) item(e cases.EvidenceItem, word string) {
	p.t.Helper()
	if e.Media == "" {
		e.Media = "application/pdf"
	}
	e.MatterID, e.Blob = p.snap.Matter.ID, p.blob(word, 2)
	p.say[e.ID] = word
	p.snap.Evidence = append(p.snap.Evidence, e)
}

// redacted marks an item and gives it the copy that was painted over.
func (p *pool) redacted(id, word string, to cases.Recipient) {
	i := slices.IndexFunc(p.snap.Evidence, func(e cases.EvidenceItem) bool { return e.ID == id })
	mark := cases.Mark{ID: "m", Page: 1, X1: 10, Y1: 10, Rule: "frcrp-49.1.ssn"}
	sha := p.snap.Evidence[i].Blob.SHA256
	p.snap.Redactions = append(p.snap.Redactions, cases.Redaction{ID: "r-" + id, SourceID: id, SHA256: sha, For: []cases.Recipient{to}, Marks: []cases.Mark{mark}})
	p.snap.Copies = append(p.snap.Copies, cases.WorkingCopy{ID: "c-" + id, SourceID: id, FromSHA256: sha, Step: cases.Redacted, Media: "application/pdf",
		Blob: p.blob(word, 2), For: []cases.Recipient{to}, Marks: []cases.Mark{mark}, When: "2026-11-20T10:00:00Z"})
}

// leave is the client's leave for a whole packet.
func (p *pool) leave(to cases.Recipient) {
	p.snap.Releases = []cases.Release{{ID: "leave", ClientID: p.snap.Client.ID, Recipient: to, Informed: true, Signed: "2026-11-01", Expires: "2027-01-01"}}
}

// words is the text of all pages of a packet, and the pages apart.
func words(t *testing.T, b *packet.Built) (all string, pages []string) {
	t.Helper()
	for n := range b.Manifest.Files {
		r, size := b.Part(n)
		d, err := packet.Viewer(t).Open(r, size)
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Pages() {
			s, err := d.Text(context.Background(), i)
			if err != nil {
				t.Fatal(err)
			}
			pages = append(pages, strings.Join(strings.Fields(s), " "))
		}
		raw, err := io.ReadAll(io.NewSectionReader(r, 0, size))
		if err != nil {
			t.Fatal(err)
		}
		packet.Check(t, raw)
		packet.Show(t, t.Name()[strings.LastIndex(t.Name(), "/")+1:], raw)
	}
	return strings.Join(pages, "\n"), pages
}

// Each of the nine recipients gets what is meant for it and nothing else, and
// an exhibit has the same letter in every packet.
func recipients(t *testing.T, p *pool) {
	everything := []string{"MOTIONPAPER", "LETTERINSPANISH", "LETTERINENGLISH", "TRANSLATORSWORD", "HOSPITALRECORD", "PLEAPAPER", "MAILITSELF", "MAILATTACHEDONE", "MAILATTACHEDTWO", "ORDERWHOLE", "ORDERPAINTED", "NEVERPRINTED", "NEVERFILED", "Telephone call"}
	most := []string{"MOTIONPAPER", "LETTERINSPANISH", "LETTERINENGLISH", "TRANSLATORSWORD", "HOSPITALRECORD", "MAILITSELF", "MAILATTACHEDONE", "MAILATTACHEDTWO", "ORDERWHOLE", "Telephone call"}
	for _, c := range []struct {
		to     cases.Recipient
		holds  []string
		labels []string // lines that the contents print
	}{
		{cases.OfficeCopy, append([]string{"PLEAPAPER"}, most...), []string{"A Letter", "B Hospital record", "C Plea", "D Mail", "F Telephone call"}},
		{cases.ClientCopy, most, []string{"C Not part of this copy", "D Mail"}},
		{cases.CourtPublic, []string{"MOTIONPAPER", "LETTERINSPANISH", "LETTERINENGLISH", "TRANSLATORSWORD", "MAILITSELF", "MAILATTACHEDONE", "ORDERPAINTED", "Telephone call"},
			[]string{"A Letter", "B Filed separately under seal", "C Not part of this copy", "D Mail", "E Old order"}},
		{cases.CourtSealed, append([]string{"PLEAPAPER"}, most...), []string{"B Hospital record", "C Plea"}},
		{cases.USCIS, most, []string{"C Not part of this copy", "D Mail"}},
		{cases.EOIR, most, []string{"C Not part of this copy"}},
		{cases.Prosecutor, append([]string{"PLEAPAPER"}, most...), []string{"C Plea"}},
		{cases.Certifier, []string{"PLEAPAPER"}, []string{"C Plea"}},
		{cases.Supervisor, most, []string{"C Not part of this copy"}},
	} {
		t.Run(string(c.to), func(t *testing.T) {
			p.leave(c.to)
			b, err := build(t, p.v, p.snap, packet.BuildOptions{Recipient: c.to})
			if err != nil {
				t.Fatalf("%v (%+v)", err, cases.Explain(err, "en"))
			}
			all, pages := words(t, b)
			for _, w := range everything {
				if got, want := strings.Contains(all, w), slices.Contains(c.holds, w); got != want {
					t.Errorf("%s: in the packet %v, want %v", w, got, want)
				}
			}
			for _, l := range c.labels {
				if !strings.Contains(pages[1], l) {
					t.Errorf("the contents lack %q: %s", l, pages[1])
				}
			}
			if strings.Contains(pages[1], "Hospital") && !slices.Contains(c.holds, "HOSPITALRECORD") || c.to == cases.Certifier && strings.Contains(pages[1], "Not part") {
				t.Errorf("the contents tell of what is withheld: %s", pages[1])
			}
			for _, it := range b.Manifest.Items {
				if it.Kind == string(packet.Withheld) && (it.SHA256 != "" || p.say[it.ID] != "") {
					t.Errorf("the manifest tells of what is withheld: %+v", it)
				}
			}
		})
	}
}

// What is filed under a letter: its order, its names, one certificate.
func underOneLetter(t *testing.T, p *pool) {
	b, err := build(t, p.v, p.snap, packet.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range packet.Contents(p.snap, cases.OfficeCopy, nil) {
		got = append(got, strings.Join(strings.Fields(it.Label+" "+it.Part+" "+it.ID), " "))
	}
	want := []string{"motion", "A letter", "A English translation english", "A Translator’s certificate translator", "B record", "C plea", "D mail",
		"D Attachment 1 open", "D Attachment 2 shut", "E order", "F call"}
	if !slices.Equal(got, want) {
		t.Errorf("items %q", got)
	}
	r, size := b.Part(0)
	d, err := packet.Viewer(t).Open(r, size)
	if err != nil {
		t.Fatal(err)
	}
	marks, err := d.Outline(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	var walk func(list []pdfview.Bookmark, depth string)
	walk = func(list []pdfview.Bookmark, depth string) {
		for _, m := range list {
			titles = append(titles, depth+m.Title)
			walk(m.Kids, depth+">")
		}
	}
	walk(marks, "")
	for _, m := range []string{">Exhibit A: Letter", ">>Exhibit A, English translation", ">>Exhibit A, Translator’s certificate", ">>Exhibit D, Attachment 2"} {
		if !slices.Contains(titles, m) {
			t.Errorf("no bookmark %q in %q", m, titles)
		}
	}
	_, pages := words(t, b)
	slip := pages[len(pages)-2]
	for _, w := range []string{"1 hour 2 minutes 5 seconds", "Sound recording", "SHA-256"} {
		if !strings.Contains(slip, w) {
			t.Errorf("the slip sheet lacks %q: %s", w, slip)
		}
	}
}

// What is marked and not painted over stops the packet it is marked for, and
// no other one.
func markedAndNotPainted(t *testing.T, p *pool) {
	stops := func(name string, to cases.Recipient, want bool) {
		t.Helper()
		p.leave(to)
		_, err := build(t, p.v, p.snap, packet.BuildOptions{Recipient: to})
		if errors.Is(err, packet.ErrNotPainted) != want || !want && err != nil {
			t.Errorf("%s, %s: %v", name, to, err)
		}
		if want && (cases.Explain(err, "en").Do == "" || cases.Explain(err, "es").Do == cases.Explain(err, "en").Do) {
			t.Errorf("%s: without words", name)
		}
	}
	p.leave(cases.CourtSealed)
	b, err := build(t, p.v, p.snap, packet.BuildOptions{Recipient: cases.CourtSealed})
	whole := func(l packet.Line) bool {
		return l.Rule == "painted-for-others" && l.Level == packet.Amber && l.Page > 0
	}
	if err != nil || !slices.ContainsFunc(b.Lines, whole) {
		t.Errorf("nobody says that the sealed packet shows what is painted over elsewhere: %v", err)
	}
	marks := p.snap.Redactions[0].Marks
	p.snap.Redactions[0].Marks = append(slices.Clone(marks), cases.Mark{ID: "n", Page: 2, X1: 5, Y1: 5})
	stops("one mark more", cases.CourtPublic, true)
	stops("one mark more", cases.CourtSealed, false)
	p.snap.Redactions[0].Marks = marks
	p.snap.Redactions = append(p.snap.Redactions, cases.Redaction{ID: "t", SourceID: "english", SHA256: p.snap.Evidence[1].Blob.SHA256, Marks: marks})
	stops("marks on a translation", cases.CourtPublic, true)
	p.snap.Redactions = p.snap.Redactions[:1]
	p.snap.Copies[0].FromSHA256 = strings.Repeat("0", 64)
	stops("a copy of other bytes", cases.CourtPublic, true)
}

// What is painted over in an exhibit and not in its translation is a red line.
func paintedInOne(t *testing.T, p *pool) {
	p.leave(cases.CourtPublic)
	red := func() bool {
		b, err := build(t, p.v, p.snap, packet.BuildOptions{Recipient: cases.CourtPublic})
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(b.Lines, func(l packet.Line) bool {
			return l.Rule == "painted-alike" && l.Level == packet.Red && l.Item == "english"
		})
	}
	p.redacted("letter", "LETTERPAINTED", cases.CourtPublic)
	if !red() {
		t.Error("nobody says that the translation shows everything")
	}
	p.redacted("english", "ENGLISHPAINTED", cases.CourtPublic)
	if red() {
		t.Error("both are painted over, and it is said all the same")
	}
}

// Exhibits without tab sheets carry their names on their first pages.
func withoutTabs(t *testing.T, p *pool) {
	p.snap.Matter.Packet = cases.PacketLook{NoTabs: true, Bates: "LANTERN-CL-"}
	b, err := build(t, p.v, p.snap, packet.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	_, pages := words(t, b)
	for word, want := range map[string]string{"LETTERINSPANISH page 1": "Exhibit A LANTERN-CL-000004", "HOSPITALRECORD page 1": "Exhibit B LANTERN-CL-", "ORDERWHOLE page 1": "Exhibit E LANTERN-CL-"} {
		i := slices.IndexFunc(pages, func(s string) bool { return strings.Contains(s, word) })
		if i < 0 || !strings.Contains(pages[i], want) || strings.Contains(pages[i+1], "Exhibit") {
			t.Errorf("%s: not %q on its first page alone: %q", word, want, pages[max(i, 0)])
		}
	}
	for _, l := range b.Lines {
		if l.Level == packet.Red && l.Rule == "page-numbers" {
			t.Errorf("%+v", l)
		}
	}
}

// A release that names an exhibit covers its translation, and not what came
// attached to it.
func releaseCoversTranslations(t *testing.T, p *pool) {
	for _, c := range []struct {
		items []string
		ok    bool
	}{
		{[]string{"motion", "letter", "record", "mail", "open", "shut", "order", "call"}, true},
		{[]string{"motion", "letter", "record", "mail", "open", "order", "call"}, false},
		{[]string{"motion", "english", "translator", "record", "mail", "open", "shut", "order", "call"}, false},
	} {
		p.leave(cases.USCIS)
		p.snap.Releases[0].Items = c.items
		_, err := build(t, p.v, p.snap, packet.BuildOptions{Recipient: cases.USCIS})
		if c.ok && err != nil || !c.ok && !errors.Is(err, cases.ErrNotReleased) {
			t.Errorf("%v: %v", c.items, err)
		}
	}
}

// A packet that was kept is the same bytes after the clock moved, and is not
// stored a second time; every export is logged. With the vault closed between:
// TestKeptOnceAcrossReopening.
func keptOnce(t *testing.T, p *pool) {
	ctx := context.Background()
	now, _ := sample.Today.Time()
	keep := func(later time.Duration) (cases.Packet, *packet.Built) {
		b, err := packet.Build(ctx, p.snap, p.v, packet.Viewer(t), packet.BuildOptions{Now: now.Add(later), Version: "0.1.0"})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { b.Close() })
		kept, err := b.Keep(ctx, p.v)
		if err != nil {
			t.Fatal(err)
		}
		p.snap.Packets, err = vault.List[cases.Packet](ctx, p.v, cases.MatterStream(p.snap.Matter.ID))
		if err != nil {
			t.Fatal(err)
		}
		return kept, b
	}
	first, built := keep(0)
	_ = built
	again, _ := keep(48 * time.Hour)
	if first.ID != again.ID || len(p.snap.Packets) != 1 || !packet.Same(first, again) {
		t.Errorf("kept twice: %d packets", len(p.snap.Packets))
	}
	log, err := vault.List[cases.Disclosure](ctx, p.v, cases.MatterStream(p.snap.Matter.ID))
	if err != nil || len(log) != 2 || log[0].When == log[1].When {
		t.Errorf("%d lines in the log, %v", len(log), err)
	}
	p.snap.Evidence = slices.DeleteFunc(p.snap.Evidence, func(e cases.EvidenceItem) bool { return e.ID == "plea" })
	p.snap.Evidence[3].Exhibit.Title = "Mail of May"
	other, _ := keep(72 * time.Hour)
	if other.ID == first.ID || len(p.snap.Packets) != 2 {
		t.Error("another packet took the place of the first")
	}
	before, err := packet.ReadKept(first)
	if err != nil {
		t.Fatal(err)
	}
	after, err := packet.ReadKept(other)
	if err != nil {
		t.Fatal(err)
	}
	var diff []string
	for _, d := range packet.Compare(before, after) {
		diff = append(diff, d.What+" "+d.ID+" "+d.Why)
	}
	for _, want := range []string{"went out plea ", "changed mail letter", "changed order letter"} {
		if !slices.Contains(diff, want) {
			t.Errorf("%q is not in %q", want, diff)
		}
	}
	out, err := packet.Again(ctx, p.snap, p.v, packet.Viewer(t), first, now)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if out.Manifest.Files[0].SHA256 != first.Parts[0].SHA256 {
		t.Error("handed out again, and other bytes")
	}
}
