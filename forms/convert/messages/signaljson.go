package messages

import (
	"fmt"
	"strings"
	"time"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// readSignalJSON reads data.json of signal-export (one message on a line, times of the computer that made it), messages
// of Signal Desktop as its tools write them, and the frames of Signal's own export (moments in milliseconds).
func readSignalJSON(words string) (*Export, error) {
	s := &signalReader{x: &Export{Kind: SignalJSON}, names: map[string]string{}}
	outer, broken, err := eachObject(words, []string{"messages", "messsages"}, s.one)
	if err != nil {
		return nil, err
	}
	s.x.Title = outer.text("name", "title")
	s.x.say(remark.Unread, broken, "")
	if s.moments > 0 {
		s.x.say(remark.UTC, 1, "")
	}
	return s.x, nil
}

type signalReader struct {
	x       *Export
	names   map[string]string // of the people in Signal's own export, by number
	moments int
}

// one reads one object; false when there is no more room.
func (s *signalReader) one(o object) bool {
	switch {
	case o.object("recipient") != nil:
		s.recipient(o.object("recipient"))
		return true
	case o.object("chatItem") != nil:
		return s.item(o.object("chatItem"))
	case o["body"] == nil && o["sent_at"] == nil && o["date"] == nil && o["attachments"] == nil:
		return true // accounts, chats, stickers: no words of anybody
	}
	e := Entry{Text: o.text("body"), Sender: o.text("sender", "sourceName", "source", "sourceServiceId", "sourceUuid")}
	if o.text("type") == "outgoing" {
		e.Sender = "Me"
	}
	if e.Sender == "" {
		e.Sender = o.text("conversationId")
	}
	s.when(&e, o.text("date"), o.number("sent_at", "timestamp", "received_at_ms"))
	e.Text = strings.TrimRight(strings.TrimRight(o.text("quote"), "\n")+"\n"+e.Text, " \n")
	e.Text = strings.TrimLeft(e.Text, "\n")
	e.Deleted = o.yes("deleted") || o.yes("deletedForEveryone")
	e.Edited = o["editHistory"] != nil
	s.attached(&e, o)
	if sticker := o.object("sticker"); sticker != nil {
		e.Text = joinWords(e.Text, "[sticker "+sticker.text("emoji")+"]")
	}
	e.Text = joinWords(append([]string{e.Text}, reactions(o)...)...)
	if kind := o.text("type"); e.Text == "" && kind != "" && kind != "incoming" && kind != "outgoing" { // a call, a change of the group
		e.System, e.Text = true, "["+kind+"]"
	}
	return s.x.add(e)
}

// reactions are one line each; signal-export writes them as lists of a name and a sign, Signal Desktop as objects.
func reactions(o object) []string {
	var lines []string
	for _, r := range asList(o["reactions"]) {
		switch r := r.(type) {
		case []any:
			if len(r) == 2 {
				lines = append(lines, fmt.Sprintf("(%v: %v)", r[0], r[1]))
			}
		case map[string]any:
			lines = append(lines, "("+firstOf(object(r).text("name", "fromId"), "?")+": "+object(r).text("emoji")+")")
		}
	}
	return lines
}

func (s *signalReader) attached(e *Entry, o object) {
	for _, a := range o.list("attachments") {
		inner := a
		if p := a.object("pointer"); p != nil {
			inner = p
		}
		name := baseName(firstOf(inner.text("name", "fileName", "path"), "attachment"))
		e.Attached = append(e.Attached, Attachment{Name: name, Media: firstOf(inner.text("contentType"), mediaOf(name))})
	}
}

// when sets the time: a text in the time of some computer, or milliseconds.
func (s *signalReader) when(e *Entry, date string, ms int64) {
	if date == "" {
		if e.millis(ms) {
			s.moments++
			return
		}
		s.x.say(remark.BadTime, 1, "")
		return
	}
	e.When = date
	e.Day, e.Clock, _ = strings.Cut(strings.Replace(date, " ", "T", 1), "T")
	if t, err := time.Parse(time.RFC3339Nano, date); err == nil {
		e.Time, e.Local = t, t.Format("2006-01-02T15:04:05")
		return
	}
	for _, form := range []string{"2006-01-02T15:04:05.999999", "2006-01-02 15:04:05.999999", "2006-01-02 15:04", "2006-01-02T15:04"} {
		if t, err := time.Parse(form, date); err == nil {
			e.Local = t.Format("2006-01-02T15:04:05")
			return
		}
	}
	s.x.say(remark.BadTime, 1, "")
}

func (s *signalReader) recipient(o object) {
	id := o.text("id")
	if o.object("self") != nil || o["self"] != nil {
		s.names[id] = "Me"
		return
	}
	c := o.object("contact")
	name := strings.TrimSpace(c.text("profileGivenName") + " " + c.text("profileFamilyName"))
	name = firstOf(strings.TrimSpace(c.object("nickname").text("given")+" "+c.object("nickname").text("family")), name, c.text("systemGivenName"), c.text("username"))
	if n := c.text("e164"); n != "" {
		name = strings.TrimSpace(name + " (+" + strings.TrimPrefix(n, "+") + ")")
	}
	if len(s.names) < 100000 && name != "" {
		s.names[id] = name
	}
}

// item reads a chat item of Signal's own export.
func (s *signalReader) item(o object) bool {
	id := o.text("authorId")
	e := Entry{Sender: firstOf(s.names[id], "person "+id)}
	s.when(&e, "", o.number("dateSent"))
	switch {
	case o.object("standardMessage") != nil:
		m := o.object("standardMessage")
		e.Text = m.object("text").text("body")
		if q := m.object("quote").object("text").text("body"); q != "" {
			e.Text = "> " + strings.ReplaceAll(q, "\n", "\n> ") + "\n" + e.Text
		}
		s.attached(&e, m)
		lines := []string{e.Text}
		for _, r := range m.list("reactions") {
			lines = append(lines, "("+firstOf(s.names[r.text("authorId")], "person "+r.text("authorId"))+": "+r.text("emoji")+")")
		}
		e.Text = joinWords(lines...)
	case o["remoteDeletedMessage"] != nil:
		e.Deleted = true
	default:
		e.System, e.Text = true, "["+s.kindOf(o)+"]"
	}
	e.Edited = len(o.list("revisions")) > 0
	return s.x.add(e)
}

// kindOf names an item that holds no words, such as a call or a sticker.
func (s *signalReader) kindOf(o object) string {
	for _, name := range []string{"updateMessage", "stickerMessage", "contactMessage", "paymentNotification", "giftBadge", "viewOnceMessage", "poll"} {
		if o[name] != nil {
			return name
		}
	}
	s.x.say(remark.Unread, 1, "")
	return "unknown item"
}
