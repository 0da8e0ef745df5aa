package vault

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// workToStep is the child: it does one piece of work and ends itself, as kill -9 would, at the step named.
func workToStep(what string) {
	parts := strings.SplitN(what, "|", 4)
	dir, at, job, id := parts[0], parts[1], parts[2], parts[3]
	if job == "migrate" {
		withMigrations(toNext)
	}
	if job == "open" || job == "migrate" {
		stopAt(at)
	}
	v, err := Open(context.Background(), dir, Unlock{Passphrase: pass})
	stopAt(at)
	if err == nil {
		err = workAt(v, job, id)
	}
	if err == nil {
		err = v.Close()
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// stopAt makes this program say the name of each step, and end itself at one.
func stopAt(at string) {
	step = func(name string) {
		fmt.Println(name)
		if name == at {
			p, _ := os.FindProcess(os.Getpid())
			p.Kill()
			select {}
		}
	}
}

func workAt(v *Vault, job, id string) error {
	ctx := context.Background()
	switch job {
	case "rotate":
		return v.Rotate(ctx, Secrets{Passphrase: pass})
	case "rotate evidence":
		return v.RotateEvidence(ctx)
	case "destroy":
		_, err := v.Destroy(ctx, id, &Secrets{Passphrase: pass})
		return err
	case "import":
		_, err := v.Import(ctx, "matter/m", bytes.NewReader(randomBytes(9, importedAtSteps)), cases.NoProgress, nil)
		return err
	}
	return nil // opening and closing is the work
}

// killedAt runs the child and sees to it that it ended at the step.
func killedAt(t *testing.T, dir, at, job, id string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "VAULT_STEP="+strings.Join([]string{dir, at, job, id}, "|"))
	out, err := cmd.Output()
	if err == nil {
		t.Fatalf("%s was never reached: %s", at, out)
	}
	last := ""
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
		last = s.Text()
	}
	if last != at {
		t.Fatalf("ended at %q instead of %q: %s", last, at, out)
	}
}

// importedAtSteps is more than one batch, so that a kill can fall between two.
const importedAtSteps = (batchSlices + 1) << 20

// kill -9 at every named step of an import: what was there before is there, and the file is whole or leaves nothing.
func TestImportKilledAtEveryStep(t *testing.T) {
	v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
	must(t, v.Close())
	stored := 1
	for _, at := range importSteps {
		killedAt(t, v.dir, at, "import", "")
		noCanary(t, v.dir)
		if r := checkFolder(t, v.dir); !r.OK() {
			t.Errorf("%s: check %q", at, r.Problems)
		}
		if at == "import: recorded" || at == "import: kept" {
			stored++
		}
		v = open(t, v.dir)
		holdsAll(t, v, c, b)
		slices := 1
		for no, whole := range importedBlobs(t, v) {
			if no == b.ID {
				continue
			}
			slices += importedAtSteps>>20 + 1
			if !bytes.Equal(whole, randomBytes(9, importedAtSteps)) {
				t.Errorf("%s: a file that counts as imported differs", at)
			}
		}
		if n := len(importedBlobs(t, v)); n != stored {
			t.Errorf("%s: %d files, want %d", at, n, stored)
		}
		if n := v.evidence.count(t); n != slices {
			t.Errorf("%s: %d slices, want %d", at, n, slices)
		}
		must(t, v.Close())
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("%s: the folder holds %v", at, got)
		}
	}
}

// importedBlobs reads every sealed file that the records know.
func importedBlobs(t *testing.T, v *Vault) map[string][]byte {
	t.Helper()
	rows := get(v.read.Query("SELECT id FROM blob"))(t)
	defer rows.Close()
	all := map[string][]byte{}
	for rows.Next() {
		var id string
		must(t, rows.Scan(&id))
		all[id] = readBlob(t, v, id)
	}
	must(t, rows.Err())
	return all
}
