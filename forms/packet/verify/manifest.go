package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// FileName is the name of the manifest in the packet's folder.
const FileName = "manifest.json"

// Format is the form of manifest that this package writes. It reads the form before too, which had no chains.
const (
	Format   = "harborfile-packet/2"
	format1  = "harborfile-packet/1"
	mostWord = 200 // bytes of a step or a tool
)

// Manifest says what a packet consists of. It holds no word of a client:
// ids, hashes, numbers, and fixed words of the program.
type Manifest struct {
	// Seal is the SHA-256 of the manifest's own bytes with these 64
	// characters set to "0". It finds a change; it does not prove who made it.
	Seal      string `json:"seal"`
	Format    string `json:"format"`
	Program   string `json:"program"`           // name and version
	LawAsOf   string `json:"lawAsOf,omitempty"` // day of the law data
	Matter    string `json:"matter"`            // id
	Recipient string `json:"recipient"`
	Pages     int    `json:"pages"`
	Files     []File `json:"files"`
	Items     []Item `json:"items"`
}

// File is one PDF of the packet.
type File struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
	Pages  int    `json:"pages"`
	First  int    `json:"first"` // number of its first page
}

// Item is one thing in the packet.
type Item struct {
	ID     string   `json:"id"`
	Kind   string   `json:"kind"`             // form, document, exhibit, media, missing
	Label  string   `json:"label,omitempty"`  // of an exhibit
	SHA256 string   `json:"sha256,omitempty"` // of the original as received
	First  int      `json:"first"`            // page numbers, its tab sheet included
	Last   int      `json:"last"`
	Steps  []string `json:"steps,omitempty"` // from the original to these pages
	Bytes  int64    `json:"bytes,omitempty"` // of a recording that is handed over beside the packet
	Chain  []Link   `json:"chain,omitempty"` // how the pages came from the original: the original first
}

// Link is one step from an original to the pages of a packet: what was done, with what, and what came of it.
type Link struct {
	Step   string `json:"step"`             // received, or a cases.Step: converted, transcript, text-layer, stripped, signed, redacted
	SHA256 string `json:"sha256,omitempty"` // of the file that came of it; "" = it went into the packet and nowhere else
	Tool   string `json:"tool,omitempty"`   // program and version that did it
}

// Received is the step of the link that stands for the original.
const Received = "received"

const noSeal = "0000000000000000000000000000000000000000000000000000000000000000"

// Encode writes the manifest with its seal.
func (m Manifest) Encode() ([]byte, error) {
	m.Format = Format
	return m.encode()
}

func (m Manifest) encode() ([]byte, error) {
	m.Seal = noSeal
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	raw = append(raw, '\n')
	return bytes.Replace(raw, []byte(noSeal), []byte(sum(raw)), 1), nil
}

var (
	errNotManifest = errors.New("verify: not a manifest of this program")
	errSeal        = errors.New("verify: the manifest was changed")
)

// decode reads a manifest strictly and checks its seal.
func decode(raw []byte) (*Manifest, error) {
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return nil, errNotManifest
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errSeal
	}
	if m.Format != Format && m.Format != format1 || !isHash(m.Seal) {
		return nil, errNotManifest
	}
	for _, it := range m.Items {
		if m.Format == format1 && (it.Chain != nil || it.Bytes != 0) {
			return nil, errNotManifest
		}
	}
	if sum(bytes.Replace(raw, []byte(m.Seal), []byte(noSeal), 1)) != m.Seal {
		return nil, errSeal
	}
	// One way to write each manifest: of an entry that stands twice, or under a name in other letters, another reader
	// takes another value.
	if again, err := m.encode(); err != nil || !bytes.Equal(again, raw) {
		return nil, errNotManifest
	}
	return &m, nil
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func isHash(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}
