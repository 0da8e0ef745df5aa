package draft

import (
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// binders are words after which a line does not break when a number or a name follows: the reader would find half of a
// reference on either line.
var binders = map[string]bool{
	"§": true, "§§": true, "¶": true, "¶¶": true, "No.": true, "Nos.": true, "Exhibit": true, "Exhibits": true, "Ex.": true,
	"Rule": true, "Section": true, "Part": true, "Chapter": true, "Form": true, "Mr.": true, "Ms.": true, "Mx.": true, "Dr.": true,
	"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true,
	"September": true, "October": true, "November": true, "December": true, "Anexo": true, "Núm.": true,
}

// codes are the parts of a citation that stay with the number before them, as in 18 U.S.C. § 3771A.
var codes = map[string]bool{"U.S.C.": true, "C.F.R.": true, "U.S.": true, "F.2d": true, "F.3d": true, "F.4th": true, "Stat.": true}

const unbroken = '\u00a0'

// kept keeps together on a line what is read together: a section sign and its number, a month and its day, an initial
// and the name behind it. It reads across the spans, since a fact often is the number.
func kept(spans []text.Span) []text.Span {
	var all []rune
	for _, sp := range spans {
		all = append(all, []rune(sp.Text)...)
	}
	changed := false
	for i := 1; i < len(all)-1; i++ {
		if all[i] == ' ' && binds(all, i) {
			all[i] = unbroken
			changed = true
		}
	}
	if !changed {
		return spans
	}
	out := make([]text.Span, len(spans))
	at := 0
	for i, sp := range spans {
		n := len([]rune(sp.Text))
		out[i] = sp
		out[i].Text = string(all[at : at+n])
		at += n
	}
	return out
}

// binds reports whether the space at i stays on the line of both its neighbours.
func binds(all []rune, i int) bool {
	before, after := wordBefore(all, i), wordAfter(all, i)
	if after == "" {
		return false
	}
	first := []rune(after)[0]
	switch {
	case codes[after] || strings.HasPrefix(after, "§") && codes[before]:
		return unicode.IsDigit(firstRune(before)) || codes[before]
	case before == "§" || before == "§§" || before == "¶" || before == "¶¶":
		return true
	case before == "Mr." || before == "Ms." || before == "Mx." || before == "Dr.":
		return unicode.IsUpper(first)
	case binders[before]:
		return unicode.IsDigit(first) || unicode.IsUpper(first) && len([]rune(strings.TrimRight(after, ".,;:)"))) <= 4
	}
	return initial(before) && unicode.IsUpper(first)
}

// initial reports whether a word is one capital letter with a full stop.
func initial(w string) bool {
	r := []rune(w)
	return len(r) == 2 && unicode.IsUpper(r[0]) && r[1] == '.'
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// wordBefore is the word that ends at i, without an opening bracket or quotation mark.
func wordBefore(all []rune, i int) string {
	from := i
	for from > 0 && !unicode.IsSpace(all[from-1]) && i-from < 12 {
		from--
	}
	return strings.TrimLeft(string(all[from:i]), "(“\"‘[")
}

func wordAfter(all []rune, i int) string {
	to := i + 1
	for to < len(all) && !unicode.IsSpace(all[to]) && to-i < 12 {
		to++
	}
	return string(all[i+1 : to])
}
