package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// factPicker finds a fact by words of its label, in English or Spanish, or of its name. Facts of one
// person come before those of lists.
type factPicker struct {
	*picker
	at map[string]int // place of each fact in the list, by path
}

func newFactPicker(took func(cases.Fact)) *factPicker {
	facts := cases.Facts()
	p := &factPicker{at: map[string]int{}}
	items := make([]pickItem, len(facts))
	for i, f := range facts {
		p.at[f.Path] = i
		items[i] = pickItem{icon: factIcon(f.Path), head: factLabel(f.Path), note: factGroup(f.Path), name: kit.Fold(f.Path),
			fold: kit.Fold(dotted(f.Label, f.LabelES, f.Path)), late: f.Repeats()}
	}
	p.picker = newPicker(lang.T("map.find"), items, func(i int) { took(facts[i]) })
	return p
}

// about offers the facts anew: those whose names share most words with what the page prints first.
func (p *factPicker) about(words string) {
	var order []int
	for _, f := range forms.FactsFor(words) {
		if i, ok := p.at[strings.ReplaceAll(f.Path, "[0]", "[]")]; ok {
			order = append(order, i)
		}
	}
	p.offer(order)
}

// factIcon and factGroup say at a glance whose fact it is.
func factIcon(path string) fyne.Resource {
	switch begin, _, _ := strings.Cut(path, "."); begin {
	case "client", "relative", "party":
		return stock.AccountIcon()
	case "attorney", "office", "interpreter":
		return stock.HomeIcon()
	case "story":
		return stock.DocumentIcon()
	}
	return stock.FolderIcon()
}

func factGroup(path string) string {
	begin, _, _ := strings.Cut(path, ".")
	return lang.T("map.group." + begin)
}
