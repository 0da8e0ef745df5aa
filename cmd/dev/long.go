package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"
)

// A longStep is one part of `dev test --long` beside the tests themselves. It is a skip with its reason, never a pass,
// where this machine cannot do it.
type longStep struct {
	name  string
	needs func() []need
	// cannot is why it is not possible here, "" where it is; asked after needs were installed.
	cannot func() string
	run    func(ctx context.Context, t *tree, tally *tally) error
}

func longSteps() []longStep {
	return []longStep{
		{"AddressSanitizer over the vault's C", nil, cannotSanitize, runSanitized},
		{"fuzzing", nil, func() string { return "" }, runFuzzing},
		{"the real window by its keys", windowNeeds, cannotWindow, runWindow},
		{"the real window before a driver that hangs", undrawnNeeds, cannotUndrawn, runUndrawn},
		{"the real window without a network, watched", quietNeeds, cannotQuiet, runQuiet},
		{"the Debian package in a clean system", debrootNeeds, cannotDebroot, runDebroot},
		{"the vault's tests as a Windows program under Wine", wineNeeds, cannotWine, runWine},
		{"the launcher for Windows under Wine", launchNeeds, cannotLaunch, runLaunch},
		{"the Windows packages installed, at work and removed under Wine", installNeeds, cannotInstall, runInstalled},
	}
}

// chooseSteps are the steps whose names hold the words, in whatever case. Where there is none it names them all.
func chooseSteps(steps []longStep, words string) (chosen []longStep, err error) {
	var all []string
	for _, s := range steps {
		all = append(all, s.name)
		if words != "" && strings.Contains(strings.ToLower(s.name), strings.ToLower(words)) {
			chosen = append(chosen, s)
		}
	}
	if chosen == nil {
		return nil, fmt.Errorf("%w: no part of the long run is called %q; there are\n  %s", errUsage, words, strings.Join(all, "\n  "))
	}
	return chosen, nil
}

// long runs the steps and counts what it finds with the tests.
func (t *tree) long(ctx context.Context, tally *tally, steps []longStep) {
	for _, s := range steps {
		if ctx.Err() != nil {
			return
		}
		if s.needs != nil {
			if err := ensure(ctx, nil, s.needs()); err != nil {
				say("%v", err)
			}
		}
		if why := s.cannot(); why != "" {
			tally.skip(s.name, why)
			continue
		}
		say("+ %s", s.name)
		began := time.Now()
		failed, passed := tally.failed, tally.passed
		if err := s.run(ctx, t, tally); err != nil && tally.failed == failed {
			tally.fault(fmt.Sprintf("%s (%v)", s.name, err))
		}
		if tally.failed == failed {
			tally.done(s.name, tally.passed-passed, time.Since(began))
		}
	}
}

// cannotSanitize names what AddressSanitizer lacks here.
func cannotSanitize() string {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		return "Go has AddressSanitizer on Linux alone"
	}
	if !compilesWith("-fsanitize=address") {
		return "the C compiler has no AddressSanitizer (package libasan8 or the like)"
	}
	return ""
}

// runSanitized runs the tests of the vault with its C code and SQLite under AddressSanitizer. Leaks are not looked for:
// SQLite and Go keep memory to their end on purpose.
func runSanitized(ctx context.Context, t *tree, tally *tally) error {
	args := []string{"test", "-asan", "-json", "-vet=off", "-timeout=40m", "./cases/vault/sealedvfs", "./cases/vault"}
	return t.stream(ctx, tally, args, []string{"ASAN_OPTIONS=detect_leaks=0"})
}

// fuzzFor is how long each target is fuzzed, on top of what it found before.
const fuzzFor = 30 * time.Second

// runFuzzing fuzzes every target of the project for a while, one after the other.
func runFuzzing(ctx context.Context, t *tree, tally *tally) error {
	targets, err := t.fuzzTargets(ctx)
	if err != nil {
		return err
	}
	if len(targets) < 10 {
		return fmt.Errorf("only %d fuzz targets were found", len(targets))
	}
	for _, f := range targets {
		say("+ fuzz %s in %s for %s", f.name, short(f.pkg), fuzzFor)
		cmd := t.goTool(ctx, "test", "-vet=off", "-run=^$", "-fuzz=^"+f.name+"$", "-fuzztime="+fuzzFor.String(), "-fuzzminimizetime=5s", "-timeout=10m", f.pkg)
		var words strings.Builder
		cmd.Stdout, cmd.Stderr = &words, &words
		if err := cmd.Run(); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			tally.fault(fmt.Sprintf("%s in %s\n%s", f.name, short(f.pkg), indent(words.String())))
			continue
		}
		tally.passed++
	}
	return nil
}

// A fuzzTarget is one function FuzzX of a package.
type fuzzTarget struct{ pkg, name string }

// fuzzTargets asks every package for its targets.
func (t *tree) fuzzTargets(ctx context.Context) ([]fuzzTarget, error) {
	out, err := t.goOutput(ctx, "test", "-json", "-vet=off", "-list=^Fuzz", "./...")
	if err != nil {
		return nil, fmt.Errorf("the fuzz targets do not build: %w", err)
	}
	return readTargets(out), nil
}
