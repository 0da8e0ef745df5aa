package ui

import (
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// The kinds of goals; each is the key of its word.
const (
	goalTab      = "find.tab"
	goalDo       = "find.do"
	goalPlace    = "find.place"
	goalMatter   = "find.matter"
	goalClient   = "find.client"
	goalDate     = "find.date"
	goalExhibit  = "find.exhibit"
	goalForm     = "find.form"
	goalPaper    = "find.paper"
	goalPiece    = "find.piece"
	goalTemplate = "find.template"
	goalSetting  = "find.setting"
	goalInside   = "find.inside"
)

// goalsHere are the goals that need no reading: the tabs of what is open, what can be done, places and settings.
func (a *App) goalsHere() (goals []*goal) {
	goals = append(goals, a.goalTabs()...)
	goals = append(goals, a.goalActions()...)
	for _, e := range append(entries, entry{to: toSettings, key: "nav.settings"}) {
		goals = append(goals, newGoal(goalPlace, string(e.to), lang.T(e.key), "", func() { a.Go(Route{Place: e.to}) }))
	}
	for i, key := range settingKeys {
		goals = append(goals, newGoal(goalSetting, key, lang.T(key), lang.T("nav.settings"), func() { a.Go(Route{Place: toSettings, Tab: i + 1}) }, foundBy(key)))
	}
	goals = append(goals, newGoal(goalSetting, string(toLicences), lang.T("about.licences"), lang.T("nav.settings"),
		func() { a.Go(Route{Place: toLicences}) }, lang.T("licences.by")))
	return goals
}

// foundBy are words that people look for a setting by and that do not stand in its name.
func foundBy(key string) string {
	switch key {
	case "about.head":
		return lang.T("about.by")
	case "lawpack.head":
		return lang.T("lawpack.by")
	}
	return ""
}

// stripped is a place that has tabs.
type stripped interface{ labels() []string }

// goalTabs are the tabs of the matter, the client or the office that is shown.
func (a *App) goalTabs() (goals []*goal) {
	s, ok := a.screen.(stripped)
	if !ok {
		return nil
	}
	at := Route{Place: a.route.Place, ID: a.route.ID}
	for i, label := range s.labels() {
		to := at
		to.Tab = i
		goals = append(goals, newGoal(goalTab, label, label, "", func() { a.Go(to) }))
	}
	return goals
}

// labels are the names on the tabs.
func (t *tabbed) labels() (names []string) {
	for _, o := range t.strip.Objects {
		names = append(names, o.(*kit.Tab).Label())
	}
	return names
}

// goalActions are the things one can do from where the window is.
func (a *App) goalActions() (goals []*goal) {
	add := func(key string, do func()) {
		goals = append(goals, newGoal(goalDo, key, lang.T(key), "", do))
	}
	add("matters.new", func() { a.Go(Route{Place: toNewMatter}) })
	add("clients.new", a.newClient)
	if b, ok := a.screen.(builder); ok && a.route.Place == toMatter {
		add("packet.build", b.onBuild)
	}
	if f, ok := a.screen.(adder); ok && a.route.Place == toMatter {
		add("evidence.add", f.onAdd)
	}
	if a.route.Place == toMatter {
		of := Route{Place: toMatter, ID: a.route.ID}
		add("beside.sit", func() { a.share(of, shareAll) })
	}
	add("batch.title", func() { a.Go(Route{Place: toBatch}) })
	add("forms.import", func() { a.importBlank(a.reload) })
	add("backup.now", func() { a.backUp(func(bool) {}) })
	if len(a.undo) > 0 {
		add("keys.undo", a.onUndo)
	}
	add("nav.look", a.showLook)
	add("keys.head", a.showKeys)
	add("nav.lock", a.Lock)
	add("keys.hide", a.Hide)
	return goals
}
