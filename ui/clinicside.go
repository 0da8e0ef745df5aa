package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// clinicSide is the panel beside the queue: what the chosen matter still needs at its station, the way it came, and who
// works where.
type clinicSide struct {
	card *kit.Card
	body *fyne.Container
}

func newClinicSide() *clinicSide {
	s := &clinicSide{body: kit.VStack(18)}
	s.card = kit.NewCard(16, kit.Scroll(s.body))
	return s
}

// show fills the panel; r is nil where no matter is chosen.
func (s *clinicSide) show(q clinicQueue, r *clinicRow) {
	s.body.Objects = nil
	if r != nil {
		s.body.Add(kit.VStack(6, kit.NewBoldPara(r.name, theme.Sub, theme.Ink), kit.NewPara(dotted(r.matter.Number, r.matter.Title), theme.Small, theme.Muted),
			kit.Flow(0, kit.NewChip(stationWords(r.turn.At), stationTone(r.turn.At)))))
		if r.turn.Note != "" {
			s.body.Add(kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("clinic.note"), kit.NewPara(r.turn.Note, theme.Body, theme.Info.Fg())))
		}
		s.body.Add(section(lang.T("clinic.open"), openLines(r)...))
		if way := r.passed(q.staff); way != "" {
			s.body.Add(section(lang.T("clinic.way"), kit.NewPara(way, theme.Body, theme.Ink)))
		}
		s.body.Add(section(lang.T("contact.safe"), kit.NewPara(contactWords(r.client), theme.Body, theme.Ink)))
	}
	s.body.Add(s.posts(q))
	s.card.Content.Refresh()
}

// openLines are what is still open, or that nothing is.
func openLines(r *clinicRow) []fyne.CanvasObject {
	if len(r.open) == 0 {
		return []fyne.CanvasObject{kit.NewPara(lang.T("clinic.nothing"), theme.Body, theme.Ink)}
	}
	var out []fyne.CanvasObject
	for _, t := range r.open {
		out = append(out, kit.TopRow(8, []float32{16, -1}, kit.Pad(kit.NewIcon(stock.RadioButtonIcon(), theme.Muted), 1, 0, 0, 0), kit.NewPara(t.In(lang.Code()), theme.Body, theme.Ink)))
	}
	return out
}

// passed is the way so far, one station a line.
func (r *clinicRow) passed(staff []cases.Attorney) string {
	var lines []string
	for _, p := range r.turn.Passed {
		words := ""
		if p.Back {
			words = lang.T("clinic.sentback")
		}
		lines = append(lines, dotted(stationWords(p.At), workerName(staff, p.Who), words))
	}
	return strings.Join(lines, "\n")
}

// posts is who works where.
func (s *clinicSide) posts(q clinicQueue) fyne.CanvasObject {
	rows := kit.VStack(4)
	for _, at := range cases.Stations() {
		var names []string
		for _, who := range q.day.Staff(at) {
			names = append(names, workerName(q.staff, who))
		}
		words := kit.NewPara(strings.Join(names, ", "), theme.Body, theme.Ink)
		if len(names) == 0 {
			words = kit.NewPara(lang.T("clinic.nobody"), theme.Body, theme.Muted)
		}
		rows.Add(kit.TopRow(10, []float32{86, -1}, kit.NewPara(stationWords(at), theme.Body, theme.Muted), words))
	}
	return section(lang.T("clinic.posts"), rows)
}
