package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/nexus"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newNexus lays the charges beside the time under control, the facts of coercion and the evidence,
// with every gap named. It says what is there, and never that a tie exists.
func newNexus() tab {
	return newReading(func(s *cases.Snapshot) []fyne.CanvasObject {
		rows := nexus.Matrix(s)
		if len(rows) == 0 {
			return []fyne.CanvasObject{kit.NewEmptyState(stock.ListIcon(), lang.T("charge.none"), lang.T("charge.none.words"), "", nil)}
		}
		p := nexus.PeriodOf(s)
		control := orDash(spanWords(p.From, p.To))
		if p.ExitEnd != "" {
			control = dotted(control, lang.T("nexus.exit", "date", lang.Date(p.ExitEnd)))
		}
		out := []fyne.CanvasObject{kit.NewPara(lang.T("nexus.period", "period", control), theme.Body, theme.Ink)}
		for _, r := range rows {
			out = append(out, nexusRow(r))
		}
		return append(out, notAdvice())
	})
}

// nexusRow is one charge across: when, what control there was then, what speaks of it; gaps under it.
func nexusRow(r nexus.Row) fyne.CanvasObject {
	head := kit.Row(12, []float32{-1, 0}, kit.VStack(1, kit.NewBoldPara(orDash(dotted(r.Line.Statute, r.Line.Title)), theme.Body, theme.Ink),
		kit.NewPara(dotted(lang.Date(r.Day), r.Line.Court, r.Line.Docket), theme.Small, theme.Muted)), kit.NewChip(windowWords(r.Window), windowTone(r.Window)))
	var coercion, exhibits []string
	for _, c := range r.Coercion {
		words := c.EN
		if lang.Code() == "es" {
			words = c.ES
		}
		coercion = append(coercion, words)
	}
	for _, e := range r.Exhibits {
		words := e.Title
		if e.Label != "" {
			words = lang.T("nexus.exhibit", "letter", e.Label, "title", e.Title)
		}
		exhibits = append(exhibits, words)
	}
	columns := kit.TopRow(16, []float32{-1, -1, -1}, nexusCell("nexus.coercion", coercion), nexusCell("nexus.evidence", exhibits),
		nexusCell("nexus.standard", []string{lang.Law(r.Standard.Nexus), dotted(r.Standard.Citation, confidence(r.Standard.Confidence))}))
	body := kit.VStack(10, head, columns)
	if r.Words != "" {
		body.Add(section(lang.T("nexus.words"), kit.NewPara(r.Words, theme.Small, theme.Ink)))
	}
	for _, g := range r.Gaps {
		body.Add(kit.TopRow(8, []float32{18, -1}, kit.NewIcon(stock.InfoIcon(), theme.Problem), kit.NewPara(g.In(lang.Code()), theme.Small, theme.Bad.Fg())))
	}
	return kit.NewCard(16, body)
}

func nexusCell(key string, lines []string) fyne.CanvasObject {
	words := strings.TrimSpace(strings.Join(lines, "\n"))
	if words == "" {
		return section(lang.T(key), kit.NewPara(lang.T("nexus.none"), theme.Small, theme.Muted))
	}
	return section(lang.T(key), kit.NewPara(words, theme.Small, theme.Ink))
}

func windowWords(w nexus.Window) string { return lang.T("nexus.window." + string(w)) }

func windowTone(w nexus.Window) theme.Tone {
	switch w {
	case nexus.Control, nexus.Exit:
		return theme.Good
	case nexus.NotKnown:
		return theme.Warn
	}
	return theme.Neutral
}
