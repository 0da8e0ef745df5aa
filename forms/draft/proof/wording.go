package proof

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// RuleWord is about words that blame a person or doubt what was told.
const RuleWord Rule = "word"

// unkind is a word that papers do not need, and what says it plainly.
type unkind struct {
	re     *pattern.Pattern
	en, es string // what to write instead, in the language of the paper
	level  Level  // in the office's own words; in the client's words it is a note
}

// Words that blame, doubt or label, in English papers. The office's own list of words lies behind them: person first,
// "said" and "chose".
var unkindEnglish = []unkind{
	{pattern.Must(`(?i)\billegal (?:aliens?|immigrants?|migrants?|workers?|entrants?)\b|\billegals\b|\b(?:is|was|were|are|am) (?:here )?illegal\b|\bentered illegally\b|\billegally entered\b`), "without status; entered without inspection", "", Amber},
	{pattern.Must(`(?i)\baliens?\b`), "noncitizen", "", Amber},
	{pattern.Must(`(?i)\b(?:child |teen )?prostitutes?\b|\bprostitut(?:ed|ing) (?:her|him|them)sel(?:f|ves)\b|\bsex slaves?\b|\bhookers?\b|\bwhores?\b|\bsluts?\b`), "person in commercial sex; person who was made to …", "", Amber},
	{pattern.Must(`(?i)\bclaim(?:s|ed) (?:that|to|she|he|they|it)\b|\b(?:she|he|they|client|movant|petitioner|applicant|declarant|survivor) claim(?:s|ed)?\b`), "says, said", "", Amber},
	{pattern.Must(`(?i)\balleg(?:e|es|ed|edly)\b`), "says, said", "", Amber},
	{pattern.Must(`(?i)\badmit(?:s|ted) (?:that|having|to having|she|he|they)\b|\bconfess(?:es|ed)?\b`), "says, said", "", Amber},
	{pattern.Must(`(?i)\b(?:she|he|they|client|movant|petitioner|applicant|declarant|survivor) refus(?:es|ed)\b`), "chose not to, did not", "", Amber},
	{pattern.Must(`(?i)\brefus(?:es|ed)\b`), "chose not to, did not", "", Note},
	{pattern.Must(`(?i)\bnon-?complian(?:t|ce)\b|\buncooperative\b`), "did not answer, could not yet answer", "", Amber},
	{pattern.Must(`(?i)\brescu(?:e|es|ed|ing)\b`), "got out, left, was helped to leave", "", Amber},
	{pattern.Must(`(?i)\bbroken (?:woman|man|person|girl|boy|home|child)\b|\bdamaged (?:woman|man|person|girl|boy|child)\b`), "(leave it out)", "", Amber},
	{pattern.Must(`(?i)\bfailed to (?:report|leave|escape|comply|appear|disclose|seek|tell|cooperate|run|resist)\b`), "did not", "", Amber},
	{pattern.Must(`(?i)\b(?:allowed|let) (?:her|him|them)sel(?:f|ves) (?:to )?be\b|\bput (?:her|him|them)sel(?:f|ves) in\b|\bshould have (?:known|left|told|reported|run)\b|\bconsented to (?:the |being |having )?(?:sex|work|prostitution|trafficked|exploit\w*)\b|\bpromiscuous\b|\bhysterical\b|\bjunkies?\b|\bdrug addicts?\b`), "say what was done to the person", "", Amber},
}

// And in Spanish papers.
var unkindSpanish = []unkind{
	{pattern.Must(`(?i)\b(?:extranjer[oa]s?|inmigrantes?|migrantes?|trabajador(?:a|es|as)?) ilegal(?:es)?\b|\b(?:un|una|los|las) ilegal(?:es)?\b`), "", "sin estatus migratorio", Amber},
	{pattern.Must(`(?i)\bprostitutas?\b|\bse prostitu(?:ía|yó|ye)\b|\besclavas? sexual(?:es)?\b`), "", "persona en el sexo comercial; persona a quien obligaron a …", Amber},
	{pattern.Must(`(?i)\balega(?:n|ba|ron)?\b|\bpretende que\b|\bsupuestamente\b|\bpresunta víctima\b`), "", "dice, dijo", Amber},
	{pattern.Must(`(?i)\bconfes(?:ó|aba|aron)\b|\badmitió (?:que|haber)\b`), "", "dice, dijo", Amber},
	{pattern.Must(`(?i)\brescatad[oa]s?\b`), "", "salió, logró salir", Amber},
	{pattern.Must(`(?i)\bse neg(?:ó|aba|aron)\b`), "", "decidió no, no quiso", Note},
	{pattern.Must(`(?i)\bse dejó\b|\bdebió haber\b|\bpromiscu[oa]s?\b`), "", "diga lo que le hicieron a la persona", Amber},
}

