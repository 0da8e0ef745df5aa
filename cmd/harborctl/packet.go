package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

func (a *app) packetVerbs() *cobra.Command {
	return a.group("packet", "what leaves the office", a.packetBuild(), a.packetCheck(), a.packetSigned(), a.packetList(), a.packetShow(), a.packetExport(), a.packetDiff(), a.packetLook(), a.packetBatch())
}

func (a *app) packetBuild() *cobra.Command {
	var job packetJob
	cmd := a.inVault("build", "make the packet of a matter: one PDF, or parts, and manifest.json", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			if (job.person == "") != (job.reason == "") {
				return wrongUse("--override-by and --override-reason go together")
			}
			if !slices.Contains(cases.Recipients(), cases.Recipient(job.recipient)) {
				return wrongUse("there is no recipient %q; there are %s", job.recipient, recipientNames())
			}
			return job.run(ctx, a, v)
		})
	cmd.Flags().StringVar(&job.matter, "matter", "", "the matter's id")
	cmd.Flags().StringVar(&job.recipient, "recipient", string(cases.OfficeCopy), "one of "+recipientNames())
	cmd.Flags().StringVar(&job.out, "out", "", "the folder to make; an earlier packet in it is replaced")
	cmd.Flags().StringVar(&job.person, "override-by", "", "your name, where protected places or numbers found in the packet may leave; it is logged")
	cmd.Flags().StringVar(&job.reason, "override-reason", "", "why they may leave; it is logged")
	return need(cmd, "matter", "out")
}

func recipientNames() string {
	var names []string
	for _, r := range cases.Recipients() {
		names = append(names, string(r))
	}
	return strings.Join(names, ", ")
}

// A packetJob is one run of `packet build`.
type packetJob struct {
	matter, recipient, out string
	person, reason         string // who lets protected things leave, and why; "" = nobody
}

func (j packetJob) run(ctx context.Context, a *app, v *vault.Vault) error {
	if info, err := os.Stat(j.out); err == nil && !info.IsDir() {
		return stopped(nil, "The name after --out belongs to a file.", "That file was not touched.", "Choose a folder with --out.")
	}
	if err := vault.CheckOutside(j.out); err != nil {
		return err
	}
	if err := packet.FolderFree(j.out); err != nil {
		return err
	}
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	snap, err := j.snapshot(ctx, a, v, viewer)
	if err != nil {
		return err
	}
	o := a.buildOptions(j.recipient)
	o.Override = j.override()
	o.ToLookAt = forms.ToLookAt(ctx, v, snap)
	built, err := packet.Build(ctx, snap, v, viewer, o)
	if err != nil {
		return err
	}
	defer built.Close()
	return j.deliver(ctx, a, v, built)
}

// override is who lets protected things leave, nil for nobody.
func (j packetJob) override() *packet.Override {
	if j.person == "" {
		return nil
	}
	return &packet.Override{Person: oneLine(j.person), Reason: oneLine(j.reason)}
}

// snapshot is the matter with everything its packet needs. What was never made is made now; what a person has already
// looked at is left as it is.
func (j packetJob) snapshot(ctx context.Context, a *app, v *vault.Vault, viewer *pdfview.Viewer) (*cases.Snapshot, error) {
	snap, err := v.Snapshot(ctx, j.matter)
	if err != nil || !forms.Unprepared(snap) {
		return snap, err
	}
	if err := a.prepare(ctx, v, viewer, j.matter); err != nil {
		return nil, err
	}
	return v.Snapshot(ctx, j.matter)
}

// deliver writes the packet beside its place, keeps it in the vault with the log of who learned what, and only then
// gives the folder its name: nothing leaves that the log does not hold, and a full disk leaves nothing half-written.
func (j packetJob) deliver(ctx context.Context, a *app, v *vault.Vault, built *packet.Built) error {
	folder, err := createOutputFolder(j.out)
	if err != nil {
		return err
	}
	defer folder.discard()
	if _, err := built.Save(folder.dir); err != nil {
		return err
	}
	if _, err := built.Keep(ctx, v); err != nil {
		return err
	}
	if err := folder.commit(); err != nil {
		return err
	}
	for _, line := range built.Lines {
		if line.Level != packet.Green {
			fmt.Fprintln(a.out, preflightLine(line)+confirm(line))
		}
	}
	fmt.Fprintf(a.out, "%d pages, %d red and %d amber lines\n", built.Pages, built.Red(), built.Amber())
	for _, file := range built.Manifest.Files {
		fmt.Fprintln(a.out, filepath.Join(folder.place, file.Name))
	}
	return nil
}

// confirm stands beside a citation whose text was not read.
func confirm(l packet.Line) string {
	if l.Confirm && l.Cite != "" {
		return " Confirm before relying."
	}
	return ""
}

func preflightLine(l packet.Line) string {
	s := string(l.Level) + ": "
	// Most lines name their pages themselves.
	if l.Page > 0 && !strings.Contains(l.Text, "page ") && !strings.Contains(l.Text, "pages ") {
		s += fmt.Sprintf("page %d: ", l.Page)
	}
	s += oneLine(l.Text)
	if l.Cite != "" {
		s += " (" + l.Cite + ")"
	}
	return s
}
