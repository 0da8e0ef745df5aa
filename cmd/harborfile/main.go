// Command harborfile is the window. It owns flags and wiring only: what is shown is in ui, what
// is kept in cases/vault. It is the only importer of the window driver.
package main

import (
	"errors"
	"flag"
	"image/color"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/place"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/cmd/harborfile/tell"
	"github.com/harborfile/harborfile/cmd/launcher/handover"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui"
)

// appID names the preferences and is the same in FyneApp.toml.
const appID = "org.harborfile.Harborfile"

// frameLimit is how long the first frame may take. A computer whose graphics cannot draw the
// window would otherwise be left with a process that nobody sees.
const frameLimit = 15 * time.Second

// startPace is how much rubbish may lie about until the first page stands, in percent of what is in use: at the
// start little is in use, and it would be swept again and again.
const startPace = 800

func main() {
	// The PDF reader is a child process of this same program; as that child it serves and ends here.
	pdfview.WorkerMain()
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	flags := flag.NewFlagSet("harborfile", flag.ContinueOnError)
	dir := flags.String("vault", place.Vault(), "the vault's `folder`")
	pass := flags.String("passphrase-file", "", "a `file` that holds the passphrase; the vault then opens without asking")
	show := flags.Bool("version", false, "print the version and end")
	var d drawing
	flags.BoolVar(&d.software, "software", false, "draw with the processor, for this start")
	flags.BoolVar(&d.hardware, "hardware", false, "draw with the graphics card, for this start")
	d.launcher, d.launched = handover.Take()
	var said strings.Builder
	flags.SetOutput(&said)
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		tell.Out(said.String())
		return 0
	} else if err != nil {
		tell.Err(said.String())
		return 2
	}
	if *show {
		tell.Out(built.Text(forms.MadeOf("harborfile", vault.SQLiteVersion())))
		return 0
	}
	o := ui.Options{Dir: *dir, Version: built.Version()}
	if *pass != "" {
		secret, err := passphraseFrom(*pass)
		if err != nil {
			tell.Err("The passphrase file could not be read. The vault is unchanged. Look at the name after --passphrase-file.\n")
			return 1
		}
		o.Passphrase = secret
	}
	if code, done := d.handBack(args); done {
		return code
	}
	o.Law = ui.UseLaw(pack.Own())
	logTo(logFile())
	return showWindow(o, &d)
}

// showWindow opens the window and returns the exit code when it is closed.
func showWindow(o ui.Options, d *drawing) int {
	defer noDisplay()
	d.launcher.Tell(handover.Began)
	pace := debug.SetGCPercent(startPace)
	fy := app.NewWithID(appID)
	if code, other := d.settle(fy, &o); other {
		return code
	}
	var n native
	o.Where = n.where
	a := ui.New(fy, o)
	stop, drawn := d.watch(), false
	window := a.Window()
	a.Greet()
	focused := window.Canvas().Focused()
	window.SetContent(container.NewStack(window.Content(), firstFrame(fy, func() {
		n.find(window)
		n.settle(a.WasAt()) // may paint once more: the watch goes on until then
		drawn = true
		stop()
		d.launcher.Tell(handover.Drawn)
		debug.SetGCPercent(pace)
		n.sideButtons(a.Turn)
		a.Begin()
		window.SetIcon(ui.Icon()) // drawing it takes time that the first page need not wait for
	})))
	window.Canvas().Focus(focused) // new content takes the cursor away
	window.ShowAndRun()
	if !drawn {
		return d.undrawn()
	}
	return 0
}

// firstFrame is an invisible object that calls shown once the window's first frame stands on the screen. It is one point
// large: all its points are asked for, and that of a whole window takes time.
//
// The first frame is painted and shown before the window's loop runs, and fyne.Do does not wait until then: it would run
// in the middle of the painting, which a driver may never come back from.
func firstFrame(fy fyne.App, shown func()) fyne.CanvasObject {
	painted, looping := false, false
	fy.Lifecycle().SetOnStarted(func() {
		looping = true
		if painted {
			shown()
		}
	})
	var once sync.Once
	point := canvas.NewRasterWithPixels(func(_, _, _, _ int) color.Color {
		once.Do(func() {
			painted = true
			if looping {
				fyne.Do(shown)
			}
		})
		return color.Transparent
	})
	point.Resize(fyne.NewSquareSize(1))
	return container.NewWithoutLayout(point)
}

// noDisplay says what is the matter where the window driver found no display at all, of which it only panics.
func noDisplay() {
	fault := recover()
	if fault == nil {
		return
	}
	if err, ok := fault.(error); ok && strings.HasPrefix(err.Error(), "NotInitialized:") {
		noFrame()
	}
	panic(fault)
}
