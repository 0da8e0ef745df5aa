package ui

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/relief"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// reading is a page that only shows what follows from a snapshot.
type reading struct {
	build func(*cases.Snapshot) []fyne.CanvasObject
	body  *fyne.Container
	page  *fyne.Container
}

func newReading(build func(*cases.Snapshot) []fyne.CanvasObject) tab {
	return &reading{build: build, body: kit.VStack(14)}
}

// Content lays the page out.
func (r *reading) Content() fyne.CanvasObject {
	r.page = kit.Scroll(kit.Pad(r.body, 0, 0, 8, 0))
	return r.page
}

func (r *reading) show(s *cases.Snapshot) {
	r.body.Objects = r.build(s)
	r.body.Refresh()
	r.page.Refresh()
}

// newItems is what a matter has and what is open, item by item, each figure with its source.
func newItems(list func(*cases.Snapshot) []relief.Item) tab {
	return newReading(func(s *cases.Snapshot) []fyne.CanvasObject {
		cards := kit.Masonry(400, 14)
		open := 0
		for _, it := range list(s) {
			if it.Open {
				open++
			}
			cards.Add(itemCard(it))
		}
		words := lang.T("items.none")
		if open > 0 {
			words = lang.N("items.open", open)
		}
		return []fyne.CanvasObject{kit.NewPara(words, theme.Body, theme.Ink), cards, notAdvice()}
	})
}

func itemCard(it relief.Item) fyne.CanvasObject {
	name := it.Label
	if lang.Code() == "es" {
		name = it.LabelES
	}
	icon, words, role := kit.NewIcon(stock.ConfirmIcon(), theme.Done), lang.Law(it.Value), theme.Ink
	if d := cases.Date(it.Value); d.Full() && d.Valid() {
		words = lang.Weekday(d)
	}
	if it.Open {
		icon, words, role = kit.NewIcon(stock.RadioButtonIcon(), stock.ColorNameDisabled), it.Ask.In(lang.Code()), theme.Muted
	}
	body := kit.VStack(3, kit.NewBoldPara(name, theme.Body, theme.Ink))
	if words != "" {
		body.Add(kit.NewPara(words, theme.Body, role))
	}
	for _, f := range it.Figures {
		body.Add(figure(f))
	}
	return kit.NewCard(14, kit.TopRow(10, []float32{18, -1}, icon, body))
}

// figure is one thing the law data says, never without where it is from and how far that was checked.
func figure(f relief.Figure) fyne.CanvasObject {
	name := f.Label
	if lang.Code() == "es" {
		name = lang.Law(f.LabelES)
	}
	body := kit.VStack(1, kit.NewPara(name+": "+lang.Law(f.Text), theme.Small, theme.Ink),
		kit.NewPara(dotted(f.Citation, lang.Law(f.AsOf), confidence(f.Confidence)), theme.Small, theme.Muted))
	if f.Confirm != "" {
		body.Add(kit.NewPara(lang.T("confirm"), theme.Small, theme.Warn.Fg()))
	}
	return kit.Pad(body, 4, 0, 0, 0)
}

// notAdvice is the line under everything that comes from the law data.
func notAdvice() fyne.CanvasObject {
	return kit.NewPara(lang.T("deadline.notadvice"), theme.Small, theme.Muted)
}
