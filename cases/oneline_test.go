package cases

import "testing"

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"A note":                              "A note",
		"Two\nlines \x01":                     "Two lines",
		"ti\x1b[31mtle\nx\ttab \u202eRTL":     "ti [31mtle x tab RTL",
		"\u2067\u05e9\u2069":                  "\u05e9",
		"\u0645\u06cc\u200c\u062e\u0648":      "\u0645\u06cc\u200c\u062e\u0648", // a joiner belongs to the word
		"bad\xfftitle":                        "bad\ufffdtitle",
		" \r\n ":                              "",
		"\u009b2J\u007f Nguy\u1ec5n \u2013 5": "2J Nguy\u1ec5n \u2013 5",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
