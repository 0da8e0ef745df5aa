package packet

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Again opens a packet that was kept, byte for byte as it was, to be looked at
// and saved once more. What holds for a new packet holds today: the client's
// releases, and the address firewall, which keeps the packet held where it
// finds something (see Built.Stopped and Allow).
//
// Errors: cases.ErrNotReleased, also where an exhibit is kept back from the
// recipient now; ErrNotPainted where something in it is to be painted over
// since; cases.ErrDamaged where the kept bytes are not
// those of its manifest.
func Again(ctx context.Context, snap *cases.Snapshot, store Store, viewer *pdfview.Viewer, kept cases.Packet, now time.Time) (*Built, error) {
	b := &Built{Recipient: kept.Recipient, Pages: kept.Pages, matter: kept.MatterID, raw: []byte(kept.Manifest), now: now}
	if err := json.Unmarshal(b.raw, &b.Manifest); err != nil || len(b.Manifest.Files) != len(kept.Parts) {
		return nil, fmt.Errorf("packet %s: its list: %w", kept.ID, cases.ErrDamaged)
	}
	if kept.Lines != "" {
		if err := json.Unmarshal([]byte(kept.Lines), &b.Lines); err != nil {
			return nil, fmt.Errorf("packet %s: its check: %w", kept.ID, cases.ErrDamaged)
		}
	}
	ids, covers := leaving(snap, b.Manifest)
	for _, id := range ids {
		b.items = append(b.items, id)
		if e, ok := evidenceOf(snap, id); ok {
			b.evidence = append(b.evidence, e)
		}
	}
	var err error
	if b.releases, err = snap.MayLeave(kept.Recipient, covers, cases.DateOf(now)); err != nil {
		return nil, fmt.Errorf("packet for %s: %w", kept.Recipient, err)
	}
	if err := stillMeant(snap, kept.Recipient, b.Manifest); err != nil {
		return nil, err
	}
	if err := b.fetch(ctx, snap, store, viewer, kept); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// stillMeant reports whether everything in a kept packet may still go to its
// recipient: an exhibit may have been kept back since, and a page painted over
// that the packet shows whole.
func stillMeant(s *cases.Snapshot, to cases.Recipient, m verify.Manifest) error {
	for _, it := range m.Items {
		if e, ok := evidenceOf(s, it.ID); ok {
			exhibit, filed := s.ExhibitOf(it.ID)
			if !s.Reaches(e, to) || filed && !s.Reaches(exhibit, to) {
				return fmt.Errorf("packet for %s: an exhibit that is kept back now: %w", to, cases.ErrNotReleased)
			}
		}
		if it.SHA256 == "" {
			continue
		}
		d, ok := s.CopyFor(it.ID, to)
		whole := ok && d.Step == cases.Redacted && !slices.ContainsFunc(it.Chain, func(l Link) bool { return l.SHA256 == d.Blob.SHA256 })
		if whole || !s.Settled(it.ID, to) {
			return &NotPainted{it.ID, it.Label}
		}
	}
	return nil
}

// fetch brings the parts out of the vault, and reads them as they would leave.
func (b *Built) fetch(ctx context.Context, snap *cases.Snapshot, store Store, viewer *pdfview.Viewer, kept cases.Packet) error {
	var hits []Hit
	for i, blob := range kept.Parts {
		part, err := fetchPart(ctx, store, blob.ID)
		if err != nil {
			return err
		}
		b.parts = append(b.parts, part)
		if f := b.Manifest.Files[i]; part.SHA256() != f.SHA256 || part.Size() != f.Bytes {
			return fmt.Errorf("packet %s, part %d: %w", kept.ID, i+1, cases.ErrDamaged)
		}
		var found *SecretFound
		if err := Guard(ctx, viewer, snap, b.Recipient, part, part.Size(), b.Manifest.Files[i].Name); errors.As(err, &found) {
			hits = append(hits, from(found.Hits, b.Manifest.Files[i].First)...)
		} else if err != nil {
			return err
		}
	}
	if len(hits) > 0 {
		b.Stopped = &SecretFound{Hits: hits}
	}
	return nil
}

// from turns pages counted in one part into numbers of the packet.
func from(hits []Hit, first int) []Hit {
	for i := range hits {
		if hits[i].Page > 0 {
			hits[i].Page += first - 1
		}
	}
	return hits
}

func fetchPart(ctx context.Context, store Store, blob string) (*spool, error) {
	r, err := store.OpenBlob(ctx, blob)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	s := newSpool()
	if _, err := io.Copy(s, io.NewSectionReader(r, 0, r.Size())); err != nil {
		s.Drop()
		return nil, err
	}
	return s, s.Close()
}

// Note logs that a kept packet leaves once more: who learned what, and a line
// in the custody of every exhibit.
func (b *Built) Note(ctx context.Context, k Keeper) error {
	if err := b.held(); err != nil {
		return err
	}
	p := cases.Packet{ID: cases.NewID(), MatterID: b.matter, When: b.now.UTC().Format(time.RFC3339)}
	return k.Write(ctx, b.records(&p)[1:]...) // the packet itself is kept already
}
