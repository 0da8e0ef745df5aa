package ui

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// fill types into the field with a path, or chooses in it, wherever it is shown.
func fill(t *testing.T, a *App, path, value string) {
	t.Helper()
	root := a.window.Content()
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var field *kit.Field
	each(root, func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && f.Path == path {
			field = f
		}
	})
	if field == nil {
		t.Fatalf("no field %q; on screen: %s", path, words(root))
	}
	if entry, ok := field.Input().(*kit.Entry); ok {
		field.Set("")
		test.Type(entry, value)
		return
	}
	field.Set(value)
	if field.OnChange != nil {
		field.OnChange()
	}
}

// at opens a part of a matter or a client by the names on the screen.
func at(t *testing.T, a *App, tab string, pill ...string) {
	t.Helper()
	press(t, a, tab)
	for _, label := range pill {
		pick(t, a, label)
	}
}

// pick presses a pill.
func pick(t *testing.T, a *App, label string) {
	t.Helper()
	var found *kit.NavItem
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if n, ok := o.(*kit.NavItem); ok && n.Label() == label {
			found = n
		}
	})
	if found == nil {
		t.Fatalf("no pill says %q; on screen: %s", label, page(a))
	}
	test.Tap(found)
}

// meet is the first contact: a name, a few plain questions, and what the client decided.
func meet(t *testing.T, a *App, given, family string) {
	t.Helper()
	a.Go(Route{Place: toClients})
	press(t, a, "New client")
	fill(t, a, "client.name.given", given)
	fill(t, a, "client.name.family", family)
	press(t, a, "Begin")
	wants(t, a, family+", "+given)

	at(t, a, "Questions")
	press(t, a, "Begin")
	s := a.screen.(*person).tabs[tabScreening].(*screening)
	for asked := 0; s.sitting != nil && asked < 4; asked++ {
		switch {
		case s.pause:
			press(t, a, "Go on")
		case asked == 1:
			press(t, a, "Skip")
		case s.step.Answers == "yes-no":
			press(t, a, "Yes")
		default:
			press(t, a, "Not sure")
		}
	}
	if s.sitting != nil {
		press(t, a, "Stop for today")
	}
	wants(t, a, "Options to discuss", "Last talked on")
	sittings, err := vault.List[cases.Sitting](t.Context(), a.vault, cases.ClientStream(a.route.ID))
	if err != nil || len(sittings) != 1 || len(sittings[0].Answers) < 3 || !sittings[0].Stopped {
		t.Fatalf("the conversation that is kept: %+v, %v", sittings, err)
	}

	at(t, a, "Choices")
	wants(t, a, "No contact with law enforcement")
	press(t, a, "New decision")
	fill(t, a, "choice.decision", "Not now, and only with the advocate.")
	fill(t, a, "choice.answer", "not now")
	fill(t, a, "choice.with", "an advocate")
	press(t, a, "Save")
	wants(t, a, "Not now, and only with the advocate.", "No contact with law enforcement")
}

// beginMatter begins a matter for the client met last.
func beginMatter(t *testing.T, a *App, kind cases.Kind, title string) cases.Matter {
	t.Helper()
	client := a.route.ID
	a.Go(Route{Place: toNewMatter})
	fill(t, a, "matter.clientId", client)
	fill(t, a, "matter.kind", string(kind))
	fill(t, a, "matter.title", title)
	press(t, a, "Begin")
	return current(t, a).snap.Matter
}

// checkTwice has two people look at the chosen date; the same person does not count twice.
func checkTwice(t *testing.T, a *App) {
	t.Helper()
	for _, who := range []string{"rm", "R.M.", "AQ"} {
		press(t, a, "Check this date")
		fill(t, a, "deadline.checkedBy", who)
		press(t, a, "It is right")
		if who == "R.M." {
			wants(t, a, "This person has checked this day already")
			press(t, a, "Leave it as it is")
		}
	}
	wants(t, a, "Checked by two", "Checked by RM, AQ")
}

