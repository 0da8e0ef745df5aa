package templates

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/fill"
)

var update = flag.Bool("update", false, "write testdata/fields.txt anew; then look at the difference and give changed forms a new edition")

// The names and places of all fields are agreed with the maps that fill them: a change shows here first.
func TestFieldsOfOurForms(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, tpl := range all {
		fmt.Fprintf(&b, "%s %s edition %s\n", tpl.Number, tpl.ID, tpl.Edition)
		pdf, err := fill.New(tpl)
		if err != nil {
			t.Fatal(err)
		}
		f, err := fill.Open(pdf)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range f.Fields() {
			fmt.Fprintf(&b, "  %-24s %-6s page %d %.0f max %d %s\n", x.Name, x.Type, x.Page, x.Rect, x.Max, strings.Join(x.Options, "|"))
		}
	}
	const golden = "testdata/fields.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Error("the fields differ from testdata/fields.txt; run with -update, look at the difference, and change the edition")
	}
}

// made lists what the repository carries; a form that is missing here is a form nobody decided on.
var made = map[string]int{ // id -> pages
	"certificate-of-service": 2, "client-intake": 3, "client-intake-es": 3, "interpreter-certificate": 1, "release-of-information": 2, "release-of-information-es": 2, "translator-certificate": 1,
}

func TestOurForms(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(made) {
		t.Errorf("%d forms, want %d", len(all), len(made))
	}
	for _, tpl := range all {
		t.Run(tpl.ID, func(t *testing.T) { checkForm(t, tpl) })
	}
}

func checkForm(t *testing.T, tpl fill.Template) {
	pdf, err := fill.New(tpl)
	if err != nil {
		t.Fatal(err)
	}
	if keep := os.Getenv("HARBORFILE_KEEP"); keep != "" {
		if err := os.WriteFile(filepath.Join(keep, tpl.ID+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again, err := fill.New(tpl)
	if err != nil || !bytes.Equal(pdf, again) {
		t.Error("the same template gave different bytes")
	}
	f, err := fill.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	info := f.Info()
	if info.Form != tpl.Number || info.Edition != tpl.Edition {
		t.Errorf("reads as %q edition %q, want %q edition %q", info.Form, info.Edition, tpl.Number, tpl.Edition)
	}
	if info.Pages != made[tpl.ID] {
		t.Errorf("%d pages, want %d", info.Pages, made[tpl.ID])
	}
	fields := f.Fields()
	names := tpl.Names()
	if len(fields) != len(names) {
		t.Fatalf("%d fields, want %d", len(fields), len(names))
	}
	for i, x := range fields {
		if x.Name != names[i] {
			t.Errorf("field %d is %q, want %q", i, x.Name, names[i])
		}
		if x.Tooltip == "" {
			t.Errorf("%s has no tooltip", x.Name)
		}
		if r := x.Rect; r[0] < 36 || r[2] > 576 || r[1] < 50 || r[3] > 756 {
			t.Errorf("%s lies outside the margins: %v", x.Name, r)
		}
	}
	apart(t, fields)
}

// apart checks that no two fields overlap.
func apart(t *testing.T, fields []fill.Field) {
	type place struct {
		name string
		page int
		r    [4]float64
	}
	var all []place
	for _, f := range fields {
		if len(f.Widgets) == 0 {
			all = append(all, place{f.Name, f.Page, f.Rect})
		}
		for _, w := range f.Widgets {
			all = append(all, place{f.Name, w.Page, w.Rect})
		}
	}
	const touch = 1 // points: the cells of a table share their border
	for i, a := range all {
		for _, b := range all[:i] {
			if a.page == b.page && a.r[0] < b.r[2]-touch && b.r[0] < a.r[2]-touch && a.r[1] < b.r[3]-touch && b.r[1] < a.r[3]-touch {
				t.Errorf("%s and %s overlap", a.name, b.name)
			}
		}
	}
}

func TestGet(t *testing.T) {
	if f, err := Get("release-of-information"); err != nil || f.Number != "HF-102" {
		t.Errorf("Get: %q, %v", f.Number, err)
	}
	if _, err := Get("no-such-form"); err == nil {
		t.Error("an unknown id gives no error")
	}
}

// A filled form of our own reads back as it was filled, as a draft and as a filing copy.
func TestOurFormsFill(t *testing.T) {
	tpl, err := Get("interpreter-certificate")
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := fill.New(tpl)
	if err != nil {
		t.Fatal(err)
	}
	f, err := fill.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	values := fill.Values{"interpreter_family_name": "Núñez", "person_name": "Nguyễn Thị Ánh", "language": "Українська", "did_read": true}
	draft, report, err := f.Fill(values, fill.Options{})
	if err != nil || len(report.Overflow) != 0 {
		t.Fatal(err, report)
	}
	again, err := fill.Open(draft)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"interpreter_family_name": "Núñez", "person_name": "Nguyễn Thị Ánh", "language": "Українська", "did_read": "Yes", "did_changes": "Off"}
	for _, x := range again.Fields() {
		if w, ok := want[x.Name]; ok && x.Value != w {
			t.Errorf("%s is %q, want %q", x.Name, x.Value, w)
		}
	}
	if _, _, err := f.Fill(values, fill.Options{Flatten: true}); err != nil {
		t.Error(err)
	}
}
