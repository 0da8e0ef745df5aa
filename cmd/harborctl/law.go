package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// lawVerbs are about law data that comes as a file after the program. They need no vault; with one they list the dates
// that would come out otherwise.
func (a *app) lawVerbs() *cobra.Command {
	return a.group("law", "the law data in use, and newer ones from a signed file", a.lawList(), a.lawShow(), a.lawInstall(), a.lawBack())
}

// chooseLaw gives the installed law data that hold, and says in one line where some do not. It is asked once, by the
// first verb that looks at the law.
func (a *app) chooseLaw() *law.Data {
	p, passed := pack.Own().Choose()
	used := law.BuiltInAsOf
	if p != nil {
		used = p.AsOf
	}
	if told := pack.Told(passed, used, "en", func(asOf string) string { return asOf }); told != "" {
		fmt.Fprintln(a.err, oneLine(told))
	}
	if p == nil {
		return nil
	}
	return p.Data
}

// lawSet is one line of `law list`.
type lawSet struct {
	pack.Set
	Why string `json:"why,omitempty"` // it is not used
}

func (a *app) lawList() *cobra.Command {
	return a.lists(a.verb("list", "the law data on this computer: those in use, those kept, those that cannot be used", cobra.NoArgs, func(context.Context, []string) error {
		sets, err := pack.Own().List()
		if err != nil {
			return err
		}
		var rows []lawSet
		for _, s := range sets {
			row := lawSet{Set: s}
			if s.Err != nil {
				row.Why = cases.Explain(s.Err, "en").What
			}
			rows = append(rows, row)
		}
		return printList(a, rows, []string{"of", "state", "from", "installed", "key", ""}, func(r lawSet) []string {
			from, installed := r.File, "-"
			if r.BuiltIn {
				from = "came with the program"
			} else if !r.Installed.IsZero() {
				installed = r.Installed.Format(time.DateOnly)
			}
			key := r.KeyID
			if key == "" {
				key = "-"
			}
			return []string{r.AsOf, string(r.State), from, installed, key, r.Why}
		})
	}))
}

// lawShown is `law show --json` and `law install --json`.
type lawShown struct {
	pack.Manifest
	KeyID   string        `json:"key"`
	Sum     string        `json:"sha256"`
	InUse   string        `json:"inUse"` // the day of the data that it would take the place of
	Spanish bool          `json:"spanish"`
	Changes []pack.Change `json:"changes"`
	Dates   []lawMoved    `json:"dates"` // open dates of the vault that come out otherwise
}

// lawMoved is a noted date that comes out otherwise.
type lawMoved struct {
	Matter string `json:"matter"`
	ID     string `json:"id"`
	Title  string `json:"title"`
	Rule   string `json:"rule"`
	Noted  string `json:"noted"`
	Now    string `json:"now"`             // "" where the newer data give no day
	Stays  bool   `json:"stays,omitempty"` // the day itself stays: its last safe day or its other reading moves
}

func (a *app) lawShow() *cobra.Command {
	return a.shows(a.verb("show PACK", "check a file of law data and show what it would change; nothing is installed", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			raw, err := pack.ReadFile(args[0])
			if err != nil {
				return err
			}
			p, err := pack.Own().Look(raw, a.now())
			if err != nil {
				return err
			}
			shown, err := a.lawShownOf(ctx, p)
			if err != nil {
				return err
			}
			return a.sayPack(shown, "Nothing was changed. `harborctl law install` takes them.")
		}))
}

func (a *app) lawInstall() *cobra.Command {
	return a.shows(a.verb("install PACK", "check a file of law data and use it from now on; shows what it changes", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			raw, err := pack.ReadFile(args[0])
			if err != nil {
				return err
			}
			shelf := pack.Own()
			p, err := shelf.Look(raw, a.now())
			if err != nil {
				return err
			}
			shown, err := a.lawShownOf(ctx, p) // beside what was in use until now
			if err != nil {
				return err
			}
			if _, err := shelf.Install(raw, a.now()); err != nil {
				return err
			}
			return a.sayPack(shown, "They are used from now on; a window that is open uses them when it is started again. "+
				"Dates that were noted stay as they are: look at them again, and at papers made before. `harborctl law back` goes back.")
		}))
}

