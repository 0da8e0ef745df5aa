package convert

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/convert/heif/heiftest"
)

// attached is what Parts gives: names and bytes.
func attached(t testing.TB, file []byte) (names, bodies []string, err error) {
	err = shared.Parts(context.Background(), source(file), func(p Part, r io.Reader) error {
		b, err := io.ReadAll(r)
		names, bodies = append(names, p.Name), append(bodies, string(b))
		return err
	})
	return names, bodies, err
}

func TestMail(t *testing.T) {
	m, pdf := made(t, []byte(mailText))
	if m.Step != "transcript" || m.Pages < 1 || !strings.Contains(m.Text, "I paid him on Friday.") {
		t.Errorf("%+v", m)
	}
	words := tool(t, "pdftotext", pdf, "FILE", "-")
	for _, want := range []string{"I paid him on Friday.", "Ana Ejemplo", "The letter"} {
		if !strings.Contains(words, want) {
			t.Errorf("the pages lack %q: %s", want, words)
		}
	}
	names, bodies, err := attached(t, []byte(mailText))
	if err != nil || !slices.Equal(names, []string{"notes.txt"}) || !slices.Equal(bodies, []string{"hello from a note"}) {
		t.Errorf("%q, %q, %v", names, bodies, err)
	}
	found, err := shared.Hidden(context.Background(), source([]byte(mailText)))
	if err != nil || len(found) != 1 || !strings.Contains(found[0].Value, "198.51.100.4") {
		t.Errorf("%+v, %v", found, err)
	}
	if words, err := shared.Text(context.Background(), source([]byte(mailText))); err != nil || !strings.Contains(words, "I paid him") {
		t.Errorf("%q, %v", words, err)
	}
}

func TestMessages(t *testing.T) {
	for name, file := range map[string][]byte{"text": []byte(chatText), "zip": archived(t, "_chat.txt", chatText, "IMG-1.jpg", "picture")} {
		m, pdf := made(t, file)
		if m.Step != "transcript" || m.Pages < 1 {
			t.Errorf("%s: %+v", name, m)
		}
		if words := tool(t, "pdftotext", pdf, "FILE", "-"); !strings.Contains(words, "Then come.") {
			t.Errorf("%s: %s", name, words)
		}
	}
	names, bodies, err := attached(t, archived(t, "_chat.txt", chatText, "IMG-1.jpg", "picture"))
	if err != nil || !slices.Equal(names, []string{"IMG-1.jpg"}) || bodies[0] != "picture" {
		t.Errorf("%q, %q, %v", names, bodies, err)
	}
}

func TestLanguage(t *testing.T) {
	c := &Converter{Language: "es"}
	defer c.Close()
	var out bytes.Buffer
	if _, err := c.Pages(context.Background(), source([]byte(chatText)), &out); err != nil {
		t.Fatal(err)
	}
	if words := tool(t, "pdftotext", out.Bytes(), "FILE", "-"); !strings.Contains(words, "Mensajes de WhatsApp") {
		t.Errorf("%s", words)
	}
}

func TestArchive(t *testing.T) {
	names, bodies, err := attached(t, archived(t, "a/b/one.txt", "1", "../../two.txt", "2", "/etc/three.txt", "3", "c:\\x\\four.txt", "4", "folder/", "", "empty.txt", ""))
	if err != nil || !slices.Equal(names, []string{"a/b/one.txt", "two.txt", "three.txt", "four.txt", "empty.txt"}) ||
		!slices.Equal(bodies, []string{"1", "2", "3", "4", ""}) {
		t.Errorf("%q, %q, %v", names, bodies, err)
	}
	locked := archived(t, "a.txt", "secret")
	for i := 0; ; { // the flag of encryption, in both heads
		k := bytes.Index(locked[i:], []byte("PK"))
		if k < 0 {
			break
		}
		i += k
		switch string(locked[i : i+4]) {
		case "PK\x03\x04":
			locked[i+6] |= 1
		case "PK\x01\x02":
			locked[i+8] |= 1
		}
		i += 4
	}
	if _, _, err := attached(t, locked); !errors.Is(err, ErrPassword) {
		t.Errorf("locked: %v", err)
	}
}

