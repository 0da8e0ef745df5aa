package forms

import (
	"slices"
	"testing"
)

func TestPrintingNamesTheFormsOfAFact(t *testing.T) {
	of := []string{"DV-100", "I-914", "no such form"}
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{[]string{"client.aNumber"}, []string{"I-914"}},
		{[]string{"client.name.full", "client.name.family"}, []string{"DV-100", "I-914"}},
		{[]string{"client.pronouns"}, nil},
	} {
		if got := Printing(of, c.paths...); !slices.Equal(got, c.want) {
			t.Errorf("%v stands in %v, wanted %v", c.paths, got, c.want)
		}
	}
}
