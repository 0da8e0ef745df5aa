package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// languageWords names a language of an item in the language of the window.
func languageWords(code string) string {
	t, ok := cases.TermIn(cases.Languages(), code)
	if !ok {
		return code
	}
	if lang.Code() == "es" {
		return t.ES
	}
	return t.EN
}

// speech says in which language an item is, and by what it is translated.
func (e *evidence) speech(i *cases.EvidenceItem) fyne.CanvasObject {
	box := section(lang.T("evidence.translation"))
	if i.Language == "" && i.Translation == "" {
		box.Hide()
		return box
	}
	box.Add(kit.NewPara(lang.T("evidence.islanguage", "language", languageWords(i.Language)), theme.Small, theme.Ink))
	named := func(key, id string) {
		for n := range e.snap.Evidence {
			if x := &e.snap.Evidence[n]; x.ID == id {
				box.Add(e.leads(lang.T(key, "what", e.called(*x)), x))
				return
			}
		}
		if name := e.paperName(id); name != "" {
			box.Add(kit.NewPara(lang.T(key, "what", name), theme.Small, theme.Ink))
		}
	}
	named("evidence.translatedby", i.Translation)
	named("evidence.certifiedby", i.Certificate)
	if i.Language != "en" && (i.Translation == "" || i.Certificate == "") {
		box.Add(kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("evidence.untranslated"), kit.NewPara(lang.T("evidence.untranslated.words"), theme.Small, theme.Info.Fg())))
	}
	return box
}

// paperName is the title of a form or a document of the matter.
func (e *evidence) paperName(id string) string {
	return paperTitles(e.snap)[id]
}

// onTranslation asks in which language an item is, and which items are its translation and the certificate.
func (e *evidence) onTranslation(i *cases.EvidenceItem) {
	var codes, names []string
	codes, names = append(codes, ""), append(names, lang.T("evidence.nolanguage"))
	for _, t := range cases.Languages() {
		codes, names = append(codes, t.ID), append(names, languageWords(t.ID))
	}
	items, titles := []string{""}, []string{lang.T("evidence.noitem")}
	for _, x := range e.snap.Evidence {
		if x.ID != i.ID {
			items, titles = append(items, x.ID), append(titles, e.called(x))
		}
	}
	papers, headings := slices.Clone(items), slices.Clone(titles)
	for _, f := range e.snap.Forms {
		papers, headings = append(papers, f.ID), append(headings, paperTitle(f.Title))
	}
	for _, d := range e.snap.Documents {
		papers, headings = append(papers, d.ID), append(headings, paperTitle(d.Title))
	}
	language := kit.NewChoice("evidence.language", lang.T("evidence.language"), "", codes, names)
	by := kit.NewChoice("evidence.translation", lang.T("evidence.by"), "", items, titles)
	certificate := kit.NewChoice("evidence.certificate", lang.T("evidence.certificate"), lang.T("evidence.certificate.hint"), papers, headings)
	language.Set(i.Language)
	by.Set(i.Translation)
	certificate.Set(i.Certificate)
	kit.Ask(e.a.window.Canvas(), lang.T("evidence.translation"), i.Title, kit.VStack(12, language, by, certificate),
		kit.Answer{Label: lang.T("facts.save"), Do: func() { e.translate(*i, language.Value(), by.Value(), certificate.Value()) }},
		kit.Answer{Label: lang.T("ask.no")})
}

func (e *evidence) translate(i cases.EvidenceItem, language, by, certificate string) {
	now, err := e.snap.Translated(i, language, by, certificate)
	if err != nil {
		e.a.fail(err, nil)
		return
	}
	noted := noting(&now)
	e.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return e.store.Write(ctx, &now) }, func(err error) {
		e.written(err)
		if err == nil {
			e.a.saved(lang.T("facts.done"), noted())
		}
	})
}
