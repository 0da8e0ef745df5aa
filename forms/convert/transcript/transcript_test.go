package transcript

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/harborfile/harborfile/forms/convert/mail"
	"github.com/harborfile/harborfile/forms/convert/messages"
	"github.com/harborfile/harborfile/forms/draft/fonts"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// words reads a file back with poppler, which shares no code with ours.
func words(t interface{ Fatal(...any) }, pdf []byte) string {
	cmd := exec.Command("pdftotext", "-enc", "UTF-8", "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	return string(out)
}

func needPoppler(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed: the words of the pages were not checked")
	}
}

func write(t interface{ Fatal(...any) }, rec Record) ([]byte, int) {
	var b bytes.Buffer
	pages, err := Write(&b, rec)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), pages
}

// keep lays a file where it can be looked at, when a folder is named for that.
func keep(t *testing.T, name string, pdf []byte) {
	if dir := os.Getenv("HARBORFILE_LOOK"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), pdf, 0o600); err != nil {
			t.Error(err)
		}
	}
}

const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

// chat is a WhatsApp export as an iPhone writes one.
const chat = "\u200e[2/28/24, 9:58:01\u202fPM] Muestra Group: \u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read or listen to them.\n" +
	"[2/28/24, 10:05:11\u202fPM] Ana Ficticia: Are you there?\n" +
	"[2/28/24, 10:05:40\u202fPM] R. Invented: You owe me. You work until it is paid.\nAll of it.\n\nDo not talk to anybody.\n" +
	"\u200e[2/28/24, 10:06:02\u202fPM] Ana Ficticia: \u200e<attached: 00000012-PHOTO-2024-02-28-22-06-02.jpg>\n" +
	"[2/28/24, 10:07:19\u202fPM] Ana Ficticia: \u200eimage omitted\n" +
	"[2/29/24, 7:00:00\u202fAM] R. Invented: 😂😂😂 ❤️ 👩🏽‍⚖️ 我们 ok\n" +
	"[2/29/24, 7:01:12\u202fAM] Ana Ficticia: لا أستطيع اليوم\n" +
	"[2/29/24, 7:02:00\u202fAM] R. Invented: \u200eThis message was deleted.\n" +
	"[2/29/24, 7:03:30\u202fAM] Ana Ficticia: Mañana no puedo, mi hermana está enferma. \u200e<This message was edited>\n"

func export(t testing.TB, kind messages.Kind, text string) *messages.Export {
	x, err := messages.Read(kind, strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestThreadHoldsEverything(t *testing.T) {
	t.Setenv(fonts.BundledOnly, "1") // whether there is a font for Chinese differs from computer to computer
	needPoppler(t)
	for _, lang := range []string{"en", "es"} {
		rec := OfMessages(export(t, messages.WhatsApp, chat), lang)
		rec.SHA256 = hash
		pdf, _ := write(t, rec)
		keep(t, "chat-"+lang+".pdf", pdf)
		got := flat(words(t, pdf))
		for _, want := range []string{"Ana Ficticia", "R. Invented", "You owe me. You work until it is paid.", "All of it.", "Do not talk to anybody.", "10:05:11", "PM",
			"9f86d081 884c7d65 9a2feaa0 c55ad015 a3bf4f1b 2b0b822c d15d6c15 b0f00a08", "image omitted", "00000012-PHOTO-2024-02-28-22-06-02.jpg",
			"U+6211 U+4EEC", "This message was deleted.", "Mañana no puedo", "2/28/24"} {
			if !strings.Contains(got, flat(want)) {
				t.Errorf("%s: %q is not on the pages", lang, want)
			}
		}
		if lang == "en" && !strings.Contains(got, flat("Wednesday, 28 February 2024")) {
			t.Error("the day is not said in full")
		}
	}
}

// flat drops what extraction may add: spaces and line ends.
func flat(s string) string {
	return norm.NFKD.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200e' {
			return -1
		}
		return r
	}, s))
}

func TestEqualRecordsGiveEqualBytes(t *testing.T) {
	rec := OfMessages(export(t, messages.WhatsApp, chat), "en")
	a, _ := write(t, rec)
	b, _ := write(t, OfMessages(export(t, messages.WhatsApp, chat), "en"))
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed: the structure of the file was not checked")
	}
	name := filepath.Join(t.TempDir(), "t.pdf")
	if err := os.WriteFile(name, a, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %s", out)
	}
}

