package cases

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AgeOn is how many full years a person born on birth has on day. ok is false where the parts that are known do not
// say it for certain.
func AgeOn(birth, day Date) (years int, ok bool) {
	b, okB := birth.Time()
	d, okD := day.Time()
	if okB && okD {
		years = d.Year() - b.Year()
		if d.Month() < b.Month() || d.Month() == b.Month() && d.Day() < b.Day() {
			years--
		}
		return years, years >= 0
	}
	return 0, false
}

// adultAge is the age from which a person signs alone: 18 in every place whose data the program has but Alabama and
// Nebraska (19) and Mississippi (21); those are for the attorney to look at.
const adultAge = 18

// MinorOn reports whether the client is under 18 on day, or can be: see CanBeMinor.
func (c Client) MinorOn(day Date) bool { return CanBeMinor(c.BirthDate, day, c.Minor) }

// CanBeMinor reports whether a person may be under 18 on day. A full birth date decides. One that is only partly known
// counts as the latest day it can mean: a child taken for an adult would stand in public papers by name. Without one,
// the mark that a person set decides.
func CanBeMinor(birth, day Date, marked bool) bool {
	if years, ok := AgeOn(birth, day); ok {
		return years < adultAge
	}
	_, last, known := birth.Span()
	born, ok := last.Time()
	if !known || !ok || !day.Full() {
		return marked
	}
	if birth.About() {
		born = born.AddDate(1, 0, 0)
	}
	years, ok := AgeOn(DateOf(born), day)
	return marked || !ok || years < adultAge
}

// Initials are the first letters of a name, as papers that the public reads name a minor (Fed. R. Crim. P. 49.1(a)(3);
// Fed. R. Civ. P. 5.2(a)(3)): "O.Y.Z." of Olena Yaroslavivna Zrazkova.
func (n Name) Initials() string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(joinWords(n.Given, n.Middle, n.Family), func(r rune) bool { return r == ' ' || r == '-' }) {
		r, size := utf8.DecodeRuneInString(word)
		if !unicode.IsLetter(r) {
			continue
		}
		b.WriteRune(unicode.ToUpper(r))
		for _, mark := range word[size:] { // an accent written as a letter of its own belongs to the initial
			if !unicode.Is(unicode.Mn, mark) {
				break
			}
			b.WriteRune(mark)
		}
		b.WriteByte('.')
	}
	return b.String()
}

// PublicName is the name as a paper that the public reads carries it on day: the initials of a minor, else the name.
func (c Client) PublicName(day Date) string {
	if c.MinorOn(day) {
		return c.Name.Initials()
	}
	return c.Name.Full()
}
