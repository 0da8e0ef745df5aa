package windows

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/packaging"
)

// A signer puts Authenticode signatures on files with osslsigncode, and looks at each afterwards.
type signer struct {
	shop     *packaging.Shop
	args     []string // which certificate, which key, which time
	password string
	roots    string // what the signatures are verified with
	test     bool   // the certificate was made here and nobody else trusts it
}

// newSigner takes the certificate that the environment names, or the test certificate of this machine.
func newSigner(ctx context.Context, s *packaging.Shop) (*signer, error) {
	certs, key := os.Getenv("HARBORFILE_AUTHENTICODE_CERTS"), os.Getenv("HARBORFILE_AUTHENTICODE_KEY")
	if certs == "" && key == "" {
		return testSigner(ctx, s)
	}
	if certs == "" || key == "" {
		return nil, fmt.Errorf("HARBORFILE_AUTHENTICODE_CERTS and HARBORFILE_AUTHENTICODE_KEY go together")
	}
	g := &signer{shop: s, roots: os.Getenv("HARBORFILE_AUTHENTICODE_ROOTS"),
		password: os.Getenv("HARBORFILE_AUTHENTICODE_PASSWORD"), args: []string{"-certs", certs, "-key", key}}
	for flag, variable := range map[string]string{"-pkcs11module": "MODULE", "-pkcs11engine": "ENGINE", "-ts": "TIMESTAMP"} {
		if value := os.Getenv("HARBORFILE_AUTHENTICODE_" + variable); value != "" {
			g.args = append(g.args, flag, value)
		}
	}
	return g, nil
}

// testSigner signs with the certificate that is kept in the shop's folder of keys, and with the commit's date, so that
// two builds here can be compared byte by byte.
func testSigner(ctx context.Context, s *packaging.Shop) (*signer, error) {
	if err := s.RunWith(ctx, []string{"CGO_ENABLED=0"}, "go", "run", "./packaging/windows/testcert", s.Kept); err != nil {
		return nil, fmt.Errorf("the test certificate: %w", err)
	}
	certs, key := filepath.Join(s.Kept, "windows-test.crt"), filepath.Join(s.Kept, "windows-test.key")
	return &signer{shop: s, test: true, roots: certs,
		args: []string{"-certs", certs, "-key", key, "-time", strconv.FormatInt(s.Date.Unix(), 10)}}, nil
}

// command is osslsigncode with all it takes to sign in and leave the result at out. The password comes on standard input,
// by the name that its older versions know too: a command line can be read by everyone on the machine.
func (g *signer) command(title, in, out string) []string {
	args := append([]string{"osslsigncode", "sign"}, g.args...)
	if g.password != "" {
		args = append(args, "-readpass", "/dev/stdin")
	}
	return append(args, "-h", "sha256", "-n", title, "-i", g.shop.App.Website, "-in", in, "-out", out)
}

// file signs a file in its place. title is what Windows shows of it when it asks whether to start it.
func (g *signer) file(ctx context.Context, path, title string) error {
	signed := path + ".signed"
	command := g.command(title, path, signed)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdin = strings.NewReader(g.password)
	if words, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("signing %s: %w\n%s", filepath.Base(path), err, words)
	}
	if err := os.Rename(signed, path); err != nil {
		return err
	}
	return g.verify(ctx, path)
}

// verify stops the package where a file does not carry the signature it should.
func (g *signer) verify(ctx context.Context, path string) error {
	args := []string{"verify", "-in", path}
	if g.roots != "" {
		args = append(args, "-CAfile", g.roots, "-TSA-CAfile", g.roots)
	}
	if words, err := exec.CommandContext(ctx, "osslsigncode", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("the signature of %s does not hold: %w\n%s", filepath.Base(path), err, words)
	}
	return nil
}

// tell says what the signatures are worth.
func (g *signer) tell(say func(string, ...any)) {
	if g.test {
		say("Signed with a test certificate of this machine: Windows knows no publisher and warns. This is no release.")
		say("A release names its certificate in HARBORFILE_AUTHENTICODE_CERTS and _KEY (see packaging/windows/doc.go).")
		return
	}
	if os.Getenv("HARBORFILE_AUTHENTICODE_TIMESTAMP") == "" {
		say("Signed without a time stamp: the signatures end with the certificate (HARBORFILE_AUTHENTICODE_TIMESTAMP).")
	}
}

// script writes a shell script that signs the file given to it, for the installer's compiler, which alone ever holds the
// uninstaller as a file.
func (g *signer) script(path, title string) (string, error) {
	var line strings.Builder
	for _, word := range g.command(title, "", "") {
		switch word {
		case "-in", "-out", "":
			continue
		}
		line.WriteString("'" + strings.ReplaceAll(word, "'", `'\''`) + "' ")
	}
	text := "#!/bin/sh\nset -e\n" +
		"printf %s \"$HARBORFILE_AUTHENTICODE_PASSWORD\" | " + line.String() + `-in "$1" -out "$1.signed" >/dev/null` + "\n" +
		"mv \"$1.signed\" \"$1\"\n"
	return path, os.WriteFile(path, []byte(text), 0o700)
}