// storyPiece writes down one piece of the story that the client has approved for this matter.
func storyPiece(t *testing.T, a *App, said string) {
	t.Helper()
	at(t, a, "Story", "In the client’s words")
	press(t, a, "New piece")
	fill(t, a, "story.fragment.title", "One winter")
	fill(t, a, "story.fragment.words", said)
	fill(t, a, "story.fragment.from", "Nov 2017")
	press(t, a, "Save")
	wants(t, a, "Not approved yet")
	fill(t, a, "story.fragment.approved", "11/20/2026")
	fill(t, a, "story.fragment.uses", "yes")
	press(t, a, "Save")
	if list := current(t, a).snap.Story; len(list) != 1 || list[0].Approved != "2026-11-20" || list[0].From != "2017-11" || len(list[0].Uses) != 1 {
		t.Fatalf("the story that is kept: %+v", list)
	}
}

// exhibit drops a file on the window and puts it among the exhibits.
func exhibit(t *testing.T, a *App) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "letter.png")
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 60, 80))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	a.onDrop([]fyne.URI{&fileURI{path: file}})
	press(t, a, "Make it an exhibit")
	if got := current(t, a).snap.Exhibits(); len(got) != 1 {
		t.Fatalf("%d exhibits", len(got))
	}
}

// makePapers adds a form that comes with the program, has it filled, and drafts the documents of the matter, where its kind
// has some.
func makePapers(t *testing.T, a *App, drafts bool) {
	t.Helper()
	press(t, a, "Forms")
	press(t, a, "Add a form")
	find := a.window.Canvas().Focused().(*kit.Entry)
	test.Type(find, "HF-105")
	find.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	press(t, a, "Fill all")
	closeDialog(a) // which blanks are not here
	if filled := current(t, a).snap.Forms; len(filled) != 1 || filled[0].Form != "HF-105" {
		t.Fatalf("the forms that are filled: %+v", filled)
	}
	press(t, a, "Documents")
	if !drafts {
		wants(t, a, "No paper is drafted for this kind of matter")
		return
	}
	press(t, a, "Draft all anew")
	closeDialog(a)
	if drafted := current(t, a).snap.Documents; len(drafted) == 0 {
		t.Fatalf("no document is drafted: %s", page(a))
	}
}

// deliver builds the packet for a recipient. Without a release the packet does not go; with one it
// goes, and the log says who learned what.
func deliver(t *testing.T, a *App, to cases.Recipient, whom string) {
	t.Helper()
	press(t, a, "Packet")
	fill(t, a, "packet.recipient", string(to))
	press(t, a, "Build packet")
	if words := cases.Explain(cases.ErrNotReleased, "en"); a.window.Canvas().Overlays().Top() != nil {
		wants(t, a, words.What) // said at once, or at the latest when the packet would leave
		closeDialog(a)
	} else {
		send(t, a)
		wants(t, a, words.What)
		closeDialog(a)
	}
	at(t, a, "Releases", "Releases")
	press(t, a, "New release")
	fill(t, a, "release.recipient", string(to))
	fill(t, a, "release.whom", whom)
	fill(t, a, "release.informed", "yes")
	fill(t, a, "release.signed", "11/20/2026")
	press(t, a, "Save")
	wants(t, a, "day on which the release ends") // without an end it covers nothing
	fill(t, a, "release.expires", "5/20/2027")
	press(t, a, "Save")
	wants(t, a, "To May 20, 2027")
	form := filepath.Join(t.TempDir(), "form.pdf")
	a.pickers.save = func(context.Context, string, string) (string, error) { return form, nil }
	press(t, a, "Print the form")
	wants(t, a, "This leaves the vault")
	press(t, a, "Choose where")
	if raw, err := os.ReadFile(form); err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) {
		t.Fatalf("the form of the release: %v; %s", err, page(a))
	}
	if keep := os.Getenv("HARBORFILE_SHOTS"); keep != "" {
		copyFile(t, form, filepath.Join(keep, "release-"+string(to)+".pdf"))
	}

	press(t, a, "Packet")
	fill(t, a, "packet.recipient", string(to))
	press(t, a, "Build packet")
	p := current(t, a).tabs[tabPacket].(*packetTab)
	if p.built == nil {
		t.Fatalf("no packet: %s", page(a))
	}
	exhibit := current(t, a).snap.Exhibits()[0].ID
	if !slices.ContainsFunc(p.built.Manifest.Items, func(it verify.Item) bool { return it.ID == exhibit && it.Label == "A" }) {
		t.Errorf("the packet holds %+v", p.built.Manifest.Items)
	}
	if !slices.ContainsFunc(p.built.Manifest.Items, func(it verify.Item) bool { return it.Kind == "form" && it.Last >= it.First }) {
		t.Errorf("no form stands in the packet: %+v", p.built.Manifest.Items)
	}
	send(t, a)
	at(t, a, "Releases", "Who learned what")
	wants(t, a, whom)
	if n := len(current(t, a).snap.Disclosures); n != 1 {
		t.Fatalf("%d disclosures", n)
	}
	pick(t, a, "Releases")
	press(t, a, "Take it back now")
	wants(t, a, "Taken back")
}

