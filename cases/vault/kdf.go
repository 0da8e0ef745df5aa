package vault

import (
	"crypto/rand"
	"errors"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"github.com/harborfile/harborfile/cases"
)

// KDFParams are the costs of turning a passphrase into a key with Argon2id. The zero value means the production
// parameters (3 passes, 256 MiB, 4 lanes); tests pass a cheaper set.
type KDFParams struct {
	Passes uint32 `json:"passes"`
	KiB    uint32 `json:"kib"`
	Lanes  uint8  `json:"lanes"`
	Salt   []byte `json:"salt"`
}

// The caps on what a key file may ask for: the file is read before it is authenticated, and a changed one must not
// take the machine's memory or a day of its time.
const (
	maxKDFPasses = 32
	maxKDFKiB    = 2 << 20 // 2 GiB
	maxKDFLanes  = 64
)

var errKDF = errors.New("key derivation parameters out of range")

func (p KDFParams) orProduction() KDFParams {
	if p.Passes == 0 {
		return KDFParams{Passes: 3, KiB: 256 << 10, Lanes: 4}
	}
	return p
}

// withSalt returns p with a fresh salt.
func (p KDFParams) withSalt() KDFParams {
	p.Salt = make([]byte, 16)
	rand.Read(p.Salt)
	return p
}

func (p KDFParams) check() error {
	ok := p.Passes >= 1 && p.Passes <= maxKDFPasses && p.KiB >= 8 && p.KiB <= maxKDFKiB &&
		p.Lanes >= 1 && p.Lanes <= maxKDFLanes && len(p.Salt) >= 16 && len(p.Salt) <= 64
	if !ok {
		return errKDF
	}
	return nil
}

// stretch derives 32 bytes. The passphrase is brought to Unicode normal form C first: keyboards of different systems
// write the same accented letter in different bytes.
func (p KDFParams) stretch(pass cases.Secret) []byte {
	return argon2.IDKey(norm.NFC.Bytes([]byte(pass.Reveal())), p.Salt, p.Passes, p.KiB, p.Lanes, 32)
}
