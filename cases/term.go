package cases

import "slices"

// Term is one entry of a typed list: the id that records keep, and the words a person reads. Cite names where the word
// comes from, where it comes from a law; it is a pointer to read, confirm before relying.
type Term struct {
	ID   string `json:"id"`
	EN   string `json:"en"`
	ES   string `json:"es"`
	Cite string `json:"cite,omitempty"`
}

// In gives the words in a language, "en" or "es"; anything else gives English.
func (t Term) In(lang string) string {
	if lang == "es" {
		return t.ES
	}
	return t.EN
}

// TermIn finds a term of a list by its id.
func TermIn(list []Term, id string) (Term, bool) {
	i := slices.IndexFunc(list, func(t Term) bool { return t.ID == id })
	if i < 0 {
		return Term{}, false
	}
	return list[i], true
}

// Words gives the words of an id; an id that the list does not know is given as it stands, so that nothing is hidden.
func Words(list []Term, id, lang string) string {
	if t, ok := TermIn(list, id); ok {
		return t.In(lang)
	}
	return id
}

// known asks that every id stands in a list.
func known(path string, list []Term, ids ...string) error {
	for _, id := range ids {
		if _, ok := TermIn(list, id); id != "" && !ok {
			return &FieldError{path, "Choose an entry of the list."}
		}
	}
	return nil
}
