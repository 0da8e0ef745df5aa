package fill

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// A copy of a page carries the same print and its own fields: what they are, the parts they inherit and their buttons
// included, and each is filled by itself.
func TestWithCopies(t *testing.T) {
	const parent = "<</T(top)/FT/Tx/MaxLen 9/Kids[8 0 R]>>"
	kid := "<</Type/Annot/Subtype/Widget/F 4/Rect[50 660 250 680]/T(kid)/Parent 7 0 R>>"
	radio := "<</T(way)/FT/Btn/Ff 32768/Kids[10 0 R 11 0 R]>>"
	button := func(x int, state string) string {
		return fmt.Sprintf("<</Type/Annot/Subtype/Widget/F 4/Rect[%d 600 %d 610]/Parent 9 0 R/AS/Off%s>>", x, x+10, states(state))
	}
	raw := formPDF(parent, kid, radio, button(50, "a"), button(80, "b"), widgetOf("plain", "/FT/Tx"))
	form, err := Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	name := func(n int, field string) string {
		if field == "plain" && n == 2 {
			return ""
		}
		return fmt.Sprintf("C%d_%s", n, strings.ReplaceAll(field, ".", "_"))
	}
	pdf, err := form.WithCopies(1, 2, name)
	if err != nil {
		t.Fatal(err)
	}
	values := Values{"top.kid": "one", "C1_top_kid": "two", "C2_top_kid": "three", "way": "a", "C1_way": "b", "plain": "x", "C1_plain": "y"}
	fields, report, out := refill(t, pdf, values, Options{})
	if len(report.Overflow) > 0 || len(fields) != 8 {
		t.Fatalf("%d fields, overflow %v", len(fields), report.Overflow)
	}
	for name, want := range map[string]Field{
		"top.kid": {Value: "one", Max: 9, Page: 1}, "C1_top_kid": {Value: "two", Max: 9, Page: 2}, "C2_top_kid": {Value: "three", Max: 9, Page: 3},
		"way": {Value: "a", Page: 1}, "C1_way": {Value: "b", Page: 2}, "C2_way": {Value: "Off", Page: 3}, "C1_plain": {Value: "y", Page: 2},
	} {
		if got := fields[name]; got.Value != want.Value || got.Max != want.Max || got.Page != want.Page {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if _, there := fields["C2_plain"]; there {
		t.Error("a field without a name is on the copy")
	}
	if again, err := form.WithCopies(1, 2, name); err != nil || string(again) != string(pdf) {
		t.Errorf("made twice, the copies differ: %v", err)
	}
	flat, _, err := func() ([]byte, *Report, error) {
		f, err := Open(pdf)
		if err != nil {
			return nil, nil, err
		}
		return f.Fill(values, Options{Flatten: true})
	}()
	if err != nil {
		t.Fatal(err)
	}
	if f, err := Open(flat); !errors.Is(err, ErrNoForm) || len(f.Pages()) != 3 {
		t.Errorf("the flattened copy: %v", err)
	}
	if f, err := Open(out); err != nil || len(f.Pages()) != 3 {
		t.Errorf("the draft: %v", err)
	}
}

func TestWithCopiesOfNoPage(t *testing.T) {
	form, err := Open(formPDF(widgetOf("a", "/FT/Tx")))
	if err != nil {
		t.Fatal(err)
	}
	var bad *BadValue
	for _, page := range []int{0, 2, -1} {
		if _, err := form.WithCopies(page, 1, func(n int, f string) string { return fmt.Sprint(n, f) }); !errors.As(err, &bad) {
			t.Errorf("page %d: %v", page, err)
		}
	}
}
