package messages

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/convert/remark"
	"golang.org/x/net/html/charset"
)

// What the numbers of SMS Backup & Restore mean: in which box a message lies.
const (
	boxInbox  = "1"
	boxSent   = "2"
	boxDraft  = "3"
	boxOutbox = "4"
	boxLost   = "5"
	boxQueue  = "6"
)

// maxPart is the largest part of an MMS; carriers allow far less.
const maxPart = 64 << 20

// smsReader reads the file element by element; only one message is in memory at a time, with its parts.
type smsReader struct {
	x       *Export
	mms     *Entry
	address string // of the MMS at hand: of the other side, or of everybody in a group
	from    []string
	failure error
	each    func(File, io.Reader) error // gets the parts; nil when they are only counted and hashed
}

// readSMS reads a backup by SMS Backup & Restore. Times are moments; where the phone also wrote a readable date, in its
// own zone, that stands as written and the moment below it.
func readSMS(r io.ReaderAt, size int64, each func(File, io.Reader) error) (*Export, error) {
	if size > 1<<30 {
		return nil, ErrTooLarge
	}
	d := xml.NewDecoder(surrogates(io.NewSectionReader(r, 0, size)))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	d.Entity = map[string]string{}
	s := &smsReader{x: &Export{Kind: SMSXML}, each: each}
	for depth := 0; ; {
		t, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			if len(s.x.Entries) == 0 {
				return nil, ErrUnreadable
			}
			s.endMMS()
			s.x.say(remark.Unread, 1, "") // the file is cut off here
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			s.start(t)
		case xml.EndElement:
			depth--
			if t.Name.Local == "mms" {
				s.endMMS()
			}
		}
		if depth > 50 {
			return nil, ErrUnreadable
		}
		if s.failure != nil {
			return nil, s.failure
		}
	}
	if len(s.x.Entries) > 0 {
		s.x.say(remark.UTC, 1, "")
	}
	return s.x, nil
}

func (s *smsReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "sms":
		s.sms(e)
	case "mms":
		s.endMMS()
		s.mms = s.entry(e, attrOf(e, "msg_box"))
		if sub := attrOf(e, "sub"); sub != "" {
			s.mms.Text = sub
		}
		s.address, s.from = attrOf(e, "address"), nil
	case "part":
		s.part(e)
	case "addr":
		if s.mms != nil && attrOf(e, "type") == "137" && attrOf(e, "address") != "insert-address-token" { // who sent it
			s.from = append(s.from, attrOf(e, "address"))
		}
	case "call":
		s.x.say(remark.Unread, 1, "call")
	}
}

// entry begins an entry with its time and its sides.
func (s *smsReader) entry(e xml.StartElement, box string) *Entry {
	out := &Entry{}
	ms, err := strconv.ParseInt(attrOf(e, "date"), 10, 64)
	if ms > 0 && ms < 1e11 { // some phones keep MMS in seconds
		ms *= 1000
	}
	if err != nil || !out.millis(ms) {
		out.When = attrOf(e, "date")
		s.x.say(remark.BadTime, 1, "")
	}
	if readable := attrOf(e, "readable_date"); readable != "" {
		out.readable(readable)
	}
	other := attrOf(e, "address")
	if name := attrOf(e, "contact_name"); name != "" && name != "(Unknown)" && name != other {
		other = name + " (" + other + ")"
	}
	switch box {
	case boxSent, boxOutbox, boxQueue, boxLost, boxDraft:
		out.Sender, out.To = Owner, other
		if word := boxWords[box]; word != "" {
			out.Text = word
		}
	default:
		out.Sender = other
	}
	return out
}

var clockStart = pattern.Must(`[0-9٠-٩۰-۹]{1,2}[:.][0-9٠-٩۰-۹]{2}`)

