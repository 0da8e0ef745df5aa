package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// copyPetition is a matter whose petition can be changed without touching what is shown.
func copyPetition(m *cases.Matter) *cases.Matter {
	c, x := *m, cases.Petition{}
	if m.Petition != nil {
		x = *m.Petition
	}
	x.Derivatives = slices.Clone(x.Derivatives)
	c.Petition = &x
	return &c
}

// newPetition is an immigration matter: the form, the certifier, the days that clocks run from, and
// the permits beside it.
func newPetition(a *App, store bookStore) tab {
	type M = cases.Matter
	p := &pageOf[M]{}
	p.rows = func(s *cases.Snapshot) []*M { return []*M{copyPetition(&s.Matter)} }
	d := func(path string, at func(*cases.Petition) *cases.Date) input[M] {
		return inDay(a, path, func(m *M) *cases.Date { return at(m.Petition) })
	}
	w := func(path string, at func(*cases.Petition) *string) input[M] {
		return inWords(path, func(m *M) *string { return at(m.Petition) })
	}
	type P = cases.Petition
	relief := inOffer("matter.relief", func(m *M) *string { return &m.Relief })
	page := &offering[M]{pageOf: p, offer: func(*cases.Snapshot) { relief.field.Offer(reliefNames()) }}
	p.book = newBook(a, store, bookSpec[M]{words: "petition.", one: true, copy: copyPetition,
		lines: []line[M]{
			heading[M]("petition.asked"),
			row(relief, w("matter.petition.form", func(p *P) *string { return &p.Form })),
			row(w("matter.petition.category", func(p *P) *string { return &p.Category }), inYesNo("matter.petition.under18", func(m *M) *bool { return &m.Petition.Under18 })),
			row(inArea("matter.petition.presentBecause", 3, func(m *M) *string { return &m.Petition.PresentBecause })),
			row(inArea("matter.petition.hardship", 3, func(m *M) *string { return &m.Petition.Hardship })),
			heading[M]("petition.report"),
			row(w("matter.petition.reportedTo", func(p *P) *string { return &p.ReportedTo }), d("matter.petition.reportedOn", func(p *P) *cases.Date { return &p.ReportedOn })),
			row(w("matter.petition.reportCase", func(p *P) *string { return &p.ReportCase }),
				inChoice("matter.petition.cooperated", "cooperated.", []string{"", "yes", "no", "exception"}, func(m *M) *string { return &m.Petition.Cooperated })),
			heading[M]("petition.certifier.head"),
			row(w("matter.petition.certifierAgency", func(p *P) *string { return &p.CertifierAgency }), w("matter.petition.certifier", func(p *P) *string { return &p.Certifier })),
			row(d("matter.petition.certifierAsked", func(p *P) *cases.Date { return &p.CertifierAsked }), d("matter.petition.suppBSigned", func(p *P) *cases.Date { return &p.SuppBSigned })),
			row(inTerm("matter.petition.suppBOriginal", cases.YesNoNotKnown(), func(m *M) *string { return &m.Petition.SuppBOriginal })),
			heading[M]("petition.clocks"),
			row(d("matter.petition.filed", func(p *P) *cases.Date { return &p.Filed }), d("matter.petition.priority", func(p *P) *cases.Date { return &p.Priority })),
			row(d("matter.petition.bonaFide", func(p *P) *cases.Date { return &p.BonaFide }), d("matter.petition.approved", func(p *P) *cases.Date { return &p.Approved })),
			row(d("matter.petition.statusEnds", func(p *P) *cases.Date { return &p.StatusEnds }), d("matter.petition.presentSince", func(p *P) *cases.Date { return &p.PresentSince })),
			row(d("matter.petition.warned1367", func(p *P) *cases.Date { return &p.Warned1367 })),
			heading[M]("petition.presence"),
			row(w("matter.petition.presence.agency", func(p *P) *string { return &p.Presence.Agency }), d("matter.petition.presence.asked", func(p *P) *cases.Date { return &p.Presence.Asked })),
			row(d("matter.petition.presence.granted", func(p *P) *cases.Date { return &p.Presence.Granted }), d("matter.petition.presence.expires", func(p *P) *cases.Date { return &p.Presence.Expires })),
			heading[M]("petition.permit"),
			row(inYesNo("matter.petition.workPermit", func(m *M) *bool { return &m.Petition.WorkPermit }), w("matter.petition.permit.category", func(p *P) *string { return &p.Permit.Category })),
			row(d("matter.petition.permit.filed", func(p *P) *cases.Date { return &p.Permit.Filed }), d("matter.petition.permit.granted", func(p *P) *cases.Date { return &p.Permit.Granted })),
			row(d("matter.petition.permit.expires", func(p *P) *cases.Date { return &p.Permit.Expires })),
			heading[M]("petition.waiver"),
			row(inList("matter.petition.inadmissible", func(m *M) *[]string { return &m.Petition.Inadmissible }), w("matter.petition.waiver.form", func(p *P) *string { return &p.Waiver.Form })),
			row(d("matter.petition.waiver.filed", func(p *P) *cases.Date { return &p.Waiver.Filed }), d("matter.petition.waiver.decided", func(p *P) *cases.Date { return &p.Waiver.Decided })),
			heading[M]("petition.adjustment"),
			row(d("matter.petition.adjustment.filed", func(p *P) *cases.Date { return &p.Adjustment.Filed }), inNumber("matter.petition.adjustment.absent", func(m *M) *int { return &m.Petition.Adjustment.Absent })),
		},
		save: func(m *M) ([]cases.Record, error) { return []cases.Record{m}, m.Check() },
		extra: func(m *M) []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("petition.1367"),
				kit.NewPara(lang.T("petition.1367.words"), theme.Body, theme.Info.Fg()))}
		},
	})
	return page
}

