package convert

import (
	"bytes"
	"regexp"
	"unicode/utf8"
)

// mailHead are the header lines of which a mail has at least two near its beginning (RFC 5322, 3.6).
var mailHead = regexp.MustCompile(`(?im)^(from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|x-[a-z-]+|dkim-signature|reply-to):[ \t]`)

// textKind tells a kind of text; "" where it is no text. Text is UTF-8, UTF-16 with its mark, or bytes without control
// characters, as older programs write it.
func textKind(head []byte) string {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return MediaText
	}
	if !isText(head) {
		return ""
	}
	start := bytes.TrimSpace(bytes.TrimPrefix(head[:min(len(head), 4096)], []byte("\xef\xbb\xbf")))
	low := bytes.ToLower(start)
	switch {
	case bytes.HasPrefix(low, []byte("{\\rtf")):
		return MediaRTF
	case bytes.HasPrefix(low, []byte("begin:vcard")):
		return MediaVCard
	case bytes.HasPrefix(low, []byte("<!doctype html")), bytes.HasPrefix(low, []byte("<html")),
		bytes.HasPrefix(low, []byte("<head")), bytes.HasPrefix(low, []byte("<body")):
		return MediaHTML
	case bytes.HasPrefix(low, []byte("<?xml")) && bytes.Contains(low, []byte("<html")):
		return MediaHTML
	case isMail(start):
		return MediaMail
	}
	return MediaText
}

// isMail reports whether a text begins with the head of a mail: two known lines, one of which says who or where from,
// before the first empty line.
func isMail(start []byte) bool {
	start = bytes.ReplaceAll(start, []byte("\r\n"), []byte("\n"))
	if bytes.HasPrefix(start, []byte("From ")) {
		return true
	}
	if i := bytes.Index(start, []byte("\n\n")); i >= 0 {
		start = start[:i]
	}
	found := mailHead.FindAllSubmatch(start, 40)
	first := mailHead.FindIndex(start)
	if len(found) < 2 || first[0] > 0 {
		return false
	}
	names := map[string]bool{}
	for _, f := range found {
		names[string(bytes.ToLower(f[1]))] = true
	}
	return len(names) >= 2 && (names["from"] || names["received"] || names["return-path"] || names["message-id"] || names["delivered-to"])
}

// isText allows a few bytes that are no letters: what old programs wrote, or a cut letter at the end.
func isText(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	if utf8.Valid(head[:max(0, len(head)-utf8.UTFMax)]) && !bytes.ContainsRune(head, 0) {
		return true
	}
	odd := 0
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b {
			odd++
		}
	}
	return odd == 0
}
