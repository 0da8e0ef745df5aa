package hidden

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/harborfile/harborfile/forms/jpegfile"
)

var nan = math.NaN()

func (f *finder) picture(data []byte, media string) error {
	switch media {
	case "image/jpeg":
		return f.jpeg(data)
	case "image/png":
		return f.png(data)
	case "image/webp":
		f.webp(data)
	case "image/gif":
		f.gif(data)
	case "image/tiff":
		return f.exif(data)
	}
	return nil
}

// jpeg reads one picture, and what follows it.
func (f *finder) jpeg(data []byte) error {
	end, err := f.oneJPEG(data)
	if rest := data[end:]; err == nil && len(rest) > 16 { // some programs pad
		f.add(Attached, fmt.Sprintf("%d bytes", len(rest)))
		f.behind(rest)
	}
	if err != nil && len(f.things) > 0 {
		return nil // what was found before the damage counts
	}
	return err
}

// behind looks into what phones put after a picture: the film of a moving photograph, further pictures of a portrait.
// Each may tell the place that the first one does not.
func (f *finder) behind(rest []byte) {
	const most = 16 // as many as any phone writes
	for range most {
		at := bytes.Index(rest, []byte{0xFF, jpegfile.SOI, 0xFF})
		if k := bytes.Index(rest, []byte("ftyp")); k >= 4 && (at < 0 || k < at) {
			film := rest[k-4:]
			_ = f.film(bytes.NewReader(film), int64(len(film)))
			return // what a film holds is its own
		}
		if at < 0 {
			return
		}
		rest = rest[at:]
		end, _ := f.oneJPEG(rest)
		rest = rest[max(end, 3):]
	}
}

// oneJPEG reads the application segments and the comments of a picture, and gives the place after it.
func (f *finder) oneJPEG(data []byte) (end int, err error) {
	var extended []byte
	end, err = segments(data, func(mark byte, segment []byte) {
		body := segment[4:]
		switch {
		case mark == jpegfile.COM:
			f.add(Comment, latin(body))
		case mark == jpegfile.APP1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
			if f.exif(body[6:]) != nil {
				f.add(Other, fmt.Sprintf("EXIF, %d bytes", len(body)))
			}
		case mark == jpegfile.APP1 && bytes.HasPrefix(body, []byte(xmpMark)):
			f.xmp(body[len(xmpMark):])
		case mark == jpegfile.APP1 && bytes.HasPrefix(body, []byte(xmpMore)) && len(body) > len(xmpMore)+40:
			extended = append(extended, body[len(xmpMore)+40:]...)
		case mark == jpegfile.APP13 && bytes.HasPrefix(body, []byte("Photoshop 3.0\x00")):
			f.photoshop(body[14:])
		case mark == jpegfile.APP0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) > 14 && body[12] > 0:
			f.add(Thumbnail, fmt.Sprintf("%d × %d", body[12], body[13]))
		case mark == jpegfile.APP0 && bytes.HasPrefix(body, []byte("JFXX\x00")):
			f.add(Thumbnail, fmt.Sprintf("%d bytes", len(body)))
		case kept(mark, body), mark < jpegfile.APP0 || mark > jpegfile.APP15:
		default:
			f.add(Other, fmt.Sprintf("%s, %d bytes", app(mark, body), len(body)))
		}
	})
	if extended != nil {
		f.xmp(extended)
	}
	return end, err
}

const (
	xmpMark = "http://ns.adobe.com/xap/1.0/\x00"
	xmpMore = "http://ns.adobe.com/xmp/extension/\x00"
)

// app names a segment by its mark and the word it begins with.
func app(mark byte, body []byte) string {
	word := body[:min(len(body), 16)]
	if i := bytes.IndexByte(word, 0); i >= 0 {
		word = word[:i]
	}
	return strings.TrimSpace(fmt.Sprintf("APP%d %s", mark-jpegfile.APP0, strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, string(word))))
}