const letter = "From: Casa Ejemplo <casa@example.org>\r\nTo: Ana Ficticia <ana@example.com>\r\nDate: Thu, 1 Feb 2024 22:05:11 -0800\r\n" +
	"Subject: =?UTF-8?Q?Tu_turno_de_ma=C3=B1ana?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n" +
	"--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHola Ana,\r\n\r\nmañana empiezas a las 6. No llegues tarde otra vez; te voy a descontar el dia completo si vuelves a llegar despues de las seis y diez.\r\n\r\n> quoted line from before\r\n> and one more\r\n\r\nR.\r\n" +
	"--b1\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment; filename=\"horario.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAwQFBgcICQ==\r\n" +
	"--b1\r\nContent-Type: message/rfc822\r\n\r\nFrom: otro@example.com\r\nSubject: Adelante\r\nDate: Wed, 31 Jan 2024 10:00:00 +0000\r\n\r\nInner words.\r\n--b1--\r\n"

func TestMailHoldsEverything(t *testing.T) {
	needPoppler(t)
	m, err := mail.Read(strings.NewReader(letter), int64(len(letter)))
	if err != nil {
		t.Fatal(err)
	}
	rec := OfMail(m)
	rec.SHA256 = hash
	pdf, _ := write(t, rec)
	keep(t, "mail.pdf", pdf)
	got := flat(words(t, pdf))
	for _, want := range []string{"Casa Ejemplo <casa@example.org>", "Tu turno de mañana", "Thu, 1 Feb 2024 22:05:11 -0800", "mañana empiezas a las 6", "> quoted line",
		"horario.jpg", "10 bytes, SHA-256 1f825aa2 f0020ef7 cf91dfa3 0da4668d 791c5d48 24fc8e41 354b89ec 05795ab3", "Attached message 2", "Inner words.", "Adelante"} {
		if !strings.Contains(got, flat(want)) {
			t.Errorf("%q is not on the pages", want)
		}
	}
}

// A message that Outlook kept in pieces has no bytes, and so no hash is given for it.
func TestMessageWithoutBytes(t *testing.T) {
	needPoppler(t)
	m := &mail.Message{Text: "outer words", Parts: []mail.Part{{Name: "inner", Media: "application/vnd.ms-outlook", SHA256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		Message: &mail.Message{Text: "inner words"}}}}
	pdf, _ := write(t, OfMail(m))
	got := flat(words(t, pdf))
	if strings.Contains(got, "e3b0c442") || !strings.Contains(got, flat("a message; it follows below")) || !strings.Contains(got, flat("inner words")) {
		t.Error(got)
	}
}

// A long thread is set in seconds, and every page says its number.
func TestLongThread(t *testing.T) {
	needPoppler(t)
	n := 10000
	if testing.Short() {
		n = 1000
	}
	rec := longThread(n)
	start := time.Now()
	pdf, pages := write(t, rec)
	took := time.Since(start)
	keep(t, "long.pdf", pdf)
	t.Logf("%d messages, %d pages, %d KB in %v", n, pages, len(pdf)>>10, took)
	if took > 60*time.Second {
		t.Errorf("took %v", took)
	}
	got := strings.Split(words(t, pdf), "\f")
	if len(got) != pages+1 {
		t.Fatalf("%d pages of text, want %d", len(got)-1, pages)
	}
	for i, page := range got[:pages] {
		if !strings.Contains(page, fmt.Sprintf("page %d of %d", i+1, pages)) {
			t.Fatalf("page %d does not say its number", i+1)
		}
	}
	want := 0
	for _, e := range rec.Entries {
		want += strings.Count(e.Text, "made")
	}
	if n := strings.Count(strings.Join(got, ""), "made"); n != want { // a sentence may go on overleaf, a word does not
		t.Errorf("%d sentences on the pages, want %d", n, want)
	}
}

const pageHeight = 792

// box is where a word stands, from the left and from the top of its page.
type box struct{ right, bottom float64 }

var wordBox = regexp.MustCompile(`<word xMin="[\d.]+" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">`)

