package main

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) taskVerbs() *cobra.Command {
	return a.group("task", "what is to be done, by whom and by when", a.taskAdd(), a.taskList(), a.taskDone())
}

func (a *app) taskAdd() *cobra.Command {
	var of owner
	var t cases.Task
	var due string
	cmd := a.inVault("add", "add a task", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		at, err := of.place(ctx, v, ofAny)
		if err != nil {
			return err
		}
		t.ID, t.ClientID, t.MatterID, t.Due = at.id, at.client, at.matter, cases.Date(due)
		rec, err := ready(t)
		if err != nil {
			return err
		}
		for _, id := range t.BlockedBy {
			if _, err := vault.Get[cases.Task](ctx, v, id); err != nil {
				return err
			}
		}
		return a.added(ctx, v, rec)
	})
	of.flags(cmd)
	cmd.Flags().StringVar(&t.What, "what", "", "what is to be done")
	cmd.Flags().StringVar(&t.For, "for", "", "who does it: initials, or an attorney's id")
	cmd.Flags().StringVar(&due, "due", "", "the day, year-month-day")
	cmd.Flags().StringSliceVar(&t.BlockedBy, "after", nil, "ids of tasks that come first")
	return need(cmd, "what")
}

// taskRow is one line of `task list`. Waiting holds what has to be done first.
type taskRow struct {
	cases.Task
	Waiting []string `json:"waiting"`
}

func (a *app) taskList() *cobra.Command {
	var of owner
	var all bool
	cmd := a.lists(a.inVault("list", "open tasks, soonest first", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		stream, err := of.stream(ctx, v)
		if err != nil {
			return err
		}
		every, err := vault.List[cases.Task](ctx, v, "")
		if err != nil {
			return err
		}
		var rows []taskRow
		for _, t := range cases.TasksInOrder(every) {
			if stream != "" && t.Key().Stream != stream || t.Done != "" && !all {
				continue
			}
			row := taskRow{t, []string{}}
			for _, w := range t.Waiting(every) {
				row.Waiting = append(row.Waiting, w.ID)
			}
			rows = append(rows, row)
		}
		return printList(a, rows, []string{"due", "what", "for", "waits for", "done", "id"}, func(r taskRow) []string {
			return []string{string(r.Due), r.What, r.For, strings.Join(r.Waiting, ", "), string(r.Done), r.ID}
		})
	}))
	cmd.Flags().BoolVar(&all, "all", false, "done ones too")
	return of.flags(cmd)
}

func (a *app) taskDone() *cobra.Command {
	return a.inVault("done ID", "mark a task as done today", cobra.ExactArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
		t, err := vault.Get[cases.Task](ctx, v, args[0])
		if err != nil {
			return err
		}
		t.Done = cases.DateOf(a.now())
		return v.Write(ctx, t)
	})
}

func (a *app) noteVerbs() *cobra.Command {
	return a.group("note", "notes of the file, the attorney and the advocate, kept apart", a.noteAdd(), a.noteList())
}

func (a *app) noteAdd() *cobra.Command {
	var of owner
	var n cases.Note
	var kind, on, from string
	cmd := a.inVault("add", "add a note from a text file", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		at, err := of.place(ctx, v, ofMatter)
		if err != nil {
			return err
		}
		text, err := a.inputOf(ctx, from)
		if err != nil {
			return err
		}
		if len(text) > largestRecord || !utf8.Valid(text) {
			return stopped(nil, "This is no text in UTF-8 that a note can hold.", "Nothing was saved.", "Save it again as UTF-8.")
		}
		n.ID, n.ClientID, n.MatterID, n.Kind = at.id, at.client, at.matter, cases.NoteKind(kind)
		n.Text = strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff"))
		n.On = cases.Date(on)
		if n.On == "" {
			n.On = cases.DateOf(a.now())
		}
		rec, err := ready(n)
		if err != nil {
			return err
		}
		return a.added(ctx, v, rec)
	})
	of.flags(cmd)
	cmd.Flags().StringVar(&kind, "kind", string(cases.FileNote), "file, attorney, strategy or advocate")
	cmd.Flags().StringVar(&on, "on", "", "the day, today where left out")
	cmd.Flags().StringVar(&n.By, "by", "", "initials of the author")
	cmd.Flags().BoolVar(&n.Privileged, "privileged", false, "mark a file note as privileged too")
	cmd.Flags().StringVar(&from, fromFlag, "", "text file with the note")
	return need(cmd, fromFlag)
}

func (a *app) noteList() *cobra.Command {
	var of owner
	var role string
	cmd := a.lists(a.inVault("list", "the notes that one role reads", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		stream, err := of.stream(ctx, v)
		if err != nil {
			return err
		}
		every, err := vault.List[cases.Note](ctx, v, stream)
		if err != nil {
			return err
		}
		var rows []cases.Note
		apart := 0
		for _, n := range every {
			if n.ReadBy(role) {
				rows = append(rows, n)
			} else {
				apart++
			}
		}
		if apart > 0 {
			fmt.Fprintf(a.err, "Kept apart from this list: %d. `--role attorney` or `--role advocate` shows its own.\n", apart)
		}
		return printList(a, rows, []string{"on", "kind", "by", "text", "id"}, func(n cases.Note) []string {
			return []string{string(n.On), string(n.Kind), n.By, n.Text, n.ID}
		})
	}))
	cmd.Flags().StringVar(&role, "role", "", "attorney, supervisor, accredited representative or advocate")
	return of.flags(cmd)
}
