package proof

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/contradict"
	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/draft"
)

// The rules about days.
const (
	RuleOutside  Rule = "date-outside"  // outside the time that the piece of the story tells of
	RuleFuture   Rule = "date-future"   // later than the paper
	RuleContrary Rule = "contradiction" // the file says it otherwise
)

var (
	// A year alone is a date only behind a word of time: "42 U.S.C. § 2018" is none, and "2000 dollars" is none.
	timeWord  = pattern.Must(`(?i)(?:\b(?:in|since|until|till|by|of|year|from|to|before|after|and|between|during|early|late|mid|around|about|through|summer|winter|spring|fall|autumn|en|desde|hasta|de|del|año|antes|después|entre|durante|hacia),?|[-–(,])\s*$`)
	counted   = pattern.Must(`(?i)^\s*(?:dollars?|pesos?|miles|feet|people|times|hours|words|pages|quetzales|lempiras|euros?|%|u\.s\.c|c\.f\.r|cal\b|f\.)`)
	statutory = pattern.Must(`(?i)(?:§+|\bNo\.|\bNos\.|\bU\.S\.C\.?|\bC\.F\.R\.?|\bL\.|\bstat\.|\bact of|\bch\.|\beffective)\s*$`)
	ofBirth   = pattern.Must(`(?i)\b(?:born|birth|nac[ií]|naci[oó])`)
)

// datesIn are the dates of a text, years alone only where a word says that they are years.
func datesIn(s string) []cases.DateIn {
	var out []cases.DateIn
	for _, d := range cases.DatesIn(s) {
		if statutory.MatchString(s[max(0, d.Start-16):d.Start]) || len(strings.TrimPrefix(string(d.Date), "~")) == 4 &&
			(!timeWord.MatchString(s[max(0, d.Start-24):d.Start]) || counted.MatchString(s[d.End:])) {
			continue
		}
		out = append(out, d)
	}
	return out
}

// days finds dates outside the time a piece of the story tells of, and days later than the paper.
func (r *reading) days() {
	for _, p := range r.passages {
		if p.part == signed || p.part == captioned || p.part == head {
			continue
		}
		f := p.fragment
		for _, s := range sentences(p.text) {
			for _, d := range datesIn(s.text) {
				words := s.text[d.Start:d.End]
				switch first, _, _ := d.Date.Span(); {
				case r.paper.On != "" && first > r.paper.On && !r.inFacts(d.Date):
					level := Amber
					if p.theirs {
						level = Red
					}
					r.find(RuleFuture, level, p, words, r.paper.On.Long(), FixPaper)
				case f != nil && outside(d.Date, f.From, f.To) && !r.inFacts(d.Date) && !ofBirth.MatchString(s.text):
					r.find(RuleOutside, Amber, p, words, period(f), FixStory)
				}
			}
		}
	}
}

// outside reports whether a date lies wholly before or after a period, as exactly as both are known. "About" reaches a
// year further.
func outside(d, from, to cases.Date) bool {
	if to == "" {
		to = from
	}
	if from == "" {
		return false
	}
	first, last, ok := d.Span()
	begin, _, ok2 := from.Span()
	_, end, ok3 := to.Span()
	if !ok || !ok2 || !ok3 {
		return false
	}
	if from.About() || to.About() || d.About() {
		return yearOf(last) < yearOf(begin)-1 || yearOf(first) > yearOf(end)+1
	}
	return last < begin || first > end
}

func yearOf(d cases.Date) int {
	n := 0
	for _, c := range string(d[:min(4, len(d))]) {
		n = n*10 + int(c-'0')
	}
	return n
}

// inFacts reports whether the facts hold a day that this date can be; a year alone says too little.
func (r *reading) inFacts(d cases.Date) bool {
	first, last, ok := d.Span()
	if !ok || len(strings.TrimPrefix(string(d), "~")) < 7 {
		return false
	}
	for _, k := range r.known.days {
		if a, b, ok := k.Span(); ok && len(strings.TrimPrefix(string(k), "~")) >= 7 && a <= last && first <= b {
			return true
		}
	}
	return false
}

func period(f *cases.Fragment) string {
	if f.To == "" || f.To == f.From {
		return f.From.Long()
	}
	return f.From.Long() + " – " + f.To.Long()
}

// against compares what the paper says with the rest of the file.
func (r *reading) against() {
	var told []contradict.Told
	var at []passage
	for _, p := range r.passages {
		if p.part == body || p.part == quoted {
			told = append(told, contradict.Told{Words: p.text, Client: r.speaks() || p.theirs})
			at = append(at, p)
		}
	}
	for i, list := range contradict.InPaper(r.paper.On, r.s, told) {
		for _, f := range list {
			if strings.HasSuffix(f.About, "name") && !told[i].Client {
				continue // "I, Jordan Beispiel, declare": who signs is not the client; spelling is a rule of its own
			}
			if !r.alreadySaid(f, at[i]) && !r.contraryTo(f.B.Value, at[i]) && !(strings.HasSuffix(f.About, "name") && r.has(RuleSpelling, at[i].block)) {
				r.find(RuleContrary, Amber, at[i], f.A.Value, f.B.Value+" ("+f.B.Source+")", FixFacts)
			}
		}
	}
}

// contraryTo reports whether a paragraph was already held against the same words of the file.
func (r *reading) contraryTo(value string, p passage) bool {
	return slices.ContainsFunc(r.found, func(f Finding) bool {
		return f.Rule == RuleContrary && f.Block == p.block && strings.HasPrefix(f.Other, value+" (")
	})
}

// alreadySaid reports whether the paragraph says the other side too: it is told there, not overlooked.
func (r *reading) alreadySaid(f contradict.Finding, p passage) bool {
	if g := p.fragment; g != nil && g.Key() == f.B.Record {
		return true
	}
	said := f.B.Value
	if day, words, ok := strings.Cut(said, ": "); ok && len(cases.DatesIn(day)) == 1 {
		said = words // the day that the sentence means, then the sentence
	}
	said, _, _ = strings.Cut(said, "…")
	return strings.Contains(folded(p.text), folded(said))
}

// speaks reports whether the client signs the paper: "I" is the client.
func (r *reading) speaks() bool {
	full := folded(r.s.Client.Name.Full())
	for i := len(r.doc.Blocks) - 1; i >= 0 && full != ""; i-- {
		switch b := r.doc.Blocks[i].(type) {
		case draft.Signature:
			return signs(b.Lines, full)
		case draft.Jurat:
			return signs(b.Lines, full)
		}
	}
	return false
}

// signs reports whether the first line under a signature is a name: what follows may name for whom a person signs.
func signs(lines []draft.Rich, name string) bool {
	return len(lines) > 0 && strings.Contains(folded(lines[0].String()), name)
}
