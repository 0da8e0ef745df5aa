package sealedvfs

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases/vault/sealedvfs/rawfile"
)

// FuzzGeometry drives one file through the methods that SQLite calls, with offsets and lengths of every shape, and
// compares it after each of them with plain bytes in memory.
func FuzzGeometry(f *testing.F) {
	r := rand.New(rand.NewSource(1))
	for kind := range 4 {
		for range 4 {
			ops := make([]byte, 400)
			r.Read(ops)
			f.Add(byte(kind), ops)
		}
	}
	f.Fuzz(func(t *testing.T, kind byte, ops []byte) { survivesGeometry(t, rawfile.Kind(kind%4), ops) })
}

func survivesGeometry(t *testing.T, kind rawfile.Kind, ops []byte) {
	g := newGeometry(t, kind, ops)
	defer g.end()
	for n := 0; len(g.ops) > 3 && n < 300; n++ {
		g.step()
		g.compare(n)
	}
}

// geometry is a file and the plain bytes it has to show.
type geometry struct {
	t    *testing.T
	kind rawfile.Kind
	page int
	unit int // what a sealed unit holds
	vfs  string
	path string
	f    *rawfile.File
	want []byte
	ops  []byte // what decides the next steps
	last string
}

func newGeometry(t *testing.T, kind rawfile.Kind, ops []byte) *geometry {
	g := &geometry{t: t, kind: kind, ops: ops, page: 512, path: filepath.Join(t.TempDir(), "g.db")}
	if g.number(2) == 1 {
		g.page = 4096
	}
	g.unit = map[rawfile.Kind]int{rawfile.Database: g.page, rawfile.Log: g.page + 24, rawfile.Journal: 512, rawfile.Passing: 4096}[kind]
	g.vfs = fmt.Sprint("geometry-", vfsCount.Add(1))
	must(t, Register(g.vfs, keyOf(1), g.page))
	if kind == rawfile.Database {
		moveLockByte(1 << 15) // a small file reaches past it
	}
	g.open()
	return g
}

func (g *geometry) open() {
	var err error
	g.f, err = rawfile.Open(g.vfs, g.path, g.kind)
	must(g.t, err)
}

func (g *geometry) end() {
	if g.kind == rawfile.Database {
		must(g.t, g.f.Sync())
		in, err := Inspect(g.t.Context(), g.path, keyOf(1), g.page, nil)
		if err != nil || len(g.want) > 0 && !in.Whole() {
			g.t.Errorf("after %s: %+v %v", g.last, in, err)
		}
		moveLockByte(0x40000000)
	}
	must(g.t, g.f.Close())
	must(g.t, Unregister(g.vfs))
}

// number takes the next decision, from 0 to below n.
func (g *geometry) number(n int) int {
	v := 0
	for range 2 {
		if len(g.ops) > 0 {
			v, g.ops = v<<8|int(g.ops[0]), g.ops[1:]
		}
	}
	return v % max(n, 1)
}

// bytes are as many as asked, different each time.
func (g *geometry) bytes(n int) []byte {
	b := make([]byte, n)
	rand.New(rand.NewSource(int64(len(g.ops)<<16 | n))).Read(b)
	return b
}

func (g *geometry) step() {
	switch g.number(10) {
	case 0:
		g.truncate()
	case 1:
		g.last = "sync"
		must(g.t, g.f.Sync())
	case 2:
		g.reopen()
	case 3:
		g.refused()
	default:
		g.write()
	}
}

// write does what SQLite does with a file of this kind.
func (g *geometry) write() {
	switch g.kind {
	case rawfile.Database:
		g.put(g.bytes(g.page), g.number(40)*g.page)
	case rawfile.Log:
		g.writeLog()
	default:
		g.put(g.bytes(1+g.number(3000)), g.number(len(g.want)+9000)) // holes too
	}
}

