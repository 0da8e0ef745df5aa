package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// A packetCheckJob is one run of `packet check`.
type packetCheckJob struct {
	matter, recipient, pack string
}

// packetCheck says what stands between a packet and the court's window, without making the packet leave.
func (a *app) packetCheck() *cobra.Command {
	var job packetCheckJob
	cmd := a.verb("check [FILE.pdf]", "what the rules of the court or agency say about a packet, or about any finished PDF", cobra.MaximumNArgs(1),
		func(ctx context.Context, args []string) error {
			if _, ok := law.VenuePackByID(job.pack); job.pack != "" && !ok {
				return wrongUse("there are no rules %q; there are %s", job.pack, packNames())
			}
			switch {
			case len(args) == 1 && job.matter != "":
				return wrongUse("name a file or a matter, not both")
			case len(args) == 1:
				return job.file(ctx, a, args[0])
			case job.matter == "":
				return wrongUse("name a matter with --matter, or a file")
			case !slices.Contains(cases.Recipients(), cases.Recipient(job.recipient)):
				return wrongUse("there is no recipient %q; there are %s", job.recipient, recipientNames())
			}
			return job.ofMatter(ctx, a)
		})
	cmd.Flags().StringVar(&job.matter, "matter", "", "the matter's id")
	cmd.Flags().StringVar(&job.recipient, "recipient", string(cases.OfficeCopy), "one of "+recipientNames())
	cmd.Flags().StringVar(&job.pack, "pack", "", "whose rules, one of "+packNames()+"; without it those of the recipient or of the matter's court")
	return a.lists(cmd)
}

// ofMatter builds the packet where nobody can take it, and checks it.
func (j packetCheckJob) ofMatter(ctx context.Context, a *app) error {
	v, err := a.open(ctx)
	if err != nil {
		return err
	}
	lines, err := j.lines(ctx, a, v)
	if closed := v.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return a.checked(lines)
}

func (j packetCheckJob) lines(ctx context.Context, a *app, v *vault.Vault) ([]packet.Line, error) {
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return nil, err
	}
	defer viewer.Close()
	snap, err := packetJob{matter: j.matter}.snapshot(ctx, a, v, viewer)
	if err != nil {
		return nil, err
	}
	if j.pack != "" {
		snap.Matter.Packet.Pack = j.pack
	}
	o := a.buildOptions(j.recipient)
	o.ToLookAt = forms.ToLookAt(ctx, v, snap)
	built, err := packet.Build(ctx, snap, v, viewer, o)
	if err != nil {
		return nil, err
	}
	defer built.Close()
	return built.Lines, nil
}

// file checks a finished PDF from anywhere. It needs no vault.
func (j packetCheckJob) file(ctx context.Context, a *app, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return stopped(nil, "This is not a file.", "Nothing was changed.", "Name one PDF.")
	}
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	pack, _ := law.VenuePackByID(j.pack)
	lines, err := packet.CheckFile(ctx, viewer, f, info.Size(), pack)
	if err != nil {
		return err
	}
	return a.checked(lines)
}

// checked prints the lines, what stands in the way first. A red line ends the verb with 1.
func (a *app) checked(lines []packet.Line) error {
	order := []packet.Level{packet.Red, packet.Amber, packet.Info, packet.Green}
	slices.SortStableFunc(lines, func(x, y packet.Line) int { return slices.Index(order, x.Level) - slices.Index(order, y.Level) })
	count := map[packet.Level]int{}
	for _, l := range lines {
		count[l.Level]++
		if !a.asJSON {
			fmt.Fprintln(a.out, checkLine(l))
		}
	}
	if a.asJSON {
		if err := printJSON(a.out, orEmpty(lines)); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(a.out, "%d red, %d amber, %d green\n", count[packet.Red], count[packet.Amber], count[packet.Green])
	}
	if count[packet.Red] > 0 {
		return stopped(nil, "This is not ready to be filed: the red lines say why.", "Nothing was changed, and nothing has left.", "Mend what they name, and check again.")
	}
	return nil
}

// checkLine is a line with the rule that it keeps or breaks.
func checkLine(l packet.Line) string {
	s := preflightLine(l)
	rule := l.Rule
	if l.Venue != "" {
		rule = l.Venue
	}
	return s + " [" + rule + "]" + confirm(l)
}
