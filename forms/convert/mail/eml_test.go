package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/convert/remark"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"
)

func read(t testing.TB, text string) *Message {
	t.Helper()
	m, err := Read(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func said(m *Message, k remark.Kind) int {
	for _, r := range m.Remarks {
		if r.Kind == k {
			return r.Count
		}
	}
	return 0
}

func inBase64(b []byte) string {
	var out strings.Builder
	enc := base64.StdEncoding.EncodeToString(b)
	for len(enc) > 76 {
		out.WriteString(enc[:76] + "\r\n")
		enc = enc[76:]
	}
	return out.String() + enc + "\r\n"
}

func quotedPrintable(b []byte) string {
	var out strings.Builder
	for i, c := range b {
		if i > 0 && i%20 == 0 {
			out.WriteString("=\r\n")
		}
		fmt.Fprintf(&out, "=%02X", c)
	}
	return out.String() + "\r\n"
}

// toUTF7 writes all but letters in the base64 of UTF-7.
func toUTF7(s string) string {
	var out strings.Builder
	for _, r := range s {
		if r < 0x80 && r != '+' {
			out.WriteRune(r)
			continue
		}
		out.WriteString("+" + base64.RawStdEncoding.EncodeToString([]byte{byte(r >> 8), byte(r)}) + "-")
	}
	return out.String()
}

// The body and the subject read the same in every character set and transfer encoding.
func TestCharsets(t *testing.T) {
	for _, c := range []struct {
		label string
		enc   encoding.Encoding
		text  string
	}{
		{"utf-8", encoding.Nop, "Mañana no puedo: я, 我们, 😀"},
		{"windows-1251", charmap.Windows1251, "Здравствуйте, Ольга. Деньги вернёшь до субботы."},
		{"koi8-r", charmap.KOI8R, "Здравствуйте, Ольга."},
		{"iso-8859-1", charmap.ISO8859_1, "¿Dónde está mañana el camión?"},
		{"iso-8859-2", charmap.ISO8859_2, "Příliš žluťoučký kůň"},
		{"iso-8859-15", charmap.ISO8859_15, "costó 20 €"},
		{"windows-1252", charmap.Windows1252, "“costó” 20 €"},
		{"gbk", simplifiedchinese.GBK, "你明天六点来"},
		{"gb2312", simplifiedchinese.GBK, "你明天六点来"},
		{"cp1251", charmap.Windows1251, "Здравствуйте"},
	} {
		raw, err := c.enc.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(c.label, err)
		}
		for name, body := range map[string]string{"base64": inBase64(raw), "quoted-printable": quotedPrintable(raw), "8bit": string(raw) + "\r\n"} {
			subject := "=?" + c.label + "?B?" + base64.StdEncoding.EncodeToString(raw) + "?="
			m := read(t, "From: a@example.com\r\nSubject: "+subject+"\r\nContent-Type: text/plain; charset=\""+c.label+"\"\r\nContent-Transfer-Encoding: "+name+"\r\n\r\n"+body)
			if m.Text != c.text || m.Get("Subject") != c.text {
				t.Errorf("%s in %s: text %q, subject %q", c.label, name, m.Text, m.Get("Subject"))
			}
		}
	}
	for label, body := range map[string]string{"utf-7": toUTF7("¿Dónde? 1 + 1"), "unicode-1-1-utf-7": toUTF7("¿Dónde? 1 + 1")} {
		if m := read(t, "Subject: x\nContent-Type: text/plain; charset="+label+"\n\n"+body); m.Text != "¿Dónde? 1 + 1" {
			t.Errorf("%s: %q", label, m.Text)
		}
	}
	// nothing stated, and a name nobody knows
	for _, head := range []string{"", "Content-Type: text/plain\n", "Content-Type: text/plain; charset=x-nobody-knows\n"} {
		if m := read(t, "Subject: x\n"+head+"\nma\xf1ana \x80"); m.Text != "mañana €" {
			t.Errorf("%q: %q", head, m.Text)
		}
	}
}

const html = "<html><head><style>p{}</style><title>t</title></head><body><p>Hola <b>Ana</b>,</p><p>mira <a href=\"https://example.org/x\">esto</a></p>" +
	"<img src=\"https://tracker.example.org/1.gif\" width=1><img src=\"cid:pic1\" alt=\"logo\"></body></html>"

func TestHTMLBody(t *testing.T) {
	m := read(t, "Subject: x\nContent-Type: text/html; charset=utf-8\n\n"+html)
	if m.Text != "Hola Ana,\n\nmira esto <https://example.org/x>\n\n[logo]" && m.Text != "Hola Ana,\n\nmira esto <https://example.org/x>\n[logo]" {
		t.Errorf("%q", m.Text)
	}
	if !m.FromHTML || said(m, remark.PictureOnly) != 1 {
		t.Errorf("%v %v", m.FromHTML, m.Remarks)
	}
}

func alternative(plain, page string) string {
	return "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\npreamble\n--b\nContent-Type: text/plain; charset=utf-8\n\n" + plain +
		"\n--b\nContent-Type: text/html; charset=utf-8\n\n" + page + "\n--b--\n"
}

// The same text twice is shown once; two texts are both shown.
func TestTwoTexts(t *testing.T) {
	same := read(t, alternative("Hola Ana, mira esto <https://example.org/x>", "<p>Hola <b>Ana</b>, mira <a href='https://example.org/x'>esto</a></p>"))
	if strings.Count(same.Text, "Hola") != 1 || said(same, remark.TypedTwoTexts) != 0 {
		t.Errorf("%q %v", same.Text, same.Remarks)
	}
	more := read(t, alternative("Open this in your browser.", "<p>Open this in your browser.</p><p>You have until Friday.</p>"))
	if !strings.Contains(more.Text, "until Friday") || strings.Count(more.Text, "browser") != 1 {
		t.Errorf("%q", more.Text)
	}
	other := read(t, alternative("The meeting is at six.", "<p>The meeting is at seven.</p>"))
	if !strings.Contains(other.Text, "six") || !strings.Contains(other.Text, "seven") || said(other, remark.TypedTwoTexts) != 1 {
		t.Errorf("%q %v", other.Text, other.Remarks)
	}
}

const picture = "\xff\xd8\xff\xe0not really\x00\x01"

// An attachment keeps its bytes, also one of text in another character set, and its name in any spelling.
func TestAttachments(t *testing.T) {
	latin := "ma\xf1ana\r\n"
	text := "From: a@example.com\r\nContent-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n--outer\r\nContent-Type: multipart/related; boundary=inner\r\n\r\n" +
		"--inner\r\nContent-Type: text/html\r\n\r\n<p>Hola <img src=cid:pic1></p>\r\n--inner\r\nContent-Type: image/jpeg; name=\"=?utf-8?Q?foto_ni=C3=B1o.jpg?=\"\r\nContent-ID: <pic1>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inBase64([]byte(picture)) +
		"--inner--\r\n--outer\r\nContent-Type: text/plain; charset=iso-8859-1; name=nota.txt\r\nContent-Disposition: attachment; filename*=utf-8''nota%20ma%C3%B1ana.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inBase64([]byte(latin)) +
		"--outer\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inBase64([]byte("\x78\x9f\x3e\x22")) +
		"--outer\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"C:\\Users\\somebody\\carta.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + inBase64([]byte("%PDF-")) + "--outer--\r\n"
	m := read(t, text)
	if m.Text != "Hola" {
		t.Errorf("%q", m.Text)
	}
	want := []struct{ name, media, data string }{{"foto niño.jpg", "image/jpeg", picture}, {"nota mañana.txt", "text/plain", latin},
		{"winmail.dat", "application/ms-tnef", "\x78\x9f\x3e\x22"}, {"carta.pdf", "application/pdf", "%PDF-"}}
	if len(m.Parts) != len(want) {
		t.Fatalf("%+v", m.Parts)
	}
	for i, w := range want {
		p := &m.Parts[i]
		b, err := io.ReadAll(p.Open())
		if err != nil || string(b) != w.data || p.Name != w.name || p.Media != w.media || p.Size != int64(len(w.data)) || len(p.SHA256) != 64 {
			t.Errorf("part %d: %q %q %q %v", i, p.Name, p.Media, b, err)
		}
	}
	if !m.Parts[0].Inline || m.Parts[0].ContentID != "pic1" || m.Parts[3].Inline || said(m, remark.TNEF) != 1 {
		t.Errorf("%+v %v", m.Parts, m.Remarks)
	}
}

func nested(depth int) string {
	if depth == 0 {
		return "From: deepest@example.com\nSubject: level 0\n\nthe end\n"
	}
	b := fmt.Sprintf("b%d", depth)
	return fmt.Sprintf("From: a@example.com\nSubject: level %d\nContent-Type: multipart/mixed; boundary=%s\n\n--%s\n\nwords %d\n--%s\nContent-Type: message/rfc822\n\n%s\n--%s--\n",
		depth, b, b, depth, b, nested(depth-1), b)
}

func TestNestedMessages(t *testing.T) {
	levels := 0
	m := read(t, nested(3))
	err := m.Walk(func(level int, p *Part) error {
		levels = max(levels, level)
		if p.Message == nil || p.Name != fmt.Sprintf("level %d", 2-level) {
			t.Errorf("level %d: %q", level, p.Name)
		}
		return nil
	})
	if err != nil || levels != 2 || !strings.Contains(m.Words(), "the end") {
		t.Errorf("%d levels, %v", levels, err)
	}
	deep := read(t, nested(20))
	found := 0
	for m := deep; m != nil; {
		found += said(m, remark.Deep)
		if len(m.Parts) == 0 {
			break
		}
		m = m.Parts[0].Message
	}
	if found != 1 {
		t.Errorf("mails deeper than are read: said %d times", found)
	}
	sealed := 0
	if deep.Walk(func(int, *Part) error { sealed++; return io.EOF }) != io.EOF || sealed != 1 {
		t.Error("Walk goes on after an error")
	}
}

func TestHead(t *testing.T) {
	m := read(t, "\ufeff\r\nReceived: from a by b; Thu, 1 Feb 2024 22:05:12 -0800\r\nFROM: \"=?utf-8?q?Jos=C3=A9?=\" <jose@example.com>\r\nto: Ana\r\n <ana@example.com>,\r\n\tluz@example.com\r\nBcc: hidden@example.com\r\n"+
		"X-Originating-IP: 192.0.2.7\r\nDate: Thu, 1 Feb 2024 22:05:11 -0800\r\nSubject: =?iso-8859-1?q?ma=F1?= =?iso-8859-1?q?ana?=\r\n\r\nx")
	for name, want := range map[string]string{"From": "José <jose@example.com>", "To": "Ana <ana@example.com>, luz@example.com", "Bcc": "hidden@example.com",
		"Date": "Thu, 1 Feb 2024 22:05:11 -0800", "Subject": "mañana"} {
		if got := m.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if m.Head[0].Name != "From" || !strings.Contains(m.Headers, "X-Originating-IP: 192.0.2.7") || !strings.Contains(m.Headers, "Received: from a") {
		t.Errorf("%+v\n%s", m.Head, m.Headers)
	}
	if m.Time.UTC().Format("2006-01-02T15:04:05") != "2024-02-02T06:05:11" || m.Date != "Thu, 1 Feb 2024 22:05:11 -0800" {
		t.Errorf("%v %q", m.Time, m.Date)
	}
	if m := read(t, "Date: someday\nSubject: x\n\ny"); !m.Time.IsZero() || m.Date != "someday" {
		t.Errorf("%+v", m)
	}
}

func TestFlowed(t *testing.T) {
	m := read(t, "Subject: x\nContent-Type: text/plain; format=flowed\n\nThis is one \nparagraph.\nAnd another.\n> quoted \n> on\n-- \nsig\n")
	if m.Text != "This is one paragraph.\nAnd another.\n> quoted on\n-- \nsig" {
		t.Errorf("%q", m.Text)
	}
}

func TestMbox(t *testing.T) {
	one := "From ana@example.com Thu Feb  1 22:05:11 2024\nFrom: ana@example.com\nSubject: one\n\nhola\n>From now on\n>>From twice\n\n"
	two := "From luz@example.com Thu Feb  1 22:06:11 2024\nFrom: luz@example.com\nSubject: two\n\nFrom here it goes on\n\n"
	three := "From x Thu Feb  1 22:06:11 2024\nno header at all\n"
	text := one + two + three
	if !IsMbox([]byte(text)) || IsMbox([]byte("From: a\n\n"+one)) {
		t.Error("the beginning of an mbox is not known")
	}
	ms, err := ReadMbox(strings.NewReader(text), int64(len(text)))
	if err != nil || len(ms) != 3 {
		t.Fatal(len(ms), err)
	}
	if ms[0].Text != "hola\nFrom now on\n>From twice" || ms[1].Text != "From here it goes on" || len(ms[2].Parts) != 1 || said(ms[2], remark.BadPart) != 1 {
		t.Errorf("%q %q %+v", ms[0].Text, ms[1].Text, ms[2])
	}
	single := "From: a@example.com\nSubject: x\n\ny"
	if ms, err := ReadMbox(strings.NewReader(single), int64(len(single))); err != nil || len(ms) != 1 || ms[0].Text != "y" {
		t.Error(err)
	}
}

func TestDamaged(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		kind remark.Kind
	}{
		"base64 with strange signs": {"Subject: x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA!!!!AAAA\n", remark.BadPart},
		"words after the end":       {"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhola\n--b--\nhidden words\n", remark.AfterEnd},
		"no end":                    {"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhola\n", ""},
		"bytes of no character":     {"Subject: x\nContent-Type: text/plain; charset=utf-8\n\nhola \xff\n", remark.BadCharset},
		"encrypted":                 {"Subject: x\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nxx\n", remark.NoText},
	} {
		m := read(t, c.text)
		if c.kind != "" && said(m, c.kind) == 0 {
			t.Errorf("%s: %v", name, m.Remarks)
		}
		if strings.Contains(c.text, "hola") && !strings.HasPrefix(m.Text, "hola") {
			t.Errorf("%s: %q", name, m.Text)
		}
	}
}

func TestRefused(t *testing.T) {
	many := strings.Repeat("\n--b\n\n", maxParts+1)
	deep := ""
	for i := range maxNested + 1 {
		deep += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	for text, want := range map[string]error{"": ErrUnreadable, "\n\n\n": ErrUnreadable, "no header": ErrUnreadable, "\x00\x01\x02": ErrUnreadable,
		"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + many: ErrTooLarge, "Subject: x\n" + deep: ErrTooLarge,
		"Content-Type: multipart/mixed; boundary=" + strings.Repeat("b", 5000) + "\n\nx": ErrTooLarge} {
		if _, err := Read(strings.NewReader(text), int64(len(text))); err != want {
			t.Errorf("%.40q: %v", text, err)
		}
	}
	if _, err := Read(bytes.NewReader(nil), MaxFile+1); err != ErrTooLarge {
		t.Error(err)
	}
	for _, err := range []error{ErrTooLarge, ErrUnreadable} {
		for _, lang := range []string{"en", "es"} {
			what, safe, do := err.(interface {
				Explain(string) (string, string, string)
			}).Explain(lang)
			if what == "" || safe == "" || do == "" {
				t.Error("no words")
			}
		}
	}
}

// Any bytes come back from either transfer encoding.
func TestTransfer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOf(rapid.Byte()).Draw(t, "b")
		if got, broken := transfer([]byte(inBase64(b)), "BASE64 "); !bytes.Equal(got, b) || broken {
			t.Fatalf("base64: %x", got)
		}
		if got, _ := transfer([]byte(strings.TrimSuffix(quotedPrintable(b), "\r\n")), "quoted-printable"); !bytes.Equal(got, b) {
			t.Fatalf("quoted-printable: %x", got)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Subject: x\n\ny", alternative("a", html), nested(4), "From a 10:00 2024\nX: y\n\n", "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n--\n",
		"Subject: =?gbk?B?////?=\nContent-Type: text/html; charset=utf-16\n\n\xff\xfe<", "Content-Type: text/rtf\n\n{\\rtf1 x}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := Read(bytes.NewReader(b), int64(len(b))); err == nil {
			m.Words()
			if m.Walk(func(_ int, p *Part) error { _, err := io.Copy(io.Discard, p.Open()); return err }) != nil {
				t.Fatal("a part does not read")
			}
		}
		if ms, err := ReadMbox(bytes.NewReader(b), int64(len(b))); err == nil && len(ms) == 0 {
			t.Fatal("nothing read, nothing said")
		}
	})
}
