package sealedvfs

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
)

// SideState is what a WAL or journal that an unclean exit left behind is worth.
type SideState int

// The states. SQLite reads a log up to the first block that does not read. After a power cut that is right: only what
// was never acknowledged can be torn. Anywhere else it would silently drop or mix what was acknowledged.
const (
	SideWhole  SideState = iota // absent, empty, or every block authentic
	SideTorn                    // blocks are torn, or the last is cut short, where a power cut may do that
	SideBroken                  // blocks are not as written that a sync had promised to keep
)

// ReadSide looks at the WAL or journal at path, which no one may be writing, without changing it.
func ReadSide(path string, key []byte, pageSize int) (SideState, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return SideWhole, nil
	}
	if err != nil {
		return SideWhole, err
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil || fi.Size() == 0 {
		return SideWhole, err
	}
	l := layoutOf(path, pageSize)
	aead, err := fileAEAD(path, f, key, l)
	if errors.Is(err, errHeader) && l.kind == kindJournal && fi.Size() > headerSize {
		return SideBroken, nil // its header was synced before anything followed it
	}
	if errors.Is(err, errHeader) || errors.Is(err, io.EOF) {
		return SideTorn, nil // the header is synced with the first content, so a torn one promised nothing
	}
	if err != nil {
		return SideWhole, err
	}
	s := sideReader{f: f, aead: aead, l: l}
	s.units, s.rest = l.units(fi.Size())
	if l.kind == kindWAL {
		return s.wal()
	}
	return s.journal()
}

type sideReader struct {
	f     io.ReaderAt
	aead  cipher.AEAD
	l     layout
	units int64
	rest  int64
}

// unit returns the plaintext of a unit, nil where it is not authentic or not there.
func (s sideReader) unit(i int64) ([]byte, error) {
	if i < 0 || i >= s.units {
		return nil, nil
	}
	b := make([]byte, s.l.unitLen(i)+overhead)
	if _, err := s.f.ReadAt(b, s.l.at(i)); err != nil {
		return nil, err
	}
	plain, err := s.aead.Open(nil, nil, b, unitAAD(i))
	if err != nil {
		return nil, nil
	}
	return plain, nil
}

// wal: each commit was synced before the next began. A bad frame is torn if it belongs to the last transaction, and
// broken if a whole later transaction follows its own. Frames with other salts are leftovers of an earlier log.
func (s sideReader) wal() (SideState, error) {
	header, err := s.unit(0)
	if err != nil {
		return SideWhole, err
	}
	if header == nil {
		return SideTorn, nil
	}
	salts := string(header[16:24])
	bad, committed := false, false // committed: a commit frame was seen after the first bad frame
	for i := int64(1); i < s.units; i++ {
		frame, err := s.unit(i)
		if err != nil {
			return SideWhole, err
		}
		switch {
		case frame == nil:
			bad = true
		case string(frame[8:16]) != salts:
		case bad && committed:
			return SideBroken, nil
		case bad:
			committed = binary.BigEndian.Uint32(frame[4:]) != 0 // size after commit, 0 in other frames
		}
	}
	if bad || s.rest > 0 {
		return SideTorn, nil
	}
	return SideWhole, nil
}

const journalMagic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"

// journal: the head of each segment counts the records that were synced before any page of the database was written.
// Those records have to be there, also where the file simply ends early; what follows them never took effect.
func (s sideReader) journal() (SideState, error) {
	state := SideWhole
	bad, err := s.anyBad(0, s.units)
	if err != nil {
		return state, err
	}
	if bad {
		state = SideTorn
	}
	for at := int64(0); at/sector < s.units; {
		head, err := s.unit(at / sector)
		if err != nil || head == nil || string(head[:8]) != journalMagic {
			return state, err
		}
		records, step := int64(be32(head, 8)), int64(be32(head, 20))
		if records == 0 || records == 0xffffffff || step < sector || step%sector != 0 {
			return state, nil
		}
		end := at + step + records*int64(s.l.page+8)
		bad, err := s.anyBad((at+step)/sector, (end+sector-1)/sector)
		if err != nil || bad {
			return SideBroken, err
		}
		at = (end + step - 1) / step * step
	}
	return state, nil
}

// anyBad reports whether a unit in the range is missing or not authentic.
func (s sideReader) anyBad(from, to int64) (bool, error) {
	for i := from; i < to; i++ {
		plain, err := s.unit(i)
		if err != nil || plain == nil {
			return true, err
		}
	}
	return false, nil
}
