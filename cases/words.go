package cases

import (
	"slices"
	"strings"
)

func joinWords(w ...string) string {
	return strings.Join(strings.Fields(strings.Join(w, " ")), " ")
}

func has(list []string, s string) bool { return slices.Contains(list, s) }

func digits(s string, least, most int) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) >= least && len(s) <= most
}

// Secret is text that never prints: every formatting verb and JSON give "[redacted]".
type Secret string

// String hides the text.
func (Secret) String() string { return "[redacted]" }

// GoString hides the text from %#v.
func (Secret) GoString() string { return "[redacted]" }

// MarshalText hides the text from JSON and logs.
func (Secret) MarshalText() ([]byte, error) { return []byte("[redacted]"), nil }

// Reveal returns the text; call it only where the text is used.
func (s Secret) Reveal() string { return string(s) }
