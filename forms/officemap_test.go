package forms

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/fill"
)

var officeFields = []madeField{
	{Name: "f3", Type: fill.Text, Page: 1, Rect: [4]float64{150, 696, 400, 712}, Tip: "County of birth"},
	{Name: "f1", Type: fill.Text, Page: 1, Rect: [4]float64{150, 716, 290, 732}},
	{Name: "f2", Type: fill.Text, Page: 1, Rect: [4]float64{420, 718, 560, 734}},
	{Name: "y", Type: fill.Check, Page: 1, Rect: [4]float64{160, 678, 170, 688}},
	{Name: "n", Type: fill.Check, Page: 1, Rect: [4]float64{230, 678, 240, 688}},
	{Name: "state", Type: fill.Combo, Page: 1, Rect: [4]float64{150, 656, 250, 672}},
	{Name: "sig", Type: fill.Text, Page: 1, Rect: [4]float64{150, 600, 400, 616}, Tip: "Signature of petitioner"},
	{Name: "clerk", Type: fill.Text, Page: 1, Rect: [4]float64{450, 600, 560, 616}, Tip: "Court use only: case number"},
	{Name: "PDF417BarCode1", Type: fill.Text, Page: 1, Rect: [4]float64{150, 10, 400, 20}},
}

func officeBlank(t testing.TB, edition string, change func([]madeField) []madeField) []byte {
	fields := slices.Clone(officeFields)
	if change != nil {
		fields = change(fields)
	}
	line := func(parts ...string) string { return strings.Join(parts, strings.Repeat(" ", 30)) }
	return madeForm(t, "Form ZZ-770 Edition "+edition, [][]string{{"Petition", line("Family name", "", "", "Given name"), "City of birth", line("Here before?", "Yes", "No"), "State"}}, fields)
}

// begun is an office's vault with a blank nobody knows, and the map begun for it.
func begun(t *testing.T, raw []byte) (Desk, *Started, cases.Blank) {
	t.Helper()
	d := desk(t)
	in, err := Import(t.Context(), d, Library{}, bytes.NewReader(raw), today)
	if err != nil || in.Edition.Mapped || in.Edition.Known {
		t.Fatalf("%+v, %v", in, err)
	}
	s, err := StartMap(t.Context(), viewer(t), &in.Edition, raw)
	if err != nil {
		t.Fatal(err)
	}
	return d, s, in.Blank
}

