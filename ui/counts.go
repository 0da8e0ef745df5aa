package ui

import (
	"context"
	"encoding/json"
	"os"
	"strconv"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/count"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// counts are the numbers that funders ask for, without anybody in them.
type counts struct {
	a      *App
	period *kit.Field
	small  *kit.Field
	report count.Report
	cards  *fyne.Container
	body   *fyne.Container
	page   *fyne.Container
}

func newCounts(a *App) tab {
	c := &counts{a: a, cards: kit.Masonry(340, 14), body: kit.VStack(12)}
	year := count.PeriodOf(a.opt.Now()).Year
	var values, words []string
	for y := year; y > year-3; y-- {
		for q := 0; q <= 4; q++ {
			values = append(values, strconv.Itoa(y)+"/"+strconv.Itoa(q))
			key := "count.year"
			if q > 0 {
				key = "count.quarter"
			}
			words = append(words, lang.T(key, "year", y, "quarter", q))
		}
	}
	c.period = kit.NewChoice("count.period", lang.T("count.period"), "", values, words)
	c.period.Set(values[0])
	c.small = kit.NewField("count.small", lang.T("count.small"), lang.T("hint.count.small"))
	c.small.Set(strconv.Itoa(count.DefaultSmall))
	c.period.OnChange, c.small.OnChange = c.load, c.load
	return c
}

// Content lays the page out.
func (c *counts) Content() fyne.CanvasObject {
	export := kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("count.export"), c.onExport)
	c.body.Objects = []fyne.CanvasObject{kit.TopRow(14, []float32{-1, -1, 0}, c.period, c.small, kit.Pad(export, 18, 0, 0, 0)), c.cards, notAdvice()}
	c.page = kit.Scroll(kit.Pad(c.body, 0, 0, 8, 0))
	return c.page
}

func (c *counts) show(*cases.Snapshot) { c.load() }

func (c *counts) load() {
	year, quarter := 0, 0
	if v := c.period.Value(); len(v) > 5 {
		year, _ = strconv.Atoi(v[:4])
		quarter, _ = strconv.Atoi(v[5:])
	}
	small, err := strconv.Atoi(c.small.Value())
	if err != nil {
		c.small.Problem(lang.T("book.number"))
		return
	}
	v := c.a.vault
	var r count.Report
	c.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		o, err := v.Caseload(ctx)
		if err != nil {
			return err
		}
		r, err = count.Make(o, count.Period{Year: year, Quarter: quarter}, small)
		return err
	}, func(err error) {
		if err != nil {
			c.a.fail(err, nil)
			return
		}
		c.fill(r)
	})
}

func (c *counts) fill(r count.Report) {
	c.report = r
	c.cards.Objects = nil
	for _, t := range append(append([]count.Table{}, r.Tables...), r.Lists...) {
		c.cards.Add(countCard(t))
	}
	notes := r.Notes
	if lang.Code() == "es" {
		notes = r.NotesES
	}
	hours := kit.VStack(6, kit.NewBoldPara(lang.T("count.hours"), theme.Body, theme.Ink),
		pair(lang.T("count.all"), cases.HoursShown(r.Minutes)), pair(lang.T("time.proBono"), cases.HoursShown(r.ProBono)))
	for _, n := range notes {
		hours.Add(kit.NewPara(n, theme.Small, theme.Muted))
	}
	c.cards.Add(kit.NewCard(16, hours))
	c.cards.Refresh()
	c.page.Refresh()
}

func countCard(t count.Table) fyne.CanvasObject {
	name := t.EN
	if lang.Code() == "es" {
		name = t.ES
	}
	body := kit.VStack(5, kit.NewBoldPara(upper(name), theme.Body, theme.Ink))
	for _, r := range t.Rows {
		words := r.EN
		if lang.Code() == "es" {
			words = r.ES
		}
		body.Add(kit.TopRow(10, []float32{-1, 0}, kit.NewPara(upper(words), theme.Body, theme.Muted), kit.NewText(shown(r.N), theme.Body, theme.Ink).Whole()))
	}
	if t.Total != nil {
		body.Add(kit.NewLine())
		body.Add(kit.TopRow(10, []float32{-1, 0}, kit.NewPara(lang.T("count.total"), theme.Body, theme.Ink), kit.NewBold(shown(t.Total), theme.Body, theme.Ink).Whole()))
	}
	return kit.NewCard(16, body)
}

// shown is a number, or the sign of one that is hidden.
func shown(n *int) string {
	if n == nil {
		return lang.T("count.hidden")
	}
	return lang.T("number", "n", *n)
}

// onExport writes the numbers as they stand on the page. There is nobody in them.
func (c *counts) onExport() {
	r := c.report
	c.a.saveFile(lang.T("count.export"), "counts.json", func(path string) {
		c.a.jobs.run("", func(context.Context, cases.Progress) error {
			text, err := json.MarshalIndent(r, "", "  ")
			if err != nil {
				return err
			}
			return writeNew(path, func(f *os.File) error {
				_, err := f.Write(append(text, '\n'))
				return err
			})
		}, func(err error) {
			if err != nil {
				c.a.fail(err, nil)
				return
			}
			c.a.toast(lang.T("count.exported"))
		})
	})
}
