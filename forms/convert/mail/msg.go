package mail

import (
	"bytes"
	"io"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/office"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// ReadMSG reads one message of Outlook (MS-OXMSG). Errors: ErrUnreadable, ErrTooLarge.
func ReadMSG(r io.ReaderAt, size int64) (m *Message, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, ErrUnreadable
		}
	}()
	b, err := load(r, size) // the table of sectors is asked for each of them
	if err != nil {
		return nil, err
	}
	root, err := openStorage(bytes.NewReader(b), size)
	if err != nil {
		return nil, err
	}
	return readMSG(root, topHeader, 0)
}

// Bytes before the properties of a property stream (MS-OXMSG, 2.4.1).
const (
	topHeader   = 32
	innerHeader = 24
	partHeader  = 8
)

// Properties that are read (MS-OXPROPS), by their id.
const (
	pidClass       = 0x001A
	pidSubject     = 0x0037
	pidSubmitTime  = 0x0039
	pidFromName    = 0x0042 // on whose behalf
	pidFromAddress = 0x0065
	pidHeaders     = 0x007D
	pidRecipType   = 0x0C15
	pidSenderName  = 0x0C1A
	pidSenderAddr  = 0x0C1F
	pidDisplayBcc  = 0x0E02
	pidDisplayCc   = 0x0E03
	pidDisplayTo   = 0x0E04
	pidDelivery    = 0x0E06
	pidBody        = 0x1000
	pidRTF         = 0x1009
	pidHTML        = 0x1013
	pidMessageID   = 0x1035
	pidName        = 0x3001
	pidAddress     = 0x3003
	pidSMTP        = 0x39FE
	pidData        = 0x3701
	pidShortName   = 0x3704
	pidMethod      = 0x3705
	pidLongName    = 0x3707
	pidMime        = 0x370E
	pidContentID   = 0x3712
	pidCodepage    = 0x3FDE // of HTML
	pidMsgCodepage = 0x3FFD // of texts that are not Unicode
	pidSenderSMTP  = 0x5D01
	pidFromSMTP    = 0x5D02
)

// Kinds of recipient, in PidTagRecipientType.
var recipientKinds = map[uint32]string{0: "From", 1: "To", 2: "Cc", 3: "Bcc"}

func readMSG(s *storage, header, depth int) (*Message, error) {
	p := readProps(s, header, 0)
	if p == nil {
		return nil, ErrUnreadable
	}
	m := &Message{}
	m.outlookHead(s, p)
	m.outlookBody(p)
	if strings.Contains(strings.ToUpper(p.text(pidClass)), "SMIME") {
		m.add(remark.NoText, 1, "")
	}
	for _, k := range s.kids {
		if strings.HasPrefix(k.name, "__attach_version1.0_") {
			m.outlookPart(k, p.page, depth)
		}
	}
	return m, nil
}

// outlookHead sets the headers from the properties, and all lines that the message travelled with where it kept them.
func (m *Message) outlookHead(s *storage, p *props) {
	travelled := readHead([]byte(p.text(pidHeaders)))
	var all Message
	all.setHead(travelled)
	m.Headers = all.Headers
	put := func(name, value string) {
		if value = strings.TrimSpace(value); value != "" {
			m.Head = append(m.Head, Field{name, value})
		}
	}
	from := person(p.text(pidFromName), first(p.text(pidFromSMTP), p.text(pidFromAddress)))
	sender := person(p.text(pidSenderName), first(p.text(pidSenderSMTP), p.text(pidSenderAddr)))
	put("From", first(from, sender, all.Get("From")))
	to := recipients(s, p.page)
	put("To", first(to["To"], p.text(pidDisplayTo)))
	put("Cc", first(to["Cc"], p.text(pidDisplayCc)))
	put("Bcc", first(to["Bcc"], p.text(pidDisplayBcc)))
	put("Reply-To", all.Get("Reply-To"))
	if sender != from && from != "" {
		put("Sender", sender)
	}
	m.Date, m.Time = all.Date, all.Time
	if m.Date == "" {
		for _, id := range []uint16{pidSubmitTime, pidDelivery} {
			if t, ok := p.time(id); ok {
				m.Time, m.Date = t, t.Format("2006-01-02 15:04:05 UTC")
				m.add(remark.UTC, 1, "")
				break
			}
		}
	}
	put("Date", m.Date)
	put("Subject", p.text(pidSubject))
	put("Message-ID", first(p.text(pidMessageID), all.Get("Message-ID")))
}

