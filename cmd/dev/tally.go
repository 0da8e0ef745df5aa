package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strings"
	"time"
)

// An event is one line of `go test -json`.
type event struct {
	Action, Package, Test, Output, ImportPath, FailedBuild string
	Elapsed                                                float64
}

// A tally reads the events of a whole run, shows what a person wants to see of them, and counts.
type tally struct {
	w                       io.Writer
	passed, failed, skipped int
	words                   map[string]*bytes.Buffer // output of what runs now, by test, package or build
	failures                map[string]int           // by package, to know one that broke outside any test
	inPackage               map[string]int           // tests ended, by package
}

func newTally(w io.Writer) *tally {
	return &tally{w: w, words: map[string]*bytes.Buffer{}, failures: map[string]int{}, inPackage: map[string]int{}}
}

// from runs a command that prints events, and takes them all.
func (t *tally) from(cmd *exec.Cmd) error {
	cmd.Stdout = nil
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	readErr := t.read(out)
	if err := cmd.Wait(); err != nil {
		return err
	}
	return readErr
}

// read takes every event until the end of r. A line that is no event is passed on as it is.
func (t *tally) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			t.line(line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (t *tally) line(line []byte) {
	var e event
	if json.Unmarshal(line, &e) != nil || e.Action == "" {
		t.w.Write(line)
		return
	}
	switch {
	case e.Action == "build-output":
		t.buffer("build " + e.ImportPath).WriteString(e.Output)
	case e.Action == "output":
		t.buffer(e.key()).WriteString(e.Output)
	case e.Test != "":
		t.test(e)
	default:
		t.pkg(e)
	}
}

func (e event) key() string { return e.Package + " " + e.Test }

// test counts one test or subtest as it ends.
func (t *tally) test(e event) {
	switch e.Action {
	case "pass":
		t.passed++
	case "fail":
		t.failed++
		t.failures[e.Package]++
		fmt.Fprintf(t.w, "--- FAIL: %s (%s, %.2fs)\n%s", e.Test, short(e.Package), e.Elapsed, indent(t.take(e.key())))
	case "skip":
		t.skipped++
		fmt.Fprintf(t.w, "--- SKIP: %s\n%s", e.Test, indent(reason(t.take(e.key()))))
	default:
		return
	}
	t.inPackage[e.Package]++
	delete(t.words, e.key())
}

// pkg closes one package. One that broke outside its tests (it did not build, it crashed, it ran out of time) counts
// as one failure and shows all it said.
func (t *tally) pkg(e event) {
	key := e.key()
	switch e.Action {
	case "pass":
		fmt.Fprintf(t.w, "ok    %-32s %5d tests %7.1fs\n", short(e.Package), t.inPackage[e.Package], e.Elapsed)
	case "fail":
		if t.failures[e.Package] == 0 {
			t.failed++
			fmt.Fprintf(t.w, "--- FAIL: %s, outside its tests\n", short(e.Package))
			if e.FailedBuild != "" {
				io.WriteString(t.w, indent(t.take("build "+e.FailedBuild)))
			}
			t.unfinished(e.Package)
			io.WriteString(t.w, indent(t.take(key)))
		}
		fmt.Fprintf(t.w, "FAIL  %-32s %5d tests %7.1fs\n", short(e.Package), t.inPackage[e.Package], e.Elapsed)
	default:
		return
	}
	delete(t.words, key)
}

// unfinished shows what the tests that never ended had said.
func (t *tally) unfinished(pkg string) {
	for key := range t.words {
		if strings.HasPrefix(key, pkg+" ") && key != pkg+" " {
			fmt.Fprintf(t.w, "    %s did not end\n%s", strings.TrimPrefix(key, pkg+" "), indent(t.take(key)))
		}
	}
}

// fault counts something that went wrong outside go test.
func (t *tally) fault(name string) {
	t.failed++
	fmt.Fprintf(t.w, "--- FAIL: %s\n", name)
}

// skip counts something beside the tests that is not possible on this machine, and says why.
func (t *tally) skip(name, why string) {
	t.skipped++
	fmt.Fprintf(t.w, "--- SKIP: %s\n    not possible on this machine: %s\n", name, why)
}

// done says that a part of a long run found nothing wrong.
func (t *tally) done(name string, runs int, took time.Duration) {
	fmt.Fprintf(t.w, "ok    %s: %d runs in %s\n", name, runs, took.Round(time.Second))
}

func (t *tally) vet(err error) {
	if err != nil {
		t.fault("go vet (its words are above)")
		return
	}
	fmt.Fprintln(t.w, "ok    go vet")
}

// explain counts an end of go test that no counted failure explains.
func (t *tally) explain(err error) {
	if err != nil && t.failed == 0 {
		t.fault(fmt.Sprintf("go test (%v)", err))
	}
}

// close prints the count alone on the last line. An end of go test that no counted failure explains counts as one:
// a run that broke must never close with "0 failed".
func (t *tally) close(err error) {
	t.explain(err)
	if t.passed == 0 && t.failed == 0 {
		t.fault("no test was run")
	}
	fmt.Fprintf(t.w, "%d passed, %d failed, %d skipped\n", t.passed, t.failed, t.skipped)
}

func (t *tally) buffer(key string) *bytes.Buffer {
	if t.words[key] == nil {
		t.words[key] = &bytes.Buffer{}
	}
	return t.words[key]
}

// take returns and forgets what was said under a key, without the lines go test adds for itself.
func (t *tally) take(key string) string {
	buf := t.words[key]
	if buf == nil {
		return ""
	}
	delete(t.words, key)
	var out strings.Builder
	for line := range strings.Lines(buf.String()) {
		if !frame.MatchString(line) {
			out.WriteString(line)
		}
	}
	return out.String()
}

// reason is the one line of a skipped test's words that says why: the first that a test's source speaks.
func reason(text string) string {
	for line := range strings.Lines(text) {
		if spoken.MatchString(line) {
			return line
		}
	}
	return text
}

var spoken = regexp.MustCompile(`^\s*\w+\.go:\d+: `)

// frame matches the lines that go test puts around what a test says.
var frame = regexp.MustCompile(`^\s*(=== (RUN|PAUSE|CONT|NAME) .*|--- (PASS|FAIL|SKIP): .*|PASS|FAIL(\s.*)?|exit status \d+)?\s*$`)

// indent sets text four spaces in, each line closed.
func indent(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		out.WriteString("    " + strings.TrimRight(line, "\n") + "\n")
	}
	return out.String()
}

// short is a package's path inside the project.
func short(pkg string) string {
	return strings.TrimPrefix(strings.TrimPrefix(pkg, "github.com/harborfile/harborfile"), "/")
}
