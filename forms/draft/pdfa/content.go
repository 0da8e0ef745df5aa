package pdfa

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// marks are the numbers of marked content by page.
type marks map[string][]int

// content reads what every page draws (6.2 and 6.7 of the standard).
func (c *checker) content() marks {
	out := marks{}
	for _, ref := range c.pages() {
		page := c.dict(ref)
		data, ok := c.stream(page["/Contents"])
		if !ok {
			c.say("a page has no content, or it lies in pieces")
			continue
		}
		if c.str(page["/Tabs"]) != "/S" {
			c.say("a page is not gone through in the order of its tags")
		}
		p := &pageReader{checker: c, resources: c.dict(page["/Resources"])}
		p.run(string(data))
		out[ref] = p.ids
	}
	return out
}

// pageReader follows the operators of one page.
type pageReader struct {
	*checker
	resources map[string]any
	args      []string
	open      []string // marked content: "id", "artifact" or "span"
	saved     int
	inText    bool
	font      string // reference of the font in force
	ids       []int
}

func (p *pageReader) run(data string) {
	for _, t := range tokens(data) {
		if !operator(t) {
			p.args = append(p.args, t)
			continue
		}
		p.op(t)
		p.args = p.args[:0]
	}
	if len(p.open) > 0 || p.saved != 0 || p.inText {
		p.say("a page leaves something open at its end")
	}
}

func (p *pageReader) op(op string) {
	switch op {
	case "q":
		if p.saved++; p.saved > 28 {
			p.say("states are saved more than 28 deep")
		}
	case "Q":
		p.saved--
	case "BT", "ET":
		p.inText = op == "BT"
	case "BMC", "BDC":
		p.begin()
	case "EMC":
		if len(p.open) == 0 {
			p.say("marked content ends that did not begin")
			return
		}
		p.open = p.open[:len(p.open)-1]
	case "Tf":
		p.font, _ = p.dict(p.resources["/Font"])[p.arg(0)].(string)
		if p.font == "" {
			p.say("a page uses a font that it does not name")
		}
	case "Tj", "TJ":
		p.painted("text")
		p.text()
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do":
		p.painted("a drawing")
	case "g", "G":
		if p.dict(p.resources["/ColorSpace"])["/DefaultGray"] == nil {
			p.say("a page uses grey of the device")
		}
	case "rg", "RG", "k", "K":
		p.say("a page uses colour of the device (%s)", op)
	case "Tr", "gs", "sh", "BI", "ID", "EI", "d0", "d1", "PS":
		p.say("a page uses an operator that our papers do without (%s)", op)
	case "Tm", "Td", "Tc", "Tw", "Tz", "TL", "Ts", "cm", "w", "J", "j", "M", "d", "m", "l", "c", "v", "y", "h", "re", "n", "W", "W*", "cs", "CS", "sc", "SC", "scn", "SCN", "i", "ri":
	default:
		p.say("a page uses an operator that does not exist (%q)", op)
	}
}

func (p *pageReader) arg(i int) string {
	if i < len(p.args) {
		return p.args[i]
	}
	return ""
}

// begin opens marked content: with a number it belongs to the structure, as an artifact it does not.
func (p *pageReader) begin() {
	rest := strings.Join(p.args[min(1, len(p.args)):], " ")
	switch _, id, numbered := strings.Cut(rest, "/MCID "); {
	case numbered:
		n, err := strconv.Atoi(strings.TrimRight(strings.Fields(id)[0], ">"))
		if err != nil {
			p.say("marked content has a number that is none")
		}
		p.ids = append(p.ids, n)
		p.open = append(p.open, "id")
	case p.arg(0) == "/Artifact":
		if len(p.open) > 0 {
			p.say("an artifact stands inside other content")
		}
		p.open = append(p.open, "artifact")
	default:
		p.open = append(p.open, "span")
	}
}

func (p *pageReader) painted(what string) {
	if len(p.open) == 0 || p.open[0] == "span" {
		p.say("%s is neither tagged nor an artifact", what)
	}
}

// text notes the codes of two bytes that are shown.
func (p *pageReader) text() {
	if p.shown[p.font] == nil {
		p.shown[p.font] = map[int]bool{}
	}
	for _, a := range p.args {
		if !strings.HasPrefix(a, "<") {
			continue
		}
		b, err := hex.DecodeString(strings.Trim(a, "<>"))
		if err != nil || len(b)%2 != 0 {
			p.say("a text is written in codes of another length")
			return
		}
		for i := 0; i < len(b); i += 2 {
			p.shown[p.font][int(b[i])<<8|int(b[i+1])] = true
		}
	}
}

func operator(t string) bool {
	return t[0] >= 'a' && t[0] <= 'z' || t[0] >= 'A' && t[0] <= 'Z' || t[0] == '\'' || t[0] == '"'
}

// tokens splits a content stream as our writer makes it: hexadecimal strings, names, numbers, operators and
// dictionaries, which stay whole. Brackets of arrays are left out.
func tokens(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		switch ch := s[i]; {
		case strings.IndexByte(" \r\n\t[]", ch) >= 0:
			i++
		case strings.HasPrefix(s[i:], "<<"):
			end := i + dictionary(s[i:])
			out = append(out, s[i:end])
			i = end
		case ch == '<':
			end := strings.IndexByte(s[i:], '>')
			if end < 0 {
				return out
			}
			out = append(out, s[i:i+end+1])
			i += end + 1
		default:
			end := i + 1
			for end < len(s) && strings.IndexByte(" \r\n\t[]<>/(", s[end]) < 0 {
				end++
			}
			out = append(out, s[i:end])
			i = end
		}
	}
	return out
}

// dictionary is the length of the dictionary that s begins with; it may hold hexadecimal strings.
func dictionary(s string) int {
	for i := 2; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], ">>"):
			return i + 2
		case s[i] == '<':
			end := strings.IndexByte(s[i:], '>')
			if end < 0 {
				return len(s)
			}
			i += end
		}
	}
	return len(s)
}
