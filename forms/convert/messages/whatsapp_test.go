package messages

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/convert/remark"
	"pgregory.net/rapid"
)

// said is one message of a made-up thread, as a phone would export it.
type said struct {
	at   time.Time
	who  string // "" = a line of the program's own
	text string
}

// phone writes the head of a line as phones of one country and kind do.
type phone struct {
	name string
	head func(time.Time) string
	mark string // before the line, as iPhones have it
	dash bool
}

var phones = []phone{
	{"iPhone US", func(t time.Time) string { return "[" + t.Format("1/2/06, 3:04:05\u202fPM") + "] " }, "\u200e", false},
	{"iPhone US older", func(t time.Time) string { return "[" + t.Format("1/2/06, 3:04:05 PM") + "] " }, "", false},
	{"iPhone GB", func(t time.Time) string { return "[" + t.Format("02/01/2006, 15:04:05") + "] " }, "", false},
	{"iPhone DE", func(t time.Time) string { return "[" + t.Format("02.01.06, 15:04:05") + "] " }, "", false},
	{"iPhone ES", func(t time.Time) string { return "[" + t.Format("2/1/06, 15:04:05") + "] " }, "\u200e", false},
	{"iPhone MX", func(t time.Time) string { return "[" + t.Format("02/01/06, 3:04:05") + "\u202f" + half(t) + "] " }, "\u200e", false},
	{"iPhone FI", func(t time.Time) string { return "[" + t.Format("2.1.2006 klo 15.04.05") + "] " }, "", false},
	{"iPhone SE", func(t time.Time) string { return "[" + t.Format("2006-01-02, 15:04:05") + "] " }, "", false},
	{"Android US", func(t time.Time) string { return t.Format("1/2/06, 3:04 PM") + " - " }, "", true},
	{"Android US narrow", func(t time.Time) string { return t.Format("1/2/06, 3:04\u202fPM") + " - " }, "", true},
	{"Android GB", func(t time.Time) string { return t.Format("02/01/2006, 15:04") + " - " }, "", true},
	{"Android ES", func(t time.Time) string { return t.Format("2/1/06, 15:04") + " - " }, "", true},
	{"Android MX", func(t time.Time) string { return t.Format("2/1/2006, 3:04") + "\u00a0" + half(t) + " - " }, "", true},
	{"Android BR", func(t time.Time) string { return t.Format("02/01/2006 15:04") + " - " }, "", true},
	{"Android DE", func(t time.Time) string { return t.Format("02.01.06, 15:04") + " - " }, "", true},
	{"Android SE", func(t time.Time) string { return t.Format("2006-01-02 15:04") + " - " }, "", true},
	{"Android NL", func(t time.Time) string { return t.Format("02-01-2006 15:04") + " - " }, "", true},
	{"Android EG", func(t time.Time) string {
		return arabic(t.Format("2/1/2006")) + "، " + arabic(t.Format("15:04")) + " - "
	}, "", true},
	{"Android JP", func(t time.Time) string { return t.Format("2006/01/02 15:04") + " - " }, "", true},
}

func half(t time.Time) string {
	if t.Hour() < 12 {
		return "a.\u00a0m."
	}
	return "p.\u00a0m."
}

func arabic(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '٠' + r - '0'
		}
		return r
	}, s)
}

// write is the export of a thread by a phone.
func (p phone) write(thread []said) string {
	var b strings.Builder
	for _, m := range thread {
		b.WriteString(p.mark + p.head(m.at))
		if m.who != "" {
			b.WriteString(m.who + ": ")
		}
		b.WriteString(m.text + "\n")
	}
	return b.String()
}

