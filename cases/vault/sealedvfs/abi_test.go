package sealedvfs

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestABIRuntime(t *testing.T) {
	msg, bad := abiCheck()
	t.Log(msg)
	if bad != 0 {
		t.Fatal("the live library does not behave as abi.h declares")
	}
}

// TestABIStatic compiles one probe against abi.h and one against the driver's own header and compares every size,
// offset and constant.
func TestABIStatic(t *testing.T) {
	mod, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/mattn/go-sqlite3").Output()
	if _, noCC := exec.LookPath("cc"); err != nil || noCC != nil {
		t.Skip("needs the go command and a C compiler called cc")
	}
	expressions := abiExpressions(t)
	wd, err := os.Getwd()
	must(t, err)
	ours := probe(t, filepath.Join(wd, "abi.h"), expressions)
	theirs := probe(t, filepath.Join(strings.TrimSpace(string(mod)), "sqlite3-binding.h"), expressions)
	if len(ours) < 70 || len(ours) != len(expressions) {
		t.Fatalf("only %d of %d values were compared", len(ours), len(expressions))
	}
	for i, e := range expressions {
		if ours[i] != theirs[i] {
			t.Errorf("%s is %s in abi.h and %s in the driver", e, ours[i], theirs[i])
		}
	}
}

// abiExpressions lists every structure size, member offset and constant that abi.h declares.
func abiExpressions(t *testing.T) (list []string) {
	text, err := os.ReadFile("abi.h")
	must(t, err)
	for _, s := range []string{"sqlite3_vfs", "sqlite3_file", "sqlite3_io_methods", "sqlite3_int64"} {
		list = append(list, "sizeof("+s+")")
	}
	structure := regexp.MustCompile(`^struct (\w+) \{`)
	member := regexp.MustCompile(`\b([xpz][A-Z]\w*|iVersion|szOsFile|mxPathname)\b(?:\)\(|,|;|\)\()`)
	constant := regexp.MustCompile(`\b(SQLITE_\w+) =`)
	current := ""
	for line := range strings.Lines(string(text)) {
		if m := structure.FindStringSubmatch(line); m != nil {
			current = m[1]
		}
		for _, m := range member.FindAllStringSubmatch(line, -1) {
			list = append(list, fmt.Sprintf("offsetof(%s,%s)", current, m[1]))
		}
		for _, m := range constant.FindAllStringSubmatch(line, -1) {
			list = append(list, m[1])
		}
	}
	return list
}

// probe compiles a program that prints the expressions as header sees them.
func probe(t *testing.T, header string, expressions []string) []string {
	var body strings.Builder
	for _, e := range expressions {
		fmt.Fprintf(&body, "printf(\"%%d\\n\", (int)(%s));\n", e)
	}
	dir := t.TempDir()
	src := fmt.Sprintf("#include <stdio.h>\n#include <stddef.h>\n#include %q\nint main(void){\n%sreturn 0;}\n", header, body.String())
	must(t, os.WriteFile(filepath.Join(dir, "p.c"), []byte(src), 0o600))
	if out, err := exec.Command("cc", "-o", filepath.Join(dir, "p.exe"), filepath.Join(dir, "p.c")).CombinedOutput(); err != nil {
		t.Fatalf("%s", out)
	}
	out, err := exec.Command(filepath.Join(dir, "p.exe")).Output()
	must(t, err)
	return strings.Fields(string(out))
}
