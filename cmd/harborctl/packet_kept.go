package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// packetRow is one packet that was kept.
type packetRow struct {
	ID        string          `json:"id"`
	When      string          `json:"when"`
	Recipient cases.Recipient `json:"recipient"`
	Pages     int             `json:"pages"`
	Files     int             `json:"files"`
	Bytes     int64           `json:"bytes"`
	Pack      string          `json:"pack"` // that it was checked against, "" = none
	Red       int             `json:"red"`
	Amber     int             `json:"amber"`
}

func rowOfPacket(p cases.Packet) packetRow {
	r := packetRow{ID: p.ID, When: p.When, Recipient: p.Recipient, Pages: p.Pages, Files: len(p.Parts), Pack: p.Pack, Red: p.Red, Amber: p.Amber}
	for _, b := range p.Parts {
		r.Bytes += b.Size
	}
	return r
}

func (a *app) packetList() *cobra.Command {
	var matter string
	cmd := a.lists(a.inVault("list", "the packets kept of a matter, oldest first", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			snap, err := v.Snapshot(ctx, matter)
			if err != nil {
				return err
			}
			var rows []packetRow
			for _, p := range snap.Packets {
				rows = append(rows, rowOfPacket(p))
			}
			slices.SortStableFunc(rows, func(x, y packetRow) int { return strings.Compare(x.When, y.When) })
			return printList(a, rows, []string{"id", "made", "for", "pages", "files", "bytes", "checked as", "red", "amber"}, func(r packetRow) []string {
				return []string{r.ID, r.When, string(r.Recipient), formatInt(int64(r.Pages)), formatInt(int64(r.Files)), formatInt(r.Bytes),
					orMinus(r.Pack), formatInt(int64(r.Red)), formatInt(int64(r.Amber))}
			})
		}))
	cmd.Flags().StringVar(&matter, "matter", "", "the matter's id")
	return need(cmd, "matter")
}

// packetWhole is all that is known of a kept packet.
type packetWhole struct {
	packetRow
	Items []packetItem  `json:"items"`
	Parts []packetPart  `json:"parts"`
	Lines []packet.Line `json:"lines"`
}

// packetItem is one thing that stands in it.
type packetItem struct {
	ID     string        `json:"id"`
	Kind   packet.Kind   `json:"kind"`
	Label  string        `json:"label"` // of an exhibit
	Part   string        `json:"part"`  // of what follows an exhibit under its letter
	Title  string        `json:"title"`
	First  int           `json:"first"` // numbers of its pages; 0 = only a line of the contents
	Last   int           `json:"last"`
	SHA256 string        `json:"sha256"` // of the original
	Chain  []packet.Link `json:"chain"`  // from the original to the pages
}

type packetPart struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
	Pages  int    `json:"pages"`
}

func (a *app) packetShow() *cobra.Command {
	return a.shows(a.inVault("show ID", "what stood in a kept packet: its items, pages, hashes, and what the check found", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			kept, err := keptPacket(ctx, v, args[0])
			if err != nil {
				return err
			}
			w := wholePacket(kept)
			if a.asJSON {
				return printJSON(a.out, w)
			}
			a.tellPacket(w)
			return nil
		}))
}

func keptPacket(ctx context.Context, v *vault.Vault, id string) (*packet.Kept, error) {
	p, err := vault.Get[cases.Packet](ctx, v, id)
	if err != nil {
		return nil, err
	}
	return packet.ReadKept(p)
}

func wholePacket(k *packet.Kept) packetWhole {
	w := packetWhole{packetRow: rowOfPacket(k.Packet), Items: []packetItem{}, Lines: orEmpty(k.Lines)}
	for i, it := range k.Plan.Items {
		first, last := k.Pages(i)
		w.Items = append(w.Items, packetItem{it.ID, it.Kind, it.Label, it.Part, it.Title, first, last, it.SHA256, orEmpty(it.Chain)})
	}
	for _, f := range k.Manifest.Files {
		w.Parts = append(w.Parts, packetPart{f.Name, f.SHA256, f.Bytes, f.Pages})
	}
	return w
}

