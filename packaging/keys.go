package packaging

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aead.dev/minisign"
)

// Names of the environment through which a release reaches its keys.
const (
	TrustVariable    = "HARBORFILE_TRUST"         // minisign public keys, separated by commas
	SignKeyVariable  = "HARBORFILE_SIGN_KEY"      // path of a minisign secret key
	PasswordVariable = "HARBORFILE_SIGN_PASSWORD" // of that key; empty for a key made without one
)

// Keys are the minisign keys of one release: whose signatures its programs believe, and what this machine signs with.
type Keys struct {
	Trusted []string // public keys, each one line of base64
	Test    bool     // a pair of this machine alone: what it signs is no release
	secret  *minisign.PrivateKey
}

// FindKeys collects the public keys of packaging/keys/*.pub in the checkout and of HARBORFILE_TRUST, and reads the
// secret key that HARBORFILE_SIGN_KEY names. Where there is neither a public nor a secret key, a test pair is made in
// folder and kept there for the next run. A secret key whose public half is not among the trusted ones stops it:
// programs would be sent out that do not believe their own maker.
func FindKeys(root, folder string) (*Keys, error) {
	trusted, err := publicKeys(root)
	if err != nil {
		return nil, err
	}
	secret, err := secretKey()
	if err != nil {
		return nil, err
	}
	k := &Keys{Trusted: trusted, secret: secret}
	if len(trusted) == 0 && secret == nil {
		k.Test = true
		if k.secret, err = testKey(folder); err != nil {
			return nil, fmt.Errorf("the test key: %w", err)
		}
	}
	if k.secret == nil {
		return k, nil
	}
	public := k.secret.Public().(minisign.PublicKey).String()
	switch {
	case k.Test:
		k.Trusted = []string{public}
	case !slices.Contains(trusted, public):
		return nil, fmt.Errorf("the key of %s is not among the trusted ones (packaging/keys, %s)", SignKeyVariable, TrustVariable)
	}
	return k, nil
}

// ErrNoSecret says that this machine has no secret key, so nothing can be signed.
var ErrNoSecret = errors.New("no secret key: " + SignKeyVariable + " names none")

// Sign signs a message for `minisign -V`. comment is signed with it and shown by whoever verifies; it holds no time of
// its own, so that one message has one signature. ErrNoSecret where there is no secret key.
func (k *Keys) Sign(message []byte, comment string) ([]byte, error) {
	if k.secret == nil {
		return nil, ErrNoSecret
	}
	if strings.ContainsAny(comment, "\r\n") {
		return nil, fmt.Errorf("the comment of a signature is one line")
	}
	r := minisign.NewReader(bytes.NewReader(message))
	if _, err := r.Read(make([]byte, len(message))); err != nil && len(message) > 0 {
		return nil, err
	}
	return r.SignWithComments(*k.secret, comment, "signature of Harborfile"), nil
}

// publicKeys are the trusted keys, sorted and without doubles.
func publicKeys(root string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(root, "packaging", "keys", "*.pub"))
	if err != nil {
		return nil, err
	}
	texts := namedKeys(os.Getenv(TrustVariable))
	if len(texts) == 0 && strings.TrimSpace(os.Getenv(TrustVariable)) != "" {
		return nil, fmt.Errorf("%s names no key", TrustVariable)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(text))
	}
	var keys []string
	for _, text := range texts {
		var key minisign.PublicKey
		if err := key.UnmarshalText([]byte(strings.TrimSpace(text))); err != nil {
			return nil, fmt.Errorf("a trusted key cannot be read: %w", err)
		}
		keys = append(keys, key.String())
	}
	slices.Sort(keys)
	return slices.Compact(keys), nil
}

// namedKeys takes keys out of a list. Whole files of public keys do, with the comment that minisign writes above each:
// that is what lies at hand to be pasted.
func namedKeys(list string) (keys []string) {
	for _, line := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		if !strings.HasPrefix(strings.TrimSpace(line), "untrusted comment:") {
			keys = append(keys, strings.Fields(line)...)
		}
	}
	return keys
}

// secretKey is the key that HARBORFILE_SIGN_KEY names, nil where it names none.
func secretKey() (*minisign.PrivateKey, error) {
	name := os.Getenv(SignKeyVariable)
	if name == "" {
		return nil, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", SignKeyVariable, errors.Unwrap(err)) // without the path
	}
	if minisign.IsEncrypted(text) {
		key, err := minisign.DecryptKey(os.Getenv(PasswordVariable), text)
		if err != nil {
			return nil, fmt.Errorf("%s does not open the key of %s", PasswordVariable, SignKeyVariable)
		}
		return &key, nil
	}
	var key minisign.PrivateKey
	if err := key.UnmarshalText(text); err != nil {
		return nil, fmt.Errorf("the key of %s cannot be read: %w", SignKeyVariable, err)
	}
	return &key, nil
}

// testKey is the secret key in folder, made where there is none, readable by its owner alone.
func testKey(folder string) (*minisign.PrivateKey, error) {
	name := filepath.Join(folder, "test.key")
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return newTestKey(folder, name)
	}
	if err != nil {
		return nil, err
	}
	var key minisign.PrivateKey
	return &key, key.UnmarshalText(text)
}

func newTestKey(folder, name string) (*minisign.PrivateKey, error) {
	public, key, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	text, err := key.MarshalText()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	// The public half lies beside it as `minisign -p` reads it.
	half, err := public.MarshalText()
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "test.pub"), append(half, '\n'), 0o600); err != nil {
		return nil, err
	}
	return &key, os.WriteFile(name, text, 0o600)
}
