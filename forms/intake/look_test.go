package intake

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
)

// Words for search are bounded and whole, whatever the original holds; what does not read has none.
func TestLook(t *testing.T) {
	o := newOffice(t)
	for _, c := range []struct{ media, content, want string }{
		{"text/plain", "  one\n\ttwo  three ", "one two three"},
		{"text/plain", "", ""},
		{"application/pdf", "%PDF-1.7", ""},
		{"image/png", "words", ""},
		{"application/octet-stream", "\x00\x01\x02", ""},
	} {
		if got := o.look(t.Context(), c.media, strings.NewReader(c.content), int64(len(c.content))); got.text != c.want || got.seconds != 0 || got.place {
			t.Errorf("%s %q gives %+v", c.media, c.content, got)
		}
	}
	long := short(strings.Repeat("añil ", maxOriginalWords))
	if len(long) > maxOriginalWords || len(long) < maxOriginalWords*9/10 || !utf8.ValidString(long) {
		t.Errorf("%d bytes of a long text", len(long))
	}
	if got := short("whole \xff\xfe letters"); got != "whole letters" {
		t.Errorf("%q", got)
	}
}

// Sound tells how long it plays, in whole seconds, rounded up.
func TestLength(t *testing.T) {
	o := newOffice(t)
	const rate, seconds = 8000, 2.5
	data := int(rate * seconds)
	wav := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data")
	wav = append(wav, byte(data), byte(data>>8), byte(data>>16), 0)
	wav = append(wav, make([]byte, data)...)
	n := len(wav) - 8
	copy(wav[4:], []byte{byte(n), byte(n >> 8), byte(n >> 16), 0})
	if item := o.one("call.wav", wav); item.Media != "audio/wav" || item.Seconds != 3 {
		t.Errorf("%s plays %d seconds", item.Media, item.Seconds)
	}
}

// Of a text beyond the bound every word is found all the same, once.
func TestLookFindsLateWords(t *testing.T) {
	long := strings.Repeat("come tomorrow ", maxOriginalWords/10) + strings.Repeat("Bring (UNIQUE-late) money, come. ", 1000) + "last día"
	got := short(long)
	for _, want := range []string{"(UNIQUE-late)", "money,", "last día"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q stands there %d times", want, strings.Count(got, want))
		}
	}
	if words := (cases.EvidenceItem{Text: got}).InOrder(); strings.Contains(words, "late") || !strings.HasPrefix(got, words) || len(words) > maxOriginalWords || len(words) < maxOriginalWords*9/10 {
		t.Errorf("%d bytes stand in order", len(words))
	}
	var many strings.Builder
	for i := range maxOriginalWords {
		many.WriteString(strconv.Itoa(i) + " ")
	}
	if n := len(short(many.String())); n > 2*maxOriginalWords || n < maxOriginalWords {
		t.Errorf("%d bytes of a text of new words", n)
	}
}
