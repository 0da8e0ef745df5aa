package office

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// Input made to be slow is read, or turned away, in a moment.
func TestNothingTakesLong(t *testing.T) {
	n := 1 << 18
	for name, c := range map[string]struct{ media, text string }{
		"groups":       {"text/rtf", strings.Repeat("{", 4*n)},
		"groups up":    {"text/rtf", strings.Repeat("{}", 2*n)},
		"star":         {"text/rtf", strings.Repeat("{\\*", n)},
		"words":        {"text/rtf", strings.Repeat("\\aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", n/8)},
		"fonts":        {"text/rtf", "{\\fonttbl" + strings.Repeat("\\f1\\fcharset204", n/4)},
		"changes":      {"text/rtf", "{" + strings.Repeat("\\deleted a\\deleted0 b", n/4)},
		"from html":    {"text/rtf", "{\\rtf1\\fromhtml1 " + strings.Repeat("{\\*\\htmltag <div>}", n/8)},
		"vcard":        {"text/vcard", "PHOTO:" + strings.Repeat("\n AAAA", n)},
		"vcard quoted": {"text/vcard", "N;QUOTED-PRINTABLE:" + strings.Repeat("=\n", n)},
		"html":         {"text/html", strings.Repeat("<a href=x>", n/2)},
		"html quote":   {"text/html", strings.Repeat("<blockquote>a", n/2)},
		"html pre":     {"text/html", "<pre>" + strings.Repeat("\n", 4*n)},
		"zeros":        {"", strings.Repeat("\x00", 4*n)},
	} {
		start := time.Now()
		_, _, err := Text(c.media, strings.NewReader(c.text), int64(len(c.text)))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: %v %v", name, d, err)
		} else if d > time.Second {
			t.Logf("%s: %v %v", name, d, err)
		}
	}
	for name, body := range map[string]string{"open": strings.Repeat("<w:ins>", 400), "changes": strings.Repeat("<w:ins><w:t>a</w:t></w:ins>", n/8), "attributes": "<w:p " + strings.Repeat("a='b' ", n/4) + "/>"} {
		b := zipped("word/document.xml", wordXML("document", body))
		start := time.Now()
		_, _, err := Text(typeDOCX, bytes.NewReader(b), int64(len(b)))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("docx, %s: %v %v", name, d, err)
		}
	}
}
