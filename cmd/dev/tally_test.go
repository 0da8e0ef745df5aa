package main

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

const ours = "github.com/harborfile/harborfile/"

var closing = regexp.MustCompile(`^\d+ passed, \d+ failed, \d+ skipped$`)

// events builds a `go test -json` stream; each word list is one event.
func events(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

func TestTally(t *testing.T) {
	cases := map[string]struct {
		stream                  string
		end                     error
		passed, failed, skipped int
		shows, hides            []string
	}{
		"passes are counted and their words left out": {
			stream: events(
				`{"Action":"run","Package":"`+ours+`a","Test":"TestX"}`,
				`{"Action":"output","Package":"`+ours+`a","Test":"TestX","Output":"chatter\n"}`,
				`{"Action":"pass","Package":"`+ours+`a","Test":"TestX"}`,
				`{"Action":"pass","Package":"`+ours+`a","Elapsed":0.2}`),
			passed: 1, shows: []string{"ok    a"}, hides: []string{"chatter"},
		},
		"a failure shows what it said": {
			stream: events(
				`{"Action":"output","Package":"`+ours+`a","Test":"TestX","Output":"=== RUN   TestX\n"}`,
				`{"Action":"output","Package":"`+ours+`a","Test":"TestX","Output":"    x_test.go:3: got 1, want 2\n"}`,
				`{"Action":"output","Package":"`+ours+`a","Test":"TestX","Output":"--- FAIL: TestX (0.00s)\n"}`,
				`{"Action":"fail","Package":"`+ours+`a","Test":"TestX"}`,
				`{"Action":"fail","Package":"`+ours+`a"}`),
			end: errors.New("exit status 1"), failed: 1,
			shows: []string{"--- FAIL: TestX", "got 1, want 2", "FAIL  a"}, hides: []string{"=== RUN"},
		},
		"a skip is a line of its own, with its reason": {
			stream: events(
				`{"Action":"output","Package":"`+ours+`a","Test":"TestX/sub","Output":"    x_test.go:3: ../shared/forms is not there\n        and a long story\n"}`,
				`{"Action":"skip","Package":"`+ours+`a","Test":"TestX/sub"}`,
				`{"Action":"pass","Package":"`+ours+`a","Test":"TestX"}`),
			passed: 1, skipped: 1, shows: []string{"--- SKIP: TestX/sub\n", "../shared/forms is not there"}, hides: []string{"long story"},
		},
		"a package that does not build is one failure": {
			stream: events(
				`{"Action":"build-output","ImportPath":"`+ours+`a","Output":"a.go:1: undefined: q\n"}`,
				`{"Action":"build-fail","ImportPath":"`+ours+`a"}`,
				`{"Action":"start","Package":"`+ours+`a"}`,
				`{"Action":"output","Package":"`+ours+`a","Output":"FAIL\t`+ours+`a [build failed]\n"}`,
				`{"Action":"fail","Package":"`+ours+`a","FailedBuild":"`+ours+`a"}`),
			end: errors.New("exit status 1"), failed: 1, shows: []string{"undefined: q"},
		},
		"a crash outside a test is one failure": {
			stream: events(
				`{"Action":"run","Package":"`+ours+`a","Test":"TestX"}`,
				`{"Action":"output","Package":"`+ours+`a","Test":"TestX","Output":"panic: test timed out\n"}`,
				`{"Action":"fail","Package":"`+ours+`a"}`),
			end: errors.New("exit status 1"), failed: 1, shows: []string{"TestX did not end", "test timed out"},
		},
		"an unexplained end counts": {
			stream: events(`{"Action":"pass","Package":"` + ours + `a","Test":"TestX"}`),
			end:    errors.New("signal: killed"), passed: 1, failed: 1, shows: []string{"signal: killed"},
		},
		"no test at all is a failure": {failed: 1, shows: []string{"no test was run"}},
		"a line that is no event is passed on": {
			stream: "go: downloading x\n" + events(`{"Action":"pass","Package":"`+ours+`a","Test":"TestX"}`),
			passed: 1, shows: []string{"go: downloading x"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			got := newTally(&out)
			if err := got.read(strings.NewReader(c.stream)); err != nil {
				t.Fatal(err)
			}
			got.close(c.end)
			if got.passed != c.passed || got.failed != c.failed || got.skipped != c.skipped {
				t.Errorf("counted %d, %d, %d; want %d, %d, %d\n%s", got.passed, got.failed, got.skipped, c.passed, c.failed, c.skipped, &out)
			}
			for _, s := range c.shows {
				if !strings.Contains(out.String(), s) {
					t.Errorf("%q is not shown in\n%s", s, &out)
				}
			}
			for _, s := range c.hides {
				if strings.Contains(out.String(), s) {
					t.Errorf("%q is shown in\n%s", s, &out)
				}
			}
			lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
			if last := lines[len(lines)-1]; !closing.MatchString(last) {
				t.Errorf("the last line is %q", last)
			}
		})
	}
}
