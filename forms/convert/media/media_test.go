package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"testing"
	"time"
)

// The files here are written from the public descriptions of the formats, not by the readers.

func be32(v uint32) []byte { return binary.BigEndian.AppendUint32(nil, v) }
func be64(v uint64) []byte { return binary.BigEndian.AppendUint64(nil, v) }
func le32(v uint32) []byte { return binary.LittleEndian.AppendUint32(nil, v) }
func join(p ...any) (b []byte) {
	for _, x := range p {
		switch x := x.(type) {
		case []byte:
			b = append(b, x...)
		case string:
			b = append(b, x...)
		case int:
			b = append(b, byte(x))
		}
	}
	return b
}

// box is a box of MP4.
func box(kind string, body ...any) []byte {
	b := join(body...)
	return join(be32(uint32(len(b)+8)), kind, b)
}

func zeros(n int) []byte { return make([]byte, n) }

func mp4Film(scale, units uint32) []byte {
	return join(box("ftyp", "isom", zeros(4), "isom"), box("mdat", zeros(1000)),
		box("moov", box("mvhd", zeros(4), zeros(8), be32(scale), be32(units), zeros(80))))
}

func mp4Long(scale uint32, units uint64) []byte {
	return box("moov", box("mvhd", 1, zeros(3), zeros(16), be32(scale), be64(units), zeros(80)))
}

// mp4Tracks says nothing of the film, and has two tracks of which the second is longer.
func mp4Tracks() []byte {
	track := func(scale, n uint32) []byte {
		return box("trak", box("mdia", box("mdhd", zeros(4), zeros(8), be32(scale), be32(n), zeros(4))))
	}
	return join(box("moov", box("mvhd", zeros(4), zeros(8), be32(600), be32(0), zeros(80)), track(44100, 441000), track(90000, 1080000)))
}

func mp4Fragments() []byte {
	return join(box("moov", box("mvhd", zeros(4), zeros(8), be32(1000), be32(0), zeros(80)), box("mvex", box("mehd", zeros(4), be32(7500)))))
}

func mp4Index() []byte {
	ref := func(d uint32) []byte { return join(be32(500), be32(d), be32(0)) }
	return join(box("moov", box("mvhd", zeros(4), zeros(8), be32(1000), be32(0), zeros(80))),
		box("sidx", zeros(4), be32(1), be32(48000), zeros(8), 0, 0, 0, 2, ref(96000), ref(48000)))
}

// mp3Frame is one frame of MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo: 417 bytes, 1152 samples.
func mp3Frame() []byte { return join(0xFF, 0xFB, 0x90, 0x00, zeros(413)) }

func mp3(frames int) []byte { return bytes.Repeat(mp3Frame(), frames) }

func mp3Tagged(frames int) []byte {
	return join("ID3", 4, 0, 0, 0, 0, 1, 0x48, zeros(200), mp3(frames)) // 1<<7 | 0x48 = 200 bytes
}

func mp3Xing(frames uint32) []byte {
	f := mp3Frame()
	copy(f[36:], join("Xing", be32(1), be32(frames)))
	return join(f, mp3(5))
}

func mp3VBRI(frames uint32) []byte {
	f := mp3Frame()
	copy(f[36:], join("VBRI", zeros(10), be32(frames)))
	return join(f, mp3(5))
}

// mp3Low is MPEG-2 layer III, 64 kbit/s, 22.05 kHz: 208 bytes, 576 samples.
func mp3Low(frames int) []byte {
	return bytes.Repeat(join(0xFF, 0xF3, 0x80, 0x00, zeros(204)), frames)
}

func wav(perSecond uint32, data int, claimed uint32) []byte {
	return join("RIFF", le32(0), "WAVE", "fmt ", le32(16), 1, 0, 1, 0, le32(perSecond/2), le32(perSecond), 2, 0, 16, 0,
		"LIST", le32(3), "abc", 0, "data", le32(claimed), zeros(data))
}

