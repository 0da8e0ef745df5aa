package main

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs harborctl as a person does, in processes of its own. Each script says what it shows.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setUp,
		Condition:           condition,
		Cmds: with(signedFiles(t), map[string]func(*testscript.TestScript, bool, []string){
			"exits":      exits,
			"said":       said,
			"change":     change,
			"reword":     reword,
			"hold":       hold,
			"pdf":        pdf,
			"first":      first,
			"recovery":   recovery,
			"own":        own,
			"formpdf":    formPDF,
			"edit":       edit,
			"passphrase": passphraseFile,
			"bytes":      hexFile,
			"sample":     func(ts *testscript.TestScript, _ bool, args []string) { copySample(t, ts.MkAbs(args[0])) },
		}),
	})
}

// setUp gives each script a passphrase file and the official blanks' folder, and lets it share the compiled PDF
// reader, which holds no client data and takes seconds to make.
func setUp(env *testscript.Env) error {
	if cache, err := os.UserCacheDir(); err == nil {
		env.Setenv("XDG_CACHE_HOME", cache)
		env.Setenv("LocalAppData", cache)
	}
	env.Setenv("FORMS", filepath.Join(sharedFolder(), "forms", "pdf"))
	env.Setenv("TITLE", "Two\nlines\x1b of\tit")
	env.Setenv("OPEN", "--vault vault --passphrase-file pass")
	return os.WriteFile(filepath.Join(env.WorkDir, "pass"), []byte(passphrase+"\n"), 0o600)
}

// condition adds [shared]: the official blanks are there.
func condition(name string) (bool, error) {
	if name != "shared" {
		return false, errors.New("unknown condition " + name)
	}
	_, err := os.Stat(filepath.Join(sharedFolder(), "forms", "pdf"))
	return err == nil, nil
}

// sharedFolder is the folder of official blanks beside the checkout; HARBORFILE_SHARED names another.
func sharedFolder() string {
	if dir := os.Getenv("HARBORFILE_SHARED"); dir != "" {
		return dir
	}
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "shared"))
	if err != nil {
		return ""
	}
	return dir
}

// exits CODE WORD... runs harborctl, with $OPEN split into its flags, and wants this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE [WORD...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var words []string
	for _, a := range args[1:] {
		if a == ts.Getenv("OPEN") {
			words = append(words, strings.Fields(a)...)
			continue
		}
		words = append(words, a)
	}
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec("harborctl", words...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("harborctl did not run: %v", err)
	}
	if got != want {
		ts.Fatalf("harborctl %s ended with %d, want %d", strings.Join(words, " "), got, want)
	}
}

// never are words and traces that no person may meet in a message.
var never = regexp.MustCompile(`(?i)\b(invalid|failed|error|oops|victim|alien|panic|goroutine|runtime|nil pointer|sql|syscall)\b|\.go:\d`)

// said TEXT wants one calm line on standard error that holds the text, and no path of this machine.
func said(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: said TEXT")
	}
	text := strings.TrimRight(ts.ReadFile("stderr"), "\n")
	if !strings.Contains(text, args[0]) {
		ts.Fatalf("%q was not said; this was:\n%s", args[0], text)
	}
	if strings.Contains(text, "\n") {
		ts.Fatalf("this takes more than one line:\n%s", text)
	}
	if bad := never.FindString(text); bad != "" || strings.Contains(text, ts.Getenv("WORK")) {
		ts.Fatalf("this is no sentence for a person (%s):\n%s", bad, text)
	}
}

// change FILE turns one bit in the middle of a file.
func change(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	bytes, err := os.ReadFile(path)
	ts.Check(err)
	bytes[len(bytes)/2] ^= 1
	ts.Check(os.WriteFile(path, bytes, 0o600))
}

// hold DIR keeps the vault open in another process's place until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	v, err := vault.Open(context.Background(), ts.MkAbs(args[0]), vault.Unlock{Passphrase: cases.Secret(passphrase)})
	ts.Check(err)
	ts.Defer(func() { v.Close() })
}

// pdf FILE [TEXT] writes a small PDF: one page, no form, and the text on it.
func pdf(ts *testscript.TestScript, _ bool, args []string) {
	text := strings.Join(args[1:], " ")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(plainPDF, "TEXT", text)), 0o600))
}

// bytes FILE HEX writes a file of these bytes.
func hexFile(ts *testscript.TestScript, _ bool, args []string) {
	content, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o600))
}

// own FORM FILE writes one of the program's own forms, empty.
func own(ts *testscript.TestScript, _ bool, args []string) {
	form, ok := forms.OwnForm(args[0])
	if !ok {
		ts.Fatalf("there is no form %s", args[0])
	}
	blank, err := form.Blank()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), blank, 0o600))
}

// formPDF FILE EDITION [FIELD] writes a fillable form that no agency publishes, ZZ-770, with one more field where it is
// named.
func formPDF(ts *testscript.TestScript, _ bool, args []string) {
	t := fill.Template{ID: "zz", Number: "ZZ-770", Edition: args[1], Title: "Petition for a Test", Sections: []fill.Section{{Head: "You", Blocks: []fill.Block{
		{Row: []fill.Input{{Name: "family", Label: "Family name"}, {Name: "given", Label: "Given name"}}},
		{Checks: &fill.Checks{Label: "Were you here before?", Columns: 2, Items: []fill.Input{{Name: "yes", Label: "Yes"}, {Name: "no", Label: "No"}}}}}}}}
	if len(args) > 2 {
		t.Sections[0].Blocks = append(t.Sections[0].Blocks, fill.Block{Row: []fill.Input{{Name: args[2], Label: args[2]}}})
	}
	pdf, err := fill.New(t)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), pdf, 0o600))
}

// edit FILE OLD NEW replaces the first OLD in a text file.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	text, err := os.ReadFile(path)
	ts.Check(err)
	if !strings.Contains(string(text), args[1]) {
		ts.Fatalf("%s is not in\n%s", args[1], text)
	}
	ts.Check(os.WriteFile(path, []byte(strings.Replace(string(text), args[1], args[2], 1)), 0o600))
}

// passphraseFile FILE ENCODING writes the passphrase as editors of other systems do.
func passphraseFile(ts *testscript.TestScript, _ bool, args []string) {
	text := "\ufeff" + passphrase + "\r\n"
	if args[1] == "utf16" {
		var wide []byte
		for _, u := range utf16.Encode([]rune(text)) {
			wide = append(wide, byte(u), byte(u>>8))
		}
		text = string(wide)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// sample DIR, defined where TestScripts begins, copies a vault with the sample office.

// first NAME REGEXP sets NAME to the first group found in the last standard output.
func first(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) < 2 {
		ts.Fatalf("%s was not found in\n%s", args[1], ts.ReadFile("stdout"))
	}
	ts.Setenv(args[0], found[1])
}

// plainPDF has a page and no form. Its cross-reference table is left out; readers rebuild it.
const plainPDF = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>
endobj
4 0 obj
<< >>
stream
BT /F 14 Tf 90 600 Td (TEXT) Tj ET
endstream
endobj
5 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
endobj
trailer
<< /Root 1 0 R /Size 6 >>
%%EOF
`
