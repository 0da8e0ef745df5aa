package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"github.com/harborfile/harborfile/cmd/harborfile/tell"
	"github.com/harborfile/harborfile/cmd/launcher/handover"
	"github.com/harborfile/harborfile/ui"
	"github.com/harborfile/harborfile/ui/lang"
)

// drawing is what draws the window, and who is told of its first frame.
type drawing struct {
	software, hardware bool // the command line's wish; it goes before the settings, and software before hardware
	launcher           handover.Launcher
	launched           bool // the launcher of the Windows package started this program and watches it
}

// handBack starts the launcher instead of this program, where it was started past it: an icon that was fastened to the
// taskbar names the window's own file. code is the launcher's own.
func (d *drawing) handBack(args []string) (code int, done bool) {
	launcher, ok := launcherBeside()
	if d.launched || !ok {
		return 0, false
	}
	cmd := exec.Command(launcher, args...)
	err := cmd.Run()
	if ended := (*exec.ExitError)(nil); err != nil && !errors.As(err, &ended) {
		return 0, false // it cannot be started: better a window without a watch than none
	}
	return cmd.ProcessState.ExitCode(), true
}

// launcherBeside is the launcher of the package this program lies in.
func launcherBeside() (path string, ok bool) {
	self, err := os.Executable()
	if err != nil || runtime.GOOS != "windows" {
		return "", false
	}
	folder := filepath.Dir(self)
	if name := filepath.Base(folder); name != "gl" && name != "soft" {
		return "", false
	}
	path = filepath.Join(filepath.Dir(folder), filepath.Base(self))
	info, err := os.Stat(path)
	return path, err == nil && info.Mode().IsRegular()
}

// settle decides what draws, from the command line, the launcher and the person's settings. It comes before the first
// window. other is true where the launcher is to start the program again for it, with the exit code that says so.
func (d *drawing) settle(fy fyne.App, o *ui.Options) (code int, other bool) {
	if !d.launched {
		// Mesa, which Linux draws with, can draw without the graphics card; macOS leaves no choice.
		o.SoftDrawing = runtime.GOOS == "linux"
		if o.SoftDrawing && (d.software || !d.hardware && ui.DrawsSoft(fy)) {
			os.Setenv("LIBGL_ALWAYS_SOFTWARE", "1")
		}
		return 0, false
	}
	if d.launcher.Chosen {
		ui.ChooseSoft(fy)
	}
	soft := ui.DrawsSoft(fy)
	switch {
	case d.launcher.Free && soft && !d.launcher.Processor:
		return handover.WantsProcessor, true
	case d.launcher.Free && !soft && d.launcher.Processor:
		return handover.WantsCard, true
	}
	o.SoftDrawing, o.SoftForced = d.launcher.Choice, d.launcher.Processor && !soft
	return 0, false
}

// watch says what is the matter where the first frame does not come in time. The launcher does that where there is
// one; it was ended itself where it does not listen. The returned function ends the watch.
func (d *drawing) watch() (stop func()) {
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(frameLimit)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
			}
			if !d.launcher.Tell(handover.Here) {
				noFrame()
			}
		}
	}()
	return func() { close(done) }
}

// undrawn is the exit code after a window that came and went without a frame, which the graphics driver brings about.
func (d *drawing) undrawn() int {
	if !d.launched {
		noFrame()
	}
	return handover.WantsProcessor
}

// noFrame says what is the matter in a box that needs no graphics, and ends the program. The vault was not opened: that
// waits for the first frame.
func noFrame() {
	words := lang.T("launch.noframe")
	if err := zenity.Error(words, zenity.Title("Harborfile")); err != nil {
		tell.Err(words + "\n")
	}
	os.Exit(handover.WantsProcessor)
}
