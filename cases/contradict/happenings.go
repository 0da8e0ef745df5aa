package contradict

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// happening is one dated piece of writing, for finding the same thing told twice with two days.
type happening struct {
	words    map[string]bool
	where    map[string]bool // words of the place that stands beside it
	from, to cases.Date
	list     string
	side     Side
}

// compareHappenings finds sentences and entries that tell the same thing and name days that cannot be the same. Entries
// of one list tell different things and are not compared; only two pieces of the story with all but the same words are.
func (f *file) compareHappenings() {
	for _, t := range f.texts {
		for _, s := range t.parts {
			day := cases.Date("")
			if len(s.dates) == 1 {
				day = s.dates[0].Date
			}
			if day == "" && t.from != "" && t.from == orElse(t.to, t.from) && t.list != "story" && t.list != "evidence" {
				day = t.from
			}
			if w := contentWords(s.at); day != "" && len(w) >= 3 {
				f.happened = append(f.happened, happening{words: w, where: contentWords(t.place), from: day, to: day, list: t.list, side: s.said(day)})
			}
		}
	}
	for _, e := range f.first.Timeline {
		if w := contentWords(e.Title); e.From != "" && len(w) >= 2 {
			side := Side{Value: period(e.From, e.To) + ": " + e.Title, Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.title"}
			f.happened = append(f.happened, happening{words: w, from: e.From, to: orElse(e.To, e.From), where: contentWords(e.Place), list: "timeline", side: side})
		}
	}
	// What the office wrote comes first; papers of others are compared with that, not with each other.
	slices.SortStableFunc(f.happened, func(a, b happening) int {
		return cmp.Compare(strings.Count(a.list, "evidence"), strings.Count(b.list, "evidence"))
	})
	own := 0
	for i, b := range f.happened {
		if !strings.HasPrefix(b.list, "evidence") {
			own = i + 1
		}
		for _, a := range f.happened[:min(i, own)] {
			same := alike(a.words, b.words) || sharing(a.words, b.words) >= 3 && alike(with(a.words, a.where), with(b.words, b.where))
			if a.list == b.list {
				same = a.list == "story" && verySame(a.words, b.words)
			}
			if same && a.side.Record != b.side.Record && (before(a.to, b.from) || before(b.to, a.from)) {
				f.add("day of the same happening", a.side, b.side, Explain)
			}
		}
	}
}

// alike reports whether two pieces share most words of the shorter one.
func alike(a, b map[string]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	shared := sharing(a, b)
	return shared >= 3 && shared*10 >= len(a)*7 || shared >= 2 && shared == len(a) && len(b) <= len(a)+2 || shared >= 5 && shared*2 >= len(a)
}

// sharing counts the words that stand in both.
func sharing(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// with is both sets in one.
func with(a, b map[string]bool) map[string]bool {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// verySame asks for nearly all words of both pieces.
func verySame(a, b map[string]bool) bool {
	shared := sharing(a, b)
	return shared >= 4 && shared*10 >= max(len(a), len(b))*8
}

var emptyWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("the a an and or of in on at to from for with by that this it is was were be been i me my he him his she her they them their we us our you your as not no so but had have has did do when then there what who which after before about into out up down over again very " +
		"el la los las un una y o de del en a al por para con que lo le les me mi su sus se no yo era fue estaba cuando " +
		"january february march april may june july august september october november december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre") {
		m[w] = true
	}
	return m
}()

// contentWords are the words of a sentence that carry it, shortened to their stems, without figures.
func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(fold(s)) {
		if emptyWords[w] || len(w) < 3 || digitsOf(w) != "" {
			continue
		}
		for _, tail := range []string{"ing", "ed", "es", "s"} {
			if rest, ok := strings.CutSuffix(w, tail); ok && len(rest) >= 4 {
				w = rest
				break
			}
		}
		out[w] = true
	}
	return out
}
