package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/relief"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newCourts is what the law data says of each charge, court by court: no charge is left out, and no
// answer is a finding about a person.
func newCourts() tab {
	return newReading(func(s *cases.Snapshot) []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, c := range relief.Courts(s) {
			out = append(out, courtCard(c))
		}
		if len(out) == 0 {
			return []fyne.CanvasObject{kit.NewEmptyState(stock.ListIcon(), lang.T("charge.none"), lang.T("charge.none.words"), "", nil)}
		}
		return append(out, notAdvice())
	})
}

func courtCard(c relief.Court) fyne.CanvasObject {
	head := orText(c.Court, lang.T("court.unknown"))
	body := kit.VStack(12, kit.VStack(2, kit.NewBoldPara(head, theme.Sub, theme.Ink),
		kit.NewPara(dotted(strings.Join(c.Dockets, ", "), lang.Law(c.Filing)), theme.Small, theme.Muted)))
	for _, l := range c.Lines {
		body.Add(kit.NewLine())
		body.Add(reliefLine(l))
	}
	for _, ask := range c.Asks {
		body.Add(kit.NewPara(ask.In(lang.Code()), theme.Body, theme.Warn.Fg()))
	}
	if len(c.Service) > 0 {
		served := section(lang.T("court.service"))
		for _, who := range c.Service {
			served.Add(kit.NewPara(dotted(who.Whom, who.Address, who.How, servedOn(who)), theme.Small, theme.Ink))
		}
		body.Add(served)
	}
	return kit.NewCard(16, body)
}

func servedOn(s cases.Serve) string {
	if s.Served == "" {
		return ""
	}
	return lang.T("court.served", "date", lang.Date(s.Served))
}

// answerTone is the colour of an answer; words carry the meaning.
func answerTone(a relief.Answer) theme.Tone {
	switch a {
	case relief.Possible:
		return theme.Good
	case relief.NotCovered:
		return theme.Neutral
	}
	return theme.Warn
}

// reliefLine is one charge with what the text that was read says of it.
func reliefLine(l relief.Line) fyne.CanvasObject {
	words := kit.VStack(2, kit.NewBoldPara(orDash(dotted(l.Statute, l.Title)), theme.Body, theme.Ink),
		kit.NewPara(dotted(lang.Date(l.Arrest), l.Docket, lang.Law(l.LawTitle), tierWords(l.Tier)), theme.Small, theme.Muted))
	for _, why := range l.Why {
		words.Add(kit.NewPara(why.In(lang.Code()), theme.Small, theme.Ink))
	}
	for _, ask := range l.Asks {
		words.Add(kit.NewPara(ask.In(lang.Code()), theme.Small, theme.Warn.Fg()))
	}
	return kit.TopRow(12, []float32{-1, 0}, words, kit.NewChip(upper(l.Answer.In(lang.Code())), answerTone(l.Answer)))
}

func tierWords(tier string) string {
	if tier == "" {
		return ""
	}
	return lang.T("court.tier", "tier", tier)
}
