package remark

// trouble is an error about a file with words for a person (see cases.Explainer).
type trouble struct{ kind, en, es, doEn, doEs string }

// Trouble makes an error of a kind, which carries no word of a file: what happened, and what to do, in English and
// Spanish.
func Trouble(kind, en, es, doEn, doEs string) error { return &trouble{kind, en, es, doEn, doEs} }

func (t *trouble) Error() string { return t.kind }

// Explain says what happened, that the original is safe, and what to do.
func (t *trouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es, "El original está como llegó.", t.doEs
	}
	return t.en, "The original is as it came.", t.doEn
}
