package worker

import "io"

// Blocks reads a source that lies with the parent. It remembers the last blocks, because most readers go in small
// steps. It is for one goroutine at a time.
type Blocks struct {
	Size int64 // of the source
	Step int64 // bytes of a block
	Keep int   // blocks that are remembered
	Past bool  // what is read from now on is read once, and goes past the blocks
	// Fetch asks the parent for exactly n bytes inside the source, into place where there is one.
	Fetch func(at int64, n int, place []byte) ([]byte, error)

	blocks map[int64][]byte
	order  []int64
}

// ReadAt implements io.ReaderAt; large reads go past the blocks.
func (b *Blocks) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	for n < len(p) && at >= 0 && at < b.Size {
		k, err := b.some(p[n:], at)
		if err != nil {
			return n, err
		}
		n, at = n+k, at+int64(k)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// Forget drops the blocks.
func (b *Blocks) Forget() { b.blocks, b.order = nil, nil }

// some reads at least one byte.
func (b *Blocks) some(p []byte, at int64) (int, error) {
	if int64(len(p)) >= b.Step || b.Past {
		want := p[:min(int64(len(p)), MaxBlock, b.Size-at)]
		got, err := b.Fetch(at, len(want), want)
		return len(got), err
	}
	block, err := b.block(at / b.Step)
	if err != nil {
		return 0, err
	}
	return copy(p, block[at%b.Step:]), nil
}

func (b *Blocks) block(n int64) ([]byte, error) {
	if block, ok := b.blocks[n]; ok {
		return block, nil
	}
	block, err := b.Fetch(n*b.Step, int(min(b.Step, b.Size-n*b.Step)), nil)
	if err != nil {
		return nil, err
	}
	if b.blocks == nil {
		b.blocks = map[int64][]byte{}
	}
	if len(b.order) >= b.Keep {
		delete(b.blocks, b.order[0])
		b.order = b.order[1:]
	}
	b.blocks[n] = block
	b.order = append(b.order, n)
	return block, nil
}
