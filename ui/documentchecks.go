package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/proof"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// checks lists what the check while drafting found in a paper, what weighs most first within a paragraph, and what a
// person decided to leave. What only tells is folded away until it is asked for.
func (d *documents) checks(r *documentRow) []fyne.CanvasObject {
	if r.proofed.Words == nil {
		return []fyne.CanvasObject{kit.NewPara(lang.T("document.check.nowords"), theme.Body, theme.Ink)}
	}
	n := toLookAt(r.proofed.Open)
	head := lang.T("document.check.clear")
	if n > 0 {
		head = lang.N("document.check.open", n)
	}
	out := []fyne.CanvasObject{kit.VStack(3, kit.NewBoldPara(head, theme.Body, theme.Ink), kit.NewPara(lang.T("document.check.words"), theme.Small, theme.Muted))}
	if r.proofed.Pages {
		out = append(out, kit.NewPara(lang.T("document.check.pages"), theme.Small, theme.Warn.Fg()))
	}
	notes := 0
	for _, f := range r.proofed.Open {
		if f.Level == proof.Note {
			if notes++; !d.more {
				continue
			}
		}
		out = append(out, d.finding(r, f, false))
	}
	if len(d.uncited) > 0 && filed(paperReader(d.snap, r)) {
		out = append(out, d.uncitedCard())
	}
	if d.more {
		for _, f := range r.proofed.Settled {
			out = append(out, d.finding(r, f, true))
		}
	} else if hidden := notes + len(r.proofed.Settled); hidden > 0 {
		out = append(out, kit.Flow(0, kit.NewButton(kit.Quiet, stock.ListIcon(), lang.N("document.check.notes", hidden), func() {
			d.more = true
			d.tell()
		})))
	}
	return out
}

// finding is one place to look at: what, where, what to do, and the ways there.
func (d *documents) finding(r *documentRow, f proof.Finding, settled bool) fyne.CanvasObject {
	icon := kit.NewIcon(stock.InfoIcon(), theme.Muted)
	switch {
	case settled:
		icon = kit.NewIcon(stock.ConfirmIcon(), theme.Done)
	case f.Level == proof.Red:
		icon = kit.NewIcon(stock.WarningIcon(), theme.Problem)
	case f.Level == proof.Amber:
		icon = kit.NewIcon(stock.InfoIcon(), stock.ColorNameWarning)
	}
	what, do := f.Words(lang.Code())
	words := kit.VStack(2, kit.NewPara(what, theme.Body, theme.Ink))
	if at := placeOf(f); at != "" {
		words.Add(kit.NewPara(at, theme.Small, theme.Muted))
	}
	buttons := kit.Flow(12)
	if f.Quote != "" {
		buttons.Add(kit.NewButton(kit.Quiet, stock.SearchIcon(), lang.T("document.check.show"), func() { d.showOnPage(f) }))
	}
	if settled {
		words.Add(kit.NewPara(lang.T("document.check.left", "when", lang.Date(r.record.Settled[f.Key])), theme.Small, theme.Muted))
		buttons.Add(kit.NewButton(kit.Quiet, nil, lang.T("document.check.again"), func() { d.settle(r, f, false) }))
		words.Add(buttons)
		return kit.TopRow(10, []float32{18, -1}, icon, words)
	}
	words.Add(kit.NewPara(do, theme.Small, theme.Muted))
	if tab, key := fixPlace(f.Fix); key != "" {
		buttons.Add(kit.NewButton(kit.Quiet, nil, lang.T(key), func() {
			if piece := d.pieceOf(r, f); tab == tabStory && piece != "" {
				d.a.openPiece(piece)
				return
			}
			d.a.Go(Route{Place: toMatter, ID: d.snap.Matter.ID, Tab: tab})
		}))
	}
	if f.Level != proof.Note && f.Rule != proof.RuleGap {
		buttons.Add(kit.NewButton(kit.Quiet, nil, lang.T("document.check.settle"), func() { d.settle(r, f, true) }))
	}
	words.Add(buttons)
	return kit.TopRow(10, []float32{18, -1}, icon, words)
}

