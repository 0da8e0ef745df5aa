package packet

import "github.com/harborfile/harborfile/cases"

// nothingFor says that a packet for a recipient would be empty; it is a
// cases.ErrNotFound.
type nothingFor cases.Recipient

func (e nothingFor) Error() string { return "packet for " + string(e) + ": nothing to put in" }

// Is makes it a cases.ErrNotFound.
func (nothingFor) Is(target error) bool { return target == cases.ErrNotFound }

// Explain says what to do about it.
func (e nothingFor) Explain(lang string) (what, safe, do string) {
	certifier := cases.Recipient(e) == cases.Certifier
	switch {
	case lang == "es" && certifier:
		return "Nada de este asunto está marcado para la agencia certificadora.", "No se ha creado ningún paquete y nada ha salido.",
			"Marque los anexos que son para ella, o prepare el formulario que ella firma, y cree el paquete otra vez."
	case lang == "es":
		return "Todavía no hay nada que poner en este paquete.", "No se ha creado ningún paquete y nada ha salido.",
			"Prepare un formulario o un escrito, o ponga un anexo en la lista, y cree el paquete otra vez."
	case certifier:
		return "Nothing of this matter is marked for the certifying agency.", "No packet was made and nothing has left.",
			"Mark the exhibits that are for it, or prepare the form that it signs, and build the packet again."
	}
	return "There is nothing to put into this packet yet.", "No packet was made and nothing has left.",
		"Prepare a form or a paper, or put an exhibit on the list, and build the packet again."
}
