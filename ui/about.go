package ui

import (
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newAboutCard says which program this is and what it is made of.
func newAboutCard(a *App) *kit.Card {
	version := a.opt.Version
	if version == "" {
		version = lang.T("about.unreleased")
	}
	rows := kit.VStack(6, pair("Harborfile", version),
		pair(lang.T("about.computer"), runtime.GOOS+" "+runtime.GOARCH),
		pair("SQLite", vault.SQLiteVersion()))
	for _, m := range madeOf {
		if v := moduleVersion(m.path); v != "" {
			rows.Add(pair(m.name, v))
		}
	}
	rows.Add(pair("Go", strings.TrimPrefix(runtime.Version(), "go")))
	return panelCard(lang.T("about.head"), rows, muted(lang.T("about.words")))
}

// madeOf are the libraries that people ask about when something draws or reads oddly.
var madeOf = []struct{ name, path string }{
	{"PDFium (go-pdfium)", "github.com/klippa-app/go-pdfium"},
	{"pdfcpu", "github.com/pdfcpu/pdfcpu"},
	{"Fyne", "fyne.io/fyne/v2"},
}

// moduleVersion is the version of a module that this program was built with; "" where that is not recorded.
func moduleVersion(path string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	i := slices.IndexFunc(info.Deps, func(m *debug.Module) bool { return m.Path == path })
	if i < 0 {
		return ""
	}
	return strings.TrimPrefix(info.Deps[i].Version, "v")
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
	c.card = panelCard(lang.T("lawdata.head"), kit.VStack(6,
		pair(lang.T("lawdata.law"), lang.Date(cases.Date(law.AsOf()))),
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
