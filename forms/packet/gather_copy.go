package packet

import (
	"errors"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/verify"
)

// ErrNotPainted: something is marked to be kept from the recipient and not yet
// painted over.
var ErrNotPainted = errors.New("packet: what is marked is not painted over")

// NotPainted names the item; it is an ErrNotPainted.
type NotPainted struct {
	ID    string // of the record
	Label string // of an exhibit, "" for other papers
}

func (e *NotPainted) Error() string { return "packet: item " + e.ID + ": " + ErrNotPainted.Error() }

// Is makes it an ErrNotPainted.
func (e *NotPainted) Is(target error) bool { return target == ErrNotPainted }

// Explain says what to do about it.
func (e *NotPainted) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		what = "Un documento de este paquete"
		if e.Label != "" {
			what = "La prueba " + e.Label
		}
		return what + " tiene marcas que todavía no están tapadas en la copia para este destinatario.",
			"No se ha creado ningún paquete y nada ha salido.", "Abra el documento, elija Tapar lo marcado, revise la copia y cree el paquete otra vez."
	}
	what = "A paper of this packet"
	if e.Label != "" {
		what = "Exhibit " + e.Label
	}
	return what + " has marks that are not yet painted over in the copy for this recipient.",
		"No packet was made and nothing has left.", "Open the paper, choose Paint over what is marked, look at the copy, and build the packet again."
}

// copies gives each item the copy that the recipient gets of it, where there
// is one, and the chain that leads to it.
func copies(s *cases.Snapshot, list []gathered, to cases.Recipient) error {
	for i := range list {
		g := &list[i]
		if g.SHA256 == "" {
			continue
		}
		g.Chain = []Link{{Step: verify.Received, SHA256: g.SHA256}}
		if g.blob == "" {
			continue
		}
		if err := g.copied(s, to); err != nil {
			return err
		}
	}
	return nil
}

// copied takes the copy for the recipient. A copy of what the source was
// before does not stand for it; a redacted one of that kind stops the packet,
// because nobody has looked at what changed.
func (g *gathered) copied(s *cases.Snapshot, to cases.Recipient) error {
	if !s.Settled(g.ID, to) {
		return &NotPainted{g.ID, g.Label}
	}
	d, ok := s.CopyFor(g.ID, to)
	if !ok || !printable(d.Media) {
		return nil
	}
	chain := s.Chain(d)
	switch {
	case chain[0].FromSHA256 != g.SHA256 && d.Step == cases.Redacted:
		return &NotPainted{g.ID, g.Label}
	case chain[0].FromSHA256 != g.SHA256:
		return nil
	}
	g.blob, g.Media = d.Blob.ID, d.Media
	for _, c := range chain {
		g.Steps = append(g.Steps, stepWords(c))
		g.Chain = append(g.Chain, Link{Step: string(c.Step), SHA256: c.Blob.SHA256, Tool: plainTool(c.Tool)})
	}
	return nil
}

var stepsInWords = map[cases.Step]string{
	cases.Converted: "set as pages", cases.Transcript: "set as a readable record",
	cases.TextLayer: "words recognised and laid behind the scan", cases.Stripped: "hidden data taken out",
	cases.Signed: "signed by hand and scanned", cases.Redacted: "painted over where a rule asks for it, and the pages made anew",
}

// stepWords says what was done for a copy, and with what.
func stepWords(c cases.WorkingCopy) string {
	words, ok := stepsInWords[c.Step]
	if !ok {
		words = "copied"
	}
	if tool := plainTool(c.Tool); tool != "" {
		words += ", with " + tool
	}
	return words
}

// plainTool is the name of a program as a manifest takes it.
func plainTool(tool string) string {
	for _, r := range tool {
		if r < ' ' || r >= 0x7f {
			return ""
		}
	}
	if len(tool) > 100 {
		return ""
	}
	return tool
}

// printable reports whether a copy can be printed as pages.
func printable(media string) bool { return media == "application/pdf" || isPicture(media) }

// released reports whether the client's releases cover every item for the
// recipient on a day: originals, copies, translations. Sheets of our own
// disclose nothing and need none.
func released(s *cases.Snapshot, to cases.Recipient, items []gathered, today cases.Date) (ids []string, err error) {
	var leaving []string
	for _, it := range items {
		if it.leaves() {
			leaving = append(leaving, first(it.covers, it.ID))
		}
	}
	if ids, err = s.MayLeave(to, leaving, today); err != nil {
		return nil, fmt.Errorf("packet for %s: %w", to, err)
	}
	return ids, nil
}

// leaves reports whether an item tells anything of the client's file.
func (it Item) leaves() bool {
	return it.Kind != Missing && it.Kind != Withheld && it.Kind != Custodian
}
