package packet

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A JPEG 2000 picture is a row of boxes (ISO/IEC 15444-1, annex I). Cameras and
// programs lay beside the samples what they know of the place and the maker.

// jpxMagic is the first box of such a file; a bare code stream has none.
var jpxMagic = []byte("\x00\x00\x00\x0CjP  \r\n\x87\n")

// jpxAside are the boxes that no decoder needs: EXIF and XMP, texts, and links
// to more of them.
var jpxAside = []string{"uuid", "xml ", "uinf", "asoc", "jp2i"}

// mostBoxes bounds the boxes of one picture that are looked at.
const mostBoxes = 10_000

// jpxBoxes lists the boxes of a picture that are not needed, each from the
// byte behind its length to its end.
func jpxBoxes(r io.ReaderAt, at, n int64) (aside [][2]int64) {
	head := make([]byte, 16)
	if n < int64(len(jpxMagic)) {
		return nil
	}
	if _, err := r.ReadAt(head[:len(jpxMagic)], at); err != nil || !bytes.Equal(head[:len(jpxMagic)], jpxMagic) {
		return nil
	}
	for i, boxes := int64(0), 0; i+8 <= n && boxes < mostBoxes; boxes++ {
		got, err := r.ReadAt(head[:min(16, n-i)], at+i)
		if err != nil && (err != io.EOF || got < 8) {
			return aside
		}
		size, inner := int64(binary.BigEndian.Uint32(head)), int64(8)
		switch {
		case size == 0: // to the end
			size = n - i
		case size == 1 && n-i >= 16: // a long length
			size, inner = int64(binary.BigEndian.Uint64(head[8:])), 16
		}
		if size < inner || size > n-i {
			size = n - i
		}
		if slices.Contains(jpxAside, string(head[4:8])) {
			aside = append(aside, [2]int64{i + 4, i + size})
		}
		i += size
	}
	return aside
}

// blankedJPX is a picture with those boxes made empty. Nothing moves: other
// boxes may say where in the file a part of the picture lies.
func blankedJPX(data []byte, aside [][2]int64) []byte {
	data = bytes.Clone(data)
	for _, b := range aside {
		long := binary.BigEndian.Uint32(data[b[0]-4:]) == 1
		copy(data[b[0]:], "free")
		from := b[0] + 4
		if long {
			from += 8
		}
		clear(data[min(from, b[1]):b[1]])
	}
	return data
}

// plainJPX is the data of a stream that is a JPEG 2000 picture, without what
// lies beside its samples. ok is false for any other stream, and for a picture
// that has nothing of it.
func (s *source) plainJPX(sd types.StreamDict) (data []byte, ok bool, err error) {
	names, isArray := sd.Dict["Filter"].(types.Array)
	if !isArray {
		names = types.Array{sd.Dict["Filter"]}
	}
	if len(names) != 1 || names[0] != types.Name("JPXDecode") {
		return nil, false, nil
	}
	var aside [][2]int64
	if at, n, out := leftOut(sd.Raw); out {
		aside = jpxBoxes(s.r, at, n)
	} else {
		aside = jpxBoxes(bytes.NewReader(sd.Raw), 0, int64(len(sd.Raw)))
	}
	if len(aside) == 0 {
		return nil, false, nil
	}
	if data, err = s.data(sd); err != nil {
		return nil, false, err
	}
	return blankedJPX(data, aside), true, nil
}
