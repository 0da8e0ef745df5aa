package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// needForm is a need with the referral that is being written down and not in its list yet.
type needForm struct {
	cases.Need
	Next cases.Referred
}

// needsPage is housing, care, training and the like: what was asked, given and referred. The form
// changes the newest referral, or begins another.
type needsPage struct {
	*pageOf[needForm]
	begun string         // id of the need for which another referral is being written down
	sent  cases.Referred // that referral as it last went to the vault
}

func newNeeds(a *App, store bookStore) tab {
	type N = needForm
	s := &needsPage{pageOf: &pageOf[N]{}}
	s.rows = s.forms
	s.book = newBook(a, store, simple(bookSpec[N]{words: "need.", icon: stock.ListIcon(),
		cols: []kit.Column[N]{
			{Title: lang.T("need.head"), Width: -1, Cell: func(n *N) kit.Cell {
				return kit.Cell{Main: term(cases.NeedKinds(), n.Kind), Sub: n.Note, Bold: true}
			}},
			{Title: lang.T("need.asked"), Width: 120, Cell: func(n *N) kit.Cell { return kit.Cell{Main: lang.Date(n.Asked)} }},
			{Title: lang.T("need.state"), Width: 120, Kind: kit.Chips, Cell: needChip},
		},
		lines: []line[N]{
			row(inTerm("need.kind", cases.NeedKinds(), func(n *N) *string { return &n.Kind }), inYesNo("need.urgent", func(n *N) *bool { return &n.Urgent })),
			row(inDay(a, "need.asked", func(n *N) *cases.Date { return &n.Asked }), inDay(a, "need.met", func(n *N) *cases.Date { return &n.Met })),
			row(inDays(a, "need.given", func(n *N) *[]cases.Date { return &n.Given }), inDay(a, "need.review", func(n *N) *cases.Date { return &n.Review })),
			row(inArea("need.note", 3, func(n *N) *string { return &n.Note })),
			heading[N]("need.referral"),
			row(inWords("need.referrals.to", func(n *N) *string { return &s.referral(n).To }), inDay(a, "need.referrals.on", func(n *N) *cases.Date { return &s.referral(n).On })),
			row(inTerm("need.referrals.outcome", cases.ReferralOutcomes(), func(n *N) *string { return &s.referral(n).Outcome })),
		},
		fresh: func() *N {
			return &N{Need: cases.Need{ID: cases.NewID(), ClientID: s.snap.Client.ID, Kind: "housing", Asked: a.today()}}
		},
		extra: s.extra,
		copy: func(n *N) *N {
			c := *n
			c.Referrals = slices.Clone(n.Referrals)
			return &c
		},
	}, func(n *N) string { return n.ID }, s.record))
	return s
}

// forms are the needs of a snapshot. A referral that was begun is done once the vault has it.
func (s *needsPage) forms(snap *cases.Snapshot) (out []*needForm) {
	for _, n := range snap.Needs {
		if last := len(n.Referrals) - 1; n.ID == s.begun && last >= 0 && n.Referrals[last] == s.sent {
			s.begun = ""
		}
		out = append(out, &needForm{Need: n})
	}
	return out
}

// referral is the one that the form changes: the newest, or the one that is begun.
func (s *needsPage) referral(n *needForm) *cases.Referred {
	if last := len(n.Referrals) - 1; last >= 0 && s.begun != n.ID {
		return &n.Referrals[last]
	}
	return &n.Next
}

// record is what the vault keeps; a referral without any words is none.
func (s *needsPage) record(n *needForm) (cases.Record, error) {
	s.sent = n.Next
	if s.sent != (cases.Referred{}) {
		n.Referrals, n.Next = append(n.Referrals, n.Next), cases.Referred{}
	}
	n.Referrals = slices.DeleteFunc(n.Referrals, func(r cases.Referred) bool { return r == cases.Referred{} })
	return &n.Need, n.Check()
}

// extra lists the referrals that the form does not show, and begins another.
func (s *needsPage) extra(n *needForm) (out []fyne.CanvasObject) {
	if s.begun != n.ID {
		s.begun = "" // another need was chosen meanwhile
	}
	earlier, button := n.Referrals, kit.NewButton(kit.Plain, nil, lang.T("need.referral.drop"), func() { s.turn("") })
	if s.begun == "" {
		if len(earlier) == 0 {
			return nil
		}
		earlier = earlier[:len(earlier)-1]
		button = kit.NewButton(kit.Plain, stock.ContentAddIcon(), lang.T("need.referral.new"), func() { s.turn(n.ID) })
	}
	out = append(out, kit.Flow(8, button))
	if len(earlier) == 0 {
		return out
	}
	body := section(lang.T("need.referral.earlier"))
	for _, r := range slices.Backward(earlier) {
		body.Add(kit.NewPara(dotted(r.To, lang.Date(r.On), term(cases.ReferralOutcomes(), r.Outcome)), theme.Small, theme.Ink))
	}
	return append(out, body)
}

// turn begins another referral of a need, or goes back to the newest where id is empty.
func (s *needsPage) turn(id string) {
	s.leave(func() {
		s.begun, s.sent = id, cases.Referred{}
		s.take(s.chosen, false)
		if id != "" {
			s.a.window.Canvas().Focus(s.form.Get("need.referrals.to").Input())
		}
	})
}

func needChip(n *needForm) kit.Cell {
	switch {
	case n.Met != "":
		return kit.Cell{Main: lang.T("need.ismet"), Tone: theme.Good}
	case n.Urgent:
		return kit.Cell{Main: lang.T("need.isurgent"), Tone: theme.Warn}
	}
	return kit.Cell{Main: lang.T("need.open"), Tone: theme.Info}
}
