package windows

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"regexp"
	"time"
)

// summaryID begins the summary information of a Windows Installer file, in the byte order of the file.
var summaryID = []byte{0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9}

// Properties of the summary information that wixl fills with chance and with the clock.
const (
	packageCode = 9 // text: the GUID of this very file
	created     = 12
	saved       = 13
)

var errSummary = errors.New("the summary information of the MSI is not where it is expected")

// settleSummary gives an MSI the code and the date it shall have, so that two builds of one commit are alike. Nothing
// grows or shrinks: a GUID always takes 38 letters and a time 8 bytes.
func settleSummary(path, id string, date time.Time) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	properties, err := summary(text)
	if err != nil {
		return err
	}
	guid := properties[packageCode]
	if len(guid) < 8+38 || !braced.Match(guid[8:8+38]) {
		return errSummary
	}
	copy(guid[8:], "{"+id+"}")
	for _, p := range []uint32{created, saved} {
		if len(properties[p]) < 12 {
			return errSummary
		}
		binary.LittleEndian.PutUint64(properties[p][4:], fileTime(date))
	}
	return os.WriteFile(path, text, 0o644)
}

var braced = regexp.MustCompile(`^\{[0-9A-F-]{36}\}$`)

// summary finds the properties of the summary information: for each its number and the bytes from its type on, which are
// those of the file itself.
func summary(text []byte) (map[uint32][]byte, error) {
	at := bytes.Index(text, summaryID)
	if at < 0 || bytes.Count(text, summaryID) != 1 || at+20 > len(text) {
		return nil, errSummary
	}
	le := binary.LittleEndian
	// The header is 28 bytes up to the id; then comes where the section begins, counted from the header.
	begin := at - 28 + int(le.Uint32(text[at+16:]))
	if begin < 0 || begin+8 > len(text) {
		return nil, errSummary
	}
	section := text[begin:]
	count := int(le.Uint32(section[4:]))
	if count > 64 || 8+8*count > len(section) {
		return nil, errSummary
	}
	found := map[uint32][]byte{}
	for i := range count {
		entry := section[8+8*i:]
		offset := int(le.Uint32(entry[4:]))
		if offset > len(section) {
			return nil, errSummary
		}
		found[le.Uint32(entry)] = section[offset:]
	}
	return found, nil
}

// fileTime counts as Windows does: tenths of a microsecond since 1601.
func fileTime(t time.Time) uint64 {
	const between = 11644473600 // seconds from 1601 to 1970
	return uint64(t.Unix()+between) * 10_000_000
}
