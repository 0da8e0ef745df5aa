package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// findLimit is how many places are offered at once.
const findLimit = 8

// find goes to any matter by a few letters: names and titles from the list of matters, and words
// inside the records from the vault's search.
type find struct {
	a       *App
	rows    []*matterRow
	results *fyne.Container
	first   func() // what Enter does
	shut    func()
	typed   string
}

// showFind opens the search over the window.
func (a *App) showFind() {
	if a.shell == nil {
		return
	}
	f := &find{a: a, results: kit.VStack(2)}
	entry := kit.NewSearch(lang.T("find.words"), f.onType)
	entry.OnSubmitted = func(string) {
		if f.first != nil {
			f.first()
		}
	}
	room := kit.Tall(230, kit.Scroll(f.results))
	f.shut = kit.Ask(a.window.Canvas(), lang.T("nav.find"), "", kit.VStack(10, entry, room), kit.Answer{Label: lang.T("fail.close")})
	a.window.Canvas().Focus(entry)
	v, today := a.vault, a.opt.Now()
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		f.rows, err = readMatters(ctx, v)
		for _, r := range f.rows {
			r.measure(today)
		}
		return err
	}, func(err error) {
		if err != nil {
			f.shut()
			a.fail(err, nil)
			return
		}
		f.onType(f.typed)
	})
}

func (f *find) onType(typed string) {
	f.typed = typed
	if f.rows == nil {
		return
	}
	list := &matters{words: folded(typed)}
	var hits []*matterRow
	for _, r := range f.rows {
		if list.keep(r) && len(hits) < findLimit {
			hits = append(hits, r)
		}
	}
	f.show(hits, nil)
	if len([]rune(typed)) >= 3 && len(hits) < findLimit {
		f.search(typed, hits)
	}
}

// search looks inside the records; an answer to letters typed since is dropped.
func (f *find) search(typed string, before []*matterRow) {
	v := f.a.vault
	var hits []cases.Hit
	f.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		hits, err = v.Search(ctx, typed, findLimit)
		return err
	}, func(err error) {
		if err == nil && f.typed == typed {
			f.show(before, hits)
		}
	})
}

func (f *find) show(rows []*matterRow, hits []cases.Hit) {
	f.results.Objects, f.first = nil, nil
	seen := map[string]bool{}
	add := func(r *matterRow, words string) {
		if seen[r.matter.ID] {
			return
		}
		seen[r.matter.ID] = true
		open := func() {
			f.shut()
			f.a.Go(Route{Place: toMatter, ID: r.matter.ID})
		}
		if f.first == nil {
			f.first = open
		}
		f.results.Add(kit.NewResult(r.name, words, open))
	}
	for _, r := range rows {
		add(r, dotted(r.matter.Number, r.matter.Title))
	}
	for _, h := range hits {
		for _, r := range f.rows {
			if h.Key.Stream == cases.MatterStream(r.matter.ID) || h.Key.Stream == cases.ClientStream(r.client.ID) {
				add(r, h.Snippet)
			}
		}
	}
	if len(f.results.Objects) == 0 {
		f.results.Add(kit.NewPara(lang.T("find.none"), theme.Body, theme.Muted))
	}
	f.results.Refresh()
}