// reliefNames are the kinds of immigration relief in the law data.
func reliefNames() (ids, names []string) {
	ids, names = []string{""}, []string{"–"}
	for _, r := range law.Reliefs() {
		ids, names = append(ids, r.ID), append(names, lang.Law(r.Title))
	}
	return ids, names
}

// newNoticePage is what the agency sent: notices that may ask for an answer, each with the date
// printed on it, which beats every computed one. Receipts stand under them.
func newNoticePage(a *App, store bookStore) tab {
	type R = ofClient[cases.Notice]
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R {
		if s.Matter.Petition == nil {
			return nil
		}
		return inClient(s.Matter.Petition.Notices)
	}
	with := func(list []cases.Notice) *cases.Matter {
		m := copyPetition(&p.snap.Matter)
		m.Petition.Notices = list
		return m
	}
	p.book = newBook(a, store, bookSpec[R]{words: "notice.", icon: stock.MailComposeIcon(), id: (*R).key,
		find: func(r *R) string { return kit.Fold(r.rec.Kind) },
		cols: []kit.Column[R]{
			{Title: lang.T("notice.kind"), Width: -1, Cell: func(r *R) kit.Cell { return kit.Cell{Main: lang.T("notice.kind." + r.rec.Kind), Bold: true} }},
			{Title: lang.T("notice.date"), Width: 118, Cell: func(r *R) kit.Cell { return kit.Cell{Main: lang.Date(r.rec.Date)} }},
			{Title: lang.T("notice.respondBy"), Width: 130, Cell: func(r *R) kit.Cell { return dueCell(a, r.rec.RespondBy, "") }},
		},
		lines: []line[R]{
			row(inChoice("matter.petition.notices.kind", "notice.kind.", []string{"RFE", "NOID", "NTA", "biometrics", "interview", "decision"}, func(r *R) *string { return &r.rec.Kind })),
			row(inDay(a, "matter.petition.notices.date", func(r *R) *cases.Date { return &r.rec.Date }), inDay(a, "matter.petition.notices.respondBy", func(r *R) *cases.Date { return &r.rec.RespondBy })),
			row(inYesNo("matter.petition.notices.byMail", func(r *R) *bool { return &r.rec.ByMail })),
		},
		fresh: func() *R { return &R{at: -1, rec: cases.Notice{Kind: "RFE", ByMail: true}} },
		save: func(r *R) ([]cases.Record, error) {
			m := with(r.put(p.snap.Matter.Petition.Notices))
			return []cases.Record{m}, m.Check()
		},
		drop: func(r *R) (write, remove []cases.Record) {
			return []cases.Record{with(r.out(p.snap.Matter.Petition.Notices))}, nil
		},
	})
	return p
}
