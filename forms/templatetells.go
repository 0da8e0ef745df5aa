package forms

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
)

// TemplateTells says that a template holds words of a client. A template stands in everybody's papers and goes to other
// offices: a name typed into it would go with it.
type TemplateTells struct{ Line int }

func (e *TemplateTells) Error() string {
	return fmt.Sprintf("forms: line %d of the template tells of a client", e.Line)
}

// Explain says where and what to write instead. It does not say of whom: not everybody in the office may know.
func (e *TemplateTells) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return fmt.Sprintf("La línea %d de esta plantilla contiene el nombre, un número o un lugar protegido de una persona representada.", e.Line),
			"No se ha guardado ni enviado nada.", "Escriba en su lugar el dato entre llaves, como {client.name.full}: así la plantilla sirve para todas las personas."
	}
	return fmt.Sprintf("Line %d of this template holds the name, a number or a protected place of a client.", e.Line),
		"Nothing was kept and nothing has left.", "Write the fact in braces instead, such as {client.name.full}: the template then serves everybody."
}

// ClientInTemplate looks through the text of a template for the names, numbers and protected places of the office's
// clients. The error is *TemplateTells with the first such line, nil where there is none.
func ClientInTemplate(text string, clients []cases.Client) error {
	for _, c := range clients {
		secret := packet.SecretsOf(c)
		in := func(s string) bool { return namesClient(s, c) || secret.In(s) }
		if !in(text) {
			continue
		}
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			if next := i + 1; in(line) || next < len(lines) && in(line+" "+lines[next]) && !in(lines[next]) { // a name may go over the end of a line
				return &TemplateTells{i + 1}
			}
		}
	}
	return nil
}

// namesClient reports whether a text holds a whole name or a number of a client. A name of one word is too common.
func namesClient(text string, c cases.Client) bool {
	words := packet.Tokens(text)
	for _, n := range append(slices.Clone(c.OtherNames), c.Name) {
		for _, name := range []string{n.Given + " " + n.Middle + " " + n.Family, n.Given + " " + n.Family, n.Family + " " + n.Given} {
			if w := packet.Tokens(name); len(w) > 1 && inOrder(words, w) {
				return true
			}
		}
	}
	if c.NativeName != "" && len(packet.Tokens(c.NativeName)) > 1 && inOrder(words, packet.Tokens(c.NativeName)) {
		return true
	}
	digits := onlyDigits(text)
	return slices.ContainsFunc([]string{c.SSN, c.ANumber}, func(n string) bool {
		n = onlyDigits(n)
		return len(n) >= 8 && strings.Contains(digits, n)
	})
}

// inOrder reports whether words stand one after the other among others.
func inOrder(all, words []string) bool {
	for i := range all {
		if i+len(words) <= len(all) && slices.Equal(all[i:i+len(words)], words) {
			return true
		}
	}
	return false
}
