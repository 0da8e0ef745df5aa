// Package update says whether a downloaded new version of Harborfile is the one that its makers signed. It reads files
// and hashes them; it never starts one, and never asks the network.
//
// A release lies beside a list of its files, SHA256SUMS, and the signature of the list, SHA256SUMS.minisig. Whose
// signatures count is package trust's.
package update

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/trust"
)

// Names of the list of a release and of its signature.
const (
	SumsName      = "SHA256SUMS"
	SignatureName = "SHA256SUMS.minisig"
)

// mostBytes is how large the list may be. A release has about a dozen files.
const mostBytes = 1 << 20

// A Checked file is one that the makers of Harborfile signed.
type Checked struct {
	Name    string `json:"name"`    // as the list names it; the file itself may have been renamed on its way
	Version string `json:"version"` // MAJOR.MINOR.PATCH, "" where the list does not say
	Sum     string `json:"sha256"`
	KeyID   string `json:"key"`
	InUse   string `json:"inUse"` // the version of this program
	Newer   bool   `json:"newer"`
	Same    bool   `json:"same"`
}

// Check hashes a file and looks for it in the signed list. sums is the list, or the folder that holds it; "" means the
// folder of the file. keys are those that count, version that of this program. Its errors bring their own words: the
// list is not there, or not as it was signed; the file is not in it; its version is older than this program's.
func Check(ctx context.Context, file, sums string, keys []trust.Key, version string) (Checked, error) {
	list, signature, err := readSums(cmp.Or(sums, filepath.Dir(file)))
	if err != nil {
		return Checked{}, err
	}
	signed, err := trust.Verify(keys, list, signature)
	if err != nil {
		return Checked{}, err
	}
	names, err := parse(list)
	if err != nil {
		return Checked{}, err
	}
	sum, err := hash(ctx, file)
	if err != nil {
		return Checked{}, err
	}
	name, ok := names[sum]
	if !ok {
		return Checked{}, problem(notListed, nil)
	}
	c := Checked{Name: name, Sum: sum, KeyID: signed.KeyID, InUse: version, Version: olderOf(versionIn(name), versionIn(signed.Comment))}
	order, known := built.Compare(c.Version, version)
	c.Newer, c.Same = known && order > 0, known && order == 0
	if known && order < 0 {
		return c, problem(older, nil)
	}
	return c, nil
}

// readSums reads the list and its signature, which lies beside it.
func readSums(at string) (list, signature []byte, err error) {
	if info, err := os.Stat(at); err == nil && info.IsDir() {
		at = filepath.Join(at, SumsName)
	}
	if list, err = readSmall(at); err != nil {
		return nil, nil, err
	}
	signature, err = readSmall(at + strings.TrimPrefix(SignatureName, SumsName))
	return list, signature, err
}

func readSmall(path string) ([]byte, error) {
	f, err := trust.OpenFile(path)
	if err != nil {
		return nil, problem(noSums, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err != nil || len(text) > mostBytes {
		return nil, problem(noSums, err)
	}
	return text, nil
}

// sumLine is one line of a list as sha256sum writes it.
var sumLine = regexp.MustCompile(`^([0-9a-f]{64}) [ *]([^/\\\x00-\x1f]+)$`)

// parse reads a signed list strictly: the names by their hashes. A list of something else, signed by the same key, is
// not taken for one.
func parse(list []byte) (map[string]string, error) {
	names, sums := map[string]string{}, map[string]string{}
	for _, line := range strings.Split(strings.TrimSuffix(string(list), "\n"), "\n") {
		m := sumLine.FindStringSubmatch(line)
		if m == nil {
			return nil, problem(noSums, errors.New("a line that is none of sha256sum's"))
		}
		if sum, twice := sums[m[2]]; twice && sum != m[1] {
			return nil, problem(noSums, errors.New("one name with two sums"))
		}
		sums[m[2]], names[m[1]] = m[1], m[2]
	}
	return names, nil
}

// hash reads a file through. It can be stopped.
func hash(ctx context.Context, path string) (string, error) {
	f, err := trust.OpenFile(path)
	if err != nil {
		return "", problem(noFile, err)
	}
	defer f.Close()
	h, buf := sha256.New(), make([]byte, 1<<20)
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		n, err := f.Read(buf)
		h.Write(buf[:n])
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err != nil {
			return "", problem(noFile, err)
		}
	}
}

var versionForm = regexp.MustCompile(`(?:^|[^0-9.])([0-9]+\.[0-9]+\.[0-9]+)(?:$|[^0-9.]|\.[a-z])`)

// olderOf is the version that a file counts as: what its name says and what the list is signed for, the older one where
// the two differ. So a file of an old version that was left in the folder of a new one is not taken for new.
func olderOf(name, list string) string {
	if order, ok := built.Compare(name, list); ok && order > 0 {
		return list
	}
	return cmp.Or(name, list)
}

// versionIn finds the version in a name such as Harborfile-1.2.3-windows-setup.exe; "" where there is none.
func versionIn(name string) string {
	m := versionForm.FindStringSubmatch(name)
	if m == nil || !built.Form.MatchString(m[1]) {
		return ""
	}
	return m[1]
}
