package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/screen"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) screenVerbs() *cobra.Command {
	return a.group("screen", "questions without legal words, and the options to discuss they lead to", a.screenQuestions(), a.screenRun())
}

// screenQuestions lists the questions; with --client, where each stands for that client.
func (a *app) screenQuestions() *cobra.Command {
	var client string
	cmd := a.lists(a.verb("questions", "every question, with what is answered already for --client", cobra.NoArgs,
		func(ctx context.Context, _ []string) (err error) {
			k := screen.Known{}
			if client != "" {
				v, err := a.open(ctx)
				if err != nil {
					return err
				}
				defer func() { err = errors.Join(err, v.Close()) }()
				if k, err = a.known(ctx, v, client); err != nil {
					return err
				}
			}
			return printList(a, screen.Steps(k), []string{"question", "state", "ask"}, func(s screen.Step) []string {
				return []string{strings.TrimPrefix(s.ID, "scr.q."), string(s.State), s.Ask}
			})
		}))
	cmd.Flags().StringVar(&client, "client", "", "what this client has answered, and what the file knows")
	return cmd
}

// screening is the answer of `screen run`.
type screening struct {
	Stored  string           `json:"stored,omitempty"` // id of the conversation, where it was kept
	Refused []screen.Refused `json:"refused"`
	screen.Result
	Next string `json:"next,omitempty"` // the question to go on with
}

// screenRun reads one conversation. Without --client nothing is stored and no vault is opened.
func (a *app) screenRun() *cobra.Command {
	var file, client, on, with string
	cmd := a.shows(a.verb("run", "answers from a JSON file, and the options to discuss they lead to; with --client they are kept", cobra.NoArgs,
		func(ctx context.Context, _ []string) error {
			text, err := readInput(ctx, file, screen.MaxAnswers)
			if err != nil {
				return err
			}
			s, refused, err := screen.ReadAnswers(text)
			if err != nil {
				return stopped(err, "This file does not read as answers.", "Nothing was kept.", `Write {"on": "2026-11-02", "answers": {"arrested": "yes"}}; "screen questions" lists the names.`)
			}
			if on != "" {
				s.On = cases.Date(on)
			}
			if s.On == "" {
				s.On = cases.DateOf(a.now())
			}
			if with != "" {
				s.With = with
			}
			if err := s.Check(); err != nil {
				return err
			}
			return a.runScreen(ctx, client, s, refused)
		}))
	cmd.Flags().StringVar(&file, "answers", "", "JSON file with the answers of one conversation")
	cmd.Flags().StringVar(&client, "client", "", "keep the conversation with this client")
	cmd.Flags().StringVar(&on, "on", "", "day of the conversation, year-month-day; today when left out")
	cmd.Flags().StringVar(&with, "with", "", "who asked")
	return need(cmd, "answers")
}

func (a *app) runScreen(ctx context.Context, client string, s cases.Sitting, refused []screen.Refused) (err error) {
	k := screen.Known{Today: s.On}
	out := screening{Refused: orEmpty(refused)}
	if client != "" {
		v, err := a.open(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, v.Close()) }()
		if k, err = a.known(ctx, v, client); err != nil {
			return err
		}
		s.ID, s.ClientID = cases.NewID(), client
		if err := v.Write(ctx, s); err != nil {
			return err
		}
		out.Stored = s.ID
	}
	k.Sittings = append(k.Sittings, s)
	out.Result = screen.Options(k)
	if next, ok := screen.Next(screen.Steps(k), false); ok {
		out.Next = next.ID
	}
	if a.asJSON {
		return printJSON(a.out, out)
	}
	return printScreening(a.out, out)
}

// known gathers what may answer a question of one client.
func (a *app) known(ctx context.Context, v *vault.Vault, client string) (screen.Known, error) {
	snaps, err := snapshotsOf(ctx, v, client)
	if err != nil {
		return screen.Known{}, err
	}
	s := snaps[0]
	k := screen.Known{Client: s.Client, Sittings: s.Sittings, Choices: s.Choices, Timeline: s.Timeline, Exploitations: s.Exploitations, Today: cases.DateOf(a.now())}
	slices.SortStableFunc(k.Sittings, func(x, y cases.Sitting) int { return strings.Compare(string(x.On)+x.ID, string(y.On)+y.ID) })
	for _, s := range snaps {
		if s.Matter.ID != "" {
			k.Matters = append(k.Matters, s.Matter)
		}
	}
	return k, nil
}

func printScreening(w io.Writer, r screening) error {
	fmt.Fprintln(w, r.Notice.EN)
	if r.Stopped {
		fmt.Fprintln(w, "\nThe client said that it may not be safe. Stop here and go on another day.")
	}
	for _, o := range r.Options {
		fmt.Fprintf(w, "\n%s\n", o.Title)
		for _, y := range o.Why {
			fmt.Fprintf(w, "  why      %s: %s\n", oneLine(y.Why), oneLine(y.Answer))
		}
		for _, m := range o.Missing {
			fmt.Fprintf(w, "  missing  %s\n", m.EN)
		}
		for _, l := range o.Laws {
			fmt.Fprintf(w, "  law      %s; %s; as of %s; %s. %s\n", l.Title, l.Citation, l.AsOf, l.Confidence, l.Confirm)
		}
		for _, c := range o.Cautions {
			fmt.Fprintf(w, "  caution  %s\n", c.Text)
		}
	}
	for _, s := range r.NotListed {
		fmt.Fprintf(w, "\n%s\n", s.EN)
	}
	for _, s := range r.Steps {
		fmt.Fprintf(w, "\nNext: %s\n", s.EN)
	}
	for _, x := range r.Refused {
		fmt.Fprintf(w, "\nNot taken: %s: %s\n", oneLine(x.Question), x.Why)
	}
	_, err := fmt.Fprintf(w, "\n%d questions are still open.\n", r.Open)
	return err
}
