package mail

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/harborfile/harborfile/forms/convert/remark"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// prop is one property to be written: its value by its type.
type prop struct {
	id    uint16
	value any // string (Unicode), oldText (string of a codepage), []byte, uint32, time.Time
}

type oldText []byte

// folder writes properties as a message, recipient or attachment holds them (MS-OXMSG).
func folder(name string, header int, props []prop, kids ...*node) *node {
	n := &node{name: name, folder: true}
	stream := make([]byte, header)
	for _, p := range props {
		e := make([]byte, 16)
		kind := uint16(0)
		var data []byte
		switch v := p.value.(type) {
		case string:
			kind = typeString
			for _, u := range utf16.Encode([]rune(v)) {
				data = binary.LittleEndian.AppendUint16(data, u)
			}
			binary.LittleEndian.PutUint32(e[8:], uint32(len(data)+2))
		case oldText:
			kind, data = typeString8, v
			binary.LittleEndian.PutUint32(e[8:], uint32(len(data)+1))
		case []byte:
			kind, data = typeBinary, v
			binary.LittleEndian.PutUint32(e[8:], uint32(len(data)))
		case uint32:
			kind = 0x0003
			binary.LittleEndian.PutUint32(e[8:], v)
		case time.Time:
			kind = 0x0040
			binary.LittleEndian.PutUint64(e[8:], uint64(v.Unix()+11644473600)*1e7)
		}
		binary.LittleEndian.PutUint16(e, kind)
		binary.LittleEndian.PutUint16(e[2:], p.id)
		stream = append(stream, e...)
		if kind == typeString || kind == typeString8 || kind == typeBinary {
			n.kids = append(n.kids, &node{name: fmt.Sprintf("__substg1.0_%04X%04X", p.id, kind), data: data})
		}
	}
	n.kids = append(n.kids, &node{name: "__properties_version1.0", data: stream})
	n.kids = append(n.kids, kids...)
	return n
}

func outlook(n *node) []byte {
	return compound(&node{name: "Root Entry", kids: append([]*node{{name: "__nameid_version1.0", folder: true, kids: []*node{{name: "__substg1.0_00020102", data: []byte{1}}}}}, n.kids...)})
}

