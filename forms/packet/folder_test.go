package packet

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/forms/packet/verify"
)

// Only an earlier packet is replaced: files of the same names that are none
// stay as they are.
func TestFolderFree(t *testing.T) {
	ours, err := verify.Manifest{Matter: "m"}.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		files map[string]string
		free  bool
	}{
		"empty":                   {nil, true},
		"an earlier packet":       {map[string]string{"manifest.json": string(ours), "packet.pdf": "x"}, true},
		"one that was changed":    {map[string]string{"manifest.json": string(ours) + " {}", "packet_Part1.pdf": "x"}, true},
		"a packet of theirs":      {map[string]string{"packet.pdf": "x"}, false},
		"a manifest of theirs":    {map[string]string{"manifest.json": `{"name":"an extension"}`}, false},
		"an earlier one and more": {map[string]string{"manifest.json": string(ours), "packet.pdf": "x", "letter.txt": "x"}, false},
	} {
		dir := t.TempDir()
		for file, text := range c.files {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := FolderFree(dir); c.free != (err == nil) || !c.free && !errors.Is(err, ErrFolderInUse) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := FolderFree(filepath.Join(t.TempDir(), "new")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}
