package packet

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// labelsOf is how the exhibits of a packet are named: as the office chose for
// the matter, else as the venue does, else by letters.
func labelsOf(s *cases.Snapshot, to cases.Recipient) cases.Labels {
	if l := s.Matter.Packet.Labels; l != "" {
		return l
	}
	if pack, ok := PackOf(s, to); ok && pack.Labels != "" {
		return cases.Labels(pack.Labels)
	}
	return cases.Letters
}

// partLimit is the most bytes of one file: the least of what the venue takes,
// what the office chose, and what the caller asks for. 0 = no limit is known.
func partLimit(s *cases.Snapshot, o BuildOptions) int64 {
	limits := []int64{s.Matter.Packet.MaxPart, o.MaxPart}
	if pack, ok := PackOf(s, o.Recipient); ok {
		if n, known := pack.PartBytes(); known {
			limits = append(limits, n)
		}
	}
	least := int64(0)
	for _, n := range limits {
		if n > 0 && (least == 0 || n < least) {
			least = n
		}
	}
	return least
}

// jobOf is what concerns the packet as a whole.
func jobOf(s *cases.Snapshot, o BuildOptions, items []Item) Job {
	look := s.Matter.Packet
	j := Job{
		Title: "Filing packet", Cover: coverOf(s, o.Recipient, items), TabWord: tabWord, Prefix: look.Bates, NoTabs: look.NoTabs,
		Date: newest(s), MaxPart: partLimit(s, o), Version: o.Version, LawAsOf: o.LawAsOf,
	}
	if look.Bates != "" {
		j.From = look.BatesFrom
	}
	if pack, ok := PackOf(s, o.Recipient); ok {
		j.Cover.Low = cornerOf(pack)
	}
	return j
}

// cornerOf is how far down the first page stays empty where a court puts its
// stamp, in points.
func cornerOf(pack law.VenuePack) float64 {
	r, ok := pack.Rule(law.CheckCorner)
	if !ok {
		return 0
	}
	_, down := r.Inches()
	return down * 72
}

// fileNames are the names of the parts: the same for every client.
func fileNames(pack law.VenuePack, parts int) []string {
	var out []string
	for n := range parts {
		out = append(out, pack.FileName(n+1, parts))
	}
	return out
}
