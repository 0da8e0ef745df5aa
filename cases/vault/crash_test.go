package vault

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("VAULT_CHILD"); dir != "" {
		workUntilKilled(dir)
		return
	}
	if what := os.Getenv("VAULT_STEP"); what != "" {
		workToStep(what)
		return
	}
	if state := os.Getenv("VAULT_REAL_KEYRING"); state != "" {
		if err := insideRealKeyring(state); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// The canaries are words that must never lie on a disk in clear.
var canaries = []string{"Zzcanary", "zzcanary", "Quillon", "Kanarienvogel"}

func evidenceText(n int) []byte {
	return bytes.Repeat([]byte(fmt.Sprintf("Kanarienvogel %d. ", n)), 40_000)
}

// fail ends a child that could not do its work; its parent finds what it said.
func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// workUntilKilled is the child: it works and acknowledges each change on its standard output, outside the vault.
func workUntilKilled(dir string) {
	ctx := context.Background()
	v, err := Open(ctx, dir, Unlock{Passphrase: pass})
	fail(err)
	if os.Getenv("VAULT_CHILD_JOB") == "renew" {
		renewUntilKilled(ctx, v)
	}
	for n := 0; ; n++ {
		c := sampleClient()
		fail(v.Write(ctx, &c, sampleMatter(c)))
		fmt.Println("client", c.ID)
		c.Dialect = fmt.Sprint("Kanarienvogel ", n)
		fail(v.Write(ctx, c))
		_, err := v.Search(ctx, "zzcanary", 5)
		fail(err)
		if n%3 == 0 {
			b, err := v.Import(ctx, "matter/m", bytes.NewReader(evidenceText(n)), cases.NoProgress, nil)
			fail(err)
			fmt.Println("blob", b.ID, n)
		}
	}
}

// renewUntilKilled renews the keys and deletes matters for good, again and again.
func renewUntilKilled(ctx context.Context, v *Vault) {
	secrets := Secrets{Passphrase: pass}
	for n := 0; ; n++ {
		c := sampleClient()
		m := sampleMatter(c)
		m.Title = doomedWords[0]
		fail(v.Write(ctx, &c, m))
		fmt.Println("client", c.ID)
		b, err := v.Import(ctx, cases.MatterStream(m.ID), bytes.NewReader(evidenceText(n)), cases.NoProgress, nil)
		fail(err)
		fail(v.Rotate(ctx, secrets))
		fmt.Println("blob", b.ID, n)
		fmt.Println("doomed", b.ID) // from here on it may be there or not
		_, err = v.Destroy(ctx, m.ID, &secrets)
		fail(err)
		fmt.Println("gone", m.ID)
	}
}

// kill -9 at a random moment: everything acknowledged is there, the vault opens and checks clean, and no clear word
// lies in the vault folder, HOME, or the folder for temporary files, neither while it is open nor after the kill.
func TestKill(t *testing.T) { killAgainAndAgain(t, times(4, 100), "") }

// The same while keys are renewed and matters are deleted for good.
func TestKillRenewal(t *testing.T) { killAgainAndAgain(t, times(3, 100), "renew") }

// killAgainAndAgain kills a child that does job so many times, and takes a new vault now and then.
func killAgainAndAgain(t *testing.T, kills int, job string) {
	acknowledged := 0
	for kills > 0 {
		v, _ := newVault(t)
		must(t, v.Close())
		home, last := t.TempDir(), []string(nil)
		for range min(kills, 10) {
			acked := killedChild(t, v.dir, home, job)
			acknowledged += len(acked)
			last = append(last[max(0, len(last)-20):], acked...) // what survived one kill survives the next
			lookAfterKill(t, v.dir, home, last)
		}
		kills -= 10
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("after a clean exit: %v", got)
		}
	}
	if acknowledged == 0 {
		t.Error("nothing was ever acknowledged")
	}
	t.Logf("%d changes were acknowledged", acknowledged)
}