func readMsg(t testing.TB, b []byte) *Message {
	t.Helper()
	m, err := ReadMSG(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var sentAt = time.Date(2024, 2, 1, 22, 5, 11, 0, time.UTC)

func recipient(i int, kind uint32, name, addr string) *node {
	return folder(fmt.Sprintf("__recip_version1.0_#%08X", i), partHeader, []prop{{pidRecipType, kind}, {pidName, name}, {pidSMTP, addr}, {pidAddress, "/O=OFFICE/CN=X"}})
}

func file(i int, name string, data []byte) *node {
	return folder(fmt.Sprintf("__attach_version1.0_#%08X", i), partHeader, []prop{{pidMethod, uint32(byValue)}, {pidLongName, name}, {pidShortName, "FOTO~1.JPG"}, {pidMime, "image/jpeg"}, {pidData, data}})
}

func TestOutlook(t *testing.T) {
	large := bytes.Repeat([]byte("0123456789abcdef"), 2000) // in sectors of its own
	inner := folder("__substg1.0_3701000D", innerHeader, []prop{{pidSubject, "inner"}, {pidBody, "inner words"}, {pidSenderName, "Luz"}, {pidSenderSMTP, "luz@example.com"}},
		recipient(0, 1, "Ana", "ana@example.com"), file(0, "inner.jpg", []byte(picture)),
		folder("__attach_version1.0_#00000001", partHeader, []prop{{pidMethod, uint32(embedded)}, {pidName, "deeper"}},
			folder("__substg1.0_3701000D", innerHeader, []prop{{pidSubject, "deeper"}, {pidBody, "deepest words"}}, file(0, "deep.jpg", []byte("deep")))))
	m := readMsg(t, outlook(folder("", topHeader, []prop{{pidClass, "IPM.Note"}, {pidSubject, "Tu turno de mañana 😀"}, {pidSenderName, "Casa Ejemplo"}, {pidSenderSMTP, "casa@example.org"},
		{pidFromName, "Dueño"}, {pidFromSMTP, "dueno@example.org"}, {pidSubmitTime, sentAt}, {pidBody, "mañana a las 6\r\n\r\nR."}, {pidMessageID, "<1@example.org>"}},
		recipient(0, 1, "Ana Ficticia", "ana@example.com"), recipient(1, 2, "Luz", "luz@example.com"), recipient(2, 1, "eva@example.com", "eva@example.com"), recipient(3, 3, "Oculto", "o@example.com"),
		file(0, "foto niño.jpg", []byte(picture)), file(1, "large.bin", large),
		folder("__attach_version1.0_#00000002", partHeader, []prop{{pidMethod, uint32(embedded)}, {pidName, "inner"}}, inner))))
	for name, want := range map[string]string{"From": "Dueño <dueno@example.org>", "Sender": "Casa Ejemplo <casa@example.org>", "To": "Ana Ficticia <ana@example.com>; eva@example.com",
		"Cc": "Luz <luz@example.com>", "Bcc": "Oculto <o@example.com>", "Subject": "Tu turno de mañana 😀", "Date": "2024-02-01 22:05:11 UTC", "Message-ID": "<1@example.org>"} {
		if got := m.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if m.Text != "mañana a las 6\n\nR." || !m.Time.Equal(sentAt) || len(m.Parts) != 3 || said(m, remark.UTC) != 1 {
		t.Errorf("%q %v %d", m.Text, m.Time, len(m.Parts))
	}
	var got []string
	m.Walk(func(level int, p *Part) error {
		b, err := io.ReadAll(p.Open())
		got = append(got, fmt.Sprintf("%d %s %d %v", level, p.Name, len(b), err))
		return nil
	})
	want := fmt.Sprintf("0 foto niño.jpg %d <nil>,0 large.bin %d <nil>,0 inner 0 <nil>,1 inner.jpg %d <nil>,1 deeper 0 <nil>,2 deep.jpg 4 <nil>", len(picture), len(large), len(picture))
	if s := strings.Join(got, ","); s != want {
		t.Errorf("parts:\n%s\nwant\n%s", s, want)
	}
	if b, _ := io.ReadAll(m.Parts[1].Open()); !bytes.Equal(b, large) {
		t.Error("the bytes of a large attachment differ")
	}
	if in := m.Parts[2].Message; in == nil || in.Text != "inner words" || in.Parts[1].Message.Text != "deepest words" || in.Get("To") != "Ana <ana@example.com>" {
		t.Error("the attached message is not read")
	}
}

// An attachment of many megabytes is read in a moment, and whole.
func TestOutlookLarge(t *testing.T) {
	large := bytes.Repeat([]byte("0123456789abcdef"), 24<<20/16)
	b := outlook(folder("", topHeader, []prop{{pidSubject, "x"}}, file(0, "large.mp4", large)))
	start := time.Now()
	m := readMsg(t, b)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	if got, err := io.ReadAll(m.Parts[0].Open()); err != nil || !bytes.Equal(got, large) || len(m.Remarks) > 0 {
		t.Errorf("%d bytes, %v, %v", len(got), err, m.Remarks)
	}
}

// Texts of an old message are in the codepage that it names.
func TestOutlookCodepage(t *testing.T) {
	raw, err := charmap.Windows1251.NewEncoder().Bytes([]byte("Деньги до субботы"))
	if err != nil {
		t.Fatal(err)
	}
	m := readMsg(t, outlook(folder("", topHeader, []prop{{pidMsgCodepage, uint32(1251)}, {pidSubject, oldText(raw)}, {pidBody, oldText(raw)}},
		folder("__recip_version1.0_#00000000", partHeader, []prop{{pidRecipType, uint32(1)}, {pidName, oldText(raw)}}))))
	if m.Get("Subject") != "Деньги до субботы" || m.Text != "Деньги до субботы" || m.Get("To") != "Деньги до субботы" {
		t.Errorf("%q %q %q", m.Get("Subject"), m.Text, m.Get("To"))
	}
}

// Where the message kept the headers it travelled with, the date is as they write it.
func TestOutlookHeaders(t *testing.T) {
	m := readMsg(t, outlook(folder("", topHeader, []prop{{pidSubject, "x"}, {pidSubmitTime, sentAt}, {pidBody, "y"},
		{pidHeaders, "Received: from a by b\r\nFrom: a@example.com\r\nDate: Thu, 1 Feb 2024 14:05:11 -0800\r\nReply-To: other@example.com\r\n"}})))
	if m.Date != "Thu, 1 Feb 2024 14:05:11 -0800" || m.Get("Reply-To") != "other@example.com" || m.Get("From") != "a@example.com" || !strings.Contains(m.Headers, "Received") || !m.Time.Equal(sentAt) || said(m, remark.UTC) != 0 {
		t.Errorf("%+v %q", m.Head, m.Headers)
	}
}

const wrapped = `{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fswiss\fcharset204 Arial;}}{\*\generator x;}
{\*\htmltag64 <html><body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 ma\'f1ana {\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 a las 6 & 7{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0 \htmlrtf\par}\htmlrtf0
{\*\htmltag72 </p>}{\*\htmltag64 <p>}{\f1\'c4\'e0}{\*\htmltag72 </p>}{\*\htmltag58 </body></html>}}`

func TestOutlookBodies(t *testing.T) {
	for name, c := range map[string]struct {
		props []prop
		want  string
	}{
		"html":           {[]prop{{pidHTML, []byte("<meta charset=utf-8><p>Hola</p><p>ma\xc3\xb1ana</p>")}}, "Hola\n\nmañana"},
		"html, codepage": {[]prop{{pidCodepage, uint32(1252)}, {pidHTML, []byte("<p>ma\xf1ana</p>")}}, "mañana"},
		"rtf":            {[]prop{{pidRTF, compressed([]byte(`{\rtf1\ansi hola\par ma\'f1ana \u8364?}`))}}, "hola\nmañana €"},
		"html in rtf":    {[]prop{{pidRTF, compressed([]byte(wrapped))}}, "mañana a las 6 & 7\n\nДа"},
		"plain and html": {[]prop{{pidBody, "Hola Ana"}, {pidHTML, []byte("<p>Hola <b>Ana</b></p>")}}, "Hola Ana"},
		"rtf as it is":   {[]prop{{pidRTF, stored([]byte(`{\rtf1 hola}`))}}, "hola"},
	} {
		m := readMsg(t, outlook(folder("", topHeader, append(c.props, prop{pidSubject, "x"}))))
		if m.Text != c.want || len(m.Remarks) > 0 {
			t.Errorf("%s: %q, want %q; %v", name, m.Text, c.want, m.Remarks)
		}
	}
	m := readMsg(t, outlook(folder("", topHeader, []prop{{pidSubject, "x"}, {pidRTF, []byte("not at all compressed")}})))
	if said(m, remark.NoText) != 1 {
		t.Errorf("%v", m.Remarks)
	}
}

func rtfHead(size int, kind string, body []byte) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(body)+12))
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	out = append(out, kind...)
	out = binary.LittleEndian.AppendUint32(out, 0)
	return append(out, body...)
}

