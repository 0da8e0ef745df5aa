package conflict

import "strings"

// spellings that stand for one sound, longest first. They cover the ways in which Slavic, Arabic, Spanish, Vietnamese
// and Chinese names are written by different clerks.
var sounds = strings.NewReplacer(
	"schtsch", "s", "shch", "s", "chtch", "s", "szcz", "s", "tsch", "c", "tch", "c", "sch", "s", "sh", "s", "sz", "s",
	"dzh", "j", "dj", "j", "zh", "j", "kh", "h", "gh", "g", "dh", "d", "th", "t", "ph", "f", "ck", "k", "cz", "c", "ch", "c",
	"tz", "s", "ts", "s", "tc", "c", "ou", "u", "oo", "u", "ee", "i", "ei", "i", "ey", "i", "ie", "i", "iy", "i", "yi", "i", "ij", "i", "yj", "i",
	"ia", "a", "ya", "a", "ja", "a", "yu", "u", "iu", "u", "ju", "u", "yo", "o", "io", "o", "jo", "o", "ye", "e", "je", "e",
	"ks", "x", "qu", "k", "q", "k", "w", "v", "y", "i", "z", "s", "ll", "l",
)

// soundOf makes the spellings of one sound equal: Zrazkowa and Zrazkova, Yulia, Iuliia and Julia.
func soundOf(plain string) string {
	s := sounds.Replace(plain)
	for _, end := range []string{"iii", "ii", "i"} { // -skyi, -skiy, -skij, -ski
		if rest, ok := strings.CutSuffix(s, end); ok && len(rest) > 2 {
			s = rest + "i"
			break
		}
	}
	return single(s)
}

// breathed makes the letter that Ukrainian says as h and Russian as g one: Гук is Huk and Guk.
func breathed(sound string) string { return strings.ReplaceAll(sound, "g", "h") }

// single writes every doubled letter once.
func single(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// bonesOf is the word without vowels: Arabic writes few of them, so Mohammed, Muhammad and محمد are one word.
func bonesOf(plain string) string {
	s := strings.NewReplacer("kh", "h", "gh", "g", "dh", "d", "th", "t", "sh", "s", "ch", "c", "ou", "", "q", "k", "z", "s").Replace(plain)
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouyw", r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSuffix(single(s), "h")
}

// arabicNames are the bones of given names that Latin letters spell in many ways. Only names of these bones are
// compared without vowels when both are in Latin letters: without them Maria and Omar would be one.
var arabicNames = map[string]bool{"mhmd": true, "mstf": true, "rhmn": true, "brhm": true, "smal": true}
