package screen

import (
	"regexp"
	"strings"
	"sync"

	"github.com/harborfile/harborfile/cases/law"
)

type place struct {
	words *regexp.Regexp
	state string
}

// placeWords are the names and letters of the states, and the word federal. They are made when first needed: a child
// process that reads pages begins without them.
var placeWords = sync.OnceValue(func() []place {
	out := []place{{regexp.MustCompile(`(?i)\b(federal|united states district|u\.?s\.? district|\d+ U\.?S\.?C)`), "US"}}
	for _, v := range law.Vacaturs() {
		if v.Jurisdiction != "US" {
			out = append(out, place{regexp.MustCompile(`(?i)(?:^|\PL)` + regexp.QuoteMeta(v.Title) + `(?:$|\PL)`), v.Jurisdiction},
				place{regexp.MustCompile(`(?:^|[ ,(/])` + v.Jurisdiction + `(?:$|[ ,.;:)/])`), v.Jurisdiction})
		}
	}
	return append(out, place{regexp.MustCompile(`(?i)\bD\.?C\.?\b`), "DC"})
})

// statesIn lists the states that words name.
func statesIn(words string) []string {
	words = strings.ReplaceAll(words, "West Virginia", "WV ")
	words = strings.ReplaceAll(words, "Washington, D.C.", "DC ")
	words = strings.ReplaceAll(words, "Washington, DC", "DC ")
	var out []string
	for _, p := range placeWords() {
		// Two letters that are also words in Spanish or English are read only as capitals behind a comma or alone.
		if p.words.MatchString(words) {
			out = append(out, p.state)
		}
	}
	return out
}
