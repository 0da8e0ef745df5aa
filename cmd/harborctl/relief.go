package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/contradict"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/nexus"
	"github.com/harborfile/harborfile/cases/plan"
	"github.com/harborfile/harborfile/cases/relief"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// onMatter is a verb that works on everything of the matter of --matter.
func (a *app) onMatter(use, short string, work func(ctx context.Context, s *cases.Snapshot) error) *cobra.Command {
	var matter string
	cmd := a.inVault(use, short, cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		s, err := v.Snapshot(ctx, matter)
		if err != nil {
			return err
		}
		return work(ctx, s)
	})
	cmd.Flags().StringVar(&matter, "matter", "", "the matter")
	return need(cmd, "matter")
}

// evidencePlan shows element by element what is covered and what is open.
func (a *app) evidencePlan() *cobra.Command {
	return a.shows(a.onMatter("plan", "element by element: what usually proves it, and what this matter has", func(_ context.Context, s *cases.Snapshot) error {
		p := plan.For(s)
		if a.asJSON {
			return printJSON(a.out, p)
		}
		fmt.Fprintln(a.out, oneLine(p.Title))
		for _, e := range p.Elements {
			fmt.Fprintf(a.out, "\n%s  %s\n", map[bool]string{true: "covered", false: "OPEN   "}[e.Covered], oneLine(e.Text))
			fmt.Fprintf(a.out, "         %s; as of %s; %s. %s\n", oneLine(e.Citation), e.AsOf, e.Confidence, e.Confirm)
			for _, h := range e.Have {
				fmt.Fprintf(a.out, "         have: %s\n", oneLine(h.Title))
			}
			for _, k := range e.Kinds {
				fmt.Fprintf(a.out, "         usual: %s (%s)\n", k.Title, k.Source)
			}
		}
		for _, u := range p.Unplaced {
			fmt.Fprintf(a.out, "\nnot under any element yet: %s\n", oneLine(u.Title))
		}
		_, err := fmt.Fprintf(a.out, "\n%s\n", p.CoveredBy)
		return err
	}))
}

// nexusVerb shows charge by time window by coercion fact by exhibit, with the gaps.
func (a *app) nexusVerb() *cobra.Command {
	return a.lists(a.onMatter("nexus", "charge by time window, facts of coercion and evidence, with the gaps", func(_ context.Context, s *cases.Snapshot) error {
		rows := orEmpty(nexus.Matrix(s))
		if a.asJSON {
			return printJSON(a.out, rows)
		}
		for _, r := range rows {
			fmt.Fprintf(a.out, "%s  %s  %s\n", r.Day, oneLine(r.Line.Statute+" "+r.Line.Title), r.Window)
			fmt.Fprintf(a.out, "  standard  %s: %s (%s; %s) %s\n", r.Standard.Nexus, r.Standard.Text, r.Standard.Citation, r.Standard.Confidence, r.Standard.Confirm)
			for _, c := range r.Coercion {
				fmt.Fprintf(a.out, "  fact      %s (%s)\n", c.EN, oneLine(strings.Join(c.From, "; ")))
			}
			for _, e := range r.Exhibits {
				fmt.Fprintf(a.out, "  evidence  %s %s\n", e.Label, oneLine(e.Title))
			}
			for _, g := range r.Gaps {
				fmt.Fprintf(a.out, "  GAP       %s\n", g.EN)
			}
		}
		return nil
	}))
}

// matterRelief is what one matter has and lacks, by its kind.
type matterRelief struct {
	Notice string         `json:"notice"`
	Courts []relief.Court `json:"courts,omitempty"` // record relief
	Items  []relief.Item  `json:"items,omitempty"`  // protective order, immigration
}

const reliefNotice = "Options to discuss, not legal advice and not a finding. Confirm before relying."

// reliefVerbs show what the law data says of one matter and of one place.
func (a *app) reliefVerbs() *cobra.Command {
	show := a.shows(a.onMatter("show", "the tests of each charge by court, or what an order or petition has and lacks", func(_ context.Context, s *cases.Snapshot) error {
		out := matterRelief{Notice: reliefNotice}
		switch s.Matter.Kind {
		case cases.RecordRelief:
			out.Courts = relief.Courts(s)
		case cases.ProtectiveOrder:
			out.Items = relief.OrderItems(s)
		case cases.Immigration:
			out.Items = relief.PetitionItems(s)
		}
		if a.asJSON {
			return printJSON(a.out, out)
		}
		return a.printRelief(out)
	}))
	return a.group("relief", "what the law data says of a matter, or of a place", show, a.reliefLaw())
}

