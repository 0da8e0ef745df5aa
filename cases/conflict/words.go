package conflict

// words compares two words of names.
func words(x, y token) (float64, Reason) {
	switch {
	case x.plain == y.plain && !x.initial:
		return 1, ""
	case x.initial || y.initial:
		if x.plain[0] == y.plain[0] {
			return 0.75, PartOfName
		}
		return 0, ""
	case x.sound == y.sound:
		return 0.95, OtherLetter
	case x.cyrillic != y.cyrillic && breathed(x.sound) == breathed(y.sound):
		return 0.92, OtherLetter
	case (x.arabic || y.arabic) && x.bones == y.bones && len(x.bones) >= 2:
		return 0.92, OtherLetter
	case withoutArticle(x.sound) == withoutArticle(y.sound):
		return 0.92, OtherLetter
	case x.nick != "" && x.nick == y.nick:
		return 0.9, Nickname
	case len(x.sound) >= 5 && len(y.sound) >= 5 && oneSlip(x.sound, y.sound):
		return 0.85, SmallSlip
	}
	return 0, ""
}

// withoutArticle drops the Arabic article that is written onto a longer word: Elkhayali, Khayali.
func withoutArticle(sound string) string {
	if len(sound) >= 6 && (sound[:2] == "el" || sound[:2] == "al") {
		return sound[2:]
	}
	return sound
}

// oneSlip reports whether one letter was added, dropped or changed, or two neighbors changed places.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) || a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
