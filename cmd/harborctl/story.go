package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// storyVerbs are the pieces of a client's story: told once, approved by the client, used where the client agreed.
func (a *app) storyVerbs() *cobra.Command {
	return a.group("story", "the client's story, piece by piece in the client's words",
		a.storyAdd(), a.storySet(), a.storyList(), a.storyShow(), a.storyRead(), a.storyWithdraw(), a.storyUsed(), a.storyStale())
}

func (a *app) storyAdd() *cobra.Command {
	id := ""
	var days pieceDays
	return days.flags(adds(a, "add", "take down a piece of the story", "story.fragment",
		func() cases.Fragment { id = cases.NewID(); return cases.Fragment{ID: id} },
		func(ctx context.Context, v *vault.Vault, f *cases.Fragment) error {
			f.ID = id
			if err := clientThere(ctx, v, "story.fragment.clientId", f.ClientID); err != nil {
				return err
			}
			days.put(f)
			*f = f.Since(cases.Fragment{})
			return pieceNames(ctx, v, f)
		}, "readBacks", "from", "to"))
}

func (a *app) storySet() *cobra.Command {
	var days pieceDays
	return days.flags(changes(a, "set ID", "change a piece; changed words lose the client's approval", "story.fragment",
		func(ctx context.Context, v *vault.Vault, f *cases.Fragment) error {
			before, err := vault.Get[cases.Fragment](ctx, v, f.ID)
			if err != nil {
				return err
			}
			days.put(f)
			*f = f.Since(before)
			return pieceNames(ctx, v, f)
		}, "clientId", "readBacks", "from", "to"))
}

// pieceDays are the days between which a piece lies; --from names the file that a record is read from.
type pieceDays struct{ begins, ends string }

func (d *pieceDays) flags(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&d.begins, "begins", "", "the first day, as far as it is known: 2023-01, ~2023")
	cmd.Flags().StringVar(&d.ends, "ends", "", "the last day, as far as it is known")
	return cmd
}

// put writes the days that were given; what no flag names stays.
func (d *pieceDays) put(f *cases.Fragment) {
	if d.begins != "" {
		f.From = cases.Date(d.begins)
	}
	if d.ends != "" {
		f.To = cases.Date(d.ends)
	}
}

// pieceNames looks whether the piece can be kept and the records that it names are there. A matter of its uses has to be
// the client's own.
func pieceNames(ctx context.Context, v *vault.Vault, f *cases.Fragment) error {
	if err := f.Check(); err != nil {
		return err
	}
	for _, id := range f.Uses {
		m, err := matterNamed(ctx, v, id)
		if err != nil {
			return err
		}
		if m.ClientID != f.ClientID {
			return wrongUse("this matter is of another client")
		}
	}
	if err := there[cases.Sitting](ctx, v, f.Sitting); err != nil {
		return err
	}
	return there[cases.EvidenceItem](ctx, v, f.Exhibits...)
}

// pieceRow is one line of `story list`.
type pieceRow struct {
	cases.Fragment
	State cases.StoryState `json:"state"`
	Here  bool             `json:"here"` // may stand in the matter that was named
}

func (a *app) storyList() *cobra.Command {
	var of owner
	cmd := a.lists(a.inVault("list", "the pieces of a client's story, with what the client approved", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			at, err := of.place(ctx, v, ofMatter)
			if err != nil {
				return err
			}
			var m cases.Matter
			if at.matter != "" {
				if m, err = matterNamed(ctx, v, at.matter); err != nil {
					return err
				}
			}
			pieces, err := vault.List[cases.Fragment](ctx, v, cases.ClientStream(at.client))
			if err != nil {
				return err
			}
			slices.SortStableFunc(pieces, func(a, b cases.Fragment) int { return a.Order - b.Order })
			var rows []pieceRow
			for _, f := range pieces {
				rows = append(rows, pieceRow{f, f.State(), m.ID != "" && f.MayStandIn(m, cases.Paper{})})
			}
			return printList(a, rows, []string{"id", "about", "title", "from", "to", "told", "state", "here"}, func(r pieceRow) []string {
				return []string{r.ID, r.About(), r.Title, string(r.From), string(r.To), string(r.Session), string(r.State), yesIf(r.Here)}
			})
		}))
	return of.flags(cmd)
}

func yesIf(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

func (a *app) storyShow() *cobra.Command {
	return a.shows(a.inVault("show ID", "one piece, whole, with the words of each approval", cobra.ExactArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
		f, err := vault.Get[cases.Fragment](ctx, v, args[0])
		if err != nil {
			return err
		}
		return a.printRecord(f)
	}))
}

func (a *app) storyRead() *cobra.Command {
	var on, with string
	var approved bool
	cmd := a.inVault("read ID", "note that a piece was read back to the client, and whether the client approved it", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			return changePiece(ctx, v, args[0], func(f cases.Fragment) cases.Fragment { return f.Heard(cases.Date(on), with, approved) })
		})
	cmd.Flags().StringVar(&on, "on", "", "the day, year-month-day")
	cmd.Flags().StringVar(&with, "with", "", "who read it")
	cmd.Flags().BoolVar(&approved, "approved", false, "the client said that these are the client's words")
	return need(cmd, "on")
}

func (a *app) storyWithdraw() *cobra.Command {
	var on string
	cmd := a.inVault("withdraw ID", "the client takes a piece back: it stands in no paper from then on", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			return changePiece(ctx, v, args[0], func(f cases.Fragment) cases.Fragment { f.Withdrawn = cases.Date(on); return f })
		})
	cmd.Flags().StringVar(&on, "on", "", "the day, year-month-day")
	return need(cmd, "on")
}

func changePiece(ctx context.Context, v *vault.Vault, id string, change func(cases.Fragment) cases.Fragment) error {
	f, err := vault.Get[cases.Fragment](ctx, v, id)
	if err != nil {
		return err
	}
	rec, err := ready(change(f))
	if err != nil {
		return err
	}
	return v.Write(ctx, rec)
}

func (a *app) storyUsed() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("used ID", "the papers of a matter in which a piece stands, with their paragraphs", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			s, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(s.Story, func(f cases.Fragment) bool { return f.ID == args[0] })
			if i < 0 {
				return fmt.Errorf("piece %s: %w", args[0], cases.ErrNotFound)
			}
			return printList(a, s.UsesOf(s.Story[i]), []string{"paper", "title", "paragraphs"}, func(u cases.StoryUse) []string {
				return []string{u.Paper, u.Title, numbersOf(u.Paragraphs)}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	return need(cmd, "matter")
}

// numbersOf is a list of paragraph numbers as people write it.
func numbersOf(list []int) string {
	var out []string
	for _, n := range list {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, ", ")
}
