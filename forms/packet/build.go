package packet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Store is where sources lie.
type Store interface {
	OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error)
}

// Override lets protected things leave: a named person takes it on, with a
// reason. Both are logged.
type Override struct{ Person, Reason string }

// String is the entry of the log; empty where nothing was overridden.
func (o Override) String() string {
	if o == (Override{}) {
		return ""
	}
	return o.Person + ": " + o.Reason
}

// BuildOptions of a packet.
type BuildOptions struct {
	Recipient cases.Recipient // zero = cases.OfficeCopy
	Now       time.Time       // decides about releases and dates the log; never printed
	Version   string          // of the program
	LawAsOf   string          // day of the law data, year-month-day
	MaxPart   int64           // bytes of one part, where that is less than the venue and the matter say; 0 = as they say
	Published func(form string) (Published, bool)
	Papers    func(kind Kind, name, edition string) (PaperFacts, bool) // of the papers; nil = nothing is known of them
	// ToLookAt counts what the check while drafting found in a paper and nobody has settled; nil = nobody looked.
	ToLookAt func(cases.Document) int
	Override *Override
	Hold     bool    // a packet that the address firewall stops is kept open to be looked at; it leaves only after Allow
	Pictures *Reader // reads pages that are pictures for the address firewall; nil = they stay unread, and the check says so
	Progress cases.Progress
}

// Built is a packet that passed the release gate and the address firewall. It
// holds the bytes until Close.
type Built struct {
	Recipient cases.Recipient
	Pages     int
	Lines     []Line // preflight; red lines do not stop a packet
	Manifest  verify.Manifest
	Stopped   *SecretFound // what the address firewall found in a packet that is held; nil = nothing, or it was overridden

	matter   string
	plan     *Plan
	parts    []*spool
	raw      []byte // the manifest as it is laid beside the packet
	items    []string
	evidence []cases.EvidenceItem // the exhibits that left
	releases []string
	earlier  []cases.Packet // kept of this matter
	pack     string         // id of the venue pack
	override Override       // zero where none was needed
	now      time.Time
}

