package forms

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/fill"
)

const publishedText = `
form: "T-914A"
edition: "01/20/25"
recipient: uscis
about: relative
published: true
fields:
  - {field: "form1[0].P1[0].Family[0]", print: {part: "1", item: "1", label: "Family Name"}, status: mapped, from: relative.name.family, type: text}
  - {field: "form1[0].P1[0].Yes[0]", at: {page: 1}, print: {part: "1", item: "2", label: "Yes"}, status: ask, from: matter.answers.t-914a.1.2, is: ["yes"], who: client, question: "Has this person lived here before?", type: check}
  - {field: "form1[0].P2[0].Client[0]", print: {part: "2", item: "1"}, status: mapped, from: client.name.full, type: text}
  - {field: "form1[0].P2[0].Sig[0]", status: never, reason: "a signature is made by hand", type: text}
`

var publishedFields = []madeField{
	{Name: "form1[0].P1[0].Family[0]", Type: fill.Text, Page: 1, Rect: [4]float64{150, 716, 400, 732}},
	{Name: "form1[0].P1[0].Yes[0]", Type: fill.Check, Page: 1, Rect: [4]float64{98, 699, 108, 709}},
	{Name: "form1[0].P2[0].Client[0]", Type: fill.Text, Page: 2, Rect: [4]float64{150, 716, 400, 732}},
	{Name: "form1[0].P2[0].Sig[0]", Type: fill.Text, Page: 2, Rect: [4]float64{150, 600, 400, 616}},
}

// publishedBlank is the form that a user would bring: its fields are what a test makes of the published ones.
func publishedBlank(t testing.TB, change func([]madeField) []madeField) []byte {
	fields := slices.Clone(publishedFields)
	if change != nil {
		fields = change(fields)
	}
	return madeForm(t, "Form T-914A Edition 01/20/25", [][]string{{"Part 1. Your family member", "1. Family Name", "2. Lived here?             Yes"}, {"Part 2. You", "1. Your name"}}, fields)
}

func knowPublished(t testing.TB) {
	knowing(t, map[*Edition]string{{ID: "t-914a-2025-01-20", Form: "T-914A", Title: "Supplement for a family member", Agency: "USCIS", Edition: "01/20/25",
		SHA256: []string{"00"}, Pages: 2, NewestKnown: true, Where: "https://example.org"}: publishedText})
}

func vaultLibrary(t testing.TB, d *vault.Vault) Library {
	t.Helper()
	var have Library
	var err error
	if have.Blanks, err = vault.List[cases.Blank](t.Context(), d, cases.OfficeStream); err != nil {
		t.Fatal(err)
	}
	if have.Maps, err = vault.List[cases.FormMap](t.Context(), d, cases.OfficeStream); err != nil {
		t.Fatal(err)
	}
	return have
}

// A map that was made without a blank is used only for a file that has exactly its fields; the import says what differs.
func TestPublishedMapNeedsItsFields(t *testing.T) {
	knowPublished(t)
	for name, c := range map[string]struct {
		change func([]madeField) []madeField
		want   []DifferenceKind
	}{
		"all there": {nil, nil},
		"one gone":  {func(f []madeField) []madeField { return f[1:] }, []DifferenceKind{FieldMissing}},
		"one more": {func(f []madeField) []madeField {
			return append(f, madeField{Name: "form1[0].P2[0].New[0]", Type: fill.Text, Page: 2, Rect: [4]float64{10, 10, 50, 20}})
		}, []DifferenceKind{FieldSurplus}},
		"another type": {func(f []madeField) []madeField { f[1].Type = fill.Text; return f }, []DifferenceKind{FieldType}},
		"another name": {func(f []madeField) []madeField { f[0].Name = "form1[0].P1[0].Surname[0]"; return f }, []DifferenceKind{FieldSurplus, FieldMissing}},
	} {
		d := desk(t)
		got, err := Import(t.Context(), d, Library{}, bytes.NewReader(publishedBlank(t, c.change)), today)
		if err != nil {
			t.Fatal(err)
		}
		var kinds []DifferenceKind
		for _, x := range got.Differs {
			kinds = append(kinds, x.Kind)
		}
		if !slices.Equal(kinds, c.want) || got.Edition.Mapped != (c.want == nil) || (got.Blank.Map != "") != (c.want == nil) {
			t.Errorf("%s: %v, mapped %t as %q: %s", name, kinds, got.Edition.Mapped, got.Blank.Map, got.Edition.Notice)
		}
		if _, ok := got.Edition.Map(); ok != (c.want == nil) {
			t.Errorf("%s: a map is used: %t", name, ok)
		}
		wants := "Compare every page"
		if c.want != nil {
			wants = "not those that are published"
		}
		if !strings.Contains(got.Edition.Notice, wants) {
			t.Errorf("%s: the notice says %q", name, got.Edition.Notice)
		}
		e := vaultLibrary(t, d).EditionOf(got.Blank)
		if e.Mapped != (c.want == nil) {
			t.Errorf("%s: in the library it is mapped %t", name, e.Mapped)
		}
	}
}

