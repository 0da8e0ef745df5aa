package messages

import (
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/convert/office"
	"github.com/harborfile/harborfile/forms/convert/remark"
	"golang.org/x/net/html"
)

// iTime is a time as imessage-exporter writes it, with what was read when behind it.
var iTime = pattern.Must(`^((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}, \d{4}) +(\d{1,2}:\d{2}:\d{2} [AP]M)(.*)$`)

func isIMessageTime(line string) bool { return iTime.MatchString(line) }

// setTime reads a time; rest is what follows it.
func (e *Entry) setTime(line string) (rest string, ok bool) {
	m := iTime.FindStringSubmatch(line)
	if m == nil {
		return line, false
	}
	e.Day, e.Clock, e.When = m[1], m[2], strings.TrimSpace(line[:len(line)-len(m[3])])
	if t, err := time.Parse("Jan 2, 2006 3:04:05 PM", m[1]+" "+m[2]); err == nil {
		e.Local = t.Format("2006-01-02T15:04:05")
	}
	return strings.TrimSpace(m[3]), true
}

// readIMessageText reads the text export: a time, a sender, the words, an empty line. Replies that are set in below the
// message they answer stay part of its words.
func readIMessageText(words string) (*Export, error) {
	x := &Export{Kind: IMessageText}
	before, bad, wantSender := 0, 0, false
	for line := range strings.SplitSeq(strings.ReplaceAll(words, "\r\n", "\n"), "\n") {
		var e Entry
		rest, ok := e.setTime(line)
		switch {
		case ok:
			bad += count(e.Local == "")
			wantSender = rest == "" || strings.HasPrefix(rest, "(")
			if !wantSender { // a line of the program's own
				e.System, e.Text = true, strings.TrimSpace(strings.TrimPrefix(rest, ":"))
			} else if rest != "" {
				e.Clock += "\n" + rest
			}
			if !x.add(e) {
				return nil, ErrTooLarge
			}
		case len(x.Entries) == 0:
			if strings.TrimSpace(line) != "" {
				before++
				x.add(Entry{Text: line, System: true})
			}
		case wantSender:
			x.Entries[len(x.Entries)-1].Sender = strings.TrimSpace(line)
			wantSender = false
		default:
			x.more(line)
		}
	}
	x.say(remark.Unread, before, "")
	x.say(remark.BadTime, bad, "")
	x.joinText()
	for i := range x.Entries {
		x.Entries[i].iMarks()
	}
	return x, nil
}

var (
	iFile    = pattern.Must(`(?m)^(?:~?/|attachments/|[A-Z]:\\)[^\n]{1,300}\.[A-Za-z0-9]{2,5}$`)
	iEdited  = pattern.Must(`(?m)^Edited .{1,80} later`)
	iDeleted = pattern.Must(`(?i)This message was deleted from the conversation|unsent (?:this|a) message`)
)

// iMarks finds in the words what the export says about the message.
func (e *Entry) iMarks() {
	e.Text = strings.Trim(e.Text, "\n")
	text := e.Text[:min(len(e.Text), 1<<16)]
	for _, name := range iFile.FindAllString(text, 50) {
		e.attach(name)
	}
	e.Edited = e.Edited || iEdited.MatchString(text)
	e.Deleted = e.Deleted || iDeleted.MatchString(text)
}

func isIMessageHTML(text string) bool {
	return strings.Contains(text, `class="message"`) && strings.Contains(text, `class="timestamp"`) ||
		strings.Contains(text, `class="announcement"`) && strings.Contains(text, `class="timestamp"`)
}

// readIMessageHTML reads the HTML export: a div of the class message or announcement for each entry, in which a time and
// a sender stand before the words. Replies within a message stay part of its words.
func readIMessageHTML(page string) (*Export, error) {
	r := &iHTML{x: &Export{Kind: IMessageHTML}}
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(4 << 20)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := string(z.Raw())
		r.token(kind, raw, z.Token())
		if r.full {
			return nil, ErrTooLarge
		}
	}
	r.end()
	r.x.say(remark.Unread, r.bad, "")
	return r.x, nil
}

// iHTML gathers one message of the page at a time.
type iHTML struct {
	x      *Export
	open   bool // inside a message
	depth  int  // of divs within it
	inner  strings.Builder
	part   string // "timestamp" or "sender" while inside it
	spans  int
	stamp  strings.Builder
	sender strings.Builder
	got    map[string]bool
	entry  Entry
	bad    int
	full   bool
}

func (r *iHTML) token(kind html.TokenType, raw string, t html.Token) {
	class := ""
	src := ""
	for _, a := range t.Attr {
		switch a.Key {
		case "class":
			class = a.Val
		case "src", "href":
			src = a.Val
		}
	}
	if !r.open {
		if kind == html.StartTagToken && t.Data == "div" && (class == "message" || class == "announcement") {
			r.open, r.depth, r.got, r.entry = true, 1, map[string]bool{}, Entry{System: class == "announcement"}
		}
		return
	}
	switch {
	case kind == html.StartTagToken && t.Data == "div":
		r.depth++
	case kind == html.EndTagToken && t.Data == "div":
		if r.depth--; r.depth == 0 {
			r.end()
			return
		}
	}
	if class == "edited" {
		r.entry.Edited = true
	}
	if strings.Contains(src, "attachments/") && len(r.entry.Attached) < 100 {
		r.entry.attach(src)
	}
	if r.apart(kind, class, t) {
		return
	}
	r.inner.WriteString(raw)
}

// apart takes the time and the sender out of the words; only the first of each, for those of replies are words.
func (r *iHTML) apart(kind html.TokenType, class string, t html.Token) bool {
	if r.part == "" {
		if kind == html.StartTagToken && t.Data == "span" && (class == "timestamp" || class == "sender") && !r.got[class] {
			r.part, r.spans, r.got[class] = class, 1, true
			return true
		}
		return false
	}
	switch {
	case kind == html.StartTagToken && t.Data == "span":
		r.spans++
	case kind == html.EndTagToken && t.Data == "span":
		if r.spans--; r.spans == 0 {
			r.part = ""
		}
	case kind == html.TextToken && r.part == "timestamp":
		r.stamp.WriteString(t.Data)
	case kind == html.TextToken:
		r.sender.WriteString(t.Data)
	}
	return true
}

func (r *iHTML) end() {
	if !r.open {
		return
	}
	e := r.entry
	when := strings.TrimSpace(r.stamp.String())
	first, rest, _ := strings.Cut(when, "\n")
	if more, ok := e.setTime(strings.TrimSpace(first)); ok {
		if more = strings.TrimSpace(more + " " + strings.Join(strings.Fields(rest), " ")); more != "" {
			e.Clock += "\n" + more
		}
	} else {
		e.When = when
		r.bad++
	}
	e.Sender = strings.Join(strings.Fields(r.sender.String()), " ")
	e.Text, _ = office.HTML(r.inner.String())
	e.iMarks()
	r.full = !r.x.add(e)
	r.open, r.part = false, ""
	r.inner.Reset()
	r.stamp.Reset()
	r.sender.Reset()
}
