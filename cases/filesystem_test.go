//go:build !windows

package cases

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A name that is too long is told in words that help: the packets of a client with a long name, above all.
func TestNameThatIsTooLong(t *testing.T) {
	_, err := os.Create(filepath.Join(t.TempDir(), strings.Repeat("long", 200)))
	if err == nil || Explain(err, "en") != Explain(ErrFileName, "en") || Explain(err, "es") != Explain(ErrFileName, "es") {
		t.Errorf("%v is told as %q", err, Explain(err, "en").Sentence())
	}
	if _, err := os.Open(filepath.Join(t.TempDir(), "none")); Explain(err, "en") == Explain(ErrFileName, "en") {
		t.Error("a file that is not there is taken for one that cannot be")
	}
}
