package docx

import (
	"strconv"
	"strings"
)

// counting is the numberings of a file, and how far each has come.
type counting struct {
	kinds map[string]*numberKind // by abstractNumId
	lists map[string]*numberList // by numId
}

// numberKind is one kind of numbering; lists of the same kind count on together.
type numberKind struct {
	levels [9]numberLevel
	at     [9]int
	begun  [9]bool
}

type numberLevel struct {
	start        int
	format, text string
	known        bool
}

type numberList struct {
	kind  *numberKind
	start map[int]int // overridden, by level
	own   map[int]numberLevel
	used  map[int]bool
}

// label is the number of a paragraph as a reader sees it.
type label struct {
	text   string // "5.", "(a)", "–"
	value  int
	format string // decimal, lowerLetter, bullet, ...
	level  int
	list   string // numId
}

func readCounting(root *node) *counting {
	c := &counting{kinds: map[string]*numberKind{}, lists: map[string]*numberList{}}
	if root == nil {
		return c
	}
	links, linked := map[string]*numberKind{}, map[string]string{}
	for _, k := range root.kids {
		if k.name != "abstractNum" {
			continue
		}
		kind := &numberKind{}
		for _, l := range k.kids {
			if l.name == "lvl" {
				if i := number(l.val("ilvl")); i >= 0 && i < 9 {
					kind.levels[i] = readLevel(l)
				}
			}
		}
		c.kinds[k.val("abstractNumId")] = kind
		if style := k.kid("styleLink").val("val"); style != "" {
			links[style] = kind
		}
		if style := k.kid("numStyleLink").val("val"); style != "" {
			linked[k.val("abstractNumId")] = style
		}
	}
	for id, style := range linked { // a kind may only point at another
		if links[style] != nil {
			c.kinds[id] = links[style]
		}
	}
	for _, k := range root.kids {
		if k.name == "num" {
			c.addList(k)
		}
	}
	return c
}

func readLevel(l *node) numberLevel {
	out := numberLevel{start: 1, format: l.kid("numFmt").val("val"), text: l.kid("lvlText").val("val"), known: true}
	if out.format == "" {
		out.format = "decimal"
	}
	if s := l.kid("start"); s != nil {
		out.start = number(s.val("val"))
	}
	return out
}

func (c *counting) addList(k *node) {
	kind := c.kinds[k.kid("abstractNumId").val("val")]
	if kind == nil {
		return
	}
	l := &numberList{kind: kind, start: map[int]int{}, own: map[int]numberLevel{}, used: map[int]bool{}}
	for _, o := range k.kids {
		if o.name != "lvlOverride" {
			continue
		}
		i := number(o.val("ilvl"))
		if s := o.kid("startOverride"); s != nil {
			l.start[i] = number(s.val("val"))
		}
		if own := o.kid("lvl"); own != nil {
			l.own[i] = readLevel(own)
		}
	}
	c.lists[k.val("numId")] = l
}

// next counts one paragraph on and gives its label; ok is false where it has no number.
func (c *counting) next(list string, level int) (out label, ok bool) {
	l := c.lists[list]
	if l == nil || level < 0 || level >= 9 {
		return out, false
	}
	def := l.level(level)
	if !def.known {
		return out, false
	}
	k := l.kind
	over, has := l.start[level]
	switch {
	case has && !l.used[level]:
		k.at[level] = over
	case !k.begun[level]:
		k.at[level] = def.start
	default:
		k.at[level]++
	}
	l.used[level], k.begun[level] = true, true
	for i := level + 1; i < 9; i++ {
		k.begun[i] = false
	}
	out = label{value: k.at[level], format: def.format, level: level, list: list}
	if def.format == "bullet" {
		out.text = "–"
		return out, true
	}
	out.text = def.text
	for i := range 9 {
		mark := "%" + strconv.Itoa(i+1)
		if strings.Contains(out.text, mark) {
			d := l.level(i)
			if i < level && !k.begun[i] { // a level that was passed over counts as begun
				k.at[i], k.begun[i] = d.start, true
			}
			out.text = strings.ReplaceAll(out.text, mark, counted(k.at[i], d.format))
		}
	}
	return out, strings.TrimSpace(out.text) != ""
}

func (l *numberList) level(i int) numberLevel {
	if own, ok := l.own[i]; ok {
		return own
	}
	return l.kind.levels[i]
}

// counted is a number as a format writes it.
func counted(n int, format string) string {
	switch format {
	case "lowerLetter":
		return lettered(n)
	case "upperLetter":
		return strings.ToUpper(lettered(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "none":
		return ""
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// lettered counts a, b, ... z, aa, bb.
func lettered(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	out := ""
	for _, r := range []struct {
		worth int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.worth; n -= r.worth {
			out += r.sign
		}
	}
	return out
}