func stored(b []byte) []byte { return rtfHead(len(b), "MELA", b) }

// compressed packs RTF as MS-OXRTFCP says: references into what was written, and into the text every reader begins with.
func compressed(b []byte) []byte {
	history := []byte(prebuf)
	var out, run []byte
	control, bits := byte(0), 0
	flush := func() {
		if bits > 0 {
			out = append(append(out, control), run...)
			control, bits, run = 0, 0, nil
		}
	}
	token := func(ref bool, data ...byte) {
		if ref {
			control |= 1 << bits
		}
		run = append(run, data...)
		if bits++; bits == 8 {
			flush()
		}
	}
	for at := 0; at < len(b); {
		best, length := 0, 0
		for n := min(17, len(b)-at); n >= 2; n-- {
			from := max(0, len(history)-4000)
			if i := bytes.LastIndex(history[from:], b[at:at+n]); i >= 0 {
				best, length = from+i, n
				break
			}
		}
		if length == 0 {
			token(false, b[at])
			length = 1
		} else {
			ref := uint16(best%4096)<<4 | uint16(length-2)
			token(true, byte(ref>>8), byte(ref))
		}
		history = append(history, b[at:at+length]...)
		at += length
	}
	end := uint16(len(history)%4096) << 4
	token(true, byte(end>>8), byte(end))
	flush()
	return rtfHead(len(b), "LZFu", out)
}

