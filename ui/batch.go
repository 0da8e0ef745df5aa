package ui

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// batch makes the packets of several matters: which ones, for whom, how far each is, and what stood in the way.
type batch struct {
	a         *App
	only      map[string]bool // ids of the matters chosen elsewhere; nil for those of a stage
	all       []*matterRow
	rows      []*batchRow // of the stage that is chosen
	chosen    map[string]bool
	stage     *kit.Field
	recipient *kit.Field
	anew      *kit.Check
	fresh     bool
	list      *fyne.Container
	scroll    *fyne.Container
	said      *kit.Para
	start     *kit.Button
	every     *kit.Button
	nobody    *kit.Button
	working   bool // packets are being made
	page      *fyne.Container
}

// makePackets shows the page that makes the packets of these matters. They stand in the route, so that back and forward
// find them again.
func (a *App) makePackets(ids ...string) { a.Go(Route{Place: toBatch, ID: strings.Join(ids, ",")}) }

// newBatch takes the ids of matters with commas between them; "" for those of a stage.
func newBatch(a *App, ids string) *batch {
	s := &batch{a: a, chosen: map[string]bool{}, list: kit.VStack(2), said: kit.NewPara("", theme.Body, theme.Ink)}
	if ids != "" {
		s.only = map[string]bool{}
		for _, id := range strings.Split(ids, ",") {
			s.only[id] = true
		}
	}
	var values, names []string
	for _, st := range cases.Stages() {
		values, names = append(values, string(st)), append(names, stageWords(st))
	}
	s.stage = kit.NewChoice("batch.stage", lang.T("batch.stage"), "", values, names)
	s.stage.Set(string(cases.Ready))
	s.stage.OnChange = s.fill
	values, names = nil, nil
	for _, r := range cases.Recipients() {
		values, names = append(values, string(r)), append(names, lang.T("recipient."+string(r)))
	}
	s.recipient = kit.NewChoice("packet.recipient", lang.T("packet.for"), "", values, names)
	s.recipient.Set(string(cases.OfficeCopy))
	s.anew = kit.NewCheck(lang.T("batch.anew"), false, func(on bool) { s.fresh = on })
	s.start = kit.NewButton(kit.Primary, stock.DocumentIcon(), lang.T("batch.start"), s.onStart)
	s.every = kit.NewButton(kit.Quiet, nil, lang.T("batch.every"), func() { s.chooseAll(true) })
	s.nobody = kit.NewButton(kit.Quiet, nil, lang.T("batch.nobody"), func() { s.chooseAll(false) })
	return s
}

// Content lays the page out.
func (s *batch) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.matters"), func() { s.a.Go(Route{Place: toMatters}) })
	if s.only != nil {
		back = kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("batch.back"), s.a.Back)
	}
	fields := kit.TopRow(14, []float32{-1, -1}, s.stage, s.recipient)
	if s.only != nil {
		fields = kit.TopRow(14, []float32{-1}, s.recipient)
	}
	head := kit.VStack(10, kit.Flow(4, back), kit.Head(300, kit.NewBold(lang.T("batch.title"), theme.Title, theme.Ink), s.start),
		kit.NewPara(lang.T("batch.words"), theme.Body, theme.Muted),
		fields, s.anew, kit.Flow(4, s.every, s.nobody))
	s.scroll = kit.Scroll(kit.Pad(s.list, 0, 12, 0, 0))
	s.page = container.NewStack(kit.Frame(12, head, kit.NewCard(16, s.scroll), s.said))
	return s.page
}

func (s *batch) load() {
	var rows []*matterRow
	v := s.a.vault
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		rows, err = readMatters(ctx, v)
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		for _, r := range rows {
			r.measure(s.a.opt.Now())
		}
		slices.SortFunc(rows, func(a, b *matterRow) int {
			return cmp.Or(cmp.Compare(a.matter.Number, b.matter.Number), cmp.Compare(a.nameKey, b.nameKey))
		})
		s.all = rows
		if !s.working && !s.ended() {
			s.fill()
		}
	})
}

// lists reports whether a matter is one of those the page is for.
func (s *batch) lists(m cases.Matter) bool {
	if s.only != nil {
		return s.only[m.ID]
	}
	return string(m.Stage) == s.stage.Value()
}

// fill lists the matters of the chosen stage, or those chosen elsewhere, all of them ticked.
func (s *batch) fill() {
	if s.working {
		return // what is being made stays on the page
	}
	s.rows, s.list.Objects, s.chosen = nil, nil, map[string]bool{}
	for _, m := range s.all {
		if s.lists(m.matter) {
			s.chosen[m.matter.ID] = true
			r := newBatchRow(s, m)
			s.rows = append(s.rows, r)
			s.list.Add(r.line)
		}
	}
	if len(s.rows) == 0 {
		s.list.Add(kit.NewPara(lang.T("batch.empty"), theme.Body, theme.Muted))
	}
	s.said.Set("")
	s.steer()
}

