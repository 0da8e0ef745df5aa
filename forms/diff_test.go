package forms

import (
	"bytes"
	"testing"

	"github.com/harborfile/harborfile/forms/fill"
)

func TestCompareEditions(t *testing.T) {
	at := func(y float64) [4]float64 { return [4]float64{100, y, 300, y + 16} }
	text := func(name string, page int, y float64) fill.Field {
		return fill.Field{Name: name, Type: fill.Text, Page: page, Rect: at(y), Options: []string{}}
	}
	before := []fill.Field{text("same", 1, 700), text("moved", 1, 680), text("page", 1, 660), text("old", 1, 640), text("gone", 1, 620), text("shorter", 1, 600), text("type", 1, 580),
		{Name: "PDF417BarCode", Type: fill.Text, Barcode: true, Page: 1, Rect: at(10)}, {Name: "print", Type: fill.Button, Page: 1, Rect: at(20)}}
	shorter, check := text("shorter", 1, 600), text("type", 1, 580)
	shorter.Max, check.Type = 9, fill.Check
	after := []fill.Field{text("same", 1, 701), text("moved", 1, 400), text("page", 2, 660), text("fresh", 1, 642), text("added", 1, 100), shorter, check}
	m := mustRead(t, "form: T\nedition: \"1\"\nrecipient: office\nfields:\n  - {field: old, at: {page: 1, rect: [100, 640, 300, 656]}, print: {label: Name}, status: mapped, from: client.name.full}")
	d := CompareEditions(m, before, after)
	want := map[string]DiffKind{"same": DiffSame, "moved": DiffMoved, "page": DiffMoved, "fresh": DiffRenamed, "added": DiffNew, "shorter": DiffChanged, "type": DiffChanged, "gone": DiffGone}
	if len(d.Rows) != len(want) {
		t.Errorf("%d rows, want %d", len(d.Rows), len(want))
	}
	for _, r := range d.Rows {
		name := ""
		if r.New != nil {
			name = r.New.Name
		} else {
			name = r.Old.Name
		}
		if r.Kind != want[name] {
			t.Errorf("%s: %s, want %s", name, r.Kind, want[name])
		}
		if name == "fresh" && (r.Row == nil || r.Old.Name != "old" || r.Says != "writes Full legal name (client.name.full)") {
			t.Errorf("fresh: %+v", r)
		}
	}
	if d.Count(DiffMoved) != 2 || d.Count(DiffGone) != 1 {
		t.Error("the counts differ")
	}
}

// An edition is the same as itself, and the two editions of the I-765 are what is known of them.
func TestEditionsOfTheCorpus(t *testing.T) {
	form := openBlank(t, "uscis-i-914")
	m, _ := edition(t, "uscis-i-914-2025-01-20").Map()
	for _, d := range []*Diff{CompareEditions(m, form.Fields(), form.Fields()), CompareEditions(m, nil, form.Fields())} {
		if n := d.Count(DiffSame); n != len(m.Fields) || n != len(d.Rows) {
			t.Errorf("%d of %d fields are the same", n, len(m.Fields))
		}
	}
	before, after := openBlank(t, "uscis-i-765").Fields(), openBlank(t, "uscis-i-765-b").Fields()
	d := CompareEditions(nil, before, after)
	kept := d.Count(DiffSame) + d.Count(DiffMoved) + d.Count(DiffChanged) + d.Count(DiffRenamed)
	if fillable := func(all []fill.Field) (n int) {
		for _, f := range all {
			if !f.Barcode && f.Type != fill.Button {
				n++
			}
		}
		return n
	}; kept+d.Count(DiffNew) != fillable(after) || kept+d.Count(DiffGone) != fillable(before) || d.Count(DiffGone) == 0 {
		t.Errorf("%d kept, %d new, %d gone", kept, d.Count(DiffNew), d.Count(DiffGone))
	}
}

// Of an edition whose map was made without a blank only names are compared, and a proposal needs the words, too.
func TestCompareWithAPublishedMap(t *testing.T) {
	knowPublished(t)
	form, err := fill.Open(publishedBlank(t, func(f []madeField) []madeField { f[2].Name = "form1[0].P2[0].Me[0]"; return f }))
	if err != nil {
		t.Fatal(err)
	}
	e, m, ok := Nearest("T-914", form.Fields()) // the file says the number of the form, not of its supplement
	if !ok || e.Form != "T-914A" {
		t.Fatalf("nearest: %+v", e)
	}
	d := CompareEditions(m, nil, form.Fields())
	if d.Count(DiffSame) != 3 || d.Count(DiffNew) != 1 || d.Count(DiffGone) != 1 {
		t.Errorf("%d the same, %d new, %d gone", d.Count(DiffSame), d.Count(DiffNew), d.Count(DiffGone))
	}
	for _, r := range d.Rows {
		if r.Kind != DiffSame || r.Row == nil || r.Row.Print.Label == "" {
			continue
		}
		if why := likeness(r, Hint{Near: r.Row.Print.Label}); why != "the same name beside the same words" {
			t.Errorf("%s: %q", r.New.Name, why)
		}
		if why := likeness(r, Hint{Near: "something else"}); why != "" {
			t.Errorf("%s: proposed because of %q", r.New.Name, why)
		}
	}
}

// A blank of an unknown edition is taken with a clear warning and with what changed against the known one; nothing is
// filled in by itself.
func TestImportOfAnUnknownEdition(t *testing.T) {
	old := mustRead(t, "form: ZZ-770\nedition: 03/03/26\nrecipient: office\nfields:\n  - {field: f1, at: {page: 1, rect: [150, 716, 290, 732]}, print: {label: Family name}, status: mapped, from: client.name.family}\n  - {field: left, at: {page: 1, rect: [150, 300, 290, 316]}, status: never, reason: r}")
	knowing(t, map[*Edition]string{{ID: "zz-770", Form: "ZZ-770", Title: "Petition", Agency: "Court", Edition: "03/03/26", SHA256: []string{"00"}, Where: "https://example.org"}: string(old.Write())})
	got, err := Import(t.Context(), desk(t), Library{}, bytes.NewReader(officeBlank(t, "04/04/27", nil)), today)
	if err != nil || got.Edition.Mapped || got.Edition.Known || got.Edition.Notice == "" || got.Diff == nil {
		t.Fatalf("%+v, %v", got, err)
	}
	if d := got.Diff; d.Old != "03/03/26" || d.New != "04/04/27" || d.Count(DiffSame) != 1 || d.Count(DiffGone) != 1 || d.Count(DiffNew) != 7 {
		t.Errorf("%+v", d)
	}
}
