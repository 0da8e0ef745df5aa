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
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// TestBackupChild is the child of the tests below, and nothing otherwise.
func TestBackupChild(t *testing.T) {
	dir, file, code := os.Getenv("BACKUP_CHILD_VAULT"), os.Getenv("BACKUP_CHILD_FILE"), os.Getenv("BACKUP_CHILD_CODE")
	if at := os.Getenv("BACKUP_CHILD_STEP"); at != "" {
		step = func(name string) {
			if name == at {
				fmt.Println("reached")
				get(os.FindProcess(os.Getpid()))(t).Kill()
				select {}
			}
		}
	}
	switch {
	case dir == "":
		return // no child of theirs
	case code != "":
		restoreUntilKilled(t, file, dir, cases.Secret(code))
	default:
		backUpUntilKilled(t, dir, file)
	}
}

func backUpUntilKilled(t *testing.T, dir, file string) {
	v := open(t, dir)
	go func() {
		for {
			c := sampleClient()
			if v.Write(context.Background(), c, sampleMatter(c)) != nil {
				os.Exit(1)
			}
		}
	}()
	fmt.Println("ready")
	for {
		get(v.Backup(context.Background(), file, nil))(t)
		fmt.Println("made")
	}
}

func restoreUntilKilled(t *testing.T, file, dir string, code cases.Secret) {
	f := get(os.Open(file))(t)
	fmt.Println("ready")
	v, r, err := Restore(context.Background(), f, dir, code, restoreWay, nil)
	must(t, err)
	if !r.OK() {
		t.Fatalf("%q", r.Problems)
	}
	must(t, v.Close())
	fmt.Println("made")
}

// killChild runs the child, kills it some time after it is ready, and returns how often it said that it made something.
func killChild(t *testing.T, after time.Duration, temp string, env ...string) (made int) {
	t.Helper()
	made, _ = runChild(t, after, temp, env...)
	return made
}

// runChild also says whether the child came to the step at which it ends itself.
func runChild(t *testing.T, after time.Duration, temp string, env ...string) (made int, reached bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestBackupChild$")
	cmd.Env = append(append(os.Environ(), env...), "HOME="+temp, "TMPDIR="+temp)
	out := get(cmd.StdoutPipe())(t)
	must(t, cmd.Start())
	for s := bufio.NewScanner(out); s.Scan(); {
		switch s.Text() {
		case "ready":
			defer time.AfterFunc(after, func() { cmd.Process.Kill() }).Stop()
		case "made":
			made++
		case "reached":
			reached = true
		default:
			if strings.Contains(s.Text(), "_test.go") {
				t.Error(s.Text())
			}
		}
	}
	cmd.Wait()
	return made, reached
}

func filledVault(t *testing.T) (*Vault, RecoveryCode) {
	t.Helper()
	v, code := newVault(t)
	must(t, v.Write(t.Context(), sampleClient()))
	for n := range 6 {
		put(t, v, evidenceText(n))
	}
	return v, code
}

// kill -9 in the middle of a backup, while records are written: the vault is whole, what bears the backup's name is a
// whole backup, what was cut short is none, and no clear word lies anywhere.
func TestKillBackup(t *testing.T) {
	v, code := filledVault(t)
	must(t, v.Close())
	out, temp := t.TempDir(), t.TempDir()
	file := filepath.Join(out, "office.backup")
	made := 0
	for range times(3, 100) {
		made += killChild(t, time.Duration(rand.Intn(250))*time.Millisecond, temp, "BACKUP_CHILD_VAULT="+v.dir, "BACKUP_CHILD_FILE="+file)
		noCanary(t, v.dir, out, temp)
		back := open(t, v.dir)
		if r := get(back.Check(t.Context(), nil))(t); !r.OK() {
			t.Fatalf("%q", r.Problems)
		}
		must(t, back.Close())
		if got := names(t, v.dir); len(got) != 4 {
			t.Fatalf("the vault folder holds %v", got)
		}
		lookAtKilledBackup(t, out, code, made > 0)
	}
	last := open(t, v.dir)
	get(last.Backup(t.Context(), file, nil))(t)
	if got := names(t, out); len(got) != 1 {
		t.Errorf("the next backup leaves %v", got)
	}
	must(t, last.Close())
}

// lookAtKilledBackup restores what lies in the folder of backups.
func lookAtKilledBackup(t *testing.T, out string, code RecoveryCode, acknowledged bool) {
	t.Helper()
	found := false
	for _, name := range names(t, out) {
		v, r, err := restoreFile(t, filepath.Join(out, name), filepath.Join(t.TempDir(), "new"), code.Secret())
		switch {
		case err == nil:
			if !r.OK() {
				t.Errorf("%s: %q", name, r.Problems)
			}
			must(t, v.Close())
		case !strings.HasSuffix(name, ".part") || !errors.Is(err, cases.ErrBackup):
			t.Errorf("%s: %v", name, err)
		}
		found = found || name == "office.backup"
	}
	if acknowledged && !found {
		t.Error("a backup that was acknowledged is not there")
	}
}

