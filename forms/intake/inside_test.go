package intake

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// letter is a mail with files attached: name, content, name, content.
func letter(pairs ...string) []byte {
	var b bytes.Buffer
	b.WriteString("From: Ana Sample <ana@example.org>\r\nTo: Intake <intake@example.org>\r\nSubject: The papers\r\n" +
		"Date: Mon, 02 Mar 2026 10:00:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n" +
		"--cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHere are the papers of the fictional person.\r\n")
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, "--cut\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=%q\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
			pairs[i], base64.StdEncoding.EncodeToString([]byte(pairs[i+1])))
	}
	b.WriteString("--cut--\r\n")
	return b.Bytes()
}

// An archive stays as it came, and each file in it is an item that says where it came out of. Files of the system are
// passed over, what the matter has already is not taken twice, and an archive in it is opened in turn.
func TestTakeAnArchive(t *testing.T) {
	o := newOffice(t)
	o.take(TakeOptions{}, o.put("photo.png", dot(t, 1)))
	inner := packed(t, "deep.png", string(dot(t, 7)))
	got := o.take(TakeOptions{Exhibit: true, Source: "the client"}, o.put("from phone.zip", packed(t,
		"DCIM/page 10.png", string(dot(t, 2)), "DCIM/page 9.png", string(dot(t, 3)), "DCIM/same.png", string(dot(t, 1)), "empty.txt", "",
		"__MACOSX/DCIM/._page 9.png", "x", "DCIM/.DS_Store", "x", "note.txt", "A note of the fictional person.", "more.zip", string(inner))))
	want := "in from phone.zip, in from phone.zip › DCIM/page 10.png, in from phone.zip › DCIM/page 9.png, double from phone.zip › DCIM/same.png, " +
		"out from phone.zip › empty.txt (empty), in from phone.zip › note.txt, in from phone.zip › more.zip, in from phone.zip › more.zip › deep.png"
	if names(got) != want {
		t.Errorf("taken:\n%s\nwant:\n%s", names(got), want)
	}
	if got.Skipped != 2 {
		t.Errorf("%d skipped", got.Skipped)
	}
	s := o.snapshot()
	byTitle := map[string]cases.EvidenceItem{}
	for _, e := range s.Evidence {
		byTitle[e.Title] = e
	}
	archive, note, more, deep := byTitle["from phone"], byTitle["note"], byTitle["more"], byTitle["deep"]
	if archive.Parent != "" || note.Parent != archive.ID || more.Parent != archive.ID || deep.Parent != more.ID {
		t.Errorf("the archive is %s; of it %s and %s; of that %s", archive.ID, note.Parent, more.Parent, deep.Parent)
	}
	if note.Media != "text/plain" || !strings.Contains(note.Text, "fictional") || note.Source != "the client" || note.FileName != "note.txt" {
		t.Errorf("%+v", note)
	}
	var exhibits []string
	for _, e := range s.Exhibits() {
		exhibits = append(exhibits, e.Title)
	}
	if got := strings.Join(exhibits, ", "); got != "page 9, page 10, deep, note" {
		t.Errorf("the exhibits are %s", got)
	}
	if d, ok := s.CopyFor(note.ID, cases.CourtPublic); !ok || d.Step != cases.Converted || d.FromSHA256 != note.Blob.SHA256 {
		t.Errorf("the note has no pages: %+v", d)
	}
	again := o.take(TakeOptions{}, o.dir+"/from phone.zip")
	if again.Count(TakenIn) != 0 || len(o.snapshot().Evidence) != len(s.Evidence) {
		t.Errorf("a second time: %s", names(again))
	}
}

// A mail has pages of its own; what is attached to it are items too, unless that is not wanted.
func TestTakeMail(t *testing.T) {
	o := newOffice(t)
	mail := o.put("the papers.eml", letter("lease.png", string(dot(t, 4)), "list.txt", "One, two."))
	whole := o.take(TakeOptions{Whole: true}, mail)
	if names(whole) != "in the papers.eml" {
		t.Fatalf("whole: %s", names(whole))
	}
	got := o.take(TakeOptions{}, mail) // what lies in a double comes in now
	if want := "double the papers.eml, in the papers.eml › lease.png, in the papers.eml › list.txt"; names(got) != want {
		t.Fatalf("taken: %s", names(got))
	}
	item := whole.Files[0].Item
	if !strings.Contains(item.Text, "Here are the papers") || got.Files[1].Item.Parent != item.ID {
		t.Errorf("%+v", item)
	}
	s := o.snapshot()
	if d, ok := s.CopyFor(item.ID, cases.CourtPublic); !ok || d.Step != cases.Transcript || d.Pages == 0 || !strings.Contains(d.Text, "fictional") {
		t.Errorf("the copy of the mail is %+v", d)
	}
	steps := map[string]int{}
	for _, c := range s.Custody {
		if c.EvidenceID == item.ID {
			steps[c.What]++
		}
	}
	if steps["acquired"] != 1 || steps["transcript"] != 1 {
		t.Errorf("the custody has %v", steps)
	}
}

