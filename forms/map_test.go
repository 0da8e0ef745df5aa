package forms

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

var update = flag.Bool("update", false, "write the golden files of field values anew")

// Every map reads back as it was written, and stands in the file the way it would be written again: a row of two
// lines is what a reviewer compares.
func TestMapsStandAsWritten(t *testing.T) {
	dirs, err := library.ReadDir("library")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		t.Run(d.Name(), func(t *testing.T) {
			file := filepath.Join("library", d.Name(), "map.yaml")
			raw, err := library.ReadFile(filepath.ToSlash(file))
			if err != nil {
				t.Fatal(err)
			}
			m, err := ReadMap(raw)
			if err != nil {
				t.Fatal(err)
			}
			again, err := ReadMap(m.Write())
			if err != nil || !reflect.DeepEqual(m, again) {
				t.Fatalf("the written map reads differently: %v", err)
			}
			switch {
			case bytes.Equal(raw, m.Write()):
			case *update:
				if err := os.WriteFile(file, m.Write(), 0o644); err != nil {
					t.Fatal(err)
				}
			default:
				t.Error("the file is not as the program writes it; go test -run TestMapsStandAsWritten -update")
			}
		})
	}
}

// Every map is pinned to its blank: the same fields, none missing, none surplus, each where the map says.
func TestMapsFitTheirBlanks(t *testing.T) {
	needBlanks(t)
	for _, e := range Editions() {
		if m, ok := e.Map(); ok && blankFiles[e.ID] == "" && !m.Published {
			t.Errorf("%s: no blank is at hand to check its map", e.ID)
		}
	}
	for id, file := range blankFiles {
		t.Run(id, func(t *testing.T) {
			form := openBlank(t, file)
			e := edition(t, id)
			m, ok := e.Map()
			if !ok {
				t.Fatal("no map")
			}
			if err := m.fits(form.Fields()); err != nil {
				t.Fatal(err)
			}
			if err := m.onPages(form.Pages()); err != nil {
				t.Error(err)
			}
			sameNames := nameHash(form.Fields()) == e.Names || e.Fields == 0 && e.Names == ""
			if info := form.Info(); !slices.Contains(e.SHA256, info.SHA256) || info.Pages != e.Pages || len(form.Fields()) != e.Fields || !sameNames {
				t.Error("the registry describes another file")
			}
			for _, f := range append(slices.Clone(form.Fields()), m.drawn()...) {
				row, ok := m.Field(f.Name)
				if !ok {
					continue
				}
				if !row.At.holds(f) {
					t.Errorf("%s lies on page %d at %v, the map says page %d at %v", f.Name, f.Page, f.Rect, row.At.Page, row.At.Rect)
				}
				checkPolicy(t, row, f)
			}
			t.Logf("%s: %d mapped, %d ask, %d never", id, m.Count(Mapped), m.Count(Ask), m.Count(Never))
		})
	}
}

// checkPolicy is what holds for every field of every form.
func checkPolicy(t *testing.T, row *Field, f fill.Field) {
	t.Helper()
	name := strings.ToLower(f.Name + " " + row.Print.Label)
	signature := f.Type == fill.Signature || strings.Contains(name, "signature") || strings.Contains(name, "sigdate")
	if signature && row.Status != Never {
		t.Errorf("%s: a signature or its date is never filled", f.Name)
	}
	if row.NA != "" && (f.Comb || f.Type != fill.Text || strings.Contains(strings.ToLower(row.Print.Label), "date")) {
		t.Errorf("%s: N/A has no place in a comb, date or box field", f.Name)
	}
	if strings.Contains(strings.ToLower(row.Print.Label), "mm/dd/yyyy") && row.Status == Mapped && row.As != "date" {
		t.Errorf("%s: a date field takes only a full date", f.Name)
	}
	if f.Comb && row.Status == Mapped && row.Same == "" && !slices.Contains([]string{"digits", "aNumber", "alnum", "phone", "zip"}, row.As) {
		t.Errorf("%s: a comb field takes single characters of a number", f.Name)
	}
}

