package forms

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Packer makes the packets of a batch from an office's records. It is the packet.Packer of the window and of harborctl.
type Packer struct {
	Desk    Desk
	Viewer  *pdfview.Viewer
	Options packet.BuildOptions // of each packet; Recipient and Now are set
	Anew    bool                // fill forms and draft documents anew, also those that are there
}

// Inputs is a hash of the records that a matter's packet is made of and judged by, of the day, and of the program.
func (p Packer) Inputs(ctx context.Context, matter string) (string, error) {
	s, err := p.Desk.Snapshot(ctx, matter)
	if err != nil {
		return "", err
	}
	made := *s
	made.Packets, made.Disclosures, made.Custody, made.Times, made.Tasks = nil, nil, nil, nil, nil // what making a packet writes, and what no packet shows
	h := sha256.New()
	o := p.Options
	if err := json.NewEncoder(h).Encode([]any{made, o.Recipient, o.Now.Format(time.DateOnly), o.Version, o.LawAsOf, o.MaxPart}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Pack makes one packet. What was never filled or drafted is made first; what a person has already looked at stays,
// unless Anew says otherwise.
func (p Packer) Pack(ctx context.Context, matter string, progress cases.Progress) (*packet.Built, error) {
	s, err := p.Desk.Snapshot(ctx, matter)
	if err != nil {
		return nil, err
	}
	if p.Anew || Unprepared(s) {
		if _, err := ReadyMatter(ctx, p.Desk, matter, MatterOptions{Now: p.Options.Now, Viewer: p.Viewer}); err != nil {
			return nil, err
		}
		if s, err = p.Desk.Snapshot(ctx, matter); err != nil {
			return nil, err
		}
	}
	o := p.Options
	o.Progress, o.ToLookAt = progress, ToLookAt(ctx, p.Desk, s)
	return packet.Build(ctx, s, p.Desk, p.Viewer, o)
}

// Keep seals the packet in the vault and logs who learned what.
func (p Packer) Keep(ctx context.Context, b *packet.Built) error {
	_, err := b.Keep(ctx, p.Desk)
	return err
}

// Unprepared reports whether a form or document of the matter was never made although it could be.
func Unprepared(s *cases.Snapshot) bool {
	if len(s.Forms) < Fillable(s) {
		return true
	}
	return slices.ContainsFunc(draft.Usual(s), func(t draft.Template) bool {
		return !slices.ContainsFunc(s.Documents, func(d cases.Document) bool { return d.Template == t.ID })
	})
}