var (
	theVictim = pattern.Must(`(?i)\b(?:the|this|our|each) victims?\b|\bla víctima\b`)
	ofCrime   = pattern.Must(`(?i)^(?:[’']s? (?:rights?|compensation|services|advocate|assistance)| of\b| under\b| within\b| de\b| compensation| witness| advocate| services| assistance| notification| protection)`)
	// Titles in which a forbidden word is part of a name: forms, acts, numbers.
	inATitle = pattern.Must(`^(?i)(?:s)?[ -](?:registration|relative|worker|file|number|tort|enemies|fiancé)`)
)

// wording finds words that blame outside titles of law and paper. In the client's own words they are told quietly: the
// client chose them.
func (r *reading) wording() {
	list := unkindEnglish
	if strings.HasPrefix(r.doc.Lang, "es") {
		list = unkindSpanish
	}
	titles := r.titles()
	for _, p := range r.passages {
		if p.part == signed || p.part == captioned {
			continue
		}
		theirs := p.theirs || r.speaks() && p.part != head
		var taken [][]int
		for _, u := range list {
			for _, at := range u.re.FindAllStringIndex(p.text, -1) {
				if within(at, taken) || asTitle(p.text, at) || within(at, titles(p.text)) {
					continue
				}
				taken = append(taken, at)
				level := u.level
				if theirs || inQuotes(p.text, at[0]) {
					level = Note
				}
				r.find(RuleWord, level, p, around(p.text, at[0], at[1], 30), u.en+u.es, FixPaper)
			}
		}
		if !theirs {
			r.victim(p)
		}
	}
}

// victim: the word stands where a statute or form says so, not for the person herself.
func (r *reading) victim(p passage) {
	level := Note
	if r.paper.For == cases.ClientCopy {
		level = Amber
	}
	for _, at := range theVictim.FindAllStringIndex(p.text, -1) {
		if !ofCrime.MatchString(p.text[at[1]:]) && !inQuotes(p.text, at[0]) {
			r.find(RuleWord, level, p, around(p.text, at[0], at[1], 30), map[bool]string{true: "la clienta, el cliente, o el nombre", false: "the client, or the name"}[strings.HasPrefix(r.doc.Lang, "es")], FixPaper)
		}
	}
}

// titles gives the places of a text in which the file's own titles stand: offenses, exhibits, cases.
func (r *reading) titles() func(string) [][]int {
	var all []string
	for path, v := range r.known.facts {
		if strings.HasSuffix(path, ".title") && !strings.HasPrefix(path, "story.") || strings.HasSuffix(path, ".statute") || strings.HasSuffix(path, "caseName") {
			all = append(all, strings.ToLower(v))
		}
	}
	slices.Sort(all)
	return func(text string) [][]int {
		low := strings.ToLower(text)
		var out [][]int
		if len(low) != len(text) {
			return nil
		}
		for _, t := range all {
			for from := 0; t != ""; {
				i := strings.Index(low[from:], t)
				if i < 0 {
					break
				}
				out = append(out, []int{from + i, from + i + len(t)})
				from += i + len(t)
			}
		}
		return out
	}
}

// asTitle reports whether a word is part of the title of a form or an act: written with a capital letter within a
// sentence, or before a word that makes it one.
func asTitle(text string, at []int) bool {
	if inATitle.MatchString(text[at[1]:]) {
		return true
	}
	c, _ := utf8.DecodeRuneInString(text[at[0]:])
	before := strings.TrimRight(text[:at[0]], " ")
	return unicode.IsUpper(c) && before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?:\n”\"")
}

// inQuotes reports whether a place lies between quotation marks.
func inQuotes(text string, at int) bool {
	before := text[:at]
	if strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, "«") > strings.Count(before, "»") {
		return true
	}
	return strings.Count(before, `"`)%2 == 1
}
