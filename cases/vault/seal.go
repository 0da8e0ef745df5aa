package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
)

const keySize = 32

func newKey() []byte {
	k := make([]byte, keySize)
	rand.Read(k)
	return k
}

// derive makes a key for one purpose out of key material. Both lengths are fixed, so it cannot fail.
func derive(material []byte, purpose string) []byte {
	k, err := hkdf.Key(sha256.New, material, nil, "harborfile/vault/v1/"+purpose, keySize)
	if err != nil {
		panic("vault: unreachable: " + err.Error())
	}
	return k
}

func gcm(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic("vault: unreachable: " + err.Error())
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic("vault: unreachable: " + err.Error())
	}
	return aead
}

// wrap seals a key under another; bound names what it is for, and unwrapping it as anything else gives an error.
func wrap(kek, key []byte, bound string) []byte { return gcm(kek).Seal(nil, nil, key, []byte(bound)) }

func unwrap(kek, wrapped []byte, bound string) ([]byte, error) {
	return gcm(kek).Open(nil, nil, wrapped, []byte(bound))
}
