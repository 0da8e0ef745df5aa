package packet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// jpxOf is the frame of a JPEG 2000 file with boxes of a camera in it.
func jpxOf(aside ...string) []byte {
	box := func(kind, body string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + kind + body
	}
	out := string(jpxMagic) + box("ftyp", "jp2 \x00\x00\x00\x00jp2 ") + box("jp2h", box("ihdr", "\x00\x00\x00\x01\x00\x00\x00\x01\x00\x01\x07\x07\x00\x00"))
	for i := 0; i+1 < len(aside); i += 2 {
		out += box(aside[i], aside[i+1])
	}
	return []byte(out + box("jp2c", "\xff\x4f\xff\x51SAMPLES"))
}

// jpxPaper is a page with such a picture.
func jpxPaper(t *testing.T, picture []byte) []byte {
	return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
		im := w.Alloc()
		w.Raw(im, "/Type/XObject/Subtype/Image/Width 1/Height 1/Filter/JPXDecode", picture)
		return drawing{content: write(t, fonts, 72, 700, "A photo."), extra: "/Resources<<" + fonts.Resources() + fmt.Sprintf("/XObject<</Im0 %d 0 R>>>>", im)}
	}, nil)
}

// A JPEG 2000 picture loses its place and its words, and nothing else of it moves.
func TestJPXLosesItsPlace(t *testing.T) {
	exif := strings.TrimPrefix(gps(), "Exif\x00\x00")
	for _, filler := range []int{0, sparseFrom} { // small ones are at hand, large ones stay in the source
		picture := jpxOf("uuid", "JpgTiffExif->JP2"+exif, "xml ", "<a>"+where+"</a>", "free", strings.Repeat("x", filler))
		_, parts := build(t, Job{}, []Item{item(t, Exhibit, groupExhibits, "Photo", "A", jpxPaper(t, picture))})
		if bytes.Contains(parts[0], []byte("JpgTiffExif")) || bytes.Contains(parts[0], []byte(where)) {
			t.Error("the place went into the packet")
		}
		if !bytes.Contains(parts[0], []byte("SAMPLES")) || !bytes.Contains(parts[0], []byte(fmt.Sprintf("/Length %d", len(picture)))) {
			t.Error("the picture is not whole")
		}
		qpdfCheck(t, parts[0])
	}
	plain := jpxOf()
	if _, parts := build(t, Job{}, []Item{item(t, Exhibit, groupExhibits, "Photo", "A", jpxPaper(t, plain))}); !bytes.Contains(parts[0], plain) {
		t.Error("a picture without a place was changed")
	}
	var found *SecretFound
	if err := guardOf(t, jpxPaper(t, jpxOf("uuid", "JpgTiffExif->JP2"+exif)), nil); !errors.As(err, &found) || found.Hits[0].Kind != SecretTaken {
		t.Errorf("the firewall: %v", err)
	}
	if err := guardOf(t, jpxPaper(t, plain), nil); err != nil {
		t.Errorf("a picture without a place: %v", err)
	}
}

// Boxes with lengths that lead nowhere end the row.
func TestHostileBoxes(t *testing.T) {
	for _, length := range []uint32{0, 1, 2, 7, 1 << 31, 1<<32 - 1} {
		raw := append(bytes.Clone(jpxMagic), binary.BigEndian.AppendUint32(nil, length)...)
		raw = append(raw, "uuid\xff\xff\xff\xff\xff\xff\xff\xffplace"...)
		aside := jpxBoxes(bytes.NewReader(raw), 0, int64(len(raw)))
		if out := blankedJPX(raw, aside); len(out) != len(raw) || bytes.Contains(out, []byte("place")) {
			t.Errorf("length %d: %q", length, out)
		}
	}
}

// A defect in what is never copied keeps nothing from being filed.
func TestDefectInWhatIsNotCopied(t *testing.T) {
	pdf := sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
		return drawing{content: write(t, fonts, 72, 700, "a map"), extra: "/VP[<</Measure<</GPTS[47.6 -122.3]>>>>]/PieceInfo 7"}
	}, nil)
	if _, err := openSource(bytes.NewReader(pdf), int64(len(pdf))); err != nil {
		t.Error(err)
	}
}

// What a colour profile says of the screen it is of is searched.
func TestWordsOfAColourProfile(t *testing.T) {
	paper := func(what string) []byte {
		return sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
			profile := w.Alloc()
			w.Flate(profile, "/N 3", []byte(strings.Repeat("\x00", 36)+"acsp"+strings.Repeat("\x00", 88)+"desc"+what+"\x00"))
			return drawing{content: write(t, fonts, 72, 700, "plain"), extra: "/Resources<<" + fonts.Resources() + fmt.Sprintf("/ColorSpace<</C0[/ICCBased %d 0 R]>>>>", profile)}
		}, nil)
	}
	var found *SecretFound
	if err := guardOf(t, paper(where), nil); !errors.As(err, &found) {
		t.Errorf("not found: %v", err)
	}
	if err := guardOf(t, paper("sRGB IEC61966-2.1"), nil); err != nil {
		t.Error(err)
	}
}
