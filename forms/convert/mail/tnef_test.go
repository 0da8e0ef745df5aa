package mail

import (
	"bytes"
	"encoding/binary"
	"io"
	"testing"
	"unicode/utf16"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// attribute is one attribute of winmail.dat with its checksum (MS-OXTNEF).
func attribute(level byte, id uint32, data []byte) []byte {
	out := append([]byte{level}, binary.LittleEndian.AppendUint32(nil, id)...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	sum := uint16(0)
	for _, c := range data {
		sum += uint16(c)
	}
	return binary.LittleEndian.AppendUint16(append(out, data...), sum)
}

func winmail() []byte {
	le := binary.LittleEndian
	out := le.AppendUint16(le.AppendUint32(nil, tnefSignature), 7)
	out = append(out, attribute(1, 0x00089006, []byte{0, 0, 1, 0})...) // version
	out = append(out, attribute(2, tnefBegins, make([]byte, 14))...)
	out = append(out, attribute(2, tnefTitle, []byte("FOTO~1.JPG\x00"))...)
	out = append(out, attribute(2, tnefData, []byte(picture))...)
	var name []byte
	for _, u := range utf16.Encode([]rune("foto niño larga.jpg\x00")) {
		name = le.AppendUint16(name, u)
	}
	props := le.AppendUint32(nil, 3)
	props = append(le.AppendUint32(props, 0x37050003), 1, 0, 0, 0)
	props = append(le.AppendUint32(props, 0x8000001E), make([]byte, 16)...)                                             // named by a text
	props = append(le.AppendUint32(le.AppendUint32(props, 1), 6), 'a', 0, 'b', 0, 0, 0, 0, 0)                           // its name
	props = append(le.AppendUint32(le.AppendUint32(props, 1), 2), 'x', 0, 0, 0)                                         // its value
	props = append(le.AppendUint32(le.AppendUint32(le.AppendUint32(props, 0x3707001F), 1), uint32(len(name))), name...) // the long name
	out = append(out, attribute(2, tnefProps, props)...)
	out = append(out, attribute(2, tnefBegins, make([]byte, 14))...)
	out = append(out, attribute(2, tnefTitle, []byte("nota.txt\x00"))...)
	return append(out, attribute(2, tnefData, []byte("hola"))...)
}

func TestTNEF(t *testing.T) {
	mail := func(data []byte) *Message {
		return read(t, "Subject: x\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"+inBase64(data))
	}
	m := mail(winmail())
	if len(m.Parts) != 3 || m.Parts[0].Name != "winmail.dat" || m.Parts[1].Name != "foto niño larga.jpg" || m.Parts[2].Name != "nota.txt" || said(m, remark.TNEFOpened) != 1 {
		t.Fatalf("%+v %v", m.Parts, m.Remarks)
	}
	for i, want := range []string{string(winmail()), picture, "hola"} {
		if b, err := io.ReadAll(m.Parts[i].Open()); err != nil || string(b) != want {
			t.Errorf("part %d: %q %v", i, b, err)
		}
	}
	whole := winmail()
	for _, bad := range [][]byte{whole[:len(whole)-3], bytes.Replace(whole, []byte("hola"), []byte("hole"), 1), []byte("something else")} {
		if m := mail(bad); len(m.Parts) != 1 || said(m, remark.TNEF) != 1 {
			t.Errorf("%d parts, %v", len(m.Parts), m.Remarks)
		}
	}
}

func FuzzTNEF(f *testing.F) {
	f.Add(winmail())
	f.Fuzz(func(t *testing.T, b []byte) {
		openTNEF(b)
		longName(b)
	})
}
