package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// plainTitle is a title as the metadata can hold it: XML knows no controls, and one line is shown in a title bar.
func plainTitle(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return ' '
		case unicode.IsControl(r), r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError:
			return -1
		}
		return r
	}, text.Clean(s))
	return strings.TrimSpace(s)
}
