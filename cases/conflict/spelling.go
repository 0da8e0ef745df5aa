package conflict

// Plain writes one word in plain small Latin letters: accents gone, Cyrillic, Greek and Arabic written out. A word in a
// script without letters for sounds stays as it is.
func Plain(word string) string { return latin(word) }

// Sound makes the spellings of one sound equal; it takes what Plain gives.
func Sound(plain string) string { return soundOf(plain) }

// SameGiven reports whether two plain given names are one under a nickname: Robert and Bob. A name that is in no group
// is the same as itself alone.
func SameGiven(a, b string) bool {
	group := nickOf(a)
	return a == b || group != "" && group == nickOf(b)
}
