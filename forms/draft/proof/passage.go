package proof

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// part is what kind of words a passage is made of.
type part int

const (
	body      part = iota
	quoted         // another's words, set apart as a quotation
	head           // title and headings
	captioned      // the head of a court paper
	signed         // lines under a signature, letterhead, notary
	cell           // of a table
)

// passage is one stretch of a paper's words: a paragraph with its footnotes after it, a cell, a line of the caption.
type passage struct {
	block   int
	number  string
	heading string
	part    part
	text    string
	first   bool // first cell of its row
	row     int  // of a cell: its row, from 0; the head row is -1

	fragment *cases.Fragment // the piece of the story that it tells; nil = none, or not known
	theirs   bool            // the client's own words, or another's as a quotation
}

// passagesOf takes a paper apart, in its order.
func passagesOf(doc *draft.Document) []passage {
	var out []passage
	var count numbering
	heading := ""
	for i, b := range doc.Blocks {
		at := passage{block: i, heading: heading}
		if n, ok := b.(draft.Numbered); ok {
			at.number = count.next(n)
		}
		if h, ok := b.(draft.Heading); ok {
			heading = h.Text.String()
		}
		out = append(out, of(b, at)...)
	}
	return out
}

// of gives the passages of one block. A kind of block that is not named here is read as running text.
func of(b draft.Block, at passage) []passage {
	switch v := b.(type) {
	case draft.Caption:
		at.part = captioned
		var out []passage
		for _, lines := range [][]draft.Rich{v.Counsel, v.Court, v.Parties, v.Right} {
			out = append(out, with(at, strings.Join(plain(lines), "\n")))
		}
		return out
	case draft.Letterhead:
		at.part = signed
		return []passage{with(at, v.Name+"\n"+v.Contact)}
	case draft.Title, draft.Heading:
		at.part = head
	case draft.Quote:
		at.part = quoted
	case draft.Signature, draft.Notary:
		at.part = signed
	case draft.Jurat:
		return append(running(at, v.Words), with(passage{block: at.block, heading: at.heading, part: signed}, strings.Join(plain(v.Lines), "\n")))
	case draft.Table:
		return cellsOf(v, at)
	}
	return running(at, textsOf(reflect.ValueOf(b))...)
}

func cellsOf(t draft.Table, at passage) []passage {
	at.part = cell
	var out []passage
	for n, row := range append([][]draft.Rich{t.Head}, t.Rows...) {
		for i, c := range row {
			one := with(at, words(c))
			one.first, one.row = i == 0, n-1
			out = append(out, one)
		}
	}
	return out
}

// running are texts as passages of one block.
func running(at passage, texts ...draft.Rich) []passage {
	var out []passage
	for _, t := range texts {
		out = append(out, with(at, words(t)))
	}
	return out
}

func with(at passage, s string) passage {
	at.text = s
	return at
}

func plain(lines []draft.Rich) []string {
	var out []string
	for _, l := range lines {
		out = append(out, words(l))
	}
	return out
}

// words is a text and, behind it, its footnotes. Spaces that do not break count as spaces.
func words(r draft.Rich) string {
	out := r.String()
	for _, n := range r.Notes() {
		out += "\n" + n.String()
	}
	return spaces.Replace(out)
}

var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\t", " ")

// textsOf collects the texts in the fields of a block, whatever its kind.
func textsOf(v reflect.Value) []draft.Rich {
	var out []draft.Rich
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, textsOf(v.Field(i))...)
		}
	case reflect.Slice:
		if spans := reflect.TypeFor[[]text.Span](); v.Type().ConvertibleTo(spans) {
			return []draft.Rich{draft.Rich(v.Convert(spans).Interface().([]text.Span))}
		}
		for i := range v.Len() {
			out = append(out, textsOf(v.Index(i))...)
		}
	}
	return out
}

// numbering counts paragraphs as the paper prints them: 3, or 3.b where the level below is lettered.
type numbering [3]int

func (c *numbering) next(n draft.Numbered) string {
	level := min(max(n.Level, 1), len(c)) - 1
	if n.Restart {
		c[level] = 0
	}
	c[level]++
	for i := level + 1; i < len(c); i++ {
		c[i] = 0
	}
	out := fmt.Sprint(c[0])
	if level > 0 {
		out += "." + string(rune('a'+(max(c[1], 1)-1)%26))
	}
	if level > 1 {
		out += "." + [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}[(max(c[2], 1)-1)%10]
	}
	return out
}

// sentence is a stretch of a passage up to a full stop, with its place in bytes.
type sentence struct {
	text  string
	start int
}

var sentenceEnd = pattern.Must(`[.!?…]+["”»’')\]]*\s+|\n+|: +`)

// shortened are words whose full stop ends no sentence.
var shortened = pattern.Must(`(?i)\b(mr|mrs|ms|mx|dr|st|no|nos|jr|sr|vs|v|u\.s|u\.s\.c|p\.?m|a\.?m|art|sec|cal|fed|id|cf|e\.g|i\.e|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|sra|srta|lic|approx|ca|[A-Z])\.\s*$`)

// sentences cuts a text at the ends of its sentences.
func sentences(s string) []sentence {
	var out []sentence
	start := 0
	cut := func(end int) {
		if t := s[start:end]; strings.TrimSpace(t) != "" {
			out = append(out, sentence{t, start})
		}
		start = end
	}
	for _, at := range sentenceEnd.FindAllStringIndex(s, -1) {
		if strings.Contains(s[at[0]:at[1]], "\n") || !shortened.MatchString(s[max(start, at[1]-12):at[1]]) {
			cut(at[1])
		}
	}
	cut(len(s))
	return out
}
