package messages

import (
	"strings"
	"time"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Kind is a format of export; "" is none that is known.
type Kind string

// The formats.
const (
	WhatsApp       Kind = "whatsapp"
	WhatsAppZip    Kind = "whatsapp-zip"
	SignalJSON     Kind = "signal-json"
	SignalMarkdown Kind = "signal-markdown"
	IMessageText   Kind = "imessage-text"
	IMessageHTML   Kind = "imessage-html"
	SMSXML         Kind = "sms-xml"
	MetaJSON       Kind = "meta-json"
)

// Limits of what is read.
const (
	MaxFile    = 4 << 30  // bytes of a zip with media, or of SMS with pictures
	maxText    = 64 << 20 // bytes of a thread that is read in one piece
	maxEntries = 500000
)

// Export is one thread, or several in one file, in the order of the file.
type Export struct {
	Kind         Kind
	Title        string   // what the export calls the thread; "" where it does not say
	Participants []string // senders, in the order in which they first speak
	Entries      []Entry
	Files        []File // what the export holds beside the words
	Remarks      []remark.Remark
}

// Entry is one message, or one line of the program's own.
type Entry struct {
	When     string    // time as written, whole
	Day      string    // its date as written; "" where the time is one number
	Clock    string    // its time of day as written
	Local    string    // the same as 2024-02-01T22:05:11, where the file settles how to read it; without a zone
	Time     time.Time // the moment, only where the file gives its zone; else zero
	Sender   string    // as written; "" for a line of the program's own
	To       string    // whom it went to, where each entry says so
	Text     string
	System   bool // a line of the program's own
	Edited   bool
	Deleted  bool
	Attached []Attachment

	lines []string // of Text, while it is read
}

// Attachment is a file that an entry names.
type Attachment struct {
	Name  string // as the entry writes it
	Media string
	File  int // place in Export.Files counted from 1; 0 = the export does not hold it
}

// File is something the export holds beside its words.
type File struct {
	Name   string // without a folder
	Media  string
	Size   int64
	SHA256 string // of its bytes
}

// add appends an entry; false when there is no more room.
func (x *Export) add(e Entry) bool {
	if len(x.Entries) >= maxEntries {
		return false
	}
	x.Entries = append(x.Entries, e)
	return true
}

func (x *Export) say(k remark.Kind, n int, what string) {
	l := remark.List(x.Remarks)
	l.Add(k, n, what)
	x.Remarks = l
}

// close gathers what is counted over all entries.
func (x *Export) close() {
	seen := map[string]bool{}
	edited, deleted, missing, late, zoned := 0, 0, 0, 0, 0
	last := ""
	for i := range x.Entries {
		e := &x.Entries[i]
		if e.Sender != "" && !e.System && !seen[e.Sender] {
			seen[e.Sender] = true
			x.Participants = append(x.Participants, e.Sender)
		}
		edited += count(e.Edited)
		deleted += count(e.Deleted)
		for _, a := range e.Attached {
			missing += count(a.File == 0)
		}
		zoned += count(!e.Time.IsZero())
		if at := e.order(); at != "" {
			late += count(at < last)
			last = at
		}
	}
	if zoned == 0 && len(x.Entries) > 0 {
		x.say(remark.NoZone, 1, "")
	}
	x.say(remark.OutOfOrder, late, "")
	x.say(remark.Edited, edited, "")
	x.say(remark.Deleted, deleted, "")
	x.say(remark.NoMedia, missing, "")
}

// order is by what entries are compared in time; "" where the time is not settled.
func (e *Entry) order() string {
	if !e.Time.IsZero() {
		return e.Time.UTC().Format("2006-01-02T15:04:05.000")
	}
	return e.Local
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// baseName is the last part of a path of either kind of computer.
func baseName(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 {
		path = path[i+1:]
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(path, ""))
}

// mediaOf guesses a media type by the end of a name.
func mediaOf(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return "application/octet-stream"
	}
	if m := media[strings.ToLower(name[dot+1:])]; m != "" {
		return m
	}
	return "application/octet-stream"
}

var media = map[string]string{"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
	"heic": "image/heic", "tif": "image/tiff", "tiff": "image/tiff", "bmp": "image/bmp", "mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/quicktime", "3gp": "video/3gpp", "avi": "video/x-msvideo",
	"opus": "audio/ogg", "ogg": "audio/ogg", "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "amr": "audio/amr", "wav": "audio/wav", "caf": "audio/x-caf",
	"pdf": "application/pdf", "vcf": "text/vcard", "txt": "text/plain", "html": "text/html", "htm": "text/html", "json": "application/json",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "doc": "application/msword", "zip": "application/zip"}
