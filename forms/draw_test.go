package forms

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

const drawnMap = `
form: "T-100"
edition: "Rev. March 3, 2026"
recipient: court-public
addendum: {title: "More space"}
groups:
  - {name: "sex", kind: oneOf, fields: ["p1.f", "p1.m"]}
fields:
  - {field: "p1.name", at: {page: 1, rect: [150, 700, 300, 714]}, print: {label: "Your name"}, status: mapped, from: client.name.full, draw: {kind: text}}
  - {field: "p1.zip", at: {page: 1, rect: [150, 680, 240, 694]}, status: mapped, from: client.address.safe.zip, as: digits, draw: {kind: text, cells: 5}}
  - {field: "p1.f", at: {page: 1, rect: [150, 660, 160, 670]}, status: mapped, from: client.sex, is: ["female"], draw: {kind: mark}}
  - {field: "p1.m", at: {page: 1, rect: [190, 660, 200, 670]}, status: mapped, from: client.sex, is: ["male"], draw: {kind: mark}}
  - {field: "p1.sign", at: {page: 1, rect: [150, 100, 300, 120]}, status: never, reason: "a signature is made by hand", draw: {kind: text}}
  - {field: "p2.story", at: {page: 2, rect: [50, 600, 560, 700]}, print: {item: "7", label: "What happened"}, status: ask, from: matter.answers.t-100.7, who: client, question: "What happened?", draw: {kind: text, multi: true, size: 10, align: left}}
`

func drawnForm(t *testing.T) []byte {
	return madeForm(t, "T-100 Rev. March 3, 2026", [][]string{{"A form without fields", "Your name", "ZIP", "female     male"}, {"What happened"}}, nil)
}

func drawnEdition(t *testing.T) *Edition {
	return &Edition{ID: "t-100", Form: "T-100", Edition: "Rev. March 3, 2026", Known: true, Mapped: true, Source: FromLibrary, given: mustRead(t, drawnMap)}
}

func drawnSnapshot(t *testing.T) *cases.Snapshot {
	s := snapshotOf(t, cases.ProtectiveOrder)
	s.Client.Sex = "female"
	s.Matter.Answers = map[string]string{"t-100.7": "He came to the door twice."}
	return s
}

// A form without fields is filled by laying text and marks over its pages, and the gate sees each of them.
func TestFlatForm(t *testing.T) {
	s := drawnSnapshot(t)
	p, err := Prepare(t.Context(), s, drawnEdition(t), drawnForm(t), Options{Today: today, Viewer: viewer(t)})
	if err != nil {
		t.Fatal(err)
	}
	if p.Filing == nil || len(p.Report.Gate) > 0 || !p.Report.Checked || p.Report.Filled != 4 {
		t.Fatalf("why %q, gate %v, filled %d, held %v", p.Report.Why, p.Report.Gate, p.Report.Filled, p.Report.Held)
	}
	look(t, "flat", p.Filing)
	if p.Values["p1.f"] != true || p.Values["p1.m"] != nil {
		t.Errorf("values %v", p.Values)
	}
	again, err := Prepare(t.Context(), s, drawnEdition(t), drawnForm(t), Options{Today: today})
	if err != nil || !bytes.Equal(again.Filing, p.Filing) {
		t.Errorf("filled twice, it is another file: %v", err)
	}
}

// What has no room on a flat form goes to the sheet, whole, and the box points there.
func TestFlatFormOverflows(t *testing.T) {
	s := drawnSnapshot(t)
	s.Matter.Answers["t-100.7"] = strings.TrimSpace(strings.Repeat("He came again, and I wrote it down. ", 120))
	s.Client.Name.Family = strings.Repeat("Maximiliana", 6)
	p, err := Prepare(t.Context(), s, drawnEdition(t), drawnForm(t), Options{Today: today, Viewer: viewer(t)})
	if err != nil {
		t.Fatal(err)
	}
	if p.Filing == nil || len(p.Addendum) != 2 || len(p.Report.Overflow) != 0 {
		t.Fatalf("why %q, gate %v, %d texts on the sheet", p.Report.Why, p.Report.Gate, len(p.Addendum))
	}
	m, _ := p.Edition.Map()
	form, _ := fill.Open(drawnForm(t))
	_, boxes := m.split(p.Values)
	_, r, err := form.Fill(fill.Values{}, fill.Options{Boxes: boxes, Pointers: p.pointers})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range r.Overflow {
		told := o.Shown
		for _, f := range p.Addendum {
			if f.field == o.Field {
				told += " " + f.Text
			}
		}
		if words(told) != words(p.Values[o.Field].(string)) {
			t.Errorf("%s: shown and told is %q", o.Field, words(told))
		}
	}
}

