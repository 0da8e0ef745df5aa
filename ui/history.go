package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// historyRow is one change of one fact.
type historyRow struct {
	id       string
	no       int    // in the log of its record
	field    string // as the log names it
	computer string // the device, as the log names it
	when     string // RFC 3339
	fact     string
	before   string
	after    string
	device   string
	fold     string
	steps    []string // the values on the way, each with its time, where several saves make one row
}

// history lists every change of a client and of one matter, newest first, in the words of the
// facts.
type history struct {
	a     *App
	id    string // of the matter
	list  *kit.DataList[historyRow]
	find  *kit.Entry
	words []string
	name  *kit.Para
	page  *fyne.Container
}

func newHistory(a *App, matterID string) *history {
	h := &history{a: a, id: matterID, name: kit.NewPara("", theme.Small, theme.Muted)}
	h.find = kit.NewSearch(lang.T("history.find"), func(typed string) {
		h.words = folded(typed)
		h.list.Apply()
	})
	words := kit.ListWords{Keys: lang.T("history.keys"), Count: func(shown, all int) string {
		if shown < all {
			return lang.N("history.some", all, "shown", shown)
		}
		return lang.N("history.count", all)
	}}
	h.list = kit.NewDataList(words, func(r *historyRow) string { return r.id }, func(r *historyRow) string { return r.fold },
		kit.Column[historyRow]{Title: lang.T("history.fact"), Width: -1.2, Cell: func(r *historyRow) kit.Cell {
			return kit.Cell{Main: r.fact, Sub: dotted(lang.Stamp(r.when), r.device), Bold: true}
		}},
		kit.Column[historyRow]{Title: lang.T("history.after"), Width: -1.3, Cell: func(r *historyRow) kit.Cell {
			return kit.Cell{Main: r.after}
		}},
		kit.Column[historyRow]{Title: lang.T("history.before"), Width: -1, Spare: true, Cell: func(r *historyRow) kit.Cell {
			return kit.Cell{Main: r.before, MainRole: theme.Muted}
		}})
	h.list.Keep = func(r *historyRow) bool { return holds(r.fold, h.words) }
	h.list.OnOpen = h.onOpen
	h.list.Empty = kit.NewEmptyState(stock.HistoryIcon(), lang.T("history.none"), lang.T("history.none.words"), "", nil)
	return h
}

// onOpen shows a change whole: a list cuts what is longer than its column.
func (h *history) onOpen(r *historyRow) {
	body := kit.VStack(12, section(lang.T("history.after"), kit.NewPara(r.after, theme.Body, theme.Ink)),
		section(lang.T("history.before"), kit.NewPara(r.before, theme.Body, theme.Ink)))
	if len(r.steps) > 0 {
		body.Add(section(lang.T("history.steps"), kit.NewPara(strings.Join(r.steps, "\n"), theme.Small, theme.Muted)))
	}
	kit.Ask(h.a.window.Canvas(), r.fact, dotted(lang.Stamp(r.when), r.device), kit.Tall(220, kit.Scroll(body)),
		kit.Answer{Label: lang.T("fail.close")})
}

// Content lays the page out.
func (h *history) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("tab.facts"), func() {
		h.a.Go(Route{Place: toMatter, ID: h.id, Tab: tabFacts})
	})
	head := kit.VStack(6, kit.Flow(0, back), kit.Row(10, []float32{-1, -1}, kit.NewBold(lang.T("history.head"), theme.Title, theme.Ink), h.find), h.name)
	h.page = kit.Frame(12, head, h.list, nil)
	return h.page
}

func (h *history) load() {
	var rows []*historyRow
	var name string
	v := h.a.vault
	h.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		name, rows, err = readHistory(ctx, v, h.id)
		return err
	}, func(err error) {
		if err != nil {
			h.a.fail(err, nil)
			return
		}
		h.name.Set(name)
		h.list.SetRows(rows)
		h.page.Refresh()
	})
}

func readHistory(ctx context.Context, v *vault.Vault, matterID string) (name string, rows []*historyRow, err error) {
	m, err := vault.Get[cases.Matter](ctx, v, matterID)
	if err != nil {
		return "", nil, err
	}
	c, err := vault.Get[cases.Client](ctx, v, m.ClientID)
	if err != nil {
		return "", nil, err
	}
	for _, key := range []cases.Key{c.Key(), m.Key()} {
		changes, err := v.History(ctx, key.Table, key.Row)
		if err != nil {
			return "", nil, err
		}
		rows = append(rows, historyRows(key.Table, changes)...)
	}
	newestFirst(rows)
	return dotted(listName(c), m.Number, m.Title), rows, nil
}

func (h *history) focusFind(c fyne.Canvas) { c.Focus(h.find) }