func wavLong(perSecond uint32, data int) []byte {
	return join("RF64", le32(0xFFFFFFFF), "WAVE", "ds64", le32(28), zeros(8), binary.LittleEndian.AppendUint64(nil, uint64(data)), zeros(12),
		"fmt ", le32(16), 1, 0, 1, 0, le32(perSecond/2), le32(perSecond), 2, 0, 16, 0, "data", le32(0xFFFFFFFF), zeros(data))
}

func flacFile(rate uint64, samples uint64) []byte {
	return join("fLaC", 0x80, 0, 0, 34, zeros(10), be64(rate<<44|1<<41|15<<36|samples), zeros(16))
}

func oggPage(flags byte, granule uint64, stream uint32, body []byte) []byte {
	return join("OggS", 0, int(flags), binary.LittleEndian.AppendUint64(nil, granule), le32(stream), le32(0), le32(0), 1, len(body), body)
}

func opus(samples uint64, skip uint16) []byte {
	head := join("OpusHead", 1, 2, int(skip&0xff), int(skip>>8), le32(48000), zeros(3))
	return join(oggPage(2, 0, 7, head), oggPage(0, 0, 7, join("OpusTags", zeros(40))), oggPage(0, 48000, 7, zeros(250)),
		oggPage(0, math.MaxUint64, 7, zeros(200)), oggPage(4, samples, 7, zeros(100)), oggPage(4, 9999999, 8, zeros(10)))
}

func vorbis(rate uint32, samples uint64) []byte {
	head := join("\x01vorbis", le32(0), 2, le32(rate), zeros(14))
	body := join(oggPage(2, 0, 3, head))
	for range 700 { // the last page is far from the end of the first block
		body = append(body, oggPage(0, 100, 3, zeros(200))...)
	}
	return join(body, oggPage(4, samples, 3, zeros(100)))
}

func amrFile(frames int) []byte { return join("#!AMR\n", bytes.Repeat(join(0x3C, zeros(31)), frames)) }
func amrWide(frames int) []byte {
	return join("#!AMR-WB\n", bytes.Repeat(join(0x04, zeros(17)), frames))
}

func aviFile(micro, frames uint32) []byte {
	return join("RIFF", le32(0), "AVI LIST", le32(192), "hdrlavih", le32(56), le32(micro), zeros(12), le32(frames), zeros(36))
}

// el is an element of Matroska with a size of eight bytes.
func el(id []byte, body ...any) []byte {
	b := join(body...)
	return join(id, 1, be64(uint64(len(b)))[1:], b)
}

var (
	ebml    = []byte{0x1A, 0x45, 0xDF, 0xA3}
	segment = []byte{0x18, 0x53, 0x80, 0x67}
	info    = []byte{0x15, 0x49, 0xA9, 0x66}
	scale   = []byte{0x2A, 0xD7, 0xB1}
	dura    = []byte{0x44, 0x89}
	cluster = []byte{0x1F, 0x43, 0xB6, 0x75}
	stamp   = []byte{0xE7}
	simple  = []byte{0xA3}
	unknown = []byte{1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}
)

func mkv(ms float64) []byte {
	return join(el(ebml, "matroska"), el(segment, el([]byte{0xEC}, zeros(50)),
		el(info, el(scale, be32(1_000_000)), el(dura, be64(math.Float64bits(ms)))), el(cluster, el(stamp, be32(0)))))
}

// recorded is what a browser's recorder writes: no duration, sizes that were not known.
func recorded() []byte {
	c := func(ms uint32) []byte {
		return join(cluster, unknown, el(stamp, be32(ms)), el(simple, 0x81, 0x03, 0xE8, 0x80, zeros(20)))
	}
	return join(el(ebml, "webm"), segment, unknown, el(info, el(scale, be32(1_000_000))), c(0), c(2000), c(4000))
}

func cafFile(rate float64, packets, perPacket uint32) []byte {
	return join("caff", 0, 1, 0, 0, "desc", be64(32), be64(math.Float64bits(rate)), "lpcm", be32(0), be32(2), be32(perPacket), be32(1), be32(16),
		"data", be64(math.MaxUint64), zeros(4), zeros(int(packets)*2))
}

