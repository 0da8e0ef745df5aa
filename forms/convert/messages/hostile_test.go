package messages

import (
	"strings"
	"testing"
	"time"
)

// Input made to be slow is read, or turned away, in a moment.
func TestNothingTakesLong(t *testing.T) {
	n := 1 << 16
	head := "[13/2/24, 10:00:00] Ana: "
	for name, c := range map[string]struct {
		kind Kind
		text string
	}{
		"long line":     {WhatsApp, head + strings.Repeat("a: ", n)},
		"many lines":    {WhatsApp, head + strings.Repeat("\n", 4*n)},
		"many heads":    {WhatsApp, strings.Repeat(head+"\n", n/2)},
		"digits":        {WhatsApp, head + strings.Repeat("1/2/24, 1", n)},
		"digit lines":   {WhatsApp, head + strings.Repeat("\n1/2/24, 10:00 ", n)},
		"marks":         {WhatsApp, head + strings.Repeat("\n"+strings.Repeat("\u200e", 100), n/64)},
		"omitted":       {WhatsApp, strings.Repeat(head+strings.Repeat("image omitted\n", 200), 200)},
		"attached":      {WhatsApp, strings.Repeat(head+strings.Repeat("<attached: x", 400)+"\n", 300)},
		"signal":        {SignalMarkdown, "[2024-02-01 10:00:00] Ana: x  \n" + strings.Repeat("![", n)},
		"json deep":     {SignalJSON, strings.Repeat("[", n)},
		"json deep 2":   {SignalJSON, "{\"sent_at\":1,\"body\":" + strings.Repeat("{\"a\":", n)},
		"json many":     {SignalJSON, strings.Repeat("{}", n)},
		"meta":          {MetaJSON, "{\"messages\":[" + strings.Repeat("{},", n) + "{}]}"},
		"imessage":      {IMessageText, "May 17, 2022  5:29:42 PM\nMe\n" + strings.Repeat("/a", n)},
		"imessage page": {IMessageHTML, strings.Repeat("<div class=\"message\">", n)},
		"page spans":    {IMessageHTML, "<div class=\"message\">" + strings.Repeat("<span class=\"timestamp\">", n)},
		"sms":           {SMSXML, "<smses>" + strings.Repeat("<sms date='1' body='x'/>", n/2)},
		"mms":           {SMSXML, "<smses><mms>" + strings.Repeat("<part ct='text/plain' text='x'/>", n)},
		"reactions":     {MetaJSON, "{\"messages\":[{\"reactions\":[" + strings.Repeat("{},", 4*n) + "{}]}]}"},
		"halves":        {SMSXML, "<smses><sms body='" + strings.Repeat("&#55357;", n) + "'/></smses>"},
		"ampersands":    {SMSXML, "<smses><sms body='" + strings.Repeat("&", n) + "'/></smses>"},
	} {
		start := time.Now()
		Detect([]byte(c.text))
		_, err := Read(c.kind, strings.NewReader(c.text), int64(len(c.text)))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: %v %v", name, d, err)
		} else if d > time.Second {
			t.Logf("%s: %v %v", name, d, err)
		}
	}
}