// Even the very file whose hash was published is not filled by itself when its fields are others than the list says.
func TestPublishedHashAndOtherFields(t *testing.T) {
	raw := publishedBlank(t, func(f []madeField) []madeField { return f[:3] })
	sum := sha256.Sum256(raw)
	knowing(t, map[*Edition]string{{ID: "t-914a", Form: "T-914A", Title: "Supplement", Agency: "USCIS", Edition: "01/20/25", SHA256: []string{hex.EncodeToString(sum[:])}, Where: "https://example.org"}: publishedText})
	d := desk(t)
	got, err := Import(t.Context(), d, Library{}, bytes.NewReader(raw), today)
	if err != nil || got.Edition.Recognised != ByFile || got.Edition.Mapped || len(got.Differs) != 1 || got.Blank.Map != "" {
		t.Fatalf("%+v, %v", got, err)
	}
	e, _, err := vaultLibrary(t, d).Open(t.Context(), d, got.Blank)
	if _, ok := e.Map(); ok || err != nil || e.Mapped {
		t.Errorf("%+v, %v", e, err)
	}
	p, err := Prepare(t.Context(), snapshotOf(t, cases.Immigration), &e, raw, Options{Today: today})
	if err != nil || len(p.Values) != 0 || p.Report.Why == "" {
		t.Errorf("%+v, %v", p, err)
	}
}

// withFamily gives the sample client of the immigration matter two children who join the petition, and returns the matter.
func withFamily(t *testing.T, d *vault.Vault) string {
	t.Helper()
	id := matterID(cases.Immigration)
	s, err := d.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	s.Client.Family = []cases.Relative{
		{ID: cases.NewID(), Relation: "mother", Name: cases.Name{Given: "Eva", Family: "Muster"}},
		{ID: cases.NewID(), Relation: "child", Name: cases.Name{Given: "Ana", Family: "Muster"}, Derivative: cases.DerivativeWanted},
		{ID: cases.NewID(), Relation: "child", Name: cases.Name{Given: "Leo", Family: "Beispiel"}, Derivative: cases.DerivativeFiled},
	}
	s.Matter.Forms = []string{"T-914A"}
	if s.Matter.Petition != nil {
		s.Matter.Petition.Derivatives = nil
	}
	s.Matter.Answers = map[string]string{"t-914a.1.2@" + s.Client.Family[1].ID: "yes"}
	if err := d.Write(t.Context(), &s.Client, &s.Matter); err != nil {
		t.Fatal(err)
	}
	return id
}