// png reads the text chunks and the others that say something.
func (f *finder) png(data []byte) error {
	end, err := pngChunks(data, func(kind string, chunk []byte) {
		body := chunk[8 : len(chunk)-4]
		switch kind {
		case "tEXt":
			key, text, _ := bytes.Cut(body, []byte{0})
			f.pngText(string(key), text)
		case "zTXt":
			key, text, _ := bytes.Cut(body, []byte{0})
			if len(text) > 1 {
				f.pngText(string(key), unpacked(text[1:]))
			}
		case "iTXt":
			f.pngInternational(body)
		case "eXIf":
			_ = f.exif(body)
		case "tIME":
			if len(body) == 7 {
				f.add(Changed, fmt.Sprintf("%04d-%02d-%02d %02d:%02d:%02d UTC", binary.BigEndian.Uint16(body), body[2], body[3], body[4], body[5], body[6]))
			}
		default:
			if !keptChunk(kind) {
				f.add(Other, fmt.Sprintf("%s, %d bytes", kind, len(body)))
			}
		}
	})
	if err == nil && len(data)-end > 0 {
		f.add(Attached, fmt.Sprintf("%d bytes", len(data)-end))
	}
	return err
}

func (f *finder) pngInternational(body []byte) {
	key, rest, _ := bytes.Cut(body, []byte{0})
	if len(rest) < 2 {
		return
	}
	packed := rest[0] == 1
	_, rest, _ = bytes.Cut(rest[2:], []byte{0}) // language
	_, text, _ := bytes.Cut(rest, []byte{0})    // translated keyword
	if packed {
		text = unpacked(text)
	}
	f.pngText(string(key), text)
}

// pngText is a text under a keyword (PNG specification, 11.3.4.2), or a block that ImageMagick writes as hex.
func (f *finder) pngText(key string, text []byte) {
	if key == "XML:com.adobe.xmp" {
		f.xmp(text)
		return
	}
	if kind, ok := strings.CutPrefix(key, "Raw profile type "); ok {
		f.rawProfile(kind, text)
		return
	}
	name := map[string]string{"Title": Title, "Author": Author, "Artist": Author, "Description": Description, "Copyright": Owner,
		"Creation Time": Taken, "Software": Program, "Source": Device, "Comment": Comment}[key]
	if name == "" {
		f.add(Comment, key+": "+latin(text))
		return
	}
	f.add(name, latin(text))
}

func (f *finder) rawProfile(kind string, text []byte) {
	fields := strings.Fields(string(text))
	if len(fields) < 3 {
		return
	}
	raw, err := hex.DecodeString(strings.Join(fields[2:], ""))
	if err != nil {
		return
	}
	switch kind {
	case "exif", "APP1":
		if b, ok := bytes.CutPrefix(raw, []byte(xmpMark)); ok {
			f.xmp(b)
		} else {
			_ = f.exif(bytes.TrimPrefix(raw, []byte("Exif\x00\x00")))
		}
	case "xmp":
		f.xmp(raw)
	case "iptc", "8bim":
		f.photoshop(raw)
		f.iptc(raw)
	default:
		f.add(Other, fmt.Sprintf("%s, %d bytes", kind, len(raw)))
	}
}

// unpacked is zlib data, at most four megabytes of it.
func unpacked(b []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, 4<<20))
	return out
}

// webp reads the chunks of metadata (WebP container specification).
func (f *finder) webp(data []byte) {
	for _, c := range webpChunks(data) {
		body := c.body
		switch c.id {
		case "EXIF":
			_ = f.exif(bytes.TrimPrefix(body, []byte("Exif\x00\x00")))
		case "XMP ":
			f.xmp(body)
		}
	}
}

// gif reads comments and XMP (GIF89a, 24 and 26).
func (f *finder) gif(data []byte) {
	for i := 0; ; {
		k := bytes.Index(data[i:], []byte{0x21, 0xFE})
		if k < 0 {
			break
		}
		i += k + 2
		if text := gifBlocks(data[i:]); len(text) > 3 && printable(text) {
			f.add(Comment, latin(text))
		}
	}
	if k := bytes.Index(data, []byte("XMP DataXMP")); k >= 0 {
		f.xmp(data[k+11:])
	}
}

// gifBlocks joins a chain of blocks, at most 64 KiB.
func gifBlocks(b []byte) []byte {
	var out []byte
	for len(b) > 1 && b[0] != 0 && len(out) < 64<<10 {
		n := min(int(b[0]), len(b)-1)
		out = append(out, b[1:1+n]...)
		b = b[1+n:]
	}
	return out
}

func printable(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return true
}