// No fact of a secret place is written by a map whose reader the client did not name on that very place, and no map
// reads a place that papers never ask for.
func TestSecretPlacesStayAtHome(t *testing.T) {
	needBlanks(t)
	for id, file := range blankFiles {
		t.Run(id, func(t *testing.T) {
			m, _ := edition(t, id).Map()
			form := openBlank(t, file)
			s := secretClient()
			got := mapValues(m, form.Fields(), s, today)
			for name, v := range got.set {
				if text, ok := v.(string); ok && (strings.Contains(text, "Veiled") || strings.Contains(text, "555-0199")) {
					t.Errorf("%s carries a secret place or number", name)
				}
			}
			for _, f := range m.Fields {
				if fact, ok := cases.FactByPath(f.From); ok && fact.Place.Secret() && fact.Place != cases.Home && fact.Place != cases.Work && fact.Place != cases.School {
					t.Errorf("%s reads %s", f.Name, f.From)
				}
			}
			s.Client.Addresses[0].AllowFor = []cases.Recipient{m.Recipient}
			s.Matter.Order.Relief = []string{"move out"}
			s.Matter.Answers = map[string]string{"il-op.a.hide": "no"}
			found := false
			for _, v := range mapValues(m, form.Fields(), s, today).set {
				if text, ok := v.(string); ok && strings.Contains(text, "Veiled") {
					found = true
				}
			}
			reads := slices.ContainsFunc(m.Fields, func(f Field) bool { return strings.HasPrefix(f.From, "client.address.home.") })
			if reads && !found {
				t.Error("the client allowed this reader to see the home, and it was left out")
			}
		})
	}
}

// secretClient has a secret in every place where one could slip through, also inside harmless fields.
func secretClient() *cases.Snapshot {
	return &cases.Snapshot{
		Client: cases.Client{ID: "c", Name: cases.Name{Family: "Ejemplo", Given: "Rosa"}, BirthCity: "9 Veiled Lane", Work: "at 8 Veiled Court",
			Addresses: []cases.Address{{Kind: cases.Home, Street: "9 Veiled Lane", City: "Fresno", State: "CA"}, {Kind: cases.Shelter, Street: "8 Veiled Court"},
				{Kind: cases.Work, InCareOf: "Veiled Mill", Street: "7 Veiled Road"}, {Kind: cases.School, InCareOf: "Veiled School", Street: "6 Veiled Way"},
				{Kind: cases.SafeMail, Street: "PO Box 1", City: "Fresno", State: "CA", ZIP: "93721"}, {Kind: cases.Home, Street: "5 Veiled Row", Until: "2025-01-31"}},
			Jobs:     []cases.Job{{Employer: "Veiled Bakery", Occupation: "baker", Address: cases.Address{Street: "4 Veiled Square"}, From: "2025-02"}},
			Schools:  []cases.Schooling{{Name: "Veiled College", Place: "Veiled Hills", From: "2025-02"}},
			Family:   []cases.Relative{{ID: "r", Relation: "mother", Name: cases.Name{Given: "Eva"}, Address: cases.Address{Kind: cases.Home, Street: "3 Veiled Place", City: "Veiled Falls"}}},
			Contacts: []cases.Contact{{Kind: "mobile", Value: "(209) 555-0199", Safety: cases.Unsafe}, {Kind: "mobile", Value: "2095550198", Safety: cases.Safe}}},
		Matter: cases.Matter{ID: "m", Kind: cases.ProtectiveOrder, Order: &cases.Order{Relationship: "lives at 9 VEILED  LANE", Relief: []string{"move out"},
			Incidents: []cases.Incident{{What: "He waited at 8 Veiled Court and called 209.555.0199.", Date: "2026-10-01", Approved: "2026-10-02"}}}},
	}
}

