package transcript

import (
	"strings"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Record is what is set in pages.
type Record struct {
	Title   string          // what it is: "WhatsApp messages"; no names in it
	Lang    string          // of the labels: "en" or "es"; anything else gives English
	Facts   []Fact          // participants, first, last, count
	SHA256  string          // of the file it was read from, in hexadecimal; "" is left out
	UTC     bool            // the file keeps moments, which stand in UTC
	Remarks []remark.Remark // what is to be said about the reading
	Entries []Entry         // of a thread of messages
	Letters []Letter        // of mail and plain text
	Files   []File          // what came with the messages, listed at the end
}

// Fact is one line of the head.
type Fact struct{ Name, Value string }

// Entry is one message of a thread.
type Entry struct {
	Day    string // heading; set again when it differs from the day before it
	When   string // as written
	Who    string
	Text   string
	System bool   // the program's own line, not somebody's words
	Mark   string // "edited", "deleted"
	Files  []File
}

// Letter is one mail, or one text.
type Letter struct {
	Title   string // above it: "Message", "Attached message"; "" = none
	Number  string // after the title: "2", or "2.1" for what was attached to it
	Head    []Fact
	Text    string
	Files   []File
	Remarks []remark.Remark
}

// File is something that came with a message.
type File struct {
	Number int // by which the entry and the list refer to it; 0 = none
	Name   string
	Media  string
	Size   int64  // bytes; 0 with Absent
	SHA256 string // "" with Absent
	Absent bool   // named in the file, not in it
	Below  bool   // a message kept in pieces, without bytes of its own; it is set below
}

// Words is everything that the record says, for search.
func (t *Record) Words() string {
	var b strings.Builder
	for _, f := range t.Facts {
		b.WriteString(f.Name + ": " + f.Value + "\n")
	}
	for _, e := range t.Entries {
		b.WriteString(strings.TrimSpace(e.Day+" "+e.When) + " " + e.Who + ": " + e.Text + "\n")
		for _, f := range e.Files {
			b.WriteString(f.Name + "\n")
		}
	}
	for _, l := range t.Letters {
		for _, f := range l.Head {
			b.WriteString(f.Name + ": " + f.Value + "\n")
		}
		b.WriteString(l.Text + "\n")
		for _, f := range l.Files {
			b.WriteString(f.Name + "\n")
		}
	}
	return b.String()
}

// OfText is the record of a plain text. title says what it is: "Text file".
func OfText(title, words string, said []remark.Remark) Record {
	return Record{Title: title, Remarks: said, Letters: []Letter{{Text: words}}}
}