func (a *app) lawBack() *cobra.Command {
	return a.verb("back", "put the newest installed law data aside and use those before them", cobra.NoArgs, func(context.Context, []string) error {
		asOf, err := pack.Own().Back()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.out, "From now on the law data of %s are used; a window that is open uses them when it is started again. Dates that were noted stay as they are.\n", asOf)
		return err
	})
}

// lawShownOf holds a pack beside the data in use, and with a vault lists the dates that come out otherwise.
func (a *app) lawShownOf(ctx context.Context, p *pack.Pack) (s lawShown, err error) {
	changes, err := pack.Compare(law.InUse(), p.Data)
	if err != nil {
		return s, err
	}
	s = lawShown{Manifest: p.Manifest, KeyID: p.KeyID, Sum: p.Sum, InUse: law.AsOf(), Spanish: len(p.Data.Spanish()) > 0, Changes: orEmpty(changes)}
	s.Dates, err = a.movedDates(ctx, p.Data)
	return s, err
}

func (a *app) movedDates(ctx context.Context, data *law.Data) ([]lawMoved, error) {
	out := []lawMoved{}
	if a.vaultDir == "" {
		return out, nil
	}
	v, err := a.open(ctx)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	list, err := vault.List[cases.Deadline](ctx, v, "")
	if err != nil {
		return nil, err
	}
	for _, m := range due.MovedBy(list, data) {
		d := m.Deadline
		out = append(out, lawMoved{d.MatterID, d.ID, d.Title, d.Rule, string(d.Day()), m.Now.Due, m.DayStays()})
	}
	return out, nil
}

// sayPack writes what a person looks at before relying on new law data.
func (a *app) sayPack(s lawShown, then string) error {
	if a.asJSON {
		return printJSON(a.out, s)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Law data of %s, signed with the key %s, beside those of %s.\n", s.AsOf, s.KeyID, s.InUse)
	for _, n := range s.Notes {
		fmt.Fprintln(&b, "  "+oneLine(n))
	}
	if !s.Spanish {
		fmt.Fprintln(&b, "They bring no Spanish: a changed text shows in English in the Spanish window.")
	}
	fmt.Fprintf(&b, "\n%s\n", counted(s.Changes))
	for _, c := range s.Changes {
		printChange(&b, c)
	}
	if a.vaultDir != "" {
		fmt.Fprintf(&b, "\nOpen dates that come out otherwise: %d. They stay as they were noted.\n", len(s.Dates))
		for _, d := range s.Dates {
			now := d.Now
			switch {
			case d.Stays:
				now += " too; its last safe day or its other reading moves"
			case now == "":
				now = "no day; a person has to enter it"
			}
			fmt.Fprintf(&b, "  %s  %s  noted %s, now %s\n", d.ID, oneLine(d.Title), d.Noted, now)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", then)
	_, err := fmt.Fprint(a.out, b.String())
	return err
}

// counted is "Rows changed: 2, new: 1, gone: 0."
func counted(list []pack.Change) string {
	n := map[pack.What]int{}
	for _, c := range list {
		n[c.What]++
	}
	return fmt.Sprintf("Rows changed: %d, new: %d, gone: %d.", n[pack.Changed], n[pack.Added], n[pack.Removed])
}

func printChange(b *strings.Builder, c pack.Change) {
	fmt.Fprintf(b, "%s  %s  %s  %s\n", c.What, c.ID, c.Place, oneLine(c.Title))
	level := func(l pack.Level) string { return string(l.Confidence) + " (" + l.AsOf + ")" }
	switch {
	case c.What == pack.Added:
		fmt.Fprintf(b, "    %s\n", level(c.Is))
		return
	case c.What == pack.Removed:
		fmt.Fprintf(b, "    was %s\n", level(c.Was))
		return
	case c.Surer():
		fmt.Fprintf(b, "    %s -> %s: counts as better checked than before\n", level(c.Was), level(c.Is))
	case c.Was != c.Is:
		fmt.Fprintf(b, "    %s -> %s\n", level(c.Was), level(c.Is))
	}
	for _, f := range c.Fields {
		fmt.Fprintf(b, "    %s: %s -> %s\n", f.Name, orNothing(f.Was), orNothing(f.Is))
	}
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return oneLine(s)
}
