// Package trust says whose signatures this program believes, and checks them. A signature is one of minisign
// (https://jedisct1.github.io/minisign): ed25519 over the file, with a comment that is signed too.
//
// It must not know what is signed: law data is read in cases/law/pack, new versions in cases/update.
package trust

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"aead.dev/minisign"

	"github.com/harborfile/harborfile/cases/built"
)

// Variable names in the environment the keys that a development build believes, separated by commas.
const Variable = "HARBORFILE_TRUST"

// Key is the public half of a key that signs for Harborfile.
type Key = minisign.PublicKey

// Keys are the keys that this program believes. They are part of the program; only a plain `go build`, which has none,
// looks at the environment. A packaged program that did would believe whoever can set a variable.
func Keys() []Key { return keysOf(built.Keys(), built.Version(), os.Getenv(Variable)) }

func keysOf(builtIn []string, version, environment string) []Key {
	texts := builtIn
	if version == built.Development {
		texts = append(texts[:len(texts):len(texts)], strings.Split(environment, ",")...)
	}
	var out []Key
	for _, text := range texts {
		var k Key
		if k.UnmarshalText([]byte(strings.TrimSpace(text))) == nil {
			out = append(out, k)
		}
	}
	return out
}

// ID is a key's name for people, up to 16 hexadecimal digits, as the minisign tool prints it.
func ID(k Key) string { return idText(k.ID()) }

func idText(id uint64) string { return fmt.Sprintf("%X", id) }

// Signed is what a signature that holds says.
type Signed struct {
	KeyID   string // of the key that made it
	Comment string // signed with the message
}

// Why a signature does not hold. Each brings words for people.
var (
	ErrNoKey      error = &problem{noKey}
	ErrUnreadable error = &problem{unreadable}
	ErrUnknownKey error = &problem{unknownKey}
	ErrAltered    error = &problem{altered}
)

// Verify checks the signature of a message against the keys. It gives ErrNoKey where there are no keys, ErrUnreadable
// where signature is none of minisign's, ErrUnknownKey where another key made it, and ErrAltered where message,
// signature or comment are not what was signed.
func Verify(keys []Key, message, signature []byte) (Signed, error) {
	if len(keys) == 0 {
		return Signed{}, ErrNoKey
	}
	var s minisign.Signature
	if err := s.UnmarshalText(signature); err != nil {
		return Signed{}, ErrUnreadable
	}
	err := ErrUnknownKey
	for _, k := range keys {
		if k.ID() != s.KeyID {
			continue
		}
		if minisign.Verify(k, message, signature) {
			return Signed{KeyID: idText(s.KeyID), Comment: s.TrustedComment}, nil
		}
		err = ErrAltered // of the known keys, another may have the same id: ids are drawn, not proved
	}
	return Signed{}, err
}

// comment is the line of a signature that minisign does not sign. It is the same in every signature of ours, so that no
// byte of a signed file can be changed without being seen.
const comment = "signature of Harborfile"

// Tidy writes a signature in the one way that Strict accepts.
func Tidy(signature []byte) ([]byte, error) {
	var s minisign.Signature
	if err := s.UnmarshalText(signature); err != nil {
		return nil, ErrUnreadable
	}
	s.UntrustedComment = comment
	return s.MarshalText()
}

// Strict reports whether a signature is written in the one way that Tidy writes.
func Strict(signature []byte) bool {
	tidy, err := Tidy(signature)
	return err == nil && bytes.Equal(tidy, signature)
}