// TestPartsInsideParts: the callback may use the converter, may leave a part unread, and its error ends the rest.
func TestPartsInsideParts(t *testing.T) {
	file := archived(t, "big.bin", strings.Repeat("0123456789", 500_000), "mail.eml", mailText, "last.txt", "end")
	var seen []string
	err := shared.Parts(context.Background(), source(file), func(p Part, r io.Reader) error {
		seen = append(seen, p.Name)
		if p.Name != "mail.eml" {
			return nil // unread
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		return shared.Parts(context.Background(), source(b), func(p Part, r io.Reader) error {
			seen = append(seen, p.Name)
			return nil
		})
	})
	if err != nil || !slices.Equal(seen, []string{"big.bin", "mail.eml", "notes.txt", "last.txt"}) {
		t.Errorf("%q, %v", seen, err)
	}
	mine := errors.New("mine")
	if err := shared.Parts(context.Background(), source(file), func(Part, io.Reader) error { return mine }); !errors.Is(err, mine) {
		t.Errorf("got %v", err)
	}
}

func TestOfficePapersAreNotSet(t *testing.T) {
	docx := archived(t, "[Content_Types].xml", "<Types/>", "word/document.xml",
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The rent was late.</w:t></w:r></w:p></w:body></w:document>`)
	if _, err := shared.Pages(context.Background(), source(docx), io.Discard); !errors.Is(err, ErrKind) {
		t.Errorf("pages: %v", err)
	}
	if words, err := shared.Text(context.Background(), source(docx)); err != nil || !strings.Contains(words, "The rent was late.") {
		t.Errorf("%q, %v", words, err)
	}
}

func TestTextPages(t *testing.T) {
	for name, file := range map[string]string{"windows-1252": "Se\xf1or, ma\xf1ana a las 5", "utf-16": "\xff\xfeS\x00e\x00\xf1\x00o\x00r\x00,\x00"} {
		m, pdf := made(t, []byte(file))
		if m.Step != "converted" || !strings.Contains(m.Text, "Señor") {
			t.Errorf("%s: %+v", name, m)
		}
		if words := tool(t, "pdftotext", pdf, "FILE", "-"); !strings.Contains(words, "Señor") {
			t.Errorf("%s: %q", name, words)
		}
	}
}

func TestLockedPaper(t *testing.T) {
	if _, err := shared.Text(context.Background(), source(compoundFile("EncryptedPackage"))); !errors.Is(err, ErrPassword) {
		t.Errorf("got %v", err)
	}
}

// phone is a HEIC as a telephone writes it: stored on its side, with a place.
func phone() []byte {
	m := image.NewYCbCr(image.Rect(0, 0, 640, 480), image.YCbCrSubsampleRatio420)
	for y := range 480 {
		for x := range 640 {
			c := scene(4, 4).RGBAAt(x/160, y/120)
			l, cb, cr := color.RGBToYCbCr(c.R, c.G, c.B)
			m.Y[m.YOffset(x, y)], m.Cb[m.COffset(x, y)], m.Cr[m.COffset(x, y)] = l, cb, cr
		}
	}
	exif := "MM\x00*\x00\x00\x00\x08\x00\x02" + "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + "\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26" + "\x00\x00\x00\x00" +
		"\x00\x04" + "\x00\x01\x00\x02\x00\x00\x00\x02N\x00\x00\x00" + "\x00\x02\x00\x05\x00\x00\x00\x01\x00\x00\x00\x5c" +
		"\x00\x03\x00\x02\x00\x00\x00\x02W\x00\x00\x00" + "\x00\x04\x00\x05\x00\x00\x00\x01\x00\x00\x00\x64" + "\x00\x00\x00\x00" +
		"\x00\x00\x9f\x31\x00\x00\x03\xe8" + "\x00\x00\x08\x7d\x00\x00\x03\xe8" // 40.753, 2.173
	return heiftest.Write(m, heiftest.Options{Turn: 3, Exif: []byte(exif)})
}

func TestPhone(t *testing.T) {
	m, pdf := made(t, phone())
	if m.Pages != 1 || !strings.Contains(m.Tool, "libheif") || len(m.Places) != 1 {
		t.Fatalf("%+v", m)
	}
	if p := m.Places[0]; p[2]-p[0] >= p[3]-p[1] { // upright: higher than wide
		t.Errorf("lies at %v", p)
	}
	if bytes.Contains(pdf, []byte("Exif")) {
		t.Error("the page carries what the picture carried")
	}
	found, err := shared.Hidden(context.Background(), source(phone()))
	if err != nil || len(found) != 1 || found[0].Value != "40.75300, -2.17300" || !found[0].Where {
		t.Errorf("%+v, %v", found, err)
	}
	if _, err := shared.Strip(context.Background(), source(phone()), io.Discard); !errors.Is(err, ErrKind) {
		t.Errorf("strip: %v", err)
	}
}

func TestStripAndLength(t *testing.T) {
	plain := encoded(t, "image/jpeg", scene(40, 30))
	file := append([]byte("\xff\xd8\xff\xfe\x00\x0ehome address"), plain[2:]...)
	var out bytes.Buffer
	m, err := shared.Strip(context.Background(), source(file), &out)
	if err != nil || m.Step != "stripped" || m.Media != "image/jpeg" || !bytes.Equal(out.Bytes(), plain) {
		t.Errorf("%+v, %v, the same: %v", m, err, bytes.Equal(out.Bytes(), plain))
	}
	wav := append([]byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x00\x00\x00\x00"), make([]byte, 12000)...)
	if d, err := shared.Length(context.Background(), source(wav)); err != nil || d != 1500*time.Millisecond {
		t.Errorf("%v, %v", d, err)
	}
	if _, err := shared.Length(context.Background(), source(plain)); !errors.Is(err, ErrKind) {
		t.Errorf("a picture: %v", err)
	}
}

func TestErrorsSpeak(t *testing.T) {
	for _, err := range []error{ErrUnreadable, ErrKind, ErrPassword, ErrTooLarge, ErrTimeLimit, ErrStopped} {
		own := err.(interface {
			Explain(string) (string, string, string)
		})
		w1, s1, d1 := own.Explain("en")
		w2, s2, d2 := own.Explain("es")
		if w1 == "" || s1 == "" || d1 == "" || w1 == w2 || s1 == s2 || d1 == d2 {
			t.Errorf("%v: %q %q %q / %q %q %q", err, w1, s1, d1, w2, s2, d2)
		}
		if asError(codeOf(err)) != err && err != ErrTimeLimit && err != ErrStopped {
			t.Errorf("%v does not come through", err)
		}
	}
}
