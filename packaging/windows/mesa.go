package windows

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/harborfile/harborfile/packaging"
)

//go:embed mesa.toml
var mesaPin string

// A pin is one build of Mesa, byte for byte.
type pin struct {
	Version string
	URL     string            // of the archive
	SHA256  string            // of the archive
	Within  string            // the folder of the libraries in the archive
	Files   map[string]string // the SHA-256 of each library by its name
}

var hexHash = regexp.MustCompile(`^[0-9a-f]{64}$`)

func readPin(text string) (pin, error) {
	var p pin
	meta, err := toml.Decode(text, &p)
	if err != nil {
		return p, fmt.Errorf("mesa.toml: %w", err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return p, fmt.Errorf("mesa.toml: nothing is named %s", unknown[0])
	}
	if p.Version == "" || !strings.Contains(p.URL, p.Version) || !hexHash.MatchString(p.SHA256) || p.Files["opengl32.dll"] == "" {
		return p, fmt.Errorf("mesa.toml: version, address, hash or opengl32.dll is lacking")
	}
	for name, hash := range p.Files {
		if name != filepath.Base(name) || !hexHash.MatchString(hash) {
			return p, fmt.Errorf("mesa.toml: %q is no file with a hash", name)
		}
	}
	return p, nil
}

// mesaParts are the libraries that draw without a graphics card, where they are given: each is the pinned one, or
// nothing is packaged.
func mesaParts() ([]part, error) {
	folder := os.Getenv(packaging.MesaVariable)
	if folder == "" {
		return nil, nil
	}
	p, err := readPin(mesaPin)
	if err != nil {
		return nil, err
	}
	return p.parts(folder)
}

// parts are the pin's libraries in a folder.
func (p pin) parts(folder string) ([]part, error) {
	var out []part
	for _, name := range slices.Sorted(maps.Keys(p.Files)) {
		from := filepath.Join(folder, name)
		if err := isHash(from, p.Files[name]); err != nil {
			return nil, fmt.Errorf("software drawing by Mesa %s: %w", p.Version, err)
		}
		out = append(out, part{name: "soft/" + name, from: from})
	}
	return out, nil
}

// isHash says where a file has not the hash it should have.
func isHash(path, want string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		return fmt.Errorf("%s is another file than the pinned one: its SHA-256 is %s", filepath.Base(path), got)
	}
	return nil
}