func TestRTFCompression(t *testing.T) {
	// The example of MS-OXRTFCP, 3.1.1: an input and what it packs to.
	example := []byte{0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42,
		0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0}
	got, err := Decompress(example)
	if err != nil || string(got) != "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n" {
		t.Errorf("%q %v", got, err)
	}
	rapid.Check(t, func(t *rapid.T) {
		b := []byte(strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"\\par ", "hola", "{\\rtf1", "}", "\\'f1", "aaaaaaaaaaaaaaaaaaaaaaaa", "x", "\r\n", strings.Repeat("long ", 900)})).Draw(t, "b"), ""))
		got, err := Decompress(compressed(b))
		if err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%v: %q", err, got)
		}
	})
	for _, bad := range [][]byte{nil, make([]byte, 16), rtfHead(1<<31-1, "LZFu", []byte("x")), rtfHead(1<<30, "MELA", nil), rtfHead(100, "LZFu", []byte{0, 'a'})} {
		if _, err := Decompress(bad); err == nil {
			t.Errorf("%x: no error", bad)
		}
	}
}

func TestNotOutlook(t *testing.T) {
	good := outlook(folder("", topHeader, []prop{{pidSubject, "x"}}))
	for name, spoil := range map[string]func([]byte) []byte{
		"empty":                 func([]byte) []byte { return nil },
		"cut":                   func(b []byte) []byte { return b[:600] },
		"no message":            func([]byte) []byte { return compound(&node{name: "Root Entry"}) },
		"too many sectors":      func(b []byte) []byte { b[44], b[47] = 0xff, 0x7f; return b },
		"too large a directory": func(b []byte) []byte { b[41], b[43] = 0xff, 0xf1; return b },
		"table points nowhere":  func(b []byte) []byte { binary.LittleEndian.PutUint32(b[76:], 0x00ffffff); return b },
		"strange sector size":   func(b []byte) []byte { b[30] = 30; return b },
	} {
		b := spoil(bytes.Clone(good))
		if _, err := ReadMSG(bytes.NewReader(b), int64(len(b))); err != ErrUnreadable {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Streams that are all the same sectors cannot be read again and again.
func TestOutlookBudget(t *testing.T) {
	b := outlook(folder("", topHeader, []prop{{pidSubject, "subject"}, {pidBody, "body"}}))
	root, err := openStorage(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	subject, body := root.kid("__substg1.0_0037001F"), root.kid("__SUBSTG1.0_1000001f")
	*root.left = subject.file.Size + 1
	if got := subject.bytes(); len(got) != 14 {
		t.Errorf("%d bytes", len(got))
	}
	if got := body.bytes(); got != nil || *root.left != 1 {
		t.Errorf("%d bytes were read beyond the limit, %d are left", len(got), *root.left)
	}
}

func FuzzReadMSG(f *testing.F) {
	f.Add(outlook(folder("", topHeader, []prop{{pidSubject, "x"}, {pidBody, "y"}}, recipient(0, 1, "Ana", "a@example.com"), file(0, "f.jpg", []byte("z")))))
	f.Add(outlook(folder("", topHeader, []prop{{pidRTF, compressed([]byte(wrapped))}})))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<20 {
			return
		}
		if m, err := ReadMSG(bytes.NewReader(b), int64(len(b))); err == nil {
			m.Words()
		}
		Decompress(b)
	})
}