func read(t interface {
	Fatalf(string, ...any)
}, kind Kind, text string) *Export {
	x, err := Read(kind, strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return x
}

func said1(x *Export, k remark.Kind) int {
	for _, r := range x.Remarks {
		if r.Kind == k {
			return r.Count
		}
	}
	return 0
}

var thread = []said{
	{time.Date(2024, 2, 1, 22, 5, 11, 0, time.UTC), "", "Ana Ficticia created group “Trabajo: noche”"},
	{time.Date(2024, 2, 1, 22, 6, 0, 0, time.UTC), "Ana Ficticia", "¿Dónde estás?"},
	{time.Date(2024, 2, 12, 0, 5, 0, 0, time.UTC), "+1 (916) 555-0101", "first line\nsecond: line\n\nfourth [not a head] 1/2"},
	{time.Date(2024, 2, 13, 12, 0, 30, 0, time.UTC), "José “Pepe” Inventado", "mañana a las 6: no tarde"},
	{time.Date(2024, 2, 28, 9, 59, 59, 0, time.UTC), "Ana Ficticia", ""},
}

// Every phone's export of one thread reads as that thread.
func TestLocales(t *testing.T) {
	for _, p := range phones {
		text := p.write(thread)
		if k := Detect([]byte(text)); k != WhatsApp {
			t.Errorf("%s: taken for %q", p.name, k)
		}
		x := read(t, WhatsApp, text)
		if len(x.Entries) != len(thread) {
			t.Errorf("%s: %d entries, want %d", p.name, len(x.Entries), len(thread))
			continue
		}
		for i, e := range x.Entries {
			want := thread[i]
			if e.Sender != want.who || e.Text != want.text {
				t.Errorf("%s: entry %d is %q: %q", p.name, i, e.Sender, e.Text)
			}
			local := want.at.Format("2006-01-02T15:04")
			if !strings.HasPrefix(e.Local, local) {
				t.Errorf("%s: entry %d at %q (%q), want %q", p.name, i, e.Local, e.When, local)
			}
			if !e.Time.IsZero() {
				t.Errorf("%s: a moment was made up without a zone", p.name)
			}
			if e.System != (want.who == "") {
				t.Errorf("%s: entry %d: System is %v", p.name, i, e.System)
			}
			if !strings.Contains(clean(text), e.When) || e.When == "" || !strings.Contains(e.When, e.Day) || !strings.Contains(e.When, e.Clock) {
				t.Errorf("%s: the time is not as written: %q, %q, %q", p.name, e.When, e.Day, e.Clock)
			}
		}
		if said1(x, remark.NoZone) == 0 {
			t.Errorf("%s: nothing says that there is no zone", p.name)
		}
	}
}

// What settles whether the day or the month comes first, and what is said of it.
func TestDayOrMonth(t *testing.T) {
	for _, c := range []struct {
		name, text, local string // local of the first entry
		say               remark.Kind
	}{
		{"day above 12 first", "[1/2/24, 10:00:00] Ana: a\n[13/2/24, 10:00:00] Ana: b\n", "2024-02-01T10:00:00", remark.DayFirst},
		{"day above 12 second", "[1/2/24, 10:00:00] Ana: a\n[1/13/24, 10:00:00] Ana: b\n", "2024-01-02T10:00:00", remark.MonthFirst},
		{"neither", "[1/2/24, 10:00:00] Ana: a\n[1/2/24, 11:00:00] Ana: b\n", "", remark.DayOrMonth},
		{"order in time: months", "[1/2/24, 10:00:00] Ana: a\n[1/9/24, 11:00:00] Ana: b\n[2/3/24, 11:00:00] Ana: c\n", "2024-01-02T10:00:00", remark.MonthByOrder},
		{"order in time: days", "[2/1/24, 10:00:00] Ana: a\n[9/1/24, 11:00:00] Ana: b\n[3/2/24, 11:00:00] Ana: c\n", "2024-01-02T10:00:00", remark.DayByOrder},
		{"both in one file", "[13/2/24, 10:00:00] Ana: a\n[2/13/24, 10:00:00] Ana: b\n[1/2/24, 10:00:00] Ana: c\n", "2024-02-13T10:00:00", remark.BothOrders},
		{"dots", "[01.02.24, 10:00:00] Ana: a\n[01.02.24, 10:01:00] Ana: b\n", "2024-02-01T10:00:00", remark.DayByDots},
		{"year first", "[2024-02-01, 10:00:00] Ana: a\n[2024-02-02, 10:00:00] Ana: b\n", "2024-02-01T10:00:00", ""},
		{"same either way", "[2/2/24, 10:00:00] Ana: a\n[3/3/24, 10:00:00] Ana: b\n", "2024-02-02T10:00:00", ""},
	} {
		x := read(t, WhatsApp, c.text)
		if x.Entries[0].Local != c.local {
			t.Errorf("%s: read as %q, want %q", c.name, x.Entries[0].Local, c.local)
		}
		for _, k := range []remark.Kind{remark.DayFirst, remark.MonthFirst, remark.DayOrMonth, remark.DayByOrder, remark.MonthByOrder, remark.BothOrders, remark.DayByDots} {
			if (said1(x, k) > 0) != (k == c.say) {
				t.Errorf("%s: %s is said %d times", c.name, k, said1(x, k))
			}
		}
	}
}

// Times that do not exist are shown as written, and counted.
func TestTimesThatAreNone(t *testing.T) {
	x := read(t, WhatsApp, "[13/2/24, 25:61:00] Ana: a\n[31/2/24, 10:00:00] Ana: b\n[13/2/24, 15:00:00 AM] Ana: c\n[13/3/24, 12:00:00 AM] Ana: d\n[12/3/24, 9:00:00] Ana: e\n")
	for i, want := range []string{"", "", "", "2024-03-13T00:00:00", "2024-03-12T09:00:00"} {
		if x.Entries[i].Local != want {
			t.Errorf("entry %d: %q, want %q", i, x.Entries[i].Local, want)
		}
	}
	if x.Entries[0].When != "13/2/24, 25:61:00" || said1(x, remark.BadTime) != 2 || said1(x, remark.OutOfOrder) != 1 {
		t.Errorf("%q %v", x.Entries[0].When, x.Remarks)
	}
}

func TestWhatWhatsAppSays(t *testing.T) {
	for text, want := range map[string]struct {
		name            string
		attached        int
		edited, deleted bool
	}{
		"<Media omitted>":                                         {"", 1, false, false},
		"\u200eimage omitted":                                     {"", 1, false, false},
		"\u200eimagen omitida":                                    {"", 1, false, false},
		"<Multimedia omitido>":                                    {"", 1, false, false},
		"\u200eaudio omitido":                                     {"", 1, false, false},
		"sticker omitido":                                         {"", 1, false, false},
		"<Archivo omitido>":                                       {"", 1, false, false},
		"<Mídia oculta>":                                          {"", 1, false, false},
		"\u200e<attached: 00000012-PHOTO-2024.jpg>":               {"00000012-PHOTO-2024.jpg", 1, false, false},
		"\u200e<adjunto: 00000012-AUDIO-2024.opus>":               {"00000012-AUDIO-2024.opus", 1, false, false},
		"IMG-20240201-WA0001.jpg (file attached)":                 {"IMG-20240201-WA0001.jpg", 1, false, false},
		"\u200eIMG-20240201-WA0001.jpg (archivo adjunto)\nmira":   {"IMG-20240201-WA0001.jpg", 1, false, false},
		"carta.pdf • \u200e3 pages \u200edocument omitted":        {"", 1, false, false},
		"\u200eThis message was deleted.":                         {"", 0, false, true},
		"You deleted this message":                                {"", 0, false, true},
		"\u200eSe eliminó este mensaje.":                          {"", 0, false, true},
		"Eliminaste este mensaje":                                 {"", 0, false, true},
		"hola \u200e<This message was edited>":                    {"", 0, true, false},
		"hola <Se editó este mensaje.>":                           {"", 0, true, false},
		"I saw that the image omitted nothing":                    {"", 0, false, false},
		"he said: this message was deleted by him, I have a copy": {"", 0, false, false},
	} {
		x := read(t, WhatsApp, "[13/2/24, 10:00:00] Ana: "+text+"\n[14/2/24, 10:00:00] Ana: ok\n")
		e := x.Entries[0]
		if e.Text != text {
			t.Errorf("%q was changed to %q", text, e.Text)
		}
		if len(e.Attached) != want.attached || e.Edited != want.edited || e.Deleted != want.deleted {
			t.Errorf("%q: %+v", text, e)
		}
		if want.name != "" && (len(e.Attached) != 1 || e.Attached[0].Name != want.name) {
			t.Errorf("%q: attachments %+v", text, e.Attached)
		}
		if got := said1(x, remark.NoMedia); got != want.attached {
			t.Errorf("%q: %d missing files said, want %d", text, got, want.attached)
		}
	}
}

// zipOf is a zip of names and bytes in their order.
func zipOf(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
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

func TestZip(t *testing.T) {
	chat := "[13/2/24, 10:00:00] Ana: hola\n\u200e[13/2/24, 10:01:00] Ana: \u200e<attached: 00000012-PHOTO.jpg>\n[13/2/24, 10:02:00] Ana: <attached: gone.jpg>\n"
	for _, name := range []string{"_chat.txt", "WhatsApp Chat with Ana Ficticia.txt", "Chat de WhatsApp con Ana.txt"} {
		b := zipOf(t, "notes.txt", "nothing here", "folder/00000012-PHOTO.jpg", "\xff\xd8picture", name, chat, "unnamed.opus", "sound")
		r := bytes.NewReader(b)
		if k := DetectZip(r, int64(len(b))); k != WhatsAppZip {
			t.Fatalf("%s: taken for %q", name, k)
		}
		x, err := Read(WhatsAppZip, r, int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		if len(x.Files) != 3 || len(x.Entries) != 3 || said1(x, remark.NoMedia) != 1 {
			t.Fatalf("%s: %+v", name, x)
		}
		a := x.Entries[1].Attached[0]
		if a.File == 0 || x.Files[a.File-1].Name != "00000012-PHOTO.jpg" || x.Files[a.File-1].Size != 9 ||
			x.Files[a.File-1].SHA256 != sumOf("\xff\xd8picture") {
			t.Errorf("%s: %+v %+v", name, a, x.Files)
		}
		if (x.Title == "") != (name == "_chat.txt") {
			t.Errorf("title %q", x.Title)
		}
		var names []string
		err = Parts(WhatsAppZip, r, int64(len(b)), func(f File, in io.Reader) error { names = append(names, f.Name); return nil })
		if err != nil || len(names) != 3 {
			t.Errorf("%v %v", names, err)
		}
	}
	other := zipOf(t, "a.txt", "nothing", "b.jpg", "x")
	if k := DetectZip(bytes.NewReader(other), int64(len(other))); k != "" {
		t.Errorf("a zip without a chat is taken for %q", k)
	}
}

func sumOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func TestZipBomb(t *testing.T) {
	chat := "[13/2/24, 10:00:00] Ana: hola\n"
	b := zipOf(t, "_chat.txt", chat, "big.bin", strings.Repeat("\x00", 64<<20))
	if _, err := Read(WhatsAppZip, bytes.NewReader(b), int64(len(b))); err != ErrTooLarge {
		t.Errorf("media that unpack to a thousand times their size: %v", err)
	}
}

// Whatever people write, all of it is in the export, in order, under the right name.
func TestEveryWordIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(phones).Draw(t, "phone")
		n := rapid.IntRange(1, 30).Draw(t, "n")
		at := time.Date(2023, 12, 20, 9, 0, 0, 0, time.UTC)
		var all []said
		for range n {
			at = at.Add(time.Duration(rapid.IntRange(1, 100000).Draw(t, "gap")) * time.Second)
			all = append(all, said{at, rapid.SampledFrom([]string{"Ana Ficticia", "R. Invented", "+52 55 5550 0101"}).Draw(t, "who"),
				rapid.SampledFrom([]string{"hola", "a\nb\n\nc", "no: no", "", "12/12", "❤️ 😀", "<Media omitted>", " spaces ", "x\n", "\n\ny"}).Draw(t, "text")})
		}
		x := read(t, WhatsApp, p.write(all))
		if len(x.Entries) != n {
			t.Fatalf("%d entries, want %d", len(x.Entries), n)
		}
		for i, e := range x.Entries {
			if e.Sender != all[i].who || e.Text != all[i].text {
				t.Fatalf("%s: entry %d is %q %q, want %q %q", p.name, i, e.Sender, e.Text, all[i].who, all[i].text)
			}
			if e.Local != "" && e.Local[:16] != all[i].at.Format("2006-01-02T15:04") {
				t.Fatalf("%s: %q read as %s", p.name, e.When, e.Local)
			}
		}
	})
}

