package sealedvfs

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"errors"
)

// The layout of a file: a clear header, then sealed units.
const (
	magic      = "HBRSEAL1"
	version    = 1
	headerSize = 64 // magic 8 | version 1 | kind 1 | zero 2 | page size 4 | salt 32 | key check 16
	saltAt     = 16
	saltSize   = 32
	checkAt    = saltAt + saltSize
	overhead   = 28 // nonce 12 + tag 16 of every unit
	keyLabel   = "harborfile/sealed-file/v1/"
)

// The kinds of file, as the header names them.
const (
	kindDatabase = 1
	kindWAL      = 2
	kindBlock    = 3 // temporary files and statement journals
	kindJournal  = 4
)

var errHeader = errors.New("sealedvfs: header of another key, kind or page size")

// newHeader makes the header of a new file, without its key check.
func newHeader(kind byte, page int) [headerSize]byte {
	h := fixedPart(kind, page)
	rand.Read(h[saltAt:checkAt])
	return h
}

func fixedPart(kind byte, page int) (h [headerSize]byte) {
	copy(h[:], magic)
	h[8], h[9] = version, kind
	binary.LittleEndian.PutUint32(h[12:], uint32(page))
	return h
}

// fileCipher derives the cipher of one file and the 16 bytes by which its header shows that the key is right. owner is
// the salt of the database that a side file belongs to, and zeros for any other file: a log can thereby not be put
// beside another database, even under the same key.
func fileCipher(key, header, owner []byte) (cipher.AEAD, []byte, error) {
	info := keyLabel + string(header[8:saltAt]) + string(owner)
	k, err := hkdf.Key(sha256.New, key, header[saltAt:checkAt], info, 48)
	if err != nil {
		return nil, nil, err
	}
	block, err := aes.NewCipher(k[:32])
	if err != nil {
		return nil, nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	clear(k[:32])
	return aead, k[32:], err
}

// openHeader checks an existing header and returns the file's cipher.
func openHeader(key, header, owner []byte, kind byte, page int) (cipher.AEAD, error) {
	want := fixedPart(kind, page)
	if string(header[:saltAt]) != string(want[:saltAt]) {
		return nil, errHeader
	}
	aead, check, err := fileCipher(key, header, owner)
	if err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare(header[checkAt:headerSize], check) != 1 {
		return nil, errHeader
	}
	return aead, nil
}
