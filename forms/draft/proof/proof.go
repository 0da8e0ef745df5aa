package proof

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// Level is how much a finding weighs.
type Level string

// The levels. Red is what no reader of this paper should get; amber is to be looked at; a note only tells.
const (
	Red   Level = "red"
	Amber Level = "amber"
	Note  Level = "note"
)

// Rule names what was checked. The names are permanent: a person's decision about a finding refers to them.
type Rule string

// What opens to mend a finding.
const (
	FixFacts    = "facts"    // the facts of the matter
	FixStory    = "story"    // the pieces of the story
	FixExhibits = "exhibits" // the exhibits and their order
	FixPaper    = "paper"    // the words of the paper itself
)

// Finding is one place in a paper that a person should look at.
type Finding struct {
	Key       string `json:"key"` // the same for the same words at the same place each time
	Rule      Rule   `json:"rule"`
	Level     Level  `json:"level"`
	Block     int    `json:"block"`     // index in Document.Blocks, -1 for the paper as a whole
	Paragraph string `json:"paragraph"` // as the paper numbers it: "12" or "12.a"; "" where it has no number
	Where     string `json:"where"`     // the heading above it, "" before the first one
	Quote     string `json:"quote"`     // the words, as they stand in the paper
	Other     string `json:"other"`     // what the file says instead, where it says something
	Fix       string `json:"fix"`       // one of the Fix constants
}

// Check reads a paper with the facts of its matter. paper says who reads it and on which day it is dated; without a
// reader it counts as public, without a day nothing is later than it. The findings stand in the order of the paper,
// those of one place by weight. The snapshot is not changed.
func Check(doc *draft.Document, s *cases.Snapshot, paper cases.Paper) []Finding {
	return check(doc, s, paper, func(r *reading) []func() {
		return []func(){
			r.open, r.places, r.identifiers, r.minors, r.wishes, r.told, r.caption, r.exhibits,
			r.names, r.calledByName, r.terms, r.days, r.against, r.wording, r.pronouns,
		}
	})
}

// Protected looks only for what may not reach the reader: places, numbers, names of minors, pieces of the story. It is for
// the words of pages that came from elsewhere, where heads and paragraphs are not known.
func Protected(doc *draft.Document, s *cases.Snapshot, paper cases.Paper) []Finding {
	return check(doc, s, paper, func(r *reading) []func() { return []func(){r.places, r.identifiers, r.minors, r.wishes} })
}

func check(doc *draft.Document, s *cases.Snapshot, paper cases.Paper, rules func(*reading) []func()) []Finding {
	if doc == nil || s == nil {
		return nil
	}
	if paper.For == "" {
		paper.For = cases.CourtPublic
	}
	r := &reading{doc: doc, s: s.In(paper), paper: paper, passages: passagesOf(doc)}
	r.knows()
	for _, rule := range rules(r) {
		rule()
	}
	slices.SortStableFunc(r.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(weight[a.Level], weight[b.Level]))
	})
	return r.found
}

var weight = map[Level]int{Red: 0, Amber: 1, Note: 2}

// Count is the number of findings of a level.
func Count(list []Finding, l Level) int {
	n := 0
	for _, f := range list {
		if f.Level == l {
			n++
		}
	}
	return n
}

// reading is one paper under check.
type reading struct {
	doc      *draft.Document
	s        *cases.Snapshot // read for this paper
	paper    cases.Paper
	passages []passage
	known    known
	found    []Finding
}

// find notes a place, the same words under the same rule once in a paragraph.
func (r *reading) find(rule Rule, l Level, p passage, quote, other, fix string) {
	if fix == FixPaper && p.fragment != nil {
		fix = FixStory // the words come from there
	}
	sum := sha256.Sum256([]byte(string(rule) + "\x00" + p.text + "\x00" + quote))
	f := Finding{Key: hex.EncodeToString(sum[:8]), Rule: rule, Level: l, Block: p.block, Paragraph: p.number, Where: p.heading,
		Quote: strings.TrimSpace(quote), Other: other, Fix: fix}
	if !slices.ContainsFunc(r.found, func(o Finding) bool { return o.Key == f.Key && o.Block == f.Block }) {
		r.found = append(r.found, f)
	}
}

// public reports whether anybody may come to read the paper: the public file, and the other party who is served with
// it.
func (r *reading) public() bool { return r.paper.For == cases.CourtPublic }
