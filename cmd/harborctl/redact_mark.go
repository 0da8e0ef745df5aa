package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/spf13/cobra"
)

func (a *app) redactFind() *cobra.Command {
	var want redact.Want
	var by string
	var dry bool
	cmd := a.lists(a.onSource("find ID", "search a file and mark what is found", func(ctx context.Context, j *redactJob, _ []string) error {
		if len(want.Words) == 0 && !want.Identifiers {
			return wrongUse("say what to look for: --words or --identifiers")
		}
		if _, err := ruleNamed(want.Rule); err != nil {
			return err
		}
		j.desk.Who, want.Snap = oneLine(by), j.snap
		found, err := j.desk.Find(ctx, &j.work, want)
		if err != nil {
			return err
		}
		n := 0
		if !dry && len(found.Marks) > 0 {
			if n, err = j.desk.Add(ctx, &j.work, found.Marks); err != nil {
				return err
			}
		}
		if err := a.printMarks(found.Marks); err != nil {
			return err
		}
		if !a.asJSON {
			fmt.Fprintf(a.out, "%d found on %d pages, %d newly marked\n", len(found.Marks), found.Pages, n)
		}
		if len(found.Unread) > 0 {
			fmt.Fprintf(a.err, "Note: pages that show more than could be read: %s. Look at them.\n", pageList(found.Unread))
		}
		return nil
	}))
	cmd.Flags().StringSliceVar(&want.Words, "words", nil, "words or phrases, with commas between, in any spelling")
	cmd.Flags().BoolVar(&want.Identifiers, "identifiers", false, "the identifiers of Fed. R. Crim. P. 49.1 and Fed. R. Civ. P. 5.2, and what the file knows of its people")
	cmd.Flags().StringVar(&want.Rule, "rule", redact.Own, "rule of the marks on --words; see `redact rules`")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "only show what would be marked")
	return signed(cmd, &by)
}

func (a *app) redactMark() *cobra.Command {
	var page int
	var box, rule, by string
	cmd := a.onSource("mark ID", "mark a box on a page", func(ctx context.Context, j *redactJob, _ []string) error {
		sides, err := boxOf(box)
		if err != nil {
			return err
		}
		if rule, err = ruleNamed(rule); err != nil {
			return err
		}
		if page < 1 {
			return wrongUse("--page counts from 1")
		}
		j.desk.Who = oneLine(by)
		m := cases.Mark{Page: page, X0: sides[0], Y0: sides[1], X1: sides[2], Y1: sides[3], Rule: rule}
		n, err := j.desk.Add(ctx, &j.work, []cases.Mark{m})
		if err != nil {
			return err
		}
		if n == 0 {
			fmt.Fprintln(a.out, "That place is marked already.")
			return nil
		}
		fmt.Fprintf(a.out, "Marked; %d marks on this file.\n", len(j.work.Marks))
		return nil
	})
	cmd.Flags().IntVar(&page, "page", 1, "page, counted from 1")
	cmd.Flags().StringVar(&box, "box", "", "left,top,right,bottom in points from the upper left corner of the page as it is shown")
	cmd.Flags().StringVar(&rule, "rule", redact.Own, "why; see `redact rules`")
	signed(cmd, &by)
	return need(cmd, "box")
}

func boxOf(s string) (sides [4]float64, err error) {
	parts := strings.Split(s, ",")
	if len(parts) != 4 {
		return sides, wrongUse("--box takes four numbers with commas between: left,top,right,bottom")
	}
	for i, p := range parts {
		if sides[i], err = strconv.ParseFloat(strings.TrimSpace(p), 64); err != nil {
			return sides, wrongUse("--box takes four numbers with commas between: left,top,right,bottom")
		}
	}
	if !(sides[0] >= 0 && sides[1] >= 0 && sides[2] > sides[0] && sides[3] > sides[1] && sides[2] <= 14400 && sides[3] <= 14400) {
		return sides, wrongUse("the box of --box has no size or lies on no page: left,top,right,bottom")
	}
	return sides, nil
}

// ruleNamed is a rule by its id, with the person's reason behind a colon where there is one.
func ruleNamed(id string) (string, error) {
	if _, ok := redact.RuleByID(id); !ok {
		return "", wrongUse("there is no rule %q; `redact rules` lists them", id)
	}
	return oneLine(id), nil
}

func pageList(pages []int) string {
	var out []string
	for _, p := range pages {
		out = append(out, strconv.Itoa(p))
	}
	return strings.Join(out, ", ")
}