func TestLinesBeforeTheFirstMessage(t *testing.T) {
	x := read(t, WhatsApp, "some preface\n[13/2/24, 10:00:00] Ana: a\n")
	if len(x.Entries) != 2 || x.Entries[0].Text != "some preface" || said1(x, remark.Unread) != 1 {
		t.Errorf("%+v", x)
	}
}

func FuzzRead(f *testing.F) {
	for _, p := range phones {
		f.Add(p.write(thread))
	}
	for _, s := range otherSeeds(f) {
		f.Add(s)
	}
	kinds := []Kind{WhatsApp, WhatsAppZip, SignalJSON, SignalMarkdown, IMessageText, IMessageHTML, SMSXML, MetaJSON}
	f.Fuzz(func(t *testing.T, text string) {
		Detect([]byte(text))
		DetectZip(strings.NewReader(text), int64(len(text)))
		for _, k := range kinds {
			x, err := Read(k, strings.NewReader(text), int64(len(text)))
			if err == nil && len(x.Entries) == 0 {
				t.Fatal("nothing was read and nothing said")
			}
			Parts(k, strings.NewReader(text), int64(len(text)), func(File, io.Reader) error { return nil })
		}
	})
}

// A year of two digits may come first, and is not taken for a day of another year; a chat of one or two days with the
// day first keeps it.
func TestYearFirst(t *testing.T) {
	for name, c := range map[string]struct{ chat, first, last string }{
		"years":     {"24/03/14, 21:05 - Boss: a\n24/03/15, 21:05 - Ana: b\n24/04/15, 21:06 - Ana: c\n", "2024-03-14T21:05:00", "2024-04-15T21:06:00"},
		"new year":  {"23/12/31, 21:05 - Boss: a\n24/01/01, 21:05 - Ana: b\n", "2023-12-31T21:05:00", "2024-01-01T21:05:00"},
		"one day":   {"24/03/14, 21:05 - Boss: a\n24/03/14, 21:06 - Ana: b\n", "2014-03-24T21:05:00", "2014-03-24T21:06:00"},
		"day first": {"24/12/23, 21:05 - Boss: a\n25/01/24, 21:06 - Ana: b\n14/03/24, 21:07 - Ana: c\n", "2023-12-24T21:05:00", "2024-03-14T21:07:00"},
		"christmas": {"24/12/23, 21:05 - Boss: a\n25/01/24, 21:06 - Ana: b\n", "2023-12-24T21:05:00", "2024-01-25T21:06:00"},
		"arabic":    {"\u200f١٤\u200f/٣\u200f/٢٠٢٤، ٩:٠٥ م - \u200fالرئيس: تعال\n\u200f١٥\u200f/٣\u200f/٢٠٢٤، ٩:٠٦ ص - \u200fآنا: لا\n", "2024-03-14T21:05:00", "2024-03-15T09:06:00"},
	} {
		if Detect([]byte(c.chat)) != WhatsApp {
			t.Errorf("%s: not told", name)
			continue
		}
		x, err := Read(WhatsApp, strings.NewReader(c.chat), int64(len(c.chat)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if first, last := x.Entries[0].Local, x.Entries[len(x.Entries)-1].Local; first != c.first || last != c.last {
			t.Errorf("%s: %s to %s, want %s to %s", name, first, last, c.first, c.last)
		}
	}
}
