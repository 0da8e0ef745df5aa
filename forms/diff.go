package forms

import (
	"math"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/fill"
)

// DiffKind says what became of one field between two editions.
type DiffKind string

// What becomes of fields. Even the same name in the same place may ask something else in another edition: a person
// looks at every row.
const (
	DiffSame    DiffKind = "same"    // same name, same place
	DiffMoved   DiffKind = "moved"   // same name, another place
	DiffChanged DiffKind = "changed" // same name, of another type, or taking other values or more or fewer letters
	DiffRenamed DiffKind = "renamed" // another name where the old one was: likely the same box
	DiffGone    DiffKind = "gone"
	DiffNew     DiffKind = "new"
)

// Diff compares the fields of two editions of a form.
type Diff struct {
	Old  string    `json:"old"` // edition
	New  string    `json:"new"`
	Rows []DiffRow `json:"rows"` // fields of the new edition in their order, then those that are gone
}

// DiffRow is one field in both editions.
type DiffRow struct {
	Kind DiffKind   `json:"kind"`
	Old  *DiffField `json:"old,omitempty"`
	New  *DiffField `json:"new,omitempty"`
	Says string     `json:"says,omitempty"` // what the map of the old edition decided, in words
	Row  *Field     `json:"-"`              // the same, as the map has it
}

// DiffField is one field of one edition.
type DiffField struct {
	Name  string     `json:"field"`
	Type  fill.Kind  `json:"type,omitempty"` // empty where only the map is known
	Page  int        `json:"page"`
	Rect  [4]float64 `json:"rect"`
	Label string     `json:"label,omitempty"` // tool tip, or what the map says the page prints

	max     int
	options []string
}

// Count says how many rows are of a kind.
func (d *Diff) Count(k DiffKind) int {
	n := 0
	for _, r := range d.Rows {
		if r.Kind == k {
			n++
		}
	}
	return n
}

// Nearest finds the edition of a form, among those that have a map, that shares most field names with a blank. A
// supplement counts, too: files name it by the number of its form. ok is false when none shares a tenth of them.
func Nearest(form string, fields []fill.Field) (e Edition, m *Map, ok bool) {
	most := 0
	for _, known := range Editions() {
		if form == "" || !strings.HasPrefix(letters(known.Form), letters(form)) {
			continue
		}
		of, has := known.Map()
		if !has {
			continue
		}
		n := 0
		for _, f := range fields {
			if _, there := of.Field(f.Name); there {
				n++
			}
		}
		if n > most || n == most && n > 0 && known.NewestKnown {
			most, e, m = n, known, of
		}
	}
	return e, m, most > 0 && most*10 >= len(fields) // fewer are there by chance
}

// CompareEditions compares the fields of two editions. old is the map of the old one; before are its fields, nil when
// its blank is not at hand: then the places of the map's rows are compared. old may be nil when before is given.
func CompareEditions(old *Map, before, after []fill.Field) *Diff {
	c := &comparison{was: map[string]*DiffField{}, decisions: old, on: map[int][]string{}, taken: map[string]bool{}}
	for _, f := range before {
		if !f.Barcode {
			c.old(diffField(f))
		}
	}
	if before == nil && old != nil {
		for i := range old.Fields {
			f := &old.Fields[i]
			c.old(&DiffField{Name: f.Name, Type: f.Type, Page: f.At.Page, Rect: f.At.Rect, Label: f.Print.Label})
		}
	}
	d := &Diff{Rows: []DiffRow{}}
	var fresh []*DiffField
	for _, f := range after {
		if f.Barcode || f.Type == fill.Button {
			continue
		}
		fresh = append(fresh, diffField(f))
		c.taken[f.Name] = true
	}
	for _, f := range fresh {
		d.Rows = append(d.Rows, c.row(f))
	}
	for _, name := range c.order {
		if !c.taken[name] {
			d.Rows = append(d.Rows, c.decided(DiffRow{Kind: DiffGone, Old: c.was[name]}))
		}
	}
	return d
}

func diffField(f fill.Field) *DiffField {
	return &DiffField{Name: f.Name, Type: f.Type, Page: f.Page, Rect: f.Rect, Label: f.Tooltip, max: f.Max, options: f.Options}
}

// comparison is one comparison in progress.
type comparison struct {
	decisions *Map
	was       map[string]*DiffField
	order     []string
	on        map[int][]string // the old names by page
	taken     map[string]bool  // old names that the new edition still has, or that a new name stands for
}

func (c *comparison) old(f *DiffField) {
	if f.Type == fill.Button || c.was[f.Name] != nil {
		return
	}
	c.was[f.Name] = f
	c.order = append(c.order, f.Name)
	c.on[f.Page] = append(c.on[f.Page], f.Name)
}

func (c *comparison) row(f *DiffField) DiffRow {
	if old := c.was[f.Name]; old != nil {
		r := DiffRow{Kind: DiffSame, Old: old, New: f}
		switch {
		case old.Type != "" && (old.Type != f.Type || old.max != f.max && old.options != nil || !slices.Equal(old.options, f.options) && old.options != nil):
			r.Kind = DiffChanged
		case old.placed() && !samePlaceAs(old, f, 3):
			r.Kind = DiffMoved
		}
		return c.decided(r)
	}
	if old := c.renamed(f); old != nil {
		c.taken[old.Name] = true
		return c.decided(DiffRow{Kind: DiffRenamed, Old: old, New: f})
	}
	return DiffRow{Kind: DiffNew, New: f}
}

// renamed finds the old field, gone by its name, whose place a new one takes.
func (c *comparison) renamed(f *DiffField) *DiffField {
	for _, name := range c.on[f.Page] {
		old := c.was[name]
		if !c.taken[name] && (old.Type == "" || old.Type == f.Type) && samePlaceAs(old, f, 6) {
			return old
		}
	}
	return nil
}

// placed says whether the place of a field is known: the rows of a published map have none.
func (f *DiffField) placed() bool { return f.Rect != [4]float64{} }

// samePlaceAs compares places, give or take some points.
func samePlaceAs(a, b *DiffField, points float64) bool {
	for i := range a.Rect {
		if math.Abs(a.Rect[i]-b.Rect[i]) > points {
			return false
		}
	}
	return a.Page == b.Page && a.placed()
}

func (c *comparison) decided(r DiffRow) DiffRow {
	if c.decisions == nil || r.Old == nil {
		return r
	}
	if row, ok := c.decisions.Field(r.Old.Name); ok {
		r.Row, r.Says = row, row.Says()
		if row.Print.Label != "" && r.Old.Label == "" {
			r.Old.Label = row.Print.Label
		}
	}
	return r
}
