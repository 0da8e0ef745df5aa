package docx

import "strings"

// wordField is a field that is open: first it says what it is, then what it shows.
type wordField struct {
	says  string
	shows bool
}

// mostFields bounds fields within fields.
const mostFields = 50

func (r *reader) fieldChar(kind string) {
	n := len(r.fields)
	switch {
	case kind == "begin" && n < mostFields:
		r.fields = append(r.fields, wordField{})
	case kind == "separate" && n > 0:
		r.fields[n-1].shows = true
	case kind == "end" && n > 0:
		r.leaveField(r.fields[n-1].says)
		r.fields = r.fields[:n-1]
	}
}

func (r *reader) fieldSays(s string) {
	if n := len(r.fields); n > 0 && len(r.fields[n-1].says) < 1000 {
		r.fields[n-1].says += s
	}
}

// inField reports whether what comes is not shown: a field that still says what it is.
func (r *reader) inField() bool {
	for _, f := range r.fields {
		if !f.shows {
			return true
		}
	}
	return false
}

// leaveField says what a field was that now is the text it showed. A link is its words, and nothing is lost.
func (r *reader) leaveField(says string) {
	words := strings.Fields(strings.ToUpper(says))
	if len(words) == 0 {
		return
	}
	switch words[0] {
	case "HYPERLINK", "LISTNUM", "ADVANCE", "FORMTEXT":
	case "REF", "PAGEREF", "NOTEREF":
		r.leave(LeftReference)
	default:
		r.leave(LeftField)
	}
}
