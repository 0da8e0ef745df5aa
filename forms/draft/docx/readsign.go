package docx

import (
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// likeSignature reports whether a table without our names looks like the place to sign.
func (t *tableRead) likeSignature() bool {
	if len(t.rows) != 1 || len(t.rows[0].cells) != 2 {
		return false
	}
	left := strings.TrimSpace(cellWords(t.rows[0].cells[0]))
	right := t.rows[0].cells[1]
	line := longLine.MatchString(cellWords(right))
	for _, p := range right.paras {
		line = line || p.lined && p.empty()
	}
	_, dated := datePart(left)
	return line && (left == "" || dated)
}

func cellWords(c cellRead) string {
	var out []string
	for _, p := range c.paras {
		out = append(out, p.text.String())
	}
	return strings.Join(out, "\n")
}

// datePart is what stands behind "Dated:"; ok is false where that word is not there.
func datePart(s string) (rest string, ok bool) {
	for _, word := range []string{"Dated:", "Date:", "Fecha:", "Dated", "Fechado:"} {
		if rest, ok = strings.CutPrefix(strings.TrimSpace(s), word); ok {
			return strings.Trim(rest, " _\t\n"), true
		}
	}
	return "", false
}

// signatureOf makes the place to sign of a table: the day on the left, the signer on the right.
func (r *reader) signatureOf(t *tableRead) {
	var s draft.Signature
	for _, row := range t.rows {
		for i, c := range row.cells {
			if i == 0 && len(row.cells) > 1 {
				r.dayOf(c, &s)
				continue
			}
			addSigner(&s, c)
		}
	}
	r.putSignature(s)
}

// dayOf reads the left side. A day that was written in is words of the paper, on a line of its own above the signature.
func (r *reader) dayOf(c cellRead, s *draft.Signature) {
	all := strings.TrimSpace(cellWords(c))
	rest, dated := datePart(all)
	switch {
	case all == "":
	case dated && rest == "":
		s.Dated = true
	default:
		r.put(draft.Paragraph{Text: draft.Plain(all), Tight: true}, nil)
	}
}

// addSigner reads the right side: words before the line lead in, those after it are the signer's.
func addSigner(s *draft.Signature, c cellRead) {
	signed := !holdsLine(c)
	for _, p := range c.paras {
		line := trimmed(p.text)
		switch {
		case !signed && signsHere(p): // a second line is one to write an address on
			signed = true
			if len(line) > 0 && !onlyLine(p) { // written on the line itself
				s.Lines = append(s.Lines, line)
			}
		case len(line) == 0:
		case p.role == styleLead || !signed && p.role != styleSigner:
			if len(s.Lead) > 0 {
				s.Lead = append(s.Lead, text.Span{Text: "\n"})
			}
			s.Lead = append(s.Lead, line...)
		default:
			s.Lines = append(s.Lines, linesOf(line)...)
		}
	}
	s.Lead = joined(s.Lead)
}

func holdsLine(c cellRead) bool {
	for _, p := range c.paras {
		if signsHere(p) {
			return true
		}
	}
	return false
}

// signsHere reports whether a paragraph is the line on which a person signs.
func signsHere(p *para) bool {
	return p.role == styleSignHere || p.lined && p.empty() || p.role != styleSigner && onlyLine(p)
}

// onlyLine reports whether a paragraph is a line to write on.
func onlyLine(p *para) bool {
	return longLine.MatchString(p.words()) && strings.Trim(p.words(), "_ \t\n") == ""
}

// putSignature puts it, as part of a declaration where the words of one stand above it.
func (r *reader) putSignature(s draft.Signature) {
	if n := len(r.items); n > 0 && !r.fresh && len(s.Lead) == 0 && !s.Dated {
		last := r.items[n-1]
		if p, ok := last.block.(draft.Paragraph); ok && last.para != nil && last.para.role == styleJurat {
			r.items[n-1].block = draft.Jurat{Words: p.Text, Lines: s.Lines}
			return
		}
	}
	r.put(s, nil)
}

// notaryOf makes the part of a notary. kind is what the table's title says of it.
func (r *reader) notaryOf(t *tableRead, kind string) {
	b := draft.Notary{Kind: draft.NotaryJurat}
	if draft.NotaryKind(kind) == draft.NotaryAcknowledgment {
		b.Kind = draft.NotaryAcknowledgment
	}
	for _, row := range t.rows {
		for _, c := range row.cells {
			for _, p := range c.paras {
				line := trimmed(p.text)
				switch {
				case len(line) == 0 || p.role == styleNotaryHand:
				case p.role == styleNotaryState:
					b.State = r.placeOf(line)
				case p.role == styleNotaryCounty:
					b.County = r.placeOf(line)
				default:
					if len(b.Words) > 0 {
						b.Words = append(b.Words, text.Span{Text: "\n"})
					}
					b.Words = append(b.Words, line...)
				}
			}
		}
	}
	r.usualNotary(&b)
	r.put(b, nil)
}

// placeOf is the state or county of a line such as "State of Ohio )"; a line to write on is none.
func (r *reader) placeOf(line draft.Rich) draft.Rich {
	s := strings.TrimSpace(line.String())
	s = strings.TrimSpace(strings.TrimSuffix(s, "ss."))
	s = strings.TrimSpace(strings.TrimSuffix(s, ")"))
	for _, lang := range []string{"en", "es"} {
		state, county := draft.Notary{}.Venue(lang)
		for _, before := range []string{state[0].Text, county[0].Text} {
			s = strings.TrimPrefix(s, before)
		}
	}
	if strings.Trim(s, "_ ") == "" {
		return nil
	}
	return draft.Plain(s)
}

// usualNotary finds the usual words of a notary again, so that who signs is known apart from them.
func (r *reader) usualNotary(b *draft.Notary) {
	const who = "\x00"
	usual := draft.Notary{Kind: b.Kind, Signer: draft.Plain(who)}.NotaryText(r.lang).String()
	before, after, _ := strings.Cut(usual, who)
	rest, ok := strings.CutPrefix(b.Words.String(), before)
	if !ok {
		return
	}
	signer, ok := strings.CutSuffix(rest, after)
	if !ok {
		return
	}
	b.Words = nil
	if strings.Trim(signer, "_ ") != "" {
		b.Signer = draft.Plain(signer)
	}
}
