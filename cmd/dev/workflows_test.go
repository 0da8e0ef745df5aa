package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// workflows are the texts below .github by their names.
func workflows(t *testing.T) map[string]string {
	t.Helper()
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, pattern := range []string{"workflows/*.yml", "actions/*/action.yml"} {
		found, err := filepath.Glob(filepath.Join(tr.root, ".github", filepath.FromSlash(pattern)))
		if err != nil || len(found) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, path := range found {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path)] = string(text)
		}
	}
	return out
}

var (
	ourRunner = regexp.MustCompile(`go run (\S+) ([a-z]+)(?: ([^\n)"]*))?`)
	usedThing = regexp.MustCompile(`(?m)^\s*-?\s*uses: (\S+)(.*)$`)
	pinnedUse = regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	itsTag    = regexp.MustCompile(`^ # v\d+\.\d+\.\d+$`)
)

// A workflow that names a verb the runner has not, fails on the day of the release.
func TestWorkflowsNameRealVerbs(t *testing.T) {
	var known, systems, named []string
	for _, v := range verbs() {
		known = append(known, v.name)
	}
	for _, m := range makers() {
		systems = append(systems, m.name)
	}
	for name, text := range workflows(t) {
		for _, m := range ourRunner.FindAllStringSubmatch(text, -1) {
			named = append(named, m[2])
			if m[1] != "./cmd/dev" || !slices.Contains(known, m[2]) {
				t.Errorf("%s runs %q, which is no verb", name, m[0])
			}
			if m[2] != "package" {
				continue
			}
			for _, system := range strings.Fields(m[3]) {
				if !slices.Contains(systems, system) {
					t.Errorf("%s packages %q, and no maker is called that", name, system)
				}
			}
		}
	}
	for _, verb := range []string{"check", "test", "vuln", "version", "mesa", "package", "join"} {
		if !slices.Contains(named, verb) {
			t.Errorf("no workflow runs `dev %s`", verb)
		}
	}
}

// Code of others runs with the rights of the workflow: it is the commit that was looked at, whatever a tag says today.
func TestWorkflowsAreNarrow(t *testing.T) {
	for name, text := range workflows(t) {
		for _, m := range usedThing.FindAllStringSubmatch(text, -1) {
			if !strings.HasPrefix(m[1], "./.github/") && (!pinnedUse.MatchString(m[1]) || !itsTag.MatchString(m[2])) {
				t.Errorf("%s uses %s%s: give the commit, and its version behind it", name, m[1], m[2])
			}
		}
		if !strings.HasPrefix(name, "workflows/") {
			continue
		}
		if !strings.Contains(text, "\npermissions:\n  contents: read\n") {
			t.Errorf("%s does not begin with reading alone", name)
		}
		if n := strings.Count(text, ": write"); n > 0 && (name != "workflows/release.yml" || n > 1) {
			t.Errorf("%s may write %d things", name, n)
		}
		if strings.Count(text, "actions/checkout@") != strings.Count(text, "persist-credentials: false") {
			t.Errorf("%s leaves its key in a checkout", name)
		}
		if strings.Contains(text, "pull_request_target") {
			t.Errorf("%s gives pull requests of strangers its rights", name)
		}
	}
}

// On every system it is the same check.
func TestCheckRunsEverywhere(t *testing.T) {
	text := workflows(t)["workflows/check.yml"]
	for _, runner := range []string{"ubuntu-", "windows-", "macos-15-intel", "macos-15,"} {
		if !strings.Contains(text, "runner: "+runner) {
			t.Errorf("no runner %s", runner)
		}
	}
	if strings.Count(text, "go run ") != 1 {
		t.Error("the systems do not run one and the same command")
	}
}

func TestHeadingOfTheVersion(t *testing.T) {
	for text, want := range map[string]bool{
		"# Changes\n\n## 1.2.3\n": true, "## [1.2.3] - 2027-01-01\n": true, "## 1.2.3 (soon)\n": true, "## 1.2.3": true,
		"## 1.2.30\n": false, "## 11.2.3\n": false, "### 1.2.3\n": false, "x ## 1.2.3\n": false, "## 1.2.3-rc1\n": false, "": false,
	} {
		if hasHeading(text, "1.2.3") != want {
			t.Errorf("%q: not %v", text, want)
		}
	}
}
