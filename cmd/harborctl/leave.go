package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/spf13/cobra"
)

// A leaving is something that is about to leave the office for somebody.
type leaving struct {
	to       cases.Recipient
	matter   string
	items    []string
	releases []string
	snap     *cases.Snapshot
}

// toFlag gives a verb that writes a client's papers out the flag --to. Without it what is written is the office's own
// copy, which needs no release.
func toFlag(cmd *cobra.Command, to *string) {
	cmd.Flags().StringVar(to, "to", string(cases.OfficeCopy), "whom it is for: "+recipientNames()+"; all but office and client need a release")
}

// mayLeave asks whether a release of the client covers the items for this recipient today, and says where the client
// decided otherwise. Nothing is written here.
func (a *app) mayLeave(ctx context.Context, v *vault.Vault, to, matter string, items ...string) (leaving, error) {
	l := leaving{to: cases.Recipient(to), matter: matter, items: items}
	if !slices.Contains(cases.Recipients(), l.to) {
		return l, wrongUse("there is no recipient %q; there are %s", to, recipientNames())
	}
	s, err := v.Snapshot(ctx, matter)
	if err != nil {
		return l, err
	}
	l.snap = s
	if l.releases, err = s.MayLeave(l.to, items, cases.DateOf(a.now())); err != nil {
		return l, err
	}
	w := s.Wishes()
	if !w.MayReach(l.to) {
		fmt.Fprintln(a.err, "Note: the client has not chosen contact with law enforcement. Ask the client before this is handed over.")
	}
	if may, decided := w.MayKnow(l.to); decided && !may {
		fmt.Fprintln(a.err, "Note: the client decided that this recipient is not to know. Ask the client before this is handed over.")
	}
	return l, nil
}

// guard lets the address firewall look at one PDF before it leaves by itself.
func (l leaving) guard(ctx context.Context, viewer *pdfview.Viewer, pdf io.ReaderAt, size int64, texts ...string) error {
	return l.guardPaper(ctx, viewer, packet.Paper{R: pdf, Size: size, Media: "application/pdf", Texts: texts})
}

// guardPaper lets the address firewall look at one paper of any kind before it leaves by itself: an address that one
// recipient may see is not for another, and no photo leaves that tells where it was taken. The office's own copy and
// what the client gets are as they are.
func (l leaving) guardPaper(ctx context.Context, viewer *pdfview.Viewer, p packet.Paper) error {
	if !l.to.NeedsRelease() {
		return nil
	}
	eyes := packet.Eyes{Viewer: viewer, Files: &convert.Converter{}, Pictures: pictureReader()}
	defer eyes.Files.Close()
	err := eyes.Guard(ctx, l.snap, l.to, p)
	var found *packet.SecretFound
	if errors.As(err, &found) {
		what, _, _ := found.Explain("en")
		return stopped(err, strings.Replace(what, "The packet holds", "This paper holds", 1), "Nothing was written.",
			"Take it out, or put the paper into a packet, where a person can allow it with a name and a reason.")
	}
	return err
}

// log is the line of "who learned what"; nil for the office's own copy, from which nobody learns anything.
func (l leaving) log(now time.Time) []cases.Record {
	if l.to == cases.OfficeCopy {
		return nil
	}
	return []cases.Record{cases.Disclosure{
		ID: cases.NewID(), MatterID: l.matter, Recipient: l.to, Items: l.items, Release: strings.Join(l.releases, " "), When: now.UTC().Format(time.RFC3339),
	}}
}