func (a *app) printRelief(r matterRelief) error {
	fmt.Fprintln(a.out, r.Notice)
	for _, c := range r.Courts {
		fmt.Fprintf(a.out, "\n%s %s\n", oneLine(orWord(c.Court, "court not known yet")), oneLine(strings.Join(c.Dockets, ", ")))
		for _, l := range c.Lines {
			fmt.Fprintf(a.out, "  %s: %s\n    %s; as of %s; %s. %s\n", oneLine(l.Statute+" "+l.Title), l.Answer, l.Citation, l.AsOf, l.Confidence, l.Confirm)
			for _, y := range l.Why {
				fmt.Fprintf(a.out, "    %s\n", y.EN)
			}
			for _, q := range l.Asks {
				fmt.Fprintf(a.out, "    ask: %s\n", q.EN)
			}
		}
		for _, s := range c.Service {
			fmt.Fprintf(a.out, "  serve: %s\n", oneLine(s.Whom+" "+s.Address))
		}
		for _, q := range c.Asks {
			fmt.Fprintf(a.out, "  ask: %s\n", q.EN)
		}
	}
	for _, i := range r.Items {
		if i.Open {
			fmt.Fprintf(a.out, "OPEN  %s: %s\n", oneLine(i.Label), i.Ask.EN)
		} else {
			fmt.Fprintf(a.out, "      %s: %s\n", oneLine(i.Label), oneLine(i.Value))
		}
		for _, f := range i.Figures {
			fmt.Fprintf(a.out, "        %s: %s; %s; as of %s; %s. %s\n", f.Label, f.Text, f.Citation, f.AsOf, f.Confidence, f.Confirm)
		}
	}
	return nil
}

func orWord(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// placeLaw is everything the data has of one place.
type placeLaw struct {
	Notice       string                     `json:"notice"`
	RecordRelief map[string][]relief.Figure `json:"recordRelief"`
	Orders       []relief.OrderOption       `json:"orders"`
}

func (a *app) reliefLaw() *cobra.Command {
	var state string
	cmd := a.shows(a.verb("law", "record relief and protective orders of one state, D.C., or US", cobra.NoArgs, func(context.Context, []string) error {
		state = strings.ToUpper(state)
		rows := law.VacatursOf(state)
		if len(rows) == 0 {
			return stopped(nil, "The data has no such place.", "Nothing was changed.", "Write two letters of a state, DC, or US.")
		}
		out := placeLaw{Notice: reliefNotice, RecordRelief: map[string][]relief.Figure{}, Orders: relief.Orders(state)}
		for _, r := range rows {
			out.RecordRelief[r.ID] = relief.Record(r)
		}
		if a.asJSON {
			return printJSON(a.out, out)
		}
		fmt.Fprintln(a.out, out.Notice)
		for _, r := range rows {
			fmt.Fprintf(a.out, "\n%s: record relief\n", r.Title)
			printFigures(a, out.RecordRelief[r.ID])
		}
		for _, o := range out.Orders {
			fmt.Fprintf(a.out, "\n%s\n", o.Title)
			printFigures(a, o.Figures)
			for _, q := range o.Asks {
				fmt.Fprintf(a.out, "  ask: %s\n", q.EN)
			}
		}
		return nil
	}))
	cmd.Flags().StringVar(&state, "state", "", "two letters, or US")
	return need(cmd, "state")
}

func printFigures(a *app, list []relief.Figure) {
	for _, f := range list {
		fmt.Fprintf(a.out, "  %s: %s\n    %s; as of %s; %s. %s\n", f.Label, f.Text, f.Citation, f.AsOf, f.Confidence, f.Confirm)
	}
}

// contradictionsVerb shows the pairs that do not agree. They are for the attorney alone.
func (a *app) contradictionsVerb() *cobra.Command {
	var matter, client string
	cmd := a.lists(a.inVault("contradictions", "pairs that do not agree over facts, forms, story and evidence; for the attorney alone", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			snaps, err := chosen(ctx, v, matter, client)
			if err != nil {
				return err
			}
			list := orEmpty(contradict.Find(cases.DateOf(a.now()), snaps...))
			if a.asJSON {
				return printJSON(a.out, list)
			}
			fmt.Fprintln(a.out, "Privileged. For the attorney alone; never part of a packet or of a view shared with the client.")
			for _, f := range list {
				fmt.Fprintf(a.out, "\n%s (%s)\n  %s\n    %s\n  %s\n    %s\n  %s\n", f.About, f.Do, oneLine(f.A.Value), oneLine(f.A.Source), oneLine(f.B.Value), oneLine(f.B.Source), f.Advice)
				if f.Decided != nil {
					fmt.Fprintf(a.out, "  decided: %s %s\n", f.Decided.Decision, oneLine(f.Decided.Words))
				}
			}
			_, err = fmt.Fprintf(a.out, "\n%d pairs.\n", len(list))
			return err
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "one matter, with the client's own records")
	cmd.Flags().StringVar(&client, "client", "", "every matter of one client")
	return cmd
}

func chosen(ctx context.Context, v *vault.Vault, matter, client string) ([]*cases.Snapshot, error) {
	switch {
	case (matter == "") == (client == ""):
		return nil, wrongUse("name one of --matter ID and --client ID")
	case client != "":
		return snapshotsOf(ctx, v, client)
	}
	s, err := v.Snapshot(ctx, matter)
	return []*cases.Snapshot{s}, err
}
