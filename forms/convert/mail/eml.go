package mail

import (
	"bytes"
	"io"
	"mime"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/office"
	"github.com/harborfile/harborfile/forms/convert/remark"
	"github.com/jhillyerd/enmime/v2"
)

// Read reads one message (.eml). Errors: ErrUnreadable, ErrTooLarge.
func Read(r io.ReaderAt, size int64) (*Message, error) {
	b, err := load(r, size)
	if err != nil {
		return nil, err
	}
	return parse(b, 0)
}

func load(r io.ReaderAt, size int64) ([]byte, error) {
	if size > MaxFile {
		return nil, ErrTooLarge
	}
	b, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, ErrUnreadable
	}
	return b, nil
}

// The parser finds the parts and leaves them as they were sent: a text that is attached must keep its bytes and its
// hash, so that no character set is converted but that of the body.
var parser = enmime.NewParser(enmime.RawContent(true), enmime.SkipMalformedParts(true), enmime.MaxStoredPartErrors(100),
	enmime.MultipartWOBoundaryAsSinglePart(true), enmime.DisableTextConversion(true), enmime.DisableCharacterDetection(true))

func parse(b []byte, depth int) (m *Message, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, ErrUnreadable
		}
	}()
	b = trimStart(b)
	head, _ := cutHead(b)
	fields := readHead(head)
	if len(fields) == 0 {
		return nil, ErrUnreadable
	}
	if err := measure(b, head); err != nil {
		return nil, err
	}
	root, err := parser.ReadParts(bytes.NewReader(b))
	if err != nil || root == nil {
		return nil, ErrUnreadable
	}
	m = &Message{}
	m.setHead(fields)
	r := &eml{m: m, depth: depth}
	m.Text, m.FromHTML = m.choose(r.part(root, 0))
	m.Text = strings.TrimSpace(strings.ReplaceAll(m.Text, "\r\n", "\n"))
	return m, nil
}

// trimStart drops what may stand before the first header: a byte order mark, empty lines, and the separator of an mbox.
func trimStart(b []byte) []byte {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")), "\r\n")
	if bytes.HasPrefix(b, []byte("From ")) {
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			b = b[i+1:]
		}
	}
	return b
}

// eml walks the parts of one message.
type eml struct {
	m     *Message
	depth int // of this message within others
}

func (r *eml) part(p *enmime.Part, level int) body {
	if n := lost(p); n > 0 {
		r.m.add(remark.BadPart, n, "")
	}
	if strings.HasPrefix(p.ContentType, "multipart/") && p.FirstChild != nil {
		return r.multipart(p, level)
	}
	data, broken := transfer(p.Content, p.Header.Get("Content-Transfer-Encoding"))
	p.Content = nil
	if broken {
		r.m.add(remark.BadPart, 1, partName(p))
	}
	if isBody(p, level) {
		return r.body(p, data)
	}
	r.attach(p, data)
	return body{}
}

// lost counts what the parser could not make a part of.
func lost(p *enmime.Part) int {
	n := 0
	for _, e := range p.Errors {
		if e.Severe {
			n++
		}
	}
	return n
}

// multipart gathers the text of parts: one after the other, or of alternatives the plain and the HTML one.
func (r *eml) multipart(p *enmime.Part, level int) body {
	if s := strings.TrimSpace(string(p.Epilogue)); s != "" {
		r.m.add(remark.AfterEnd, 1, "")
	}
	p.Epilogue = nil
	if p.ContentType == "multipart/encrypted" {
		r.m.add(remark.NoText, 1, "")
	}
	var out body
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		b := r.part(c, level+1)
		if p.ContentType == "multipart/alternative" {
			out.plain = joined(out.plain, b.plain)
			out.html = joined(out.html, b.html)
			continue
		}
		text, fromHTML := r.m.choose(b)
		if fromHTML && out.plain == "" {
			out.html = joined(out.html, text)
		} else {
			out.plain, out.html = joined(joined(out.plain, out.html), text), ""
		}
	}
	return out
}

func joined(a, b string) string {
	switch {
	case strings.TrimSpace(a) == "":
		return b
	case strings.TrimSpace(b) == "":
		return a
	}
	return strings.TrimRight(a, " \r\n") + "\n\n" + b
}

// isBody reports whether a part is text to be read where it stands and not something attached.
func isBody(p *enmime.Part, level int) bool {
	switch p.ContentType {
	case "text/plain", "text/html", "":
		return p.Disposition != "attachment" && (p.FileName == "" || level == 0)
	case "text/enriched", "text/richtext", "text/rtf":
		return p.Disposition == "" && p.FileName == ""
	}
	return false
}

func (r *eml) body(p *enmime.Part, data []byte) body {
	switch p.ContentType {
	case "text/html":
		return body{html: r.m.htmlWords(r.checked(office.DecodeHTML(data, p.Charset)))}
	case "text/rtf":
		return body{plain: office.RTF(data)}
	case "text/enriched", "text/richtext":
		s, _ := office.Decode(data, p.Charset)
		return body{html: r.m.htmlWords(r.checked(s))}
	}
	s, _ := office.Decode(data, p.Charset)
	if _, params, err := mime.ParseMediaType(p.Header.Get("Content-Type")); err == nil && strings.EqualFold(params["format"], "flowed") {
		s = unflow(s, strings.EqualFold(params["delsp"], "yes"))
	}
	return body{plain: r.checked(s)}
}

func (r *eml) checked(s string) string {
	r.m.add(remark.BadCharset, strings.Count(s, "\ufffd"), "")
	return s
}

func (r *eml) attach(p *enmime.Part, data []byte) {
	a := Part{Name: partName(p), Media: strings.ToLower(p.ContentType), ContentID: p.ContentID,
		Inline: p.Disposition == "inline" || p.Disposition == "" && p.ContentID != ""}
	switch {
	case a.Media == "message/rfc822" || a.Media == "message/global":
		r.nested(&a, data)
	case a.Media == "application/ms-tnef" || a.Media == "application/vnd.ms-tnef" || strings.EqualFold(a.Name, "winmail.dat"):
		r.unwrap(a, data)
		return
	case strings.HasSuffix(a.Media, "pkcs7-mime"):
		r.m.add(remark.NoText, 1, a.Name)
	}
	r.m.attach(a, data)
}

// unwrap adds an attachment in Outlook's own wrapping as it is, and after it the files inside.
func (r *eml) unwrap(a Part, data []byte) {
	r.m.attach(a, data)
	inside, ok := openTNEF(data)
	if !ok {
		r.m.add(remark.TNEF, 1, a.Name)
		return
	}
	r.m.add(remark.TNEFOpened, 1, a.Name)
	for _, f := range inside {
		r.m.attach(Part{Name: cleanName(f.name), Media: "application/octet-stream"}, f.data)
	}
}

// nested reads an attached message, to a depth.
func (r *eml) nested(a *Part, data []byte) {
	if r.depth+1 >= maxDepth {
		r.m.add(remark.Deep, 1, a.Name)
		return
	}
	inner, err := parse(data, r.depth+1)
	if err != nil {
		r.m.add(remark.BadPart, 1, a.Name)
		return
	}
	a.Message = inner
	if a.Name == "" {
		a.Name = inner.Get("Subject")
	}
}

// partName is the file name of a part.
func partName(p *enmime.Part) string { return cleanName(words(p.FileName)) }

// cleanName is a file name without a folder, which is no business of whoever saves it, and without controls.
func cleanName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
}
