package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// onPaint makes the redacted copy and shows the proof.
func (s *redactPage) onPaint() {
	if s.desk == nil || s.paint.Off {
		return
	}
	var made cases.WorkingCopy
	var painted redact.Painted
	desk, work := s.desk, s.work
	s.busy = true
	s.paint.Allow(false)
	s.a.jobs.run(lang.T("redact.painting"), func(ctx context.Context, p cases.Progress) (err error) {
		made, painted, err = desk.Paint(ctx, &work, p)
		return err
	}, func(err error) {
		s.busy = false
		s.tell()
		if err != nil && !redact.IsLeftOver(err) {
			s.a.fail(err, nil)
			return
		}
		s.showProof(made, painted, err)
		if err == nil {
			s.load()
		}
	})
}

// showProof says line by line what the looks into the copy found.
func (s *redactPage) showProof(made cases.WorkingCopy, painted redact.Painted, err error) {
	head, words := lang.T("redact.made"), lang.T("redact.made.words", "pages", made.Pages, "reader", lang.T("recipient."+string(s.to)))
	if err != nil {
		e := cases.Explain(err, lang.Code())
		head, words = e.What, e.Safe+" "+e.Do
	}
	lines := kit.VStack(8, proofLines(painted.Proof)...)
	if len(painted.Elsewhere) > 0 {
		lines.Add(kit.NewNote(theme.Warn, stock.WarningIcon(), lang.T("redact.elsewhere"),
			kit.NewPara(lang.T("redact.elsewhere.words", "pages", pageWords(painted.Elsewhere)), theme.Body, theme.Warn.Fg())))
	}
	kit.Ask(s.a.window.Canvas(), head, words, lines, kit.Answer{Label: lang.T("fail.close")})
}

// proofLines are the looks of a proof, each with what it found.
func proofLines(proof []cases.Proof) (out []fyne.CanvasObject) {
	for _, p := range proof {
		icon, tone, said := stock.ConfirmIcon(), theme.Good, lang.T("redact.proof.nothing")
		switch {
		case p.None != "":
			icon, tone, said = stock.InfoIcon(), theme.Warn, lang.T("redact.proof.notread")
		case p.Found > 0:
			icon, tone, said = stock.WarningIcon(), theme.Bad, lang.N("redact.proof.left", p.Found)
		}
		out = append(out, kit.TopRow(10, []float32{20, -1}, kit.NewIcon(icon, tone.Fg()),
			kit.VStack(1, kit.NewBoldPara(lang.T("redact.look."+p.Look), theme.Body, theme.Ink), kit.NewPara(said, theme.Small, tone.Fg()))))
	}
	return out
}

// onLog shows what was painted over, when and by whom, with the rule for each mark.
func (s *redactPage) onLog() {
	if s.snap == nil {
		return
	}
	list := kit.VStack(14)
	for _, c := range redact.Log(s.snap, s.id) {
		one := kit.VStack(4, kit.NewBoldPara(dotted(lang.Stamp(c.When), c.Who), theme.Body, theme.Ink))
		for _, to := range c.For {
			one.Add(kit.NewPara(dotted(lang.T("recipient."+string(to)), lang.N("redact.count", len(c.Marks))), theme.Small, theme.Muted))
		}
		for _, m := range c.Marks {
			r, _ := redact.RuleByID(m.Rule)
			one.Add(kit.NewPara(dotted(lang.T("preview.page", "n", m.Page, "of", c.Pages), ruleWords(m.Rule), r.Cite, m.Who), theme.Small, theme.Ink))
		}
		one.Objects = append(one.Objects, proofLines(c.Proof)...)
		list.Add(one)
	}
	words := lang.T("redact.log.words")
	if len(list.Objects) == 0 {
		words = lang.T("redact.log.none")
	}
	var body fyne.CanvasObject
	if len(list.Objects) > 0 {
		body = kit.Tall(360, kit.Scroll(kit.Pad(list, 0, 12, 0, 0)))
	}
	kit.Ask(s.a.window.Canvas(), lang.T("redact.log"), words, body, kit.Answer{Label: lang.T("fail.close")})
}
