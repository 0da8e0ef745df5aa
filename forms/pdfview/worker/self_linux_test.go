package worker

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// selfTry names the variable that makes this test binary a program that is upgraded, or removed, while it runs.
const selfTry = "HARBORFILE_SELF_TRY"

func TestSelfOutlivesAnUpgrade(t *testing.T) {
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if what := os.Getenv(selfTry); what != "" {
		if err := os.Remove(own); err != nil {
			t.Fatal(err)
		}
		if what == "upgraded" {
			if err := os.WriteFile(own, []byte("#!/bin/sh\necho the next version\n"), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		exe, err := self()
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(exe, "-test.list=^TestSelf").CombinedOutput()
		if err != nil || !strings.Contains(string(out), "TestSelfOutlivesAnUpgrade") {
			t.Fatalf("started %s: %v\n%s", exe, err, out)
		}
		return
	}
	if exe, err := self(); err != nil || exe != own {
		t.Errorf("%s, %v", exe, err)
	}
	program, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range []string{"upgraded", "removed"} {
		copied := filepath.Join(t.TempDir(), "program")
		if err := os.WriteFile(copied, program, 0o700); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(copied, "-test.run=^TestSelfOutlivesAnUpgrade$")
		cmd.Env = append(os.Environ(), selfTry+"="+what)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", what, err, out)
		}
	}
}
