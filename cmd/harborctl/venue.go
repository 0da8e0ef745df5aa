package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/spf13/cobra"
)

// venueVerbs show the rules that packets are checked against. They need no vault.
func (a *app) venueVerbs() *cobra.Command {
	return a.group("venue", "the rules of courts and agencies that a packet is checked against", a.venueList(), a.venueShow())
}

// venueRow is one line of `venue list`.
type venueRow struct {
	ID           string `json:"id"`
	Title        string `json:"title"`
	Jurisdiction string `json:"jurisdiction"`
	Version      int    `json:"version"`
	AsOf         string `json:"asOf"`
	Rules        int    `json:"rules"`
	Reviewed     string `json:"reviewed"` // "" = nobody has
}

func (a *app) venueList() *cobra.Command {
	return a.lists(a.verb("list", "courts and agencies with rules, and who reviewed them", cobra.NoArgs, func(context.Context, []string) error {
		var rows []venueRow
		for _, p := range law.VenuePacks() {
			rows = append(rows, venueRow{p.ID, p.Title, p.Jurisdiction, p.Version, p.AsOf, len(p.Rules), reviewOf(p)})
		}
		return printList(a, rows, []string{"id", "for", "as of", "rules", "attorney"}, func(r venueRow) []string {
			return []string{r.ID, r.Title, r.AsOf, fmt.Sprint(r.Rules), orNotReviewed(r.Reviewed)}
		})
	}))
}

func reviewOf(p law.VenuePack) string {
	if p.ReviewedBy == "" {
		return ""
	}
	return p.ReviewedBy + ", " + p.ReviewedOn
}

func orNotReviewed(s string) string {
	if s == "" {
		return "not yet reviewed by an attorney"
	}
	return "reviewed by " + s
}

// venueShown is `venue show --json`.
type venueShown struct {
	venueRow
	Recipients []string    `json:"recipients"`
	Labels     string      `json:"labels"`
	PartNames  string      `json:"partNames"`
	Confidence string      `json:"confidence"`
	Checks     []venueRule `json:"checks"`
	Notes      []string    `json:"notes"`
}

type venueRule struct {
	ID         string `json:"id"`
	Check      string `json:"check"`
	Severity   string `json:"severity"`
	Value      string `json:"value"`
	Known      bool   `json:"known"` // false = the value was not established
	Asks       string `json:"asks"`
	Cite       string `json:"cite"`
	AsOf       string `json:"asOf"`
	Confidence string `json:"confidence"`
	Row        string `json:"row"` // of the law data, where one says so
}

func (a *app) venueShow() *cobra.Command {
	var language string
	cmd := a.shows(a.verb("show ID", "every rule of one court or agency, with its citation", cobra.ExactArgs(1), func(_ context.Context, args []string) error {
		p, ok := law.VenuePackByID(args[0])
		if !ok {
			return wrongUse("there are no rules %q; there are %s", args[0], packNames())
		}
		shown := venueShownOf(p, language)
		if a.asJSON {
			return printJSON(a.out, shown)
		}
		a.printVenue(shown)
		return nil
	}))
	cmd.Flags().StringVar(&language, "language", "en", "en or es: the language of what a rule asks")
	return cmd
}

func venueShownOf(p law.VenuePack, language string) venueShown {
	title := p.Title
	if language == "es" {
		title = p.TitleES
	}
	s := venueShown{
		venueRow:   venueRow{p.ID, title, p.Jurisdiction, p.Version, p.AsOf, len(p.Rules), reviewOf(p)},
		Recipients: orEmpty(p.Recipients), Labels: string(p.Labels), PartNames: p.PartNames, Confidence: string(p.Confidence), Notes: orEmpty(p.Notes),
	}
	for _, r := range p.Rules {
		s.Checks = append(s.Checks, venueRule{r.ID, string(r.Check), string(r.Severity), r.Value, r.Known(), r.Words(language), r.Cite(), r.AsOf, string(r.Confidence), r.Row})
	}
	return s
}

func (a *app) printVenue(s venueShown) {
	fmt.Fprintf(a.out, "%s (%s), version %d, as of %s\n%s.\n", s.Title, s.ID, s.Version, s.AsOf, capitalised(orNotReviewed(s.Reviewed)))
	fmt.Fprintf(a.out, "Exhibits by %s; parts named %s.\n", s.Labels, strings.ReplaceAll(s.PartNames, "{n}", "1"))
	for _, r := range s.Checks {
		value := ""
		switch {
		case !r.Known:
			value = " Value not known."
		case r.Value != "":
			value = " " + r.Value + unitOf[law.CheckKind(r.Check)] + "."
		}
		fmt.Fprintf(a.out, "\n%s  %s\n  %s%s\n  %s; %s, as of %s\n", r.ID, r.Severity, r.Asks, value, r.Cite, r.Confidence, r.AsOf)
	}
	for _, n := range s.Notes {
		fmt.Fprintf(a.out, "\nNote: %s\n", n)
	}
}

// unitOf is what the value of a check counts.
var unitOf = map[law.CheckKind]string{
	law.CheckPartSize: " MB", law.CheckSubmissionSize: " MB", law.CheckDPI: " dots an inch",
	law.CheckPageSize: " inches", law.CheckCorner: " inches", law.CheckCornerLater: " inches",
}

func capitalised(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
