package messages

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// signalMarkdown writes a thread as signal-export writes chat.md.
func signalMarkdown(list []said) string {
	var b strings.Builder
	for _, m := range list {
		fmt.Fprintf(&b, "[%s] %s: %s  \n", m.at.Format("2006-01-02 15:04:05"), m.who, m.text)
	}
	return b.String()
}

// signalLines writes it as signal-export writes data.json.
func signalLines(list []said) string {
	var b strings.Builder
	for _, m := range list {
		line, err := json.Marshal(map[string]any{"date": m.at.Format("2006-01-02T15:04:05"), "sender": m.who, "body": m.text, "quote": "", "sticker": nil,
			"reactions": []any{[]string{"Ana", "👍"}}, "attachments": []any{map[string]string{"name": "foto.jpg", "path": "media/foto.jpg"}}})
		if err != nil {
			panic(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// signalDesktop writes it as messages of Signal Desktop.
func signalDesktop(list []said) string {
	var all []any
	for _, m := range list {
		all = append(all, map[string]any{"sent_at": m.at.UnixMilli(), "body": m.text, "type": "incoming", "source": m.who, "conversationId": "c1"})
	}
	b, err := json.Marshal(map[string]any{"name": "Trabajo", "messages": all})
	if err != nil {
		panic(err)
	}
	return string(b)
}

// signalFrames writes it as Signal's own export: people first, then items that name them by number.
func signalFrames(list []said) string {
	ids := map[string]string{}
	var b, items strings.Builder
	put := func(to *strings.Builder, v any) {
		line, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		to.Write(append(line, '\n'))
	}
	put(&b, map[string]any{"version": "1", "backupTimeMs": "1", "mediaRootBackupKey": "x"})
	for _, m := range list {
		if ids[m.who] == "" {
			ids[m.who] = fmt.Sprint(len(ids) + 1)
			put(&b, map[string]any{"recipient": map[string]any{"id": ids[m.who], "contact": map[string]any{"profileGivenName": m.who}}})
		}
		put(&items, map[string]any{"chatItem": map[string]any{"chatId": "9", "authorId": ids[m.who], "dateSent": fmt.Sprint(m.at.UnixMilli()),
			"standardMessage": map[string]any{"text": map[string]any{"body": m.text}}}})
	}
	return b.String() + items.String()
}

// iText writes it as imessage-exporter writes text.
func iText(list []said) string {
	var b strings.Builder
	for i, m := range list {
		read := ""
		if i%2 == 1 {
			read = " (Read by you after 5 seconds)"
		}
		fmt.Fprintf(&b, "%s%s\n%s\n%s\n\n", m.at.Format("Jan 02, 2006  3:04:05 PM"), read, m.who, m.text)
	}
	return b.String()
}

// iPage writes it as imessage-exporter writes HTML.
func iPage(list []said) string {
	var b strings.Builder
	b.WriteString("<html>\n<meta charset=\"UTF-8\"><style>.message{}</style><body>\n")
	for _, m := range list {
		fmt.Fprintf(&b, "<div class=\"message\">\n<div class=\"received\">\n<p><span class=\"timestamp\"><a title=\"Reveal in Messages app\" href=\"sms://open?message-guid=1\">%s</a> (Read by you after 3 seconds)</span>\n"+
			"<span class=\"sender\">%s</span></p>\n<hr><div class=\"message_part\">\n<span class=\"bubble\">%s</span>\n</div>\n</div>\n</div>\n",
			m.at.Format("Jan 02, 2006  3:04:05 PM"), html.EscapeString(m.who), strings.ReplaceAll(html.EscapeString(m.text), "\n", "<br>"))
	}
	b.WriteString("</body></html>\n")
	return b.String()
}

// meta writes it as Facebook does: the newest first, and each byte of UTF-8 as a character.
func meta(list []said) string {
	mangle := func(s string) string {
		r := make([]rune, 0, len(s))
		for i := range len(s) {
			r = append(r, rune(s[i]))
		}
		return string(r)
	}
	var all []any
	for i := len(list) - 1; i >= 0; i-- {
		m := list[i]
		all = append(all, map[string]any{"sender_name": mangle(m.who), "timestamp_ms": m.at.UnixMilli(), "content": mangle(m.text), "is_geoblocked_for_viewer": false,
			"photos": []any{map[string]any{"uri": "your_activity/messages/inbox/x/photos/1.jpg", "creation_timestamp": 1}}})
	}
	b, err := json.Marshal(map[string]any{"participants": []any{map[string]string{"name": "Ana"}}, "messages": all, "title": mangle("Ana Ficción"), "thread_path": "inbox/x"})
	if err != nil {
		panic(err)
	}
	return string(b)
}

// sms writes it as SMS Backup & Restore does, an emoji as the two halves of its pair.
func sms(list []said) string {
	attr := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			switch {
			case r > 0xffff:
				v := r - 0x10000
				fmt.Fprintf(&b, "&#%d;&#%d;", 0xd800+v>>10, 0xdc00+v&0x3ff)
			case r == '\n':
				b.WriteString("&#10;")
			default:
				b.WriteString(html.EscapeString(string(r)))
			}
		}
		return b.String()
	}
	var b strings.Builder
	b.WriteString("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore v10-->\n<?xml-stylesheet type=\"text/xsl\" href=\"sms.xsl\"?>\n<smses count=\"5\" backup_set=\"x\">\n")
	for _, m := range list {
		fmt.Fprintf(&b, "  <sms protocol=\"0\" address=\"+19165550101\" date=\"%d\" type=\"1\" subject=\"null\" body=\"%s\" toa=\"null\" read=\"1\" status=\"-1\" readable_date=\"%s\" contact_name=\"%s\" />\n",
			m.at.UnixMilli(), attr(m.text), m.at.Format("Jan 2, 2006 3:04:05 PM"), attr(m.who))
	}
	fmt.Fprintf(&b, "  <sms address=\"+19165550101\" date=\"%d\" type=\"2\" body=\"sent words\" contact_name=\"Ana\" />\n", list[len(list)-1].at.Add(time.Hour).UnixMilli())
	fmt.Fprintf(&b, "  <mms date=\"%d\" msg_box=\"1\" address=\"+19165550101~+19165550102\" contact_name=\"null\" sub=\"null\"><parts>"+
		"<part seq=\"-1\" ct=\"application/smil\" name=\"null\" text=\"&lt;smil/&gt;\" /><part seq=\"0\" ct=\"text/plain\" text=\"look at this\" />"+
		"<part seq=\"0\" ct=\"image/jpeg\" name=\"null\" cl=\"IMG_1.jpg\" text=\"null\" data=\"%s\" /></parts>"+
		"<addrs><addr address=\"+19165550102\" type=\"137\" charset=\"106\" /><addr address=\"+19165550101\" type=\"151\" /></addrs></mms>\n</smses>\n",
		list[len(list)-1].at.Add(2*time.Hour).UnixMilli(), base64.StdEncoding.EncodeToString([]byte("\xff\xd8picture")))
	return b.String()
}

var plainThread = []said{
	{time.Date(2024, 2, 1, 22, 5, 11, 0, time.UTC), "Ana Ficticia", "¿Dónde estás? 😀"},
	{time.Date(2024, 2, 2, 0, 5, 0, 0, time.UTC), "R. Invented", "first line\nsecond: line"},
	{time.Date(2024, 2, 13, 12, 0, 30, 0, time.UTC), "Ana Ficticia", "a < b & c > d"},
	{time.Date(2024, 2, 28, 9, 59, 59, 0, time.UTC), "R. Invented", "last"},
}

func otherSeeds(testing.TB) []string {
	return []string{signalMarkdown(plainThread), signalLines(plainThread), signalDesktop(plainThread), signalFrames(plainThread), iText(plainThread), iPage(plainThread),
		meta(plainThread), sms(plainThread), "<smses><sms date='x'", "[{\"sent_at\":1,\"body\":\"x\"}", "{\"sender_name\":1,\"timestamp_ms\":{}}"}
}

func TestOtherExports(t *testing.T) {
	for _, c := range []struct {
		name  string
		kind  Kind
		text  string
		zoned bool // the file holds moments
		tail  int  // entries after the thread
		files int  // attachments of each entry
		after string
	}{
		{"signal markdown", SignalMarkdown, signalMarkdown(plainThread), false, 0, 0, ""},
		{"signal lines", SignalJSON, signalLines(plainThread), false, 0, 1, ""},
		{"signal desktop", SignalJSON, signalDesktop(plainThread), true, 0, 0, ""},
		{"signal frames", SignalJSON, signalFrames(plainThread), true, 0, 0, ""},
		{"imessage text", IMessageText, iText(plainThread), false, 0, 0, ""},
		{"imessage html", IMessageHTML, iPage(plainThread), false, 0, 0, ""},
		{"facebook", MetaJSON, meta(plainThread), true, 0, 1, ""},
		{"sms", SMSXML, sms(plainThread), true, 2, 0, " (+19165550101)"},
	} {
		if k := Detect([]byte(c.text)); k != c.kind {
			t.Errorf("%s: taken for %q", c.name, k)
		}
		x := read(t, c.kind, c.text)
		if len(x.Entries) != len(plainThread)+c.tail {
			t.Errorf("%s: %d entries", c.name, len(x.Entries))
			continue
		}
		for i, want := range plainThread {
			e := x.Entries[i]
			if e.Sender != want.who+c.after || !strings.HasPrefix(e.Text, want.text) {
				t.Errorf("%s: entry %d is %q: %q", c.name, i, e.Sender, e.Text)
			}
			if e.Local != want.at.Format("2006-01-02T15:04:05") {
				t.Errorf("%s: entry %d at %q, written %q", c.name, i, e.Local, e.When)
			}
			if c.name == "signal lines" && !strings.HasSuffix(e.Text, "\n(Ana: 👍)") {
				t.Errorf("the reaction is lost: %q", e.Text)
			}
			if !e.Time.IsZero() != c.zoned || c.zoned && !e.Time.Equal(want.at) {
				t.Errorf("%s: entry %d: moment %v", c.name, i, e.Time)
			}
			if len(e.Attached) != c.files {
				t.Errorf("%s: entry %d: attachments %+v", c.name, i, e.Attached)
			}
		}
		if c.zoned != (said1(x, remark.UTC) > 0) || c.zoned == (said1(x, remark.NoZone) > 0) {
			t.Errorf("%s: of the zone is said: %v", c.name, x.Remarks)
		}
		if (c.kind == MetaJSON) != (said1(x, remark.Reversed) > 0) {
			t.Errorf("%s: %v", c.name, x.Remarks)
		}
	}
}

// What is no message in a list of them is counted.
func TestNoMessageAmongMessages(t *testing.T) {
	x := read(t, SignalJSON, `[7, {"sent_at": 1706854511000, "body": "x", "type": "incoming", "source": "Ana"}, "y"]`)
	if len(x.Entries) != 1 || said1(x, remark.Unread) != 2 {
		t.Errorf("%+v", x)
	}
}

// The day of a text message is the phone's own, also where it is another day in UTC.
func TestReadableDate(t *testing.T) {
	text := `<smses><sms address="1" date="1706854511000" type="1" body="late" readable_date="Feb 1, 2024 10:15:11&#8239;PM" contact_name="(Unknown)" />` +
		`<sms address="1" date="1706854512000" type="1" body="later" readable_date="2024年2月1日 22:15:12" contact_name="(Unknown)" />` +
		`<sms address="1" date="1706854513000" type="1" body="latest" contact_name="(Unknown)" /></smses>`
	x := read(t, SMSXML, text)
	for i, want := range []Entry{
		{Day: "Feb 1, 2024", Clock: "10:15:11\u202fPM\n(2024-02-02 06:15:11 UTC)", Local: "2024-02-01T22:15:11"},
		{Day: "2024年2月1日", Clock: "22:15:12\n(2024-02-02 06:15:12 UTC)"},
		{Day: "2024-02-02", Clock: "06:15:13 UTC", Local: "2024-02-02T06:15:13"},
	} {
		e := x.Entries[i]
		if e.Day != want.Day || e.Clock != want.Clock || e.Local != want.Local || e.Time.Unix() != 1706854511+int64(i) || e.Sender != "1" {
			t.Errorf("entry %d: %q %q %q %v", i, e.Day, e.Clock, e.Local, e.Time)
		}
	}
	if said1(x, remark.OutOfOrder) != 0 {
		t.Errorf("%v", x.Remarks)
	}
}

func TestMMS(t *testing.T) {
	text := sms(plainThread)
	x := read(t, SMSXML, text)
	n := len(x.Entries)
	sent, mms := x.Entries[n-2], x.Entries[n-1]
	if sent.Sender != Owner || sent.To != "Ana (+19165550101)" || sent.Text != "sent words" {
		t.Errorf("%+v", sent)
	}
	if mms.Sender != "+19165550101~+19165550102" && mms.Sender != "+19165550102" || mms.Text != "look at this" || len(mms.Attached) != 1 || mms.Attached[0].File != 1 {
		t.Errorf("%+v", mms)
	}
	var got string
	err := Parts(SMSXML, strings.NewReader(text), int64(len(text)), func(f File, r io.Reader) error {
		b, err := io.ReadAll(r)
		got = f.Name + " " + f.Media + " " + string(b)
		return err
	})
	if err != nil || got != "IMG_1.jpg image/jpeg \xff\xd8picture" {
		t.Errorf("%q %v", got, err)
	}
}

// A file that was cut off is read as far as it goes, and that is said.
func TestCutOff(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		text string
	}{{SMSXML, sms(plainThread)}, {SignalJSON, signalLines(plainThread)}} {
		cut := c.text[:len(c.text)*2/3]
		x := read(t, c.kind, cut)
		if len(x.Entries) == 0 || said1(x, remark.Unread) == 0 {
			t.Errorf("%s: %d entries, %v", c.kind, len(x.Entries), x.Remarks)
		}
	}
}

func TestIMessageMarks(t *testing.T) {
	x := read(t, IMessageText, "May 17, 2022  5:29:42 PM\nMe\nHello world\nEdited 15 seconds later: Hello worlds\n\n"+
		"May 17, 2022  5:30:00 PM\nMe\nThis message was deleted from the conversation!\n\n"+
		"May 17, 2022  5:31:00 PM\n+19165550101\nattachments/1/IMG_0001.jpeg\nTapbacks:\n    Loved by Me\n    May 17, 2022  5:32:00 PM\n    Me\n    a reply\n\n"+
		"May 17, 2022  5:33:00 PM You named the conversation Trabajo\n\n")
	if len(x.Entries) != 4 || !x.Entries[0].Edited || !x.Entries[1].Deleted || len(x.Entries[2].Attached) != 1 || !x.Entries[3].System {
		t.Errorf("%+v", x.Entries)
	}
	if !strings.Contains(x.Entries[2].Text, "a reply") || x.Entries[3].Text != "You named the conversation Trabajo" {
		t.Errorf("%+v", x.Entries)
	}
}

func TestNotAnExport(t *testing.T) {
	for _, s := range []string{"", "Dear Ana,\n\non 1/2/24, 10:05 - I wrote to you: nothing.\n" + strings.Repeat("More words of a letter.\n", 60), "<html><body>x</body></html>", "{\"a\":1}", "[1,2,3]", "PK\x03\x04", "\x00\x01\x02"} {
		if k := Detect([]byte(s)); k != "" {
			t.Errorf("%.30q is taken for %s", s, k)
		}
	}
	for _, k := range []Kind{"", "other", WhatsApp, WhatsAppZip, SMSXML, SignalJSON, MetaJSON, IMessageHTML, IMessageText, SignalMarkdown} {
		if _, err := Read(k, strings.NewReader(""), 0); err != ErrUnreadable {
			t.Errorf("%s of an empty file: %v", k, err)
		}
	}
}

func TestDayInFull(t *testing.T) {
	e := Entry{Local: "2024-02-29T10:00:00"}
	if got := e.DayWords("en"); got != "Thursday, 29 February 2024" {
		t.Error(got)
	}
	if got := e.DayWords("es"); got != "jueves, 29 de febrero de 2024" {
		t.Error(got)
	}
	if got := (&Entry{}).DayWords("en"); got != "" {
		t.Error(got)
	}
}

// Who of a group wrote a message is not lost: the address of a group is everybody's, the writer's number among them.
func TestWriterInAGroup(t *testing.T) {
	mms := func(address, name, from, text string) string {
		return `<mms date="1710450300000" msg_box="1" address="` + address + `" contact_name="` + name + `"><parts><part seq="0" ct="text/plain" text="` + text +
			`" /></parts><addrs><addr address="` + from + `" type="137" /><addr address="+19165550101" type="151" /></addrs></mms>`
	}
	group := "+19165550102~+19165550103"
	file := "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><smses count=\"4\">" + mms(group, "Boss, Sister", "+19165550102", "one") +
		mms(group, "Boss, Sister", "+19165550103", "two") + mms("(916) 555-0102", "Boss", "+19165550102", "three") + mms("72404", "72404", "72404", "four") + "</smses>"
	x, err := Read(SMSXML, strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][2]string{{"+19165550102", "Boss, Sister (" + group + ")"}, {"+19165550103", "Boss, Sister (" + group + ")"},
		{"Boss ((916) 555-0102)", ""}, {"72404", ""}} {
		if e := x.Entries[i]; e.Sender != want[0] || e.To != want[1] {
			t.Errorf("%d: from %q to %q", i+1, e.Sender, e.To)
		}
	}
}
