package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/spf13/cobra"
)

// The three ways a verb ends.
const (
	exitDone     = 0
	exitStopped  = 1 // something stood in the way
	exitWrongUse = 2
)

// An app is one command line at work: its streams, and the flags that every verb shares.
type app struct {
	in       *os.File
	out, err io.Writer
	now      func() time.Time

	vaultDir       string
	passphraseFile string
	asJSON         bool

	began bool // a verb's own work began: what stops it now is no wrong use
}

func newApp() *app {
	return &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, now: clock}
}

// clock is that of the computer; tests put another in its place. No flag and no variable reaches it.
var clock = time.Now

// run carries out one command line and returns the exit code.
func run(ctx context.Context, a *app, args []string) int {
	shown := &answer{to: a.out}
	a.out = shown
	root := a.root()
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = shown.trouble()
	}
	var use *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &use):
		fmt.Fprintln(a.err, use.said)
		return exitWrongUse
	case !a.began:
		fmt.Fprintln(a.err, "harborctl: "+oneLine(err.Error())+"; --help shows how")
		return exitWrongUse
	}
	words := explain(err)
	if words == "" {
		words = "This was stopped. What was finished before is kept, and nothing half-done stays. Do it again when you like."
	}
	fmt.Fprintln(a.err, words)
	return exitStopped
}

// explain is the one sentence a person reads, never the error's own text, which may hold a path.
func explain(err error) string {
	return cases.Explain(err, "en").Sentence()
}

// root is harborctl with all its verbs.
func (a *app) root() *cobra.Command {
	root := a.group("harborctl", "Legal relief for survivors of human trafficking, from a terminal. Not legal advice.",
		a.vaultVerbs(), a.sampleVerb(), a.clientVerbs(), a.partyVerbs(), a.storyVerbs(), a.agencyVerbs(), a.matterVerbs(), a.choiceVerbs(), a.releaseVerbs(), a.disclosuresVerb(), a.conflictsVerb(), a.factsVerb(), a.screenVerbs(), a.reliefVerbs(), a.nexusVerb(), a.contradictionsVerb(), a.rapsheetVerbs(),
		a.evidenceVerbs(), a.searchVerb(), a.formVerbs(), a.draftVerbs(),
		a.deadlineVerbs(), a.redactVerbs(), a.packetVerbs(), a.venueVerbs(), a.lawVerbs(), a.updateVerbs(), a.verifyVerb(),
		a.recordVerbs(), a.taskVerbs(), a.noteVerbs(), a.timeVerbs(), a.lossesVerb(), a.countsVerb(), a.resourceVerbs(), a.sheetVerbs(), a.importVerbs(), a.exportVerb(), a.licencesVerb())
	a.tellsVersion(root)
	root.CompletionOptions.DisableDefaultCmd = true
	root.DisableSuggestions = true
	root.SetHelpCommand(a.helpVerb(root))
	root.SilenceErrors, root.SilenceUsage = true, true
	flags := root.PersistentFlags()
	flags.StringVar(&a.vaultDir, "vault", "", "the folder that holds the vault")
	flags.StringVar(&a.passphraseFile, "passphrase-file", "",
		"file with the passphrase; with it neither terminal nor keyring is used")
	return root
}

// group is a word that only leads to others, such as `harborctl form`.
func (a *app) group(use, short string, verbs ...*cobra.Command) *cobra.Command {
	var names []string
	for _, v := range verbs {
		names = append(names, v.Name())
	}
	g := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return wrongUse("%s what? One of %s.", cmd.Name(), strings.Join(names, ", "))
		},
	}
	g.AddCommand(verbs...)
	return g
}

// helpVerb shows how a verb is used; asked about a word that is none, it says so.
func (a *app) helpVerb(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [VERB]", Short: "how a verb is used",
		RunE: func(_ *cobra.Command, words []string) error {
			about, rest, err := root.Find(words)
			if err != nil || len(rest) > 0 {
				return wrongUse("there is no verb %q; --help shows all", strings.Join(words, " "))
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// verb is one command with its work. args says which words may follow it.
func (a *app) verb(use, short string, args cobra.PositionalArgs, work func(ctx context.Context, args []string) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: args,
		RunE: func(cmd *cobra.Command, words []string) error {
			a.began = true
			return work(cmd.Context(), words)
		},
	}
}

// need marks flags that a verb cannot do without.
func need(cmd *cobra.Command, flags ...string) *cobra.Command {
	for _, f := range flags {
		if err := cmd.MarkFlagRequired(f); err != nil {
			panic(err) // the flag is not defined: a slip in this program, seen by every test
		}
	}
	return cmd
}

// A usageError is a wrong command line, said in one line.
type usageError struct{ said string }

func (e *usageError) Error() string { return e.said }

func wrongUse(format string, args ...any) error {
	return &usageError{oneLine(fmt.Sprintf(format, args...))}
}

// A saidError is what only a terminal program meets, with its words.
type saidError struct {
	words cases.Explanation
	cause error
}

func (e *saidError) Error() string { return e.words.What }
func (e *saidError) Unwrap() error { return e.cause }

// Explain gives the words to cases.Explain.
func (e *saidError) Explain(string) (what, safe, do string) {
	return e.words.What, e.words.Safe, e.words.Do
}

func stopped(cause error, what, safe, do string) error {
	return &saidError{cases.Explanation{What: what, Safe: safe, Do: do}, cause}
}

// oneLine folds text into a single line that a terminal shows and does not obey.
func oneLine(s string) string { return cases.OneLine(s) }
