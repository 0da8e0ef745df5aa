package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// packetBatch makes the packets of all matters at one stage.
func (a *app) packetBatch() *cobra.Command {
	var job batchJob
	cmd := a.inVault("batch", "make the packets of many matters, each in a folder of its own, with a summary sheet", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			if !slices.Contains(cases.Stages(), cases.Stage(job.stage)) {
				return wrongUse("there is no stage %q; there are %s", job.stage, stageNames())
			}
			if !slices.Contains(cases.Recipients(), cases.Recipient(job.recipient)) {
				return wrongUse("there is no recipient %q; there are %s", job.recipient, recipientNames())
			}
			return job.run(ctx, a, v)
		})
	cmd.Flags().StringVar(&job.stage, "status", string(cases.Ready), "the stage of the matters: "+stageNames())
	cmd.Flags().StringVar(&job.out, "out", "", "the folder for all of them; what an earlier batch made there and did not change is kept")
	cmd.Flags().StringVar(&job.recipient, "recipient", string(cases.OfficeCopy), "one of "+recipientNames())
	cmd.Flags().BoolVar(&job.anew, "prepare", false, "fill forms and draft documents anew first, also those that are there")
	return need(a.shows(cmd), "out")
}

func stageNames() string {
	var names []string
	for _, s := range cases.Stages() {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

// A batchJob is one run of `packet batch`.
type batchJob struct {
	stage, recipient, out string
	anew                  bool
}

func (j batchJob) run(ctx context.Context, a *app, v *vault.Vault) error {
	if err := outside(j.out); err != nil {
		return err
	}
	matters, err := j.matters(ctx, v)
	if err != nil {
		return err
	}
	if len(matters) == 0 {
		return stopped(nil, "No matter stands at this stage.", "Nothing was made.", "Choose another stage with --status, or set the stage of a matter first.")
	}
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	b := packet.Batch{Out: j.out, Recipient: cases.Recipient(j.recipient), Lang: "en",
		Packer: forms.Packer{Desk: v, Viewer: viewer, Options: a.buildOptions(j.recipient), Anew: j.anew},
		Ended: func(i int, l packet.BatchLine) {
			fmt.Fprintf(a.err, "%d of %d: %s\n", i+1, len(matters), batchLine(l))
		}}
	sheet, err := b.Run(ctx, matters)
	if a.asJSON {
		if jerr := printJSON(a.out, sheet); err == nil {
			err = jerr
		}
	} else if len(sheet.Lines) > 0 {
		fmt.Fprintf(a.out, "%s: %d made, %d unchanged, %d stopped, %d not reached\n", countedMatters(len(sheet.Lines)),
			sheet.Count(packet.BatchMade), sheet.Count(packet.BatchSame), sheet.Count(packet.BatchStopped), sheet.Count(packet.BatchLeft))
	}
	if err == nil && !sheet.All() {
		return stopped(nil, "Not every matter has its packet.", "Those that were made are whole, and nothing half-made was left.",
			"The summary in the folder says what stood in the way of each. Run the same line again when it is settled; what is there already is kept.")
	}
	return err
}

// matters are those at the stage, by number.
func (j batchJob) matters(ctx context.Context, v *vault.Vault) ([]packet.BatchMatter, error) {
	all, err := vault.List[cases.Matter](ctx, v, "")
	if err != nil {
		return nil, err
	}
	var out []packet.BatchMatter
	for _, m := range all {
		if m.Stage == cases.Stage(j.stage) {
			out = append(out, packet.BatchMatter{ID: m.ID, Number: m.Number})
		}
	}
	slices.SortFunc(out, func(a, b packet.BatchMatter) int {
		if c := strings.Compare(a.Number, b.Number); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, nil
}

func batchLine(l packet.BatchLine) string {
	switch l.State {
	case packet.BatchMade, packet.BatchSame:
		return fmt.Sprintf("%s: %s, %d pages, %d red and %d amber lines", l.Folder, l.State, l.Pages, l.Red, l.Amber)
	case packet.BatchStopped:
		return l.Folder + ": stopped. " + oneLine(l.What+" "+l.Do)
	}
	return l.Folder + ": not reached"
}

// buildOptions are those of every packet that harborctl makes.
func (a *app) buildOptions(recipient string) packet.BuildOptions {
	return packet.BuildOptions{Recipient: cases.Recipient(recipient), Now: a.now(), Version: built.Version(), LawAsOf: law.AsOf(),
		Published: forms.Published, Papers: forms.PapersOn(a.now()), Pictures: pictureReader()}
}

// pictureReader reads pages that are pictures where a tesseract is installed, nil where none is.
func pictureReader() *packet.Reader {
	engine, ok := ocr.Find()
	if !ok {
		return nil
	}
	return packet.NewReader(engine, "en", "es")
}

func countedMatters(n int) string {
	if n == 1 {
		return "1 matter"
	}
	return formatInt(int64(n)) + " matters"
}
