package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
	"time"
)

// shell is the frame around every screen of an open vault: the sidebar with the toast in its free room, the page, and the
// rows of running jobs under it.
type shell struct {
	a       *App
	content *fyne.Container
	items   map[place]*kit.NavItem
	page    *fyne.Container
	rows    *fyne.Container // running jobs
	body    *fyne.Container
	toasts  *fyne.Container
	known   map[*job]*kit.JobRow // one row for the life of a job: a new one under the mouse would lose its click
	shown   int                  // number of the toast on screen
}

func newShell(a *App) *shell {
	s := &shell{a: a, items: map[place]*kit.NavItem{}, page: container.NewStack(), rows: kit.VStack(8)}
	s.rows.Hide()
	s.body = kit.Frame(0, nil, s.page, kit.Pad(s.rows, 0, 18, 14, 18))
	s.body.Objects[1].Hide()
	s.content = container.NewStack(
		kit.NewBox(theme.Canvas, "", 0, 0, container.NewWithoutLayout()), kit.NewSense(a.idle.touch),
		container.New(&kit.Cols{W: []float32{sidebarWidth, -1}, Fill: true}, s.sidebar(), kit.Frame(0, a.banner(), s.body, nil)))
	return s
}

// place puts a screen into the page and marks its entry in the sidebar.
func (s *shell) place(content fyne.CanvasObject, r Route) {
	s.choose(r.Place)
	if r.Place == toToday || r.Place == toMatters || r.Place == toClients {
		if line := s.a.reminder(); line != nil {
			content = kit.Frame(8, nil, content, line)
		}
		if line := s.a.lawLine(); line != nil {
			content = kit.Frame(8, nil, content, line)
		}
	}
	c := s.a.window.Canvas()
	if _, stays := c.Focused().(*kit.NavItem); !stays {
		c.Unfocus() // Enter would still open a row of the list that is gone
	}
	s.page.Objects = []fyne.CanvasObject{kit.Pad(content, 16, 18, 16, 18)}
	s.page.Refresh()
}

// showJobs draws the rows of the jobs that have one.
func (a *App) showJobs() {
	s := a.shell
	if s == nil {
		a.showDoorJob()
		return
	}
	rows := map[*job]*kit.JobRow{}
	s.rows.Objects = nil
	for _, j := range a.jobs.running {
		if !j.shown() {
			continue
		}
		row := s.known[j]
		if row == nil {
			row = jobRow(j)
		}
		rows[j] = row
		switch part := j.part(); {
		case j.ending:
			row.Step(part, lang.T("work.stopping"))
		case part > 0:
			row.Step(part, lang.T("work.part", "percent", int(part*100)))
		}
		s.rows.Add(row)
	}
	s.known = rows
	if any := len(s.rows.Objects) > 0; any != s.rows.Visible() {
		if s.rows.Hidden, s.body.Objects[1].(*fyne.Container).Hidden = !any, !any; any {
			s.rows.Show()
		}
	}
	s.body.Refresh()
}

// jobRow is the row of a job that is shown for the first time.
func jobRow(j *job) *kit.JobRow {
	stop, title := lang.T("work.cancel"), j.title
	if j.whole {
		stop = ""
	}
	if title == "" {
		title = lang.T("work.slow")
	}
	return kit.NewJobRow(title, lang.T("work.working"), stop, j.stop)
}

// toastFor is how long a toast stays.
const toastFor = 5 * time.Second

// toast confirms something that is done.
func (a *App) toast(words string) { a.showToast(kit.NewToast(words)) }

func (a *App) hideToast() { kit.ShowToast(a.shell.toasts, nil) }

func (a *App) showToast(t *kit.Card) {
	s := a.shell
	if s == nil {
		return
	}
	s.shown++
	number := s.shown
	kit.ShowToast(s.toasts, t)
	if a.opt.Inline {
		return
	}
	time.AfterFunc(toastFor, func() {
		a.jobs.ui(func() {
			if s.shown == number {
				kit.ShowToast(s.toasts, nil)
			}
		})
	})
}
