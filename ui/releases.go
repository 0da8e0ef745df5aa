package ui

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

func newReleasesTab(a *App, store bookStore, at int) tab {
	return newParts(a, at,
		part{"release.part", func() tab { return newReleases(a, store) }},
		part{"learned.part", func() tab { return newLearned() }})
}

// releases are the client's leaves to disclose: one recipient each, until a day, taken back in one step.
type releases struct {
	pageOf[cases.Release]
	items, matter *kit.Field
}

func newReleases(a *App, store bookStore) tab {
	s := &releases{}
	type R = cases.Release
	s.rows = func(snap *cases.Snapshot) []*R { return pointers(snap.Releases) }
	items := inSeveral("release.items", nil, nil, func(r *R) *[]string { return &r.Items })
	matter := input[R]{kit.NewChoice("release.matterId", label("release.matterId"), "", nil, nil),
		func(r *R) string { return r.MatterID }, func(r *R, v string) bool { r.MatterID = v; return true }}
	s.items, s.matter = items.field, matter.field
	s.book = newBook(a, store, bookSpec[R]{words: "release.", icon: stock.MailSendIcon(),
		id: func(r *R) string { return r.ID }, find: func(r *R) string { return kit.Fold(r.Whom) },
		cols: []kit.Column[R]{
			{Title: lang.T("release.to"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orText(r.Whom, recipientWords(r.Recipient)), Sub: dotted(recipientWords(r.Recipient), r.Purpose), Bold: true}
			}},
			{Title: lang.T("release.state"), Width: 148, Kind: kit.Chips, Cell: func(r *R) kit.Cell {
				words, tone := releaseState(r, a.today())
				return kit.Cell{Main: words, Tone: tone}
			}},
		},
		lines: []line[R]{
			row(inChoice("release.recipient", "recipient.", releasable(), func(r *R) *cases.Recipient { return &r.Recipient })),
			row(inWords("release.whom", func(r *R) *string { return &r.Whom })),
			row(inWords("release.purpose", func(r *R) *string { return &r.Purpose })),
			row(matter),
			row(items),
			heading[R]("release.signing"),
			row(inYesNo("release.informed", func(r *R) *bool { return &r.Informed }), inWords("release.explainedBy", func(r *R) *string { return &r.ExplainedBy })),
			row(inWords("release.language", func(r *R) *string { return &r.Language })),
			row(inDay(a, "release.signed", func(r *R) *cases.Date { return &r.Signed }), inDay(a, "release.expires", func(r *R) *cases.Date { return &r.Expires })),
		},
		fresh: func() *R {
			return &R{ID: cases.NewID(), ClientID: s.snap.Client.ID, MatterID: s.snap.Matter.ID, Recipient: cases.CourtPublic,
				Language: firstOf(s.snap.Client.Languages)}
		},
		save:  func(r *R) ([]cases.Record, error) { return []cases.Record{r}, r.Check() },
		extra: s.extra,
	})
	return s
}

// releasable are the recipients that a release may be for.
func releasable() (out []cases.Recipient) {
	for _, r := range cases.Recipients() {
		if r.NeedsRelease() {
			out = append(out, r)
		}
	}
	return out
}

func recipientWords(r cases.Recipient) string {
	if r == "" {
		return ""
	}
	return lang.T("recipient." + string(r))
}

// releaseState says whether a release covers anything today.
func releaseState(r *cases.Release, today cases.Date) (string, theme.Tone) {
	switch {
	case r.Revoked != "":
		return lang.T("release.state.revoked"), theme.Neutral
	case !r.Signed.Full() || !r.Informed:
		return lang.T("release.state.open"), theme.Warn
	case r.Expires < today:
		return lang.T("release.state.ended"), theme.Neutral
	case r.Signed > today:
		return lang.T("release.state.later"), theme.Neutral
	}
	return lang.T("release.state.until", "date", lang.Date(r.Expires)), theme.Good
}

// show offers the papers of this matter as what a release may cover.
func (s *releases) show(snap *cases.Snapshot) {
	var values, texts []string
	add := func(id, words string) { values, texts = append(values, id), append(texts, words) }
	for _, e := range snap.Evidence {
		add(e.ID, e.Title)
	}
	for _, f := range snap.Forms {
		add(f.ID, lang.T("release.form", "form", f.Form))
	}
	for _, d := range snap.Documents {
		add(d.ID, paperTitle(d.Title))
	}
	s.items.Offer(values, texts)
	s.matter.Offer([]string{"", snap.Matter.ID}, []string{lang.T("release.matter.all"), orText(snap.Matter.Title, snap.Matter.Number)})
	s.pageOf.show(snap)
}

// extra is what can be done with a release that is kept: print its form, take it back.
func (s *releases) extra(r *cases.Release) []fyne.CanvasObject {
	buttons := kit.Flow(8, kit.NewButton(kit.Plain, stock.DocumentPrintIcon(), lang.T("release.print"), func() { s.onPrint(r) }))
	out := []fyne.CanvasObject{buttons}
	if r.Revoked != "" {
		return append(out, kit.NewPara(lang.T("release.revoked", "date", lang.Date(r.Revoked)), theme.Small, theme.Muted))
	}
	if r.Signed != "" {
		buttons.Add(kit.NewButton(kit.Plain, stock.CancelIcon(), lang.T("release.revoke"), func() { s.onRevoke(r) }))
	}
	return append(out, kit.NewPara(lang.T("release.never"), theme.Small, theme.Muted))
}

// onRevoke takes a release back at once: the client's word is enough, and nothing is asked.
func (s *releases) onRevoke(r *cases.Release) {
	now := *r
	now.Revoked = s.a.today()
	s.write([]cases.Record{&now}, nil, func() { s.a.toast(lang.T("release.revoke.done")) })
}
