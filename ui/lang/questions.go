package lang

import (
	_ "embed" // the Spanish questions
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// questionsFile has a line for the English of a question's part, with # for every number, a line for its Spanish, and an
// empty line. Plain lines are read many times faster than YAML, and there are two thousand of them.
//
//go:embed questions-es.txt
var questionsFile string

var questionParts = sync.OnceValue(func() map[string]string {
	parts := map[string]string{}
	for _, pair := range strings.Split(strings.ReplaceAll(questionsFile, "\r\n", "\n"), "\n\n") {
		if en, es, ok := strings.Cut(strings.Trim(pair, "\n"), "\n"); ok && !strings.HasPrefix(en, "//") {
			parts[en] = es
		}
	}
	return parts
})

// Question says the question of a form's field in the language in use. A question is said in Spanish only as a whole:
// where one part has none, the English stands, as the office that wrote the map put it.
func Question(english string) string {
	if es, ok := QuestionInSpanish(english); ok && Code() == "es" {
		return es
	}
	return english
}

// QuestionInSpanish is the question of a form's field in Spanish; ok is false where it has none, or only of a part.
func QuestionInSpanish(english string) (es string, ok bool) {
	var out []string
	for rest := strings.Join(strings.Fields(english), " "); rest != ""; {
		part := rest
		if i := strings.Index(rest, ": "); i >= 0 {
			part = rest[:i+1]
		}
		rest = strings.TrimPrefix(rest[len(part):], " ")
		shape, numbers := withoutNumbers(part)
		said, known := questionParts()[shape]
		if !known {
			return "", false
		}
		for _, n := range numbers {
			said = strings.Replace(said, "#", n, 1)
		}
		if n := len(out); n > 0 && strings.HasSuffix(out[n-1], "?:") { // a question that another one follows: two sentences
			out[n-1], said = strings.TrimSuffix(out[n-1], ":"), sentence(said)
		}
		out = append(out, said)
	}
	return strings.Join(out, " "), len(out) > 0
}

// sentence is a text with a large letter at its beginning, which may stand after the mark that opens a question.
func sentence(text string) string {
	rest, asks := strings.CutPrefix(text, "¿")
	r, size := utf8.DecodeRuneInString(rest)
	text = string(unicode.ToUpper(r)) + rest[size:]
	if asks {
		return "¿" + text
	}
	return text
}

// withoutNumbers is a text with # for each number in it, and the numbers in their order.
func withoutNumbers(text string) (shape string, numbers []string) {
	var b strings.Builder
	for i := 0; i < len(text); {
		n := i
		for n < len(text) && text[n] >= '0' && text[n] <= '9' {
			n++
		}
		if n > i {
			b.WriteByte('#')
			numbers = append(numbers, text[i:n])
			i = n
			continue
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String(), numbers
}
