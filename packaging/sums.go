package packaging

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Names of the files that close a release.
const (
	SumsFile      = "SHA256SUMS"
	SignatureFile = SumsFile + ".minisig"
)

// Seal closes the set of files in s.Dist: a bill of materials for each program, the licences, and the checksums of
// everything with their signature (SignSums).
func (s *Shop) Seal(ctx context.Context, system string) error {
	if err := s.boms(ctx); err != nil {
		return err
	}
	licences, err := s.LicencesText(system)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(s.Dist, "LICENSES.txt"), licences, 0o644); err != nil {
		return err
	}
	sums, err := Sums(s.Dist)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(s.Dist, SumsFile), sums, 0o644); err != nil {
		return err
	}
	return SignSums(s.Dist, s.Signer, fmt.Sprintf("%s %s for %s, %s of %s", s.App.Name, s.App.Version, system, SumsFile, s.Date.Format("2006-01-02")), s.Say)
}

// SignSums writes the signature of a folder's SHA256SUMS beside it. about is signed too: it begins with the program and
// the version, by which a file of the release is dated whose own name says none. Where no secret key is here the
// signature is lacking; that, and a test key, is said.
func SignSums(dir string, keys *Keys, about string, say func(format string, args ...any)) error {
	sums, err := os.ReadFile(filepath.Join(dir, SumsFile))
	if err != nil {
		return err
	}
	signature, err := keys.Sign(sums, about)
	switch {
	case errors.Is(err, ErrNoSecret):
		say("%s is not signed: %v.", SumsFile, err)
		return nil
	case err != nil:
		return err
	case keys.Test:
		say("%s is signed with a test key of this machine alone: no release.", SumsFile)
	}
	return os.WriteFile(filepath.Join(dir, SignatureFile), signature, 0o644)
}

// Sums are the SHA-256 of every file in a folder, in the form that `sha256sum -c` reads; the checksums themselves and
// their signature are left out.
func Sums(dir string) ([]byte, error) {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	for _, e := range entries {
		if e.Name() == SumsFile || e.Name() == SignatureFile {
			continue
		}
		if !e.Type().IsRegular() {
			return nil, fmt.Errorf("%s is no file, and a release holds nothing else", e.Name())
		}
		sum, err := fileSum(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%x  %s\n", sum, e.Name())
	}
	return b.Bytes(), nil
}

func fileSum(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return h.Sum(nil), err
}
