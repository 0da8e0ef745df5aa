package transcript

import (
	"strconv"

	"github.com/harborfile/harborfile/forms/convert/mail"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// OfMail is the record of one mail, or of the mails of one file in their order. A mail that was attached follows the one
// it came with.
func OfMail(ms ...*mail.Message) Record {
	rec := Record{Title: "E-mail"}
	if len(ms) > 1 {
		rec.Title = "E-mails"
		rec.Facts = append(rec.Facts, Fact{"Messages", strconv.Itoa(len(ms))})
	}
	if len(ms) == 1 {
		rec.Remarks = ms[0].Remarks
	}
	for i, m := range ms {
		if len(ms) == 1 {
			rec.mail(m, "", "", nil) // what there is to say stands at the head
			break
		}
		rec.mail(m, "Message", strconv.Itoa(i+1), m.Remarks)
	}
	return rec
}

// mail adds one mail and those attached to it; number tells them apart: "2", and "2.1" for what came as attachment 1 of it.
func (t *Record) mail(m *mail.Message, title, number string, said []remark.Remark) {
	l := Letter{Title: title, Number: number, Text: m.Text, Remarks: said}
	for _, f := range m.Head {
		l.Head = append(l.Head, Fact{f.Name, f.Value})
	}
	for i := range m.Parts {
		p := &m.Parts[i]
		l.Files = append(l.Files, File{Number: i + 1, Name: p.Name, Media: p.Media, Size: p.Size, SHA256: p.SHA256,
			Below: p.Message != nil && p.Size == 0})
	}
	t.Letters = append(t.Letters, l)
	for i := range m.Parts {
		if inner := m.Parts[i].Message; inner != nil {
			at := strconv.Itoa(i + 1)
			if number != "" {
				at = number + "." + at
			}
			t.mail(inner, "Attached message", at, inner.Remarks)
		}
	}
}