// kill -9 in the middle of a restore: it left a whole vault or none, and can be repeated in the same folder.
func TestKillRestore(t *testing.T) {
	v, code := filledVault(t)
	file, _ := backUp(t, v)
	must(t, v.Close())
	temp := t.TempDir()
	for range times(3, 100) {
		dir := filepath.Join(t.TempDir(), "new")
		made := killChild(t, time.Duration(rand.Intn(120))*time.Millisecond, temp,
			"BACKUP_CHILD_VAULT="+dir, "BACKUP_CHILD_FILE="+file, "BACKUP_CHILD_CODE="+code.Words())
		noCanary(t, dir, temp)
		if !Exists(dir) {
			if made > 0 {
				t.Fatal("a vault that was acknowledged is not there")
			}
			n, _, err := restoreFile(t, file, dir, code.Secret())
			must(t, err)
			must(t, n.Close())
		}
		if r := get(CheckFolder(t.Context(), dir, restoreWay.Unlock, nil))(t); !r.OK() || r.Blobs != 6 {
			t.Fatalf("%+v", r)
		}
	}
}

// The same at every named step of a backup.
func TestKillBackupAtEachStep(t *testing.T) {
	v, code := filledVault(t)
	must(t, v.Close())
	for _, at := range backupSteps {
		out := t.TempDir()
		file := filepath.Join(out, "office.backup")
		_, reached := runChild(t, time.Minute, t.TempDir(), "BACKUP_CHILD_STEP="+at, "BACKUP_CHILD_VAULT="+v.dir, "BACKUP_CHILD_FILE="+file)
		if !reached {
			t.Fatalf("%s was never reached", at)
		}
		back := open(t, v.dir)
		if r := get(back.Check(t.Context(), nil))(t); !r.OK() {
			t.Errorf("%s: %q", at, r.Problems)
		}
		if _, made := back.LastBackup(t.Context()); made {
			t.Errorf("%s: a backup is remembered that nobody was told of", at)
		}
		must(t, back.Close())
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("%s: the vault folder holds %v", at, got)
		}
		lookAtKilledBackup(t, out, code, at == "backup: named")
	}
}

// The same at every named step of a restore: only the last leaves a vault, and each can be repeated.
func TestKillRestoreAtEachStep(t *testing.T) {
	v, code := filledVault(t)
	file, _ := backUp(t, v)
	must(t, v.Close())
	for _, at := range restoreSteps {
		dir := filepath.Join(t.TempDir(), "new")
		_, reached := runChild(t, time.Minute, t.TempDir(), "BACKUP_CHILD_STEP="+at, "BACKUP_CHILD_VAULT="+dir, "BACKUP_CHILD_FILE="+file, "BACKUP_CHILD_CODE="+code.Words())
		if !reached || Exists(dir) != (at == "restore: counts") {
			t.Fatalf("%s: reached %t, a vault %t", at, reached, Exists(dir))
		}
		if !Exists(dir) {
			n, _, err := restoreFile(t, file, dir, code.Secret())
			must(t, err)
			must(t, n.Close())
		}
		if r := get(CheckFolder(t.Context(), dir, restoreWay.Unlock, nil))(t); !r.OK() || r.Blobs != 6 {
			t.Errorf("%s: %+v", at, r)
		}
	}
}

// No clear word in any file while a backup and a restore are at work.
func TestCanariesWhileBackingUp(t *testing.T) {
	v, code := filledVault(t)
	out := t.TempDir()
	file := filepath.Join(out, "office.backup")
	looking := &lookingProgress{look: func() { noCanary(t, v.dir, out) }}
	get(v.Backup(t.Context(), file, looking))(t)
	dir := filepath.Join(t.TempDir(), "new")
	looking.look = func() { noCanary(t, dir) }
	n, _, err := Restore(t.Context(), bytes.NewReader(get(os.ReadFile(file))(t)), dir, code.Secret(), restoreWay, looking)
	must(t, err)
	must(t, n.Close())
	if looking.looked < 10 {
		t.Errorf("looked %d times only", looking.looked)
	}
}

// lookingProgress looks at the disk now and then.
type lookingProgress struct {
	look   func()
	looked int
	next   time.Time
}

func (p *lookingProgress) SetTotal(int64) {}
func (p *lookingProgress) Add(int64) {
	if now := time.Now(); now.After(p.next) {
		p.look()
		p.looked++
		p.next = now.Add(3 * time.Millisecond)
	}
}
