package lang

import "strings"

// WithoutNumbers is withoutNumbers for tests outside the package.
func WithoutNumbers(text string) string {
	shape, _ := withoutNumbers(text)
	return shape
}

// FormWordsKnown reports whether every sentence of a text has Spanish.
func FormWordsKnown(english string) bool {
	for rest := strings.TrimSpace(english); rest != ""; rest = strings.TrimSpace(rest) {
		said, after := nextFormSentence(rest)
		if strings.TrimSpace(said+after) == rest {
			return false
		}
		rest = after
	}
	return true
}
