package hidden

import (
	"bytes"
	"testing"
)

// FuzzFind: whatever is read, things have a known name, one line, and words.
func FuzzFind(f *testing.F) {
	kinds := []string{"image/jpeg", "image/png", "image/tiff", "image/webp", "image/gif", "image/heic", "video/mp4", "message/rfc822", "application/rtf",
		"text/html", "audio/mpeg", "audio/flac", "audio/ogg", "audio/wav"}
	movie, _ := film()
	for i, seed := range [][]byte{photo(f, 6), screenshot(f, 1), exifOf(3), moving(f, 6), []byte("GIF89a!\xfe\x05hello\x00;"), heicOf(), movie,
		[]byte("Received: x\r\n y\r\n\r\n"), []byte(`{\rtf1{\info{\author A}}}`), []byte(`<meta name=author content="a">`), []byte("ID3\x04\x00\x00\x00\x00\x00\x0aTPE1\x00\x00\x00\x02\x00\x00\x00A"),
		[]byte("fLaC\x84\x00\x00\x10"), []byte("OpusTags"), []byte("RIFF\x00\x00\x00\x00WAVEbext\x00\x00\x00\x00")} {
		f.Add(byte(i), seed)
	}
	f.Fuzz(func(t *testing.T, kind byte, in []byte) {
		things, _ := Find(bytes.NewReader(in), int64(len(in)), kinds[int(kind)%len(kinds)])
		for _, x := range things {
			if labels[x.Name][0] == "" || x.Value == "" || len(x.Value) > valueLimit || bytes.ContainsAny([]byte(x.Value), "\n\r\x00") {
				t.Fatalf("%+v", x)
			}
		}
	})
}

// FuzzStrip: what comes out carries nothing, and comes out the same a second time.
func FuzzStrip(f *testing.F) {
	kinds := []string{"image/jpeg", "image/png", "image/webp", "video/mp4"}
	movie, _ := film()
	for i, seed := range [][]byte{photo(f, 6), screenshot(f, 1), moving(f, 6), movie} {
		f.Add(byte(i), seed)
	}
	f.Fuzz(func(t *testing.T, kind byte, in []byte) {
		media := kinds[int(kind)%len(kinds)]
		var once, twice bytes.Buffer
		if Strip(bytes.NewReader(in), int64(len(in)), media, &once) != nil {
			return
		}
		out := once.Bytes()
		if err := Strip(bytes.NewReader(out), int64(len(out)), media, &twice); err != nil || !bytes.Equal(out, twice.Bytes()) {
			t.Fatalf("again: %v", err)
		}
		things, _ := Find(bytes.NewReader(out), int64(len(out)), media)
		for _, x := range things {
			t.Fatalf("left: %+v", x)
		}
		if media == "video/mp4" && len(out) != len(in) {
			t.Fatalf("%d bytes from %d", len(out), len(in))
		}
	})
}
