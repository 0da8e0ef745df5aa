package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A release builds from nothing that another workflow could have written.
func TestReleaseTakesNoCache(t *testing.T) {
	text := workflows(t)["workflows/release.yml"]
	ready := strings.Count(text, "uses: ./.github/actions/ready")
	if ready == 0 || ready != strings.Count(text, "uses: ./.github/actions/ready\n        with:\n          cache: \"false\"\n") {
		t.Error("a job of the release takes the cache")
	}
	if !strings.Contains(text, "--draft ") {
		t.Error("a release is published before anybody looked at it")
	}
}

// Whoever looks at a draft reads on it what has no signature that anybody believes.
func TestDraftSaysWhatIsNotSigned(t *testing.T) {
	_, draft, _ := strings.Cut(workflows(t)["workflows/release.yml"], "- name: Draft\n")
	for _, secret := range []string{"SIGN_KEY", "AUTHENTICODE_CERTS", "MACOS_CERTIFICATE", "NOTARY_APPLE_ID"} {
		if !strings.Contains(draft, "secrets."+secret+" != ''") {
			t.Errorf("the draft says nothing where %s is lacking", secret)
		}
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash")
	}
	_, script, _ := strings.Cut(draft, "run: |\n")
	for signed, want := range map[string]string{
		"true":  "create v1.2.3 --draft --verify-tag --title Harborfile 1.2.3 --notes-file",
		"false": "create v1.2.3 --draft --verify-tag --title Harborfile 1.2.3, NOT FOR PUBLICATION --notes-file",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "CHANGELOG.md"), []byte("# Changes\n\n## 1.2.3\n\nnews\n\n## 1.2.2\n\nold\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("bash", "-e", "-c", "gh() { shift; echo \"$@\"; }\n"+script)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "RUNNER_TEMP="+dir, "GITHUB_REF_NAME=v1.2.3", "SUMS_SIGNED=true", "WINDOWS_SIGNED=true", "MACOS_SIGNED="+signed)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.HasPrefix(string(out), want) {
			t.Errorf("%v: %s", err, out)
		}
		notes, err := os.ReadFile(filepath.Join(dir, "notes.md"))
		if text := string(notes); err != nil || !strings.Contains(text, "news") || strings.Contains(text, "old") ||
			strings.Contains(text, "**Not for publication: the macOS package") != (signed == "false") || strings.Contains(text, "SIGN_KEY") {
			t.Errorf("the notes: %v\n%s", err, notes)
		}
	}
}
