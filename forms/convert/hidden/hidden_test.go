package hidden

import (
	"bytes"
	"errors"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func find(t testing.TB, media string, file []byte) []Thing {
	t.Helper()
	things, err := Find(bytes.NewReader(file), int64(len(file)), media)
	if err != nil {
		t.Fatalf("%s: %v", media, err)
	}
	return things
}

func has(things []Thing, name, value string) bool {
	for _, t := range things {
		if t.Name == name && strings.Contains(t.Value, value) {
			return true
		}
	}
	return false
}

// expect checks name and value by pairs.
func expect(t *testing.T, kind string, things []Thing, pairs ...string) {
	t.Helper()
	for i := 0; i+1 < len(pairs); i += 2 {
		if !has(things, pairs[i], pairs[i+1]) {
			t.Errorf("%s: no %s %q in %+v", kind, pairs[i], pairs[i+1], things)
		}
	}
	for _, x := range things {
		place := x.Name == Place || x.Name == PlaceName || x.Name == Height || x.Name == Direction || x.Name == Track
		if x.Where != place {
			t.Errorf("%s: %+v says Where = %v", kind, x, x.Where)
		}
		if x.Label("en") == "" || x.Label("es") == "" {
			t.Errorf("%s has no words", x.Name)
		}
	}
}

func TestFind(t *testing.T) {
	movie, _ := film()
	phone := []string{Device, "Calypso Phone 9", Place, wherePlace, Height, "57.5 m", Direction, "270°", PlaceName, "Fountain Square", Taken, "2026-03-09 14:05:08",
		Serial, "SN-77-1234", Author, "Ana Ejemplo", Program, "CamOS 4.2", MakerNote, "100 bytes", Comment, "hola", Thumbnail, "bytes"}
	for kind, c := range map[string]struct {
		file  []byte
		wants []string
	}{
		"image/jpeg": {photo(t, 6), append([]string{PlaceName, "Puerto Ficticio", Program, "Darkroom 7", Author, "A. Fotograf", Description, "By the fountain",
			Comment, "Taken at the fountain", Attached, "bytes", Other, "MPF"}, phone...)},
		"image/png": {screenshot(t, 1), append([]string{Author, "Ana Ejemplo", Comment, "Fountain Square, at noon", PlaceName, "Puerto Ficticio",
			Changed, "2026-03-09 14:05:09", Other, "prVt", Attached, "bytes"}, phone...)},
		"image/tiff":      {exifOf(1), phone},
		"image/heic":      {heicOf(), append([]string{PlaceName, "Puerto Ficticio", Thumbnail, "1"}, phone...)},
		"video/mp4":       {movie, []string{Place, "41.40340, -2.17400", Place, "41.40338, -2.17409", PlaceName, "Fountain Square", Height, "57.5 m", Device, "Phone 9", Device, "Calypso", Track, "meta", PlaceName, "Puerto Ficticio", Taken, "2026-04-25", Attached, "sefd"}},
		"message/rfc822":  {[]byte("Received: from pc.example (pc.example [203.0.113.9])\r\n by mx.example; Mon\r\nX-Originating-IP: [198.51.100.4]\r\nX-Mailer: Mailo 3\r\n\r\nX-Mailer: body\r\n"), []string{Route, "203.0.113.9", Route, "by mx.example", Computer, "198.51.100.4", Program, "Mailo 3"}},
		"application/rtf": {[]byte(`{\rtf1{\info{\author Ana Ejemplo}{\operator Luis}{\*\company Casa}}x}`), []string{Author, "Ana Ejemplo", Editor, "Luis", Company, "Casa"}},
		"text/html":       {[]byte(`<html><meta name="author" content="Ana"><META NAME=geo.position CONTENT="41.4;-2.1">`), []string{Author, "Ana", Place, "41.4;-2.1"}},
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document": {zipFile(t,
			"docProps/core.xml", `<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:creator>Ana Ejemplo</dc:creator><cp:lastModifiedBy>Luis</cp:lastModifiedBy><cp:revision>7</cp:revision></cp:coreProperties>`,
			"docProps/app.xml", `<Properties><Company>Casa</Company><Application>Writer</Application><TotalTime>91</TotalTime></Properties>`,
			"word/document.xml", `<w:document><w:ins w:id="1" w:author="Marta" w:date="x"/><w:del w:author="Marta"/></w:document>`,
			"word/media/image1.jpg", string(photo(t, 1))),
			[]string{Author, "Ana Ejemplo", Editor, "Luis", Revisions, "revision: 7", Revisions, "91", Company, "Casa", Program, "Writer", Markup, "Marta (2)", Place, wherePlace}},
		"audio/mpeg": {join("ID3", 3, 0, 0, 0, 0, 0, 60, "TPE1", be32(12), 0, 0, 0, "Ana Ejemplo", "COMM", be32(16), 0, 0, 1, "eng", 0xFF, 0xFE, 0, 0, "h\x00o\x00l\x00a\x00", make([]byte, 40)),
			[]string{Author, "Ana Ejemplo", Comment, "hola"}},
		"audio/flac": {join("fLaC", 0, 0, 0, 34, make([]byte, 34), 0x84, 0, 0, 39, le32(4), "encX", le32(1), le32(22), "LOCATION=Puerto Fictici", make([]byte, 20)),
			[]string{Program, "encX", PlaceName, "Puerto"}},
		"audio/wav": {join("RIFF", le32(0), "WAVE", "LIST", le32(24), "INFO", "IART", le32(12), "Ana Ejemplo\x00", "data", le32(0)), []string{Author, "Ana Ejemplo"}},
	} {
		expect(t, kind, find(t, kind, c.file), c.wants...)
	}
}

