package packet

import (
	"slices"
	"testing"
)

func TestExhibitsNamed(t *testing.T) {
	for text, want := range map[string][]string{
		"See Exhibit C and Exhibits A, B and 12.":         {"C", "A", "B", "12"},
		"Index of Exhibits Mẫu Văn Thí Dụ Nguyễn":         nil,
		"Index of Exhibits J. Doe":                        nil,
		"the exhibits Éloïse keeps; Exhibit Mẫu":          nil,
		"Exhibit A, the index of which is above. EXHIBIT": {"A"},
	} {
		if got := ExhibitsNamed(text); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
