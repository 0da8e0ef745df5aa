package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/plan"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// planPage is what has to be shown, element by element: covered or open, what usually helps, and
// what this matter has. Covered means filed under the element, not proven.
type planPage struct {
	*reading
	a     *App
	store bookStore
	snap  *cases.Snapshot
	cards map[string]fyne.CanvasObject // by element, for what is dropped on them
}

func newPlan(a *App, store bookStore) tab {
	p := &planPage{a: a, store: store}
	p.reading = &reading{build: p.build, body: kit.VStack(14)}
	return p
}

func (p *planPage) build(s *cases.Snapshot) []fyne.CanvasObject {
	p.snap = s
	made := plan.For(s)
	words := lang.T("plan.covered")
	if made.Open > 0 {
		words = lang.N("plan.open", made.Open)
	}
	if len(made.Elements) == 0 {
		return []fyne.CanvasObject{kit.NewEmptyState(stock.ListIcon(), lang.T("plan.none"), lang.T("plan.none.words"), "", nil)}
	}
	out := []fyne.CanvasObject{kit.NewPara(dotted(lang.Law(made.Title), words), theme.Body, theme.Ink), kit.NewPara(lang.T("plan.means"), theme.Small, theme.Muted)}
	if len(made.Unplaced) > 0 {
		out = append(out, kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("plan.unplaced"), kit.NewPara(pieces(made.Unplaced), theme.Body, theme.Info.Fg())))
	}
	out = append(out, kit.NewPara(lang.T("plan.drop"), theme.Small, theme.Muted))
	p.cards = map[string]fyne.CanvasObject{}
	for _, e := range made.Elements {
		card := p.card(e)
		p.cards[e.ID] = card
		out = append(out, card)
	}
	return append(out, notAdvice())
}

func pieces(list []plan.Piece) string {
	var names []string
	for _, x := range list {
		names = append(names, x.Title)
	}
	return strings.Join(names, ", ")
}

func (p *planPage) card(e plan.Element) fyne.CanvasObject {
	text := elementWords(e)
	chip := kit.NewChip(lang.T("plan.isopen"), theme.Warn)
	if e.Covered {
		chip = kit.NewChip(lang.T("plan.iscovered"), theme.Good)
	}
	body := kit.VStack(8, kit.Row(12, []float32{-1, 0}, kit.NewBoldPara(text, theme.Body, theme.Ink), chip))
	if len(e.Have) > 0 {
		body.Add(section(lang.T("plan.have"), kit.NewPara(pieces(e.Have), theme.Body, theme.Ink)))
	}
	var kinds []string
	for _, k := range e.Kinds {
		kinds = append(kinds, dotted(lang.Law(k.Title), lang.Law(k.Source)))
	}
	if len(kinds) > 0 {
		body.Add(section(lang.T("plan.usually"), kit.NewPara(strings.Join(kinds, "\n"), theme.Small, theme.Ink)))
	}
	body.Add(kit.NewPara(dotted(e.Citation, confidence(e.Confidence)), theme.Small, theme.Muted))
	if len(p.snap.Evidence) > 0 {
		body.Add(kit.Flow(0, kit.NewButton(kit.Plain, nil, lang.T("plan.file"), func() { p.onFile(e) })))
	}
	return kit.NewCard(16, body)
}

// onFile asks which originals speak of an element. What is filed under it by its kind alone stays so, whatever is chosen.
func (p *planPage) onFile(e plan.Element) {
	ids, names := evidenceNames(p.snap)
	field := kit.NewChecks("evidence.proves", lang.T("evidence.proves"), "", ids, names)
	var have []string
	for _, x := range p.snap.Evidence {
		if slices.Contains(x.Proves, e.ID) {
			have = append(have, x.ID)
		}
	}
	field.Set(strings.Join(have, "\n"))
	kit.Ask(p.a.window.Canvas(), lang.T("plan.file"), elementWords(e), kit.Tall(220, kit.Scroll(field)),
		kit.Answer{Label: lang.T("facts.save"), Do: func() { p.file(e.ID, strings.Split(field.Value(), "\n")) }},
		kit.Answer{Label: lang.T("ask.no")})
}

// file puts the chosen originals under an element, and takes the others away from it.
func (p *planPage) file(element string, chosen []string) {
	var changed []cases.Record
	for _, it := range p.snap.Evidence {
		had, wanted := slices.Contains(it.Proves, element), slices.Contains(chosen, it.ID)
		if had == wanted {
			continue
		}
		now := it
		now.Proves = slices.DeleteFunc(slices.Clone(it.Proves), func(x string) bool { return x == element })
		if wanted {
			now.Proves = append(now.Proves, element)
		}
		changed = append(changed, &now)
	}
	if len(changed) == 0 {
		return
	}
	noted := noting(changed...)
	p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return p.store.Write(ctx, changed...) }, func(err error) {
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		p.a.reload()
		p.a.saved(lang.T("facts.done"), noted())
	})
}
