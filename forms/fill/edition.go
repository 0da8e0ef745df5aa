package fill

import (
	"regexp"
	"strings"
)

// An edition is read from the barcode FORM|EDITION|PAGE where there is one, else from the words agencies print at the
// foot or head of a page. The rules describe how such lines are written, not single forms.

const months = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`

const day = `(?:` + months + `\s*(?:\d{1,2},?\s*)?(?:19|20)\d\d|\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d\d)|\d{1,2}/(?:\d{4}|\d\d))`

// editionLines are tried in this order, each over all pages, before the next. The first group is the edition.
var editionLines = []*regexp.Regexp{
	regexp.MustCompile(`(?i)Edi(?:tion|ción):?\s*(` + day + `)`),
	regexp.MustCompile(`(?i)\bForm\s+[A-Z]+-?\d+[A-Z]*,?\s+(?:Supplement\s+[A-Z],?\s+)?\(?(?:Rev\.?\s+)?(\d\d/\d\d/\d\d(?:\d\d)?)\b`),
	regexp.MustCompile(`((?i:Rev(?:ised|ision)?|New|Effective)\b[.:]?\s*(?:Date:?\s*)?` + day + `)`),
	regexp.MustCompile(`\(([A-Z]{2,5}\s\d{1,2}/\d\d)\)`),
	regexp.MustCompile(`\((` + day + `)\)`),
	regexp.MustCompile(`(?m)^\s*(\d\d/\d\d/\d{4})\s*$`),
}

// formNumbers find the number of a form beside its edition or page number.
var formNumbers = []*regexp.Regexp{
	regexp.MustCompile(`\b(AOC-[A-Z]{1,3}-\d{2,4}[A-Z]?)\b`),
	regexp.MustCompile(`(?i:Form)\s+((?:EOIR|I|N|G|AR|FD|AO)-?\s?\d{1,4}[A-Z]{0,3})\b`),
	regexp.MustCompile(`\b([A-Z]{2,5}-\d{3}(?:\([A-Z]\))?)\b`),
	regexp.MustCompile(`\b([A-Z]{3}\s\d{3,4}\.\d)\b`),
	regexp.MustCompile(`\b([A-Z]{2}/[A-Z]{2}-\d{1,2})\b`),
}

// edition returns the number and the edition of the form, each empty when it is not found.
func (p *parsed) edition(barcode string) (form, edition string) {
	if parts := strings.Split(barcode, "|"); len(parts) >= 2 {
		return strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1])
	}
	lines := p.margins()
	text := strings.Join(lines, "\n")
	for _, re := range editionLines {
		if m := re.FindStringSubmatch(text); m != nil {
			edition = strings.Join(strings.Fields(m[1]), " ")
			break
		}
	}
	return formNumber(lines, edition), edition
}

// pageLabel is a number of a form with the number of the page: no other form is named like that.
var pageLabel = regexp.MustCompile(`([A-Z][A-Z0-9/-]*\d[A-Z0-9()/-]*),? [Pp]age \d+ of \d+`)

// formNumber prefers the number printed with the page number or on the line of the edition; else it is the one that is
// printed most often.
func formNumber(lines []string, edition string) string {
	for _, l := range lines {
		if m := pageLabel.FindStringSubmatch(l); m != nil {
			return m[1]
		}
	}
	for _, l := range lines {
		if edition != "" && strings.Contains(l, edition) {
			if n := numbersIn(l); len(n) > 0 {
				return n[0]
			}
		}
	}
	count := map[string]int{}
	best := ""
	for _, n := range numbersIn(strings.Join(lines, "\n")) {
		if count[n]++; count[n] > count[best] {
			best = n
		}
	}
	return best
}

// numbersIn lists the numbers of forms in a text, as the first kind of number that occurs in it is written.
func numbersIn(text string) []string {
	for _, re := range formNumbers {
		var out []string
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			out = append(out, strings.Join(strings.Fields(m[1]), " "))
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// margins is the text of the first pages and the last one, where edition lines are. Some agencies put the line into a
// text annotation.
func (p *parsed) margins() []string {
	var out []string
	for i, pg := range p.pages {
		if i >= 2 && i < len(p.pages)-1 {
			continue
		}
		out = append(out, p.doc.pageLines(pg)...)
		for _, a := range p.doc.array(pg.dict["Annots"]) {
			if d := p.doc.dict(a); d != nil && p.doc.name(d["Subtype"]) == "FreeText" {
				out = append(out, p.doc.text(d["Contents"]))
			}
		}
	}
	return out
}
