package forms

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// ReadyMatter makes deadlines, forms and documents; run again it records no deadline twice, moves none,
// and makes forms and documents anew under their own ids.
func TestReadyMatterTwice(t *testing.T) {
	d := desk(t)
	id := matterID(cases.ProtectiveOrder)
	before, err := d.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, had := range before.Deadlines {
		if err := d.Delete(t.Context(), had); err != nil {
			t.Fatal(err)
		}
	}
	first, err := ReadyMatter(t.Context(), d, id, MatterOptions{Now: today})
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Filled) == 0 || len(first.Missing) == 0 || len(first.Drafted) == 0 {
		t.Fatalf("%d filled, %d missing, %d drafted", len(first.Filled), len(first.Missing), len(first.Drafted))
	}
	made, err := d.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Deadlines) == 0 || len(made.Deadlines) != len(first.Deadlines) {
		t.Fatalf("%d deadlines recorded, %d in the vault", len(first.Deadlines), len(made.Deadlines))
	}
	again, err := ReadyMatter(t.Context(), d, id, MatterOptions{Now: today})
	if err != nil {
		t.Fatal(err)
	}
	after, err := d.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Deadlines) != 0 || len(after.Deadlines) != len(made.Deadlines) || after.Deadlines[0].Rev != made.Deadlines[0].Rev {
		t.Errorf("a second run records %d deadlines anew", len(again.Deadlines))
	}
	if len(after.Forms) != len(made.Forms) || len(after.Documents) != len(made.Documents) || after.Forms[0].ID != made.Forms[0].ID {
		t.Errorf("forms %d then %d, documents %d then %d", len(made.Forms), len(after.Forms), len(made.Documents), len(after.Documents))
	}
}
