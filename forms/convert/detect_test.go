package convert

import (
	"archive/zip"
	"bytes"
	"image"
	"testing"
	"unicode/utf16"

	"github.com/harborfile/harborfile/forms/convert/heif/heiftest"
)

func archived(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// compoundFile is the head and the directory of a compound file, with one name in it.
func compoundFile(name string) []byte {
	b := make([]byte, 2048)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	b[30] = 9 // sectors of 512 bytes
	b[48] = 1 // the directory begins in the second
	at := 1024
	for _, u := range utf16.Encode([]rune(name)) {
		b[at], b[at+1] = byte(u), byte(u>>8)
		at += 2
	}
	return b
}

func heicFile() []byte {
	return heiftest.Write(image.NewYCbCr(image.Rect(0, 0, 64, 64), image.YCbCrSubsampleRatio420), heiftest.Options{})
}

const mailText = "From: Ana Ejemplo <ana@example.org>\r\nTo: Luis <luis@example.org>\r\nSubject: The letter\r\nDate: Mon, 9 Mar 2026 10:00:00 -0500\r\n" +
	"X-Originating-IP: [198.51.100.4]\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
	"I paid him on Friday.\r\n--b1\r\nContent-Type: application/octet-stream; name=\"../notes.txt\"\r\nContent-Disposition: attachment; filename=\"../notes.txt\"\r\n" +
	"Content-Transfer-Encoding: base64\r\n\r\naGVsbG8gZnJvbSBhIG5vdGU=\r\n--b1--\r\n"

const chatText = "3/9/26, 10:01 AM - Messages and calls are end-to-end encrypted.\n3/9/26, 10:02 AM - Ana Ejemplo: Are you home?\n" +
	"3/9/26, 10:03 AM - Luis: Yes.\n3/25/26, 10:04 AM - Ana Ejemplo: Then come.\n"

func TestDetect(t *testing.T) {
	for _, c := range []struct{ want, file string }{
		{"application/pdf", "%PDF-1.7\n"},
		{"image/jpeg", "\xff\xd8\xff\xe0\x00\x10JFIF"},
		{"image/heic", string(heicFile())},
		{"image/heic", "\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic"},
		{"image/heic", "\x00\x00\x00\x18ftyphevc\x00\x00\x00\x00msf1hevc"},
		{"image/avif", "\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avifmif1"},
		{"image/bmp", "BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x02\x00\x00\x00\x02\x00\x00\x00\x01\x00\x18\x00" + string(make([]byte, 60))},
		{"image/tiff", "II*\x00\x08\x00\x00\x00"},
		{"video/mp4", "\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42"},
		{"video/quicktime", "\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  "},
		{"video/quicktime", "\x00\x00\x00\x08wide\x00\x00\x10\x00mdat"},
		{"audio/mp4", "\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A isom"},
		{"video/3gpp", "\x00\x00\x00\x18ftyp3gp5\x00\x00\x00\x003gp5isom"},
		{"audio/mpeg", "\xff\xf3\x80\x00\x00\x00\x00"},
		{"audio/aac", "\xff\xf1\x50\x80\x20\x1f\xfc"},
		{"audio/mpeg", "ID3\x04\x00\x00"},
		{"audio/flac", "fLaC\x00\x00\x00\x22"},
		{"audio/ogg", "OggS\x00\x02" + string(make([]byte, 20)) + "\x01\x13OpusHead"},
		{"audio/amr", "#!AMR-WB\n"},
		{"audio/wav", "RIFF\x00\x00\x00\x00WAVEfmt "},
		{"audio/x-caf", "caff\x00\x01\x00\x00"},
		{"video/webm", "\x1aE\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"},
		{"video/x-matroska", "\x1aE\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska"},
		{"video/x-msvideo", "RIFF\x00\x00\x00\x00AVI LIST"},
		{MediaMail, mailText},
		{MediaMail, "Return-Path: <a@example.org>\nReceived: from x\n\nHello"},
		{MediaMail, "From ana@example.org Mon Mar  9 10:00:00 2026\nSubject: x\n\n"},
		{MediaOutlook, string(compoundFile("__substg1.0_0037001F"))},
		{MediaOutlook, string(compoundFile("__properties_version1.0"))},
		{"application/msword", string(compoundFile("WordDocument"))},
		{mediaLocked, string(compoundFile("EncryptedPackage"))},
		{"application/x-cfb", string(compoundFile("Something"))},
		{MediaDOCX, string(archived(t, "[Content_Types].xml", "x", "word/document.xml", "y"))},
		{MediaXLSX, string(archived(t, "[Content_Types].xml", "x", "xl/workbook.xml", "y"))},
		{MediaPPTX, string(archived(t, "[Content_Types].xml", "x", "ppt/presentation.xml", "y"))},
		{MediaZip, string(archived(t, "a.jpg", "x", "b.txt", "y"))},
		{"application/x-messages-whatsapp-zip", string(archived(t, "_chat.txt", chatText, "photo.jpg", "x"))},
		{"application/x-messages-whatsapp", chatText},
		{"application/x-messages-sms-xml", `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><smses count="1"><sms address="+15550100" date="1773050000000" type="1" body="hi"/></smses>`},
		{MediaRTF, "{\\rtf1\\ansi hello}"},
		{MediaHTML, "<!DOCTYPE html><html><body>x</body></html>"},
		{MediaHTML, "\xef\xbb\xbf<html>"},
		{MediaVCard, "BEGIN:VCARD\r\nVERSION:3.0\r\n"},
		{MediaText, "Dear Sir, it was 5 – 6 pm.\nFrom: nobody in particular\n"},
		{MediaText, "From: Ana\nhello, this line is no header\n"},
		{MediaText, "\xff\xfeh\x00i\x00"},
		{MediaText, "Se\xf1or, ma\xf1ana"},
		{unknown, ""},
		{unknown, "\x00\x01\x02\x03\x04\x05"},
	} {
		b := []byte(c.file)
		if got := Detect(b[:min(len(b), detectHead)], bytes.NewReader(b), int64(len(b))); got != c.want {
			t.Errorf("%.40q: %s, want %s", c.file, got, c.want)
		}
	}
	if got := Detect([]byte("PK\x03\x04"), nil, 4); got != MediaZip {
		t.Errorf("without a reader: %s", got)
	}
}

func FuzzDetect(f *testing.F) {
	f.Add([]byte(mailText))
	f.Add(compoundFile("__substg1.0_0037001F"))
	f.Add(archived(f, "word/document.xml", "y"))
	f.Add([]byte("\x00\x00\x00\x18ftypmif1"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if Detect(in, bytes.NewReader(in), int64(len(in))) == "" {
			t.Fatal("no kind")
		}
	})
}