func (g *geometry) writeLog() {
	frames := (len(g.want) - 32) / g.unit
	if len(g.want) == 0 {
		g.put(g.bytes(32), 0)
		return
	}
	at := 32 + g.number(frames+1)*g.unit
	switch g.number(5) {
	case 0:
		g.put(g.bytes(32), 0)
	case 1: // a header without its page, as when checksums are corrected
		g.put(g.bytes(24), at)
	case 2: // a part of what is there
		if off := g.number(len(g.want)); off > 32 {
			g.put(g.bytes(1+g.number(len(g.want)-off)), off)
		}
	default:
		g.put(g.bytes(24), at)
		g.put(g.bytes(g.page), at+24)
	}
}

// put writes to both, and lets the plain bytes grow as the file does: in whole units, except a passing one.
func (g *geometry) put(b []byte, off int) {
	g.last = fmt.Sprintf("write of %d at %d", len(b), off)
	must(g.t, g.f.Write(b, int64(off)))
	if end := g.whole(off + len(b)); end > len(g.want) {
		g.want = append(g.want, make([]byte, end-len(g.want))...)
	}
	copy(g.want[off:], b)
}

// whole is the size that a file with n bytes shows.
func (g *geometry) whole(n int) int {
	head := 0
	if g.kind == rawfile.Log {
		head = 32
	}
	if g.kind == rawfile.Passing || n <= head {
		return n
	}
	return head + (n-head+g.unit-1)/g.unit*g.unit
}

func (g *geometry) truncate() {
	size := g.number(len(g.want) + 1)
	if g.kind == rawfile.Database && len(g.want) > 0 {
		size = g.number(40) * g.page // longer, too
	}
	if g.kind == rawfile.Log && size < 32 {
		size = 0
	}
	g.last = fmt.Sprint("truncation to ", size)
	must(g.t, g.f.Truncate(int64(size)))
	size = g.whole(size)
	if size > len(g.want) {
		g.want = append(g.want, make([]byte, size-len(g.want))...)
	}
	g.want = g.want[:size]
}

func (g *geometry) reopen() {
	if g.kind == rawfile.Passing {
		return // it is gone when it is closed
	}
	g.last = "closing and opening"
	must(g.t, g.f.Close())
	g.open()
}

// refused is a write that no database takes: nothing may change.
func (g *geometry) refused() {
	if g.kind != rawfile.Database {
		return
	}
	g.last = "write of half a page"
	if g.f.Write(g.bytes(g.page/2), int64(g.number(9)*g.page)) == nil || g.f.Write(g.bytes(g.page), int64(1+g.number(g.page-1))) == nil {
		g.t.Error("a database took a write of another length than a page")
	}
}

// compare reads the whole file, and a part that may lie across its end.
func (g *geometry) compare(n int) {
	size, err := g.f.Size()
	if err != nil || size != int64(len(g.want)) {
		g.t.Fatalf("step %d, %s: size %d (%v), want %d", n, g.last, size, err, len(g.want))
	}
	if len(g.want) > 0 {
		g.read(n, 0, len(g.want))
	}
	g.read(n, g.number(len(g.want)+1000), 1+g.number(6000))
}

func (g *geometry) read(n, off, length int) {
	got, want := bytes.Repeat([]byte{0xee}, length), make([]byte, length)
	there := 0
	if off < len(g.want) {
		there = copy(want, g.want[off:])
	}
	err := g.f.Read(got, int64(off))
	if there < length && !errors.Is(err, rawfile.Code(rawfile.ShortRead)) || there == length && err != nil || !bytes.Equal(got, want) {
		g.t.Fatalf("step %d, %s: read of %d at %d of %d: %v, equal %v", n, g.last, length, off, len(g.want), err, bytes.Equal(got, want))
	}
}

// The same with many random inputs.
func TestGeometry(t *testing.T) {
	for seed := range int64(times(30, 5_000)) {
		ops := make([]byte, 600)
		rand.New(rand.NewSource(seed)).Read(ops)
		survivesGeometry(t, rawfile.Kind(seed%4), ops)
	}
}
