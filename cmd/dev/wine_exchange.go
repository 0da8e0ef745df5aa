package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// A side is harborctl on one system, and how that system names a file of this computer.
type side struct {
	name string
	ctl  func(ctx context.Context, args ...string) *exec.Cmd
	path func(string) string
}

// do runs one verb and returns what it wrote on standard output.
func (s *side) do(ctx context.Context, args ...string) ([]byte, error) {
	cmd := s.ctl(ctx, args...)
	cmd.Stdout = nil
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("harborctl %s on %s: %w\n%s", strings.Join(args, " "), s.name, err, indent(said.String()))
	}
	return out, nil
}

// An exchange is a vault that one system writes and the other opens, writes in, and gives back.
type exchange struct {
	ctx      context.Context
	from, to *side
	dir      string // holds everything of it
	vault    string
	matter   string
}

// exchangeVault hands a vault from one system to the other: as its folder, with the passphrase, and as a backup, with
// the recovery code.
func exchangeVault(ctx context.Context, tally *tally, dir string, from, to *side) error {
	e := &exchange{ctx: ctx, from: from, to: to, dir: dir, vault: filepath.Join(dir, "vault")}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(e.at("passphrase"), []byte(rand.Text()+"\n"), 0o600); err != nil {
		return err
	}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"is written", e.write},
		{"opens with everything in it", func() error { return e.same(e.vault, everything) }},
		{"gives its originals back", e.originals},
		{"takes what is added and is read where it came from", e.back},
		{"comes out of its backup", e.restored},
	} {
		said := fmt.Sprintf("a vault from %s to %s %s", from.name, to.name, step.name)
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", said, err)
		}
		tally.passed++
		say("  %s", said)
	}
	return nil
}

func (e *exchange) at(name string) string { return filepath.Join(e.dir, name) }

// in runs a verb in a vault.
func (e *exchange) in(s *side, vault string, args ...string) ([]byte, error) {
	return s.do(e.ctx, append(args, "--vault", s.path(vault), "--passphrase-file", s.path(e.at("passphrase")))...)
}

// exchanged are the originals that go over: a name and words beyond ASCII, and every byte there is.
func exchanged() map[string][]byte {
	all := make([]byte, 256<<10)
	for i := range all {
		all[i] = byte(i ^ i>>8)
	}
	return map[string][]byte{"Declaración de la señora Ñ.txt": []byte("Llegó un lunes, según dijo.\r\n"), "bytes.bin": all}
}

// write makes the vault, with the sample office, originals and a packet.
func (e *exchange) write() error {
	if _, err := e.in(e.from, e.vault, "vault", "create"); err != nil {
		return err
	}
	if _, err := e.in(e.from, e.vault, "sample"); err != nil {
		return err
	}
	list, err := e.in(e.from, e.vault, "matter", "list", "--json")
	if err != nil {
		return err
	}
	var matters []struct{ ID string }
	if err := json.Unmarshal(list, &matters); err != nil || len(matters) == 0 {
		return fmt.Errorf("%d matters, %w", len(matters), err)
	}
	e.matter = matters[0].ID
	for name, content := range exchanged() {
		if err := os.WriteFile(e.at(name), content, 0o600); err != nil {
			return err
		}
		if _, err := e.in(e.from, e.vault, "evidence", "add", e.from.path(e.at(name)), "--matter", e.matter); err != nil {
			return err
		}
	}
	if _, err := e.in(e.from, e.vault, "packet", "build", "--matter", e.matter, "--out", e.from.path(e.at("packet"))); err != nil {
		return err
	}
	_, err = e.to.do(e.ctx, "verify", e.to.path(e.at("packet")))
	return err
}

// What a vault says of itself: whether it is whole and how much is in it, and what people see of it.
var (
	wholeness  = []string{"vault check", "evidence list --matter MATTER"}
	everything = append([]string{"client list", "matter list", "deadline list", "draft list --matter MATTER", "facts --matter MATTER", "search lunes"}, wholeness...)
)

