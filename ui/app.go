// Package ui is the window: screens over the vault and the paper makers, in English and Spanish.
//
// It owns what is shown and how it feels. It holds no rule that would also hold in harborctl, no
// SQL and no PDF object, and it never imports the window driver: cmd/harborfile does. Every
// screen follows one pattern: new (widgets, no reading), Content (layout), load (a job that
// reads), show (record to widgets), read (widgets to record), onSave.
package ui

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// Options say where the vault is and how the program was started.
type Options struct {
	Dir        string       // the vault's folder; it need not exist yet
	Passphrase cases.Secret // opens the vault without asking; for unattended runs
	Now        func() time.Time
	Clocks     vault.Clocks    // what idle time and sleep are told by; zero means those of the computer
	Version    string          // of the program, printed on records of packets
	Law        *LawShelf       // law data installed after the program; nil = only those built in
	Inline     bool            // run jobs on the caller: tests and pictures
	KDF        vault.KDFParams // cost of a passphrase; the zero value is the real cost
	// Where tells the window's place while it is open, false where the system does not say; nil is the same.
	Where func() (Place, bool)
	// Called is told of each call into the vault and the page renderer, on the goroutine that makes it; nil tells nobody.
	Called func()
	// SoftDrawing says that the program can draw without the graphics card, where DrawsSoft asks for it.
	SoftDrawing bool
	// SoftForced says that the processor draws although DrawsSoft does not ask for it: the graphics card cannot.
	SoftForced bool
	IdleAfter  time.Duration // lock after this long without a key or a click, where the vault's settings say nothing; 0 means 10 minutes
}

// defaultIdle is how long the window may lie untouched before it locks.
const defaultIdle = 10 * time.Minute

// App is the one window with what it shows.
type App struct {
	app     fyne.App
	window  fyne.Window
	opt     Options
	jobs    *jobs
	theme   *theme.Theme
	pickers pickers

	vault  *vault.Vault // nil while locked
	viewer *pdfview.Viewer
	reads  *convert.Converter // reads files that are no PDF; nil until one is met
	office string

	settings cases.Settings  // of the open vault
	day      cases.ClinicDay // that is open; without an id where none is
	handed   string          // where its sealed file went, until the lock
	training *training       // nil outside practice
	wiped    *cases.Wiped    // what the end of a day on this computer did, until it is put away
	reported bool            // its report was saved
	wiping   func()          // shows the page of a wipe that is under way; nil where none is
	backupAt time.Time       // the moment that the last backup shows; zero where there is none
	undo     []change        // the last save, for Ctrl+Z
	undoAt   Route           // where it was made
	undoOf   string          // the fields whose words it was
	undoSaid []change        // what the toast on screen offers to take back
	clip     clip
	doorRow  *kit.JobRow // of work that runs before a vault is open

	route       Route
	past, ahead []stop
	recent      []string      // what the search was used for, newest first; ids only
	waiting     *stop         // where the page that is being read was, until it is there
	waitingTill time.Duration // by the running clock
	counted     map[place]int // beside the entries of the sidebar
	countedAt   time.Duration // when those of today were, by the running clock
	counting    bool
	screen      screen
	lawLook     *lawLook      // a file of law data that is being looked at
	dropAt      fyne.Position // where files were dropped last
	shell       *shell
	idle        *idle
	shortcuts   fyne.ShortcutHandler // the window's own, as its canvas has them; tests press them here
	veiled      bool                 // quick hide: a blank page, the vault is locked
	opening     bool                 // a way in is being tried
	remount     func()               // builds the page before the vault is open anew, after a change of looks
	shutting    []func()             // what waits for the vault to be closed; empty when nothing is being closed
	left        leftover             // of the words that were unsaved at the last lock
	greeted     bool                 // the page that waits for a person stands already, see Greet
}

