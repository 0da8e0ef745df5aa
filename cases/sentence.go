package cases

// Sentence is a sentence in both languages.
type Sentence struct {
	EN string `json:"en"`
	ES string `json:"es"`
}

// Say puts a sentence together from its two languages.
func Say(en, es string) Sentence { return Sentence{EN: en, ES: es} }

// In gives the sentence in a language, "en" or "es"; anything else gives English.
func (s Sentence) In(lang string) string {
	if lang == "es" {
		return s.ES
	}
	return s.EN
}
