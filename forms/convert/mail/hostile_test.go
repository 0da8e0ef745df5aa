package mail

import (
	"strings"
	"testing"
	"time"
)

// Input made to be slow is read, or turned away, in a moment.
func TestNothingTakesLong(t *testing.T) {
	n := 1 << 17
	for name, s := range map[string]string{
		"=?":      "Subject: " + strings.Repeat("=?", n) + "\n\nx",
		"=?a?":    "Subject: " + strings.Repeat("=?a?q?", n/2) + "\n\nx",
		"words":   "Subject: " + strings.Repeat("=?utf-8?q?=41?= ", n/8) + "\n\nx",
		"params":  "Content-Type: text/plain" + strings.Repeat("; a=b", n/4) + "\n\nx",
		"params2": "Content-Type: text/plain" + strings.Repeat("; a*0=b", n/4) + "\n\nx",
		"quotes":  "Content-Type: text/plain; name=" + strings.Repeat("\"", n) + "\n\nx",
		"semi":    "Content-Type: text/plain" + strings.Repeat(";", n) + "\n\nx",
		"name":    "Content-Type: application/pdf; name=\"" + strings.Repeat("=?utf-8?q?=41?= ", n/8) + "\"\n\nx",
		"name2":   "Content-Type: application/pdf; name=\"" + strings.Repeat("=?", n) + "\"\n\nx",
		"name3":   "Content-Disposition: attachment; filename=\"" + strings.Repeat("=?utf-8?B?PT91dGYtOD9C", n/16) + "\"\n\nx",
		"html":    "Content-Type: text/html\n\n" + strings.Repeat("<", 1<<20),
		"html2":   "Content-Type: text/html\n\n" + strings.Repeat("<a href=x>", 1<<17),
		"html3":   "Content-Type: text/html\n\n" + strings.Repeat("<a href=x>y</a>", 1<<17),
		"html4":   "Content-Type: text/html\n\n" + strings.Repeat("<a "+strings.Repeat("b ", 1000), 1<<9),
		"html5":   "Content-Type: text/html\n\n" + strings.Repeat("<!--", 1<<18),
		"html6":   "Content-Type: text/html\n\n<script>" + strings.Repeat("</scrip", 1<<18),
		"html7":   "Content-Type: text/html\n\n" + strings.Repeat("&", 1<<20),
		"urls":    "Content-Type: text/plain\n\n" + strings.Repeat("<", 1<<20),
		"flow":    "Content-Type: text/plain; format=flowed\n\n" + strings.Repeat("> x \n", 1<<18),
		"flow2":   "Content-Type: text/plain; format=flowed\n\n" + strings.Repeat(">", 1<<20),
		"headers": strings.Repeat("A: b\n", n) + "\nx",
		"colons":  strings.Repeat(":\n", n) + "\nx",
		"bound":   "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + strings.Repeat("-", 1<<20),
		"bound2":  "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\n", 4990),
		"bound3":  "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + strings.Repeat("\r", 1<<20),
		"deep":    deepMulti(90, 1<<20),
		"alt":     alternative(strings.Repeat("a b ", 1<<17), strings.Repeat("<p>x y</p>", 1<<15)),
		"uni":     "Content-Type: text/plain; charset=utf-7\n\n" + strings.Repeat("+", 1<<20),
		"iso2022": "Content-Type: text/plain; charset=iso-2022-jp\n\n" + strings.Repeat("\x1b$B", 1<<18),
	} {
		start := time.Now()
		_, err := Read(strings.NewReader(s), int64(len(s)))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: %v %v", name, d, err)
		}
	}
	s := strings.Repeat("From a b 10:00 2024\n\n", 1<<16)
	start := time.Now()
	_, err := ReadMbox(strings.NewReader(s), int64(len(s)))
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("mbox: %v %v", d, err)
	}
}

func deepMulti(n, size int) string {
	var b strings.Builder
	b.WriteString("Subject: x\n")
	for i := range n {
		k := strings.Repeat("b", i+1)
		b.WriteString("Content-Type: multipart/mixed; boundary=" + k + "\n\n--" + k + "\n")
	}
	b.WriteString("\n" + strings.Repeat("line of words\n", size/14))
	return b.String()
}
