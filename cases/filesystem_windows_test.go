package cases

import (
	"os"
	"path/filepath"
	"testing"
)

// What Windows says of a packet that is open in a reader, and of a name it does not have, is told in words that help.
func TestWindowsSaysWhatIsTheMatter(t *testing.T) {
	dir := t.TempDir()
	packet, fresh := filepath.Join(dir, "packet.pdf"), filepath.Join(dir, "fresh")
	for _, path := range []string{packet, fresh} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reader, err := os.Open(packet)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	_, noName := os.Create(filepath.Join(dir, "a|b"))
	for err, want := range map[error]error{os.Rename(fresh, packet): ErrFileHeld, noName: ErrFileName} {
		if err == nil || Explain(err, "en") != Explain(want, "en") {
			t.Errorf("%v is told as %q", err, Explain(err, "en").Sentence())
		}
	}
}
