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
	"github.com/ncruces/zenity"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/place"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/cmd/harborfile/tell"
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
	logTo(logFile())
	showWindow(o)
	return 0
}

// showWindow opens the window and returns when it is closed.
func showWindow(o ui.Options) {
	pace := debug.SetGCPercent(startPace)
	fy := app.NewWithID(appID)
	var n native
	o.Where, o.SoftDrawing = n.where, canDrawSoft
	if ui.DrawsSoft(fy) {
		drawSoft()
	}
	a := ui.New(fy, o)
	watch := time.AfterFunc(frameLimit, noFrame)
	window := a.Window()
	a.Greet()
	focused := window.Canvas().Focused()
	window.SetContent(container.NewStack(window.Content(), firstFrame(func() {
		watch.Stop()
		fyne.Do(func() {
			debug.SetGCPercent(pace)
			n.find(window)
			n.settle(a.WasAt())
			n.sideButtons(a.Turn)
			a.Begin()
		})
	})))
	window.Canvas().Focus(focused) // new content takes the cursor away
	window.ShowAndRun()
}

// firstFrame is an invisible object that calls painted once, when the window is first drawn. It is one point large:
// all its points are asked for, and that of a whole window takes time.
func firstFrame(painted func()) fyne.CanvasObject {
	var once sync.Once
	point := canvas.NewRasterWithPixels(func(_, _, _, _ int) color.Color {
		once.Do(painted)
		return color.Transparent
	})
	point.Resize(fyne.NewSquareSize(1))
	return container.NewWithoutLayout(point)
}

// noFrame says what is the matter in a box that needs no graphics, and ends the program. The
// vault was not opened: that waits for the first frame.
func noFrame() {
	_ = zenity.Error("Harborfile could not draw its window on this computer. No vault was opened and nothing was changed. "+
		"Start it again with software drawing, or update the graphics driver.", zenity.Title("Harborfile"))
	os.Exit(3)
}