// What is attached to a mail is filed with it, under its letter; what an archive holds are exhibits of their own.
func TestExhibitsOfAMail(t *testing.T) {
	o := newOffice(t)
	mail := letter("lease.png", string(dot(t, 4)), "list.txt", "One, two.")
	o.take(TakeOptions{Exhibit: true}, o.put("the papers.eml", mail),
		o.put("box.zip", packed(t, "photo.png", string(dot(t, 6)), "other.eml", string(letter("roof.png", string(dot(t, 7)), "b.txt", "Three.")))))
	var exhibits []string
	for _, e := range o.snapshot().Exhibits() {
		exhibits = append(exhibits, e.Title)
	}
	slices.Sort(exhibits)
	if got := strings.Join(exhibits, ", "); got != "other, photo, the papers" {
		t.Errorf("the exhibits are %s", got)
	}
}

// An archive that is locked, broken, or packs more than can be meant is kept as it came, and a person is told.
func TestTakeHostileArchives(t *testing.T) {
	o := newOffice(t)
	locked := packed(t, "a.txt", "secret")
	for i := range len(locked) - 4 { // the flag that a member is encrypted, in its head and in the directory
		switch string(locked[i : i+4]) {
		case "PK\x03\x04":
			locked[i+6] |= 1
		case "PK\x01\x02":
			locked[i+8] |= 1
		}
	}
	deep := packed(t, "core.png", string(dot(t, 5)))
	for i := range 6 {
		deep = packed(t, fmt.Sprintf("level %d.zip", i), string(deep))
	}
	whole := packed(t, "a.txt", strings.Repeat("words ", 5000))
	for name, c := range map[string]struct {
		raw []byte
		why Why
	}{"locked.zip": {locked, WhyLocked}, "cut.zip": {whole[:len(whole)-30], WhyBroken}} {
		got := o.take(TakeOptions{}, o.put(name, c.raw))
		if got.Files[0].Outcome != TakenIn || got.Files[0].Why != c.why {
			t.Errorf("%s: %s", name, names(got))
		}
	}
	got := o.take(TakeOptions{}, o.put("deep.zip", deep))
	if !strings.Contains(names(got), "(toodeep)") || strings.Contains(names(got), "core.png") || got.Count(TakenIn) != 5 {
		t.Errorf("deep: %s", names(got))
	}
	out := o.take(TakeOptions{}, o.put("climbs.zip", packed(t, "../../etc/climbs.txt", "one", `C:\climbs.txt`, "two")))
	for _, f := range out.Files[1:] {
		if f.Item.FileName != "climbs.txt" {
			t.Errorf("a climbing name became %q", f.Item.FileName)
		}
	}
}

// A bomb ends at the bounds, and keeps nothing of the part that broke them.
func TestTakeABomb(t *testing.T) {
	o := newOffice(t)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 3 {
		w, err := z.Create(fmt.Sprintf("%d.bin", i))
		if err != nil {
			t.Fatal(err)
		}
		w.Write(append(make([]byte, 300_000), byte(i)))
	}
	z.Close()
	path := o.put("bomb.zip", b.Bytes())
	item := o.take(TakeOptions{Whole: true}, path).Files[0].Item
	run := &taking{Desk: o.Desk, TakeOptions: TakeOptions{MatterID: o.matter, Progress: cases.NoProgress, Each: func(TakenFile) {}}, known: map[string]cases.EvidenceItem{}, beside: map[string]bool{}}
	at := run.settle(TakenFile{Name: "bomb.zip", Outcome: TakenIn, Item: item})
	if err := run.inside(t.Context(), at, item, &budget{bytes: 500_000, parts: maxParts}, 0); err != nil {
		t.Fatal(err)
	}
	if want := "in bomb.zip (toomuch), in bomb.zip › 0.bin (needspdf), out bomb.zip › 1.bin (toomuch)"; names(run.out) != want {
		t.Errorf("%s", names(run.out))
	}
	run.out, run.known = Taken{}, map[string]cases.EvidenceItem{}
	at = run.settle(TakenFile{Name: "bomb.zip", Outcome: TakenIn, Item: item})
	if err := run.inside(t.Context(), at, item, &budget{bytes: 1 << 30, parts: 2}, 0); err != nil {
		t.Fatal(err)
	}
	if run.out.Files[at].Why != WhyTooMuch || len(run.out.Files) != 3 {
		t.Errorf("by number: %s", names(run.out))
	}
}

// An export of messages has its transcript, and the pictures in it are items.
func TestTakeMessages(t *testing.T) {
	o := newOffice(t)
	chat := "[02/03/2026, 10:00:00] Ana Sample: Where do I go?\n[02/03/2026, 10:01:00] Sam Example: The clinic opens at nine.\n" +
		"[02/03/2026, 10:02:00] Ana Sample: <attached: 00000003-PHOTO.png>\n"
	got := o.take(TakeOptions{Exhibit: true}, o.put("WhatsApp Chat - Sam.zip", packed(t, "_chat.txt", chat, "00000003-PHOTO.png", string(dot(t, 6)))))
	item := got.Files[0].Item
	s := o.snapshot()
	if d, ok := s.CopyFor(item.ID, cases.CourtPublic); !ok || d.Step != cases.Transcript || !strings.Contains(d.Text, "opens at nine") {
		t.Errorf("%s; the copy is %+v", names(got), d)
	}
	if !strings.Contains(names(got), "PHOTO.png") || item.Exhibit.Order != 1 {
		t.Errorf("%s, exhibit %d", names(got), item.Exhibit.Order)
	}
	if filepath.Ext(item.FileName) != ".zip" {
		t.Errorf("%+v", item)
	}
}
