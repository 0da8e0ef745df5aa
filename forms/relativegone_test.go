package forms

import (
	"bytes"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// When a child leaves the family list between two fillings, the form about that child goes, and its sheet; the form of
// the other child stays.
func TestAFormGoesWithItsRelative(t *testing.T) {
	knowPublished(t)
	d := desk(t)
	matter := withFamily(t, d)
	if _, err := Import(t.Context(), d, Library{}, bytes.NewReader(publishedBlank(t, nil)), today); err != nil {
		t.Fatal(err)
	}
	first, err := PrepareMatter(t.Context(), d, matter, MatterOptions{Now: today})
	if err != nil || len(first.Filled) != 2 {
		t.Fatalf("%+v, %v", first, err)
	}
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	left, stays := first.Filled[0].Record.Relative, first.Filled[1].Record.Relative
	sheet := cases.Document{ID: cases.NewID(), MatterID: matter, Template: addendumOf(first.Filled[0].Edition, left), Title: "Addendum"}
	s.Client.Family = slices.DeleteFunc(s.Client.Family, func(r cases.Relative) bool { return r.ID == left })
	if err := d.Write(t.Context(), &s.Client, &sheet); err != nil {
		t.Fatal(err)
	}
	if _, err := PrepareMatter(t.Context(), d, matter, MatterOptions{Now: today}); err != nil {
		t.Fatal(err)
	}
	if s, err = d.Snapshot(t.Context(), matter); err != nil {
		t.Fatal(err)
	}
	if len(s.Forms) != 1 || s.Forms[0].Relative != stays {
		t.Errorf("%d forms stay", len(s.Forms))
	}
	if slices.ContainsFunc(s.Documents, func(x cases.Document) bool { return x.ID == sheet.ID }) {
		t.Error("the sheet of the child who left stays")
	}
}