// readable takes the date that the phone wrote in its own zone and language: that is the day and time a person
// remembers. The moment stands below it in UTC.
func (e *Entry) readable(written string) {
	e.When, e.Local = written, ""
	day, clock := written, ""
	if at := clockStart.FindStringIndex(written); at != nil {
		day, clock = strings.TrimRight(written[:at[0]], " ,،\u202f\u00a0"), written[at[0]:]
	}
	e.Day, e.Clock = day, clock
	if !e.Time.IsZero() {
		e.Clock = joinWords(clock, "("+e.Time.Format("2006-01-02 15:04:05 UTC")+")")
	}
	plain := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(written)
	for _, form := range []string{"Jan 2, 2006 3:04:05 PM", "Jan 2, 2006, 3:04:05 PM", "Jan 2, 2006 15:04:05", "2 Jan 2006 15:04:05", "2 Jan 2006, 15:04:05"} {
		if t, err := time.Parse(form, plain); err == nil {
			e.Local = t.Format("2006-01-02T15:04:05")
			return
		}
	}
}

// Owner stands for the person whose phone it was, where the export does not name them.
const Owner = "Owner of the phone"

var boxWords = map[string]string{boxDraft: "[draft]", boxOutbox: "[not yet sent]", boxLost: "[not sent]", boxQueue: "[waiting to be sent]"}

func (s *smsReader) sms(e xml.StartElement) {
	out := s.entry(e, attrOf(e, "type"))
	if sub := attrOf(e, "subject"); sub != "" {
		out.Text = joinWords(out.Text, sub)
	}
	out.Text = joinWords(out.Text, attrOf(e, "body"))
	s.put(*out)
}

// joinWords sets texts one below the other and leaves out those that are empty.
func joinWords(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), "\n")
}

func (s *smsReader) put(e Entry) {
	if !s.x.add(e) {
		s.failure = ErrTooLarge
	}
}

func (s *smsReader) endMMS() {
	if s.mms == nil {
		return
	}
	if len(s.from) == 1 && s.mms.Sender != Owner && !sameNumber(s.address, s.from[0]) { // in a group the address is everybody's
		s.mms.To, s.mms.Sender = s.mms.Sender, s.from[0]
	}
	s.mms.Text, s.mms.lines = joinWords(append([]string{s.mms.Text}, s.mms.lines...)...), nil
	s.put(*s.mms)
	s.mms = nil
}

// sameNumber reports whether two addresses are one: a number is written with its country and without.
func sameNumber(a, b string) bool {
	if strings.Contains(a, "~") { // between the numbers of a group
		return false
	}
	x, y := digitsOnly(a), digitsOnly(b)
	if min(len(x), len(y)) < 7 {
		return a == b
	}
	return strings.HasSuffix(x, y) || strings.HasSuffix(y, x)
}

func digitsOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// part is a text or a file of an MMS.
func (s *smsReader) part(e xml.StartElement) {
	if s.mms == nil {
		return
	}
	kind := strings.ToLower(attrOf(e, "ct"))
	data := attrOf(e, "data")
	switch {
	case kind == "application/smil": // how the phone lays the parts out
		return
	case strings.HasPrefix(kind, "text/plain") && data == "":
		s.mms.lines = append(s.mms.lines, attrOf(e, "text"))
		return
	}
	name := baseName(firstOf(attrOf(e, "cl"), attrOf(e, "fn"), attrOf(e, "name"), strings.Trim(attrOf(e, "cid"), "<>")))
	a := Attachment{Name: name, Media: kind}
	raw, err := base64.StdEncoding.DecodeString(strings.Map(dropSpace, data))
	switch {
	case data == "":
	case err != nil || len(raw) > maxPart:
		s.x.say(remark.BadPart, 1, name)
	default:
		sum := sha256.Sum256(raw)
		f := File{Name: name, Media: kind, Size: int64(len(raw)), SHA256: hex.EncodeToString(sum[:])}
		s.x.Files = append(s.x.Files, f)
		a.File = len(s.x.Files)
		if s.each != nil && s.failure == nil {
			s.failure = s.each(f, bytes.NewReader(raw))
		}
	}
	s.mms.Attached = append(s.mms.Attached, a)
}

func dropSpace(r rune) rune {
	if r == ' ' || r == '\n' || r == '\r' || r == '\t' {
		return -1
	}
	return r
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// attrOf is an attribute; the app writes "null" for none.
func attrOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Value != "null" {
			return a.Value
		}
	}
	return ""
}
