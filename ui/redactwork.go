package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onRedact opens an original to be marked. The person has asked for it, and the custody log says so.
func (e *evidence) onRedact(i *cases.EvidenceItem) {
	seen := i.Touched("viewed", e.who(), e.a.opt.Now())
	e.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return e.store.Write(ctx, seen) }, func(err error) {
		if err != nil {
			e.a.fail(err, nil)
			return
		}
		e.a.Go(Route{Place: toRedact, ID: i.ID})
	})
}

// onLeave goes back to where the file is listed.
func (s *redactPage) onLeave() {
	if s.snap == nil {
		s.a.Back()
		return
	}
	tab := tabForms
	if slices.ContainsFunc(s.snap.Evidence, func(e cases.EvidenceItem) bool { return e.ID == s.id }) {
		tab = tabEvidence
	}
	if slices.ContainsFunc(s.snap.Documents, func(d cases.Document) bool { return d.ID == s.id }) {
		tab = tabDocuments
	}
	s.a.Go(Route{Place: toMatter, ID: s.snap.Matter.ID, Tab: tab})
}

// onReader takes up the marks for other readers.
func (s *redactPage) onReader() {
	if s.snap == nil || s.reader.Value() == string(s.to) {
		return
	}
	s.to = cases.Recipient(s.reader.Value())
	s.load() // the marks of these readers may have been changed meanwhile
}

// mark is a new mark with the rule that is chosen.
func (s *redactPage) mark(page int, x0, y0, x1, y1 float64) cases.Mark {
	return cases.Mark{ID: cases.NewID(), Page: page, X0: tenth(x0), Y0: tenth(y0), X1: tenth(x1), Y1: tenth(y1), Rule: s.next,
		Who: s.desk.Who, When: s.a.opt.Now().UTC().Format(time.RFC3339)}
}

func tenth(v float64) float64 { return float64(int(v*10+0.5)) / 10 }

// onDrawn marks a rectangle that was drawn with the mouse; it comes in shares of the page.
func (s *redactPage) onDrawn(x, y, w, h float32) {
	page := s.preview.view.Page()
	g := s.preview.shapes[page]
	if g == nil || s.desk == nil {
		return
	}
	m := s.mark(page+1, float64(x)*g.W, float64(y)*g.H, float64(x+w)*g.W, float64(y+h)*g.H)
	if m.X1-m.X0 < 1 || m.Y1-m.Y0 < 1 {
		return
	}
	s.add(m)
}

// onNew puts a box into the middle of the page, to be moved with the keys.
func (s *redactPage) onNew() {
	page := s.preview.view.Page()
	g := s.preview.shapes[page]
	if g == nil || s.desk == nil {
		return
	}
	s.add(s.mark(page+1, g.W/2-60, g.H/2-9, g.W/2+60, g.H/2+9))
	s.a.window.Canvas().Focus(s.pad)
}

// add takes marks and chooses the first of them.
func (s *redactPage) add(marks ...cases.Mark) {
	if s.work.Changed {
		s.a.fail(redact.ErrChanged, nil)
		return
	}
	s.edit(func(ctx context.Context, w *redact.Work) error {
		_, err := s.desk.Add(ctx, w, marks)
		return err
	}, true, func() { s.list.SelectKey(marks[0].ID) })
}

// change stores the marks as changed by do.
func (s *redactPage) change(do func(marks []cases.Mark) []cases.Mark) {
	s.edit(func(ctx context.Context, w *redact.Work) error {
		w.Marks = do(w.Marks)
		return s.desk.Set(ctx, w)
	}, true, func() {})
}

// edit stores a change of the marks and then goes on. Edits come one after the other: two at once would meet in the
// vault, and the second would be turned away. back says that what was before can be had back.
func (s *redactPage) edit(do func(ctx context.Context, w *redact.Work) error, back bool, then func()) {
	s.waiting = append(s.waiting, func() {
		before, work := s.work.Marks, s.work
		work.Marks = slices.Clone(before)
		s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return do(ctx, &work) }, func(err error) {
			s.editing, s.edits = false, s.edits+1
			if err != nil {
				s.waiting = nil // they were meant for marks that are not there
				s.a.fail(err, nil)
				s.load()
				return
			}
			if back && !slices.Equal(before, work.Marks) {
				s.past = append(s.past, before)
			}
			s.work = work
			s.tell()
			then()
			s.nextEdit()
		})
	})
	s.nextEdit()
}

// nextEdit begins the edit that waits longest, and reads the marks again where that waited for the edits.
func (s *redactPage) nextEdit() {
	switch {
	case s.editing:
	case len(s.waiting) > 0:
		do := s.waiting[0]
		s.waiting, s.editing = s.waiting[1:], true
		do()
	case s.again:
		s.again = false
		s.load()
	}
}