func (a *app) tellPacket(w packetWhole) {
	fmt.Fprintf(a.out, "%s for %s, %d pages, made %s\n", w.ID, w.Recipient, w.Pages, w.When)
	for _, it := range w.Items {
		fmt.Fprintf(a.out, "%s  %s\n", pageRun(it.First, it.Last), oneLine(itemName(it.Label, it.Part, it.Title)))
		for _, l := range it.Chain {
			fmt.Fprintf(a.out, "    %s %s %s\n", l.Step, orMinus(l.SHA256), oneLine(l.Tool))
		}
	}
	for _, p := range w.Parts {
		fmt.Fprintf(a.out, "%s  %d pages, %d bytes, SHA-256 %s\n", p.Name, p.Pages, p.Bytes, p.SHA256)
	}
	for _, l := range w.Lines {
		if l.Level != packet.Green {
			fmt.Fprintln(a.out, preflightLine(l)+confirm(l))
		}
	}
}

func pageRun(first, last int) string {
	switch {
	case first == 0:
		return "-"
	case first == last:
		return formatInt(int64(first))
	}
	return fmt.Sprintf("%d-%d", first, last)
}

func itemName(label, part, title string) string {
	switch {
	case label == "":
		return title
	case part != "":
		return "Exhibit " + label + ", " + part
	}
	return "Exhibit " + label + ": " + title
}

func (a *app) packetExport() *cobra.Command {
	var job packetJob
	cmd := a.inVault("export ID", "write a kept packet out again, the same bytes; releases and the address firewall are asked as of today, and it is logged", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			if (job.person == "") != (job.reason == "") {
				return wrongUse("--override-by and --override-reason go together")
			}
			return job.again(ctx, a, v, args[0])
		})
	cmd.Flags().StringVar(&job.out, "out", "", "the folder to make; an earlier packet in it is replaced")
	cmd.Flags().StringVar(&job.person, "override-by", "", "your name, where protected places or numbers found in the packet may leave; it is logged")
	cmd.Flags().StringVar(&job.reason, "override-reason", "", "why they may leave; it is logged")
	return need(cmd, "out")
}

// again is one run of `packet export`.
func (j packetJob) again(ctx context.Context, a *app, v *vault.Vault, id string) error {
	if err := vault.CheckOutside(j.out); err != nil {
		return err
	}
	if err := packet.FolderFree(j.out); err != nil {
		return err
	}
	p, err := vault.Get[cases.Packet](ctx, v, id)
	if err != nil {
		return err
	}
	snap, err := v.Snapshot(ctx, p.MatterID)
	if err != nil {
		return err
	}
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	built, err := packet.Again(ctx, snap, v, viewer, p, a.now())
	if err != nil {
		return err
	}
	defer built.Close()
	if o := j.override(); o != nil && built.Held() {
		if err := built.Allow(*o); err != nil {
			return err
		}
	}
	return j.hand(ctx, a, v, built)
}

// hand writes a kept packet beside its place, logs it, and only then gives the folder its name.
func (j packetJob) hand(ctx context.Context, a *app, v *vault.Vault, built *packet.Built) error {
	folder, err := createOutputFolder(j.out)
	if err != nil {
		return err
	}
	defer folder.discard()
	if _, err := built.Save(folder.dir); err != nil {
		return err
	}
	if err := built.Note(ctx, v); err != nil {
		return err
	}
	if err := folder.commit(); err != nil {
		return err
	}
	for _, file := range built.Manifest.Files {
		fmt.Fprintln(a.out, filepath.Join(folder.place, file.Name))
	}
	return nil
}

func (a *app) packetDiff() *cobra.Command {
	return a.lists(a.inVault("diff EARLIER LATER", "what came in, what changed and what went out from one kept packet to another", cobra.ExactArgs(2),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			before, err := keptPacket(ctx, v, args[0])
			if err != nil {
				return err
			}
			after, err := keptPacket(ctx, v, args[1])
			if err != nil {
				return err
			}
			if before.Packet.MatterID != after.Packet.MatterID {
				return wrongUse("the two packets are of different matters")
			}
			return printList(a, packet.Compare(before, after), []string{"what", "item", "why"}, func(d packet.Difference) []string {
				return []string{d.What, itemName(d.Label, d.Part, d.Title), orMinus(d.Why)}
			})
		}))
}