// steer lets the buttons work as far as they can do something.
func (s *batch) steer() {
	n := 0
	for _, on := range s.chosen {
		if on {
			n++
		}
	}
	s.start.Allow(n > 0 && !s.working)
	s.every.Allow(!s.working && n < len(s.rows))
	s.nobody.Allow(!s.working && n > 0)
	s.list.Refresh()
	if s.page != nil {
		s.page.Refresh()
	}
}

// chooseAll ticks every matter, or none.
func (s *batch) chooseAll(on bool) {
	if s.working {
		return
	}
	s.list.Objects = nil
	for i, r := range s.rows {
		s.chosen[r.matter.matter.ID] = on
		s.rows[i] = newBatchRow(s, r.matter)
		s.list.Add(s.rows[i].line)
	}
	s.steer()
}

// ended reports whether a batch was made and its outcome is still on the page.
func (s *batch) ended() bool {
	return slices.ContainsFunc(s.rows, func(r *batchRow) bool { return r.state != "" })
}

// onStart asks for the folder and makes the packets.
func (s *batch) onStart() {
	if s.working {
		return
	}
	if s.a.jobs.runs(lang.T("batch.making")) { // begun on this page before it was left
		kit.Ask(s.a.window.Canvas(), lang.T("batch.making"), lang.T("batch.underway"), nil, kit.Answer{Label: lang.T("fail.close")})
		return
	}
	s.a.saveFolder(lang.T("batch.folder"), s.make)
}

func (s *batch) make(dir string) {
	if s.working || s.a.screen != screen(s) {
		return // begun meanwhile, or nobody waits for it any more
	}
	if err := vault.CheckOutside(dir); err != nil {
		s.a.fail(err, nil)
		return
	}
	viewer, err := s.a.view()
	if err != nil {
		s.a.fail(err, nil)
		return
	}
	var todo []packet.BatchMatter
	var rows []*batchRow
	for _, r := range s.rows {
		if m := r.matter.matter; s.chosen[m.ID] {
			todo, rows = append(todo, packet.BatchMatter{ID: m.ID, Number: m.Number}), append(rows, r)
			r.wait()
		}
	}
	to, turn := cases.Recipient(s.recipient.Value()), s.a.jobs.turn
	onScreen := func(do func()) { // the work's own goroutine must not touch the page
		s.a.jobs.ui(func() {
			if s.a.jobs.turn == turn {
				do()
			}
		})
	}
	var sheet *packet.BatchSheet
	store, options, anew, code := s.a.vault, s.a.packetOptions(to, s.a.opt.Now()), s.fresh, lang.Code()
	s.working = true
	s.said.Set(lang.T("batch.making"))
	s.steer()
	s.a.jobs.run(lang.T("batch.making"), func(ctx context.Context, p cases.Progress) (err error) {
		p.SetTotal(int64(len(todo)))
		options.Pictures = pictureReader()
		b := packet.Batch{Out: dir, Recipient: to, Lang: code, Packer: forms.Packer{Desk: store, Viewer: viewer, Options: options, Anew: anew},
			Began: func(i int) cases.Progress {
				pages := &batchPages{tell: func(part float32) { onScreen(func() { rows[i].step(part) }) }}
				onScreen(func() { rows[i].begin() })
				return pages
			},
			Ended: func(i int, l packet.BatchLine) { p.Add(1); onScreen(func() { rows[i].end(l) }) }}
		sheet, err = b.Run(ctx, todo)
		return err
	}, func(err error) {
		s.a.noteWritten(dir)
		s.over(sheet, rows, err)
	})
}

// over says what became of the batch.
func (s *batch) over(sheet *packet.BatchSheet, rows []*batchRow, err error) {
	s.working = false
	words := ""
	if sheet != nil {
		for i, l := range sheet.Lines {
			rows[i].end(l)
		}
		words = lang.T("batch.done", "made", sheet.Count(packet.BatchMade), "same", sheet.Count(packet.BatchSame),
			"stopped", sheet.Count(packet.BatchStopped), "left", sheet.Count(packet.BatchLeft))
	}
	s.said.Set(words)
	s.steer()
	switch {
	case err != nil && !errors.Is(err, context.Canceled):
		s.a.fail(err, nil)
	case words != "":
		s.a.toast(words)
	}
}
