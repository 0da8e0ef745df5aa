package packet

import "io"

// lane writes an output in a goroutine of its own: while one block is sealed
// and written, the next is read and opened. It is used from one goroutine.
type lane struct {
	out   io.WriteCloser
	full  chan []byte
	empty chan []byte
	done  chan struct{}
	err   error // of the writing; for run, and for Close after it
	fault chan error
}

const (
	laneBlock  = 512 << 10
	laneBlocks = 3
)

func newLane(out io.WriteCloser) *lane {
	l := &lane{out: out, full: make(chan []byte, laneBlocks), empty: make(chan []byte, laneBlocks),
		done: make(chan struct{}), fault: make(chan error, 1)}
	for range laneBlocks {
		l.empty <- nil // made when it is first needed
	}
	go l.run()
	return l
}

// run writes what was sent. After the first error it only hands blocks back.
func (l *lane) run() {
	defer close(l.done)
	for block := range l.full {
		if l.err == nil {
			if _, l.err = l.out.Write(block); l.err != nil {
				l.fault <- l.err
			}
		}
		l.empty <- block[:cap(block)]
	}
}

// room is an empty block, to be filled and sent.
func (l *lane) room() []byte {
	b := <-l.empty
	if b == nil {
		b = make([]byte, laneBlock)
	}
	return b
}

// send has a block from room written, and reports an error of an earlier one.
func (l *lane) send(block []byte) error {
	l.full <- block
	select {
	case err := <-l.fault:
		return err
	default:
		return nil
	}
}

// Write has a copy of p written.
func (l *lane) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		block := l.room()
		n := copy(block, rest)
		rest = rest[n:]
		if err := l.send(block[:n]); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// carry has n bytes from at of a source written.
func (l *lane) carry(r io.ReaderAt, at, n int64) error {
	for ; n > 0; n, at = n-laneBlock, at+laneBlock {
		block := l.room()[:min(n, laneBlock)]
		if got, err := r.ReadAt(block, at); got < len(block) {
			return err
		}
		if err := l.send(block); err != nil {
			return err
		}
	}
	return nil
}

// Close waits until everything is written and closes the output.
func (l *lane) Close() error {
	close(l.full)
	<-l.done
	if err := l.out.Close(); l.err == nil {
		l.err = err
	}
	return l.err
}
