package main

import (
	"slices"
	"strings"
	"testing"
)

func TestTakeTwice(t *testing.T) {
	rest, how := takeTwice([]string{"linux", "--twice", "windows"})
	if !slices.Equal(rest, []string{"linux", "windows"}) || how != twice {
		t.Errorf("%q, %q", rest, how)
	}
	if rest, how := takeTwice([]string{"linux"}); len(rest) != 1 || how != "" {
		t.Errorf("%q, %q", rest, how)
	}
}

func TestChooseMakers(t *testing.T) {
	for words, want := range map[string]int{"windows": 1, "linux windows": 2, "": 0, "solaris": 0, "windows solaris": 0, "linux linux": 2} {
		chosen, err := chooseMakers(strings.Fields(words))
		if (err != nil) != (want == 0) || len(chosen) != want {
			t.Errorf("%q: %d makers, %v", words, len(chosen), err)
		}
	}
}

func TestCompareTellsWhatDiffers(t *testing.T) {
	got := compare(map[string][]byte{"a": {1}, "b": {1}, "c": {1}}, map[string][]byte{"a": {1}, "b": {2, 3}, "d": {1}})
	want := []string{"the same bytes        a", "differs               b (1 and 2 bytes)", "only the first time   c", "only the second time  d"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