func boxes(t *testing.T, pdf []byte) []box {
	cmd := exec.Command("pdftotext", "-bbox", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	var list []box
	for _, m := range wordBox.FindAllSubmatch(out, -1) {
		x, _ := strconv.ParseFloat(string(m[1]), 64) // digits and a point
		y, _ := strconv.ParseFloat(string(m[2]), 64)
		list = append(list, box{x, y})
	}
	if len(list) == 0 {
		t.Fatal("no words were found")
	}
	return list
}

// Words that run from right to left stand at the right edge of their column.
func TestRightToLeftStandsRight(t *testing.T) {
	needPoppler(t)
	pdf, _ := write(t, Record{Title: "Messages", Entries: []Entry{{Who: "Ana", When: "1", Text: "שלום לך"}}})
	for _, b := range boxes(t, pdf) {
		if b.right > right-2 && b.bottom < 200 {
			return
		}
	}
	t.Error("nothing stands at the right edge")
}

// No line is lost or said twice where a page ends, wherever that is.
func TestLinesAtTheEndsOfPages(t *testing.T) {
	needPoppler(t)
	for _, n := range []int{1, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 100, 150} {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "<line %d>\n", i)
		}
		rec := OfText("Text file", text.String(), nil)
		rec.Entries = []Entry{{Who: "Ana", Text: "x"}, {Who: "Ana", Text: text.String()}, {Who: "Ana", Text: strings.Repeat("y\n", n%13)}, {Who: "Ana", Text: text.String()}}
		pdf, _ := write(t, rec)
		for _, w := range boxes(t, pdf) {
			if w.bottom > pageHeight-bottom+4 && w.bottom < pageHeight-footerY-14 {
				t.Fatalf("%d lines: words stand %.0f points from the top, in the lower margin", n, w.bottom)
			}
		}
		got := flat(words(t, pdf))
		for i := range n {
			if c := strings.Count(got, fmt.Sprintf("<line%d>", i)); c != 3 {
				t.Fatalf("%d lines: line %d stands %d times, want 3", n, i, c)
			}
		}
	}
}

func longThread(n int) Record {
	rec := Record{Title: "WhatsApp messages", Facts: []Fact{{"Participants", "Ana Ficticia; R. Invented"}}}
	at := time.Date(2024, 2, 1, 8, 0, 0, 0, time.UTC)
	for i := range n {
		at = at.Add(time.Duration(3+i%97) * time.Minute)
		text := strings.Repeat("Words of message "+fmt.Sprint(i)+", which are made up. ", 1+i%4)
		if i%500 == 7 {
			text = strings.Repeat(text+"\n", 60)
		}
		rec.Entries = append(rec.Entries, Entry{Day: at.Format("2/1/06"), When: at.Format("3:04:05 PM"), Who: []string{"Ana Ficticia", "R. Invented"}[i%2], Text: text})
	}
	return rec
}

// Every text that goes in is in what extracts from the pages: as it is, or, where the fonts lack a character, with its
// code.
func TestEveryTextIsOnThePages(t *testing.T) {
	needPoppler(t)
	rapid.Check(t, func(t *rapid.T) {
		rec := Record{Title: "WhatsApp messages"}
		texts := rapid.SliceOfN(anyWords(), 1, 12).Draw(t, "texts")
		for i, w := range texts {
			rec.Entries = append(rec.Entries, Entry{Day: "d", When: fmt.Sprint(i), Who: "Ana Ficticia", Text: w})
		}
		pdf, _ := write(t, rec)
		got := flat(words(t, pdf))
		rtl := false
		p := newPrinter()
		for i, w := range texts {
			want := flat(p.text(w))
			if want == "" {
				continue
			}
			if hasRTL(w) {
				rtl = true
				continue
			}
			if !strings.Contains(got, want) {
				t.Fatalf("text %d: %+q is not on the pages:\n%+q", i, want, got)
			}
		}
		if rtl { // extraction gives back right-to-left text in the order of the eye
			have := counts(got)
			all := ""
			for _, w := range texts {
				all += flat(p.text(w))
			}
			for r, n := range counts(all) {
				if have[r] < n {
					t.Fatalf("U+%04X is on the pages %d times, want %d", r, have[r], n)
				}
			}
		}
	})
}

func counts(s string) map[rune]int {
	m := map[rune]int{}
	for _, r := range norm.NFKD.String(s) {
		m[r]++
	}
	return m
}

func hasRTL(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x1e800 && r <= 0x1efff || r >= 0x10800 && r <= 0x10fff
	})
}

