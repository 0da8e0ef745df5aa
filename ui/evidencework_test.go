package ui

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A name that a file gets on its way out holds no word of the client's, not even as what looks like an ending.
func TestNeutralName(t *testing.T) {
	for name, want := range map[string]string{"a.PDF": "item.PDF", "Letter of Dr. Example": "item", "x.\u202egpj": "item", "scan": "item", "y.heic": "item.heic", "Calle 5. Casa": "item"} {
		if got := neutralName(&cases.EvidenceItem{FileName: name}); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