func lookAfterKill(t *testing.T, dir, home string, acked []string) {
	t.Helper()
	noCanary(t, dir, home)
	for _, problem := range checkFolder(t, dir).Problems { // a kill inside a write may tear the block that was being written
		if !strings.Contains(problem, "-wal: block") && !strings.Contains(problem, "-journal: block") {
			t.Fatalf("after a kill: %q", problem)
		}
	}
	back := open(t, dir)
	if r := get(back.Check(t.Context(), nil))(t); !r.OK() {
		t.Fatalf("opened after a kill: %q", r.Problems)
	}
	doomed := map[string]bool{}
	for _, line := range acked {
		if id, ok := strings.CutPrefix(line, "doomed "); ok {
			doomed[id] = true
		}
	}
	for _, line := range acked {
		compareAcknowledged(t, back, line, doomed)
	}
	must(t, back.Close())
}

// compareAcknowledged looks for what one line promised. Blobs that are doomed may be gone.
func compareAcknowledged(t *testing.T, v *Vault, line string, doomed map[string]bool) {
	t.Helper()
	var id string
	var n int
	if k, _ := fmt.Sscanf(line, "blob %s %d", &id, &n); k == 2 {
		if !doomed[id] && !bytes.Equal(readBlob(t, v, id), evidenceText(n)) {
			t.Errorf("blob %s differs", id)
		}
	} else if k, _ := fmt.Sscanf(line, "gone %s", &id); k == 1 {
		if _, err := v.Snapshot(t.Context(), id); !errors.Is(err, cases.ErrNotFound) {
			t.Errorf("a matter that was deleted for good: %v", err)
		}
	} else if k, _ := fmt.Sscanf(line, "client %s", &id); k == 1 {
		get(Get[cases.Client](t.Context(), v, id))(t)
	}
}

// slowStart is added to the life of a child where programs start slowly, so that it gets to work before it is killed.
var slowStart = map[string]time.Duration{"windows": 2 * time.Second}[runtime.GOOS]

// killedChild runs the child, looks for clear words while it works, kills it, and returns what it acknowledged.
func killedChild(t *testing.T, dir, home, job string) (acked []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "VAULT_CHILD="+dir, "VAULT_CHILD_JOB="+job, "HOME="+home, "TMPDIR="+home)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	defer time.AfterFunc(slowStart+time.Duration(300+rand.Intn(700))*time.Millisecond, func() { cmd.Process.Kill() }).Stop()
	for s := bufio.NewScanner(out); s.Scan(); {
		if acked = append(acked, s.Text()); len(acked) == 3 {
			noCanary(t, dir, home)
		}
	}
	cmd.Wait()
	if errs.Len() > 0 {
		t.Fatalf("child: %.300s", errs.String())
	}
	return acked
}

// noCanary searches every file, and every file name, for clear words.
func noCanary(t testing.TB, dirs ...string) {
	t.Helper()
	for _, dir := range dirs {
		must(t, filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil // a journal that is gone by now
			}
			if err != nil || d.IsDir() {
				return err
			}
			if d.Name() == lockName && runtime.GOOS == "windows" {
				return nil // nobody else can read it there; TestFolderRights sees that it is empty
			}
			b, err := os.ReadFile(p)
			if err != nil && !os.IsNotExist(err) {
				return err
			}
			for _, word := range canaries {
				if bytes.Contains(b, []byte(word)) || strings.Contains(d.Name(), word) {
					t.Errorf("%s holds %q", d.Name(), word)
				}
			}
			return nil
		}))
	}
}

// The search for canaries does find them in a file that holds some.
func TestCanaryControl(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "x"), []byte("…Zzcanary…"), 0o600))
	probe := &probeTB{TB: t}
	noCanary(probe, dir)
	if !probe.failed {
		t.Error("nothing was found")
	}
}

type probeTB struct {
	testing.TB
	failed bool
}

func (p *probeTB) Errorf(string, ...any) { p.failed = true }

// Two programs at once: the second is told so and changes nothing.
func TestTwoPrograms(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "VAULT_CHILD="+v.dir)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), cases.ErrInUse.Error()) {
		t.Errorf("the second program: %v %.200s", err, out)
	}
	get(Get[cases.Client](t.Context(), v, c.ID))(t)
}