// A map begins with every field in reading order, the words beside it, and nothing decided but what is never filled.
func TestStartMap(t *testing.T) {
	_, s, _ := begun(t, officeBlank(t, "03/03/26", nil))
	var order []string
	for _, f := range s.Map.Fields {
		order = append(order, f.Name)
	}
	if want := []string{"f1", "f2", "f3", "y", "n", "state", "sig", "clerk"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	for name, near := range map[string]string{"f1": "Family name", "f2": "Given name", "f3": "City of birth", "y": "Yes", "n": "No", "state": "State"} {
		if f, _ := s.Map.Field(name); f.Status != Undecided || s.Hints[name].Near != near || f.Print.Label != near {
			t.Errorf("%s: %s, %q", name, f.Status, s.Hints[name].Near)
		}
	}
	for _, name := range []string{"sig", "clerk"} {
		if f, _ := s.Map.Field(name); f.Status != Never || f.Reason == "" {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if m, err := ReadMap(s.Map.Write()); err != nil || m.Count(Undecided) != 6 {
		t.Errorf("a map that was only begun cannot be read: %v", err)
	}
	if first := FactsFor("Given name")[0].Path; !strings.HasSuffix(first, "name.given") {
		t.Errorf("the first fact offered for a given name is %s", first)
	}
	for _, f := range FactsFor("shelter street") {
		if f.Place == cases.Shelter {
			t.Errorf("a map is offered %s", f.Path)
		}
	}
}

// A person maps a form without code: a fact, a fixed answer, a question, nothing. It fills at once, with its notice; it is
// signed off when nothing is open; and a change takes the signature away.
func TestOfficeMap(t *testing.T) {
	raw := officeBlank(t, "03/03/26", nil)
	d, s, _ := begun(t, raw)
	m := s.Map
	for name, row := range map[string]Field{
		"f1": {Status: Mapped, From: "client.name.family"},
		"f2": {Status: Mapped, From: "client.name.given"},
		"f3": {Status: Ask, From: "matter.answers.zz-77.3", Who: "client", Question: "In which city were you born?"},
		"y":  {Status: Mapped, Text: "yes"},
	} {
		if err := m.Set(name, row); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for why, row := range map[string]Field{
		"a shelter":         {Status: Mapped, From: "client.address.shelter.street"},
		"no such fact":      {Status: Mapped, From: "client.shoeSize"},
		"nobody asked":      {Status: Ask, From: "matter.answers.zz-77.3", Question: "?"},
		"never, no reason":  {Status: Never},
		"a shelter in text": {Status: Mapped, Text: "at {client.address.shelter.line}"},
	} {
		if err := m.Set("state", row); err == nil {
			t.Errorf("%s was taken", why)
		}
	}
	rec, err := StoreMap(t.Context(), d, cases.FormMap{}, m, today)
	if err != nil || rec.Open != 2 || rec.ID == "" {
		t.Fatalf("%+v, %v", rec, err)
	}
	if _, err := SignOff(t.Context(), d, rec, "A. Placeholder", today); !errors.Is(err, ErrUndecided) {
		t.Errorf("signed off with open rows: %v", err)
	}
	p, err := PrepareForm(t.Context(), d, matterID(cases.Immigration), "ZZ-770", MatterOptions{Now: today, Viewer: viewer(t)})
	if err != nil {
		t.Fatal(err)
	}
	if p.Values["f1"] != "Nguyễn" || p.Values["y"] != true || p.Values["n"] != nil || len(p.Report.Ask) != 1 || p.Report.Map != FromOffice || p.Filing == nil || len(p.Report.Gate) > 0 {
		t.Errorf("values %v, report %+v", p.Values, p.Report)
	}
	if !strings.Contains(p.Report.Notice, "Mapped by your office") || !strings.Contains(p.Report.Notice, "Nobody here has signed it off") || !strings.Contains(p.Report.Notice, "2 boxes are not decided") || strings.Contains(p.Report.Notice, "newer edition") {
		t.Errorf("the notice says %q", p.Report.Notice)
	}
	for _, name := range []string{"n", "state"} {
		if err := m.Set(name, Field{Status: Never, Reason: "does not apply"}); err != nil {
			t.Fatal(err)
		}
	}
	if rec, err = StoreMap(t.Context(), d, rec, m, today); err != nil || rec.Open != 0 {
		t.Fatal(err)
	}
	if rec, err = SignOff(t.Context(), d, rec, "A. Placeholder", today); err != nil || rec.By == "" {
		t.Fatal(err)
	}
	if p, err = PrepareForm(t.Context(), d, matterID(cases.Immigration), "ZZ-770", MatterOptions{Now: today}); err != nil || !strings.Contains(p.Report.Notice, "signed off here by A. Placeholder on "+string(cases.DateOf(today))) {
		t.Errorf("%q, %v", p.Report.Notice, err)
	}
	same, err := StoreMap(t.Context(), d, rec, m, today)
	if err != nil || same.By == "" {
		t.Errorf("stored without a change, the signature is gone: %v", err)
	}
	if err := m.Set("f2", Field{Status: Mapped, From: "client.name.middle"}); err != nil {
		t.Fatal(err)
	}
	if rec, err = StoreMap(t.Context(), d, same, m, today); err != nil || rec.By != "" {
		t.Errorf("changed after it was signed off, it still counts as signed: %v", err)
	}
}

// A map begun from the copy that the vault prepared fits the blank as it was imported, also where its printed edition is
// one that the program knows with other fields.
func TestStartMapFromThePreparedCopy(t *testing.T) {
	known := mustRead(t, "form: ZZ-770\nedition: 03/03/26\nrecipient: office\nfields:\n  - {field: other, at: {page: 1, rect: [1, 1, 9, 9]}, status: never, reason: r}")
	knowing(t, map[*Edition]string{{ID: "zz-770", Form: "ZZ-770", Title: "Petition", Agency: "Court", Edition: "03/03/26", SHA256: []string{"00"}, Where: "https://example.org"}: string(known.Write())})
	d := desk(t)
	in, err := Import(t.Context(), d, Library{}, bytes.NewReader(officeBlank(t, "03/03/26", nil)), today)
	if err != nil || in.Edition.Recognised != ByText {
		t.Fatalf("%+v, %v", in, err)
	}
	e, prepared, err := vaultLibrary(t, d).Open(t.Context(), d, in.Blank)
	if err != nil {
		t.Fatal(err)
	}
	s, err := StartMap(t.Context(), nil, &e, prepared)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Map.Set("f1", Field{Status: Mapped, From: "client.name.family"}); err != nil {
		t.Fatal(err)
	}
	if _, err := StoreMap(t.Context(), d, cases.FormMap{}, s.Map, today); err != nil {
		t.Fatal(err)
	}
	p, err := PrepareForm(t.Context(), d, matterID(cases.Immigration), "ZZ-770", MatterOptions{Now: today})
	if err != nil || p.Values["f1"] != "Nguyễn" || p.Report.Map != FromOffice {
		t.Errorf("%v, %v", p, err)
	}
}

// Another copy of the same edition, saved by another program, takes the office's map, with a notice; a copy whose fields
// lie elsewhere is not filled.
func TestOfficeMapOfAnotherCopy(t *testing.T) {
	raw := officeBlank(t, "03/03/26", nil)
	d, s, _ := begun(t, raw)
	if err := s.Map.Set("f1", Field{Status: Mapped, From: "client.name.family"}); err != nil {
		t.Fatal(err)
	}
	rec, err := StoreMap(t.Context(), d, cases.FormMap{}, s.Map, today)
	if err != nil {
		t.Fatal(err)
	}
	form, err := fill.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	resaved, err := form.Normalise()
	if err != nil {
		t.Fatal(err)
	}
	v := d.(*vault.Vault)
	in, err := Import(t.Context(), d, vaultLibrary(t, v), bytes.NewReader(resaved), today)
	if err != nil || in.Blank.Map != rec.ID || in.Edition.Source != FromOffice || !strings.Contains(in.Edition.Notice, "not byte for byte") {
		t.Fatalf("%+v, %v", in, err)
	}
	e, blank, err := vaultLibrary(t, v).Open(t.Context(), d, in.Blank)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Prepare(t.Context(), snapshotOf(t, cases.Immigration), &e, blank, Options{Today: today})
	if err != nil || p.Values["f1"] != "Nguyễn" || !strings.Contains(p.Report.Notice, "not byte for byte") {
		t.Errorf("%+v, %v", p, err)
	}
	moved := officeBlank(t, "03/03/26", func(f []madeField) []madeField { f[1].Rect[1] -= 40; f[1].Rect[3] -= 40; return f })
	if in, err = Import(t.Context(), d, vaultLibrary(t, v), bytes.NewReader(moved), today); err != nil {
		t.Fatal(err)
	}
	if in.Blank.Map != "" || in.Edition.Mapped || vaultLibrary(t, v).EditionOf(in.Blank).Mapped {
		t.Errorf("fields moved, and the map is used: %+v", in)
	}
}

// A secret place does not slip through a map that an office made.
func TestOfficeMapKeepsSecrets(t *testing.T) {
	_, s, _ := begun(t, officeBlank(t, "03/03/26", nil))
	if err := s.Map.Set("f3", Field{Status: Mapped, From: "client.address.home.line"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Map.Set("f1", Field{Status: Ask, From: "matter.answers.zz-77.1", Who: "client", Question: "Where?"}); err != nil {
		t.Fatal(err)
	}
	snap := secretClient()
	snap.Matter.Answers = map[string]string{"zz-77.1": "9 Veiled Lane"}
	e := &Edition{Form: "ZZ-770", Edition: "03/03/26", Mapped: true, Source: FromOffice, given: s.Map}
	p, err := Prepare(t.Context(), snap, e, officeBlank(t, "03/03/26", nil), Options{Today: today})
	if err != nil || len(p.Values) != 0 || len(p.Report.Held) != 2 {
		t.Errorf("values %v, held %v, %v", p.Values, p.Report.Held, err)
	}
}

// A map goes to another office as a file, and is taken only for the very blank it was made from.
func TestSharedMap(t *testing.T) {
	raw := officeBlank(t, "03/03/26", nil)
	d, s, _ := begun(t, raw)
	if err := s.Map.Set("f1", Field{Status: Mapped, From: "client.name.family"}); err != nil {
		t.Fatal(err)
	}
	rec, err := StoreMap(t.Context(), d, cases.FormMap{}, s.Map, today)
	if err != nil {
		t.Fatal(err)
	}
	file, err := ShareMap(t.Context(), d, rec, "Harbor Legal Clinic")
	if err != nil {
		t.Fatal(err)
	}
	resaved, err := func() ([]byte, error) {
		f, err := fill.Open(raw)
		if err != nil {
			return nil, err
		}
		return f.Normalise()
	}()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		blank []byte
		file  []byte
		takes bool
	}{
		"the same file":     {raw, file, true},
		"another copy":      {resaved, file, true},
		"another edition":   {officeBlank(t, "04/04/27", nil), file, false},
		"a field moved":     {officeBlank(t, "03/03/26", func(f []madeField) []madeField { f[0].Rect[1] -= 30; return f }), file, false},
		"a field more":      {officeBlank(t, "03/03/26", func(f []madeField) []madeField { f[0].Name = "f9"; return f }), file, false},
		"no map":            {raw, []byte("%PDF-1.7"), false},
		"a library's map":   {raw, []byte(drawnMap), false},
		"a mistake in it":   {raw, bytes.Replace(file, []byte("client.name.family"), []byte("client.shoeSize"), 1), false},
		"reading a shelter": {raw, bytes.Replace(file, []byte("client.name.family"), []byte("client.address.shelter.line"), 1), false},
	} {
		other := desk(t)
		if _, err := Import(t.Context(), other, Library{}, bytes.NewReader(c.blank), today); err != nil {
			t.Fatal(err)
		}
		got, err := TakeMap(t.Context(), other, vaultLibrary(t, other), bytes.NewReader(c.file), today)
		var not *MapNotOurs
		if c.takes != (err == nil) || !c.takes && (!errors.As(err, &not) || cases.Explain(err, "es").Empty()) {
			t.Errorf("%s: %v", name, err)
		}
		if !c.takes {
			continue
		}
		if got.From != "Harbor Legal Clinic" || got.By != "" {
			t.Errorf("%s: %+v", name, got)
		}
		p, err := PrepareForm(t.Context(), other, matterID(cases.Immigration), "ZZ-770", MatterOptions{Now: today})
		if err != nil || p.Values["f1"] != "Nguyễn" || !strings.Contains(p.Report.Notice, "another office (Harbor Legal Clinic)") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A map that came from elsewhere does not write over the office's own.
func TestSharedMapBesideTheOfficesOwn(t *testing.T) {
	d, s, _ := begun(t, officeBlank(t, "03/03/26", nil))
	rec, err := StoreMap(t.Context(), d, cases.FormMap{}, s.Map, today)
	if err != nil {
		t.Fatal(err)
	}
	file, err := ShareMap(t.Context(), d, rec, "Harbor Legal Clinic")
	if err != nil {
		t.Fatal(err)
	}
	v := d.(*vault.Vault)
	if _, err := TakeMap(t.Context(), d, vaultLibrary(t, v), bytes.NewReader(file), today); !errors.Is(err, ErrMapThere) || cases.Explain(err, "es").Empty() {
		t.Errorf("taken over the office's own: %v", err)
	}
	nameless := bytes.Replace(file, []byte("Harbor Legal Clinic"), nil, 1)
	if _, err := TakeMap(t.Context(), d, vaultLibrary(t, v), bytes.NewReader(nameless), today); !errors.Is(err, ErrMapThere) {
		t.Errorf("a file that names no office was taken for the office's own: %v", err)
	}
	if err := RemoveMap(t.Context(), d, rec); err != nil {
		t.Fatal(err)
	}
	for range 2 { // a newer copy from the same office takes the place of the older
		if _, err := TakeMap(t.Context(), d, vaultLibrary(t, v), bytes.NewReader(file), today); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(vaultLibrary(t, v).Maps); n != 1 {
		t.Errorf("%d maps", n)
	}
}

// A flat form is mapped by drawing its boxes.
func TestOfficeMapOfAFlatForm(t *testing.T) {
	raw := madeForm(t, "A petition", [][]string{{"Name"}, {"Other"}}, nil)
	d, s, _ := begun(t, raw)
	s.Map.Form = "Harbor petition" // no number is printed
	if len(s.Map.Fields) != 0 {
		t.Fatalf("%d rows", len(s.Map.Fields))
	}
	for _, at := range []At{{2, [4]float64{100, 500, 300, 520}}, {1, [4]float64{100, 734, 300, 750}}, {1, [4]float64{100, 700, 110, 710}}} {
		kind := DrawText
		if at.Rect[2] == 110 {
			kind = DrawMark
		}
		if _, err := s.Map.AddBox(at, Draw{Kind: kind}, "Name"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Map.AddBox(At{3, [4]float64{100, 500, 300, 520}}, Draw{Kind: DrawText}, ""); err == nil {
		t.Error("a box on a page that is not there was taken")
	}
	if s.Map.Fields[0].Name != "p1.box1" || s.Map.Fields[1].Name != "p1.box2" || s.Map.Fields[2].At.Page != 2 {
		t.Errorf("rows %+v", s.Map.Fields)
	}
	if !s.Map.RemoveBox("p2.box1") || s.Map.RemoveBox("p2.box1") {
		t.Error("a box is taken away once")
	}
	for name, row := range map[string]Field{"p1.box1": {Status: Mapped, From: "client.name.full"}, "p1.box2": {Status: Mapped, Text: "yes"}} {
		if err := s.Map.Set(name, row); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := StoreMap(t.Context(), d, cases.FormMap{}, s.Map, today); err != nil {
		t.Fatal(err)
	}
	p, err := PrepareForm(t.Context(), d, matterID(cases.Immigration), "Harbor petition", MatterOptions{Now: today, Viewer: viewer(t)})
	if err != nil || p.Filing == nil || p.Report.Filled != 2 || len(p.Report.Gate) > 0 {
		t.Fatalf("%+v, %v", p, err)
	}
}

// What another edition's map decided is only proposed, with the reason, and only where name and place or words agree.
func TestProposals(t *testing.T) {
	_, s, _ := begun(t, officeBlank(t, "03/03/26", nil))
	for name, from := range map[string]string{"f1": "client.name.family", "f2": "client.name.given", "f3": "client.birthCity", "state": "client.address.safe.state"} {
		if err := s.Map.Set(name, Field{Status: Mapped, From: from}); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"y", "n"} {
		if err := s.Map.Set(name, Field{Status: Ask, From: "matter.answers.zz-77.4", Is: []string{"yes"}, Who: "client", Question: "Here before?"}); err != nil {
			t.Fatal(err)
		}
	}
	old := *s.Map
	old.Pinned = nil
	old.Groups = []Group{{Name: "4", Kind: "oneOf", Fields: []string{"y", "n"}}}
	knowing(t, map[*Edition]string{{ID: "zz-77-2026", Form: "ZZ-770", Title: "Petition", Agency: "Court", Edition: "03/03/26", SHA256: []string{"00"}, Where: "https://example.org"}: string(old.Write())})
	newer := officeBlank(t, "04/04/27", func(f []madeField) []madeField {
		f[0].Rect[1], f[0].Rect[3] = 500, 516      // City of birth is elsewhere, beside nothing
		f[1].Name = "surname"                      // the family name has another name in the same place
		f[5].Rect = [4]float64{150, 655, 250, 671} // a point lower
		return append(f, madeField{Name: "f99", Type: fill.Text, Page: 1, Rect: [4]float64{150, 400, 300, 416}})
	})
	_, again, _ := begun(t, newer)
	for name, want := range map[string]string{"f2": "client.name.given", "surname": "client.name.family", "state": "client.address.safe.state", "y": "matter.answers.zz-77.4"} {
		h := again.Hints[name]
		if h.Proposed == nil || h.Proposed.From != want || !strings.Contains(h.Why, "ZZ-770 03/03/26") {
			t.Errorf("%s: %+v", name, h)
		}
	}
	for _, name := range []string{"f3", "f99", "sig"} {
		if h := again.Hints[name]; h.Proposed != nil {
			t.Errorf("%s: proposed %+v", name, h.Proposed)
		}
	}
	for i := range again.Map.Fields {
		if s := again.Map.Fields[i].Status; s == Mapped || s == Ask {
			t.Errorf("%s was decided by itself", again.Map.Fields[i].Name)
		}
	}
	if len(again.Map.Groups) != 1 {
		t.Errorf("groups %v", again.Map.Groups)
	}
}
