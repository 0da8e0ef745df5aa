package sealedvfs

import "strings"

// layout is geometry.c in Go, for reading files without SQLite.
type layout struct {
	kind byte
	page int
}

const (
	walHeader   = 32
	frameHeader = 24
	sector      = 512
	blockSize   = 4096
	lockRange   = 65536
)

// lockByte is where SQLite locks a byte range of a database file.
var lockByte int64 = 0x40000000

// layoutOf tells the kind of a file by its name, as SQLite makes the names of side files.
func layoutOf(path string, page int) layout {
	switch {
	case strings.HasSuffix(path, "-wal"):
		return layout{kindWAL, page}
	case strings.HasSuffix(path, "-journal"):
		return layout{kindJournal, page}
	}
	return layout{kindDatabase, page}
}

// unitLen is the plaintext length of unit i.
func (l layout) unitLen(i int64) int {
	switch {
	case l.kind == kindDatabase:
		return l.page
	case l.kind == kindWAL && i == 0:
		return walHeader
	case l.kind == kindWAL:
		return frameHeader + l.page
	case l.kind == kindJournal:
		return sector
	}
	return blockSize
}

// unitsBelow counts the database units that lie wholly before the lock range.
func (l layout) unitsBelow() int64 { return (lockByte - headerSize) / int64(l.page+overhead) }

// at is the physical offset of unit i.
func (l layout) at(i int64) int64 {
	step := int64(l.unitLen(1) + overhead)
	switch {
	case l.kind == kindDatabase && i >= l.unitsBelow():
		return lockByte + lockRange + (i-l.unitsBelow())*step
	case l.kind == kindWAL && i > 0:
		return headerSize + walHeader + overhead + (i-1)*step
	}
	return headerSize + i*step
}

// units counts the whole units of a file of n bytes, and the bytes left over behind the last one.
func (l layout) units(n int64) (count, rest int64) {
	if n <= headerSize {
		return 0, 0
	}
	if l.kind == kindWAL && n < l.at(1) {
		return 0, n - headerSize
	}
	step := int64(l.unitLen(1) + overhead)
	if l.kind == kindDatabase && n > l.at(l.unitsBelow()) {
		over := n - l.at(l.unitsBelow())
		return l.unitsBelow() + over/step, over % step
	}
	if l.kind == kindDatabase && n > headerSize+l.unitsBelow()*step {
		return l.unitsBelow(), 0 // ends inside the hole at the lock range
	}
	first := int64(0)
	if l.kind == kindWAL {
		first = 1
	}
	return first + (n-l.at(first))/step, (n - l.at(first)) % step
}