// TestStripKeepsThePicture: the coded picture is the same and nothing of the rest is left.
func TestStripKeepsThePicture(t *testing.T) {
	secrets := []string{"Calypso", "Phone 9", "Fountain", "SN-77", "Ana Ejemplo", "Ficticio", "THUMBMARK", "maker", "TRAILER", "41.40339", "GPSLat", "MPF",
		string(be32(122)) + string(be32(10)), "2026:03:09", "Darkroom", "after the end", "prVt"}
	for _, turned := range []int{1, 6} {
		for media, file := range map[string][]byte{"image/jpeg": photo(t, turned), "image/png": screenshot(t, turned), "image/webp": moving(t, turned)} {
			var out bytes.Buffer
			if err := Strip(bytes.NewReader(file), int64(len(file)), media, &out); err != nil {
				t.Fatalf("%s: %v", media, err)
			}
			got := out.Bytes()
			for _, s := range secrets {
				if bytes.Contains(got, []byte(s)) {
					t.Errorf("%s, turned %d: still holds %q", media, turned, s)
				}
			}
			if things := find(t, media, got); len(things) > 0 {
				t.Errorf("%s, turned %d: still carries %+v", media, turned, things)
			}
			if !bytes.Equal(coded(media, got), coded(media, file)) || len(coded(media, got)) == 0 {
				t.Errorf("%s, turned %d: the coded picture is another", media, turned)
			}
			if o := turnedIn(media, got); o != turned {
				t.Errorf("%s: orientation %d, want %d", media, o, turned)
			}
			again := bytes.Buffer{}
			if err := Strip(bytes.NewReader(got), int64(len(got)), media, &again); err != nil || !bytes.Equal(again.Bytes(), got) {
				t.Errorf("%s: a stripped file changes when stripped again (%v)", media, err)
			}
		}
	}
	file := photo(t, 1)
	var out bytes.Buffer
	if err := Strip(bytes.NewReader(file), int64(len(file)), "image/jpeg", &out); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.Bytes(), []byte("ICC_PROFILE")) || !bytes.Contains(out.Bytes(), []byte("JFIF\x00\x01\x02\x01\x00\x90")) {
		t.Error("the colour profile or the density is gone")
	}
	before, err1 := jpeg.Decode(bytes.NewReader(file))
	after, err2 := jpeg.Decode(bytes.NewReader(out.Bytes()))
	if err1 != nil || err2 != nil || !samePixels(before, after) {
		t.Errorf("pixels differ: %v, %v", err1, err2)
	}
	shot := screenshot(t, 1)
	out.Reset()
	if err := Strip(bytes.NewReader(shot), int64(len(shot)), "image/png", &out); err != nil {
		t.Fatal(err)
	}
	p1, err1 := png.Decode(bytes.NewReader(shot))
	p2, err2 := png.Decode(&out)
	if err1 != nil || err2 != nil || !samePixels(p1, p2) {
		t.Errorf("pixels differ: %v, %v", err1, err2)
	}
}

func TestStripFilm(t *testing.T) {
	file, picture := film()
	var out bytes.Buffer
	if err := Strip(bytes.NewReader(file), int64(len(file)), "video/mp4", &out); err != nil {
		t.Fatal(err)
	}
	got := out.Bytes()
	if len(got) != len(file) {
		t.Fatalf("%d bytes from %d: the places in the tables no longer hold", len(got), len(file))
	}
	for _, s := range []string{"41.40", "+41", "002.1740", "Fountain", "Calypso", "Phone 9", "Ficticio", "leftover", "maker trailer", "GPS", "Ana",
		string(be32(3_860_000_000)), string(be32(0xFFFDD36F))} {
		if bytes.Contains(got, []byte(s)) {
			t.Errorf("still holds %q", s)
		}
	}
	at := bytes.Index(file, picture)
	if !bytes.Equal(got[at:at+len(picture)], picture) {
		t.Error("the picture's samples changed")
	}
	if things := find(t, "video/mp4", got); len(things) > 0 {
		t.Errorf("still carries %+v", things)
	}
}

func TestStripRefuses(t *testing.T) {
	for media, file := range map[string][]byte{"image/jpeg": []byte("\xff\xd8\xff\xe1\xff\xff"), "image/png": []byte("\x89PNG\r\n\x1a\n\x00\x00\xff\xffIHDR"),
		"video/mp4": box("ftyp", "isom"), "image/webp": []byte("RIFF")} {
		if err := Strip(bytes.NewReader(file), int64(len(file)), media, &bytes.Buffer{}); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: %v", media, err)
		}
	}
	if err := Strip(bytes.NewReader(nil), 0, "image/heic", &bytes.Buffer{}); !errors.Is(err, ErrKind) {
		t.Errorf("heic: %v", err)
	}
}
