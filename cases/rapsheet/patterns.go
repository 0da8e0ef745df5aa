package rapsheet

import (
	"strings"

	"github.com/harborfile/harborfile/cases/pattern"
)

// statutes are the ways in which sheets cite a law, the most telling first.
var statutes = compile(
	`\d{1,2}\s*U\.?\s?S\.?\s?C\.?\s*(?:§+|SECTION|SEC\.?)?\s*\d+[A-Z]*(?:\(\w+\))*`,
	`\d{1,2}:\d{3,5}[A-Z]{0,2}(?:\(\w+\))*`, // as federal dockets cite: 18:1344
	`\d{2,3}\s*ILCS\s*\d+/[\w.-]+(?:\(\w+\))*`,
	`\d{1,2}\s*PA\.?\s?C\.?\s?S\.?A?\.?\s*(?:§+\s*)?\d+(?:\.\d+)?(?:\(\w+\))*`,
	`(?:ORS|RCW|NRS|MCL|KRS|CRS|C\.R\.S\.?|A\.?R\.?S\.?|O\.?C\.?G\.?A\.?|N\.?J\.?S\.?A?\.?|T\.?C\.?A\.?|G\.S\.|I\.?C\.|S\.C\. CODE|MINN\.? STAT\.?|WIS\.? STAT\.?|FLA\.? STAT\.?|F\.S\.|R\.?C\.?|O\.?R\.?C\.?|K\.?S\.?A\.?|M\.?C\.?A\.?|U\.?C\.?A\.?|RSA|R\.?S\.?|H\.?R\.?S\.?)\s*(?:§+\s*)?\d+[A-Z]?[-.:]\d[\w.:-]*(?:\(\w+\))*`,
	`(?:P\.?\s?L\.?|PENAL LAW|VTL|V\.T\.L\.|PHL|AML)\s*(?:§+\s*)?\d{3,4}(?:\.\d{2})?(?:\(\w+\))*`,
	`(?:PENAL CODE|HEALTH (?:AND|&) SAFETY CODE|VEHICLE CODE|P\.?\s?C\.?|H\s?&\s?S|H\.?S\.?|V\.?C\.?|B\s?&\s?P)\s*(?:§+|SECTION|SEC\.?)?\s*\d{2,5}(?:\.\d+)?(?:\(\w+\))*`,
	`\d{2,5}(?:\.\d+)?(?:\(\w+\))*\s?(?:PC|HS|H&S|VC|BP|B&P|WI|W&I|PEN|PL)`,
	`M\.?G\.?L\.?\s*C(?:H|HAPTER)?\.?\s*\d+[A-Z]?,?\s*(?:§+|S\.?|SEC\.?)?\s*\d+[A-Z]?(?:\(\w+\))*`,
	`C(?:H)?\.?\s?\d{2,3}[A-Z]?\s?(?:§+|S\.?)\s?\d+[A-Z]?`,
	`\d{1,2}[A-Z]?:\d+[A-Z]?-\d+(?:\.\d+)?[A-Z]?(?:\(\w+\))*`,
	`\d{1,2}[A-Z]?(?:\.\d+)?-\d{1,3}[A-Z]?(?:\.\d+)?-\d{1,4}[A-Z]?(?:\.\d+)?(?:\(\w+\))*`,
	`\d{1,2}\.\d{1,2}-\d{2,4}(?:\.\d+)?(?:\(\w+\))*`,
	`\d{2,4}\.\d{2,4}(?:\.\d+)?(?:\(\w+\))*`,
	`§+\s*\d[\w.:-]*(?:\(\w+\))*`,
	`(?:SECTION|SEC\.|ART\.?|ARTICLE)\s*\d[\w.:-]*(?:\(\w+\))*`,
)

func compile(patterns ...string) []*pattern.Pattern {
	var out []*pattern.Pattern
	for _, p := range patterns {
		out = append(out, pattern.Must(`(?i)(?:^|[\s,;:/*-])(`+p+`)(?:$|[\s,;:*-])`))
	}
	return out
}

// statute finds the law a text cites, with the place where it stands.
func statute(s string) (text string, from, to int, ok bool) {
	for _, p := range statutes {
		if m := p.FindStringSubmatchIndex(s); m != nil {
			return strings.Trim(s[m[2]:m[3]], " .:-"), m[2], m[3], true
		}
	}
	return "", 0, 0, false
}

