package messages

import (
	"encoding/json"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// readMeta reads message_1.json of "Download your information" by Facebook and Instagram: the newest message first, and
// every letter beyond ASCII as the bytes of its UTF-8.
func readMeta(raw []byte) (*Export, error) {
	x := &Export{Kind: MetaJSON}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var o object
	if err := d.Decode(&o); err != nil {
		return nil, ErrUnreadable
	}
	x.Title = unmangle(o.text("title"))
	for _, m := range o.list("messages") {
		e := Entry{Sender: unmangle(m.text("sender_name")), Text: unmangle(m.text("content"))}
		if !e.millis(m.number("timestamp_ms")) {
			x.say(remark.BadTime, 1, "")
		}
		if share := m.object("share"); share != nil {
			e.Text = joinWords(joinWords(e.Text, unmangle(share.text("share_text"))), unmangle(share.text("link")))
		}
		e.Deleted = m.yes("is_unsent")
		for _, kind := range []string{"photos", "videos", "audio_files", "files", "gifs"} {
			for _, f := range m.list(kind) {
				e.attach(unmangle(f.text("uri")))
			}
		}
		if s := m.object("sticker").text("uri"); s != "" {
			e.attach(unmangle(s))
		}
		lines := []string{e.Text}
		for _, r := range m.list("reactions") {
			lines = append(lines, "("+unmangle(r.text("actor"))+": "+unmangle(r.text("reaction"))+")")
		}
		if n := m.text("call_duration"); n != "" {
			lines = append(lines, "[call, "+n+" s]")
		}
		e.Text = joinWords(lines...)
		if !x.add(e) {
			return nil, ErrTooLarge
		}
	}
	x.say(remark.Unread, len(asList(o["messages"]))-len(x.Entries), "")
	x.say(remark.UTC, count(len(x.Entries) > 0), "")
	x.oldestFirst()
	return x, nil
}

func asList(v any) []any { l, _ := v.([]any); return l }

// oldestFirst turns a thread round that lists the newest message first, and says so. Any other order stays.
func (x *Export) oldestFirst() {
	n := len(x.Entries)
	if n < 2 || x.Entries[0].order() <= x.Entries[n-1].order() {
		return
	}
	for i := 1; i < n; i++ {
		if x.Entries[i].order() > x.Entries[i-1].order() {
			return
		}
	}
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		x.Entries[i], x.Entries[j] = x.Entries[j], x.Entries[i]
	}
	x.say(remark.Reversed, 1, "")
}

// unmangle puts together letters whose UTF-8 bytes were each written as a character.
func unmangle(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xff {
			return s
		}
		b = append(b, byte(r))
	}
	if out := strings.ToValidUTF8(string(b), "\x00"); !strings.Contains(out, "\x00") {
		return out
	}
	return s
}