func cafPacked(rate float64, frames uint64) []byte {
	return join("caff", 0, 1, 0, 0, "desc", be64(32), be64(math.Float64bits(rate)), "aac ", be32(0), be32(0), be32(1024), be32(1), be32(0),
		"pakt", be64(24), be64(10), be64(frames), zeros(8), "data", be64(10), zeros(10))
}

func aac(frames int) []byte {
	return bytes.Repeat(join(0xFF, 0xF1, 0x50, 0x80, 0x20, 0x1F, 0xFC, zeros(249)), frames) // 44.1 kHz, 256 bytes, one block
}

func TestLength(t *testing.T) {
	second := float64(time.Second)
	frames := func(n, samples, rate float64) time.Duration { return time.Duration(n * samples / rate * second) }
	for name, c := range map[string]struct {
		kind string
		file []byte
		want time.Duration
	}{
		"mp4":                {"video/mp4", mp4Film(600, 6300), 10500 * time.Millisecond},
		"mov, 64 bits":       {"video/quicktime", mp4Long(48000, 48000*3600), time.Hour},
		"mp4 by its tracks":  {"audio/mp4", mp4Tracks(), 12 * time.Second},
		"mp4 in fragments":   {"video/mp4", mp4Fragments(), 7500 * time.Millisecond},
		"mp4 by its index":   {"video/3gpp", mp4Index(), 3 * time.Second},
		"mp3":                {"audio/mpeg", mp3(100), frames(100, 1152, 44100)},
		"mp3 with a tag":     {"audio/mpeg", mp3Tagged(50), frames(50, 1152, 44100)},
		"mp3 with Xing":      {"audio/mpeg", mp3Xing(4000), frames(4000, 1152, 44100)},
		"mp3 with VBRI":      {"audio/mpeg", mp3VBRI(3000), frames(3000, 1152, 44100)},
		"mp3 of MPEG-2":      {"audio/mpeg", mp3Low(200), frames(200, 576, 22050)},
		"wav":                {"audio/wav", wav(32000, 64000, 64000), 2 * time.Second},
		"wav switched off":   {"audio/wav", wav(32000, 96000, 0), 3 * time.Second},
		"wav claims more":    {"audio/wav", wav(32000, 32000, 4_000_000_000), time.Second},
		"wav above 4 GB":     {"audio/wav", wavLong(32000, 48000), 1500 * time.Millisecond},
		"flac":               {"audio/flac", flacFile(44100, 44100*75), 75 * time.Second},
		"opus":               {"audio/ogg", opus(48000*5+312, 312), 5 * time.Second},
		"vorbis":             {"audio/ogg", vorbis(22050, 22050*9), 9 * time.Second},
		"amr":                {"audio/amr", amrFile(150), 3 * time.Second},
		"amr wide":           {"audio/amr", amrWide(100), 2 * time.Second},
		"avi":                {"video/x-msvideo", aviFile(40000, 250), 10 * time.Second},
		"matroska":           {"video/x-matroska", mkv(12345), 12345 * time.Millisecond},
		"webm of a recorder": {"video/webm", recorded(), 5 * time.Second},
		"caf":                {"audio/x-caf", cafFile(8000, 16000, 1), 2 * time.Second},
		"caf, packed":        {"audio/x-caf", cafPacked(44100, 44100*4), 4 * time.Second},
		"aac":                {"audio/aac", aac(43), frames(43, 1024, 44100)},
	} {
		got, err := Length(bytes.NewReader(c.file), int64(len(c.file)), c.kind)
		if err != nil || (got-c.want).Abs() > 2*time.Millisecond {
			t.Errorf("%s: %v, %v; want %v", name, got, err, c.want)
		}
	}
}

