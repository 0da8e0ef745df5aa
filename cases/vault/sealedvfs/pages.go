package sealedvfs

import (
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
	"os"
)

// ErrPages says that the pages of a database do not read, or do not make a whole database.
var ErrPages = errors.New("sealedvfs: pages are not those of a whole database")

// PageReader gives the clear pages of a closed database from first to last, each authenticated before it is handed
// out. A page that is not as it was written is ErrPages.
type PageReader struct {
	f     *os.File
	aead  cipher.AEAD
	l     layout
	units int64
	next  int64
	unit  []byte // the sealed unit
	clear []byte // room for its page
	page  []byte // what of the page is left to hand out
}

// ReadPages opens a database for reading it as a stream. Nobody may write to it, and nothing may lie beside it.
func ReadPages(path string, key []byte, pageSize int) (*PageReader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := &PageReader{f: f, l: layout{kindDatabase, pageSize}, unit: make([]byte, pageSize+overhead), clear: make([]byte, 0, pageSize)}
	if err := r.begin(path, key); err != nil {
		f.Close()
		return nil, err
	}
	return r, nil
}

func (r *PageReader) begin(path string, key []byte) error {
	fi, err := r.f.Stat()
	if err != nil {
		return err
	}
	if r.aead, err = fileAEAD(path, r.f, key, r.l); err != nil {
		return fmt.Errorf("%w: %w", ErrPages, err)
	}
	var rest int64
	if r.units, rest = r.l.units(fi.Size()); rest != 0 || r.units == 0 {
		return ErrPages
	}
	return nil
}

// Size is the number of clear bytes in all.
func (r *PageReader) Size() int64 { return r.units * int64(r.l.page) }

// Read implements io.Reader.
func (r *PageReader) Read(p []byte) (int, error) {
	if len(r.page) == 0 {
		if r.next == r.units {
			return 0, io.EOF
		}
		if _, err := r.f.ReadAt(r.unit, r.l.at(r.next)); err != nil {
			return 0, err
		}
		page, err := r.aead.Open(r.clear, nil, r.unit, unitAAD(r.next))
		if err != nil {
			return 0, ErrPages
		}
		if r.next == 0 && pagesSaid(page) != r.units {
			return 0, ErrPages // cut at the border of a page
		}
		r.page = page
		r.next++
	}
	n := copy(p, r.page)
	r.page = r.page[n:]
	return n, nil
}

// Close closes the file.
func (r *PageReader) Close() error { return r.f.Close() }

// WritePages makes a new sealed database at path from the clear pages of src and brings it to the disk. src has to
// begin as a database of this page size that is as long as it says, else ErrPages; what was written is then removed.
func WritePages(path string, key []byte, pageSize int, src io.Reader) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			os.Remove(path)
		}
	}()
	header := newHeader(kindDatabase, pageSize)
	aead, check, err := fileCipher(key, header[:], make([]byte, saltSize))
	if err != nil {
		return err
	}
	copy(header[checkAt:], check)
	if _, err := f.WriteAt(header[:], 0); err != nil {
		return err
	}
	if err := sealPages(f, aead, layout{kindDatabase, pageSize}, src); err != nil {
		return err
	}
	return f.Sync()
}

func sealPages(f io.WriterAt, aead cipher.AEAD, l layout, src io.Reader) error {
	page := make([]byte, l.page)
	sealed := make([]byte, 0, l.page+overhead)
	var total int64
	for i := int64(0); ; i++ {
		_, err := io.ReadFull(src, page)
		if err == io.EOF && i == total && total > 0 {
			return nil
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return ErrPages
		}
		if err != nil {
			return err
		}
		if i == 0 {
			total = pagesSaid(page)
		}
		if i >= total {
			return ErrPages
		}
		if _, err := f.WriteAt(aead.Seal(sealed, nil, page, unitAAD(i)), l.at(i)); err != nil {
			return err
		}
	}
}

// pagesSaid is the number of pages in the first page's header, 0 where the header is not that of a database with pages
// of this length. Offsets: 0 title, 16 page size (1 stands for 65536), 28 number of pages.
func pagesSaid(first []byte) int64 {
	size := int(first[16])<<8 | int(first[17])
	if size == 1 {
		size = 65536
	}
	if string(first[:16]) != "SQLite format 3\x00" || size != len(first) {
		return 0
	}
	return int64(be32(first, 28))
}