// send exports the packet that is built.
func send(t *testing.T, a *App) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "packet")
	a.pickers.folder = func(context.Context, string) (string, error) { return dir, nil }
	press(t, a, "Export")
	press(t, a, "Choose where")
}

// finish has the supervisor sign off, and closes the matter.
func finish(t *testing.T, a *App) {
	t.Helper()
	at(t, a, "Work", "Tasks")
	press(t, a, "New task")
	fill(t, a, "task.what", "Ask for the certified copy")
	fill(t, a, "task.due", "11/24/2026")
	press(t, a, "Save")
	pick(t, a, "People and review")
	press(t, a, "Sign off as it stands")
	fill(t, a, "signoff.by", "SV")
	press(t, a, "Sign off")
	wants(t, a, "Nothing has changed since.")
	press(t, a, "Close the matter")
	fill(t, a, "matter.closing.outcome", "granted")
	press(t, a, "Close it")
	m := current(t, a).snap.Matter
	if m.Stage != cases.Closed || m.Closing.Outcome != "granted" || m.Closing.On != "2026-11-21" {
		t.Fatalf("closed as %+v", m.Closing)
	}
	wants(t, a, "Closed on Nov 21, 2026", "Open it again")
	a.Go(Route{Place: toToday})
	wants(t, a, "Ask for the certified copy", "in 3 days")
}

const pastedRecord = `ARRESTED 03/12/2018  PHOENIX POLICE DEPARTMENT
CHARGE 01 - 13-3214 PROSTITUTION  MISDEMEANOR
COURT: PHOENIX MUNICIPAL COURT  CASE: 2018-555123
DISPOSITION: 04/02/2018 CONVICTED  SENTENCE: 15 DAYS JAIL
`

// TestStoryOfRecordRelief goes from the first contact to the closing of a federal record-relief matter.
func TestStoryOfRecordRelief(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	meet(t, a, "Nadia", "Inventada")
	beginMatter(t, a, cases.RecordRelief, "Record relief, federal")

	at(t, a, "Charges", "Paste a record")
	fill(t, a, "rapsheet.text", pastedRecord)
	wants(t, a, "Look at it before keeping it")
	press(t, a, "Keep these charges")
	pick(t, a, "Charges")
	wants(t, a, "13-3214")
	press(t, a, "New charge")
	fill(t, a, "matter.record.arrests.charges.statute", "18 U.S.C. § 1952")
	fill(t, a, "matter.record.arrests.charges.state", "US")
	fill(t, a, "matter.record.arrests.charges.violent", "no")
	fill(t, a, "matter.record.arrests.charges.disposition.outcome", "convicted by plea")
	fill(t, a, "matter.record.arrests.date", "6/2019")
	press(t, a, "Save")
	if n := len(chargeRows(current(t, a).snap.Matter)); n != 2 {
		t.Fatalf("%d charges", n)
	}
	pick(t, a, "Relief")
	fill(t, a, "matter.relief", "vac.us")
	fill(t, a, "matter.venue.state", "US")
	fill(t, a, "matter.record.period.from", "Nov 2017")
	fill(t, a, "matter.record.period.to", "Jul 2019")
	fill(t, a, "matter.record.filed", "2/13/2026")
	press(t, a, "Save")
	pick(t, a, "What the law says")
	wants(t, a, "18 U.S.C. § 1952", "13-3214", "Possible")
	pick(t, a, "Nexus")
	wants(t, a, "Under control", "18 U.S.C. § 1952", "13-3214")

	press(t, a, "Dates")
	wants(t, a, "Follows from the facts")
	press(t, a, "Write it down")
	press(t, a, "Write it down")
	d := current(t, a).tabs[tabDeadlines].(*deadlines)
	for i, row := range d.list.Rows {
		if row.Rule == "dl.us.3771a.opposition" {
			d.list.Select(i)
		}
	}
	wants(t, a, "Monday, Mar 16, 2026", "closed", "§ 3771A")
	checkTwice(t, a)
	fill(t, a, "deadline.override", "3/13/2026")
	press(t, a, "Save")
	wants(t, a, "why this day is used")
	fill(t, a, "deadline.reason", "Agreed with the prosecutor.")
	press(t, a, "Save")
	wants(t, a, "Set by hand", "Friday, Mar 13, 2026", "To be checked")

	storyPiece(t, a, "They kept my papers and told me what to say.")
	exhibit(t, a)
	at(t, a, "Charges", "Evidence plan")
	wants(t, a, "Covered means")
	press(t, a, "File evidence here")
	var box *kit.Check
	each(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Check); ok {
			box = c
		}
	})
	test.Tap(box)
	press(t, a, "Save")
	wants(t, a, "This matter has", "letter")

	makePapers(t, a, true)
	deliver(t, a, cases.Prosecutor, "Specimen District Attorney")
	finish(t, a)
}

