package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

func (a *app) redactVerbs() *cobra.Command {
	return a.group("redact", "paint over what the rules keep back, with proof", a.redactFind(), a.redactMark(), a.redactList(), a.redactUnmark(),
		a.redactRenew(), a.redactPaint(), a.redactLog(), a.redactRules())
}

// A redactJob is one verb at work on one source: an original, a form or a document.
type redactJob struct {
	recipients []string
	by         string
	snap       *cases.Snapshot
	work       redact.Work
	desk       *redact.Desk
}

// onSource is a verb that works on the marks of one source.
func (a *app) onSource(use, short string, work func(ctx context.Context, j *redactJob, args []string) error, more ...cobra.PositionalArgs) *cobra.Command {
	j := &redactJob{}
	args := cobra.ExactArgs(1)
	if len(more) > 0 {
		args = more[0]
	}
	cmd := a.inVault(use, short, args, func(ctx context.Context, v *vault.Vault, words []string) (err error) {
		if j.snap, err = v.SnapshotOf(ctx, words[0]); err != nil {
			return err
		}
		var to []cases.Recipient
		for _, r := range j.recipients {
			if !slices.Contains(cases.Recipients(), cases.Recipient(r)) {
				return wrongUse("there is no recipient %q; there are %s", r, recipientNames())
			}
			to = append(to, cases.Recipient(r))
		}
		if j.work, err = redact.Open(j.snap, words[0], to...); err != nil {
			return err
		}
		viewer, err := pdfview.Start(pdfview.Options{})
		if err != nil {
			return err
		}
		defer viewer.Close()
		j.desk = &redact.Desk{Store: v, Viewer: viewer, Who: oneLine(j.by), Now: a.now}
		if e, ok := ocr.Find(); ok {
			j.desk.Eyes = e
		}
		return work(ctx, j, words[1:])
	})
	cmd.Flags().StringSliceVar(&j.recipients, "for", nil, "whose packets carry the redacted copy; without it court-public; of "+recipientNames())
	return cmd
}

// signed gives a verb the flag that names who does it.
func signed(cmd *cobra.Command, j *string) *cobra.Command {
	cmd.Flags().StringVar(j, "by", "", "your name, for the log")
	return cmd
}

// markRow is one line of `redact list`.
type markRow struct {
	ID   string     `json:"id"`
	Page int        `json:"page"`
	Box  [4]float64 `json:"box"`
	Rule string     `json:"rule"`
	Cite string     `json:"cite"`
	Who  string     `json:"who"`
	When string     `json:"when"`
}

func rowOfMark(m cases.Mark) markRow {
	r, _ := redact.RuleByID(m.Rule)
	return markRow{m.ID, m.Page, [4]float64{m.X0, m.Y0, m.X1, m.Y1}, m.Rule, r.Cite, m.Who, m.When}
}

func (a *app) printMarks(marks []cases.Mark) error {
	var rows []markRow
	for _, m := range marks {
		rows = append(rows, rowOfMark(m))
	}
	return printList(a, rows, []string{"id", "page", "box", "rule", "cite", "who"}, func(r markRow) []string {
		return []string{r.ID, strconv.Itoa(r.Page), boxWords(r.Box), r.Rule, r.Cite, r.Who}
	})
}

func boxWords(b [4]float64) string {
	var out []string
	for _, v := range b {
		out = append(out, strconv.FormatFloat(v, 'f', -1, 64))
	}
	return strings.Join(out, ",")
}

func (a *app) redactList() *cobra.Command {
	return a.lists(a.onSource("list ID", "the marks in hand on an original, a form or a document", func(_ context.Context, j *redactJob, _ []string) error {
		if j.work.Changed {
			fmt.Fprintln(a.err, explain(redact.ErrChanged))
		}
		return a.printMarks(j.work.Marks)
	}))
}

func (a *app) redactUnmark() *cobra.Command {
	var all bool
	cmd := a.onSource("unmark ID [MARK...]", "take marks away", func(ctx context.Context, j *redactJob, ids []string) error {
		if all == (len(ids) > 0) {
			return wrongUse("name marks of `redact list`, or take all away with --all")
		}
		before := len(j.work.Marks)
		j.work.Marks = slices.DeleteFunc(j.work.Marks, func(m cases.Mark) bool { return all || slices.Contains(ids, m.ID) })
		gone := before - len(j.work.Marks)
		if gone < len(ids) {
			return stopped(nil, "One of these marks is not on this file.", "Nothing was taken away.", "Look at the list of marks.")
		}
		if err := j.desk.Set(ctx, &j.work); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%d taken away, %d stay\n", gone, len(j.work.Marks))
		return nil
	}, cobra.MinimumNArgs(1))
	cmd.Flags().BoolVar(&all, "all", false, "take every mark away")
	return cmd
}

func (a *app) redactRenew() *cobra.Command {
	return a.onSource("renew ID", "say that the marks were looked at on the changed file and still fit", func(ctx context.Context, j *redactJob, _ []string) error {
		if err := j.desk.Renew(ctx, &j.work); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%d marks stand on the file as it is now\n", len(j.work.Marks))
		return nil
	})
}

// ruleRow is one line of `redact rules`.
type ruleRow struct {
	ID         string `json:"id"`
	Cite       string `json:"cite"`
	Confidence string `json:"confidence"`
	Words      string `json:"words"`
}

func (a *app) redactRules() *cobra.Command {
	return a.lists(a.verb("rules", "the rules that marks name", cobra.NoArgs, func(context.Context, []string) error {
		var rows []ruleRow
		for _, r := range redact.Rules() {
			rows = append(rows, ruleRow{r.ID, r.Cite, string(r.Confidence), r.English})
		}
		return printList(a, rows, []string{"rule", "what stays", "cite", "read"}, func(r ruleRow) []string {
			return []string{r.ID, r.Words, r.Cite, r.Confidence}
		})
	}))
}