// Words the client did not approve, and words approved for another matter, reach no form.
func TestOnlyApprovedWords(t *testing.T) {
	s := snapshotOf(t, cases.ProtectiveOrder)
	for i := range s.Matter.Order.Incidents {
		s.Matter.Order.Incidents[i].Approved = ""
	}
	m, _ := edition(t, "ca-dv-100-2024-01-01").Map()
	got := mapValues(m, openBlank(t, "ca-dv100").Fields(), s, today)
	for name, v := range got.set {
		if text, ok := v.(string); ok && strings.Contains(text, "kitchen") {
			t.Errorf("%s tells what was not approved", name)
		}
	}
}

// Boxes that exclude each other are never ticked together: then none is, and the report asks.
func TestExclusiveBoxes(t *testing.T) {
	m, err := ReadMap([]byte(`
form: T
edition: "1"
recipient: office
groups:
  - {name: sex, kind: oneOf, fields: [m, f]}
fields:
  - {field: m, at: {page: 1}, status: mapped, from: client.sex, is: [told]}
  - {field: f, at: {page: 1}, status: mapped, from: client.sex, is: [female]}
`))
	if err != nil {
		t.Fatal(err)
	}
	fields := []fill.Field{{Name: "m", Type: fill.Check}, {Name: "f", Type: fill.Check}}
	for sex, want := range map[string]int{"female": 0, "male": 1, "": 0} {
		got := mapValues(m, fields, &cases.Snapshot{Client: cases.Client{Sex: sex}}, today)
		if len(got.set) != want || (sex == "female") != (len(got.held) == 1) {
			t.Errorf("%q: %d boxes ticked, held %v", sex, len(got.set), got.held)
		}
	}
}

// What is on file but fits none of the boxes of a question is said, not passed over.
func TestNoBoxFits(t *testing.T) {
	s := snapshotOf(t, cases.Immigration)
	s.Client.MaritalStatus = "registered partnership"
	m, _ := edition(t, "uscis-i-914-2025-01-20").Map()
	got := mapValues(m, openBlank(t, "uscis-i-914").Fields(), s, today)
	if !slices.ContainsFunc(got.held, func(i Item) bool { return i.Item == "9" && i.Fact == "client.maritalStatus" }) {
		t.Errorf("held: %v", got.held)
	}
	// Where the form has a question for it, the question is asked; of several boxes for one fact the same is said.
	s.Client.MaritalStatus, s.Client.Physical.Race = "separated", "not among the boxes"
	m, _ = edition(t, "uscis-i-485-2025-01-20").Map()
	got = mapValues(m, openBlank(t, "uscis-i-485").Fields(), s, today)
	if !slices.ContainsFunc(got.ask, func(i Item) bool { return i.Part == "6" && i.Item == "1" }) {
		t.Errorf("asked: %v", got.ask)
	}
	if !slices.ContainsFunc(got.held, func(i Item) bool { return i.Part == "8" && i.Item == "2" && i.Fact == "client.physical.race" }) {
		t.Errorf("held: %v", got.held)
	}
}

// The field values of the sample matters, as reviewable files: a change of a map shows as a difference.
func TestGoldenValues(t *testing.T) {
	for id, file := range blankFiles {
		t.Run(id, func(t *testing.T) {
			m, _ := edition(t, id).Map()
			golden(t, id, mapValues(m, openBlank(t, file).Fields(), snapshotOf(t, kindOf(id)), today).set)
		})
	}
	for _, o := range OwnForms() {
		raw, err := o.Blank()
		if err != nil {
			t.Fatal(err)
		}
		form, err := fill.Open(raw)
		if err != nil {
			t.Fatal(err)
		}
		m, ok := o.Edition.Map()
		if !ok {
			t.Fatalf("%s has no map", o.ID)
		}
		if err := m.fits(form.Fields()); err != nil {
			t.Error(err)
		}
		golden(t, o.Edition.ID, mapValues(m, form.Fields(), snapshotOf(t, cases.RecordRelief), today).set)
	}
}

