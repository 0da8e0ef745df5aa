package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// entry is one place of the sidebar.
type entry struct {
	to   place
	icon func() fyne.Resource // asked for when there is a window to draw it
	key  string               // of its name in the catalogues
}

// entries are the places of the sidebar in their order, which is also that of the keys Ctrl+1 and on.
var entries = []entry{
	{toToday, stock.CalendarIcon, "nav.today"},
	{toMatters, stock.FolderOpenIcon, "nav.matters"},
	{toClients, stock.AccountIcon, "nav.clients"},
	{toCalendar, stock.GridIcon, "nav.calendar"},
	{toLibrary, stock.DocumentIcon, "nav.library"},
	{toClinic, stock.ListIcon, "nav.clinic"},
	{toResources, stock.InfoIcon, "nav.resources"},
	{toOffice, stock.HomeIcon, "nav.office"},
}

// under says in which entry of the sidebar a page that has none of its own is found.
var under = map[place]place{
	toMatter: toMatters, toNewMatter: toMatters, toHistory: toMatters, toBatch: toMatters,
	toClient: toClients,
	toDayEnd: toClinic,
	toWays:   toSettings, toLicences: toSettings, toLaw: toSettings,
	toPapers: toLibrary, toTemplate: toLibrary, toMapForm: toLibrary, toEditions: toLibrary, toPages: toLibrary,
}

// sidebarWidth is in units at 100 %; it grows with the text.
const sidebarWidth = 208

// sidebar is the column at the left. Its places scroll where the window is low; how to lock is always in sight.
func (s *shell) sidebar() fyne.CanvasObject {
	a := s.a
	office := a.office
	if office == "" {
		office = lang.T("shell.office")
	}
	brand := kit.Row(10, []float32{0, -1}, mark(), kit.VStack(0,
		kit.NewBold("Harborfile", theme.Body, theme.Ink), kit.NewPara(office, theme.Small, theme.Muted)))
	places := kit.VStack(2)
	for _, e := range entries {
		places.Add(s.item(e.to, e.icon(), lang.T(e.key)))
	}
	places.Add(kit.NewNavItem(stock.SearchIcon(), lang.T("nav.find"), keyName("Ctrl+K"), a.showFind))
	foot := kit.VStack(2,
		kit.NewNavItem(stock.ColorPaletteIcon(), lang.T("nav.look"), "", a.showLook),
		s.item(toSettings, stock.SettingsIcon(), lang.T("nav.settings")),
		kit.NewNavItem(stock.LogoutIcon(), lang.T("nav.lock"), keyName("Ctrl+L"), a.Lock))
	column, toasts := kit.WithToasts(8, kit.Pad(brand, 4, 0, 8, 6), places, foot)
	s.toasts = toasts
	return kit.NewBox(theme.Sidebar, "", 0, 12, column)
}

// item is an entry that leads to a place.
func (s *shell) item(to place, icon fyne.Resource, words string) *kit.NavItem {
	s.items[to] = kit.NewNavItem(icon, words, s.note(to), func() { s.a.Go(Route{Place: to}) })
	return s.items[to]
}

// note is the count beside an entry; nothing where nothing waits.
func (s *shell) note(to place) string {
	if n := s.a.counted[to]; n > 0 {
		return lang.T("number", "n", n)
	}
	return ""
}

// count puts a number beside an entry of the sidebar; 0 takes it away.
func (a *App) count(to place, n int) {
	if a.counted == nil {
		a.counted = map[place]int{}
	}
	a.counted[to] = n
	if to == toToday {
		a.countedAt = a.opt.Clocks.Running()
	}
	if a.shell != nil && a.shell.items[to] != nil {
		a.shell.items[to].Note(a.shell.note(to))
	}
}

// recountAfter is how long the number beside Today holds: reading it takes a look at every matter.
const recountAfter = 30 * time.Second

// recount reads the number beside Today again after a write and on the way to another page.
func (a *App) recount() {
	now := a.opt.Now()
	if a.vault == nil || a.shell == nil || a.counting || a.opt.Clocks.Running()-a.countedAt < recountAfter {
		return
	}
	a.counting = true
	v, n := a.vault, 0
	a.jobs.aside(func(ctx context.Context, _ cases.Progress) error {
		list, err := readToday(ctx, v, now, cases.DateOf(now.AddDate(0, 0, todayAhead)))
		n = list.pressing()
		return err
	}, func(err error) {
		if a.counting = false; err == nil {
			a.count(toToday, n)
		}
	})
}

// choose marks the entry of the place that is shown.
func (s *shell) choose(at place) {
	if up, ok := under[at]; ok {
		at = up
	}
	for to, item := range s.items {
		item.Select(to == at)
	}
}