func anyWords() *rapid.Generator[string] {
	pieces := []string{"no puedo", "mañana", "❤️", "😀", "👍🏽", "👩‍👩‍👧", "🇲🇽", "我们走吧", "これは", "안녕", "привет", "Ελλάδα", "नमस्ते", "ไทย", "\n", "\n\n", "  ", "\t", "\x07", "\ufffd", "«»", "(1)", "fi ffi", "Nguyễn", "עברית", "لا",
		"http://example.org/" + strings.Repeat("abcdef", 20), strings.Repeat("x", 200), "\u200e", "e\u0301", "½", "…", "[U+1F600]", "\U0010ffff", "\ue000"}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringN(0, 12, -1)), 1, 8).Draw(t, "pieces"), " ")
	})
}

func TestFallback(t *testing.T) {
	t.Setenv(fonts.BundledOnly, "1") // whether there is a font for Chinese differs from computer to computer
	p := newPrinter()
	for in, want := range map[string]string{
		"plain":               "plain",
		"我们":                  "[Chinese characters U+6211 U+4EEC]",
		"ok 🦜 ok":             "ok [parrot U+1F99C] ok",
		"🦜🦜🦜":                 "[parrot U+1F99C × 3]",
		"👩\u200d🦰":            "[woman U+1F469 + emoji component red hair U+1F9B0]",
		"a\x07b":              "a[U+0007]b",
		"x\ufffd":             "x[unreadable character U+FFFD]",
		"bad \xff byte":       "bad [unreadable character U+FFFD] byte",
		"נסיון Ελλάδα привет": "נסיון Ελλάδα привет",
	} {
		if got := p.text(in); got != want {
			t.Errorf("%+q gives %q, want %q", in, got, want)
		}
	}
}

func TestChunksKeepEverything(t *testing.T) {
	for _, s := range []string{"", "a\n\nb", strings.Repeat("x", 10*maxChunk), strings.Repeat("words and ", 2000), strings.Repeat("字", 2*maxChunk+1)} {
		if got := strings.ReplaceAll(strings.Join(chunks(s), ""), "\n", ""); got != strings.ReplaceAll(s, "\n", "") {
			t.Error("characters were lost")
		}
		for _, c := range chunks(s) {
			if len([]rune(c)) > maxChunk {
				t.Error("too long")
			}
		}
	}
}

func TestTooLong(t *testing.T) {
	_, err := Write(&bytes.Buffer{}, Record{Entries: make([]Entry, MaxEntries+1)})
	if err != ErrTooLong {
		t.Error(err)
	}
	if _, err := Write(&bytes.Buffer{}, OfText("Text file", strings.Repeat("x\n", MaxText/2+1), nil)); err != ErrTooLong {
		t.Error(err)
	}
	for _, lang := range []string{"en", "es"} {
		what, safe, do := ErrTooLong.(interface {
			Explain(string) (string, string, string)
		}).Explain(lang)
		if what == "" || safe == "" || do == "" {
			t.Error("no words")
		}
	}
}

type fullDisk struct{ left int }

func (d *fullDisk) Write(b []byte) (int, error) {
	if d.left -= len(b); d.left < 0 {
		return 0, os.ErrClosed
	}
	return len(b), nil
}

func TestAFullDiskIsReported(t *testing.T) {
	if _, err := Write(&fullDisk{2000}, longThread(50)); err == nil {
		t.Error("nothing was said")
	}
}

func TestLabelsInBothLanguages(t *testing.T) {
	var used []string
	for _, l := range titles {
		used = append(used, l)
	}
	for _, l := range append(used, "E-mail", "E-mails", "Participants", "Attached message", "Text file", "edited", "deleted") {
		if inLang["es"].names[l] == "" {
			t.Errorf("%q has no Spanish", l)
		}
	}
	if !slices.Contains(used, "WhatsApp messages") {
		t.Error("the titles changed")
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("hello", "Ana")
	f.Add("我们 😂 \u202e\x00\xff", strings.Repeat("n", 300))
	f.Add("", "")
	f.Add(strings.Repeat("\n", 3000), "لا")
	f.Fuzz(func(t *testing.T, text, who string) {
		if len(text) > 20000 || len(who) > 2000 {
			return
		}
		rec := Record{Title: "Messages", Entries: []Entry{{Day: who, When: who, Who: who, Text: text}}, Letters: []Letter{{Head: []Fact{{"From", who}}, Text: text}}}
		if _, err := Write(&bytes.Buffer{}, rec); err != nil {
			t.Fatal(err)
		}
	})
}
