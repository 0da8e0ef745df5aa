package draft

import "strings"

// countyBeside is the name of a county beside the words of a template: people write "Kern" or "Kern County" or "County of
// Kern", and a caption that says the word itself would say it twice.
func countyBeside(name, before, after string) string {
	const behind, ahead = " county", "county of "
	switch {
	case !endsFold(before, ahead) && !startsFold(after, behind):
		return name
	case endsFold(name, behind):
		return name[:len(name)-len(behind)]
	case startsFold(name, ahead):
		return name[len(ahead):]
	}
	return name
}

func startsFold(s, start string) bool {
	return len(s) >= len(start) && strings.EqualFold(s[:len(start)], start)
}

func endsFold(s, end string) bool {
	return len(s) >= len(end) && strings.EqualFold(s[len(s)-len(end):], end)
}

// wordsAt are the template's own words at a place among its tokens.
func wordsAt(tokens []token, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return tokens[i].words
}
