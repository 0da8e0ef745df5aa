package redact

import "github.com/harborfile/harborfile/forms/packet/identify"

// ruleOf is the rule by which an identifier goes.
var ruleOf = map[identify.Kind]string{identify.SSN: SSN, identify.Account: Account, identify.Birth: Birth}

// identifiers finds numbers and dates of birth in flat text. A doubtful one is proposed too: a person looks at every
// mark.
func (k *known) identifiers(f flat) []hit {
	var out []hit
	for _, h := range append(identify.Numbers(f.text, k.Known), identify.Births(f.text, k.Known)...) {
		out = append(out, hit{f.glyphsOf(h.From, h.To), ruleOf[h.Kind]})
	}
	return out
}
