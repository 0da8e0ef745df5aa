package main

import (
	"slices"
	"strings"
	"testing"
)

func TestReadTargets(t *testing.T) {
	got := readTargets([]byte(events(
		`{"Action":"start","Package":"`+ours+`a"}`,
		`{"Action":"output","Package":"`+ours+`a","Output":"FuzzOne\n"}`,
		`{"Action":"output","Package":"`+ours+`a","Output":"FuzzTwo\n"}`,
		`{"Action":"output","Package":"`+ours+`a","Output":"ok  \t`+ours+`a\t0.004s\n"}`,
		`{"Action":"output","Package":"`+ours+`b","Output":"FuzzOne\n"}`,
		`go: downloading x`)))
	want := []fuzzTarget{{ours + "a", "FuzzOne"}, {ours + "a", "FuzzTwo"}, {ours + "b", "FuzzOne"}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

// A step that this machine cannot do is a skip that says why; it never passes in silence.
func TestStepThatIsNotPossibleSaysSo(t *testing.T) {
	var out strings.Builder
	tally := newTally(&out)
	tally.skip("a step", "missing: a tool")
	tally.close(nil)
	if tally.skipped != 1 || tally.passed != 0 || !strings.Contains(out.String(), "not possible on this machine: missing: a tool") {
		t.Errorf("%q", out.String())
	}
	for _, s := range longSteps() {
		if s.name == "" || s.cannot == nil || s.run == nil {
			t.Errorf("step %q is not whole", s.name)
		}
	}
}

func TestCompilesWith(t *testing.T) {
	if !onPath(compiler()) {
		t.Skip("no C compiler")
	}
	if compilesWith("-fno-such-flag-is-there") || !compilesWith("-O1") {
		t.Error("the probe does not tell a flag that is there from one that is not")
	}
}

// One part of the long run can be run by itself, by a few words of its name.
func TestLongStepByItsName(t *testing.T) {
	for args, want := range map[string]string{
		"": "", "--long": "", "--long=debian": "the Debian package in a clean system", "-long=DEBIAN PACKAGE": "the Debian package in a clean system",
	} {
		o, err := readTestOptions(strings.FieldsFunc(args, func(r rune) bool { return r == '|' }))
		if err != nil || o.long != (args != "") || (want == "") != (o.steps == nil) || want != "" && (len(o.steps) != 1 || o.steps[0].name != want) {
			t.Errorf("%q: %+v, %v", args, o, err)
		}
	}
	for _, args := range []string{"long", "--short", "--long=", "--long=?", "--longer=debian"} {
		if _, err := readTestOptions([]string{args}); err == nil {
			t.Errorf("%q was taken", args)
		}
	}
	if _, err := readTestOptions([]string{"--long=?"}); !strings.Contains(err.Error(), "fuzzing") {
		t.Errorf("the parts are not named: %v", err)
	}
}