// TestStoryOfAProtectiveOrder goes from the first contact to the closing of an order in California.
func TestStoryOfAProtectiveOrder(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	meet(t, a, "Sana", "Ejemplar")
	at(t, a, "People", "Others in the file")
	press(t, a, "New person")
	fill(t, a, "party.role", "respondent")
	fill(t, a, "party.name.given", "Rourke")
	fill(t, a, "party.name.family", "Fictus-Malone") // the sample office knows the name from another file
	press(t, a, "Save")
	press(t, a, "Look in other files")
	wants(t, a, "This name may stand in", "As a party in another file")
	if strings.Contains(words(a.window.Canvas().Overlays().Top()), "Fictus") {
		t.Error("the conflict check names somebody")
	}
	closeDialog(a)
	at(t, a, "Person", "Addresses")
	press(t, a, "New address")
	fill(t, a, "client.addresses.kind", "shelter")
	fill(t, a, "client.addresses.street", "77 Nowhere Lane")
	press(t, a, "Save")
	wants(t, a, "Secret")

	beginMatter(t, a, cases.ProtectiveOrder, "Protective order, California")
	press(t, a, "Order")
	party := current(t, a).snap.Parties[0].ID
	fill(t, a, "matter.order.respondent", party)
	fill(t, a, "matter.venue.state", "CA")
	fill(t, a, "matter.relief", "po.ca.dvro")
	fill(t, a, "matter.order.filed", "11/16/2026")
	press(t, a, "Save")
	pick(t, a, "What happened")
	press(t, a, "New entry")
	fill(t, a, "matter.order.incidents.date", "about Oct 2026")
	fill(t, a, "matter.order.incidents.what", "He stood at the door and said he would come back.")
	press(t, a, "Save")
	wants(t, a, "Not approved yet")
	fill(t, a, "matter.order.incidents.approved", "11/20/2026")
	press(t, a, "Save")
	wants(t, a, "Approved")

	press(t, a, "Dates")
	press(t, a, "Write it down")
	wants(t, a, "Monday, Dec 7, 2026", "Fam. Code")
	checkTwice(t, a)

	exhibit(t, a)
	makePapers(t, a, true)
	deliver(t, a, cases.CourtPublic, "Superior Court")

	press(t, a, "Order")
	pick(t, a, "Order")
	fill(t, a, "matter.order.stage", "final")
	fill(t, a, "matter.order.issued", "12/7/2026")
	fill(t, a, "matter.order.expires", "12/7/2031")
	press(t, a, "Save")
	press(t, a, "Dates")
	wants(t, a, "renewal")
	finish(t, a)
}

// copyFile keeps a paper of a test beside the pictures, to be looked at.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
