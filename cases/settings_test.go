package cases

import (
	"errors"
	"testing"
)

func TestSettings(t *testing.T) {
	for minutes, ok := range map[int]bool{0: true, 1: true, 10: true, 60: true, 61: false, -1: false, 100_000: false} {
		err := Settings{LockAfter: minutes}.Check()
		var field *FieldError
		if (err == nil) != ok || !ok && (!errors.As(err, &field) || field.Field != "settings.lockAfter") {
			t.Errorf("%d minutes: %v", minutes, err)
		}
		if !ok && Explain(err, "es").What == Explain(err, "en").What {
			t.Errorf("%d minutes are explained in English only", minutes)
		}
	}
	if a, b := (Settings{LockAfter: 1}).Key(), (Settings{Checked: "x"}).Key(); a != b || a.Stream != OfficeStream {
		t.Errorf("two records of settings: %v, %v", a, b)
	}
}
