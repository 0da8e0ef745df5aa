package forms

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// AboutARelative says whether a form is about a member of the client's family, such as Supplement A of Form I-914.
func AboutARelative(s *cases.Snapshot, form string) bool {
	have := libraryOf(s)
	if b, ok := have.BlankFor(form); ok {
		e := have.EditionOf(b)
		if rec, own := have.MapFor(b); own && e.Source == FromOffice {
			return rec.About == AboutRelative
		}
		if m, ok := e.Map(); ok {
			return m.About == AboutRelative
		}
	}
	for _, e := range EditionsOf(form) {
		if m, ok := e.Map(); ok {
			return m.About == AboutRelative
		}
	}
	return false
}

// RelativesFor lists the members of the family for whom a form about a relative is to be filled: those whom the matter's
// petition names with this form, and those who are to join the petition or have joined it.
func RelativesFor(s *cases.Snapshot, form string) []cases.Relative {
	var named []string
	if p := s.Matter.Petition; p != nil {
		for _, d := range p.Derivatives {
			if d.Form == "" || sameForm(d.Form, form) {
				named = append(named, d.Relative)
			}
		}
	}
	var out []cases.Relative
	for _, r := range s.Client.Family {
		joins := r.Derivative == cases.DerivativeWanted || r.Derivative == cases.DerivativeFiled
		if r.ID != "" && (joins || slices.Contains(named, r.ID)) {
			out = append(out, r)
		}
	}
	return out
}

func idsOf(all []cases.Relative) []string {
	var out []string
	for _, r := range all {
		out = append(out, r.ID)
	}
	return out
}

// relativeFor settles whom a form is about: nobody for a form about the client, the one asked for, or the only one there
// is.
func relativeFor(s *cases.Snapshot, form, asked string) (string, error) {
	if !AboutARelative(s, form) {
		return "", nil
	}
	for _, r := range s.Client.Family {
		if asked != "" && r.ID == asked {
			return asked, nil
		}
	}
	all := RelativesFor(s, form)
	if asked == "" && len(all) == 1 {
		return all[0].ID, nil
	}
	return "", &WhichRelative{Form: form, Of: len(all)}
}

// dropGone takes away the forms about people who are no longer in the client's family list, with the sheets that
// continue them: what a child withdrew from is not filed.
func dropGone(ctx context.Context, d Desk, s *cases.Snapshot) error {
	here := map[string]bool{"": true}
	for _, r := range s.Client.Family {
		here[r.ID] = true
	}
	var gone []cases.Record
	for _, f := range s.Forms {
		if !here[f.Relative] {
			gone = append(gone, f)
		}
	}
	for _, doc := range s.Documents {
		if _, relative, _ := strings.Cut(doc.Template, "/"); strings.HasPrefix(doc.Template, addendumPrefix) && !here[relative] {
			gone = append(gone, doc)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return d.Delete(ctx, gone...)
}

// numbered tells the copies of a form about relatives apart without a name: " (family member 2)". The number is the
// place in the client's list of the family.
func numbered(s *cases.Snapshot, relative string) string {
	i := slices.IndexFunc(s.Client.Family, func(r cases.Relative) bool { return r.ID == relative })
	if relative == "" || i < 0 {
		return ""
	}
	return fmt.Sprintf(" (family member %d)", i+1)
}

// WhichRelative says that a form is about one member of the family, and that it is open which.
type WhichRelative struct {
	Form string
	Of   int // how many are to join the petition
}

func (e *WhichRelative) Error() string {
	return fmt.Sprintf("form %s is about one relative: one of %d", e.Form, e.Of)
}

// Explain says what happened, whether the data is safe, and what to do now.
func (e *WhichRelative) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return fmt.Sprintf("El formulario %s trata de una persona de la familia, y no se sabe de quién.", e.Form), "No se cambió nada.",
			"Elija a la persona, o anote en la lista de la familia quién se suma a la petición."
	}
	return fmt.Sprintf("Form %s is about one member of the family, and it is open whom.", e.Form), "Nothing was changed.",
		"Choose the person, or note in the family list who is to join the petition."
}
