package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// rich puts facts and citations into a template's text. A text whose facts are all optional and all lacking comes out
// nil: nothing is left to say.
func (b *builder) rich(s string) Rich {
	tokens, err := parseInline(s)
	if err != nil && b.err == nil {
		b.err = err
	}
	return b.tokens(tokens)
}

func (b *builder) tokens(tokens []token) Rich {
	var out Rich
	asked, told := 0, 0
	for i, tk := range tokens {
		sp := b.token(tk)
		if tk.fact == "matter.venue.county" {
			sp.Text = countyBeside(sp.Text, wordsAt(tokens, i-1), wordsAt(tokens, i+1))
		}
		if tk.fact != "" {
			asked++
		}
		if sp.Text == "" && len(sp.Note) == 0 {
			continue
		}
		if tk.fact != "" {
			told++
		}
		out = append(out, sp)
	}
	if asked > 0 && told == 0 {
		return nil
	}
	return out
}

func (b *builder) token(tk token) text.Span {
	switch {
	case tk.blank > 0:
		return text.Span{Text: strings.Repeat("_", tk.blank), Style: tk.style}
	case tk.today:
		return text.Span{Text: b.today(), Style: tk.style}
	case len(tk.note) > 0:
		return text.Span{Note: b.tokens(tk.note)}
	case tk.cite != "":
		b.cited[tk.cite] = true
		return text.Span{Text: binding(b.t.Cites[tk.cite].Text), Style: tk.style}
	case tk.fact == "":
		return text.Span{Text: tk.words, Style: tk.style}
	}
	return b.fact(tk)
}

func (b *builder) fact(tk token) text.Span {
	path := b.bind(tk.fact)
	f, ok := cases.FactByPath(path)
	if !ok || f.Secret() { // Read lets neither pass
		return b.gap(tk.fact, tk.style)
	}
	v := b.told(path, !tk.optional)
	b.facts[path] = v.String()
	b.names(path)
	if v.Empty() {
		if tk.optional {
			return text.Span{}
		}
		return b.gap(tk.fact, tk.style)
	}
	words := b.shown(v, tk.format)
	if strings.HasPrefix(path, cases.ExhibitsPrefix) {
		words = b.exhibitWords(v.List)
	}
	return text.Span{Text: binding(words), Style: tk.style}
}

// today is the day of drafting, a line to fill in where it is not known.
func (b *builder) today() string {
	if on := b.s.PaperAtHand().On; on != "" {
		return on.LongIn(b.code())
	}
	return strings.Repeat("_", usualBlank)
}

// code is the language of the paper: "en" or "es".
func (b *builder) code() string {
	code, _, _ := strings.Cut(b.t.Lang, "-")
	return code
}

// names notes the exhibits that a fact names, if it names one.
func (b *builder) names(path string) {
	var ids []string
	if point, ok := strings.CutPrefix(path, cases.ExhibitsPrefix); ok {
		ids = b.s.ExhibitsProving(point)
	}
	list := b.s.Exhibits()
	var row int
	if n, err := fmt.Sscanf(path, exhibitList+"[%d].label", &row); n == 1 && err == nil && row < len(list) {
		ids = []string{list[row].ID}
	}
	for _, id := range ids {
		b.namesExhibit(id)
	}
}

// namesExhibit notes an exhibit that the paper names, once.
func (b *builder) namesExhibit(id string) {
	if !slices.Contains(b.exhibits, id) {
		b.exhibits = append(b.exhibits, id)
	}
}

// exhibitWords are exhibits as a text names them: "Exhibit C", "Exhibits B and C".
func (b *builder) exhibitWords(labels []string) string {
	one, many := "Exhibit\u00a0", "Exhibits\u00a0"
	if b.code() == "es" {
		one, many = "Anexo\u00a0", "Anexos\u00a0"
	}
	if len(labels) == 1 {
		return one + labels[0]
	}
	return many + b.listed(labels)
}

