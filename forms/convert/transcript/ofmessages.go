package transcript

import (
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/messages"
)

// titles says what kind of file each kind is.
var titles = map[messages.Kind]string{
	messages.WhatsApp: "WhatsApp messages", messages.WhatsAppZip: "WhatsApp messages",
	messages.SignalJSON: "Signal messages", messages.SignalMarkdown: "Signal messages",
	messages.IMessageText: "iMessage and text messages", messages.IMessageHTML: "iMessage and text messages",
	messages.SMSXML: "Text messages", messages.MetaJSON: "Facebook or Instagram messages",
}

// OfMessages is the record of an export. lang is that of the labels and of the days in full, "en" or "es".
func OfMessages(x *messages.Export, lang string) Record {
	rec := Record{Title: titles[x.Kind], Lang: lang, Remarks: x.Remarks, UTC: inUTC(x.Entries)}
	if rec.Title == "" {
		rec.Title = "Messages"
	}
	fact := func(name, value string) {
		if value != "" {
			rec.Facts = append(rec.Facts, Fact{name, value})
		}
	}
	fact("Chat", x.Title)
	fact("Participants", strings.ReplaceAll(strings.Join(x.Participants, "; "), messages.Owner, labelsOf(lang).owner))
	first, last := ends(x.Entries)
	fact("First message", first)
	fact("Last message", last)
	fact("Messages", strconv.Itoa(len(x.Entries)))
	if len(x.Files) > 0 {
		fact("Attached files", strconv.Itoa(len(x.Files)))
	}
	rec.Files = make([]File, 0, len(x.Files))
	for i, f := range x.Files {
		rec.Files = append(rec.Files, File{Number: i + 1, Name: f.Name, Media: f.Media, Size: f.Size, SHA256: f.SHA256})
	}
	written := x.Kind == messages.WhatsApp || x.Kind == messages.WhatsAppZip // whose words say themselves what was edited or deleted
	for i := range x.Entries {
		rec.Entries = append(rec.Entries, rec.entry(&x.Entries[i], written))
	}
	return rec
}

func (t *Record) entry(e *messages.Entry, written bool) Entry {
	out := Entry{Day: e.Day, When: e.Clock, Who: e.Sender, Text: e.Text, System: e.System}
	if words := e.DayWords(t.Lang); words != "" && e.Day != "" {
		out.Day += "  ·  " + words
	}
	if out.When == "" {
		out.When = e.When
	}
	if e.Sender == messages.Owner {
		out.Who = labelsOf(t.Lang).owner
	}
	if e.To != "" {
		out.Who += " → " + e.To
	}
	switch {
	case written:
	case e.Deleted:
		out.Mark = "deleted"
	case e.Edited:
		out.Mark = "edited"
	}
	for _, a := range e.Attached {
		f := File{Name: a.Name, Media: a.Media, Absent: true}
		if a.File > 0 {
			f = t.Files[a.File-1]
		}
		if a.Name == "" && a.File == 0 { // "<Media omitted>": the words say it
			continue
		}
		out.Files = append(out.Files, f)
	}
	return out
}

// inUTC reports whether times are not as somebody read them on a clock.
func inUTC(list []messages.Entry) bool {
	for i := range list {
		if strings.HasSuffix(list[i].When, " UTC") {
			return true
		}
	}
	return false
}

// ends are the first and the last time of a thread as written.
func ends(list []messages.Entry) (first, last string) {
	for i := range list {
		if w := list[i].When; w != "" {
			if first == "" {
				first = w
			}
			last = w
		}
	}
	return first, last
}