// pieceOf is the piece of the story that the paragraph of a finding comes from, "" where it comes from none.
func (d *documents) pieceOf(r *documentRow, f proof.Finding) string {
	for _, s := range d.snap.SourcesIn(*r.record) {
		if s.Paragraph > 0 && strconv.Itoa(s.Paragraph) == f.Paragraph {
			return s.Fragment
		}
	}
	return ""
}

// placeOf says where in the paper a finding stands.
func placeOf(f proof.Finding) string {
	at := f.Where
	if f.Paragraph != "" {
		at = dotted(lang.T("document.check.paragraph", "n", f.Paragraph), at)
	}
	return at
}

// fixPlace is the tab where a finding is mended, and the words of the way there; none for the words of the paper.
func fixPlace(fix string) (tab int, key string) {
	switch fix {
	case proof.FixFacts:
		return tabFacts, "document.check.facts"
	case proof.FixStory:
		return tabStory, "document.check.story"
	case proof.FixExhibits:
		return tabEvidence, "document.check.exhibits"
	}
	return 0, ""
}

// settle keeps that a person looked at a finding and left it, or that it is to be looked at again.
func (d *documents) settle(r *documentRow, f proof.Finding, on bool) {
	rec := *r.record
	rec.Settled = map[string]cases.Date{}
	for k, v := range r.record.Settled {
		rec.Settled[k] = v
	}
	if delete(rec.Settled, f.Key); on {
		rec.Settled[f.Key] = cases.DateOf(d.a.opt.Now())
	}
	noted := noting(&rec)
	write(d.a, d.a.vault, &rec, func() {
		d.a.reload()
		d.a.saved(lang.T("facts.done"), noted())
	})
}

// uncitedCard names the exhibits that no paper for filing cites.
func (d *documents) uncitedCard() fyne.CanvasObject {
	list := kit.VStack(2)
	for _, e := range d.uncited {
		i := slices.IndexFunc(d.snap.Exhibits(), func(x cases.EvidenceItem) bool { return x.ID == e.ID })
		title := e.Exhibit.Title
		if title == "" {
			title = e.Title
		}
		list.Add(kit.NewPara(dotted(lang.T("evidence.exhibitis", "letter", d.snap.Matter.Packet.ExhibitLabel(i)), title), theme.Small, theme.Muted))
	}
	return kit.TopRow(10, []float32{18, -1}, kit.NewIcon(stock.InfoIcon(), stock.ColorNameWarning),
		kit.VStack(2, kit.NewPara(lang.N("document.check.uncited", len(d.uncited)), theme.Body, theme.Ink), list))
}

// shownWords is how many words of a quotation are looked for on the pages.
const shownWords = 6

// showOnPage turns to the page on which the words of a finding stand and frames them.
func (d *documents) showOnPage(f proof.Finding) {
	run := quoteWords(f.Quote)
	doc := d.preview.doc
	if doc == nil || len(run) == 0 {
		return
	}
	var spots []spot
	at := -1
	d.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		for page := range doc.Pages() {
			all, err := doc.Words(ctx, page)
			if err != nil {
				return err
			}
			if spots = wordSpots(all, run, page+1); len(spots) > 0 {
				at = page
				return nil
			}
		}
		return nil
	}, func(err error) {
		switch {
		case d.preview.doc != doc: // another paper is shown meanwhile
		case err != nil:
			d.a.fail(err, nil)
		case at < 0:
			d.a.toast(lang.T("document.check.notfound"))
		default:
			d.preview.mark(spots, "found")
			d.preview.view.Go(at)
		}
	})
}

// quoteWords are the first words of the longest stretch of a quotation without an ellipsis, folded as pages are read.
func quoteWords(quote string) []string {
	best := ""
	for _, part := range strings.Split(quote, "…") {
		if len(part) > len(best) {
			best = part
		}
	}
	run := strings.Fields(onlyWords(best))
	return run[:min(len(run), shownWords)]
}