// same compares what the vault says of itself where it was written with what one on the other side says.
func (e *exchange) same(read string, verbs []string) error {
	for _, line := range verbs {
		verb := append(strings.Fields(strings.ReplaceAll(line, "MATTER", e.matter)), "--json")
		was, err := e.in(e.from, e.vault, verb...)
		if err != nil {
			return err
		}
		is, err := e.in(e.to, read, verb...)
		if err != nil {
			return err
		}
		if len(was) < 4 || !bytes.Equal(was, is) {
			return fmt.Errorf("%s says otherwise there:\n%s\n%s", line, indent(string(was)), indent(string(is)))
		}
	}
	return nil
}

// originals takes each original out on the other side and compares its bytes.
func (e *exchange) originals() error {
	list, err := e.in(e.to, e.vault, "evidence", "list", "--matter", e.matter, "--json")
	if err != nil {
		return err
	}
	var items []struct{ ID, FileName string }
	if err := json.Unmarshal(list, &items); err != nil {
		return err
	}
	met := 0
	for _, item := range items {
		content, ours := exchanged()[item.FileName]
		if !ours {
			continue
		}
		met++
		out := e.at("back-" + item.ID)
		if _, err := e.in(e.to, e.vault, "evidence", "export", item.ID, "--out", e.to.path(out)); err != nil {
			return err
		}
		if got, err := os.ReadFile(out); err != nil || !bytes.Equal(got, content) {
			return fmt.Errorf("%s came back as %d other bytes, %v", item.FileName, len(got), err)
		}
	}
	if met != len(exchanged()) {
		return fmt.Errorf("only %d of the originals are in the list:\n%s", met, indent(string(list)))
	}
	return nil
}

// back adds an original on the other side and looks for it where the vault was written.
func (e *exchange) back() error {
	if err := os.WriteFile(e.at("later.txt"), []byte("The kestrelgate was shut.\n"), 0o600); err != nil {
		return err
	}
	if _, err := e.in(e.to, e.vault, "evidence", "add", e.to.path(e.at("later.txt")), "--matter", e.matter); err != nil {
		return err
	}
	found, err := e.in(e.from, e.vault, "search", "kestrelgate", "--json")
	if err == nil && !bytes.Contains(found, []byte(`"evidence"`)) {
		err = fmt.Errorf("what was added is not found:\n%s", indent(string(found)))
	}
	if err != nil {
		return err
	}
	return e.same(e.vault, wholeness)
}

// codeLine is the recovery code as its sheet prints it.
var codeLine = regexp.MustCompile(`(?m)^\s*[0-9A-Z]{5}(\s+[0-9A-Z]{5}){6}\s*$`)

// restored makes a vault out of the other's backup, with the code that the recovery sheet shows.
func (e *exchange) restored() error {
	sheet, code, backup, again := e.at("sheet.pdf"), e.at("code"), e.at("office.backup"), e.at("again")
	if _, err := e.in(e.from, e.vault, "vault", "recovery", "--sheet", e.from.path(sheet)); err != nil {
		return err
	}
	words, err := exec.CommandContext(e.ctx, "pdftotext", "-layout", sheet, "-").Output()
	if err != nil {
		return err
	}
	line := codeLine.Find(words)
	if line == nil {
		return fmt.Errorf("no code stands on the recovery sheet")
	}
	if err := os.WriteFile(code, line, 0o600); err != nil {
		return err
	}
	if _, err := e.in(e.from, e.vault, "vault", "backup", "--out", e.from.path(backup)); err != nil {
		return err
	}
	if _, err := e.in(e.to, again, "vault", "restore", "--from", e.to.path(backup), "--recovery-file", e.to.path(code)); err != nil {
		return err
	}
	if _, err := e.in(e.to, again, "vault", "check"); err != nil { // it is packed closer than the one it came from
		return err
	}
	return e.same(again, []string{"matter list", "facts --matter MATTER", "evidence list --matter MATTER"})
}
