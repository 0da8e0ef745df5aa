package cases

import (
	"regexp"
	"strings"
)

var (
	sectionSign  = regexp.MustCompile(`^(.+?)[ ,]*(?:§+|[Ss]ection|[Ss]ec\.) ?(\d[\w.:-]*(?:\([\w ]+\))*)$`)
	sectionLast  = regexp.MustCompile(`^(.*?\p{L}\.?)[ ,]+(\d[\w.:-]*(?:\([\w ]+\))*)$`)
	sectionFirst = regexp.MustCompile(`^(?:§+ ?)?(\d[\w.:-]*(?:\([\w ]+\))*) ([\p{L}][\p{L}. &]*)$`)
)

// CodeAndSection parts a statute for forms that have a box for each: "PC 647(b)" is PC and 647(b), "18 U.S.C.
// § 1952(a)(3)" is 18 U.S.C. and 1952(a)(3), "647(b) PC" is the same as "PC 647(b)". A statute that does not say which
// part is which is a section as a whole.
func CodeAndSection(statute string) (code, section string) {
	s := joinWords(statute)
	if m := sectionFirst.FindStringSubmatch(s); m != nil {
		return m[2], m[1]
	}
	for _, shape := range []*regexp.Regexp{sectionSign, sectionLast} {
		if m := shape.FindStringSubmatch(s); m != nil {
			return strings.TrimRight(m[1], " ,"), m[2]
		}
	}
	return "", s
}
