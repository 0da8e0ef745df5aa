package draft

import (
	"bytes"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// notaryWords are what a notary block says in one language; %s is who signs.
type notaryWords struct {
	state, county, seal, signs, expires string
	usual                               map[NotaryKind]string
}

var notaryIn = map[string]notaryWords{
	"en": {state: "State of ", county: "County of ", seal: "(Notary’s seal or stamp)", signs: "Notary Public", expires: "My commission expires: ",
		usual: map[NotaryKind]string{
			NotaryJurat: "Signed and sworn to (or affirmed) before me on " + handDate + " by %s, whose identity was proved to me.",
			NotaryAcknowledgment: "On " + handDate + " %s, whose identity was proved to me, appeared before me and acknowledged having signed " +
				"this paper of free will for the purposes stated in it.",
		}},
	"es": {state: "Estado de ", county: "Condado de ", seal: "(Sello de la notaría)", signs: "Notaria o notario público", expires: "Mi comisión vence: ",
		usual: map[NotaryKind]string{
			NotaryJurat: "Firmado y jurado (o afirmado) ante mí el " + handDate + " por %s, cuya identidad me fue comprobada.",
			NotaryAcknowledgment: "El " + handDate + " %s, cuya identidad me fue comprobada, compareció ante mí y reconoció haber firmado " +
				"este documento por su propia voluntad para los fines que en él se indican.",
		}},
}

// Lines to be filled in by hand: a day or a place, a name.
const (
	handDate = "____________________"
	handName = "______________________________"
)

// NotaryText are the words of a notary block as the paper prints them: the usual ones of its kind, unless it has its own.
func (b Notary) NotaryText(lang string) Rich {
	if strings.TrimSpace(b.Words.String()) != "" {
		return b.Words
	}
	before, after, _ := strings.Cut(notarySays(lang).usual[b.kind()], "%s")
	out := append(Plain(before), orLine(b.Signer, handName)...)
	return append(out, text.Span{Text: after})
}

// Venue are the two lines that say where the notary acts.
func (b Notary) Venue(lang string) (state, county Rich) {
	w := notarySays(lang)
	return append(Plain(w.state), orLine(b.State, handDate)...), append(Plain(w.county), orLine(b.County, handDate)...)
}

// NotaryLabels are the words at the notary's own places: under the line to sign on, before the day on which the
// commission ends, and where the seal goes.
func NotaryLabels(lang string) (signs, expires, seal string) {
	w := notarySays(lang)
	return w.signs, w.expires, w.seal
}

func (b Notary) kind() NotaryKind {
	if b.Kind == NotaryAcknowledgment {
		return b.Kind
	}
	return NotaryJurat
}

func notarySays(lang string) notaryWords {
	if strings.HasPrefix(lang, "es") {
		return notaryIn["es"]
	}
	return notaryIn["en"]
}

// orLine is what is known, or a line to write it on.
func orLine(r Rich, line string) Rich {
	if strings.TrimSpace(r.String()) == "" {
		return Plain(line)
	}
	return r
}

// Measures of a notary block, in points.
const (
	sealWidth = 180.0
	sealLines = 7
)

func (b Notary) compile(c *compiler) {
	c.keepSignature()
	c.notaryVenue(b)
	words := cell{x: c.left, width: c.measure(), el: c.doc.add("P")}
	words.lines = c.set(b.NotaryText(c.lang), c.size, c.measure(), 0)
	c.push(&flow{cells: []cell{words}, lead: max(c.tight, c.size) + 2, after: 14, whole: true, keep: true})
	c.notaryHand()
}

// notaryVenue pushes "State of / County of" with its column of brackets.
func (c *compiler) notaryVenue(b Notary) {
	const width = 228.0
	state, county := b.Venue(c.lang)
	cl := cell{x: c.left, width: width - 12, el: c.doc.add("P")}
	for i, r := range []Rich{state, nil, county} {
		if i == 1 {
			cl.lines = append(cl.lines, c.set(nil, c.size, 0, 0)...)
			continue
		}
		cl.lines = append(cl.lines, c.set(r, c.size, cl.width, 0)...)
	}
	ss := cell{x: c.left + width + 14, width: 40, el: c.doc.add("P"), lines: []text.Line{c.one("ss.", c.size, text.Regular)}, skip: 1}
	f := &flow{cells: []cell{cl, ss}, lead: max(c.tight, c.size) + 1, before: 20, after: 16, whole: true, keep: true}
	f.decor = func(out *bytes.Buffer, top, bottom float64) { c.column(out, f, ')', c.left+width, top, bottom) }
	c.push(f)
}

// notaryHand pushes the place for the seal and the lines that the notary fills in.
func (c *compiler) notaryHand() {
	signs, expires, seal := NotaryLabels(c.lang)
	lead := max(c.tight, c.size) + 1
	x := c.left + 228
	hand := cell{x: x, width: c.right - x, skip: 3, el: c.doc.add("P")}
	hand.lines = []text.Line{c.one(signs, c.size, text.Regular), c.one("", c.size, text.Regular), c.one(expires, c.size, text.Regular)}
	place := cell{x: c.left, width: sealWidth, align: centred, skip: sealLines - 1, el: c.doc.add("P"),
		lines: []text.Line{c.one(seal, c.size-3, text.Regular)}}
	f := &flow{cells: []cell{place, hand}, lead: lead, after: 12, whole: true}
	f.decor = func(out *bytes.Buffer, top, _ float64) {
		y := top - 3*lead + 2
		stroke(out, x, y, c.right, y, 0.6, "0")
		y = top - 6*lead + 2
		stroke(out, x+hand.lines[2].W+4, y, c.right, y, 0.6, "0")
		low := top - sealLines*lead
		for _, l := range [][4]float64{{c.left, top, c.left + sealWidth, top}, {c.left, low, c.left + sealWidth, low},
			{c.left, top, c.left, low}, {c.left + sealWidth, top, c.left + sealWidth, low}} {
			stroke(out, l[0], l[1], l[2], l[3], 0.4, "0.6")
		}
	}
	c.push(f)
}
