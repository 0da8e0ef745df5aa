package redline

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
)

// unit is one stretch of a document that is compared as a whole: a paragraph, an item, a row of a table, a line.
type unit struct {
	part  Part
	label string // its number as the paper prints it, "" for none
	words string
	block int // place of its block in the document
}

// Part says what of a paper a row is.
type Part string

// The parts of a paper.
const (
	Head      Part = "head" // caption or letterhead
	Heading   Part = "heading"
	Text      Part = "text"
	Item      Part = "item"
	QuotePart Part = "quote"
	Cells     Part = "cells" // a row of a table
	Sign      Part = "sign"
	Note      Part = "note" // a footnote
)

// units are the stretches of a document in reading order.
type units struct {
	list  []unit
	at    int    // the block being read
	count [4]int // numbered paragraphs, by level
	notes int
}

func unitsOf(d *draft.Document) []unit {
	u := &units{}
	if d != nil {
		for i, b := range d.Blocks {
			u.at = i
			u.block(b)
		}
	}
	return u.list
}

func (u *units) block(b draft.Block) {
	switch b := b.(type) {
	case draft.Caption:
		for _, side := range [][]draft.Rich{b.Counsel, b.Court, b.Parties, b.Right} {
			u.lines(Head, side)
		}
	case draft.Letterhead:
		u.lines(Head, []draft.Rich{draft.Plain(b.Name), draft.Plain(b.Contact)})
	case draft.Title:
		u.add(Heading, "", b.Text)
	case draft.Heading:
		u.add(Heading, "", b.Text)
	case draft.Numbered:
		u.add(Text, u.number(b), b.Text)
	case draft.Paragraph:
		u.add(Text, "", b.Text)
	case draft.Quote:
		u.add(QuotePart, "", b.Text)
	case draft.Table:
		u.row(b.Head)
		for _, r := range b.Rows {
			u.row(r)
		}
	case draft.List:
		for i, item := range b.Items {
			label := "–"
			if b.Lettered {
				label = "(" + letters(i+1) + ")"
			}
			u.add(Item, label, item)
		}
	default:
		u.signs(b)
	}
}

// signs are the blocks at the end of a paper.
func (u *units) signs(b draft.Block) {
	switch b := b.(type) {
	case draft.Signature:
		u.add(Sign, "", b.Lead)
		u.lines(Sign, b.Lines)
	case draft.Jurat:
		u.add(Text, "", b.Words)
		u.lines(Sign, b.Lines)
	case draft.Notary:
		u.lines(Sign, []draft.Rich{b.State, b.County, b.Words, b.Signer})
	}
}

func (u *units) lines(p Part, list []draft.Rich) {
	for _, l := range list {
		u.add(p, "", l)
	}
}

// add appends a stretch, and its footnotes after it.
func (u *units) add(p Part, label string, r draft.Rich) {
	if words := strings.TrimSpace(r.String()); words != "" {
		u.list = append(u.list, unit{p, label, words, u.at})
	}
	for _, n := range r.Notes() {
		u.notes++
		u.list = append(u.list, unit{Note, fmt.Sprint(u.notes), strings.TrimSpace(n.String()), u.at})
	}
}

func (u *units) row(cells []draft.Rich) {
	var words []string
	any := false
	for _, c := range cells {
		w := strings.Join(strings.Fields(c.String()), " ")
		any = any || w != ""
		words = append(words, w)
	}
	if any {
		u.list = append(u.list, unit{Cells, "", strings.Join(words, " | "), u.at})
	}
}

// number counts a paragraph as the page does: a higher level starts those below anew.
func (u *units) number(b draft.Numbered) string {
	level := min(max(b.Level, 1), 3)
	if b.Restart {
		u.count[level] = 0
	}
	u.count[level]++
	for below := level + 1; below < len(u.count); below++ {
		u.count[below] = 0
	}
	n := u.count[level]
	switch level {
	case 2:
		return letters(n) + "."
	case 3:
		return roman(n) + "."
	}
	return fmt.Sprintf("%d.", n)
}

// letters counts a, b, ... z, aa, bb.
func letters(n int) string {
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 20))
}

func roman(n int) string {
	out := ""
	for _, r := range []struct {
		worth int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= r.worth; n -= r.worth {
			out += r.sign
		}
	}
	return out
}
