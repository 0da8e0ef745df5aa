package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// runTests is `dev test`: set-up, vet, every test, and the count as the last line.
func runTests(ctx context.Context, t *tree, args []string) error {
	o, err := readTestOptions(args)
	if err != nil {
		return err
	}
	if err := ensure(ctx, buildNeeds(), checkers()); err != nil {
		return err
	}
	if o.steps != nil {
		return t.stepsAlone(ctx, o.steps)
	}
	return t.test(ctx, o)
}

// readTestOptions reads what stands behind `dev test`.
func readTestOptions(args []string) (o testOptions, err error) {
	for _, a := range args {
		switch word, part, named := strings.Cut(strings.TrimLeft(a, "-"), "="); {
		case !strings.HasPrefix(a, "-") || word != "long":
			return o, fmt.Errorf("%w: test takes --long or --long=WORDS and nothing else", errUsage)
		case named:
			chosen, err := chooseSteps(longSteps(), part)
			if err != nil {
				return o, err
			}
			o.steps = append(o.steps, chosen...)
		}
		o.long = true
	}
	return o, nil
}

// stepsAlone runs parts of the long run without the tests before them, and closes with their count.
func (t *tree) stepsAlone(ctx context.Context, steps []longStep) error {
	tally := newTally(os.Stdout)
	t.long(ctx, tally, steps)
	tally.close(ctx.Err())
	if tally.failed > 0 {
		return errSaid
	}
	return nil
}

// testOptions says which run of the tests it is.
type testOptions struct {
	long  bool       // with the crash, fuzz and load runs
	steps []longStep // of a long run, these alone and not the tests
	race  bool       // with the race detector
	also  []string   // what was already found wrong, counted with the tests
}

// test runs vet and every test, prints what happens, and closes with the count alone on a line.
func (t *tree) test(ctx context.Context, o testOptions) error {
	tally := newTally(os.Stdout)
	for _, name := range o.also {
		tally.fault(name)
	}
	if !o.race {
		// With -race, check has run vet already.
		tally.vet(t.vet(ctx))
	}
	args := []string{"test", "-json", "-vet=off", "-timeout=" + limit(o).String()}
	if o.race {
		args = append(args, "-race")
	}
	extra := []string{steady + "=1"}
	if o.long {
		extra = []string{"HARBORFILE_LONG=1"}
	}
	err := t.stream(ctx, tally, append(args, "./..."), extra)
	if o.long {
		tally.explain(err)
		t.long(ctx, tally, longSteps())
		err = ctx.Err()
	}
	tally.close(err)
	if tally.failed > 0 {
		return errSaid
	}
	return nil
}

// steady names the variable with the seed of property tests, see the package of that name. The runner does not import
// it: it starts on a bare machine.
const steady = "HARBORFILE_SEED"

// limit is how long the tests of one package may take.
func limit(o testOptions) time.Duration {
	switch {
	case o.long:
		return 80 * time.Minute
	case o.race:
		return 45 * time.Minute // the window's tests take a third of it here, and hosted computers are slower
	}
	return 20 * time.Minute
}

// vet compiles every package with the flags of the tests, so that the toolkit is compiled once for both. The cgocall
// check is left out: with -trimpath the build cache keeps C wrappers that name the folder of the checkout that built
// them, and in a second checkout that check looks for its sources there and stops.
func (t *tree) vet(ctx context.Context) error {
	say("+ go vet ./...   (the first time compiles everything, which takes some minutes)")
	defer beat("vet")()
	return t.goTool(ctx, "vet", "-cgocall=false", "./...").Run()
}

// stream runs go test and hands its events to the tally.
func (t *tree) stream(ctx context.Context, tally *tally, args, env []string) error {
	say("+ go test %s", strings.Join(packagesIn(args), " "))
	cmd := t.goTool(ctx, args...)
	cmd.Env = toolEnv(env...)
	defer beat("tests")()
	return tally.from(cmd)
}

// packagesIn are the arguments that name packages.
func packagesIn(args []string) (list []string) {
	for _, a := range args {
		if strings.HasPrefix(a, "./") {
			list = append(list, a)
		}
	}
	return list
}