// gap shows that a fact is lacking and lists it, once.
func (b *builder) gap(path string, st text.Style) text.Span {
	path = b.bind(path)
	g := Gap{Fact: path, Label: path, Lang: b.code()}
	if f, ok := cases.FactByPath(path); ok {
		if g.Label = f.Label; g.Lang == "es" {
			g.Label = f.LabelES
		}
		b.facts[path] = ""
	}
	if point, ok := strings.CutPrefix(path, cases.ExhibitsPrefix); ok {
		g.Label = b.exhibitGap(point)
	}
	known := false
	for _, have := range b.gaps {
		known = known || have.Fact == g.Fact
	}
	if !known {
		b.gaps = append(b.gaps, g)
	}
	return text.Span{Text: "[" + g.String() + "]", Style: st | text.Bold}
}

// exhibitGap says which kind of exhibit is not there.
func (b *builder) exhibitGap(point string) string {
	title := point
	if head, ok := law.Find(point); ok {
		title = head.Title
	}
	if b.code() == "es" {
		return "Anexo: " + title
	}
	return "Exhibit: " + title
}

// shown is a fact in the format that the template asks for, in the language of the paper.
func (b *builder) shown(v cases.Value, format string) string {
	plain := v.String()
	if v.Kind == cases.DateFact {
		plain = v.Date().LongIn(b.code())
	}
	switch format {
	case "upper":
		return strings.ToUpper(plain)
	case "cap":
		return capital(plain)
	case "low":
		return uncapital(plain)
	case "initials":
		return initials(plain)
	case "last4":
		return last4(plain)
	case "on":
		return b.onDate(v, plain)
	case "On":
		return capital(b.onDate(v, plain))
	case "us":
		if v.Kind == cases.DateFact {
			return v.Date().US()
		}
	case "year":
		if s := strings.TrimPrefix(v.Text, "~"); v.Kind == cases.DateFact && len(s) >= 4 {
			return s[:4]
		}
	case "and":
		if v.Kind == cases.ListFact {
			return b.listed(v.List)
		}
	}
	return plain
}

// onDate is a date as a sentence says when: a day is a day on which, a month or a year a time in which.
func (b *builder) onDate(v cases.Value, plain string) string {
	before, d := "on ", v.Date()
	switch day := len(strings.TrimPrefix(string(d), "~")) == len("2006-01-02"); {
	case v.Kind != cases.DateFact:
		return plain
	case b.code() == "es" && day:
		before = "el "
	case b.code() == "es":
		before = "en "
	case !day:
		before = "in "
	}
	if d.About() && b.code() == "es" { // "el aproximadamente 3 de mayo" is nobody's Spanish
		return before + d[1:].LongIn("es") + ", aproximadamente"
	}
	return before + plain
}

// initials are the first letters of a name: "M.A.S." (Fed. R. Crim. P. 49.1 for a minor's name).
func initials(name string) string {
	out := ""
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) {
			out += string(unicode.ToUpper(r)) + "."
		}
	}
	return out
}

// uncapital begins a text in the middle of a sentence: "Theft" is theft there, but DUI stays DUI.
func uncapital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if !unicode.IsLower(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

// last4 is the last four letters and digits of a number, of a short one nothing: it would be the whole of it.
func last4(number string) string {
	var kept []rune
	for _, r := range number {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			kept = append(kept, r)
		}
	}
	if len(kept) < 6 {
		return "____"
	}
	return string(kept[len(kept)-4:])
}

// listed is a list in a sentence of the paper's language.
func (b *builder) listed(w []string) string {
	if b.code() != "es" || len(w) < 2 {
		return listed(w)
	}
	last := w[len(w)-1]
	and := " y "
	if sounds := strings.ToLower(last); strings.HasPrefix(sounds, "i") || strings.HasPrefix(sounds, "hi") && !strings.HasPrefix(sounds, "hie") {
		and = " e "
	}
	return strings.Join(w[:len(w)-1], ", ") + and + last
}

// capital begins a text with a capital letter.
func capital(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// listed is "a", "a and b", or "a, b, and c".
func listed(w []string) string {
	switch len(w) {
	case 0:
		return ""
	case 1:
		return w[0]
	case 2:
		return w[0] + " and " + w[1]
	}
	return strings.Join(w[:len(w)-1], ", ") + ", and " + w[len(w)-1]
}