// Until a person has compared every page, the report, the library and the copy for filing say so; a page counts as
// compared only as long as the map says the same of it.
func TestPublishedMapIsConfirmedPageByPage(t *testing.T) {
	knowPublished(t)
	d, v := desk(t), viewer(t)
	matter := withFamily(t, d)
	in, err := Import(t.Context(), d, Library{}, bytes.NewReader(publishedBlank(t, nil)), today)
	if err != nil {
		t.Fatal(err)
	}
	fillOne := func() Filled {
		t.Helper()
		done, err := PrepareMatter(t.Context(), d, matter, MatterOptions{Now: today, Viewer: v})
		if err != nil || len(done.Filled) != 2 {
			t.Fatalf("%d filled, %v", len(done.Filled), err)
		}
		f := done.Filled[0]
		if f.Filing == nil || len(f.Report.Gate) > 0 {
			t.Fatalf("why %q, gate %v", f.Report.Why, f.Report.Gate)
		}
		return f
	}
	stamped := func(f Filled) int {
		t.Helper()
		doc, err := v.Open(bytes.NewReader(f.Filing), int64(len(f.Filing)))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for page := range doc.Pages() {
			text, err := doc.Text(t.Context(), page)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(words(text), stampText) {
				n++
			}
		}
		return n
	}
	first := fillOne()
	look(t, "published", first.Filing)
	if n := stamped(first); n != 2 || !slices.Equal(first.Report.ToCheck, []int{1, 2}) || !strings.Contains(first.Report.Notice, "Compare every page") || first.Report.Map != FromPublished {
		t.Errorf("%d pages say so; to check %v; %s", n, first.Report.ToCheck, first.Report.Notice)
	}
	pages, err := PagesToCheck(t.Context(), v, d, vaultLibrary(t, d), in.Blank)
	if err != nil || len(pages) != 2 || len(pages[0].Fields) != 2 {
		t.Fatalf("%+v, %v", pages, err)
	}
	if f := pages[0].Fields[0]; f.At.Rect != publishedFields[0].Rect || f.Near != "1. Family Name" || !strings.Contains(f.Says, "relative.name.family") {
		t.Errorf("the first box: %+v", f)
	}
	b, err := Confirm(t.Context(), d, vaultLibrary(t, d), in.Blank, "A. Placeholder", today, 1, 7)
	if err != nil {
		t.Fatal(err)
	}
	if second := fillOne(); stamped(second) != 1 || !slices.Equal(second.Report.ToCheck, []int{2}) {
		t.Errorf("after page 1: to check %v", second.Report.ToCheck)
	}
	if b, err = Confirm(t.Context(), d, vaultLibrary(t, d), b, "A. Placeholder", today, 2); err != nil {
		t.Fatal(err)
	}
	if third := fillOne(); stamped(third) != 0 || len(third.Report.ToCheck) != 0 || strings.Contains(third.Report.Notice, "Compare every page") {
		t.Errorf("after both pages: %v %s", third.Report.ToCheck, third.Report.Notice)
	}
	form, err := fill.Open(publishedBlank(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	at, err := mustRead(t, strings.Replace(publishedText, "client.name.full", "client.name.sorted", 1)).located(form.Fields())
	if err != nil {
		t.Fatal(err)
	}
	if left := uncheckedPages(at, b); !slices.Equal(left, []int{2}) {
		t.Errorf("a decision changed on page 2; to check: %v", left)
	}
}

// The published maps of the library: a blank with exactly their fields is taken and filled, once for each relative
// where the form is about one.
func TestPublishedMapsOfTheLibrary(t *testing.T) {
	for _, e := range Editions() {
		if e.Source != FromPublished {
			continue
		}
		t.Run(e.ID, func(t *testing.T) {
			m, ok := e.Map()
			if !ok {
				t.Fatal("no map")
			}
			var fields []madeField
			for i, row := range m.Fields {
				y := 740 - float64(i%70)*10
				fields = append(fields, madeField{Name: row.Name, Type: row.Type, Page: 1 + i/70, Rect: [4]float64{100, y, 400, y + 9}})
			}
			pages := make([][]string, 1+len(fields)/70)
			raw := madeForm(t, "Form "+e.Form+" Edition "+e.Edition, pages, fields)
			got, err := Import(t.Context(), desk(t), Library{}, bytes.NewReader(raw), today)
			if err != nil || got.Edition.ID != e.ID || len(got.Differs) > 0 || got.Blank.Map != e.ID {
				t.Fatalf("%+v, %v", got, err)
			}
			s := snapshotOf(t, cases.Immigration)
			relative := ""
			if all := RelativesFor(s, e.Form); m.About == AboutRelative && len(all) > 0 {
				relative = all[0].ID
			}
			p, err := Prepare(t.Context(), s, &got.Edition, raw, Options{Today: today, Relative: relative})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, e.ID, p.Values)
		})
	}
}