var (
	felony      = pattern.Must(`(?i)\b(?:felon(?:y|ies)|fel\.?|f[1-6]|delito grave)\b|\(F\)`)
	misdemeanor = pattern.Must(`(?i)\b(?:(?:gross )?misd(?:emeanor|\.|\b)|m[1-4abc]|misd|delito menor)\b|\(M\)`)
	infraction  = pattern.Must(`(?i)\b(?:infraction|petty offense|summary offense|infracci[oó]n)\b|\(I\)`)
)

// level is felony, misdemeanor or infraction; "" where the text does not say one of them, or says two.
func level(s string) string {
	found := ""
	for word, p := range map[string]*pattern.Pattern{"felony": felony, "misdemeanor": misdemeanor, "infraction": infraction} {
		if p.MatchString(s) {
			if found != "" {
				return ""
			}
			found = word
		}
	}
	return found
}

// endings are the outcomes in the words of sheets, in the order in which they are tried: "not guilty" holds "guilty".
var endings = []struct {
	words   *pattern.Pattern
	outcome string
}{
	{pattern.Must(`(?i)\b(?:not guilty|acquit\w*|absuelt\w*)\b`), "acquitted"},
	{pattern.Must(`(?i)\b(?:dismiss\w*|dism?s?d|nolle pros\w*|nolle|nol pros|no papered|prosecutor reject\w*|pros rej|rejected|declined?(?: to prosecute)?|no charges filed|not filed|released[-/ ]no|withdrawn|desestimad\w*|sobrese\w*)\b`), "dismissed"},
	{pattern.Must(`(?i)\b(?:adjudicat\w+ (?:delinquent|withheld)|adj(?:udication)?\.? withheld|deferred\w*|diver(?:ted|sion)|acd|acod|conditional discharge pending)\b`), ""},
	{pattern.Must(`(?i)\b(?:ple(?:a|d|aded)\b[^;]*\bguilty|guilty plea|plea of guilty|nolo(?: contendere)?|no contest|se declar[oó] culpable|convicted (?:by|upon) plea|plea\W*guilty)\b|^\W*pg\W*$`), "convicted by plea"},
	{pattern.Must(`(?i)\b(?:found guilty|guilty by (?:jury|court|verdict)|verdict\W*guilty|convicted (?:by|upon) verdict|jury (?:trial )?guilty)\b`), "convicted by verdict"},
	{pattern.Must(`(?i)\b(?:convict\w*|guilty|gty|condenad\w*|culpable)\b`), "convicted"},
	{pattern.Must(`(?i)\b(?:pending|open|pendiente|no disposition(?: reported)?|disposition not (?:reported|received))\b`), "pending"},
}

// denial is a plea, and no ending.
var denial = pattern.Must(`(?i)\bple(?:a|d|aded)\b\W*(?:of\s+)?not guilty`)

// outcome reads how a charge ended. known is false where the text says none of the endings; an ending that is neither
// a conviction nor its contrary, such as a deferral, is given in its own words.
func outcome(s string) (text string, known bool) {
	s = denial.ReplaceAllString(s, "")
	for _, e := range endings {
		found := e.words.FindString(s)
		switch {
		case found == "":
			continue
		case e.outcome == "":
			return strings.ToLower(found), true
		case e.outcome == "pending" && !strings.EqualFold(found, "pending") && !strings.EqualFold(found, "open") && !strings.EqualFold(found, "pendiente"):
			return "not known", true
		}
		return e.outcome, true
	}
	return "", false
}

var (
	docketToken = pattern.Must(`(?i)(?:^|[\s#:])([A-Z0-9]+(?:[-:][A-Z0-9]+){1,5}|\d{2,4}[A-Z]{1,4}\d{3,8}[A-Z]?|[A-Z]{1,4}\d{5,10}[A-Z]?)(?:$|[\s,;])`)
	hasDigit    = pattern.Must(`\d{2}`)
)

// docket finds a court's case number in a line that has no label for it.
func docket(s string) string {
	for _, m := range docketToken.FindAllStringSubmatch(s, 4) {
		if hasDigit.MatchString(m[1]) && len(m[1]) >= 6 {
			return m[1]
		}
	}
	return ""
}
