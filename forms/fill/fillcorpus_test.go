package fill

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// everything makes one value for each field that can be filled, locked ones included.
func everything(fields []Field, text string) Values {
	v := Values{}
	for _, f := range fields {
		if f.Barcode || f.Type == Button || f.Type == Signature {
			continue
		}
		switch {
		case f.Type == Text:
			v[f.Name] = short15(text, f)
		case len(f.Options) == 0:
		case f.Type == Check || f.Type == Radio:
			v[f.Name] = f.Options[len(f.Options)-1]
		default:
			for _, o := range f.Options {
				if strings.TrimSpace(o) != "" {
					v[f.Name] = o // the last one
				}
			}
		}
	}
	return v
}

func short15(text string, f Field) string {
	if f.Comb {
		text = "123456789012345"
	}
	if r := []rune(text); f.Max > 0 && len(r) > f.Max {
		return string(r[:f.Max])
	}
	return text
}

func TestFillEveryFieldOfEveryBlank(t *testing.T) {
	keep := os.Getenv("HARBORFILE_KEEP") // a folder for the results, to look at and for other checkers
	eachBlank(t, func(t *testing.T, row manifestRow, data []byte) {
		f := open(t, data)
		values := everything(f.Fields(), "Núñez Wg 42")
		draft, report, err := f.Fill(values, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Set) != len(values) {
			t.Errorf("%d of %d fields set", len(report.Set), len(values))
		}
		for _, o := range report.Overflow {
			if o.Shown+o.Rest != values[o.Field] {
				t.Errorf("%s: shown %q + rest %q is not the value", o.Field, o.Shown, o.Rest)
			}
		}
		again := open(t, draft)
		if info := again.Info(); info.Protection != "none" || info.XFA != xfaNone {
			t.Errorf("the draft still has protection %q, XFA %q", info.Protection, info.XFA)
		}
		for _, x := range again.Fields() {
			if want, ok := values[x.Name]; ok && x.Value != want {
				t.Errorf("%s: value %q, want %q", x.Name, x.Value, want)
			}
		}
		qpdfCheck(t, draft)
		placed := map[string]string{} // what has no room is said to stand on another page
		for _, o := range report.Overflow {
			placed[o.Field] = "See attached page"
		}
		flat, _, err := f.Fill(values, Options{Flatten: true, Pointers: placed})
		if err != nil {
			t.Fatal(err)
		}
		if g, err := Open(flat); err != ErrNoForm {
			t.Errorf("the flattened copy still has %d fields (%v)", len(g.Fields()), err)
		}
		if bytes.Contains(flat, []byte("/AcroForm")) {
			t.Error("AcroForm left")
		}
		qpdfCheck(t, flat)
		if keep != "" {
			store(t, filepath.Join(keep, "filled", row["name"]+".pdf"), draft)
			store(t, filepath.Join(keep, "flat", row["name"]+".pdf"), flat)
			store(t, filepath.Join(keep, "values", row["name"]+".json"), checkerValues(t, f.Fields(), values))
		}
		t.Logf("%d fields, %d overflow", len(values), len(report.Overflow))
	})
}

func qpdfCheck(t *testing.T, pdf []byte) {
	t.Helper()
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		return
	}
	path := filepath.Join(t.TempDir(), "check.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(qpdf, "--check", path).CombinedOutput(); err != nil {
		t.Errorf("qpdf --check: %v\n%s", err, out)
	}
}

func store(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// checkerValues lists the values in the form that the independent checker of the prototype reads.
func checkerValues(t *testing.T, fields []Field, values Values) []byte {
	t.Helper()
	type entry struct {
		Name  string `json:"name"`
		Kind  Kind   `json:"kind"`
		Value any    `json:"value"`
	}
	list := []entry{}
	for _, f := range fields {
		if v, ok := values[f.Name]; ok {
			list = append(list, entry{f.Name, f.Type, v})
		}
	}
	b, err := json.Marshal(map[string]any{"values": list})
	if err != nil {
		t.Fatal(err)
	}
	return b
}
