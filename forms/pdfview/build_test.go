package pdfview

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What PDFium was read from.
const (
	pdfiumModule = "github.com/klippa-app/go-pdfium"
	pdfiumAt     = "v1.19.2"
	pdfiumHash   = "5ffef044d55b547f48388c85bd7d0cf3c1856af23f42d2ffe1ab3ad12caf939d"
)

// TestPDFiumIsThatBuild holds the number to the file that is linked in. After an update of the module: read the number
// in its README and its release notes, put both here, and look through the notes of PDFium for what changed.
func TestPDFiumIsThatBuild(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Version}} {{.Dir}}", pdfiumModule).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	version, dir, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if version != pdfiumAt {
		t.Errorf("the module is %s, the number of PDFium was read from %s: look it up again", version, pdfiumAt)
	}
	wasm, err := os.ReadFile(filepath.Join(dir, "webassembly", "pdfium.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(wasm); hex.EncodeToString(sum[:]) != pdfiumHash {
		t.Errorf("pdfium.wasm has the hash %x: look the number of PDFium up again", sum)
	}
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	// The README says that the WebAssembly is of the newest PDFium that the module knows, and gives that number.
	said := regexp.MustCompile(`(?m)^Version: (\d{4,5})$`).FindSubmatch(readme)
	if said == nil || string(said[1]) != PDFium {
		t.Errorf("the module's README says %q, we say %s", said, PDFium)
	}
}