// Build makes the packet of a matter for a recipient.
//
// Errors: cases.ErrNotReleased where a release is missing; *SecretFound where
// the address firewall stops it; *Unreadable and *ItemError where a source
// stands in the way; cases.ErrNotFound where there is nothing to put in.
func Build(ctx context.Context, snap *cases.Snapshot, store Store, viewer *pdfview.Viewer, o BuildOptions) (*Built, error) {
	if o.Recipient == "" {
		o.Recipient = cases.OfficeCopy
	}
	if !slices.Contains(cases.Recipients(), o.Recipient) {
		return nil, fmt.Errorf("packet: recipient: %w", cases.ErrNotFound)
	}
	if o.Progress == nil {
		o.Progress = cases.NoProgress
	}
	list := gather(snap, o.Recipient, labelsOf(snap, o.Recipient), o.Published)
	if !slices.ContainsFunc(list, func(g gathered) bool { return g.Kind != Withheld }) {
		return nil, nothingFor(o.Recipient)
	}
	b := &Built{Recipient: o.Recipient, matter: snap.Matter.ID, now: o.Now, earlier: snap.Packets}
	var err error
	if b.releases, err = released(snap, o.Recipient, list, cases.DateOf(o.Now)); err != nil {
		return nil, err
	}
	if err := copies(snap, list, o.Recipient); err != nil {
		return nil, err
	}
	list = withCertificate(snap, list)
	k := &kitchen{apart: &apart{}, viewer: viewer}
	defer k.drop()
	defer k.apart.Close()
	items, closeAll, err := open(ctx, store, k, list)
	defer closeAll()
	if err != nil {
		return nil, err
	}
	plan, err := k.apart.plan(ctx, jobOf(snap, o, items), items)
	if err != nil {
		return nil, err
	}
	o.Progress.SetTotal(int64(plan.Pages()))
	if err := b.assemble(ctx, k.apart, plan); err != nil {
		b.Close()
		return nil, err
	}
	if err := b.check(ctx, k.apart, snap, viewer, plan, o); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// newest is the time of the newest form or document, as PDF writes it. The
// packet carries it instead of the clock: nothing changed, equal bytes.
func newest(s *cases.Snapshot) string {
	latest := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	see := func(when string) {
		if t, err := time.Parse(time.RFC3339, when); err == nil && t.After(latest) {
			latest = t.UTC()
		}
	}
	for _, f := range s.Forms {
		see(f.When)
	}
	for _, d := range s.Documents {
		see(d.When)
	}
	return latest.Format("20060102150405") + "Z"
}

// assemble writes the parts where nobody can read them yet.
func (b *Built) assemble(ctx context.Context, a *apart, plan *Plan) error {
	err := a.assemble(ctx, plan, func(int) (io.WriteCloser, error) {
		s := newSpool()
		b.parts = append(b.parts, s)
		return s, nil
	})
	var at *ItemError
	if errors.As(err, &at) {
		it := Item{ID: at.ID}
		if i := slices.IndexFunc(plan.Items, func(it Item) bool { return it.ID == at.ID }); i >= 0 {
			it = plan.Items[i]
		}
		return unreadable(it, at.Err)
	}
	return err
}

// check reads the final bytes back: address firewall, preflight, manifest.
func (b *Built) check(ctx context.Context, a *apart, snap *cases.Snapshot, viewer *pdfview.Viewer, plan *Plan, o BuildOptions) error {
	fw := newFirewall(snap.Guarded(), readers(o.Recipient, snap.Matter.Kind))
	fw.sheet = plan.sheet
	if o.Recipient == cases.CourtPublic {
		fw.minors = minorsOf(snap, cases.DateOf(o.Now))
	}
	pack, known := PackOf(snap, o.Recipient)
	names := fileNames(pack, len(b.parts))
	for _, name := range append(names[:len(names):len(names)], plan.Job.Title) {
		fw.look(name, inName, 0)
	}
	fw.pictures = o.Pictures
	for _, part := range b.parts {
		if err := fw.beside(ctx, a, part, part.Size()); err != nil {
			return err
		}
	}
	found, err := (&inspection{viewer: viewer, apart: a, plan: plan, files: finishedParts(b.parts), fw: fw, pack: pack, known: knownOf(snap),
		each: func() { o.Progress.Add(1) }}).inspect(ctx)
	if err != nil {
		return err
	}
	if err := fw.found(); err != nil {
		switch {
		case o.Override != nil && o.Override.taken():
			b.override = *o.Override
		case o.Hold && errors.As(err, &b.Stopped):
		default:
			return err
		}
	}
	b.Pages, b.plan, b.pack = plan.Pages(), plan, pack.ID
	b.Lines = (&preflight{plan: plan, seen: found, snap: snap, to: o.Recipient, names: names, minors: fw.named, read: fw.read,
		today: cases.DateOf(o.Now), pack: pack, known: known, papers: o.Papers, toLookAt: o.ToLookAt}).run()
	b.Manifest = manifestOf(snap, o.Recipient, plan, b.parts, names)
	if b.raw, err = b.Manifest.Encode(); err != nil {
		return err
	}
	for _, it := range plan.Items {
		if !it.leaves() {
			continue
		}
		b.items = append(b.items, it.ID)
		for _, e := range snap.Evidence {
			if e.ID == it.ID {
				b.evidence = append(b.evidence, e)
			}
		}
	}
	return nil
}

// manifestOf lists what the packet consists of, without a client's word.
func manifestOf(s *cases.Snapshot, to cases.Recipient, plan *Plan, parts []*spool, names []string) verify.Manifest {
	m := verify.Manifest{
		Program: strings.TrimSpace("Harborfile " + plan.Job.Version), LawAsOf: plan.Job.LawAsOf, Matter: s.Matter.ID,
		Recipient: string(to), Pages: plan.Pages(),
	}
	for n, part := range parts {
		last := plan.Last
		if n+1 < len(plan.Parts) {
			last = plan.Parts[n+1].First - 1
		}
		first := plan.Parts[n].First
		m.Files = append(m.Files, verify.File{Name: names[n], SHA256: part.SHA256(), Bytes: part.Size(), Pages: last - first + 1, First: first})
	}
	for i, it := range plan.Items {
		first, last := plan.run(i)
		if first == 0 { // only a line of the contents
			continue
		}
		m.Items = append(m.Items, verify.Item{ID: it.ID, Kind: string(it.Kind), Label: it.Label, SHA256: it.SHA256, First: first, Last: last,
			Steps: it.Steps, Bytes: it.Bytes, Chain: it.Chain})
	}
	return m
}

// Red counts the red lines of the preflight.
func (b *Built) Red() int { return b.count(Red) }

// Amber counts the amber lines of the preflight.
func (b *Built) Amber() int { return b.count(Amber) }

func (b *Built) count(l Level) (n int) {
	for _, line := range b.Lines {
		if line.Level == l {
			n++
		}
	}
	return n
}

// Close frees the bytes.
func (b *Built) Close() error {
	for _, p := range b.parts {
		p.Drop()
	}
	b.parts = nil
	return nil
}
