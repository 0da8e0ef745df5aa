package packet

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"testing"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// Between planning and assembling a source keeps what its pages, layers,
// bookmarks and destinations need, and nothing else.
func TestShrink(t *testing.T) {
	pdf := plainPDF(
		"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>/Names<</Dests 6 0 R/JavaScript 7 0 R>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<>>/Contents 4 0 R/PieceInfo 9 0 R>>",
		stream("", []byte("0 0 9 9 re f")),
		"<</FT/Tx/T(a)/DA(/F 9 Tf)/X 8 0 R>>",
		"<</Names[(here)[3 0 R/Fit]]>>",
		"<</Names[]>>",
		"<</T(b)>>",
		"<</X<</LastModified(D:20260101)>>>>",
	)
	s, err := openSource(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		t.Fatal(err)
	}
	s.shrink()
	for nr, stays := range map[int]bool{2: true, 3: true, 4: true, 5: false, 6: true, 7: false, 8: false, 9: false} {
		if (s.object(nr) != nil) != stays {
			t.Errorf("object %d stays: %v", nr, !stays)
		}
	}
	if s.named()["here"] == nil {
		t.Error("the destination is lost")
	}
}

// After the parsing a source remembers no blocks: the sources of a packet
// would keep them to the end. What is read is what was asked for.
func TestReaderForgets(t *testing.T) {
	source := bytes.Repeat([]byte("0123456789"), 400_000)
	asks, answers := io.Pipe()
	data, send := io.Pipe()
	defer send.Close()
	var served []int
	go func() {
		defer asks.Close()
		in, out := bufio.NewReader(asks), bufio.NewWriter(send)
		for {
			_, q, err := worker.Receive(in)
			if err != nil {
				return
			}
			at, n := int(binary.BigEndian.Uint64(q[4:])), int(binary.BigEndian.Uint32(q[12:]))
			served = append(served, n)
			if worker.Send(out, worker.Data, source[at:at+n]) != nil {
				return
			}
		}
	}()
	r := &pipeReader{c: &pipe{in: bufio.NewReader(data), out: bufio.NewWriter(answers)}, size: int64(len(source))}
	read := func(at, n int) {
		got := make([]byte, n)
		if _, err := r.ReadAt(got, int64(at)); err != nil || !bytes.Equal(got, source[at:at+n]) {
			t.Fatalf("%d bytes at %d: %v", n, at, err)
		}
	}
	read(70_000, 100)
	read(70_100, 100)
	if len(served) != 1 || served[0] != shortBlock {
		t.Errorf("served %v: the block was not kept", served)
	}
	r.forget()
	read(70_000, 100)
	read(70_000, 100)
	if len(served) != 3 || served[1] != 100 || served[2] != 100 {
		t.Errorf("served %v: a block is kept after the parsing", served)
	}
	r.remember()
	read(70_000, 100)
	read(70_000, 100)
	if len(served) != 4 {
		t.Errorf("served %v: nothing is kept for a second parsing", served)
	}
	answers.Close()
}
