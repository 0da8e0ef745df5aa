package packet

import (
	"strings"
	"unicode/utf8"
)

// ErrNoReason: nobody's name, or no reason that says something, stands with an
// override.
var ErrNoReason error = &noReason{}

type noReason struct{}

func (*noReason) Error() string { return "packet: an override without a name or a reason" }

// Explain says what to do about it.
func (*noReason) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Falta el nombre de quien lo autoriza, o el motivo.", "No se ha guardado ni enviado nada.", "Escriba su nombre y por qué debe salir."
	}
	return "The name of the person who allows this is missing, or the reason.", "Nothing was saved and nothing has left.", "Write your name, and why it has to leave."
}

// leastReason is how many letters a reason has at least: "ok" is none.
const leastReason = 8

// held is the error of a packet that the address firewall stopped and that
// nobody has allowed since; nil for any other.
func (b *Built) held() error {
	if b.Stopped == nil || b.override.taken() {
		return nil
	}
	return b.Stopped
}

// Allow lets a packet leave that the address firewall stopped. Name and reason
// go into the log with it. Errors: ErrNoReason.
func (b *Built) Allow(o Override) error {
	o = Override{Person: strings.TrimSpace(o.Person), Reason: strings.TrimSpace(o.Reason)}
	if o.Person == "" || utf8.RuneCountInString(o.Reason) < leastReason {
		return ErrNoReason
	}
	b.override = o
	return nil
}

// taken reports whether a named person took it on, with a reason.
func (o Override) taken() bool {
	return strings.TrimSpace(o.Person) != "" && strings.TrimSpace(o.Reason) != ""
}

// Held reports whether the address firewall keeps the packet from leaving.
func (b *Built) Held() bool { return b.held() != nil }

// Words says what was found, and where, in Spanish for "es" and in English for
// anything else.
func (h Hit) Words(lang string) (what, where string) {
	if lang != "es" {
		return string(h.Kind), h.Where
	}
	in := func(s string) string {
		if w, ok := spanish[s]; ok {
			return w
		}
		return s
	}
	return in(string(h.Kind)), in(h.Where)
}
