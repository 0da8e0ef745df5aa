package fill

import (
	"fmt"
	"strings"
	"unicode"
)

// Info is what a form PDF says about itself.
type Info struct {
	Form       string `json:"form"`    // number of the form ("I-914"), as far as it is printed; else empty
	Edition    string `json:"edition"` // as printed ("01/20/25", "Rev. January 1, 2025"); empty when not found
	Title      string `json:"title"`
	Barcode    string `json:"barcode"`    // value of the first barcode field, "FORM|EDITION|PAGE"
	Protection string `json:"protection"` // "none", or how the file is encrypted
	XFA        string `json:"xfa"`        // "none", "static" or "dynamic"
	Pages      int    `json:"pages"`
	SHA256     string `json:"sha256"` // of the file, lower-case hex
}

const (
	xfaNone    = "none"
	xfaStatic  = "static"
	xfaDynamic = "dynamic"
)

// Inspection is the whole of what `harborctl form inspect --json` prints.
type Inspection struct {
	Info
	Fields []Field `json:"fields"`
}

// Inspect returns everything known about the form.
func (f *Form) Inspect() Inspection {
	fields := f.fields
	if fields == nil {
		fields = []Field{}
	}
	return Inspection{Info: f.Info(), Fields: fields}
}

// inspect reads what stands in the file's own entries; the printed edition is added later.
func (p *parsed) inspect() Info {
	i := Info{Pages: len(p.pages), Protection: p.protection(), XFA: p.xfa()}
	if p.doc.ctx.Info != nil {
		i.Title = shortLine(p.doc.text(p.doc.dict(*p.doc.ctx.Info)["Title"]), 200)
	}
	for _, f := range p.tree.fields {
		if f.barcode && strings.Count(f.value, "|") >= 1 {
			i.Barcode = f.value
			break
		}
	}
	return i
}

// shortLine is a text of the file as one line of at most n letters, without signs that a screen would obey.
func shortLine(s string, n int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == unicode.ReplacementChar:
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		s = strings.TrimSpace(string(r[:n]))
	}
	return s
}

// protection describes the encryption of the blank. The copies this package writes have none.
func (p *parsed) protection() string {
	e := p.doc.ctx.E
	if e == nil {
		return "none"
	}
	cipher := "RC4"
	if p.doc.ctx.AES4Streams || p.doc.ctx.AES4Strings || e.V >= 5 {
		cipher = "AES"
	}
	return fmt.Sprintf("%s %d bit, opens without a password, changes restricted", cipher, e.L)
}

func (p *parsed) xfa() string {
	needsRendering := p.doc.get(p.doc.root["NeedsRendering"])
	has := p.tree.acro != nil && p.doc.get(p.tree.acro["XFA"]) != nil
	switch {
	case fmt.Sprint(needsRendering) == "true", has && len(p.tree.fields) == 0:
		return xfaDynamic
	case has:
		return xfaStatic
	}
	return xfaNone
}
