package lang

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// phrases is the Spanish of sentences that other packages say in English.
type phrases struct {
	whole  map[string]string // by the English
	shapes []phraseShape     // with something that changes, in the order of the file: the first that fits is meant
}

// phraseShape is a sentence around numbers, days or other texts: "at least {1} {2}".
type phraseShape struct {
	fits *regexp.Regexp
	es   string
}

// phrasesIn reads a file of phrases.
func phrasesIn(raw []byte) *phrases { return phrasesOf(readPhrases(raw)) }

// readPhrases reads a file of phrases; it is part of the program, as the catalogues are.
func readPhrases(raw []byte) (list []phrase) {
	if err := yaml.Unmarshal(raw, &list); err != nil {
		panic(err)
	}
	return list
}

// phrase is a sentence in both languages.
type phrase struct{ EN, ES string }

// phrasesOf lays phrases out to be found. Of two with the same English the first is meant.
func phrasesOf(list []phrase) *phrases {
	p := &phrases{whole: make(map[string]string, len(list))}
	for _, l := range list {
		if !formHole.MatchString(l.EN) {
			if _, said := p.whole[l.EN]; !said {
				p.whole[l.EN] = l.ES
			}
			continue
		}
		parts := formHole.Split(l.EN, -1)
		for i := range parts {
			parts[i] = regexp.QuoteMeta(parts[i])
		}
		p.shapes = append(p.shapes, phraseShape{regexp.MustCompile("^" + strings.Join(parts, "(.+?)") + "$"), l.ES})
	}
	return p
}

// spanish is a text in Spanish: as a whole, by its shape, or one after another the parts that semicolons and commas make.
// What has no Spanish stays as it is.
func (p *phrases) spanish(text string) string {
	if es, ok := p.known(text); ok {
		return es
	}
	for _, sign := range []string{"; ", ", "} {
		if parts := strings.Split(text, sign); len(parts) > 1 {
			return strings.Join(p.eachPart(parts, sign), sign)
		}
	}
	return text
}

// known is a text in Spanish that the file has, as a whole or by its shape.
func (p *phrases) known(text string) (es string, ok bool) {
	if es, ok = p.whole[text]; ok {
		return es, true
	}
	if day, ok := stepDay(text); ok {
		return day, true
	}
	if said, ok := p.dated(text); ok {
		return said, true
	}
	for _, s := range p.shapes {
		if m := s.fits.FindStringSubmatch(text); m != nil && !p.tooMuch(s, m[1:]) {
			said := s.es
			for i, part := range m[1:] {
				said = strings.ReplaceAll(said, "{"+string(rune('1'+i))+"}", p.spanish(part))
			}
			return said, true
		}
	}
	return "", false
}

// tooMuch reports whether one place of a shape would swallow other texts of a list. Whole sentences hold what they hold.
func (p *phrases) tooMuch(s phraseShape, places []string) bool {
	return !strings.HasSuffix(s.es, ".") && slices.ContainsFunc(places, func(place string) bool {
		return strings.Contains(place, "; ") && p.whole[place] == ""
	})
}

// eachPart says parts in Spanish. Some known texts hold the sign themselves, so the longest known one wins.
func (p *phrases) eachPart(parts []string, sign string) []string {
	var out []string
	for len(parts) > 0 {
		n := len(parts)
		said, ok := "", false
		for ; n > 0 && !ok; n-- {
			if n < len(parts) || len(out) > 0 { // the whole was looked for before
				said, ok = p.known(strings.Join(parts[:n], sign))
			}
		}
		if n++; !ok {
			said, n = p.spanish(parts[0]), 1
		}
		out, parts = append(out, said), parts[n:]
	}
	return out
}