// TestHostile: nothing is believed that cannot be, and nothing takes long.
func TestHostile(t *testing.T) {
	huge := func(kind string) []byte { return join(be32(1), kind, be64(math.MaxUint64), zeros(40)) }
	for name, c := range map[string]struct {
		kind string
		file []byte
	}{
		"no units a second":        {"video/mp4", mp4Film(0, 100)},
		"ages":                     {"video/mp4", mp4Long(1, math.MaxUint64-1)},
		"unknown":                  {"video/mp4", mp4Film(600, math.MaxUint32)},
		"box of size 1 past 63":    {"video/mp4", huge("moov")},
		"box smaller than itself":  {"video/mp4", join(be32(4), "moov", zeros(40))},
		"box of size 0":            {"video/mp4", join(be32(0), "free", zeros(40))},
		"a million empty boxes":    {"video/mp4", bytes.Repeat(join(be32(8), "free"), 1_000_000)},
		"tracks that hold nothing": {"video/mp4", box("moov", bytes.Repeat(box("trak"), 50_000))},
		"wav without rate":         {"audio/wav", wav(0, 100, 100)},
		"wav without data":         {"audio/wav", []byte("RIFF\x00\x00\x00\x00WAVEfmt \xff\xff\xff\xff")},
		"flac without rate":        {"audio/flac", flacFile(0, 10)},
		"flac without count":       {"audio/flac", flacFile(44100, 0)},
		"ogg without clock":        {"audio/ogg", oggPage(2, 5, 1, zeros(60))},
		"ogg cut":                  {"audio/ogg", []byte("OggS")},
		"opus that ends before":    {"audio/ogg", opus(100, 60000)[:90]},
		"vorbis of rate 0":         {"audio/ogg", vorbis(0, 100)},
		"avi without frames":       {"video/x-msvideo", aviFile(40000, 0)},
		"avi cut":                  {"video/x-msvideo", aviFile(40000, 10)[:30]},
		"matroska with NaN":        {"video/webm", mkv(math.NaN())},
		"matroska, endless":        {"video/webm", mkv(math.Inf(1))},
		"matroska of size 0":       {"video/webm", join(el(ebml), segment, 0x80)},
		"matroska, bad size":       {"video/webm", join(segment, 0)},
		"caf that turns back":      {"audio/x-caf", join("caff", zeros(4), "free", be64(math.MaxUint64-11), zeros(50))},
		"amr of a wrong mode":      {"audio/amr", join("#!AMR\n", 0x4C, zeros(50))},
		"mp3 that is none":         {"audio/mpeg", bytes.Repeat([]byte{0xFF, 0xFB}, 5000)},
		"empty":                    {"audio/mpeg", nil},
		"text":                     {"audio/aac", []byte("hello, this is no recording")},
	} {
		start := time.Now()
		got, err := Length(bytes.NewReader(c.file), int64(len(c.file)), c.kind)
		if !errors.Is(err, ErrUnreadable) || got != 0 {
			t.Errorf("%s: %v, %v", name, got, err)
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%s took %v", name, d)
		}
	}
	if _, err := Length(bytes.NewReader(nil), 0, "text/plain"); !errors.Is(err, ErrKind) {
		t.Errorf("text: %v", err)
	}
}

func FuzzLength(f *testing.F) {
	kinds := []string{"video/mp4", "audio/mpeg", "audio/wav", "audio/flac", "audio/ogg", "audio/amr", "video/x-msvideo", "video/webm", "audio/x-caf", "audio/aac"}
	for i, seed := range [][]byte{mp4Tracks(), mp3Xing(40), wav(8000, 100, 100), flacFile(8000, 5), opus(48000, 10), amrFile(3), aviFile(1, 1), recorded(), cafPacked(8000, 5), aac(2)} {
		f.Add(byte(i), seed)
	}
	f.Add(byte(0), mp4Index())
	f.Add(byte(0), mp4Fragments())
	f.Add(byte(7), mkv(500))
	f.Fuzz(func(t *testing.T, kind byte, in []byte) {
		d, err := Length(bytes.NewReader(in), int64(len(in)), kinds[int(kind)%len(kinds)])
		if err == nil && (d <= 0 || d > longest) {
			t.Fatalf("length %v", d)
		}
	})
}
