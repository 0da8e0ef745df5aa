package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// outside are the recipients other than the office itself, whose copy holds everything.
func outside() (out []cases.Recipient) {
	for _, r := range cases.Recipients() {
		if r != cases.OfficeCopy {
			out = append(out, r)
		}
	}
	return out
}

// usual are those whose packets carry an item of which nothing is said.
func usual() []cases.Recipient {
	return slices.DeleteFunc(outside(), func(r cases.Recipient) bool { return !(cases.EvidenceItem{}).Reaches(r) })
}

// reach says whose packets may carry an item, where that is not as usual.
func (e *evidence) reach(i *cases.EvidenceItem) fyne.CanvasObject {
	box := section(lang.T("evidence.reach"))
	words, as := "", true
	for _, r := range outside() {
		goes := e.snap.Reaches(*i, r)
		if as = as && goes == slices.Contains(usual(), r); goes {
			words = dotted(words, lang.T("recipient."+string(r)))
		}
	}
	box.Add(kit.NewPara(orText(words, lang.T("evidence.reach.nobody")), theme.Small, theme.Ink))
	box.Hidden = as
	return box
}

// onReach asks whose packets may carry an item, and how their contents name it.
func (e *evidence) onReach(i *cases.EvidenceItem) {
	var values, names []string
	for _, r := range outside() {
		values, names = append(values, string(r)), append(names, lang.T("recipient."+string(r)))
	}
	title := kit.NewField("matter.exhibit.title", lang.T("evidence.reach.name"), lang.T("evidence.reach.name.hint"))
	title.Set(i.Exhibit.Title)
	who := kit.NewChecks("matter.exhibit.only", lang.T("evidence.reach"), "", values, names)
	now := i.Exhibit.Only
	if len(now) == 0 {
		now = usual()
	}
	who.Set(strings.Join(texts(now), "\n"))
	never := i.Sealed
	sealed := kit.NewCheck(lang.T("evidence.reach.sealed"), never, func(on bool) { never = on })
	kit.Ask(e.a.window.Canvas(), i.Title, lang.T("evidence.reach.words"), kit.VStack(12, title, who, sealed),
		kit.Answer{Label: lang.T("facts.save"), Do: func() {
			item := *i
			item.Exhibit.Title, item.Sealed, item.Exhibit.Only = strings.TrimSpace(title.Value()), never, only(who.Value())
			noted := noting(&item)
			e.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return e.store.Write(ctx, &item) }, func(err error) {
				e.written(err)
				if err == nil {
					e.a.saved(lang.T("facts.done"), noted())
				}
			})
		}},
		kit.Answer{Label: lang.T("ask.no")})
}

// only is the mark for the chosen recipients. None chosen keeps an item in the office: an empty mark would mean everybody.
func only(lines string) (out []cases.Recipient) {
	if lines == "" {
		return []cases.Recipient{cases.OfficeCopy}
	}
	for _, line := range strings.Split(lines, "\n") {
		out = append(out, cases.Recipient(line))
	}
	if len(out) == len(usual()) && !slices.ContainsFunc(out, func(r cases.Recipient) bool { return !slices.Contains(usual(), r) }) {
		return nil
	}
	return out
}

func texts(list []cases.Recipient) (out []string) {
	for _, r := range list {
		out = append(out, string(r))
	}
	return out
}
