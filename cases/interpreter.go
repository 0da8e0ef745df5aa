package cases

import "strings"

// Interpreting is what the client needs to be understood.
type Interpreting struct {
	Language string `json:"language,omitempty"` // with its dialect, as an agency books it
	Gender   string `json:"gender,omitempty"`   // woman, man, or empty for no preference
	ASL      bool   `json:"asl,omitempty"`      // American Sign Language
	Deaf     bool   `json:"deaf,omitempty"`     // a Deaf interpreter beside the hearing one
	Notes    string `json:"notes,omitempty"`    // nobody from the same town, by telephone only
}

// MatterInterpreter is who interprets in a matter and signs the interpreter's part of a form.
type MatterInterpreter struct {
	Name     Name    `json:"name,omitzero"`
	Business string  `json:"business,omitempty"` // firm or organization
	Address  Address `json:"address,omitzero"`
	Phone    string  `json:"phone,omitempty"`
	Mobile   string  `json:"mobile,omitempty"`
	Email    string  `json:"email,omitempty"`
	Language string  `json:"language,omitempty"` // beside English; empty = as the client needs it
}

// Words is the need in one line, "" where nothing is needed.
func (n Interpreting) Words() string { return n.In("en") }

// interpretingWords are the words around the need, by language.
var interpretingWords = map[string]struct{ sign, deaf, woman, man string }{
	"en": {"American Sign Language", "a Deaf interpreter", "a woman if one can be had", "a man if one can be had"},
	"es": {"lengua de señas americana (ASL)", "intérprete Sordo", "una mujer, si es posible", "un hombre, si es posible"},
}

// In is Words in "en" or "es".
func (n Interpreting) In(lang string) string {
	say, ok := interpretingWords[lang]
	if !ok {
		say = interpretingWords["en"]
	}
	var parts []string
	if n.Language != "" {
		parts = append(parts, n.Language)
	}
	if n.ASL {
		parts = append(parts, say.sign)
	}
	if n.Deaf {
		parts = append(parts, say.deaf)
	}
	switch n.Gender {
	case "":
	case "woman":
		parts = append(parts, say.woman)
	case "man":
		parts = append(parts, say.man)
	default:
		parts = append(parts, n.Gender)
	}
	if n.Notes != "" {
		parts = append(parts, n.Notes)
	}
	return strings.Join(parts, "; ")
}

// SpeaksSpanish reports whether Spanish is the client's best language: what the client reads is then printed in it.
func (c Client) SpeaksSpanish() bool {
	if len(c.Languages) == 0 {
		return false
	}
	best := strings.ToLower(strings.TrimSpace(c.Languages[0]))
	return best == "es" || strings.HasPrefix(best, "spanish") || strings.HasPrefix(best, "español") || strings.HasPrefix(best, "castellano")
}
