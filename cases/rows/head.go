package rows

import (
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

// Kind is what the rows of a file are.
type Kind string

// The kinds of file.
const (
	Clients Kind = "clients"
	Matters Kind = "matters"
	Charges Kind = "charges"
)

// Kinds lists the kinds of file.
func Kinds() []Kind { return []Kind{Clients, Matters, Charges} }

// Column is one column that a kind of file may have: its name here, and the heads under which it is found, in English
// and Spanish. Case, accents, spaces and dashes make no difference.
type Column struct {
	Name  string
	Heads []string
}

// Columns lists what a kind of file may hold. Only some of it is needed: see the help of the verb.
func Columns(k Kind) []Column {
	switch k {
	case Clients:
		return clientColumns
	case Matters:
		return matterColumns
	case Charges:
		return chargeColumns
	}
	return nil
}

// HeadError says what keeps a file from being read at all.
type HeadError struct {
	What cases.Term
}

func (e *HeadError) Error() string { return "import: " + e.What.ID }

// Explain gives the words to cases.Explain.
func (e *HeadError) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return e.What.ES, "No se ha guardado nada.", "Revise la primera línea del archivo y pruebe otra vez."
	}
	return e.What.EN, "Nothing was saved.", "Look at the first line of the file and try again."
}

// head is the first row of a file, understood.
type head struct {
	at      map[string]int // column name -> place
	names   []string       // as the file writes them, for the report
	ignored []string       // heads that no column has
}

// readHead finds the columns of a file. Two heads for one column would overwrite one another, so they stop it.
func readHead(k Kind, row Row) (head, error) {
	h := head{at: map[string]int{}, names: row.Cells}
	byHead := map[string]string{}
	for _, c := range Columns(k) {
		for _, name := range append(c.Heads, c.Name) {
			byHead[plain(name)] = c.Name
		}
	}
	for i, name := range row.Cells {
		column, ok := byHead[plain(name)]
		switch {
		case plain(name) == "":
			continue
		case !ok:
			h.ignored = append(h.ignored, strings.TrimSpace(name))
			continue
		}
		if _, twice := h.at[column]; twice {
			return h, &HeadError{cases.Term{ID: "two columns for one thing", EN: "Two columns of this file say the same thing: " + column + ".",
				ES: "Dos columnas de este archivo dicen lo mismo: " + column + "."}}
		}
		h.at[column] = i
	}
	return h, nil
}

func (h head) has(columns ...string) bool {
	for _, c := range columns {
		if _, ok := h.at[c]; ok {
			return true
		}
	}
	return false
}

// accents are the letters that people type with and without their accent.
var accents = func() map[rune]rune {
	m, bare := map[rune]rune{}, []rune("aaaaaaeeeeiiiiooooouuuunc")
	for i, r := range []rune("áàâäãåéèêëíìîïóòôöõúùûüñç") {
		m[r] = bare[i]
	}
	return m
}()

// plain is text without accents, case, spaces and marks, to compare heads and words of a list.
func plain(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if bare, ok := accents[r]; ok {
			r = bare
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sameName compares two names as people write them: case, accents, spaces and marks make no difference.
func sameName(a, b string) bool { return plain(a) == plain(b) }
