package office

import (
	"strconv"
	"strings"
)

// RTF gives the words of a rich text file (Rich Text Format 1.9.1): Unicode and codepage characters, tables cell by
// cell, footnotes, headers and footers, tracked changes in brackets. HTML that Outlook wrapped in RTF (MS-OXRTFEX) is
// unwrapped and read as HTML. Groups nest no deeper than 500; what lies deeper is left out.
func RTF(b []byte) string {
	r := &rtf{b: b, fonts: map[int]int{}, page: 1252}
	r.state.skip = 1
	r.read()
	if r.html {
		words, _ := HTML(r.out.String())
		return words
	}
	return strings.TrimSpace(r.out.String())
}

// rtfState is what a group passes on to the groups within it.
type rtfState struct {
	dest    string // the destination the group belongs to, "" for the text
	font    int
	skip    int  // characters to leave out after a \u, for readers that do not know it
	off     bool // inside \htmlrtf: for readers that do not know HTML
	tag     bool // inside \*\htmltag: HTML itself
	inserts bool
	deletes bool
}

type rtf struct {
	b     []byte
	at    int
	out   strings.Builder
	state rtfState
	stack []rtfState
	deep  int // groups beyond the limit

	page    int         // codepage of the file
	fonts   map[int]int // codepage by font
	defFont int
	defined int    // font being defined in the table of fonts
	bytes   []byte // characters of a codepage not yet decoded
	units   []uint16
	left    int // characters still to leave out after a \u
	html    bool
	change  string // the bracket that is open: inserted, deleted
	begun   bool
}

const rtfDepth = 500

func (r *rtf) read() {
	for r.at < len(r.b) && r.out.Len() <= MaxText {
		switch c := r.b[r.at]; c {
		case '{':
			r.at++
			r.push()
		case '}':
			r.at++
			r.pop()
		case '\\':
			r.at++
			r.control()
		case '\r', '\n', 0:
			r.at++
		default:
			r.at++
			r.plainByte(c)
		}
	}
	r.flush()
	r.mark("")
}

func (r *rtf) push() {
	r.flush()
	r.left = 0
	if len(r.stack) >= rtfDepth {
		r.deep++
		return
	}
	r.stack = append(r.stack, r.state)
	r.begun = true // a word after the brace may name a destination
}

func (r *rtf) pop() {
	r.flush()
	r.left = 0
	switch n := len(r.stack) - 1; {
	case r.deep > 0:
		r.deep--
	case n >= 0:
		ended := r.state.dest
		r.state, r.stack = r.stack[n], r.stack[:n]
		if ended != r.state.dest && spoken[ended] != "" && !r.html {
			r.out.WriteString("]")
		}
	}
}

// control reads what follows a backslash.
func (r *rtf) control() {
	if r.at >= len(r.b) {
		return
	}
	c := r.b[r.at]
	if !letter(c) {
		r.at++
		r.symbol(c)
		return
	}
	from := r.at
	for r.at < len(r.b) && letter(r.b[r.at]) && r.at-from < 32 {
		r.at++
	}
	word := string(r.b[from:r.at])
	from = r.at
	if r.at < len(r.b) && r.b[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.b) && r.b[r.at] >= '0' && r.b[r.at] <= '9' && r.at-from < 11 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.b[from:r.at]))
	given := err == nil
	if r.at < len(r.b) && r.b[r.at] == ' ' {
		r.at++
	}
	r.word(word, n, given)
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// symbol is a backslash with one character that is no letter.
func (r *rtf) symbol(c byte) {
	switch c {
	case '\'':
		if r.at+2 > len(r.b) {
			r.at = len(r.b)
			return
		}
		v, err := strconv.ParseUint(string(r.b[r.at:r.at+2]), 16, 8)
		r.at += 2
		if err == nil {
			r.codepage(byte(v))
		}
	case '*':
		r.begun = false
		r.star()
	case '~':
		r.text("\u00a0")
	case '_':
		r.text("\u2011")
	case '-':
	case '\r', '\n':
		r.text("\n")
	default:
		r.plainByte(c)
	}
}

// star is a destination that readers may pass over: all but those read here are.
func (r *rtf) star() {
	rest := string(r.b[r.at:min(len(r.b), r.at+24)])
	rest = strings.TrimLeft(rest, " \r\n")
	switch {
	case strings.HasPrefix(rest, `\htmltag`):
		r.state.tag, r.state.dest = true, ""
	case strings.HasPrefix(rest, `\annotation`), strings.HasPrefix(rest, `\shpinst`):
	default:
		r.state.dest = "unknown"
	}
}

// silent destinations hold no words of the text.
var silent = set("fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping datastore latentstyles listtable " +
	"listoverridetable rsidtbl generator xmlnstbl fldinst filetbl revtbl bkmkstart bkmkend atnid atnauthor atntime atnref atndate " +
	"atnparent mmathPr wgrffmtfilter passwordhash userprops ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn nonshppict pnseclvl mhtmltag")

// spoken destinations are set into the text in brackets.
var spoken = map[string]string{"footnote": "footnote", "annotation": "comment", "header": "header", "headerl": "header", "headerr": "header",
	"headerf": "header", "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer"}

var rtfSigns = map[string]string{"par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "softline": "\n", "row": "\n", "nestrow": "\n",
	"cell": " | ", "nestcell": " | ", "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
	"rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c"}

func (r *rtf) word(w string, n int, given bool) {
	first := r.begun
	r.begun = false
	if w != "u" {
		r.flush()
	}
	if s, ok := rtfSigns[w]; ok {
		r.text(s)
		return
	}
	switch w {
	case "u":
		if given {
			r.unicode(n)
		}
	case "uc":
		r.state.skip = max(0, min(n, 16))
	case "bin":
		r.at = min(len(r.b), r.at+max(n, 0))
	case "ansicpg":
		r.page = n
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "deff":
		r.defFont, r.state.font = n, n
	case "plain":
		r.state.font, r.state.inserts, r.state.deletes = r.defFont, false, false
	case "f":
		r.state.font, r.defined = n, n
	case "fcharset":
		if len(r.fonts) < 4096 && r.state.dest == "fonttbl" {
			if page := charsetPage[n]; page != 0 {
				r.fonts[r.defined] = page
			}
		}
	case "cpg":
		if len(r.fonts) < 4096 && r.state.dest == "fonttbl" && n > 0 {
			r.fonts[r.defined] = n
		}
	case "fromhtml":
		r.html = r.html || len(r.stack) == 1 && (!given || n != 0)
	case "htmlrtf":
		r.state.off = !given || n != 0
	case "revised":
		r.state.inserts = !given || n != 0
	case "deleted":
		r.state.deletes = !given || n != 0
	default:
		r.destination(w, first)
	}
}

func (r *rtf) destination(w string, first bool) {
	switch {
	case silent[w] && r.state.dest != "unknown":
		r.state.dest = w
	case spoken[w] != "" && (first || w == "annotation") && !silent[r.state.dest] && r.state.dest != "unknown":
		r.state.dest = w
		if !r.html {
			r.mark("")
			r.out.WriteString(" [" + spoken[w] + ": ")
		}
	}
}
