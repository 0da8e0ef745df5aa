package packaging

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// SumsName and SignatureName are the files that vouch for a folder of packages.
const (
	SumsName      = "SHA256SUMS"
	SignatureName = SumsName + ".minisig"
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
		return fmt.Errorf("nothing below %s has a %s", from, SumsName)
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
	var sums []string
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(to, name), text, 0o644); err != nil {
			return err
		}
		sums = append(sums, sumLine(name, text))
	}
	slices.SortFunc(sums, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return os.WriteFile(filepath.Join(to, SumsName), []byte(strings.Join(sums, "")), 0o644)
}

// sumLine is one line of a SHA256SUMS, as sha256sum writes it.
func sumLine(name string, text []byte) string {
	return fmt.Sprintf("%x  %s\n", sha256.Sum256(text), name)
}

// sealed are the folders below top that have a SHA256SUMS.
func sealed(top string) (list []string, err error) {
	err = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() == SumsName {
			list = append(list, filepath.Dir(path))
		}
		return err
	})
	return list, err
}

// checkedFiles are the files of a folder, each as its SHA256SUMS says; the sums and their signature are not among them.
func checkedFiles(folder string) ([]string, error) {
	listed, err := os.ReadFile(filepath.Join(folder, SumsName))
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Name() == SumsName || e.Name() == SignatureName {
			continue
		}
		if !e.Type().IsRegular() {
			return nil, fmt.Errorf("%s is no file and cannot go on a release page", e.Name())
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		if !strings.Contains("\n"+string(listed), "\n"+sumLine(e.Name(), text)) {
			return nil, fmt.Errorf("%s is not as the %s beside it says", e.Name(), SumsName)
		}
		names = append(names, e.Name())
	}
	if len(names) != bytes.Count(listed, []byte("\n")) {
		return nil, errors.New("a file that " + SumsName + " names is lacking")
	}
	return names, nil
}