// New makes the window. Nothing of the vault is touched before Begin.
func New(fy fyne.App, o Options) *App {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Clocks.Wall == nil {
		o.Clocks = vault.SystemClocks()
	}
	if o.IdleAfter == 0 {
		o.IdleAfter = defaultIdle
	}
	a := &App{app: fy, opt: o, pickers: systemPickers, theme: &theme.Theme{Mode: theme.Auto, Zoom: 1}}
	a.jobs = newJobs(o.Inline, a.showJobs)
	a.jobs.rest = a.settle
	a.readPreferences()
	fy.Settings().SetTheme(a.theme)
	a.window = fy.NewWindow("Harborfile")
	a.window.SetPadded(false)
	a.window.SetMaster()
	a.window.Resize(a.size())
	a.askPlace()
	a.window.SetOnDropped(func(at fyne.Position, uris []fyne.URI) {
		a.dropAt = at
		a.onDrop(uris)
	})
	a.window.SetCloseIntercept(a.quit)
	a.window.SetContent(container.NewStack(kit.NewBox(theme.Canvas, "", 0, 0, container.NewWithoutLayout())))
	a.keys()
	a.watchClip()
	a.idle = newIdle(a)
	return a
}

// Window is the window, for the program that shows it.
func (a *App) Window() fyne.Window { return a.window }

// Greet builds the first page before the first frame is painted, where that page waits for a person: so the first
// frame is the page, and not an empty one that is thrown away. It opens nothing and changes nothing.
func (a *App) Greet() {
	_, begun := vault.WipeBegun(a.opt.Dir)
	if begun || a.opt.Passphrase != "" {
		return // what comes is work, and that waits for Begin
	}
	a.greeted = true
	a.showDoor()
}

// Begin shows the first real screen: a new vault, or the way into the one that is there. The
// program calls it after the first frame was painted, so that a machine that cannot draw never
// holds the vault open.
func (a *App) Begin() {
	greeted := a.greeted
	a.greeted = false
	if a.wiping != nil {
		a.wiping()
		return
	}
	if a.training != nil && !vault.Exists(a.opt.Dir) { // it was hidden before the practice was made
		a.endTraining(a.Begin)
		return
	}
	if a.wiped != nil {
		a.showWiped()
		return
	}
	a.clearTraining()
	if note, begun := vault.WipeBegun(a.opt.Dir); begun {
		a.resumeWipe(note)
		return
	}
	if a.opt.Passphrase != "" && vault.Exists(a.opt.Dir) {
		a.open(vault.Unlock{Passphrase: a.opt.Passphrase}, func(err error) {
			a.showUnlock()
			a.fail(err, nil)
		})
		a.opt.Passphrase = "" // after a lock a person has to open it
		return
	}
	if !greeted {
		a.showDoor()
	}
}

// showDoor is the way into the vault, or to a new one where none is.
func (a *App) showDoor() {
	if !vault.Exists(a.opt.Dir) {
		a.showFirstRun()
		return
	}
	a.showUnlock()
}

// open unlocks the vault in a job and shows the first page; on trouble it calls failed. While one way
// in is being tried, another is not: the second would meet the lock of the first.
func (a *App) open(u vault.Unlock, failed func(error)) {
	if a.opening {
		return
	}
	a.opening = true
	var v *vault.Vault
	var f first
	now := a.opt.Now()
	drop := func() {
		if v != nil {
			v.Close()
		}
	}
	a.jobs.open("", func(ctx context.Context, _ cases.Progress) (err error) {
		v, err = vault.Open(ctx, a.opt.Dir, u, vault.WithClock(a.opt.Now), vault.WithCalled(a.opt.Called))
		debug.FreeOSMemory() // a passphrase takes 256 MB for a moment; the machine gets it back
		if err != nil {
			return err
		}
		if f, err = readFirst(ctx, v); err == nil && u.Recovery != "" {
			err = onPaper(ctx, v, &f)
		}
		f.quiet, f.pressing = nothingWaits(ctx, v, now)
		return err
	}, func(err error) {
		a.opening = false
		if err != nil {
			drop()
			failed(err)
			return
		}
		if u.Recovery != "" {
			a.keep(v)
			a.showNewWay(f)
			return
		}
		a.enter(v, f)
	}, drop)
}

// first is what the shell shows from its first moment.
type first struct {
	office   string
	settings cases.Settings
	backup   time.Time
	day      cases.ClinicDay // that is open
	quiet    bool            // there are matters and none asks for anything: the window opens on their list
	pressing int             // days that come soon or have passed without an entry
}

