package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	questions "github.com/harborfile/harborfile/cases/screen"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// optionCards are what the answers lead to: options to discuss, each with why, what is missing, and
// what to be careful with. None of them says anything about a person.
func optionCards(r questions.Result) []fyne.CanvasObject {
	say := func(s cases.Sentence) string { return s.In(lang.Code()) }
	out := []fyne.CanvasObject{kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("option.head"), kit.NewPara(say(r.Notice), theme.Body, theme.Info.Fg()))}
	for _, o := range r.Options {
		out = append(out, optionCard(o))
	}
	for _, list := range [][]cases.Sentence{r.Steps, r.NotListed} {
		if len(list) == 0 {
			continue
		}
		body := kit.VStack(4)
		for _, s := range list {
			body.Add(kit.NewPara(say(s), theme.Body, theme.Ink))
		}
		out = append(out, kit.NewCard(16, body))
	}
	return append(out, notAdvice())
}

func optionCard(o questions.Option) fyne.CanvasObject {
	title := o.Title
	if lang.Code() == "es" {
		title = o.TitleES
	}
	body := kit.VStack(8, kit.Row(10, []float32{-1, 0}, kit.NewBoldPara(title, theme.Sub, theme.Ink), kit.NewChip(kindWords(o.Track), theme.Neutral)))
	why := section(lang.T("option.why"))
	for _, w := range o.Why {
		ask := w.Ask
		if lang.Code() == "es" && w.AskES != "" {
			ask = w.AskES
		}
		why.Add(kit.NewPara(dotted(ask, answerWords(w.Answer), lang.Law(w.Why)), theme.Small, theme.Ink))
	}
	body.Add(why)
	if len(o.Missing) > 0 {
		missing := section(lang.T("option.missing"))
		for _, m := range o.Missing {
			words := m.EN
			if lang.Code() == "es" {
				words = m.ES
			}
			missing.Add(kit.NewPara(words, theme.Small, theme.Ink))
		}
		body.Add(missing)
	}
	for _, c := range o.Cautions {
		body.Add(kit.NewPara(lang.Law(c.Text), theme.Small, theme.Warn.Fg()))
	}
	if len(o.Laws) > 0 {
		var laws []string
		for _, l := range o.Laws {
			laws = append(laws, dotted(l.Citation, confidence(l.Confidence)))
		}
		body.Add(kit.NewPara(strings.Join(laws, "\n"), theme.Small, theme.Muted))
	}
	return kit.NewCard(16, body)
}

// answerWords is an answer of a screening in the language in use; the client's own words stay.
func answerWords(answer string) string {
	switch answer {
	case "yes", "no", "not sure", "skip":
		return lang.T("screen.said." + answer)
	}
	return answer
}
