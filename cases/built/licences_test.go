package built

import (
	"slices"
	"strings"
	"testing"
)

func TestLicencesAreThere(t *testing.T) {
	list := Licences()
	if len(list) < 80 {
		t.Errorf("only %d licences", len(list))
	}
	if !slices.IsSortedFunc(list, func(a, b Licence) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) }) {
		t.Error("the list is not sorted")
	}
	for _, l := range list {
		if l.Name == "" || l.Kind == "" || len(l.Text) < 200 {
			t.Errorf("%q, %q, %d letters", l.Name, l.Kind, len(l.Text))
		}
		if strings.HasPrefix(l.Kind, "LGPL") && !strings.Contains(l.Note, "https://") {
			t.Errorf("%s does not say where its source is had", l.Name)
		}
	}
	for _, name := range []string{"Go", "SQLite", "PDFium", "libheif", "GLFW", "fyne.io/fyne/v2", "Liberation fonts"} {
		if !slices.ContainsFunc(list, func(l Licence) bool { return l.Name == name }) {
			t.Errorf("%s is lacking", name)
		}
	}
	list[0].Name = "changed"
	if Licences()[0].Name == "changed" {
		t.Error("a caller can change the list")
	}
}
