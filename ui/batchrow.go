package ui

import (
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// batchRow is one matter of a batch: its box, how far its packet is, and the way to it.
type batchRow struct {
	s      *batch
	matter *matterRow
	state  packet.BatchState // "" = its turn has not come
	line   *fyne.Container
	box    *kit.Check
	note   *kit.Para
	bar    *kit.Bar
	right  *fyne.Container
	chip   *kit.Chip
}

func newBatchRow(s *batch, m *matterRow) *batchRow {
	r := &batchRow{s: s, matter: m, note: kit.NewPara(dotted(m.matter.Number, m.matter.Title), theme.Small, theme.Muted), bar: kit.NewBar(0), chip: kit.NewChip("", theme.Neutral)}
	id := m.matter.ID
	r.box = kit.NewCheck(m.name, s.chosen[id], func(on bool) {
		if s.working {
			return // what is being made is settled
		}
		s.chosen[id] = on
		s.steer()
	})
	open := kit.NewButton(kit.Quiet, nil, lang.T("batch.open"), func() { s.a.Go(Route{Place: toMatter, ID: id, Tab: tabPacket}) })
	r.right = container.NewStack()
	words := kit.VStack(0, r.box, kit.Pad(r.note, 0, 0, 6, 30))
	r.line = kit.TopRow(12, []float32{-1, 190, 0}, words, kit.Pad(r.right, 8, 0, 0, 0), open)
	return r
}

// wait clears what an earlier batch said.
func (r *batchRow) wait() {
	r.state = ""
	r.note.Paint(dotted(r.matter.matter.Number, r.matter.matter.Title), theme.Muted)
	r.chip.Set(lang.T("batch.waiting"), theme.Neutral)
	r.show(r.chip)
}

// begin shows that the packet is being made.
func (r *batchRow) begin() {
	r.bar.Set(0, theme.Accent)
	r.show(kit.VStack(4, kit.NewText(lang.T("batch.working"), theme.Small, theme.Muted), r.bar))
}

func (r *batchRow) step(part float32) { r.bar.Set(part, theme.Accent) }

// end shows what became of the packet.
func (r *batchRow) end(l packet.BatchLine) {
	r.state = l.State
	words, tone := lang.T("batch.state."+string(l.State)), theme.Neutral
	switch l.State {
	case packet.BatchMade, packet.BatchSame:
		tone = theme.Good
		note := lang.N("batch.pages", l.Pages)
		if l.Red > 0 {
			tone = theme.Bad
			note = dotted(note, lang.N("batch.red", l.Red))
		}
		if l.Amber > 0 {
			note = dotted(note, lang.N("batch.amber", l.Amber))
		}
		r.note.Paint(dotted(r.matter.matter.Number, note), theme.Muted)
	case packet.BatchStopped:
		tone = theme.Warn
		r.note.Paint(strings.TrimSpace(l.What+" "+l.Do), theme.Ink)
	}
	r.chip.Set(words, tone)
	r.show(r.chip)
}

func (r *batchRow) show(o fyne.CanvasObject) {
	r.right.Objects = []fyne.CanvasObject{o}
	r.right.Refresh()
	r.s.list.Refresh()
}

// batchPages is the progress of one packet. It tells the page at most a hundred times, however many pages there are.
type batchPages struct {
	mu          sync.Mutex
	total, done int64
	told        int64
	tell        func(part float32)
}

// SetTotal implements cases.Progress.
func (p *batchPages) SetTotal(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.total, p.done, p.told = n, 0, 0
}

// Add implements cases.Progress.
func (p *batchPages) Add(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done += n; p.total <= 0 || (p.done-p.told)*100 < p.total {
		return
	}
	p.told = p.done
	p.tell(min(1, float32(p.done)/float32(p.total)))
}

// pictureReader reads pages that are pictures where a tesseract is installed, nil where none is. It holds what it read,
// so it lives no longer than the work it is for.
func pictureReader() *packet.Reader {
	engine, ok := ocr.Find()
	if !ok {
		return nil
	}
	return packet.NewReader(engine, "en", "es")
}
