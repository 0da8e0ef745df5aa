package packet

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/verify"
)

// A packet is kept with its plan, the pack it was checked against and what the
// check found, so that every earlier version can be looked at, compared and
// handed out again as it was.

// ErrOldPacket: a packet was kept by a version of the program that did not
// keep what stood in it.
var ErrOldPacket = &oldPacket{}

type oldPacket struct{}

func (*oldPacket) Error() string { return "packet: it was kept without its plan" }

// Explain says what to do about it.
func (*oldPacket) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Este paquete se guardó sin la lista de lo que contiene.", "El paquete está a salvo y no se ha cambiado.", "Cree el paquete otra vez."
	}
	return "This packet was kept without the list of what stands in it.", "The packet is safe and unchanged.", "Build the packet again."
}

// Kept is a packet as it was kept.
type Kept struct {
	Packet   cases.Packet
	Plan     *Plan // without bytes and weights
	Manifest verify.Manifest
	Lines    []Line // what the check found
}

// ReadKept reads the record of a kept packet. Errors: ErrOldPacket.
func ReadKept(p cases.Packet) (*Kept, error) {
	k := &Kept{Packet: p, Plan: &Plan{}}
	if p.Plan == "" {
		return nil, ErrOldPacket
	}
	for _, part := range []struct {
		text string
		into any
	}{{p.Plan, k.Plan}, {p.Manifest, &k.Manifest}, {p.Lines, &k.Lines}} {
		if part.text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(part.text), part.into); err != nil {
			return nil, fmt.Errorf("packet %s: its record cannot be read: %w", p.ID, ErrOldPacket)
		}
	}
	if len(k.Plan.Parts) != len(p.Parts) || len(k.Manifest.Files) != len(p.Parts) {
		return nil, ErrOldPacket
	}
	return k, nil
}

// Pages says on which pages of the packet item i stands, its tab sheet
// included; 0, 0 where it has no page.
func (k *Kept) Pages(i int) (first, last int) { return k.Plan.run(i) }

// packet is the record of what was built.
func (b *Built) packet() (cases.Packet, error) {
	plan := *b.plan
	plan.Items = make([]Item, len(b.plan.Items))
	for i, it := range b.plan.Items {
		it.Probe.Weights = nil // only for planning
		plan.Items[i] = it
	}
	planned, err := json.Marshal(plan)
	if err != nil {
		return cases.Packet{}, err
	}
	lines, err := json.Marshal(b.Lines)
	if err != nil {
		return cases.Packet{}, err
	}
	return cases.Packet{ID: cases.NewID(), MatterID: b.matter, Recipient: b.Recipient, When: b.when(), Manifest: string(b.raw),
		Plan: string(planned), Pack: b.pack, Lines: string(lines), Pages: b.Pages, Red: b.Red(), Amber: b.Amber()}, nil
}

func (b *Built) when() string { return b.now.UTC().Format(time.RFC3339) }

// keptBefore is the packet kept last for the same recipient, where it is byte
// for byte this one.
func (b *Built) keptBefore() (cases.Packet, bool) {
	var last *cases.Packet
	for i, p := range b.earlier {
		if p.Recipient == b.Recipient && (last == nil || p.When >= last.When) {
			last = &b.earlier[i]
		}
	}
	if last == nil || last.Manifest != string(b.raw) || len(last.Parts) != len(b.parts) {
		return cases.Packet{}, false
	}
	for i, part := range b.parts {
		if last.Parts[i].SHA256 != part.SHA256() {
			return cases.Packet{}, false
		}
	}
	return *last, true
}

// leaving lists what a packet tells, by its manifest: the ids, and with each
// what a release has to cover for it.
func leaving(s *cases.Snapshot, m verify.Manifest) (ids, covers []string) {
	for _, it := range m.Items {
		if !(Item{Kind: Kind(it.Kind)}).leaves() {
			continue
		}
		ids = append(ids, it.ID)
		if e, ok := s.ExhibitOf(it.ID); ok && (it.Kind == string(Translation) || it.Kind == string(Certified)) {
			covers = append(covers, e.ID)
			continue
		}
		covers = append(covers, it.ID)
	}
	return ids, covers
}