// A secret place stays out of a flat form, too; and a letter that no font draws is named.
func TestFlatFormKeepsSecrets(t *testing.T) {
	s := drawnSnapshot(t)
	s.Client.Addresses = append(s.Client.Addresses, cases.Address{Kind: cases.Shelter, Street: "8 Veiled Court"})
	s.Matter.Answers["t-100.7"] = "I now live at 8 Veiled Court."
	s.Client.Name.Given = "\U00012000"
	p, err := Prepare(t.Context(), s, drawnEdition(t), drawnForm(t), Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if p.Values["p2.story"] != nil || p.Values["p1.name"] != nil || len(p.Report.Held) != 2 || p.Filing != nil {
		t.Errorf("held %v, values %v", p.Report.Held, p.Values)
	}
}

// A drawing belongs to the very pages it was made for.
func TestDrawingsStayOnTheirPages(t *testing.T) {
	one := madeForm(t, "T-100 Rev. March 3, 2026", [][]string{{"one page only"}}, nil)
	if _, err := Prepare(t.Context(), drawnSnapshot(t), drawnEdition(t), one, Options{Today: today}); !errors.Is(err, ErrMapMismatch) {
		t.Errorf("a form of one page: %v", err)
	}
	e := drawnEdition(t)
	e.given = mustRead(t, strings.Replace(drawnMap, "[50, 600, 560, 700]", "[50, 600, 620, 700]", 1))
	if _, err := Prepare(t.Context(), drawnSnapshot(t), e, drawnForm(t), Options{Today: today}); !errors.Is(err, ErrMapMismatch) {
		t.Errorf("a box beside the page: %v", err)
	}
}

func TestDrawingsAreReadStrictly(t *testing.T) {
	const head = "form: T\nedition: \"1\"\nrecipient: office\nfields:\n  - {field: a, at: {page: 1, rect: [10, 10, 100, 40]}, status: mapped, from: client.ssn, "
	m := mustRead(t, head+"draw: {kind: text, multi: true, size: 9, align: right}}")
	again, err := ReadMap(m.Write())
	if err != nil || !reflect.DeepEqual(m, again) {
		t.Errorf("written and read: %v", err)
	}
	for name, draw := range map[string]string{
		"no kind":           "draw: {multi: true}",
		"unknown kind":      "draw: {kind: circle}",
		"unknown key":       "draw: {kind: text, colour: red}",
		"unknown alignment": "draw: {kind: text, align: middle}",
		"a mark with lines": "draw: {kind: mark, multi: true}",
		"lines in cells":    "draw: {kind: text, multi: true, cells: 9}",
		"too small":         "draw: {kind: text, size: 4}",
		"a type of its own": "type: text",
	} {
		if _, err := ReadMap([]byte(head + draw + "}")); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := ReadMap([]byte(strings.Replace(head, "100, 40", "5, 40", 1) + "draw: {kind: text}}")); err == nil {
		t.Error("a rectangle turned inside out was read")
	}
}

// The flat forms of the library, filled for the sample matters: every text and mark is seen where the map wants it, and
// nothing else on the page changed.
func TestFlatFormsOfTheLibrary(t *testing.T) {
	needBlanks(t)
	v := viewer(t)
	for id, file := range blankFiles {
		e := edition(t, id)
		if e.Fields > 0 {
			continue
		}
		t.Run(id, func(t *testing.T) {
			e.Recognised = ByFile
			p, err := Prepare(t.Context(), snapshotOf(t, kindOf(id)), e, blank(t, file), Options{Today: today, Viewer: v})
			if err != nil {
				t.Fatal(err)
			}
			if p.Filing == nil || len(p.Report.Gate) > 0 || len(p.Report.Held) > 0 || p.Report.Filled == 0 {
				t.Errorf("why %q, gate %v, held %v, %d filled", p.Report.Why, p.Report.Gate, p.Report.Held, p.Report.Filled)
			}
			look(t, id, p.Draft)
		})
	}
}
