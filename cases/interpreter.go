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
func (n Interpreting) Words() string {
	var parts []string
	if n.Language != "" {
		parts = append(parts, n.Language)
	}
	if n.ASL {
		parts = append(parts, "American Sign Language")
	}
	if n.Deaf {
		parts = append(parts, "a Deaf interpreter")
	}
	switch n.Gender {
	case "":
	case "woman", "man":
		parts = append(parts, "a "+n.Gender+" if one can be had")
	default:
		parts = append(parts, n.Gender)
	}
	if n.Notes != "" {
		parts = append(parts, n.Notes)
	}
	return strings.Join(parts, "; ")
}