// keysAhead is how many steps of an arrow key may wait: a box does not run on after the key was let go.
const keysAhead = 3

// onRule gives the chosen mark another rule.
func (s *redactPage) onRule() {
	s.next = s.rule.Value()
	m := s.list.Selected()
	if m == nil || m.Rule == s.rule.Value() {
		return
	}
	id, rule := m.ID, s.rule.Value()
	s.change(func(marks []cases.Mark) []cases.Mark {
		for i := range marks {
			if marks[i].ID == id {
				marks[i].Rule = rule
			}
		}
		return marks
	})
}

// step is by how many points an arrow key moves a side.
const step = 2.0

// onArrow moves the chosen box, or its lower right corner.
func (s *redactPage) onArrow(dx, dy int, sizes bool) {
	m := s.list.Selected()
	if m == nil || len(s.waiting) > keysAhead {
		return
	}
	g := s.preview.shapes[m.Page-1]
	if g == nil {
		return
	}
	x, y, id := float64(dx)*step, float64(dy)*step, m.ID
	s.change(func(marks []cases.Mark) []cases.Mark {
		for i := range marks {
			if m := &marks[i]; m.ID == id {
				if !sizes {
					x, y = min(max(x, -m.X0), g.W-m.X1), min(max(y, -m.Y0), g.H-m.Y1)
					m.X0, m.Y0 = m.X0+x, m.Y0+y
				}
				m.X1, m.Y1 = min(max(m.X1+x, m.X0+step), g.W), min(max(m.Y1+y, m.Y0+step), g.H)
			}
		}
		return marks
	})
}

func (s *redactPage) onRemove() {
	m := s.list.Selected()
	if m == nil {
		return
	}
	id := m.ID
	s.change(func(marks []cases.Mark) []cases.Mark {
		return slices.DeleteFunc(marks, func(m cases.Mark) bool { return m.ID == id })
	})
}

// onBack takes the last change back.
func (s *redactPage) onBack() {
	if len(s.past) == 0 {
		return
	}
	last := s.past[len(s.past)-1]
	s.past = s.past[:len(s.past)-1]
	s.edit(func(ctx context.Context, w *redact.Work) error {
		w.Marks = slices.Clone(last)
		return s.desk.Set(ctx, w)
	}, false, func() {})
}

// onRenew says that the marks fit the changed file.
func (s *redactPage) onRenew() {
	s.edit(s.desk.Renew, false, s.load)
}

// onAnew takes all marks away, to begin on the changed file.
func (s *redactPage) onAnew() {
	s.edit(func(ctx context.Context, w *redact.Work) error {
		w.Marks = nil
		return s.desk.Renew(ctx, w)
	}, false, s.load)
}

// onFind marks the words in the search field, wherever they stand.
func (s *redactPage) onFind() {
	if words := strings.TrimSpace(s.find.Text); words != "" {
		s.search(redact.Want{Words: []string{words}, Rule: s.next})
	}
}

// onIdentifiers marks what the federal rules keep back, and what the file knows of its people.
func (s *redactPage) onIdentifiers() {
	s.search(redact.Want{Identifiers: true, Snap: s.snap})
}

func (s *redactPage) search(want redact.Want) {
	if s.desk == nil {
		return
	}
	if s.work.Changed {
		s.a.fail(redact.ErrChanged, nil)
		return
	}
	var found redact.Found
	desk, work := s.desk, s.work
	s.a.jobs.run(lang.T("redact.searching"), func(ctx context.Context, p cases.Progress) (err error) {
		want.Progress = p
		found, err = desk.Find(ctx, &work, want)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.a.fail(err, nil)
		case !slices.Equal(s.work.For, work.For): // the marks of other readers are in hand now
			s.a.toast(lang.T("redact.otherreader"))
		default:
			s.takeUp(found)
		}
	})
}

// takeUp puts what was found to the marks, and says how much it was.
func (s *redactPage) takeUp(found redact.Found) {
	n := 0
	s.edit(func(ctx context.Context, w *redact.Work) (err error) {
		if len(found.Marks) > 0 {
			n, err = s.desk.Add(ctx, w, found.Marks)
		}
		return err
	}, true, func() {
		if n > 0 {
			s.list.SelectKey(found.Marks[0].ID)
		}
		s.a.toast(dotted(lang.N("redact.found", len(found.Marks)), lang.N("redact.added", n)))
		if len(found.Unread) > 0 {
			kit.Ask(s.a.window.Canvas(), lang.N("redact.unread", len(found.Unread)), lang.T("redact.unread.words", "pages", pageWords(found.Unread)), nil,
				kit.Answer{Label: lang.T("fail.close")})
		}
	})
}

// pageWords lists pages.
func pageWords(pages []int) string {
	var out []string
	for _, p := range pages {
		out = append(out, lang.T("number", "n", p))
	}
	return strings.Join(out, ", ")
}