func golden(t *testing.T, id string, set fill.Values) {
	t.Helper()
	got, err := json.MarshalIndent(set, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	path := filepath.Join("testdata", id+".json")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: the values differ from testdata/%s.json; look at the difference, then go test -run TestGoldenValues -update", id, id)
	}
}

func TestMapsAreReadStrictly(t *testing.T) {
	const head = "form: T\nedition: \"1\"\nrecipient: office\nfields:\n"
	for name, text := range map[string]string{
		"unknown key":         head + "  - {field: a, at: {page: 1}, status: never, reason: r, fact: x}",
		"unknown fact":        head + "  - {field: a, at: {page: 1}, status: mapped, from: client.shoeSize}",
		"fact without a row":  head + "  - {field: a, at: {page: 1}, status: mapped, from: \"client.otherNames[].family\"}",
		"unknown format":      head + "  - {field: a, at: {page: 1}, status: mapped, from: client.ssn, as: roman}",
		"two sources":         head + "  - {field: a, at: {page: 1}, status: mapped, from: client.ssn, text: x}",
		"no source":           head + "  - {field: a, at: {page: 1}, status: mapped}",
		"never, no reason":    head + "  - {field: a, at: {page: 1}, status: never}",
		"ask, no question":    head + "  - {field: a, at: {page: 1}, status: ask, from: matter.answers.t.1, who: client}",
		"ask from a fact":     head + "  - {field: a, at: {page: 1}, status: ask, from: client.ssn, who: client, question: q}",
		"no page":             head + "  - {field: a, status: never, reason: r}",
		"no status":           head + "  - {field: a, at: {page: 1}}",
		"twice":               head + "  - {field: a, at: {page: 1}, status: never, reason: r}\n  - {field: a, at: {page: 1}, status: never, reason: r}",
		"same of nothing":     head + "  - {field: a, at: {page: 1}, status: mapped, same: b}",
		"unknown recipient":   strings.Replace(head, "office", "everybody", 1) + "  - {field: a, at: {page: 1}, status: never, reason: r}",
		"group of strangers":  head + "  - {field: a, at: {page: 1}, status: never, reason: r}\ngroups: [{name: g, kind: oneOf, fields: [a, b]}]",
		"unknown placeholder": head + "  - {field: a, at: {page: 1}, status: mapped, text: \"{client.shoeSize}\"}",
		"second document":     head + "  - {field: a, at: {page: 1}, status: never, reason: r}\n---\nform: U",
	} {
		if _, err := ReadMap([]byte(text)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func FuzzReadMap(f *testing.F) {
	f.Add([]byte("form: T\nedition: \"1\"\nrecipient: office\nfields:\n  - {field: a, at: {page: 1}, status: never, reason: r}"))
	f.Add([]byte("fields: [{field: a, any: [{when: x}]}]"))
	f.Add([]byte("groups: [{fields: [a]}]"))
	f.Add([]byte(drawnMap))
	f.Add([]byte(publishedText))
	f.Add([]byte("form: T\nedition: \"1\"\nrecipient: office\npinned: {sha256: [x], names: y, pages: 1}\nfields:\n  - {field: a, at: {page: 1}, status: undecided}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if m, err := ReadMap(raw); err == nil && m.Form == "" {
			t.Error("a map without a form was read")
		}
	})
}

// A field of the same name in another place is another question: nothing is filled then.
func TestMapWantsFieldsInTheirPlaces(t *testing.T) {
	own := OwnForms()[0]
	pdf, err := own.Blank()
	if err != nil {
		t.Fatal(err)
	}
	form, err := fill.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := own.Edition.Map()
	for name, move := range map[string]func(*fill.Field){
		"another page": func(f *fill.Field) { f.Page++ },
		"a line lower": func(f *fill.Field) { f.Rect[1], f.Rect[3] = f.Rect[1]-14, f.Rect[3]-14 },
	} {
		fields := slices.Clone(form.Fields())
		move(&fields[0])
		if err := m.fits(fields); !errors.Is(err, ErrMapMismatch) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := m.fits(form.Fields()); err != nil {
		t.Error(err)
	}
}
