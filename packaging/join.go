package packaging

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Join brings the packages of several machines together in one new folder, as a release page shows them: without
// folders, each file once, and with one SHA256SUMS over all of them in the place of each machine's. Packages are the
// files of every folder below from that has a SHA256SUMS; a file that differs from its line there stops it. Two systems
// may have a file of the same name: if the two differ, the folder's name goes before theirs.
func Join(from, to string) error {
	parts, err := sealed(from)
	if err != nil {
		return err
	}
	if len(parts) == 0 {
		return fmt.Errorf("nothing below %s has a %s", from, SumsFile)
	}
	files := map[string][]byte{} // by name on the page
	for _, part := range parts {
		names, err := checkedFiles(part)
		if err != nil {
			return err
		}
		for _, name := range names {
			text, err := os.ReadFile(filepath.Join(part, name))
			if err != nil {
				return err
			}
			if other, taken := files[name]; taken && !bytes.Equal(other, text) {
				name = filepath.Base(part) + "-" + name
			}
			if other, taken := files[name]; taken && !bytes.Equal(other, text) {
				return fmt.Errorf("two different files would be called %s", name)
			}
			files[name] = text
		}
	}
	if err := os.Mkdir(to, 0o755); err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(to, name), text, 0o644); err != nil {
			return err
		}
	}
	sums, err := Sums(to)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, SumsFile), sums, 0o644)
}

// sealed are the folders below top that have a SHA256SUMS.
func sealed(top string) (list []string, err error) {
	err = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() == SumsFile {
			list = append(list, filepath.Dir(path))
		}
		return err
	})
	return list, err
}

// checkedFiles are the files of a folder, all as its SHA256SUMS says; the sums and their signature are not among them.
func checkedFiles(folder string) (names []string, err error) {
	listed, err := os.ReadFile(filepath.Join(folder, SumsFile))
	if err != nil {
		return nil, err
	}
	found, err := Sums(folder)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(listed, found) {
		return nil, fmt.Errorf("the files of %s are not as its %s says", filepath.Base(folder), SumsFile)
	}
	for line := range strings.Lines(string(found)) {
		_, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		names = append(names, name)
	}
	return names, nil
}
