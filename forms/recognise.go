package forms

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/fill"
)

// How a blank was recognised. Only the first two allow the use of a map.
const (
	ByFile  = "file"  // byte for byte the file that the agency publishes
	ByNames = "names" // a changed copy: same barcode or edition, same fields by name and number
	ByText  = "text"  // only the printed number and edition agree
)

// Recognise says which edition a blank is. It looks at the file's hash, then at barcode and field names, then at the
// printed text; Edition.Notice says in words what that means. A blank that no edition fits is no error: the Edition
// then has Known false and carries what the file says of itself.
//
// The errors are those of fill.Open. With fill.ErrNoForm both results are there: a form without fields.
func Recognise(blank []byte) (*Edition, *fill.Form, error) {
	f, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, nil, err
	}
	e := recogniseAs(f.Info(), f.Fields())
	return &e, f, err
}

// anotherCopy is said of a file that has the fields of a known one without being it.
const anotherCopy = "This file is not byte for byte the one that is known of the agency, but it has the same edition and the same fields."

// recogniseAs finds the edition of a form from what it says about itself.
func recogniseAs(info fill.Info, fields []fill.Field) Edition {
	all := theRegistry().editions
	for _, e := range all {
		if slices.Contains(e.SHA256, info.SHA256) {
			return e.as(ByFile, e.notice())
		}
	}
	names, kinds := nameHash(fields), kindHash(fields)
	for _, e := range all {
		sameBarcode := e.Barcode != "" && e.Barcode == barcodeEdition(info.Barcode)
		sameText := e.Barcode == "" && sameForm(e.Form, info.Form) && sameEdition(e.Edition, info.Edition)
		if e.Fields > 0 && e.Names == names && (e.Kinds == "" || e.Kinds == kinds) && (sameBarcode || sameText) {
			return e.as(ByNames, strings.TrimSpace("This file is not byte for byte the one the agency publishes, but it has the same barcode and the same fields. Compare it with the agency's file before filing. "+e.notice()))
		}
	}
	if e, ok := recognisePublished(info, fields); ok {
		return e
	}
	for _, e := range all {
		if sameForm(e.Form, info.Form) && sameEdition(e.Edition, info.Edition) {
			return e.byText(info.SHA256)
		}
	}
	return unknown(info, len(fields))
}

// recognisePublished finds an edition whose map was written without a blank: the printed edition is the same, and more
// than half of the published names are there. All of them have to be, or the map is not used.
func recognisePublished(info fill.Info, fields []fill.Field) (e Edition, ok bool) {
	for _, e := range theRegistry().editions {
		if e.Source != FromPublished || !sameEdition(e.Edition, info.Edition) {
			continue
		}
		m, _ := e.Map()
		all := m.differences(fields)
		missing := 0
		for _, d := range all {
			if d.Kind == FieldMissing {
				missing++
			}
		}
		switch {
		case len(all) == 0:
			return e.as(ByNames, joinSentences(anotherCopy, e.notice())), true
		case missing*2 < len(m.Fields):
			return e.byText(info.SHA256), true
		}
	}
	return e, false
}

// byText is the edition of a blank, with its hash, of which only the printed number and edition agree: it has no map.
func (e Edition) byText(sha string) Edition {
	e.Mapped, e.Source, e.SHA256 = false, "", []string{sha}
	return e.as(ByText, "The printed number and edition are known, but the fields of this file are others. Nothing is filled in by itself: use the agency's own file, or fill in this one by hand.")
}

// as is the edition as recognised in one way.
func (e Edition) as(how, notice string) Edition {
	e.Recognised, e.Notice = how, notice
	return e
}

// notice is what the registry knows against the use of an edition.
func (e Edition) notice() string {
	switch {
	case e.AcceptedUntil != "":
		return e.Accepted()
	case e.Known && !e.NewestKnown:
		return fmt.Sprintf("A newer edition of this form was known on %s. Check the agency's page before filing.", e.AsOf)
	}
	return ""
}

func unknown(info fill.Info, fields int) Edition {
	e := Edition{Form: info.Form, Title: info.Title, Edition: info.Edition, SHA256: []string{info.SHA256}, Pages: info.Pages, Fields: fields,
		Barcode: barcodeEdition(info.Barcode), AsOf: theRegistry().asOf}
	e.Notice = "This edition is not one that the program knows. It can be filled by hand; nothing is filled in by itself."
	for _, known := range EditionsOf(info.Form) {
		e.Title, e.Agency, e.Where = known.Title, known.Agency, known.Where
		e.Notice = fmt.Sprintf("The program knows %s in the edition %s, not in this one. A field of the same name may mean something else, so nothing is filled in by itself.", known.Form, known.Edition)
		break
	}
	return e
}

// nameHash is the hash of all field names, sorted: the same for every copy of one edition, however it was saved.
func nameHash(fields []fill.Field) string {
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	sum := sha256.Sum256([]byte(strings.Join(names, "\n")))
	return hex.EncodeToString(sum[:])
}

// kindHash is the hash of what each field is: text, box or list, and, of a field with several boxes, which of its answers
// stands in which of them as a reader meets them. In a copy where Yes and No changed places another answer would be ticked.
func kindHash(fields []fill.Field) string {
	var lines []string
	for _, f := range fields {
		boxes := slices.Clone(f.Widgets)
		line := func(w fill.Widget) float64 { return -math.Round(w.Rect[3] / 4) }
		slices.SortStableFunc(boxes, func(a, b fill.Widget) int {
			return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(line(a), line(b)), cmp.Compare(a.Rect[0], b.Rect[0]))
		})
		said := f.Name + "\t" + string(f.Type)
		for _, w := range boxes {
			said += "\t" + strings.Join(slices.Sorted(slices.Values(w.States)), ",")
		}
		lines = append(lines, said)
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}

// barcodeEdition is FORM|EDITION of a barcode FORM|EDITION|PAGE.
func barcodeEdition(barcode string) string {
	parts := strings.Split(barcode, "|")
	if len(parts) < 2 {
		return ""
	}
	return parts[0] + "|" + parts[1]
}

// sameEdition compares the edition as two programs may have read it from the page.
func sameEdition(a, b string) bool {
	fold := func(s string) string {
		s = strings.ToLower(strings.NewReplacer(",", "", ".", "", "(", "", ")", "").Replace(s))
		return strings.TrimPrefix(strings.Join(strings.Fields(s), " "), "rev ")
	}
	return a != "" && fold(a) == fold(b)
}
