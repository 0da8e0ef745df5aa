package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	people "github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
)

// Nothing of a client lies in the clear: not in the vault's files, the home folder, the temporary folder or a log, not
// in a file's name, neither while the vault is open with all its work done nor after the program was killed. Only what
// was exported holds clients' words, because that was asked for.
func TestNothingInTheClear(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the whole job in a process of its own")
	}
	dir := t.TempDir()
	place := func(name string) string {
		path := filepath.Join(dir, name)
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	watched := []string{place("home"), place("tmp"), filepath.Join(dir, "vault"), place("work")}
	copySample(t, watched[2])
	out := place("exported")

	desk := exec.Command("harborctl-desk", watched[2], out)
	desk.Dir = watched[3]
	desk.Env = []string{
		"PATH=" + os.Getenv("PATH"), "SystemRoot=" + os.Getenv("SystemRoot"),
		"HOME=" + watched[0], "USERPROFILE=" + watched[0], "LocalAppData=" + filepath.Join(watched[0], "cache"),
		"TMPDIR=" + watched[1], "TMP=" + watched[1], "TEMP=" + watched[1],
		"HARBORFILE_SHARED=" + sharedFolder(),
	}
	log, err := os.Create(filepath.Join(dir, "log")) // a file and no buffer: it is read while the desk still writes
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	logged := func() []byte {
		text, err := os.ReadFile(log.Name())
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	desk.Stderr = log
	hold, err := desk.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer hold.Close()
	stdout, err := desk.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.Start(); err != nil {
		t.Fatal(err)
	}
	killed := false
	defer func() {
		if !killed {
			desk.Process.Kill()
			desk.Wait()
		}
	}()
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if line != "ready\n" {
		t.Fatalf("the desk said %q (%v):\n%s", line, err, logged())
	}

	words := newFinder(clientWords(t))
	look := func(when string) {
		t.Helper()
		for _, folder := range watched {
			findClear(t, when, folder, words)
		}
		if hit := words.first(logged()); hit != "" {
			t.Errorf("%s: %q was logged", when, hit)
		}
	}
	look("while open")
	findClearOpenFiles(t, desk.Process.Pid, words)
	if err := desk.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	desk.Wait()
	killed = true
	look("after a kill")

	if hits := exportedHits(t, out, words); hits == 0 {
		t.Error("no client's word was found where it was exported to, so this test finds nothing anywhere")
	}
	// A calendar may be read by others: no word of a client stands in it, although it was exported.
	days, err := os.ReadFile(filepath.Join(out, "days.ics"))
	if err != nil || !bytes.Contains(days, []byte("BEGIN:VEVENT")) {
		t.Errorf("the calendar is not there: %v", err)
	}
	clearIn(t, "the calendar", days, words)
	// So may the map of a form, which goes to other offices.
	if shared, err := os.ReadFile(filepath.Join(out, "form-map.yaml")); err == nil {
		clearIn(t, "the shared map", shared, words)
	}
	template, err := os.ReadFile(filepath.Join(out, "paper-template.yaml"))
	if err != nil {
		t.Error(err)
	}
	clearIn(t, "the shared template", template, words)
	wordFiles(t, out, words)
	// What names packets, tells about them and checks them is for anybody's eyes.
	neutralFiles(t, out, words)
	v, err := vault.Open(t.Context(), watched[2], vault.Unlock{Passphrase: passphrase})
	if err != nil {
		t.Fatalf("after the kill the vault does not open: %v", err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	look("after a clean close")
}

// neutralFiles looks at manifests, summaries and reports of packets, and at the names of everything that was exported.
func neutralFiles(t *testing.T, out string, words *finder) {
	t.Helper()
	looked := 0
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if hit := words.first([]byte(strings.TrimPrefix(path, out))); hit != "" {
			t.Errorf("%q stands in the name of something exported", hit)
		}
		switch {
		case name == "manifest.json" || name == "summary.json" || name == "verify.txt":
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			clearIn(t, "exported "+name, content, words)
			looked++
		case name == "summary.pdf":
			if hit := words.first([]byte(pageText(t, path))); hit != "" {
				t.Errorf("the summary shows %q", hit)
			}
			looked++
		case strings.HasPrefix(name, "."):
			t.Errorf("something half-made was left: %s", name)
		}
		return nil
	})
	if err != nil || looked < 8 {
		t.Errorf("%d neutral files were looked at (%v)", looked, err)
	}
}

// clientWords are the texts of the sample that may stand nowhere in the clear: names, places, numbers, what was told.
func clientWords(t *testing.T) []string {
	t.Helper()
	set := people.Office()
	seen := map[string]bool{}
	var out []string
	add := func(s string) {
		// The sample's ids end in small numbers, which may read like a number of the client's.
		if s = strings.TrimSpace(s); len(s) >= 5 && !seen[s] && !strings.HasPrefix(s, "0000") {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, c := range set.Clients {
		for _, n := range append(c.OtherNames, c.Name) {
			for _, word := range strings.Fields(n.Full()) {
				add(word)
			}
		}
		add(c.NativeName)
		add(c.ANumber)
		add(c.SSN)
		add(c.Passport.Number)
		for _, a := range c.Places() {
			add(a.Street)
		}
		for _, j := range c.Jobs {
			add(j.Employer)
		}
		for _, w := range c.Contacts {
			add(w.Value)
		}
	}
	for _, p := range set.Parties {
		add(p.Name.Family)
		add(p.Phone)
		add(p.Address.Street)
	}
	for _, e := range set.Evidence {
		add(e.Item.FileName)
	}
	for _, told := range []any{set.Story, set.Evidence, set.Clients, set.Matters} {
		for _, s := range sentences(t, told) {
			add(s)
		}
	}
	if len(out) < 50 {
		t.Fatalf("only %d words to look for", len(out))
	}
	return out
}

// sentences are the longer texts anywhere in a record.
func sentences(t *testing.T, v any) []string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for dec := json.NewDecoder(bytes.NewReader(text)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := token.(string); ok && strings.Count(s, " ") >= 4 {
			// A part from the middle is found whatever stands around it.
			words := strings.Fields(s)
			out = append(out, strings.Join(words[1:4], " "))
		}
	}
}

// findClear looks at every file and every name below a folder.
func findClear(t *testing.T, when, folder string, words *finder) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(path, folder)
		if hit := words.first([]byte(name)); hit != "" {
			t.Errorf("%s: %q stands in a file's name", when, hit)
		}
		if !d.Type().IsRegular() {
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		clearIn(t, when+": "+filepath.Base(folder)+name, content, words)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// findClearOpenFiles looks at the files a process holds open without a name.
func findClearOpenFiles(t *testing.T, pid int, words *finder) {
	t.Helper()
	if runtime.GOOS != "linux" {
		return
	}
	dir := filepath.Join("/proc", strconv.Itoa(pid), "fd")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			continue
		}
		target, _ := os.Readlink(path)
		content, err := os.ReadFile(path)
		if err != nil {
			continue // closed between the two looks
		}
		// The program's own file holds the sample's words: they are part of the program.
		if exe, err := os.Readlink(filepath.Join("/proc", strconv.Itoa(pid), "exe")); err == nil && target == exe {
			continue
		}
		clearIn(t, "open without a name: "+filepath.Base(target), content, words)
	}
}

// clearIn wants neither a word nor a file that would show one when it is unpacked.
func clearIn(t *testing.T, where string, content []byte, words *finder) {
	t.Helper()
	if hit := words.first(content); hit != "" {
		t.Errorf("%s holds %q", where, hit)
	}
	for _, mark := range []string{"%PDF-", "\xff\xd8\xff", "\x89PNG"} {
		if bytes.HasPrefix(content, []byte(mark)) {
			t.Errorf("%s is a paper or a picture in the clear", where)
		}
	}
}

// exportedHits counts the exported PDFs, whose pages do show the clients: proof that the words were there to be found.
func exportedHits(t *testing.T, out string, words *finder) int {
	t.Helper()
	hits := 0
	files, err := filepath.Glob(filepath.Join(out, "*", "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if hit := words.first([]byte(pageText(t, f))); hit != "" {
			hits++
		}
	}
	return hits
}
