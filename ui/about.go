package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// aboutKeys are the facts of the card about the program, and dataKeys those of the card beside it.
var (
	aboutKeys = []string{built.FactVersion, built.FactCommit, built.FactSystem, built.FactSQLite, built.FactPDFium, built.FactPdfcpu,
		built.FactFyne, built.FactGo, built.FactKeys}
	dataKeys = []string{built.FactLaw, built.FactVenues, built.FactResources}
)

// madeOf is what `harborfile --version` says too.
func madeOf() []built.Fact { return forms.MadeOf("harborfile", vault.SQLiteVersion()) }

// newAboutCard says which program this is and what it is made of.
func newAboutCard(a *App) *kit.Card {
	copied := kit.NewButton(kit.Plain, stock.ContentCopyIcon(), lang.T("about.copy"), a.onCopyAbout)
	licences := kit.NewButton(kit.Plain, stock.DocumentIcon(), lang.T("about.licences"), func() { a.Go(Route{Place: toLicences}) })
	return panelCard(lang.T("about.head"), factRows(aboutKeys), muted(lang.T("about.words")), kit.Flow(8, copied, licences))
}

// onCopyAbout puts the facts on the clipboard for a report. They tell nothing of clients, of people or of this
// computer's folders, and so may stay there.
func (a *App) onCopyAbout() {
	a.app.Clipboard().SetContent(built.Text(madeOf()))
	a.toast(lang.T("about.copied"))
}

// factRows shows facts by their keys, each in the words of the window.
func factRows(keys []string) *fyne.Container {
	rows := kit.VStack(6)
	facts := madeOf()
	for _, key := range keys {
		if i := slices.IndexFunc(facts, func(f built.Fact) bool { return f.Key == key }); i >= 0 {
			rows.Add(pair(madeName(facts[i]), madeWords(facts[i])))
		}
	}
	return rows
}

// ownNames are the facts whose names are words; the others are called what they are called everywhere.
var ownNames = []string{built.FactCommit, built.FactSystem, built.FactKeys, built.FactLaw, built.FactVenues, built.FactResources}

func madeName(f built.Fact) string {
	switch {
	case f.Key == built.FactVersion:
		return "Harborfile"
	case slices.Contains(ownNames, f.Key):
		return lang.T("about." + f.Key)
	}
	return f.Name
}

// versionWords is the version, or in words that a plain build has none.
func versionWords() string {
	if v := built.Version(); v != built.Development {
		return v
	}
	return lang.T("about.development")
}

// madeWords is the value of a fact in the words of the window. The copied text has it in English, for whoever mends
// the program.
func madeWords(f built.Fact) string {
	switch {
	case f.Key == built.FactVersion:
		return versionWords()
	case f.Key == built.FactCommit:
		return orText(built.ShortCommit(), lang.T("about.unrecorded"))
	case f.Key == built.FactKeys && len(built.KeyIDs()) == 0:
		return lang.T("about.nokeys")
	case slices.Contains(dataKeys, f.Key):
		return lang.Date(cases.Date(f.Value))
	}
	return f.Value
}

// lawCard says how old the law data and the editions of forms are that the program brings.
type lawCard struct {
	card  *kit.Card
	forms *kit.Para
}

// lawFacts are what the card shows beside the day of the law data.
type lawFacts struct {
	editions int
	formsOf  cases.Date // the newest day of an edition
}

func readLawFacts() (f lawFacts) {
	for _, e := range forms.Editions() {
		f.editions++
		f.formsOf = max(f.formsOf, cases.Date(e.AsOf))
	}
	return f
}

func newLawCard() *lawCard {
	c := &lawCard{forms: kit.NewPara("", theme.Body, theme.Ink)}
	c.card = panelCard(lang.T("lawdata.head"), kit.VStack(6, factRows(dataKeys),
		kit.TopRow(10, []float32{118, -1}, kit.NewPara(lang.T("lawdata.forms"), theme.Body, theme.Muted), c.forms)),
		muted(lang.T("lawdata.words")), notAdvice())
	return c
}

func (c *lawCard) show(f lawFacts) {
	c.forms.Set(lang.N("lawdata.editions", f.editions, "date", lang.Date(f.formsOf)))
}

// newProfileCard leads to the office as papers print it.
func newProfileCard(a *App) *kit.Card {
	open := func(key string, tab int) fyne.CanvasObject {
		return kit.NewButton(kit.Plain, nil, lang.T(key), func() { a.Go(Route{Place: toOffice, Tab: tab}) })
	}
	return panelCard(lang.T("profile.head"),
		kit.VStack(4, kit.NewBoldPara(orText(a.office, lang.T("profile.none")), theme.Body, theme.Ink), muted(lang.T("profile.words"))),
		kit.Flow(8, open("profile.open", tabOfficeProfile), open("tab.office.people", tabOfficePeople)))
}
