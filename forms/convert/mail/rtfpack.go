package mail

import (
	"encoding/binary"

	"github.com/harborfile/harborfile/forms/convert/office"
)

// Decompress undoes the compression of RTF in Outlook messages (MS-OXRTFCP). The error says that it is damaged; what
// could be read comes with it.
func Decompress(b []byte) ([]byte, error) {
	if len(b) < 16 {
		return nil, ErrUnreadable
	}
	size := binary.LittleEndian.Uint32(b[4:])
	kind := binary.LittleEndian.Uint32(b[8:])
	body := b[16:]
	switch kind {
	case 0x414C454D: // "MELA": as it is
		if int64(size) > int64(len(body)) {
			return body, ErrUnreadable
		}
		return body[:size], nil
	case 0x75465A4C: // "LZFu"
		return inflate(body, int64(size))
	}
	return nil, ErrUnreadable
}

// prebuf is what the dictionary holds at the beginning (MS-OXRTFCP, 2.2.1.1).
const prebuf = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` +
	"\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// inflate reads runs of eight tokens, each a byte or a reference into a ring of 4096 bytes.
func inflate(in []byte, size int64) ([]byte, error) {
	if size > office.MaxText || size > int64(len(in))*18+64 { // a token of two bytes gives at most 17
		return nil, ErrUnreadable
	}
	var ring [4096]byte
	at := copy(ring[:], prebuf)
	out := make([]byte, 0, size)
	put := func(c byte) {
		out = append(out, c)
		ring[at] = c
		at = (at + 1) % len(ring)
	}
	for i := 0; i < len(in); {
		control := in[i]
		i++
		for bit := range 8 {
			if i >= len(in) {
				return out, ended(out, size)
			}
			if control>>bit&1 == 0 {
				put(in[i])
				i++
				continue
			}
			if i+2 > len(in) {
				return out, ErrUnreadable
			}
			ref := int(in[i])<<8 | int(in[i+1])
			i += 2
			from, n := ref>>4, ref&0x0F+2
			if from == at { // the end
				return out, ended(out, size)
			}
			if len(out) > int(size)+17 {
				return out, ErrUnreadable
			}
			for range n {
				put(ring[from])
				from = (from + 1) % len(ring)
			}
		}
	}
	return out, ended(out, size)
}

func ended(out []byte, size int64) error {
	if int64(len(out)) < size {
		return ErrUnreadable
	}
	return nil
}
