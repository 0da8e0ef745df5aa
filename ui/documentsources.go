package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// paperReader is who reads the paper of a row.
func paperReader(s *cases.Snapshot, r *documentRow) cases.Recipient {
	return forms.ReaderOf(s, *r.record)
}

// sources list which paragraph comes from which piece of the story, and the exhibits that support it.
func (d *documents) sources(r *documentRow) []fyne.CanvasObject {
	list := d.snap.SourcesIn(*r.record)
	if len(list) == 0 {
		return []fyne.CanvasObject{kit.NewPara(lang.T("document.sources.none"), theme.Body, theme.Ink)}
	}
	out := []fyne.CanvasObject{kit.NewPara(lang.T("document.sources.words"), theme.Small, theme.Muted)}
	var order []string
	at := map[string][]cases.Source{}
	for _, src := range list {
		if _, seen := at[src.Fragment]; !seen {
			order = append(order, src.Fragment)
		}
		at[src.Fragment] = append(at[src.Fragment], src)
	}
	for _, id := range order {
		out = append(out, d.source(r, id, at[id]))
	}
	return out
}

// source is one piece of the story and where it stands in the paper.
func (d *documents) source(r *documentRow, id string, list []cases.Source) fyne.CanvasObject {
	title, told := lang.T("document.sources.gone"), ""
	if i := slices.IndexFunc(d.snap.Story, func(f cases.Fragment) bool { return f.ID == id }); i >= 0 {
		f := d.snap.Story[i]
		if title = f.Title; title == "" {
			title = lang.T("document.sources.untitled")
		}
		if f.Session != "" {
			told = lang.T("document.sources.told", "when", lang.Date(f.Session))
		}
	}
	words := kit.VStack(2, kit.NewBoldPara(title, theme.Body, theme.Ink),
		kit.NewPara(dotted(paragraphs(list), told, d.supports(list)), theme.Small, theme.Muted))
	for _, c := range r.state.Story {
		if c.Fragment == id {
			words.Add(kit.NewPara(lang.T("document.story."+string(c.How)), theme.Small, theme.Warn.Fg()))
		}
	}
	open := kit.NewButton(kit.Quiet, nil, lang.T("document.check.story"), func() { d.a.openPiece(id) })
	return kit.TopRow(10, []float32{-1, 0}, words, open)
}

// paragraphs says which paragraphs a piece became: “paragraphs 4–6”.
func paragraphs(list []cases.Source) string {
	var n []int
	for _, s := range list {
		if s.Paragraph > 0 && !slices.Contains(n, s.Paragraph) {
			n = append(n, s.Paragraph)
		}
	}
	if len(n) == 0 {
		return lang.N("document.sources.unnumbered", len(list))
	}
	slices.Sort(n)
	var parts []string
	for i := 0; i < len(n); {
		k := i
		for k+1 < len(n) && n[k+1] == n[k]+1 {
			k++
		}
		part := fmt.Sprint(n[i])
		if k > i {
			part += "–" + fmt.Sprint(n[k])
		}
		parts, i = append(parts, part), k+1
	}
	return lang.N("document.sources.paragraphs", len(n), "list", strings.Join(parts, ", "))
}

// supports names the exhibits that go with a piece.
func (d *documents) supports(list []cases.Source) string {
	var labels []string
	for i, e := range d.snap.Exhibits() {
		if slices.ContainsFunc(list, func(s cases.Source) bool { return slices.Contains(s.Exhibits, e.ID) }) {
			labels = append(labels, d.snap.Matter.Packet.ExhibitLabel(i))
		}
	}
	if len(labels) == 0 {
		return ""
	}
	return lang.N("document.sources.exhibits", len(labels), "list", strings.Join(labels, ", "))
}