func first(s ...string) string {
	for _, v := range s {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

// person is a name with its address, as mail programs write it. An address inside an Exchange server ("/O=…") says
// nothing to a reader.
func person(name, addr string) string {
	name, addr = strings.TrimSpace(name), strings.TrimSpace(addr)
	switch {
	case strings.HasPrefix(strings.ToUpper(addr), "/O="), addr == "", strings.EqualFold(name, addr):
		return first(name, addr)
	case name == "":
		return addr
	}
	return name + " <" + addr + ">"
}

func recipients(s *storage, page uint32) map[string]string {
	out := map[string]string{}
	for _, k := range s.kids {
		if !strings.HasPrefix(k.name, "__recip_version1.0_") {
			continue
		}
		p := readProps(k, partHeader, page)
		if p == nil {
			continue
		}
		kind := recipientKinds[p.number(pidRecipType)&0x0F]
		one := person(p.text(pidName), first(p.text(pidSMTP), p.text(pidAddress)))
		if kind == "" || one == "" {
			continue
		}
		if out[kind] != "" {
			out[kind] += "; "
		}
		out[kind] += one
	}
	return out
}

// outlookBody takes the text from the plain body and the HTML one, which may be wrapped in compressed RTF.
func (m *Message) outlookBody(p *props) {
	b := body{plain: p.text(pidBody)}
	if raw := p.bytes(pidHTML); len(raw) > 0 {
		b.html = m.htmlWords(office.DecodeHTML(raw, pageName(p.number(pidCodepage))))
	} else if s := p.text(pidHTML); s != "" {
		b.html = m.htmlWords(s)
	} else if raw := p.bytes(pidRTF); len(raw) > 0 {
		rtf, err := Decompress(raw)
		if err != nil {
			m.add(remark.NoText, 1, "RTF")
		}
		b.html = office.RTF(rtf)
	}
	m.Text, m.FromHTML = m.choose(b)
	m.Text = strings.TrimSpace(strings.ReplaceAll(m.Text, "\r\n", "\n"))
	m.add(remark.BadCharset, strings.Count(m.Text, "\ufffd"), "")
}

// Ways in which an attachment is kept (PidTagAttachMethod).
const (
	byValue  = 1
	embedded = 5
	byOLE    = 6
)

func (m *Message) outlookPart(s *storage, page uint32, depth int) {
	p := readProps(s, partHeader, page)
	if p == nil {
		m.add(remark.BadPart, 1, "")
		return
	}
	a := Part{Name: cleanName(first(p.text(pidLongName), p.text(pidShortName), p.text(pidName))),
		Media: strings.ToLower(p.text(pidMime)), ContentID: strings.Trim(p.text(pidContentID), "<>")}
	a.Inline = a.ContentID != ""
	if a.Media == "" {
		a.Media = "application/octet-stream"
	}
	inner := s.kid("__substg1.0_3701000D")
	method := p.number(pidMethod)
	switch {
	case method == embedded && inner != nil && depth+1 >= maxDepth:
		m.add(remark.Deep, 1, a.Name)
	case method == embedded && inner != nil:
		a.Media = "application/vnd.ms-outlook"
		msg, err := readMSG(inner, innerHeader, depth+1)
		if err != nil {
			m.add(remark.BadPart, 1, a.Name)
		} else {
			a.Message, a.Name = msg, first(a.Name, msg.Get("Subject"))
		}
	case method == byOLE || inner != nil:
		m.add(remark.BadPart, 1, a.Name)
	}
	data := p.bytes(pidData)
	if stream := p.stream(pidData, typeBinary); method == byValue && (stream == nil || stream.short) {
		m.add(remark.BadPart, 1, a.Name)
	}
	m.attach(a, data)
}
