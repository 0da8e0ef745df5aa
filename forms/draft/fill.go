package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// rich puts facts and citations into a template's text. A text whose facts are all optional and all lacking comes out
// nil: nothing is left to say.
func (b *builder) rich(s string) Rich {
	tokens, err := parseInline(s)
	if err != nil && b.err == nil {
		b.err = err
	}
	var out Rich
	asked, told := 0, 0
	for _, tk := range tokens {
		sp := b.token(tk)
		if tk.fact != "" {
			asked++
		}
		if sp.Text == "" {
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
	case tk.blank:
		return text.Span{Text: strings.Repeat("_", 18), Style: tk.style}
	case tk.cite != "":
		b.cited[tk.cite] = true
		return text.Span{Text: binding(b.t.Cites[tk.cite].Text), Style: tk.style}
	case tk.fact == "":
		return text.Span{Text: tk.words, Style: tk.style}
	}
	path := b.bind(tk.fact)
	f, ok := cases.FactByPath(path)
	if !ok || f.Secret() { // Read lets neither pass
		return b.gap(tk.fact, tk.style)
	}
	v := f.Get(b.s)
	b.facts[path] = v.String()
	if v.Empty() {
		if tk.optional {
			return text.Span{}
		}
		return b.gap(tk.fact, tk.style)
	}
	return text.Span{Text: binding(printed(v, tk.format)), Style: tk.style}
}

// gap shows that a fact is lacking and lists it, once.
func (b *builder) gap(path string, st text.Style) text.Span {
	path = b.bind(path)
	g := Gap{Fact: path, Label: path}
	if f, ok := cases.FactByPath(path); ok {
		g.Label = f.Label
		b.facts[path] = ""
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

// printed is a fact in the format that the template asks for.
func printed(v cases.Value, format string) string {
	switch format {
	case "upper":
		return strings.ToUpper(v.String())
	case "cap":
		return capital(v.String())
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
			return listed(v.List)
		}
	}
	return v.String()
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
