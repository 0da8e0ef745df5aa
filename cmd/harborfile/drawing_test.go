package main

import (
	"os"
	"runtime"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cmd/launcher/handover"
	"github.com/harborfile/harborfile/ui"
)

// What draws is settled before the first window: the launcher's order, the command line and the settings together.
// A window that is not free never asks for another start, or the two would start each other for ever.
func TestWhatDrawsIsSettled(t *testing.T) {
	order := func(processor, choice, free, chosen bool) handover.Launcher {
		return handover.Launcher{Order: handover.Order{Processor: processor, Choice: choice, Free: free, Chosen: chosen}}
	}
	for name, c := range map[string]struct {
		launcher       handover.Launcher
		soft           bool // what the settings say
		code           int
		choice, forced bool
		kept           bool // what they say afterwards
	}{
		"the card, as wanted":                         {launcher: order(false, true, true, false), choice: true},
		"the card, and the processor is wanted":       {launcher: order(false, true, true, false), soft: true, code: handover.WantsProcessor, kept: true},
		"the processor, and the card is wanted":       {launcher: order(true, true, true, false), code: handover.WantsCard},
		"the processor, as wanted":                    {launcher: order(true, true, true, false), soft: true, choice: true, kept: true},
		"the processor, since the card cannot":        {launcher: order(true, true, false, false), choice: true, forced: true},
		"the card, bound, and the processor wanted":   {launcher: order(false, true, false, false), soft: true, choice: true, kept: true},
		"the processor, chosen in a message":          {launcher: order(true, true, false, true), choice: true, kept: true},
		"the card, and nothing else in the package":   {launcher: order(false, false, false, false)},
		"a launcher of another version said nothing.": {},
	} {
		fy := test.NewTempApp(t)
		if c.soft {
			ui.ChooseSoft(fy)
		}
		d, o := drawing{launcher: c.launcher, launched: true}, ui.Options{}
		code, other := d.settle(fy, &o)
		if code != c.code || other != (c.code != 0) || ui.DrawsSoft(fy) != c.kept || !other && (o.SoftDrawing != c.choice || o.SoftForced != c.forced) {
			t.Errorf("%s: code %d, choice %v, forced %v, kept %v", name, code, o.SoftDrawing, o.SoftForced, ui.DrawsSoft(fy))
		}
	}
}

// Without a launcher Mesa is asked by its variable, on Linux alone.
func TestWhatDrawsWithoutALauncher(t *testing.T) {
	const variable = "LIBGL_ALWAYS_SOFTWARE"
	for name, c := range map[string]struct{ software, hardware, chosen, soft bool }{
		"nothing said": {}, "the command line": {software: true, soft: true}, "the settings": {chosen: true, soft: true},
		"the command line against the settings": {hardware: true, chosen: true}, "both words": {software: true, hardware: true, soft: true},
	} {
		t.Setenv(variable, "")
		fy := test.NewTempApp(t)
		if c.chosen {
			ui.ChooseSoft(fy)
		}
		d, o := drawing{software: c.software, hardware: c.hardware}, ui.Options{}
		if code, other := d.settle(fy, &o); other || code != 0 {
			t.Errorf("%s: another start, without anybody to make it", name)
		}
		linux := runtime.GOOS == "linux"
		if got := os.Getenv(variable) == "1"; got != (c.soft && linux) || o.SoftDrawing != linux {
			t.Errorf("%s: drawn by the processor %v, a choice %v", name, got, o.SoftDrawing)
		}
	}
}
