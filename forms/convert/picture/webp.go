package picture

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/image/webp"
)

// readWebP decodes a WebP; of a moving one the first frame.
func readWebP(data []byte) (Page, Facts, error) {
	var f Facts
	orientation := 1
	still := data
	chunks(data[min(12, len(data)):], func(id string, body []byte) {
		switch id {
		case "EXIF":
			orientation = Orientation(bytes.TrimPrefix(body, []byte("Exif\x00\x00")), orientation)
		case "ICCP":
			f.Profile = !bytes.Contains(body, []byte("sRGB"))
		case "ANMF":
			if !f.FirstOnly && len(body) > 16 {
				f.FirstOnly = true
				still = stillOf(body[:16], body[16:])
			}
		}
	})
	head, err := webp.DecodeConfig(bytes.NewReader(still))
	if err != nil {
		return Page{}, f, ErrUnreadable
	}
	if err := guard(head.Width, head.Height, MaxPixels); err != nil {
		return Page{}, f, err
	}
	m, err := webp.Decode(bytes.NewReader(still))
	if err != nil {
		return Page{}, f, ErrUnreadable
	}
	return upright(m, orientation, 0, 0), f, nil
}

// chunks gives the chunks of a RIFF file's body.
func chunks(data []byte, each func(id string, body []byte)) {
	for len(data) >= 8 {
		n := int(binary.LittleEndian.Uint32(data[4:]))
		body := data[8:]
		each(string(data[:4]), body[:min(n, len(body))])
		if n += n & 1; n > len(body) {
			return
		}
		data = body[n:]
	}
}

// stillOf makes a file of one frame of a moving WebP (WebP container specification, "Animation").
func stillOf(head, frame []byte) []byte {
	var body bytes.Buffer
	alpha := false
	chunks(frame, func(id string, _ []byte) { alpha = alpha || id == "ALPH" })
	if alpha { // the extended head says so, with the frame's size
		body.WriteString("VP8X\x0a\x00\x00\x00\x10\x00\x00\x00")
		body.Write(head[6:12])
	}
	chunks(frame, func(id string, b []byte) {
		if id == "ALPH" || id == "VP8 " || id == "VP8L" {
			body.WriteString(id)
			_ = binary.Write(&body, binary.LittleEndian, uint32(len(b)))
			body.Write(b)
			if len(b)&1 == 1 {
				body.WriteByte(0)
			}
		}
	})
	out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+body.Len()))
	return append(append(out, "WEBP"...), body.Bytes()...)
}
