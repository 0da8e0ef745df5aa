package forms

import (
	"errors"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	people "github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/draft"
)

// A client's name, number or protected place in a template is found, with its line; the program's own templates hold none.
func TestTemplatesHoldNoClient(t *testing.T) {
	clients := people.Office().Clients
	c := clients[1]
	for name, words := range map[string]string{
		"a name":            "Dear " + c.Name.Given + " " + c.Name.Family + ",",
		"family name first": strings.ToUpper(c.Name.Family) + ", " + c.Name.Given,
		"over two lines":    "Dear " + c.Name.Given + "\n      " + c.Name.Family + ",",
		"a shelter":         "Send it to 9 Quillfeather Ct.",
		"a protected word":  "near Thornapple",
	} {
		err := ClientInTemplate("id: office.letter\ntitle: A letter\nbody:\n  - para: >-\n      "+words+"\n      Yours.\n", clients)
		var tells *TemplateTells
		if !errors.As(err, &tells) || tells.Line != 5 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, lang := range []string{"en", "es"} {
			said := cases.Explain(err, lang)
			if said.What == "" || strings.Contains(said.What+said.Do, c.Name.Family) {
				t.Errorf("%s: it is said as %q", name, said.What)
			}
		}
	}
	for _, tm := range draft.Templates() {
		text, _ := draft.Text(tm.ID)
		if err := ClientInTemplate(string(text), clients); err != nil {
			t.Errorf("%s: %v", tm.ID, err)
		}
	}
}
