package lang

import (
	_ "embed" // the Spanish words
	"sync"
)

//go:embed licences-es.yaml
var licencesFile []byte

var licencePhrases = sync.OnceValue(func() *phrases { return phrasesIn(licencesFile) })

// LicenceNote says what else there is to say of a part that others made in the language in use.
func LicenceNote(english string) string {
	if Code() != "es" {
		return english
	}
	if es, ok := licencePhrases().known(english); ok {
		return es
	}
	return english
}
