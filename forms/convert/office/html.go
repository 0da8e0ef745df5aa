package office

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// DecodeHTML turns the bytes of an HTML page into text in Unicode: by its byte order mark, by label where the mail or
// server stated one, by what the page says of itself, or by a guess.
func DecodeHTML(b []byte, label string) string {
	if label == "" {
		if _, name, sure := charset.DetermineEncoding(b[:min(len(b), 1024)], ""); sure || name != "windows-1252" {
			label = name
		}
	}
	s, _ := Decode(b, label)
	return s
}

// HTML gives the words of a page in reading order: paragraphs and rows on lines of their own, the address of a link
// after its words, quoted passages behind "> ". Pictures are named by their alternative text; remote counts those on the
// internet, none of which is fetched.
func HTML(page string) (words string, remote int) {
	h := &htmlWords{}
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(4 << 20) // one tag or comment; beyond it the rest is not a page
	for h.out.Len() < MaxText+1 {
		switch z.Next() {
		case html.ErrorToken:
			return h.finish(), h.remote
		case html.TextToken:
			if h.silent == "" {
				h.text(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			h.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			h.end(string(name))
		}
	}
	return h.finish(), h.remote
}

// htmlWords gathers words and decides where lines end.
type htmlWords struct {
	out    strings.Builder
	silent string // inside a tag whose text nobody sees: script, style
	pre    int    // inside <pre>: spaces and line ends count
	quote  int    // depth of quoted passages
	gap    int    // line ends owed before the next word
	space  bool   // a space owed
	cell   bool   // the next cell of a row is not its first
	begun  bool   // the line has words
	href   []string
	mark   []int // where each link's words begin in out
	remote int
}

var (
	blockTags = set("p div section article header footer main aside nav form fieldset address center dl dd dt figure figcaption details summary table caption thead tbody tfoot h1 h2 h3 h4 h5 h6 hr ul ol body")
	wideTags  = set("p h1 h2 h3 h4 h5 h6 table ul ol blockquote pre")
	mute      = set("script style template noscript head title svg math object")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func (h *htmlWords) start(t html.Token) {
	name := t.Data
	if h.silent != "" {
		return
	}
	switch {
	case mute[name]:
		if t.Type == html.StartTagToken && name != "head" { // a head without an end would swallow the page
			h.silent = name
		}
	case name == "br":
		h.lineEnd()
	case name == "a":
		h.link(t)
	case name == "img":
		h.picture(t)
	case name == "li":
		h.lines(1)
		h.word("– ")
	case name == "tr":
		h.lines(1)
		h.cell = false
	case name == "td" || name == "th":
		if h.cell && h.begun {
			h.word(" | ")
		}
		h.cell = true
	case name == "blockquote":
		h.lines(2)
		h.quote = min(h.quote+1, 20)
	case name == "pre":
		h.lines(2)
		h.pre++
	case wideTags[name]:
		h.lines(2)
	case blockTags[name]:
		h.lines(1)
	}
}

func (h *htmlWords) end(name string) {
	if h.silent != "" {
		if name == h.silent {
			h.silent = ""
		}
		return
	}
	switch {
	case name == "a":
		h.endLink()
	case name == "blockquote":
		h.lines(2)
		h.quote = max(h.quote-1, 0)
	case name == "pre":
		h.lines(2)
		h.pre = max(h.pre-1, 0)
	case name == "tr" || name == "li":
		h.lines(1)
		h.cell = false
	case wideTags[name]:
		h.lines(2)
	case blockTags[name]:
		h.lines(1)
	}
}

func (h *htmlWords) link(t html.Token) {
	if len(h.href) > 50 {
		return
	}
	h.href = append(h.href, attr(t, "href"))
	h.mark = append(h.mark, h.out.Len())
}

// endLink sets the address of a link after its words, unless they are the address.
func (h *htmlWords) endLink() {
	n := len(h.href) - 1
	if n < 0 {
		return
	}
	to, from := strings.TrimSpace(h.href[n]), h.mark[n]
	h.href, h.mark = h.href[:n], h.mark[:n]
	said := strings.TrimSpace(h.out.String()[from:])
	bare := strings.TrimPrefix(strings.TrimPrefix(to, "mailto:"), "tel:")
	if bare == "" || strings.HasPrefix(to, "#") || strings.EqualFold(said, to) || strings.EqualFold(said, bare) ||
		strings.EqualFold(strings.TrimRight(bare, "/"), strings.TrimRight(said, "/")) {
		return
	}
	h.word(" <" + bare + ">")
}

func (h *htmlWords) picture(t html.Token) {
	src := strings.ToLower(strings.TrimSpace(attr(t, "src")))
	if strings.HasPrefix(src, "http:") || strings.HasPrefix(src, "https:") || strings.HasPrefix(src, "//") {
		h.remote++
	}
	if alt := strings.TrimSpace(attr(t, "alt")); alt != "" {
		h.word("[" + alt + "]")
	}
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text takes words between tags: any white space is one space, except in <pre>.
func (h *htmlWords) text(s string) {
	if h.pre > 0 {
		for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
			if i > 0 {
				h.lineEnd()
			}
			h.word(line)
		}
		return
	}
	const white = " \t\r\n\f"
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(white, r) })
	if len(fields) == 0 {
		h.space = h.space || s != ""
		return
	}
	if strings.ContainsRune(white, rune(s[0])) {
		h.space = true
	}
	h.word(strings.Join(fields, " "))
	h.space = strings.ContainsRune(white, rune(s[len(s)-1]))
}

// word writes words after the line ends and the space that are owed.
func (h *htmlWords) word(s string) {
	if s == "" {
		return
	}
	if h.out.Len() > 0 && h.gap > 0 {
		for range h.gap {
			h.out.WriteByte('\n')
		}
		h.begun = false
	}
	h.gap = 0
	if !h.begun {
		h.out.WriteString(strings.Repeat("> ", h.quote))
		if h.pre == 0 {
			s = strings.TrimPrefix(s, " ")
		}
	} else if h.space {
		h.out.WriteByte(' ')
	}
	h.out.WriteString(s)
	h.begun, h.space = true, false
}

// lines asks for n line ends before the next word.
func (h *htmlWords) lines(n int) {
	h.gap, h.space = max(h.gap, n), false
}

// lineEnd is a line end of its own: two of them leave an empty line.
func (h *htmlWords) lineEnd() {
	h.gap, h.space = min(h.gap+1, 3), false
}

func (h *htmlWords) finish() string { return strings.TrimSpace(h.out.String()) }
