package packet_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/packet"
)

// What came out of a mail, and what translates an original, goes nowhere that the mail and the original do not go, also
// where it has a letter of its own, and no paper calls it by its title.
func TestWithheldWithItsParts(t *testing.T) {
	v := bareOffice(t)
	p := newPool(t, v)
	edit := func(id string, change func(e *cases.EvidenceItem)) {
		i := slices.IndexFunc(p.snap.Evidence, func(e cases.EvidenceItem) bool { return e.ID == id })
		change(&p.snap.Evidence[i])
	}
	made := func(to cases.Recipient) (all string, told bool) {
		t.Helper()
		p.leave(to)
		b, err := build(t, v, p.snap, packet.BuildOptions{Recipient: to})
		if err != nil {
			t.Fatal(err)
		}
		all, _ = words(t, b)
		return all, slices.ContainsFunc(b.Lines, func(l packet.Line) bool { return l.Rule == "withheld-told" && l.Level == packet.Red })
	}
	edit("open", func(e *cases.EvidenceItem) { e.Exhibit.Order, e.Title = 7, "Timetable of the bus" })
	edit("english", func(e *cases.EvidenceItem) { e.Exhibit.Order = 8 })
	if all, _ := made(cases.USCIS); !strings.Contains(all, "MAILATTACHEDONE") || !strings.Contains(all, "LETTERINENGLISH") {
		t.Error("what nobody keeps back is missing")
	}
	edit("mail", func(e *cases.EvidenceItem) { e.Exhibit.Only = []cases.Recipient{cases.Supervisor} })
	edit("letter", func(e *cases.EvidenceItem) { e.Sealed = true })
	for to, want := range map[cases.Recipient][2]bool{
		cases.USCIS: {false, true}, cases.CourtPublic: {false, false}, cases.CourtSealed: {false, true}, cases.Supervisor: {true, true}, cases.OfficeCopy: {true, true},
	} {
		all, told := made(to)
		if strings.Contains(all, "MAILATTACHEDONE") != want[0] || strings.Contains(all, "Timetable of the bus") != want[0] {
			t.Errorf("%s: the attachment of a mail that is kept back", to)
		}
		if strings.Contains(all, "LETTERINENGLISH") != want[1] {
			t.Errorf("%s: the translation of a letter that is sealed", to)
		}
		if told {
			t.Errorf("%s: a title was found where none stands", to)
		}
		if sealed := strings.Count(all, "filed separately under seal"); to == cases.CourtPublic && sealed < 2 {
			t.Errorf("%d sheets for what is filed under seal", sealed)
		}
	}
	edit("open", func(e *cases.EvidenceItem) { e.Exhibit.Only = []cases.Recipient{cases.USCIS} })
	if all, _ := made(cases.USCIS); !strings.Contains(all, "MAILATTACHEDONE") {
		t.Error("what is marked for the recipient itself stays away")
	}
	edit("open", func(e *cases.EvidenceItem) { e.Exhibit.Only = nil })
	p.snap.Documents[0].PDF = p.blob("The exhibits are a letter and the Timetable of the bus", 1)
	if _, told := made(cases.USCIS); !told {
		t.Error("a paper names what is kept back, and nobody says so")
	}
	if _, told := made(cases.Supervisor); told {
		t.Error("a paper names what the recipient gets")
	}
}

// An earlier packet goes out again only while everything in it may still go.
func TestKeptBackSince(t *testing.T) {
	v := bareOffice(t)
	p := newPool(t, v)
	p.leave(cases.CourtPublic)
	b, err := build(t, v, p.snap, packet.BuildOptions{Recipient: cases.CourtPublic})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := b.Keep(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	now, _ := sample.Today.Time()
	again := func() error {
		out, err := packet.Again(context.Background(), p.snap, v, packet.Viewer(t), kept, now)
		if err == nil {
			out.Close()
		}
		return err
	}
	if err := again(); err != nil {
		t.Fatal(err)
	}
	mail := slices.IndexFunc(p.snap.Evidence, func(e cases.EvidenceItem) bool { return e.ID == "mail" })
	p.snap.Releases[0].Items = []string{"motion", "letter", "mail", "open", "order", "call"}
	if err := again(); err != nil {
		t.Fatal(err)
	}
	p.snap.Evidence[mail].Sealed = true
	if err := again(); !errors.Is(err, cases.ErrNotReleased) {
		t.Errorf("sealed since: %v", err)
	}
	p.snap.Evidence[mail].Sealed = false
	p.snap.Redactions = append(p.snap.Redactions, cases.Redaction{ID: "later", SourceID: "mail", SHA256: p.snap.Evidence[mail].Blob.SHA256, Marks: []cases.Mark{{ID: "m", Page: 1, X1: 9, Y1: 9}}})
	if err := again(); !errors.Is(err, packet.ErrNotPainted) {
		t.Errorf("marked since: %v", err)
	}
	p.snap.Redactions = p.snap.Redactions[:1]
	p.redacted("mail", "MAILPAINTED", cases.CourtPublic)
	if err := again(); !errors.Is(err, packet.ErrNotPainted) {
		t.Errorf("painted since: %v", err)
	}
}