func readFirst(ctx context.Context, v *vault.Vault) (f first, err error) {
	offices, err := vault.List[cases.Office](ctx, v, cases.OfficeStream)
	if err != nil {
		return f, err
	}
	if len(offices) > 0 {
		f.office = offices[0].Name
	}
	f.settings, err = vault.Get[cases.Settings](ctx, v, cases.SettingsID)
	if errors.Is(err, cases.ErrNotFound) {
		err = nil
	}
	f.backup, _ = v.LastBackup(ctx)
	if err != nil {
		return f, err
	}
	days, err := vault.List[cases.ClinicDay](ctx, v, cases.OfficeStream)
	f.day, _ = cases.OpenDay(days)
	return f, err
}

// nothingWaits reports whether the page of today has nothing to say, and how many days press. In a new vault that page has
// the first steps. Where it cannot be read, the vault opens all the same, on the list of matters.
func nothingWaits(ctx context.Context, v *vault.Vault, now time.Time) (quiet bool, pressing int) {
	list, err := readToday(ctx, v, now, cases.DateOf(now.AddDate(0, 0, todayAhead)))
	return err != nil || list.matters > 0 && !list.waits(), list.pressing()
}

// keep takes over an open vault: from now on a lock, idle time, a sleep and the end close it.
func (a *App) keep(v *vault.Vault) {
	a.vault = v
	a.idle.begin()
}

// enter shows the shell over an open vault.
func (a *App) enter(v *vault.Vault, f first) {
	a.office, a.settings, a.backupAt, a.day = f.office, f.settings, f.backup, f.day
	a.keep(v)
	a.route, a.past, a.ahead, a.remount = Route{}, nil, nil, nil
	a.counting = false
	a.count(toToday, f.pressing)
	a.shell = newShell(a)
	a.window.SetContent(a.shell.content)
	start := Route{Place: toToday}
	switch {
	case f.day.Borrowed:
		start.Place = toClinic
	case f.quiet:
		start.Place = toMatters
	}
	a.Go(start)
	a.warm()
	a.sayLeft()
	a.sayNotices()
	a.saySheet()
}

// warm reads the law's files in a job, so that the first page that shows law does not wait for them.
func (a *App) warm() {
	a.jobs.aside(func(ctx context.Context, _ cases.Progress) error { return law.Warm(ctx) }, func(error) {
		if told := a.opt.Law.told(); told != "" && a.vault != nil {
			a.toast(told)
		}
	})
}

// sayNotices tells what the vault found and put right while it was opened.
func (a *App) sayNotices() {
	if list := a.vault.NoticesIn(lang.Code()); len(list) > 0 {
		kit.Ask(a.window.Canvas(), lang.T("notice.head"), strings.Join(list, "\n\n"), nil, kit.Answer{Label: lang.T("fail.close")})
	}
}

// quit closes the window once running work has ended or been given up.
func (a *App) quit() {
	for over := a.window.Canvas().Overlays(); over.Top() != nil; {
		over.Remove(over.Top()) // a second press on the close button does not ask twice
	}
	a.leaving(func() {
		if !a.jobs.busy() {
			a.end()
			return
		}
		kit.Ask(a.window.Canvas(), lang.T("quit.head"), lang.T("quit.words"), nil,
			kit.Answer{Label: lang.T("quit.stop"), Do: a.end},
			kit.Answer{Label: lang.T("quit.wait")})
	})
}

func (a *App) end() {
	a.savePreferences()
	a.shut(func() {
		a.endTraining(func() {
			a.window.SetCloseIntercept(nil)
			a.window.Close()
		})
	})
}

func (a *App) onDrop(uris []fyne.URI) {
	d, ok := a.screen.(dropper)
	if !ok {
		return
	}
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	d.onDrop(paths)
}

// today is the calendar day by the office's clock.
func (a *App) today() cases.Date { return cases.DateOf(a.opt.Now()) }

// view is the page renderer; it starts with the first page that is asked for.
func (a *App) view() (*pdfview.Viewer, error) {
	if a.viewer != nil {
		return a.viewer, nil
	}
	v, err := pdfview.Start(pdfview.Options{Called: a.opt.Called})
	if err == nil {
		a.viewer = v
	}
	return v, err
}

// converter reads files that are no PDF; its child process starts with the first of them.
func (a *App) converter() *convert.Converter {
	if a.reads == nil {
		a.reads = &convert.Converter{}
	}
	return a.reads
}
