package packet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/jpegfile"
)

// A file of any kind that leaves by itself is searched too: headers, attachments, what a camera wrote, its name.
func TestGuardOfAnyFile(t *testing.T) {
	mail := func(header, attached string) []byte {
		return []byte("From: a@example.org\r\nTo: b@example.org\r\nSubject: Hello\r\nX-Location: " + header + "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n" +
			"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nGood morning.\r\n--x\r\nContent-Type: text/plain; name=\"note.txt\"\r\n" +
			"Content-Disposition: attachment; filename=\"note.txt\"\r\n\r\nNote: " + attached + "\r\n--x--\r\n")
	}
	zipped := func(name, body string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(body))
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	files := &convert.Converter{}
	defer files.Close()
	s := &cases.Snapshot{Client: spelled}
	for _, c := range []struct {
		what  string
		paper Paper
		body  []byte
		stop  bool
	}{
		{"text", Paper{Media: "text/plain"}, []byte("Lease of " + where), true},
		{"text of another place", Paper{Media: "text/plain"}, []byte("Lease of 2199 Specimen Street"), false},
		{"UTF-16 text", Paper{Media: "text/plain"}, utf16Text("Lease of " + where), true},
		{"header of a mail", Paper{Media: "message/rfc822"}, mail(where, "x"), true},
		{"attachment of a mail", Paper{Media: "message/rfc822"}, mail("x", where), true},
		{"plain mail", Paper{Media: "message/rfc822"}, mail("x", "y"), false},
		{"file in an archive", Paper{Media: "application/zip"}, zipped("a.txt", where), true},
		{"name in an archive", Paper{Media: "application/zip"}, zipped(where+".txt", "x"), true},
		{"plain archive", Paper{Media: "application/zip"}, zipped("a.txt", "x"), false},
		{"comment of a photo", Paper{Media: "image/jpeg"}, withSegments(photo(t, 40, 40), segment(jpegfile.APP1, gps())), true},
		{"plain photo", Paper{Media: "image/jpeg"}, photo(t, 40, 40), false},
		{"name of the file", Paper{Media: "image/jpeg", Name: strings.ReplaceAll(where, " ", "_") + ".jpg"}, photo(t, 40, 40), true},
		{"words that belong to it", Paper{Media: "image/jpeg", Texts: []string{where}}, photo(t, 40, 40), true},
	} {
		c.paper.R, c.paper.Size = bytes.NewReader(c.body), int64(len(c.body))
		err := Eyes{Viewer: viewer(t), Files: files}.Guard(context.Background(), s, cases.CourtPublic, c.paper)
		if stopped := errors.Is(err, cases.ErrSecretAddress); stopped != c.stop || err != nil && !stopped {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func utf16Text(s string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return out
}
