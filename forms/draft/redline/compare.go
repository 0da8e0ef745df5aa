package redline

import (
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
)

// Kind says what became of a paragraph or of some words.
type Kind string

// The kinds of a row; words have all but Changed and Moved.
const (
	Same    Kind = "same"
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
	Moved   Kind = "moved" // the same words stand at another place
)

// Span is words that stayed, came or went.
type Span struct {
	Kind Kind   `json:"kind"`
	Text string `json:"text"`
}

// Row is one paragraph of the comparison, in the order of the later version; one that went stands where it was.
type Row struct {
	Kind   Kind   `json:"kind"`
	Part   Part   `json:"part"`
	Before string `json:"before,omitempty"` // number in the earlier version: "5."
	After  string `json:"after,omitempty"`  // in the later one
	Spans  []Span `json:"spans"`
	Gone   bool   `json:"gone,omitempty"` // of a Moved row: the words stood here; else they stand here now

	// Places of the blocks in the two documents, -1 where it has none there.
	BlockBefore int `json:"blockBefore"`
	BlockAfter  int `json:"blockAfter"`
}

// Words are the words of the row in the later version, or in the earlier one where it went.
func (r Row) Words() string {
	out := ""
	for _, s := range r.Spans {
		if s.Kind != Removed || r.Kind == Removed {
			out += s.Text
		}
	}
	return out
}

// Comparison is what differs between two versions of a paper.
type Comparison struct {
	Rows []Row `json:"rows"`
}

// Count is how many rows are of a kind. A paragraph that moved counts once.
func (c *Comparison) Count(k Kind) int {
	n := 0
	for _, r := range c.Rows {
		if r.Kind == k && !r.Gone {
			n++
		}
	}
	return n
}

// Alike reports whether the two versions say the same.
func (c *Comparison) Alike() bool { return c.Count(Same) == len(c.Rows) }

// likeEnough is from where on two paragraphs count as one that was changed.
const likeEnough = 0.45

// Compare compares two documents. Curly and straight quotes, and kinds of spaces, count as the same: word processors
// change them by themselves.
func Compare(before, after *draft.Document) *Comparison {
	a, b := unitsOf(before), unitsOf(after)
	x, y := foldAll(a), foldAll(b)
	steps := align(len(a), len(b), func(i, j int) bool { return a[i].part == b[j].part && x[i] == y[j] })
	c := &Comparison{Rows: []Row{}}
	for k := 0; k < len(steps); {
		if s := steps[k]; s.before >= 0 && s.after >= 0 {
			u, v := a[s.before], b[s.after]
			c.Rows = append(c.Rows, Row{Kind: Same, Part: v.part, Before: u.label, After: v.label, Spans: []Span{{Same, v.words}},
				BlockBefore: u.block, BlockAfter: v.block})
			k++
			continue
		}
		var gone, come []unit
		for ; k < len(steps) && (steps[k].before < 0 || steps[k].after < 0); k++ {
			if steps[k].before >= 0 {
				gone = append(gone, a[steps[k].before])
			} else {
				come = append(come, b[steps[k].after])
			}
		}
		c.pair(gone, come)
	}
	c.findMoved()
	return c
}

func foldAll(list []unit) []string {
	out := make([]string, len(list))
	for i, u := range list {
		out[i] = folded(u.words)
	}
	return out
}

// pair puts those that went and those that came in order; two that are like enough are one that was changed.
func (c *Comparison) pair(gone, come []unit) {
	bags := func(list []unit) (out []map[string]int) {
		for _, u := range list {
			out = append(out, bag(u.words))
		}
		return out
	}
	a, b := bags(gone), bags(come)
	for _, s := range align(len(gone), len(come), func(i, j int) bool { return alike(a[i], b[j]) >= likeEnough }) {
		switch {
		case s.after < 0:
			u := gone[s.before]
			c.Rows = append(c.Rows, Row{Kind: Removed, Part: u.part, Before: u.label, Spans: []Span{{Removed, u.words}}, BlockBefore: u.block, BlockAfter: -1})
		case s.before < 0:
			u := come[s.after]
			c.Rows = append(c.Rows, Row{Kind: Added, Part: u.part, After: u.label, Spans: []Span{{Added, u.words}}, BlockBefore: -1, BlockAfter: u.block})
		default:
			u, v := gone[s.before], come[s.after]
			c.Rows = append(c.Rows, Row{Kind: Changed, Part: v.part, Before: u.label, After: v.label, Spans: wordsOf(u.words, v.words),
				BlockBefore: u.block, BlockAfter: v.block})
		}
	}
}

// leastMoved keeps short lines, such as "v.", from counting as moved.
const leastMoved = 20

// findMoved finds paragraphs that went at one place and came at another with the same words.
func (c *Comparison) findMoved() {
	gone := map[string][]int{}
	for i, r := range c.Rows {
		if r.Kind == Removed && len(r.Spans[0].Text) >= leastMoved {
			key := folded(r.Spans[0].Text)
			gone[key] = append(gone[key], i)
		}
	}
	for i := range c.Rows {
		r := &c.Rows[i]
		if r.Kind != Added {
			continue
		}
		key := folded(r.Spans[0].Text)
		if len(gone[key]) == 0 {
			continue
		}
		was := &c.Rows[gone[key][0]]
		gone[key] = gone[key][1:]
		was.Kind, was.Gone, was.After, was.BlockAfter = Moved, true, r.After, r.BlockAfter
		r.Kind, r.Before, r.BlockBefore = Moved, was.Before, was.BlockBefore
	}
}

// wordsOf compares two texts word by word.
func wordsOf(before, after string) []Span {
	a, b := tokens(before), tokens(after)
	steps := align(len(a), len(b), func(i, j int) bool { return folded(a[i]) == folded(b[j]) })
	var list []change
	for k := 0; k < len(steps); {
		var c change
		for ; k < len(steps) && steps[k].before >= 0 && steps[k].after >= 0; k++ {
			c.stayed += b[steps[k].after]
		}
		for ; k < len(steps) && (steps[k].before < 0 || steps[k].after < 0); k++ {
			if steps[k].before >= 0 {
				c.went += a[steps[k].before]
			} else {
				c.came += b[steps[k].after]
			}
		}
		list = append(list, c)
	}
	return readable(list)
}

// change is words that stayed, and what went and came behind them.
type change struct{ stayed, went, came string }

func (c change) none() bool { return c.went == "" && c.came == "" }

// readable joins changes that have next to nothing between them, so that a sentence that was written anew is not shown
// as confetti.
func readable(list []change) []Span {
	var joined []change
	for _, c := range list {
		if n := len(joined); n > 0 && !c.none() && !joined[n-1].none() && small(c.stayed) {
			joined[n-1].went += c.stayed + c.went
			joined[n-1].came += c.stayed + c.came
			continue
		}
		joined = append(joined, c)
	}
	var out []Span
	add := func(k Kind, s string) {
		if s != "" {
			out = append(out, Span{k, s})
		}
	}
	for _, c := range joined {
		add(Same, c.stayed)
		add(Removed, c.went)
		add(Added, c.came)
	}
	return out
}

// small reports whether words are too few to part two changes.
func small(s string) bool { return len(strings.Fields(s)) <= 1 && len(strings.TrimSpace(s)) < 4 }
