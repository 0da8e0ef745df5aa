package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"time"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Limits of what is read.
const (
	MaxFile     = 128 << 20 // bytes of a source
	maxParts    = 5000      // of a message
	maxNested   = 20        // multiparts within multiparts
	maxBoundary = 500       // characters of a boundary, which may have 70
	maxDepth    = 8         // of messages within messages
	maxHead     = 1 << 20   // bytes of headers that are kept
	maxMany     = 10000     // messages of an mbox
)

// Field is one header as a person reads it.
type Field struct{ Name, Value string }

// Message is one mail.
type Message struct {
	Head     []Field         // From, To, Cc, Bcc, Reply-To, Sender, Date, Subject, Message-ID: those that are there, in this order
	Headers  string          // every header line of the file, decoded; for search, and for whoever asks how the mail travelled
	Date     string          // as the message writes it; of a .msg in UTC, as Outlook keeps it
	Time     time.Time       // the same moment; zero when the message has none that can be read
	Text     string          // the body's words
	FromHTML bool            // Text was read from HTML
	Parts    []Part          // attachments, inline pictures and attached messages, in the order of the file
	Remarks  []remark.Remark // what is to be said about the reading
}

// Part is something attached.
type Part struct {
	Name      string // as the message names it; may be empty
	Media     string // media type, in lower case
	ContentID string // by which HTML refers to an inline picture; "" = none
	Inline    bool   // shown within the text
	Size      int64  // in bytes
	SHA256    string // of its bytes
	Message   *Message

	data []byte
}

// Open gives the bytes that were attached: of a part of a MIME message after its transfer encoding.
func (p *Part) Open() io.Reader { return bytes.NewReader(p.data) }

// Get is the value of a header of Head; "" when there is none.
func (m *Message) Get(name string) string {
	for _, f := range m.Head {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Walk gives every part of a message, and after an attached message the parts of that, one level deeper. The first level
// is 0. It ends with the first error of each.
func (m *Message) Walk(each func(level int, p *Part) error) error { return m.walk(0, each) }

func (m *Message) walk(level int, each func(int, *Part) error) error {
	for i := range m.Parts {
		p := &m.Parts[i]
		if err := each(level, p); err != nil {
			return err
		}
		if p.Message != nil {
			if err := p.Message.walk(level+1, each); err != nil {
				return err
			}
		}
	}
	return nil
}

// Words is the message for search: all headers, the text, the names of what is attached, and the same of messages
// attached to it.
func (m *Message) Words() string {
	var b strings.Builder
	m.words(&b)
	return strings.TrimSpace(b.String())
}

func (m *Message) words(b *strings.Builder) {
	for _, f := range m.Head {
		b.WriteString(f.Name + ": " + f.Value + "\n")
	}
	b.WriteString("\n" + m.Text + "\n\n")
	for i := range m.Parts {
		p := &m.Parts[i]
		if p.Name != "" {
			b.WriteString(p.Name + "\n")
		}
		if p.Message != nil {
			p.Message.words(b)
		}
	}
	b.WriteString("\n" + m.Headers + "\n")
}

func (m *Message) attach(p Part, data []byte) {
	sum := sha256.Sum256(data)
	p.data, p.Size, p.SHA256 = data, int64(len(data)), hex.EncodeToString(sum[:])
	m.Parts = append(m.Parts, p)
}

// add counts a remark.
func (m *Message) add(k remark.Kind, n int, what string) {
	l := remark.List(m.Remarks)
	l.Add(k, n, what)
	m.Remarks = l
}
