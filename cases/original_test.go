package cases

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestOriginal(t *testing.T) {
	for name, change := range map[string]func(f *os.File) error{
		"as it was": func(*os.File) error { return nil },
		"grown":     func(f *os.File) error { _, err := f.WriteAt([]byte("more"), 9); return err },
		"cut":       func(f *os.File) error { return f.Truncate(4) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "evidence")
			if err := os.WriteFile(path, []byte("as it was"), 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			src, err := Original(f)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadFull(src, make([]byte, 4)); err != nil {
				t.Fatal(err)
			}
			if err := change(f); err != nil {
				t.Fatal(err)
			}
			_, err = io.ReadAll(src)
			if changed := name != "as it was"; errors.Is(err, ErrChanging) != changed {
				t.Errorf("reading to the end gave %v", err)
			}
		})
	}
}
