package mail

import (
	"encoding/binary"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// storage is a folder or a stream of a compound file (MS-CFB).
type storage struct {
	name  string
	kids  []*storage
	file  *mscfb.File
	data  []byte // of a stream, when it was read
	short bool   // not all of it could be read
	left  *int64 // bytes that may still be read: streams of a hostile file can all be the same sectors
}

// openStorage reads the tree of a compound file. The library gives its entries parents first; the depth of each tells
// whose child it is, because the paths it gives share memory and can name another folder of equal depth.
func openStorage(r io.ReaderAt, size int64) (*storage, error) {
	if err := checkCompound(r, size); err != nil {
		return nil, err
	}
	left := 4 * size
	doc, err := mscfb.New(r)
	if err != nil || len(doc.File) == 0 {
		return nil, ErrUnreadable
	}
	root := &storage{left: &left}
	line := []*storage{root} // the folders that are open, by depth
	for _, f := range doc.File[1:] {
		depth := len(f.Path)
		if depth >= len(line) {
			depth = len(line) - 1
		}
		s := &storage{name: f.Name, file: f, left: &left}
		if depth > 4*maxDepth {
			return nil, ErrUnreadable
		}
		line[depth].kids = append(line[depth].kids, s)
		line = append(line[:depth+1], s)
	}
	return root, nil
}

// checkCompound refuses a header that names more sectors than the file has, for which the library would make room.
func checkCompound(r io.ReaderAt, size int64) error {
	var h [512]byte
	if _, err := r.ReadAt(h[:], 0); err != nil || string(h[:8]) != "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" {
		return ErrUnreadable
	}
	shift := binary.LittleEndian.Uint16(h[30:])
	if shift != 9 && shift != 12 {
		return ErrUnreadable
	}
	sectors := uint32(size>>shift) + 1
	for _, at := range []int{40, 44, 64, 72} { // of the directory, of the table, of the table of small streams, of the list of tables
		if binary.LittleEndian.Uint32(h[at:]) > sectors {
			return ErrUnreadable
		}
	}
	return nil
}

// kid is a child by its name; the names of properties are written in either case.
func (s *storage) kid(name string) *storage {
	for _, k := range s.kids {
		if strings.EqualFold(k.name, name) {
			return k
		}
	}
	return nil
}

// bytes is what a stream holds, as far as it can be read. It is read in pieces: the library takes the square of the
// length of what is asked for at once.
func (s *storage) bytes() []byte {
	if s.data != nil || s.file == nil || s.file.Size <= 0 || s.file.Size > *s.left {
		return s.data
	}
	*s.left -= s.file.Size
	s.data = make([]byte, s.file.Size)
	const piece = 64 << 10
	for at := 0; at < len(s.data); {
		n, err := s.file.Read(s.data[at:min(len(s.data), at+piece)])
		at += n
		if err != nil || n == 0 {
			if at < len(s.data) {
				s.data, s.short = s.data[:at:at], true
			}
			break
		}
	}
	return s.data
}
