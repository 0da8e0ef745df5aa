package pdfview

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

func TestParentServesOnlyTheDocument(t *testing.T) {
	doc := []byte("0123456789")
	ask := func(offset uint64, n uint32) ([]byte, error) {
		var sent bytes.Buffer
		c := &child{Process: &worker.Process{In: bufio.NewWriter(&sent)}}
		var body [12]byte
		binary.BigEndian.PutUint64(body[:8], offset)
		binary.BigEndian.PutUint32(body[8:], n)
		err := c.serveRead(&Doc{r: bytes.NewReader(doc), size: int64(len(doc))}, body[:])
		return sent.Bytes(), err
	}
	for _, c := range []struct {
		offset uint64
		n      uint32
		want   string // "" = refused
	}{
		{0, 4, "0123"},
		{8, blockSize, "89"},
		{10, 1, ""},
		{1 << 63, 1, ""},
		{^uint64(0), 1, ""},
		{0, blockSize + 1, ""},
	} {
		sent, err := ask(c.offset, c.n)
		if c.want == "" {
			if !errors.Is(err, ErrProtocol) || len(sent) > 0 {
				t.Errorf("%d+%d: %v, %d bytes sent", c.offset, c.n, err, len(sent))
			}
			continue
		}
		if err != nil || string(sent[5:]) != c.want {
			t.Errorf("%d+%d: %q, %v", c.offset, c.n, sent, err)
		}
	}
}

func TestPictureHasToMatchItsSize(t *testing.T) {
	for _, c := range []struct {
		w, h, n int
		ok      bool
	}{
		{2, 3, 24, true}, {0, 0, 0, true}, {2, 3, 23, false}, {-2, -3, 24, false}, {1 << 40, 1 << 40, 0, false},
	} {
		err := checkPixels(query{Op: opRender}, answer{PixelW: c.w, PixelH: c.h}, make([]byte, c.n))
		if (err == nil) != c.ok {
			t.Errorf("%dx%d with %d bytes: %v", c.w, c.h, c.n, err)
		}
	}
}
