package vault

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/harborfile/harborfile/cases"
)

// The format of vault.keys, and the largest file that is read.
const (
	keyFormat  = 2 // 1 had no count of seals; it is read, and written as 2
	keyTitle   = "harborfile vault keys"
	maxKeyFile = 256 << 10
)

// keyFile is vault.keys: who may open the vault, and the keys of its databases. On disk it is a title line, JSON, and
// a last line "sum <SHA-256> mac <HMAC>" over everything before it. The sum tells damage from a wrong passphrase
// before any key is known; the MAC, under a key derived from the vault key, tells a changed file from our own.
type keyFile struct {
	Format     int         `json:"format"`
	Vault      string      `json:"vault"`                // UUID of the vault; also the user name of the keyring item
	Unfinished bool        `json:"unfinished,omitempty"` // creation did not finish: nothing was ever acknowledged
	Slots      []slot      `json:"slots"`
	Keys       []sealedKey `json:"keys"`

	body []byte // the exact bytes that sum and mac cover, as read
	mac  []byte
	torn bool // the sum does not fit the bytes
}

// sealedKey is the key of one database, wrapped under the vault key.
type sealedKey struct {
	Name    string `json:"name"`             // file name of the database
	No      int    `json:"no"`               // generation of the key
	Moving  bool   `json:"moving,omitempty"` // the database under this key may still lie at its passing name
	Sealed  int64  `json:"sealed"`           // at least as many units as were ever sealed out of this key
	Wrapped []byte `json:"wrapped"`
}

func (k *keyFile) bound(name string, no int) string {
	return fmt.Sprintf("%s|%s|%d", k.Vault, name, no)
}

// readKeyFile reads and parses vault.keys. It does not authenticate it: that needs the vault key, see verify.
func readKeyFile(dir string) (*keyFile, error) {
	f, err := os.Open(filepath.Join(dir, keysName))
	if errors.Is(err, fs.ErrNotExist) || isNotFolder(err) {
		return nil, withoutKeys(dir)
	}
	if err != nil {
		return nil, explainOS(err)
	}
	defer f.Close()
	b := make([]byte, maxKeyFile+1)
	n, err := readUpTo(f, b)
	if err != nil {
		return nil, explainOS(err)
	}
	return parseKeyFile(b[:n])
}

// withoutKeys is what a folder without vault.keys is: no vault, or one that lost its keys. Whoever looks at the latter
// is not told that nothing is there.
func withoutKeys(dir string) error {
	for _, name := range []string{recordsName, evidenceName} {
		if fi, err := os.Stat(filepath.Join(dir, name)); err == nil && fi.Size() > 0 {
			return fmt.Errorf("%s is missing: %w", keysName, cases.ErrDamaged)
		}
	}
	return cases.ErrNoVault
}

// parseKeyFile reads the bytes of vault.keys. A newer format is told apart before anything else is looked at.
func parseKeyFile(b []byte) (*keyFile, error) {
	bad := fmt.Errorf("%s: %w", keysName, cases.ErrDamaged)
	title, rest, ok := strings.Cut(string(b), "\n")
	var format int
	if n, err := fmt.Sscanf(title, keyTitle+" %d", &format); n != 1 || err != nil || !ok || len(b) > maxKeyFile {
		return nil, bad
	}
	at := strings.LastIndex(rest, "\nsum ")
	if at < 0 {
		return nil, bad
	}
	body := b[:len(title)+1+at+1]
	var sum, mac string
	last := string(b[len(body):])
	if n, err := fmt.Sscanf(last, "sum %s mac %s\n", &sum, &mac); n != 2 || err != nil {
		return nil, bad
	}
	k := &keyFile{body: body}
	have := sha256.Sum256(body)
	k.torn = sum != hex.EncodeToString(have[:])
	if format > keyFormat && !k.torn {
		return nil, cases.ErrNewerFormat
	}
	var err error
	if k.mac, err = base64.StdEncoding.Strict().DecodeString(mac); err != nil || title != fmt.Sprint(keyTitle, " ", format) {
		return nil, bad
	}
	if last != k.lastLine(k.mac) {
		k.torn = true
	}
	dec := json.NewDecoder(bytes.NewReader(body[len(title)+1:]))
	dec.DisallowUnknownFields()
	if err := dec.Decode(k); err != nil || k.Format != format || format < 1 || format > keyFormat || dec.More() {
		return nil, bad
	}
	if _, err := uuid.Parse(k.Vault); err != nil {
		return nil, bad
	}
	for _, s := range k.Slots {
		if s.KDF != nil && s.KDF.check() != nil {
			return nil, bad
		}
	}
	for i := range k.Keys {
		if k.Keys[i].Sealed < 0 {
			return nil, bad
		}
		if format == 1 {
			k.Keys[i].Sealed = sealsUnknown
		}
	}
	return k, nil
}

func (k *keyFile) lastLine(mac []byte) string {
	sum := sha256.Sum256(k.body)
	return fmt.Sprintf("sum %x mac %s\n", sum, base64.StdEncoding.EncodeToString(mac))
}

func (k *keyFile) sign(vmk []byte) []byte {
	m := hmac.New(sha256.New, derive(vmk, "slots"))
	m.Write(k.body)
	return m.Sum(nil)
}

// verify reports whether the file is, byte for byte, the one that was written under the vault key.
func (k *keyFile) verify(vmk []byte) error {
	if k.torn || !hmac.Equal(k.mac, k.sign(vmk)) {
		return fmt.Errorf("%s: %w", keysName, cases.ErrDamaged)
	}
	return nil
}

// save writes the file under the vault key.
func (k *keyFile) save(dir string, vmk []byte) error {
	k.Format = max(k.Format, keyFormat)
	text, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return err
	}
	k.body = fmt.Appendf(nil, "%s %d\n%s\n", keyTitle, k.Format, text)
	k.mac = k.sign(vmk)
	k.torn = false
	return explainOS(replaceFile(filepath.Join(dir, keysName), append(bytes.Clone(k.body), k.lastLine(k.mac)...)))
}

// databaseKey unwraps the key of the database called name.
func (k *keyFile) databaseKey(vmk []byte, name string) ([]byte, error) {
	for _, s := range k.Keys {
		if s.Name == name {
			key, err := unwrap(derive(vmk, "keys"), s.Wrapped, k.bound(name, s.No))
			if err != nil || len(key) != keySize {
				break
			}
			return key, nil
		}
	}
	return nil, fmt.Errorf("%s: key of %s: %w", keysName, name, cases.ErrDamaged)
}

// clone is a copy whose slots and keys may be replaced without changing k.
func (k *keyFile) clone() *keyFile {
	c := *k
	c.Slots, c.Keys = slices.Clone(k.Slots), slices.Clone(k.Keys)
	return &c
}

// find returns the entry of the database called name, nil when there is none.
func (k *keyFile) find(name string) *sealedKey {
	for i := range k.Keys {
		if k.Keys[i].Name == name {
			return &k.Keys[i]
		}
	}
	return nil
}

// addDatabaseKey makes a key for a new database.
func (k *keyFile) addDatabaseKey(vmk []byte, name string) []byte {
	key := newKey()
	k.Keys = append(k.Keys, sealedKey{Name: name, No: 1, Wrapped: wrap(derive(vmk, "keys"), key, k.bound(name, 1))})
	return key
}
